"""Pages: what is to be written, and what was."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.language import Lang


class Page(NamedTuple):
    """One page to be written.

    Attributes:
        kind: a row of the table of page kinds.
        address: where it goes.
        lang: the language of its interface.
        subject: what it shows: a digest's key, a date, an entity's id, or empty.
        tag: the BCP 47 tag of what it shows, where that is not the one of its language.
        sources: paths of the content that asked for this address, for messages.
        alternates: this page in each language that it exists in, itself included, and the one for readers of
            other languages: (BCP 47 tag or `x-default`, address). Empty for a page of no language.
    """

    kind: str
    address: str
    lang: Lang
    subject: str = ""
    tag: str = ""
    sources: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()


class Listing(NamedTuple):
    """What the sitemap says of a page.

    Attributes:
        changed: the day of its last change, or empty.
        alternates: as those of the page.
    """

    address: str
    changed: str
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """The bytes of one address."""

    address: str
    data: bytes
