"""What the page shows that has both editions of a digest side by side."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.digest import Reference
from generator.model.items import Link, Shell
from generator.model.language import Lang


class Side(NamedTuple):
    """One of the two editions: what is said once of each.

    Attributes:
        tag: the BCP 47 tag of its text.
        is_stale: whether title, summary or headings were translated before the original changed.
        day: the page of its day in its language.
        body, links: as in `EditionView`.
    """

    lang: Lang
    tag: str
    address: str
    is_stale: bool
    title: str
    summary: tuple[str, ...]
    day: Link
    stories: int
    sources: tuple[Reference, ...]
    body: str
    links: tuple[tuple[str, str], ...]


class Telling(NamedTuple):
    """A story in one of the editions.

    Attributes:
        level: as in `model.digest.Story`.
        link: where its headline leads, or empty.
        place: its index in the body.
        is_stale: whether it was translated before the original changed.
    """

    anchor: str
    level: int
    link: str
    place: int
    is_stale: bool


class Part(NamedTuple):
    """A heading of either side or of both (inline HTML, else empty), and the stories under it.

    Attributes:
        stories: those of the left beside those of the right. They are the same if they have the same anchor;
            where that is not known they only stand in the same place.
    """

    headings: tuple[str, str]
    stories: tuple[tuple[Telling | None, Telling | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelView:
    """Both editions of a digest, story beside story; the archive's first language is always on the left.

    Attributes:
        is_sure: whether their stories were matched with confidence; else no story is said to stand alone.
    """

    shell: Shell
    key: str
    date: IsoDate
    sides: tuple[Side, Side]
    is_sure: bool
    parts: tuple[Part, ...]
