"""The documents of all atoms of a query, in order: those with the words themselves, the best, the newest."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from generator.search.answers import Question
from generator.search.files import SegmentFiles
from generator.search.matching import TEXT, Matched, Matches


class Candidate(NamedTuple):
    """A document by its place.

    Attributes:
        rank: what it is ranked by; smaller comes first.
        way: how it was found.
        month, is_chinese: of the document.
    """

    rank: tuple[int, ...]
    segment: int
    document: int
    way: int
    month: str
    is_chinese: bool


def combined(matches: Sequence[Matched], segments: int) -> tuple[list[Matches], bool]:
    """The documents that have all atoms; if none has, those with most of them, and that it is so."""
    for least in range(len(matches), 0, -1):
        found = [_with(matches, number, least) for number in range(segments)]
        if any(each.scores for each in found):
            return found, least < len(matches)
    return [Matches({}, {}) for _ in range(segments)], False


def ranked(found: Sequence[Matches], segments: Sequence[SegmentFiles], question: Question) -> list[Candidate]:
    """The documents in `found` that pass the filters of the question, in order.

    Among equals the newest month comes first, and then the language of the reader.
    """
    candidates = []
    for number, (segment, each) in enumerate(zip(segments, found, strict=True)):
        if not each.scores:
            continue
        starts = [within.start for within in segment.ranges]
        days = segment.days() if question.by_date else []
        having = [segment.postings(facet) for facet in question.facets]
        for document, score in each.scores.items():
            within = segment.ranges[bisect_right(starts, document) - 1]
            lang = "zh" if within.is_chinese else "en"
            is_wanted = within.month.startswith(question.period) and question.lang in ("", lang)
            if not is_wanted or not all(document in postings for postings in having):
                continue
            other = 0 if lang == question.prefer else 1
            way = each.ways[document]
            date = _descending(days[document] if days else within.month)
            rank = (date, way, -score, other) if days else (way, -score, date, other)
            candidates.append(
                Candidate((*rank, number, document), number, document, way, within.month, within.is_chinese)
            )
    candidates.sort(key=lambda each: each.rank)
    return candidates


def _with(matches: Sequence[Matched], segment: int, least: int) -> Matches:
    """The documents of a segment that have at least so many atoms; their scores, and the worst way."""
    scores: dict[int, int] = {}
    ways: dict[int, int] = {}
    counts: dict[int, int] = {}
    for matched in matches:
        found = matched.segments[segment]
        for document, score in found.scores.items():
            scores[document] = scores.get(document, 0) + score
            ways[document] = max(ways.get(document, TEXT), found.ways[document])
            counts[document] = counts.get(document, 0) + 1
    kept = [document for document in scores if counts[document] >= least]
    return Matches({each: scores[each] for each in kept}, {each: ways[each] for each in kept})


def _descending(date: str) -> int:
    """A number that is smaller for a later date."""
    return -int(date.replace("-", "").ljust(8, "0"))
