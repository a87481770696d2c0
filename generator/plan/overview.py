"""Who appears with whom: of those whom most stories of the last twelve months name, each with each."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import combinations, takewhile
from math import sqrt
from operator import attrgetter

from generator import addresses
from generator.config import Config
from generator.model.archive import Appearance, Archive, Timeline
from generator.model.date import year_of
from generator.model.directory import HeatStep, OverviewView, SharedCell, SharedPair, SharedRow
from generator.model.entity import Entity, Kind
from generator.model.items import Entry, Link
from generator.model.language import Lang
from generator.model.page import Page
from generator.plan.inputs import Inputs
from generator.plan.items import entity_link, entry, shell_of, stories_in
from generator.plan.seriation import seriate

_ROWS = 24
_PAIRS = 20
_HEATS = 4

# Stories as single numbers, which are quick to compare: that of the digest, and behind it that of the story.
# The smallest is the newest.
_Stories = frozenset[int]
_IN_A_DIGEST = 1 << 20
_Shared = Mapping[tuple[str, str], _Stories]

_digest_of = attrgetter("digest")


def overview_pages(_archive: Archive, config: Config) -> Iterator[Page]:
    """The overview in each language."""
    for lang in config.languages:
        yield Page(kind="overview", address=addresses.overview(lang), lang=lang)


def overview_inputs(archive: Archive, page: Page) -> Inputs:
    """The digests that are counted."""
    return tuple(archive.stamps[number] for number in _recent(archive, page.lang))


def overview_view(archive: Archive, config: Config, page: Page) -> OverviewView:
    """Those whom most stories of the last twelve months name, each with each, and the strongest pairs."""
    lang = page.lang
    recent = _recent(archive, lang)
    stories = _named_most(archive, lang, recent[-1] + 1 if recent else 0)
    shared = {pair: stories[pair[0]] & stories[pair[1]] for pair in combinations(stories, 2)}
    together = {entity for pair, each in shared.items() if each for entity in pair}
    heats = _heat_steps(max(map(len, shared.values()), default=0))
    return OverviewView(
        shell=shell_of(
            archive,
            page,
            config,
            title="overview",
            area="register",
            crumbs=(Link(addresses.register(lang), "register"),),
        ),
        first=archive.digests[recent[-1]].date if recent else None,
        last=archive.digests[recent[0]].date if recent else None,
        digests=len(recent),
        stories=stories_in(archive, lang, recent),
        rows=_rows(
            archive, lang, {each: stories[each] for each in stories if each in together}, shared, heats
        ),
        heats=heats,
        pairs=_pairs(archive, lang, shared),
    )


def _recent(archive: Archive, lang: Lang) -> tuple[int, ...]:
    """The digests, newest first, of the twelve months that end with the newest that readers are shown."""
    numbers = archive.numbers[lang]
    if not numbers:
        return ()
    newest = archive.digests[numbers[0]].date
    before = f"{int(year_of(newest)) - 1:04}{newest[4:]}"
    # A month is before a day of it. Where the newest is only known by month, so is the end of what is before.
    return tuple(takewhile(lambda each: archive.digests[each].date[: len(before)] > before, numbers))


def _named_most(archive: Archive, lang: Lang, end: int) -> dict[str, _Stories]:
    """Whom most stories of the digests before the one at `end` name, with these stories; companies first.

    They say who deals with whom. A product or a person appears with its own company, a newspaper with all.
    """
    known = archive.entities
    named = {entity: _recent_of(timeline, end) for entity, timeline in archive.timelines[lang].items()}
    ranked = sorted(
        (entity for entity in named if named[entity]),
        key=lambda entity: (known[entity].kind != Kind.COMPANY, -len(named[entity]), entity),
    )
    return {
        entity: frozenset(number * _IN_A_DIGEST + place for number, place, _ in named[entity])
        for entity in ranked[:_ROWS]
    }


def _recent_of(timeline: Timeline, end: int) -> list[Appearance]:
    """The stories of `timeline` in the digests before the one at `end`."""
    found: list[Appearance] = []
    for appearances in timeline.years.values():
        place = bisect_left(appearances, end, key=_digest_of)
        found += [each for each in appearances[:place] if each.story >= 0]
        if place < len(appearances):
            break
    return found


def _rows(
    archive: Archive,
    lang: Lang,
    stories: Mapping[str, _Stories],
    shared: _Shared,
    heats: tuple[HeatStep, ...],
) -> tuple[SharedRow, ...]:
    both = {**shared, **{(second, first): each for (first, second), each in shared.items()}}
    links = {entity: entity_link(archive.entities[entity], lang) for entity in stories}
    order = _in_clusters(stories, both)
    return tuple(
        SharedRow(
            entity=links[row],
            cells=tuple(
                _cell(archive, lang, both[row, column], heats)
                if row != column
                else SharedCell(len(stories[row]), 0, None)
                for column in order
            ),
        )
        for row in order
    )


def _in_clusters(stories: Mapping[str, _Stories], shared: _Shared) -> list[str]:
    """The keys of `stories`: those that share much, for how often they are named, side by side."""
    entities = list(stories)
    nearness = [
        [
            len(shared[one, two]) / sqrt(len(stories[one]) * len(stories[two])) if one != two else 1.0
            for two in entities
        ]
        for one in entities
    ]
    order = [entities[index] for index in seriate(nearness)]
    # Of the two ways to read it, the one that begins with the more named.
    return order[::-1] if order and len(stories[order[0]]) < len(stories[order[-1]]) else order


def _cell(archive: Archive, lang: Lang, stories: _Stories, heats: tuple[HeatStep, ...]) -> SharedCell:
    if not stories:
        return SharedCell(0, 0, None)
    heat = next(step.heat for step in heats if len(stories) <= step.most)
    newest = _newest(archive, lang, stories)
    link = Link(newest.address, newest.headline or newest.digest_title)
    return SharedCell(len(stories), heat, link, newest.lang)


def _heat_steps(most: int) -> tuple[HeatStep, ...]:
    """The heats up to `most` stories: the highest begins at half of it, the next at a quarter, and so on."""
    least = [1, *(max(1, -(-most // 2**halving)) for halving in range(_HEATS - 1, 0, -1))]
    bounds = zip(least, [*(each - 1 for each in least[1:]), most], strict=True)
    return tuple(HeatStep(heat, low, high) for heat, (low, high) in enumerate(bounds, 1) if low <= high)


def _pairs(archive: Archive, lang: Lang, shared: _Shared) -> tuple[SharedPair, ...]:
    told = {
        (first, second): stories
        for (first, second), stories in shared.items()
        if stories and not _are_family(archive.entities[first], archive.entities[second])
    }
    ranked = sorted(told, key=lambda pair: (-len(told[pair]), min(told[pair]), pair))[:_PAIRS]
    return tuple(
        SharedPair(
            first=entity_link(archive.entities[first], lang),
            second=entity_link(archive.entities[second], lang),
            stories=len(told[first, second]),
            newest=_newest(archive, lang, told[first, second]),
        )
        for first, second in ranked
    )


def _are_family(one: Entity, two: Entity) -> bool:
    return one.owner == two.id or two.owner == one.id


def _newest(archive: Archive, lang: Lang, stories: _Stories) -> Entry:
    number, place = divmod(min(stories), _IN_A_DIGEST)
    return entry(archive, lang, Appearance(number, place, -1))
