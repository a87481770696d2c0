"""What only a host serves: pages for addresses that have none, and addresses that have moved."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.items import DigestItem, Link, Shell
from generator.model.language import Lang


class Security(NamedTuple):
    """Whom to tell of a weakness of the site, and until which day that holds."""

    contact: tuple[str, ...]
    expires: str


class Encoding(StrEnum):
    """How a file is compressed that a host may send in place of another; its value ends the address."""

    GZIP = "gz"
    BROTLI = "br"
    ZSTANDARD = "zst"


class WayOn(NamedTuple):
    """Where a reader of one language may go on from an address that has no page."""

    lang: Lang
    site: str
    home: str
    search: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingView:
    """What a host shows in place of a page that it does not have, in one language or in all.

    Its shell has a root that leads home from any address.
    """

    shell: Shell
    doors: tuple[WayOn, ...]


class Move(NamedTuple):
    """An address that a digest had once, and the edition that is now there.

    Attributes:
        alias: the old address, as a host is asked for it: `old/news`, `old/news/` or `old/news.html`.
        stub: the file that leads from there to `address`.
        lang, title: of the edition.
    """

    alias: str
    stub: str
    address: str
    lang: Lang
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a program that reads is told of the archive in one language.

    Attributes:
        ways: the pages that lead to all others.
        latest: the newest digests.
    """

    lang: Lang
    site: str
    description: str
    digests: int
    stories: int
    ways: tuple[Link, ...]
    latest: tuple[DigestItem, ...]
