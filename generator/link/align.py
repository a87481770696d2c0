"""Which stories of two editions are the same: by their ids, else by what they say, else by their places.

An id that both editions have was chosen by the writer, or made from the source link that both cite. What is
left is compared by facts that survive translation: links, figures, dates, entities, and words that both
languages write alike. A fact that several stories share says less of each. Where facts do not tell, the place
does, as long as as many stories of the same levels stand between two that have found each other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import sqrt
from typing import NamedTuple

from generator.model.digest import LinkedEdition, LinkedStory

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*[A-Za-z0-9+]")
# What a shared fact weighs when only the two stories have it.
_WEIGHTS = {"link": 8.0, "figure": 3.0, "moment": 1.5, "entity": 2.0, "word": 0.8}
_SAME_LEVEL, _SAME_PLACE = 0.2, 0.5
# What two stories must reach, and how much more than either reaches with any other.
_ENOUGH, _CLEARLY = 1.6, 1.25
# With fewer stories of the shorter edition matched, what facts and places say may be chance.
_SURE = 0.5

_Fact = tuple[str, ...]
# The place of a story in the original by its place in the translation.
_Pairs = dict[int, int]


class Alignment(NamedTuple):
    """The partners of the stories of a translation.

    Attributes:
        partners: for each of its stories the place of the same one in the original, or -1.
        is_sure: whether enough of them have found each other; else only those with the same id have a
            partner, and beyond that no more than the sections correspond.
    """

    partners: tuple[int, ...]
    is_sure: bool


def align(original: LinkedEdition, translation: LinkedEdition) -> Alignment:
    """The stories of `translation` beside those of `original`."""
    theirs, ours = original.stories, translation.stories
    by_id = _by_id(theirs, ours)
    pairs = by_id
    fewer = min(len(theirs), len(ours))
    if len(pairs) < fewer:
        facts = [_facts_of(story) for story in theirs], [_facts_of(story) for story in ours]
        pairs = by_id | _by_facts(theirs, ours, *facts, by_id)
        pairs |= _by_place(original, translation, *facts, pairs)
    is_sure = len(pairs) >= _SURE * fewer
    found = pairs if is_sure else by_id
    return Alignment(tuple(found.get(place, -1) for place in range(len(ours))), is_sure)


def _facts_of(story: LinkedStory) -> frozenset[_Fact]:
    """What `story` says that a translation of it says too."""
    told = " ".join((story.headline, *story.sentences))
    return frozenset(
        (
            *(("link", each) for each in story.links),
            *(("figure", each.value, each.unit) for each in story.figures),
            *(("moment", each.period) for each in story.moments),
            *(("entity", each.entity) for each in story.mentions),
            *(("word", each.lower()) for each in _WORD.findall(told)),
        )
    )


def _by_id(theirs: Sequence[LinkedStory], ours: Sequence[LinkedStory]) -> _Pairs:
    places = {story.id: place for place, story in enumerate(theirs)}
    return {place: places[story.id] for place, story in enumerate(ours) if story.id in places}


def _by_facts(
    theirs: Sequence[LinkedStory],
    ours: Sequence[LinkedStory],
    their_facts: Sequence[frozenset[_Fact]],
    our_facts: Sequence[frozenset[_Fact]],
    known: _Pairs,
) -> _Pairs:
    """The pairs whose score is clearly the best of either story, the best of all first."""
    weights = _weights(their_facts, our_facts)
    taken = set(known.values())
    scores: dict[tuple[int, int], float] = {}
    for our in (place for place in range(len(ours)) if place not in known):
        for their in (place for place in range(len(theirs)) if place not in taken):
            shared = sum(weights[fact] for fact in sorted(our_facts[our] & their_facts[their]))
            if shared:
                apart = abs(our / len(ours) - their / len(theirs))
                level = _SAME_LEVEL if ours[our].level == theirs[their].level else 0.0
                scores[our, their] = shared + level + _SAME_PLACE * (1 - apart)
    found: _Pairs = {}
    while scores:
        (our, their), score = max(scores.items(), key=lambda each: (each[1], each[0]))
        del scores[our, their]
        rivals = [each for pair, each in scores.items() if our == pair[0] or their == pair[1]]
        if score < _ENOUGH:
            break
        if score >= _CLEARLY * max(rivals, default=0.0):
            found[our] = their
            scores = {pair: each for pair, each in scores.items() if our != pair[0] and their != pair[1]}
    return found


def _weights(
    their_facts: Sequence[frozenset[_Fact]], our_facts: Sequence[frozenset[_Fact]]
) -> Mapping[_Fact, float]:
    """What each fact weighs that both editions have: less, the more of their stories have it."""
    in_theirs = Counter(fact for facts in their_facts for fact in facts)
    in_ours = Counter(fact for facts in our_facts for fact in facts)
    return {
        fact: _WEIGHTS[fact[0]] / sqrt(times * in_ours[fact])
        for fact, times in in_theirs.items()
        if fact in in_ours
    }


def _by_place(
    original: LinkedEdition,
    translation: LinkedEdition,
    their_facts: Sequence[frozenset[_Fact]],
    our_facts: Sequence[frozenset[_Fact]],
    known: _Pairs,
) -> _Pairs:
    """Stories between the same partners, if there are as many of the same levels on both sides."""
    found: _Pairs = {}
    for their_gap, our_gap in _gaps(original, translation, known):
        their_levels = [original.stories[place].level for place in their_gap]
        our_levels = [translation.stories[place].level for place in our_gap]
        if their_levels != our_levels:
            continue
        for their, our in zip(their_gap, our_gap, strict=True):
            if not _contradict(their_facts[their], our_facts[our]):
                found[our] = their
    return found


def _gaps(
    original: LinkedEdition, translation: LinkedEdition, known: _Pairs
) -> Iterator[tuple[range, range]]:
    """What stands between partners that follow each other in both editions, section by section."""
    if len(original.sections) != len(translation.sections):
        sections = [(range(len(original.stories)), range(len(translation.stories)))]
    else:
        sections = list(zip(_sections(original), _sections(translation), strict=True))
    for theirs, ours in sections:
        partners = [(known[our], our) for our in ours if our in known]
        edges = [(theirs.start - 1, ours.start - 1), *partners, (theirs.stop, ours.stop)]
        for (their_first, our_first), (their_last, our_last) in pairwise(edges):
            their_gap, our_gap = range(their_first + 1, their_last), range(our_first + 1, our_last)
            if len(their_gap) == len(our_gap) > 0 and not set(their_gap) & set(known.values()):
                yield their_gap, our_gap


def _sections(edition: LinkedEdition) -> list[range]:
    """The places of the stories of each section."""
    ends = list(accumulate(count for _, count in edition.sections))
    return [range(end - count, end) for end, (_, count) in zip(ends, edition.sections, strict=True)]


def _contradict(theirs: frozenset[_Fact], ours: frozenset[_Fact]) -> bool:
    """Whether two stories each name somebody, or cite something, and nothing that they say is the same."""
    kinds: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for side, facts in enumerate((theirs, ours)):
        for kind, *_ in facts:
            kinds[kind][side] += 1
    told = any(kind != "word" and all(counts) for kind, counts in kinds.items())
    return told and not theirs & ours
