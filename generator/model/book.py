"""A volume of digests as a book: what its pages and its list of contents show."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.items import Link
from generator.model.language import Lang, Localized
from generator.model.views import EditionView


class Reach(StrEnum):
    """What one volume holds."""

    MONTH = "month"
    YEAR = "year"
    ALL = "all"


class Chapter(NamedTuple):
    """An edition in a book: its file, and what stands in it, with links as the book has them."""

    name: str
    view: EditionView


class ChapterLink(NamedTuple):
    """The way to a chapter; `tag` is the BCP 47 tag of its text."""

    name: str
    tag: str
    title: str


class IndexEntry(NamedTuple):
    """An entity in the index: its name in the language of the index, and in the other one unless equal.

    Attributes:
        places: of each digest that names it the first such story, with the date as label.
    """

    id: str
    name: str
    other_name: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The index of one language, by the letters of names."""

    lang: Lang
    letters: tuple[tuple[str, tuple[IndexEntry, ...]], ...]


class Picture(NamedTuple):
    """A picture of a book: its file and its media type."""

    name: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookView:
    """A volume as a whole.

    Attributes:
        identifier: a URI that stays the same when the volume is made anew.
        period: the month or year that it holds; empty for all.
        first, last: dates of its oldest and newest digest.
        languages: of its chapters, the archive's first one first.
        months: its digests by month in order of time: of each its date, and its chapters.
        pictures: those in its chapters.
    """

    title: Localized
    description: Localized
    identifier: str
    period: str
    first: IsoDate
    last: IsoDate
    languages: tuple[Lang, ...]
    months: tuple[tuple[str, tuple[tuple[IsoDate, tuple[ChapterLink, ...]], ...]], ...]
    digests: int
    stories: int
    pictures: tuple[Picture, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The files of its chapters, in order."""
        return tuple(link.name for _, digests in self.months for _, chapters in digests for link in chapters)
