"""Which stories of two editions are the same: by their ids, else by what they say, else by their places.

An id that both editions have was chosen by the writer, or made from the source link that both cite. What is
left is compared by facts that survive translation: links, figures, dates, entities, and words that both
languages write alike. A fact that several stories share says less of each. Where facts do not tell, the place
does: beside stories that have found each other, as long as as many stand there in both.

Figures and dates of which hardly any is the same say that the editions are of different news.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.link.align_facts import Facts, Pair
from generator.model.digest import LinkedEdition

# An id that was made of a link or a headline: `-2` is behind that of the second story with the same one.
_MADE = re.compile(r"(s[0-9a-f]{8})(?:-\d+)?")
# What two stories must reach, and how much more than either reaches with any other.
_ENOUGH, _CLEARLY = 1.6, 1.25
# What they must reach where another story is nearly as like: about a figure and an entity.
_MUCH = 4.0
# With fewer stories of the shorter edition matched, what facts and places say may be chance.
_SURE = 0.5
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
    by_id = _by_id(original.ids, translation.ids)
    fewer = min(len(original.ids), len(translation.ids))
    if len(by_id) == fewer:
        return _alignment(by_id, len(translation.ids), is_sure=True)
    theirs, ours = original.stories, translation.stories
    facts = Facts(theirs, ours)
    if (
        _skeleton(original) == _skeleton(translation)
        and facts.agree_in_place(by_id)
        and not facts.are_of_other_news()
    ):
        return Alignment(tuple(range(len(ours))), is_sure=True)
    scores = facts.scores(theirs, ours, by_id)
    pairs = by_id | _best(scores, by_id, _ENOUGH, _CLEARLY)
    if len(pairs) < fewer:
        pairs |= _by_place(original, translation, facts, pairs)
        # A story that is told as two is the partner of the half that tells more of it.
        pairs |= _best(scores, pairs, _MUCH, 1.0)
    is_sure = len(pairs) >= _SURE * fewer and (len(by_id) >= _SURE * fewer or not facts.are_of_other_news())
    return _alignment(pairs if is_sure else by_id, len(ours), is_sure)


def _alignment(pairs: _Pairs, count: int, is_sure: bool) -> Alignment:
    return Alignment(tuple([pairs.get(place, -1) for place in range(count)]), is_sure)


def _skeleton(edition: LinkedEdition) -> tuple[list[int], list[int]]:
    return [count for _, count in edition.sections], [story.level for story in edition.stories]


def _by_id(theirs: Sequence[str], ours: Sequence[str]) -> _Pairs:
    """The stories with the same id; but stories that share a link are told apart by a number only."""
    places = {each: place for place, each in enumerate(theirs)}
    pairs = {place: places[each] for place, each in enumerate(ours) if each in places}
    second = [each for each in (*theirs, *ours) if each.endswith("-2")]
    if second:
        shared = {_origin(each) for each in second} - {""}
        pairs = {our: their for our, their in pairs.items() if _origin(ours[our]) not in shared}
    return pairs


def _origin(story_id: str) -> str:
    """What stands for link or headline in an id that was made of it; empty for one that the writer chose."""
    made = _MADE.fullmatch(story_id)
    return made[1] if made else ""


def _best(scores: Mapping[Pair, float], known: _Pairs, enough: float, lead: float) -> _Pairs:
    """The pairs that reach `enough`, and `lead` times what either story reaches with others that are left."""
    found: _Pairs = {}
    while True:
        paired = known | found
        taken = set(paired.values())
        left = {
            pair: score for pair, score in scores.items() if pair[0] not in paired and pair[1] not in taken
        }
        of_ours: defaultdict[int, list[float]] = defaultdict(list)
        of_theirs: defaultdict[int, list[float]] = defaultdict(list)
        for (our, their), score in left.items():
            of_ours[our].append(score)
            of_theirs[their].append(score)
        best = {
            our: their
            for (our, their), score in left.items()
            if score >= enough and _leads(score, of_ours[our], lead) and _leads(score, of_theirs[their], lead)
        }
        found |= best
        if not best or len(best) == len(left):
            return found


def _leads(score: float, scores: Sequence[float], lead: float) -> bool:
    """Whether `score` is the best of `scores`, and `lead` times the next."""
    if len(scores) == 1:
        return True
    second, first = sorted(scores)[-2:]
    return score == first > second and score >= lead * second


def _by_place(original: LinkedEdition, translation: LinkedEdition, facts: Facts, known: _Pairs) -> _Pairs:
    """Stories beside the same partners, if there are as many in both and nothing contradicts."""
    found: _Pairs = {}
    for their_span, our_span in _spans(original, translation, known):
        same_size = len(their_span) == len(our_span)
        for their_gap, our_gap in _gaps(their_span, our_span, known | found):
            their_levels = [original.stories[place].level for place in their_gap]
            our_levels = [translation.stories[place].level for place in our_gap]
            alike = same_size and len(set(their_levels)) == len(set(our_levels)) == 1
            if their_levels == our_levels or alike:
                found |= {
                    our: their
                    for their, our in zip(their_gap, our_gap, strict=True)
                    if not facts.contradict(their, our)
                }
    return found


def _spans(
    original: LinkedEdition, translation: LinkedEdition, known: _Pairs
) -> Iterator[tuple[range, range]]:
    """What of the two editions corresponds: their sections, and then the whole.

    Sections are the same if most partners say so; those without any follow the order if there are as many.
    """
    theirs, ours = _sections(original), _sections(translation)
    section_of = {place: section for section in theirs for place in section}
    votes = [Counter(section_of[known[our]] for our in section if our in known) for section in ours]
    chosen = [
        max(each, key=lambda section: (each[section], -section.start)) if each else None for each in votes
    ]
    rest = iter([section for section in theirs if section not in chosen])
    for section, voted in zip(ours, chosen, strict=True):
        if voted is not None:
            yield voted, section
        elif len(theirs) == len(ours) and (other := next(rest, None)):
            yield other, section
    yield range(len(original.stories)), range(len(translation.stories))


def _sections(edition: LinkedEdition) -> list[range]:
    """The places of the stories of each section."""
    ends = list(accumulate(count for _, count in edition.sections))
    return [range(end - count, end) for end, (_, count) in zip(ends, edition.sections, strict=True)]


def _gaps(theirs: range, ours: range, known: _Pairs) -> Iterator[tuple[range, range]]:
    """Stretches without partners, equally long, that are beside the same partners or fill both spans."""
    places = {their: our for our, their in known.items()}
    their_gaps, our_gaps = _without(theirs, places), _without(ours, known)
    beside = [
        (their_gap, our_gap)
        for our_gap in our_gaps
        for their_gap in their_gaps
        if (our_gap.start > ours.start and places.get(their_gap.start - 1) == our_gap.start - 1)
        or (our_gap.stop < ours.stop and places.get(their_gap.stop) == our_gap.stop)
        or (our_gap == ours and their_gap == theirs)
    ]
    their_times = Counter(their_gap.start for their_gap, _ in beside)
    our_times = Counter(our_gap.start for _, our_gap in beside)
    for their_gap, our_gap in beside:
        if their_times[their_gap.start] == our_times[our_gap.start] == 1 and len(their_gap) == len(our_gap):
            yield their_gap, our_gap


def _without(span: range, known: Collection[int]) -> list[range]:
    """The stretches of `span` that are not in `known`."""
    edges = [span.start - 1, *(place for place in span if place in known), span.stop]
    return [range(first + 1, last) for first, last in pairwise(edges) if last - first > 1]
