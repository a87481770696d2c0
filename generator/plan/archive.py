"""Digests become an archive: timelines, calendar, and the ways between them."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from types import MappingProxyType

from generator import addresses
from generator.model.archive import Appearance, Archive, Calendar, Shown, Timeline
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
    untranslated: bool = True,
) -> Archive:
    """The archive of `digests`: newest first, those of one date in order of key.

    Args:
        untranslated: whether readers of a language are shown what only the other one has.
    """
    ordered = newest_first(digests)
    owned: defaultdict[str, list[str]] = defaultdict(list)
    for entity in register.entities:
        if entity.owner:
            owned[entity.owner].append(entity.id)
    shelves = {
        lang: {
            number: _shown_in(digest, lang)
            for number, digest in enumerate(ordered)
            if untranslated or digest.edition(lang)
        }
        for lang in languages
    }
    timelines = {lang: _timelines(ordered, shelf) for lang, shelf in shelves.items()}
    times = {lang: _times(ordered, shelf) for lang, shelf in shelves.items()}
    told = {lang: _told_days(ordered, shelf, times[lang]) for lang, shelf in shelves.items()}
    tags = gather(TopicKind.TOPIC, ordered, shelves, topics)
    runs = gather(TopicKind.SERIES, ordered, shelves, series)
    return Archive(
        digests=ordered,
        stamps=tuple("".join(paired.edition.digest for paired in digest.editions) for digest in ordered),
        untranslated=untranslated,
        numbers={lang: tuple(shelf) for lang, shelf in shelves.items()},
        shelves=shelves,
        places={digest.key: number for number, digest in enumerate(ordered)},
        calendars={lang: _calendar(times[lang], told[lang]) for lang in languages},
        entities={entity.id: entity for entity in register.entities},
        owned={entity: tuple(each) for entity, each in owned.items()},
        shown=_with_page(register, timelines, untranslated),
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


def _times(digests: Sequence[Digest], numbers: Iterable[int]) -> dict[str, tuple[int, ...]]:
    """Those of the `numbers` that are of each day, month and year."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        date = digests[number].date
        found[year_of(date)].append(number)
        found[month_of(date)].append(number)
        if has_day(date):
            found[date].append(number)
    return {time: tuple(each) for time, each in found.items()}


def _calendar(digests: Mapping[str, tuple[int, ...]], told: Iterable[str]) -> Calendar:
    times = sorted({*digests, *told})
    days, months, years = (tuple(time for time in times if len(time) == length) for length in (10, 7, 4))
    return Calendar(digests, days, months, years)


def _with_page(
    register: Register, timelines: Mapping[Lang, Mapping[str, Timeline]], untranslated: bool
) -> dict[Lang, dict[str, None]]:
    """By language, the entities that have a page: whoever is named in it, or in any if that may be shown."""
    if untranslated:
        anywhere = _named_and_owners(register, {entity for each in timelines.values() for entity in each})
        return dict.fromkeys(timelines, anywhere)
    return {lang: _named_and_owners(register, named) for lang, named in timelines.items()}


def _named_and_owners(register: Register, named: Iterable[str]) -> dict[str, None]:
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


def _timelines(digests: Sequence[Digest], shelf: Mapping[int, Shown]) -> dict[str, Timeline]:
    found: defaultdict[str, dict[str, list[Appearance]]] = defaultdict(dict)
    for number, shown in shelf.items():
        year = year_of(digests[number].date)
        for entity in shown.paired.edition.entities:
            found[entity].setdefault(year, []).append(Appearance(number, -1, -1))
        for entity, place, sentence in shown.paired.edition.mentions:
            found[entity].setdefault(year, []).append(Appearance(number, place, sentence))
    return {
        entity: Timeline({year: tuple(each) for year, each in years.items()}, sum(map(len, years.values())))
        for entity, years in found.items()
    }


def _told_days(
    digests: Sequence[Digest], shelf: Mapping[int, Shown], times: Container[str]
) -> dict[str, tuple[Appearance, ...]]:
    """Where stories name a day, not that of their digest, in a month that is one of the `times`."""
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    for number, shown in shelf.items():
        own = str(digests[number].date)
        for period, place, sentence in shown.paired.edition.moments:
            if len(period) == 10 and period != own and period[:7] in times:
                found[period].append(Appearance(number, place, sentence))
    return {day: tuple(each) for day, each in found.items()}
