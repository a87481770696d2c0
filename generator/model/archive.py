"""The archive: all digests with what was assembled from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from generator.model.digest import Digest, PairedEdition
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.model.relation import Relation, StoryKey
from generator.model.topic import Topic, TopicKind


class Appearance(NamedTuple):
    """Where an entity or a day is named.

    Attributes:
        digest, story: as indexes into the digests of the archive and the stories of the edition; the story is
            -1 where only the header of the edition names the entity.
        sentence: the one that names it, as an index into the sentences of the story, or -1.
    """

    digest: int
    story: int
    sentence: int


class Timeline(NamedTuple):
    """Every appearance of an entity, newest digest first, in each digest by order of stories.

    Attributes:
        years: the appearances of each year, the newest year first.
        stories: how many appearances there are in all.
    """

    years: Mapping[str, tuple[Appearance, ...]]
    stories: int

    @property
    def appearances(self) -> Iterator[Appearance]:
        """The appearances of all years."""
        return chain.from_iterable(self.years.values())


NEVER = Timeline({}, 0)


class Shown(NamedTuple):
    """The edition of a digest that a reader of one language is shown: theirs, else the one that exists."""

    paired: PairedEdition
    address: str


class Calendar(NamedTuple):
    """The times of which readers of one language have pages.

    Attributes:
        digests: by day, month and year (`2026-04-24`, `2026-04`, `2026`), the digests of that time.
        days: those with a page, in order: of which there is a digest, or in whose month there is one and
            that some story names.
        months, years: the keys of `digests` that name one, in order.
    """

    digests: Mapping[str, tuple[int, ...]]
    days: tuple[str, ...]
    months: tuple[str, ...]
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All digests, and the ways to them.

    Attributes:
        digests: newest first; the numbers in the other fields are indexes into this.
        stamps: of each digest, a digest of the sources and the register that it was made from.
        untranslated: whether readers are shown digests and stories that only the other language has.
        numbers: by language, the digests that a reader of it is shown, newest first.
        shelves: by language, what a reader of it is shown of each of these.
        places: the number of each digest, by key.
        calendars: by language, the times that have a page.
        entities: the register, by id, in order of id.
        owned: by id, the entities that have it as owner.
        shown: by language, the ids of the entities that have a page: those that some story names, in that
            language unless `untranslated`, and their owners.
        timelines: by language and entity, where the editions name it that a reader of that language is
            shown; an entity that is never named has none.
        told: by language and day, where editions of another date name the day, newest digest first.
        topics: by language and key, the topics and series that have a page in it.
        spellings: by the spelling in a header, the key of the topic or series.
        tagged: of each digest, the keys of its topics.
        related: by key of a digest, what its stories are related to.
        continued: by key of a digest, the later stories that go on with its own: (anchor, later story).
        files: the digest and language of each edition, by path.
        media: the files below `content/media`, by path from the root.
    """

    digests: tuple[Digest, ...]
    stamps: tuple[str, ...]
    untranslated: bool
    numbers: Mapping[Lang, tuple[int, ...]]
    shelves: Mapping[Lang, Mapping[int, Shown]]
    places: Mapping[str, int]
    calendars: Mapping[Lang, Calendar]
    entities: Mapping[str, Entity]
    owned: Mapping[str, tuple[str, ...]]
    shown: Mapping[Lang, Mapping[str, None]]
    timelines: Mapping[Lang, Mapping[str, Timeline]]
    told: Mapping[Lang, Mapping[str, tuple[Appearance, ...]]]
    topics: Mapping[Lang, Mapping[str, Topic]]
    spellings: Mapping[TopicKind, Mapping[str, str]]
    tagged: tuple[tuple[str, ...], ...]
    related: Mapping[str, tuple[Relation, ...]]
    continued: Mapping[str, tuple[tuple[str, StoryKey], ...]]
    files: Mapping[str, tuple[str, Lang]]
    media: frozenset[str]
