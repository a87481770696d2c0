"""Editions as they are read, linked and paired.

Each stage wraps what the stage before made: `Edition` (read) becomes `LinkedEdition` plus
`Body` (link), those become a `Digest` (pair). A linked edition is light, since all of an archive's are held
in memory; the HTML of its stories lies in the cache under `LinkedEdition.body` and only the
process that renders a page loads it.

What the cache keeps of every edition, by the hundred thousand, are named tuples: these are made and load
several times as fast as dataclasses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.date import IsoDate, Period
from generator.model.language import Lang

# In `Header.nolink`: no name is linked.
EVERY_NAME = "*"


class Reference(NamedTuple):
    """A cited publication; a part that the source does not give is an empty string."""

    publisher: str = ""
    date: str = ""
    title: str = ""
    link: str = ""


class Header(NamedTuple):
    """What an edition says of itself, whatever shape its header had.

    Attributes:
        title: the edition's title.
        date: day or month of publication.
        lang: the language it is written in.
        key: what it shares with its other edition; unique among digests.
        slug: the last part of its address, ASCII.
        traditional: whether its Chinese is in Traditional characters.
        summary: one paragraph, or several for a summary that is a list.
        entities: free names of companies, models and people that the header lists.
        names: whom a writing means in this edition: (writing, id or name of an entity, or empty for nobody).
        nolink: ids or names of entities that the edition does not mean, whatever it says; or `EVERY_NAME`.
        cover: address of a picture, or empty.
        extra: keys that the project does not know, with their values as text.
    """

    title: str
    date: IsoDate
    lang: Lang
    key: str
    slug: str
    traditional: bool = False
    summary: tuple[str, ...] = ()
    series: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    nolink: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sources: tuple[Reference, ...] = ()
    cover: str = ""
    updated: str = ""
    draft: bool = False
    translated_from: str = ""
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


class Story(NamedTuple):
    """One item of news, as read.

    Attributes:
        id: its anchor, unique in the edition: the wanted one, or made from its source link or headline.
        wanted: the id that the writer chose, or empty.
        level: 0 for text before any heading, 2 for text directly under a section heading,
            3 for a story heading, 4 for a micro-item of a list.
        headline: plain text.
        heading: the headline as inline HTML, without its own link.
        link: the address that the headline leads to, or empty.
        links: addresses of its sources, the headline's own first.
        html: its paragraphs.
        references: publications that its source paragraph cites.
        line: where it starts in the source.
    """

    id: str
    wanted: str
    level: int
    headline: str
    heading: str
    link: str
    links: tuple[str, ...]
    html: str
    references: tuple[Reference, ...]
    line: int


class Section(NamedTuple):
    """A `##` group of stories; `heading` is empty for stories outside any group."""

    heading: str
    stories: tuple[Story, ...]


class FileLink(NamedTuple):
    """A link to another file of the archive: its target as in the body's `ref:file/` links, and its line."""

    target: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One digest in one language, as read from `path`; `notes` are its footnotes as HTML."""

    path: str
    header: Header
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    notes: str
    files: tuple[FileLink, ...]


class Mention(NamedTuple):
    """An entity named in a story.

    Attributes:
        entity: its id.
        times: how often it is named, headline included.
        sentence: the first sentence of the text that names it, as an index into the story's; -1 if none does.
    """

    entity: str
    times: int
    sentence: int


class Qualifier(StrEnum):
    """How the text limits an amount."""

    EXACT = ""
    UP_TO = "up-to"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    SEVERAL = "several"


class Figure(NamedTuple):
    """An amount that a story tells: of money, power, share, or people.

    Attributes:
        value: in `unit`, as a decimal number in plain digits: `40000000000`, `51.6`.
        unit: an ISO 4217 currency, `W`, `%` or `people`; empty where the text does not say the currency.
        qualifier: whether the value is exact; several times the value is meant by `several` (数十亿).
        text: as written.
        sentence: the sentence, or the headline, as an index into the story's sentences.
        mentions: who is named in that sentence, as indexes into the story's mentions.
    """

    value: str
    unit: str
    qualifier: Qualifier
    text: str
    sentence: int
    mentions: tuple[int, ...]


class Moment(NamedTuple):
    """A day or period that a story names, with the first sentence that does, as for a figure."""

    period: Period
    sentence: int


class LinkedStory(NamedTuple):
    """A story without its HTML, with the facts that it tells.

    Attributes:
        links: addresses of its sources, the headline's own first.
        sentences: those that tell a fact, in order; the headline comes first if it does.
        mentions: the entities that it names, in order of appearance.
        figures: in order of appearance, each once for each sentence that tells it.
        moments: in order of appearance, each period once.
    """

    id: str
    level: int
    headline: str
    link: str
    links: tuple[str, ...]
    sentences: tuple[str, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]


# Of a story whom it names, how often each of them, and its figures, as plain tuples: what pages of entities
# count in ten thousand stories, and which loads from the cache in a fifth of the time of the stories.
CountedFigure = tuple[str, str, str, str, int, tuple[int, ...]]
CountedStory = tuple[tuple[str, ...], tuple[int, ...], tuple[CountedFigure, ...]]


class LinkedEdition(NamedTuple):
    """An edition without its HTML.

    Attributes:
        sections: heading (inline HTML) and number of stories of each section, in order.
        stories: the stories of all sections in order; those that the cache had are unpacked when somebody
            looks at them, as few builds look at most.
        counted: what is counted of each of them.
        ids, headlines: of the stories.
        mentions: whom the stories name: the entity, the place of the story, its sentence as in `Mention`.
        moments: the same of days and periods: the period, the place of the story, its sentence.
        times: the days, months and years that hold those, each once, in order.
        files: links to other files, to be resolved when all editions are known.
        entities: who is named by the header alone, not by any story; ids.
        clues: what its stories may share with others, as `link.clues` writes it.
        facts: a digest of the clues, and of what lists show of the stories.
        prints: of what a translator reads: of title, summary and headings, then of each story.
        body: the content address of its `Body`.
        digest: of its source, and of all else that decided how it was read and linked.
    """

    path: str
    header: Header
    sections: tuple[tuple[str, int], ...]
    stories: Sequence[LinkedStory]
    counted: Sequence[CountedStory]
    ids: tuple[str, ...]
    headlines: tuple[str, ...]
    mentions: tuple[tuple[str, int, int], ...]
    moments: tuple[tuple[Period, int, int], ...]
    times: tuple[str, ...]
    files: tuple[FileLink, ...]
    entities: tuple[str, ...]
    clues: str
    facts: str
    prints: tuple[str, ...]
    body: str
    digest: str


class StoryBody(NamedTuple):
    """What a page shows of a story: heading and paragraphs as HTML with `ref:` links."""

    heading: str
    html: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The HTML of an edition: one `StoryBody` per story of its `LinkedEdition`."""

    stories: tuple[StoryBody, ...]
    references: tuple[Reference, ...]
    notes: str


class PairedEdition(NamedTuple):
    """A linked edition beside the other one of its digest.

    Attributes:
        anchors: of its stories; those of partners are the same in both editions.
        is_sure: whether its stories were matched with confidence; else only those with the same id are.
        stale: the places of stories of which the original has changed since they were translated; -1 stands
            for title, summary and section headings.
    """

    edition: LinkedEdition
    anchors: tuple[str, ...]
    is_sure: bool = True
    stale: tuple[int, ...] = ()


class Digest(NamedTuple):
    """One or two editions that share a key, the original first."""

    key: str
    date: IsoDate
    editions: tuple[PairedEdition, ...]

    def edition(self, lang: Lang) -> PairedEdition | None:
        """The edition in `lang`, if there is one."""
        for each in self.editions:
            if each.edition.header.lang is lang:
                return each
        return None
