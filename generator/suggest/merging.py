"""Records that are one: makes of a product, parts of longer names, names of one thing in two scripts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.model.entity import Kind
from generator.model.language import Lang
from generator.model.suggestion import Sign
from generator.suggest.candidates import is_han, key_of
from generator.suggest.records import Place, Record
from generator.suggest.transliteration import LETTERS, likeness
from generator.suggest.words import OF_PLACES, PARTS, PLACES, VARIANTS

_MAKE = re.compile(
    rf"(?P<base>.{{2,}}?[A-Za-z])(?:[ -]?[vV]?\d[\w.]*|[ -](?:{'|'.join(sorted(VARIANTS))})|-[a-z])+",
    re.IGNORECASE,
)
_MOSTLY = 0.8
_RARELY = 1 / 3
_ALIKE = 0.65


def merge(records: Iterable[Record]) -> list[Record]:
    """`records` without those that are parts or other names of others."""
    merged = list(records)
    for step in (_without_makes, _without_parts, _with_translations):
        merged = list(step(merged))
    return merged


def _without_makes(records: Sequence[Record]) -> Iterator[Record]:
    """`Qwen3 Max` and `Qwen 3.5` go with `Qwen`; where there is none, two makes make one."""
    by_key = {key_of(name): each for each in records for name in each.latin}
    for each in records:
        make = _MAKE.fullmatch(each.name) if each.latin else None
        base = by_key.setdefault(key_of(make["base"]), each) if make else each
        if make is None or base is each:
            yield each
        elif _MAKE.fullmatch(base.name):
            base.absorb(each)
            base.latin.insert(0, make["base"])
        else:
            # What the base is a name of, its makes need not be.
            each.kinds.clear()
            base.absorb(each)


def _without_parts(records: Sequence[Record]) -> Iterator[Record]:
    """Of a name and a longer one that begins or ends with it, both only where both stand alone."""
    by_key = {key_of(name): place for place, each in enumerate(records) for name in (*each.latin, *each.han)}
    gone: set[int] = set()
    for place, longer in enumerate(records):
        settle = _settle_han if is_han(longer.name) else _settle_latin
        for part, is_end in _ends(longer.name):
            other = by_key.get(key_of(part), place)
            if other == place or {other, place} & gone:
                continue
            shorter = records[other]
            lost, kept = settle(longer, shorter, is_end)
            if lost:
                gone.add(other if lost is shorter else place)
            if lost and kept:
                kept.absorb(lost)
    yield from (each for place, each in enumerate(records) if place not in gone)


def _ends(name: str) -> Iterator[tuple[str, bool]]:
    """What `name` begins with and, marked so, what it ends with: words, or two Chinese letters and more."""
    units, joint, least = (list(name), "", 2) if is_han(name) else (name.split(), " ", 1)
    for cut in range(least, len(units)):
        yield joint.join(units[:cut]), False
        yield joint.join(units[-cut:]), True


_Settled = tuple[Record | None, Record | None]


def _settle_han(longer: Record, shorter: Record, _is_end: bool) -> _Settled:
    """The one that is no name of its own, and the one that it is another name of."""
    if Sign.FOREIGN in longer.signs and _share(shorter.stories, longer.stories) >= _MOSTLY:
        return shorter, longer
    inside, alone = len(longer.sightings), len(shorter.sightings)
    if inside <= _RARELY * alone and Sign.BRACKETS not in longer.signs:
        return longer, None  # a word more than the name, cut in the wrong place
    return (shorter, None) if alone < inside else (None, None)


def _settle_latin(longer: Record, shorter: Record, is_end: bool) -> _Settled:
    """The one that is no name of its own, and the one that it is another name of."""
    rest = set(longer.name.lower().split()) - set(shorter.name.lower().split())
    if is_end and rest <= PLACES | OF_PLACES:
        return longer, shorter  # US Department of Defense
    if is_end and longer.kinds[Kind.PERSON] and shorter.stories & longer.stories:
        return shorter, longer  # Altman
    if not is_end and rest <= PARTS and _share(shorter.stories, longer.stories) >= _MOSTLY:
        return shorter, longer  # Altimeter Capital
    return (shorter, None) if len(shorter.sightings) < len(longer.sightings) else (None, None)


def _share(these: set[Place], those: set[Place]) -> float:
    return len(these & those) / len(these) if these else 1.0


def _with_translations(records: Sequence[Record]) -> Iterator[Record]:
    """A name in Chinese letters joined to that in Latin letters that stands for it in translated stories."""
    latin: dict[Place, list[int]] = defaultdict(list)
    for number, each in enumerate(records):
        if each.latin and not each.han:
            for place in each.stories_in(Lang.EN) - each.stories_in(Lang.ZH):
                latin[place].append(number)
    pairs: list[tuple[float, int, int]] = []
    for number, each in enumerate(records):
        if each.han and not each.latin:
            for rival in {rival for place in each.stories for rival in latin[place]}:
                pairs.append((-_worth(each, records[rival]), number, rival))
    joined: set[int] = set()
    gone: set[int] = set()
    for worth, number, rival in sorted(pairs):
        if worth and not {number, rival} & joined:
            records[rival].join(records[number])
            joined |= {number, rival}
            gone.add(number)
    yield from (each for number, each in enumerate(records) if number not in gone)


def _worth(han: Record, latin: Record) -> float:
    """How well two names of translated stories go together; nothing if they need not."""
    shared = han.stories & latin.stories_in(Lang.EN)
    both = len(shared) / len(han.stories | latin.stories_in(Lang.EN))
    name = han.han[0].replace("·", "")
    if all(char in LETTERS for char in name):
        alike = max(likeness(name, each) for each in latin.latin)
        return 1 + alike + both if alike >= _ALIKE else 0.0
    return both if both >= _MOSTLY and len(shared) > 1 else 0.0
