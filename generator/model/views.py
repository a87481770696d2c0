"""Views: what templates see.

A template is given one view and nothing else, so a digest of the view, of the template and of the
code is a complete key for what the page looks like. Addresses in views are those of
`generator.addresses`; templates make them relative.
"""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.calendars import ArchiveView, DayView, MonthView, YearView
from generator.model.charts import BarChart, DotChart
from generator.model.date import IsoDate
from generator.model.digest import Reference
from generator.model.directory import OverviewView, RegisterView
from generator.model.entity import Kind
from generator.model.facts import Companion, FigureItem, YearItem
from generator.model.hosting import MissingView
from generator.model.items import (
    DigestItem,
    EntityItem,
    EntityLink,
    Entry,
    Link,
    Shell,
    Switch,
    TopicItem,
)
from generator.model.language import Lang
from generator.model.parallel import ParallelView
from generator.model.subscriptions import FeedsView
from generator.model.topic import TopicKind


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
    topics: tuple[Link, ...]


class SectionItem(NamedTuple):
    """A section in an edition: its heading (inline HTML, may be empty) and its stories."""

    anchor: str
    heading: str
    stories: tuple["StoryItem", ...]


class StoryLink(NamedTuple):
    """The way to a story of another digest; in a thread, the story that it is shown with has no address."""

    lang: Lang
    date: IsoDate
    address: str
    headline: str


class StoryItem(NamedTuple):
    """A story in an edition.

    Attributes:
        level: as in `model.digest.Story`.
        place: its index in the body.
        thread: the stories that it goes on with and that go on with it, itself among them, in order of time.
        related: earlier stories on the same thing, newest first.
        has_twin: whether the edition in the other language tells it, too.
        is_stale: whether the original has changed since it was translated.
    """

    anchor: str
    level: int
    headline: str
    link: str
    place: int
    thread: tuple[StoryLink, ...]
    related: tuple[StoryLink, ...]
    has_twin: bool
    is_stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """One edition.

    Attributes:
        tag: the BCP 47 tag of its text.
        body: the content address of its `Body`; the template is given the `Body` itself.
        links: what each `ref:` link of the body stands for: (reference, address or empty).
        entities: whom it names, most often first.
        remote_cover: where its cover is, if that is on another host.
        tags: its tags and categories as its header spells them, as links to their topics; so is the series.
        updated: when its header says that it was changed, or empty.
        translation: the edition in the other language.
        is_original: whether the other edition is the translation of this one, and not the other way round.
        stale: how many of its stories were translated before the original changed.
        is_head_stale: whether its title, summary and section headings were.
        parallel: the page with both editions; empty where there is no translation.
    """

    shell: Shell
    key: str
    date: IsoDate
    lang: Lang
    tag: str
    title: str
    summary: tuple[str, ...]
    series: Link | None
    authors: tuple[str, ...]
    tags: tuple[Link, ...]
    sources: tuple[Reference, ...]
    cover: str
    remote_cover: str
    day: Link
    sections: tuple[SectionItem, ...]
    body: str
    links: tuple[tuple[str, str], ...]
    entities: tuple[EntityLink, ...]
    updated: str
    translation: Switch | None
    is_original: bool
    stale: int
    is_head_stale: bool
    parallel: str
    newer: DigestItem | None
    older: DigestItem | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """An entity, or one older year of it (`year` is empty on the main page).

    An older year shows and counts that year alone, so that it stays as it is while the entity goes on.

    Attributes:
        owned: what it owns, by kind, with the number of stories that name both; not on an older year.
        first, last, stories, digests, times: when and how often it is named.
        mentions, money: charts of stories and of amounts over the same time, if there are enough of them.
        figures: the newest sentences that name it and tell amounts, of `sentences` in all.
        companions: whom it does not own, and whom most of its stories name too.
        years: the years of a long timeline, newest first; on an older year, those up to it.
        months: its timeline; of a long one, the newest year.
    """

    shell: Shell
    id: str
    kind: Kind
    name: str
    other_name: str
    writings: tuple[str, ...]
    about: str
    url: str
    owner: EntityLink | None
    owned: tuple[tuple[Kind, tuple[Companion, ...]], ...]
    first: IsoDate | None
    last: IsoDate | None
    stories: int
    digests: int
    times: int
    mentions: BarChart | None
    money: DotChart | None
    figures: tuple[FigureItem, ...]
    sentences: int
    companions: tuple[Companion, ...]
    year: str
    years: tuple[YearItem, ...]
    months: tuple[tuple[IsoDate, tuple[Entry, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic or series, or one year of a long one (`year` is empty on the main page).

    Attributes:
        stories: how many its digests have.
        years: the years of a long one, the newest first, each with the page that has all of it.
        spans: its digests by year, on the page of a year by month; these carry no summary or headlines.
        entities: whom its digests name in most stories.
        related: the topics that most of its digests have, too.
    """

    shell: Shell
    kind: TopicKind
    slug: str
    name: str
    other_name: str
    about: str
    digests: int
    stories: int
    first: IsoDate
    last: IsoDate
    year: str
    years: tuple[Link, ...]
    spans: tuple[tuple[str, tuple[DigestItem, ...]], ...]
    entities: tuple[EntityItem, ...]
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    """All series and topics, those of most digests first; `once` are those of one digest, not described."""

    shell: Shell
    series: tuple[TopicItem, ...]
    topics: tuple[TopicItem, ...]
    once: tuple[TopicItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The search page, which finds things by a script; the index is loaded when a reader comes to it.

    Attributes:
        company, day: the entity named most and the newest day, as examples; empty where there is none.
        topics, series: slugs and names of those to filter by.
        own: whether only what is in the language of the page is to be found.
        version: of the index; changes with it, so that no browser takes an old root for it; empty where a
            page is only looked at.
    """

    shell: Shell
    company: str
    day: str
    topics: tuple[tuple[str, str], ...]
    series: tuple[tuple[str, str], ...]
    own: bool
    version: str


View = (
    FrontView
    | HomeView
    | EditionView
    | ParallelView
    | DayView
    | MonthView
    | YearView
    | ArchiveView
    | EntityView
    | RegisterView
    | OverviewView
    | TopicView
    | TopicsView
    | SearchView
    | MissingView
    | FeedsView
)
