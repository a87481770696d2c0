"""Which documents have what an atom of a query asks for, and how well."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.search.files import Postings, SegmentFiles
from generator.search.layout import NameRow
from generator.search.query import Atom
from generator.search.terms import Run, runs

# How much each level of a term counts.
WEIGHTS = (3, 5, 6, 8)
# So many candidates are looked at one by one; more are narrowed down by further terms first.
FEW = 20
# How many shards of words are looked through for those that begin like the last word of a query, and how
# many postings in files of their own are loaded for it.
_MOST_SHARDS, _MOST_LARGE = 2, 2
# Pairs of Han that stand in more documents are loaded only if there is nothing rarer.
_MOST_DOCUMENTS = 16_384
_SHORTEST_OPEN = 2

# How a document was found, the best first.
TEXT, ENTITY, FIGURE = 0, 1, 2


class Matches(NamedTuple):
    """The documents of one segment by number: what each scores, and how it was found."""

    scores: dict[int, int]
    ways: dict[int, int]


class Matched(NamedTuple):
    """What an atom found in all segments.

    Attributes:
        segments: its documents in each.
        names: entities whose name it is.
        forms: what else than the text itself is to be marked.
    """

    segments: list[Matches]
    names: list[NameRow]
    forms: list[str]


def match(atom: Atom, segments: Sequence[SegmentFiles]) -> Matched:
    """Find an atom in every segment."""
    total = sum(segment.documents for segment in segments)
    forms: dict[str, None] = {}
    texts = _texts(atom, segments, forms)
    names = names_of(atom.text, segments)
    ids = list(dict.fromkeys(row.entity for row in names))
    ways = [(TEXT, texts)]
    ways += [(ENTITY, [segment.postings(f"e:{each}") for segment in segments]) for each in ids]
    if atom.amount:
        ways.append((FIGURE, [segment.postings(f"f:{atom.amount}") for segment in segments]))
    found = [Matches({}, {}) for _ in segments]
    for way, postings in ways:
        rarity = _rarity(total, _size(postings))
        for into, each in zip(found, postings, strict=True):
            for document, level in each.items():
                into.ways.setdefault(document, way)
                into.scores[document] = max(into.scores.get(document, 0), rarity * WEIGHTS[level])
    return Matched(found, names, list(forms))


def has_all_terms(run: Run, segments: Sequence[SegmentFiles]) -> bool:
    """Whether each pair of neighbours of a run of Han stands somewhere."""
    pairs = _cover(run.text)[0] if len(run.text) > 1 else [run.text]
    return all(any(segment.beginning_with(pair, 1) for segment in segments) for pair in pairs)


def meet(one: Postings, other: Postings) -> Postings:
    """The documents of both, with the lower level."""
    return {document: min(level, other[document]) for document, level in one.items() if document in other}


def _rarity(total: int, having: int) -> int:
    """Sixteen times the binary logarithm of sixteen times how rare something is."""
    return logarithm(total * 16 // max(having, 1)) if having else 0


def logarithm(value: int) -> int:
    """Sixteen times the binary logarithm of `value`, at least 1, in whole numbers."""
    made = 0
    while value >= 0x10000:
        value //= 2
        made += 16
    while value < 0x8000:
        value *= 2
        made -= 16
    made += 15 * 16
    for bit in (8, 4, 2, 1):
        value = value * value // 0x8000
        if value >= 0x10000:
            value //= 2
            made += bit
    return made


def _texts(atom: Atom, segments: Sequence[SegmentFiles], forms: dict[str, None]) -> list[Postings]:
    """The documents of each segment whose text has every run of an atom.

    Of a run of Han every second pair of neighbours is enough to begin with, the rarest first. The others, and
    single characters beside words, are loaded only if what was found is too much to be looked at one by one.
    """
    words = [run for run in atom.runs if not run.is_han]
    chinese = [run.text for run in atom.runs if run.is_han and len(run.text) > 1]
    singles = [run.text for run in atom.runs if run.is_han and len(run.text) == 1]
    found: list[Postings] | None = None
    for run in words:
        is_open = atom.is_open and run == atom.runs[-1]
        found = _narrowed(found, [_word(run, segment, forms, is_open=is_open) for segment in segments])
    cover = [pair for text in chinese for pair in _cover(text)[0]]
    for used, (count, pair) in enumerate(_rarest(cover, segments)):
        if found is not None and used > 1 and (_size(found) <= FEW or count > _MOST_DOCUMENTS):
            break
        found = _narrowed(found, [segment.postings(pair) for segment in segments])
    if found is None:
        found = [segment.character(singles[0]) for segment in segments]
    more = [pair for text in chinese for pair in _cover(text)[1]]
    if _size(found) <= FEW:
        return found
    for count, term in [*_rarest(more, segments), *((0, single) for single in singles)]:
        if _size(found) > FEW and count <= _MOST_DOCUMENTS:
            found = _narrowed(found, [_han(term, segment) for segment in segments])
    return found


def _rarest(pairs: Sequence[str], segments: Sequence[SegmentFiles]) -> list[tuple[int, str]]:
    """Pairs of Han with the number of their documents, the rarest first."""
    return sorted((sum(segment.count(pair) for segment in segments), pair) for pair in dict.fromkeys(pairs))


def _narrowed(found: Sequence[Postings] | None, more: Sequence[Postings]) -> list[Postings]:
    if found is None:
        return list(more)
    return [meet(one, other) for one, other in zip(found, more, strict=True)]


def _size(postings: Sequence[Postings]) -> int:
    return sum(len(each) for each in postings)


def _han(term: str, segment: SegmentFiles) -> Postings:
    return segment.character(term) if len(term) == 1 else segment.postings(term)


def _cover(text: str) -> tuple[list[str], list[str]]:
    """Pairs of neighbours that have every character of a run of Han, and the other pairs."""
    last = len(text) - 2
    chosen = [*range(0, last, 2), last]
    pairs = [text[place : place + 2] for place in range(last + 1)]
    return [pairs[place] for place in chosen], [pairs[place] for place in range(last) if place not in chosen]


def _word(run: Run, segment: SegmentFiles, forms: dict[str, None], *, is_open: bool) -> Postings:
    """The documents of a word in any form; of one that is still being typed, of those that begin so too."""
    main = segment.main_form(run.text)
    found = segment.postings(main)
    if segment.has(run.text):
        near = [main, run.text, *segment.shard_of(run.text).entries]
        forms.update(dict.fromkeys(form for form in near if segment.main_form(form) == main))
    if not is_open or len(run.text) < _SHORTEST_OPEN:
        return found
    found, large = dict(found), 0
    for form in segment.beginning_with(run.text, _MOST_SHARDS):
        target = segment.main_form(form)
        if target == main or ":" in form:
            continue
        is_large = segment.large(target) is not None
        large += is_large
        if not is_large or large <= _MOST_LARGE:
            for document in segment.postings(target):
                found.setdefault(document, 0)
    return found


def names_of(text: str, segments: Sequence[SegmentFiles]) -> list[NameRow]:
    """The entities whose name joined `text` is as a whole."""
    first = next(runs(text), None)
    if first is None:
        return []
    term = first.text[:2] if first.is_han else first.text
    rows = {tuple(row) for segment in segments for row in segment.names(term) if row[0] == text}
    return sorted(NameRow(*row) for row in rows)
