"""Digests become an archive: timelines, calendar, and the ways between them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.model.archive import Appearance, Archive, Timeline
from generator.model.date import has_day, month_of, year_of
from generator.model.digest import Digest
from generator.model.entity import Register
from generator.model.language import Lang


def assemble(
    digests: Iterable[Digest], register: Register, languages: Sequence[Lang], media: Iterable[str]
) -> Archive:
    """The archive of `digests`: newest first, those of one date in order of key."""
    ordered = tuple(sorted(sorted(digests, key=lambda d: d.key), key=lambda d: d.date, reverse=True))
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
    timelines = {lang: _timelines(ordered, lang) for lang in languages}
    return Archive(
        digests=ordered,
        places={digest.key: number for number, digest in enumerate(ordered)},
        calendar={time: tuple(numbers) for time, numbers in calendar.items()},
        days=tuple(time for time in sorted(calendar) if len(time) == 10),
        months=tuple(time for time in sorted(calendar) if len(time) == 7),
        years=tuple(time for time in sorted(calendar) if len(time) == 4),
        entities={entity.id: entity for entity in register.entities},
        owned={entity: tuple(each) for entity, each in owned.items()},
        shown=_shown(register, {entity for each in timelines.values() for entity in each}),
        timelines=timelines,
        files={
            paired.edition.path: (digest.key, paired.edition.header.lang)
            for digest in ordered
            for paired in digest.editions
        },
        media=frozenset(media),
    )


def _shown(register: Register, named: set[str]) -> dict[str, None]:
    """The ids of the named entities, their owners, and the owners of those, in order of id."""
    owner = {entity.id: entity.owner for entity in register.entities}
    shown: set[str] = set()
    for entity in named:
        current: str | None = entity
        while current and current not in shown:
            shown.add(current)
            current = owner[current]
    return {entity.id: None for entity in register.entities if entity.id in shown}


def _timelines(digests: Sequence[Digest], lang: Lang) -> dict[str, Timeline]:
    found: defaultdict[str, dict[str, list[Appearance]]] = defaultdict(dict)
    for number, digest in enumerate(digests):
        year = year_of(digest.date)
        for place, story in enumerate(digest.shown_in(lang).edition.stories):
            for rank, mention in enumerate(story.mentions):
                found[mention.entity].setdefault(year, []).append(Appearance(number, place, rank))
    return {
        entity: Timeline({year: tuple(each) for year, each in years.items()}, sum(map(len, years.values())))
        for entity, years in found.items()
    }
