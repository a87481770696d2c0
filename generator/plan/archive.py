"""Digests become an archive: timelines, calendar, and the ways between them."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from types import MappingProxyType

from generator import addresses
from generator.model.archive import Appearance, Archive, Shown, Timeline
from generator.model.date import has_day, month_of, year_of
from generator.model.digest import Digest
from generator.model.entity import Register
from generator.model.language import Lang
from generator.model.relation import Relation, StoryKey
from generator.model.topic import DeclaredTopic, TopicKind
from generator.plan.tags import gather


def assemble(
    digests: Iterable[Digest],
    register: Register,
    languages: Sequence[Lang],
    media: Iterable[str],
    topics: Collection[DeclaredTopic] = (),
    series: Collection[DeclaredTopic] = (),
    related: Mapping[str, tuple[Relation, ...]] = MappingProxyType({}),
) -> Archive:
    """The archive of `digests`: newest first, those of one date in order of key."""
    ordered = newest_first(digests)
    calendar: defaultdict[str, list[int]] = defaultdict(list)
    owned: defaultdict[str, list[str]] = defaultdict(list)
    for number, digest in enumerate(ordered):
        calendar[year_of(digest.date)].append(number)
        calendar[month_of(digest.date)].append(number)
        if has_day(digest.date):
            calendar[digest.date].append(number)
    for entity in register.entities:
        if entity.owner:
            owned[entity.owner].append(entity.id)
    shelves = {lang: tuple(_shown_in(digest, lang) for digest in ordered) for lang in languages}
    timelines = {lang: _timelines(ordered, shelf) for lang, shelf in shelves.items()}
    told = {lang: _told_days(ordered, shelf, calendar) for lang, shelf in shelves.items()}
    days = {time for time in calendar if len(time) == 10}.union(*told.values())
    tags = gather(TopicKind.TOPIC, ordered, languages, topics)
    runs = gather(TopicKind.SERIES, ordered, languages, series)
    return Archive(
        digests=ordered,
        stamps=tuple("".join(paired.edition.digest for paired in digest.editions) for digest in ordered),
        shelves=shelves,
        places={digest.key: number for number, digest in enumerate(ordered)},
        calendar={time: tuple(numbers) for time, numbers in calendar.items()},
        days=tuple(sorted(days)),
        months=tuple(time for time in sorted(calendar) if len(time) == 7),
        years=tuple(time for time in sorted(calendar) if len(time) == 4),
        entities={entity.id: entity for entity in register.entities},
        owned={entity: tuple(each) for entity, each in owned.items()},
        shown=_named_and_owners(register, {entity for each in timelines.values() for entity in each}),
        timelines=timelines,
        told=told,
        topics={lang: {**tags.topics[lang], **runs.topics[lang]} for lang in languages},
        spellings={TopicKind.TOPIC: tags.spellings, TopicKind.SERIES: runs.spellings},
        tagged=tags.digests,
        related=related,
        continued=_continued(ordered, related),
        files={
            paired.edition.path: (digest.key, paired.edition.header.lang)
            for digest in ordered
            for paired in digest.editions
        },
        media=frozenset(media),
    )


def newest_first(digests: Iterable[Digest]) -> tuple[Digest, ...]:
    """`digests` in the order of the archive: the newest first, those of one date in order of key."""
    return tuple(sorted(sorted(digests, key=lambda d: d.key), key=lambda d: d.date, reverse=True))


def _continued(
    digests: Iterable[Digest], related: Mapping[str, tuple[Relation, ...]]
) -> dict[str, tuple[tuple[str, StoryKey], ...]]:
    """The stories that go on with those of each digest."""
    found: defaultdict[str, list[tuple[str, StoryKey]]] = defaultdict(list)
    for digest in digests:
        for relation in related.get(digest.key, ()):
            if relation.before:
                found[relation.before.digest].append(
                    (relation.before.anchor, StoryKey(digest.key, relation.anchor))
                )
    return {key: tuple(each) for key, each in found.items()}


def _named_and_owners(register: Register, named: set[str]) -> dict[str, None]:
    """The ids of the named entities, their owners, and the owners of those, in order of id."""
    owner = {entity.id: entity.owner for entity in register.entities}
    shown: set[str] = set()
    for entity in named:
        current: str | None = entity
        while current and current not in shown:
            shown.add(current)
            current = owner[current]
    return {entity.id: None for entity in register.entities if entity.id in shown}


def _shown_in(digest: Digest, lang: Lang) -> Shown:
    paired = digest.edition(lang) or digest.editions[0]
    header = paired.edition.header
    return Shown(paired, addresses.edition(header.lang, digest.date, header.slug))


def _timelines(digests: Sequence[Digest], shelf: Sequence[Shown]) -> dict[str, Timeline]:
    found: defaultdict[str, dict[str, list[Appearance]]] = defaultdict(dict)
    for number, (digest, shown) in enumerate(zip(digests, shelf, strict=True)):
        year = year_of(digest.date)
        for entity in shown.paired.edition.entities:
            found[entity].setdefault(year, []).append(Appearance(number, -1, -1))
        for place, story in enumerate(shown.paired.edition.stories):
            for entity, _, sentence in story.mentions:
                found[entity].setdefault(year, []).append(Appearance(number, place, sentence))
    return {
        entity: Timeline({year: tuple(each) for year, each in years.items()}, sum(map(len, years.values())))
        for entity, years in found.items()
    }


def _told_days(
    digests: Sequence[Digest], shelf: Sequence[Shown], calendar: Container[str]
) -> dict[str, tuple[Appearance, ...]]:
    """Where stories name a day, not that of their digest, in a month that `calendar` has."""
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    for number, (digest, shown) in enumerate(zip(digests, shelf, strict=True)):
        own = str(digest.date)
        for place, story in enumerate(shown.paired.edition.stories):
            for period, sentence in story.moments:
                if len(period) == 10 and period != own and period[:7] in calendar:
                    found[period].append(Appearance(number, place, sentence))
    return {day: tuple(each) for day, each in found.items()}
