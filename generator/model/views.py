"""Views: what templates see.

A template is given one view and nothing else, so a digest of the view, of the template and of the
code is a complete key for what the page looks like. Addresses in views are those of
`generator.addresses`; templates make them relative.
"""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.digest import Reference
from generator.model.entity import Kind
from generator.model.language import Lang


class Link(NamedTuple):
    """An address with the text that leads to it."""

    address: str
    label: str


class Switch(NamedTuple):
    """The way to the other language.

    `exact` is true when `address` is this very page in `lang`; else it is the nearest one.
    """

    lang: Lang
    address: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What every page has around its content.

    Attributes:
        address: the page's own address.
        title: for `<title>` and Open Graph; plain text.
        site: the archive's title.
        description: for the `description` meta element; may be empty.
        area: which entry of the navigation is current: home, archive, register, or empty.
        switch: the way to the other language; absent in an archive of one language.
        crumbs: the way up, outermost first, without the page itself.
        alternates: this page in each language that it exists in: (BCP 47 tag, address).
        base_url: absolute prefix for canonical links; empty when there is no host.
    """

    lang: Lang
    address: str
    title: str
    site: str
    description: str
    area: str
    switch: Switch | None
    crumbs: tuple[Link, ...]
    alternates: tuple[tuple[str, str], ...]
    base_url: str


class DigestItem(NamedTuple):
    """A digest in a list; `lang` is the language of its title, which may not be the page's."""

    key: str
    lang: Lang
    date: IsoDate
    title: str
    address: str
    summary: tuple[str, ...]
    headlines: tuple[Link, ...]


class EntityLink(NamedTuple):
    """An entity as a name that leads to its page."""

    id: str
    name: str
    address: str


class EntityItem(NamedTuple):
    """An entity in a list: its name in the page's language, and in the other one unless equal."""

    id: str
    kind: Kind
    name: str
    other_name: str
    address: str
    stories: int
    last: IsoDate | None


class Entry(NamedTuple):
    """A story in the timeline of an entity or a day; a whole digest has neither `story` nor `headline`."""

    digest: str
    story: str
    lang: Lang
    date: IsoDate
    address: str
    headline: str
    sentence: str
    digest_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The bilingual front door: each language's home, name and latest digests."""

    shell: Shell
    doors: tuple["Door", ...]


class Door(NamedTuple):
    """One language's half of the front door."""

    lang: Lang
    site: str
    description: str
    address: str
    latest: tuple[DigestItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The newest digests, whom they name most, and the size of the archive."""

    shell: Shell
    description: str
    latest: tuple[DigestItem, ...]
    active: tuple[EntityItem, ...]
    digests: int
    stories: int
    first: IsoDate | None
    last: IsoDate | None


class SectionItem(NamedTuple):
    """A section in an edition: its heading (inline HTML, may be empty) and its stories."""

    anchor: str
    heading: str
    stories: tuple["StoryItem", ...]


class StoryItem(NamedTuple):
    """A story in an edition: `level` as in `model.digest.Story`, `place` its index in the body."""

    anchor: str
    level: int
    headline: str
    link: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """One edition.

    Attributes:
        body: the content address of its `Body`; the template is given the `Body` itself.
        links: what each `ref:` link of the body stands for: (reference, address or empty).
        entities: whom it names, most often first.
    """

    shell: Shell
    key: str
    date: IsoDate
    lang: Lang
    title: str
    summary: tuple[str, ...]
    series: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    sources: tuple[Reference, ...]
    cover: str
    day: Link
    sections: tuple[SectionItem, ...]
    body: str
    links: tuple[tuple[str, str], ...]
    entities: tuple[EntityLink, ...]
    translation: Switch | None
    newer: DigestItem | None
    older: DigestItem | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """What a day, a month or a year page shares: its date, its neighbours and its digests."""

    shell: Shell
    date: str
    newer: Link | None
    older: Link | None
    digests: tuple[DigestItem, ...]


class YearDay(NamedTuple):
    """The same day of another year, with the digests of it."""

    day: Link
    digests: tuple[DigestItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView(CalendarView):
    """A day.

    Attributes:
        later: stories of later digests that name the day, newest first.
        before: stories of earlier digests that name it.
        more: how many further stories name it.
        years: the same day in earlier years, newest first.
    """

    later: tuple[Entry, ...]
    before: tuple[Entry, ...]
    more: int
    years: tuple[YearDay, ...]


class Cell(NamedTuple):
    """A day in a calendar grid, a month in a year; `address` is empty where there is no page of it."""

    date: str
    address: str
    digests: int
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView(CalendarView):
    """A month: weeks of seven days, the first day of the week by the language's custom."""

    weeks: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView(CalendarView):
    """A year: its twelve months. `digests` carry no summary or headlines."""

    months: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """All years with their months, newest first."""

    shell: Shell
    years: tuple[tuple[Cell, tuple[Cell, ...]], ...]
    digests: int
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """An entity, or one older year of it (`year` is empty on the main page)."""

    shell: Shell
    id: str
    kind: Kind
    name: str
    other_name: str
    writings: tuple[str, ...]
    about: str
    url: str
    owner: EntityLink | None
    owned: tuple[EntityLink, ...]
    first: IsoDate | None
    last: IsoDate | None
    stories: int
    digests: int
    year: str
    years: tuple[Link, ...]
    months: tuple[tuple[IsoDate, tuple[Entry, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """All entities by kind, the most active first."""

    shell: Shell
    groups: tuple[tuple[Kind, tuple[EntityItem, ...]], ...]


View = (
    FrontView
    | HomeView
    | EditionView
    | DayView
    | MonthView
    | YearView
    | ArchiveView
    | EntityView
    | RegisterView
)
