"""The documents of all atoms of a query, in order: those with all of it, the words themselves, the best."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.search.answers import Question
from generator.search.days import DaySaid
from generator.search.files import SegmentFiles
from generator.search.matching import TEXT, Matched

# So many documents with all that was asked for are enough; with fewer, those with most of it follow.
_ENOUGH = 10


class Scored(NamedTuple):
    """A document that was found.

    Attributes:
        lack: 0 if it has all that was asked for, 1 if it has some of it, -1 if it is of the day asked for.
        way: how it was found, the worst of all atoms.
    """

    lack: int
    way: int
    score: int


# The documents of one segment by number.
Scores = dict[int, Scored]


class Candidate(NamedTuple):
    """A document by its place.

    Attributes:
        rank: what it is ranked by; smaller comes first.
        lack, way: as in `Scored`.
        month, is_chinese: of the document.
    """

    rank: tuple[int, ...]
    segment: int
    document: int
    lack: int
    way: int
    month: str
    is_chinese: bool


def combined(matches: Sequence[Matched], segments: int) -> list[Scores]:
    """The documents that have all atoms; if these are few, also those that score half as much as the best."""
    found = [_scored(matches, number) for number in range(segments)]
    every = [each for scores in found for each in scores.values()]
    best = max((each.score for each in every), default=0)
    is_enough = len(matches) < 2 or sum(each.lack == 0 for each in every) >= _ENOUGH
    return [
        {
            document: each
            for document, each in scores.items()
            if each.lack == 0 or (not is_enough and 2 * each.score >= best)
        }
        for scores in found
    ]


def listed(segments: Sequence[SegmentFiles], question: Question) -> list[Scores]:
    """All documents that pass the filters of a question, if it has any."""
    if not (question.facets or question.period or question.lang):
        return [{} for _ in segments]
    every = Scored(0, TEXT, 0)
    return [dict.fromkeys(_having(segment, question.facets), every) for segment in segments]


def dated(segments: Sequence[SegmentFiles], said: DaySaid) -> list[Scores]:
    """The documents of a day or month."""
    found: list[Scores] = []
    for segment in segments:
        scores: Scores = {}
        for within in segment.ranges:
            if said.is_in(within.month):
                days = segment.days if said.day else []
                numbers = range(within.start, within.end)
                of_day = [n for n in numbers if not days or days[n][8:] == f"{said.day:02}"]
                scores |= dict.fromkeys(of_day, Scored(-1, TEXT, 0))
        found.append(scores)
    return found


def ranked(found: Sequence[Scores], segments: Sequence[SegmentFiles], question: Question) -> list[Candidate]:
    """The documents in `found` that pass the filters of the question, in order.

    Among equals the newest month comes first, and then the language of the reader. By date there are only
    those that have all, if there are any.
    """
    candidates = []
    is_listed = not question.text.strip()
    least = min((each.lack for scores in found for each in scores.values()), default=0)
    for number, (segment, scores) in enumerate(zip(segments, found, strict=True)):
        if not scores:
            continue
        starts = [within.start for within in segment.ranges]
        by_date = question.by_date or is_listed
        days = segment.days if by_date else []
        having = [segment.postings(facet) for facet in question.facets]
        for document, (lack, way, score) in scores.items():
            within = segment.ranges[bisect_right(starts, document) - 1]
            lang = "zh" if within.is_chinese else "en"
            is_wanted = within.month.startswith(question.period) and question.lang in ("", lang)
            if not is_wanted or not all(document in postings for postings in having):
                continue
            if by_date and lack > max(least, 0):
                continue
            other = 0 if lang == question.prefer else 1
            date = _descending(days[document] if days else within.month)
            ways = 0 if lack else way
            fit = (lack, ways, -score)
            rank = (date, *fit, other) if days else (*fit, date, other)
            place = (*rank, number, document)
            candidates.append(Candidate(place, number, document, lack, way, within.month, within.is_chinese))
    candidates.sort(key=lambda each: each.rank)
    return candidates


def _having(segment: SegmentFiles, facets: Sequence[str]) -> Iterable[int]:
    if not facets:
        return range(segment.documents)
    first, *others = [segment.postings(facet) for facet in facets]
    return [document for document in first if all(document in each for each in others)]


def _scored(matches: Sequence[Matched], segment: int) -> Scores:
    """The documents of a segment that have at least one atom; scores are added, the worst way counts."""
    scores: dict[int, int] = {}
    ways: dict[int, int] = {}
    counts: dict[int, int] = {}
    for matched in matches:
        found = matched.segments[segment]
        for document, score in found.scores.items():
            scores[document] = scores.get(document, 0) + score
            ways[document] = max(ways.get(document, TEXT), found.ways[document])
            counts[document] = counts.get(document, 0) + 1
    return {
        each: Scored(int(counts[each] < len(matches)), ways[each], score) for each, score in scores.items()
    }


def _descending(date: str) -> int:
    """A number that is smaller for a later date."""
    return -int(date.replace("-", "").ljust(8, "0"))
