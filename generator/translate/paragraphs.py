"""Paragraphs that only one of two stories has.

Where both have as many, each is taken for the translation of the other. Else they are matched by how much
they say and by the names that both languages write alike, as Gale and Church match sentences: one with one,
two with one, or one with none.
"""

import re
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from generator.model.translation import Difference
from generator.translate.length import deviation, is_cut, length
from generator.translate.part import LANGUAGE, Part
from generator.translate.passages import Passage

# What it costs to join two paragraphs, to leave one out, to match one with an item of a list; and a name that
# the other does not have.
_JOINED, _LEFT_OUT, _UNLIKE, _NAME = 2.5, 4.0, 2.0, 0.7
_MOST_NAMES = 4
# A paragraph that was cut short is rather that than one left out and another put in its place.
_MOST_BY_LENGTH = 7.0
_NAMES = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9+]|(?:19|20)\d\d|\d+(?:\.\d+)?%")
_SHOWN = 24


class _Measured(NamedTuple):
    """A passage, or two that are one in the other language, with its length and the names in it."""

    passage: Passage
    length: float
    names: frozenset[str]


# A passage of the original beside that of the translation; None for what it lacks.
_Step = tuple[_Measured | None, _Measured | None]


class _Way(NamedTuple):
    """A way to match the first passages of two parts, and what it costs."""

    cost: float
    steps: tuple[_Step, ...]

    def then(self, cost: float, their: _Measured | None, our: _Measured | None) -> "_Way":
        return _Way(self.cost + cost, (*self.steps, (their, our)))


def differing_paragraphs(
    original: Part, translation: Part, *, scale: float = 1.0, is_known: bool = False
) -> Iterator[Difference]:
    """Paragraphs that one of two parts lacks, or tells the lesser part of; two may be one in the other.

    Args:
        scale: how many times as long as usual the translation is.
        is_known: whether the part with fewer paragraphs is known to lack facts, so that none was joined.
    """
    theirs = [_measured(each, scale) for each in original.passages]
    ours = [_measured(each) for each in translation.passages]
    steps: Sequence[_Step] = list(zip(theirs, ours, strict=False))
    cut = (is_cut(their.length, our.length) for their, our in zip(theirs, ours, strict=False))
    if len(theirs) != len(ours) or any(cut):
        steps = _cheapest(theirs, ours, inf if is_known else _JOINED).steps
    names = LANGUAGE[original.lang], LANGUAGE[translation.lang]
    for their, our in steps:
        if their is None and our is not None:
            message = f"the {names[1]} has a paragraph that the {names[0]} does not: {_beginning(our)}"
        elif our is None and their is not None:
            message = f"the {names[0]} has a paragraph that the {names[1]} does not: {_beginning(their)}"
        elif their and our and is_cut(their.length, our.length):
            longer, shorter = names if their.length > our.length else reversed(names)
            message = f"the {shorter} tells much less than the {longer}: {_beginning(our)}"
        else:
            continue
        said = our.passage.text[:_SHOWN] if our else ""
        yield Difference("translation/paragraph", translation.place, said, message)


def _cheapest(theirs: Sequence[_Measured], ours: Sequence[_Measured], joining: float) -> _Way:
    """The way to match all passages that costs least.

    Args:
        joining: what it costs to join two.
    """
    ways: dict[tuple[int, int], _Way] = {(0, 0): _Way(0, ())}
    for their in range(len(theirs) + 1):
        for our in range(len(ours) + 1):
            if their or our:
                every = _ways_to(their, our, ways, theirs, ours, joining)
                ways[their, our] = min(every, key=lambda way: way.cost)
    return ways[len(theirs), len(ours)]


def _ways_to(
    their: int,
    our: int,
    ways: dict[tuple[int, int], _Way],
    theirs: Sequence[_Measured],
    ours: Sequence[_Measured],
    joining: float,
) -> Iterator[_Way]:
    """The ways to match so many passages of each part, by what is done with the last."""
    last_of_theirs = theirs[their - 1] if their else None
    last_of_ours = ours[our - 1] if our else None
    if last_of_theirs and last_of_ours:
        cost = _apart(last_of_theirs, last_of_ours)
        yield ways[their - 1, our - 1].then(cost, last_of_theirs, last_of_ours)
    if last_of_theirs:
        yield ways[their - 1, our].then(_LEFT_OUT, last_of_theirs, None)
    if last_of_ours:
        yield ways[their, our - 1].then(_LEFT_OUT, None, last_of_ours)
    if their > 1 and last_of_theirs and last_of_ours:
        joined = _joined(theirs[their - 2], last_of_theirs)
        if joined:
            yield ways[their - 2, our - 1].then(joining + _apart(joined, last_of_ours), joined, last_of_ours)
    if our > 1 and last_of_theirs and last_of_ours:
        joined = _joined(ours[our - 2], last_of_ours)
        if joined:
            yield ways[their - 1, our - 2].then(
                joining + _apart(last_of_theirs, joined), last_of_theirs, joined
            )


def _measured(passage: Passage, scale: float = 1.0) -> _Measured:
    names = frozenset(each.lower() for each in _NAMES.findall(passage.text))
    return _Measured(passage, scale * length(passage.text), names)


def _joined(first: _Measured, second: _Measured) -> _Measured | None:
    """Two passages as one; None for those that nobody would join."""
    one, other = first.passage, second.passage
    if one.is_item or other.is_item or other.is_labelled or one.is_quoted != other.is_quoted:
        return None
    return _Measured(first.passage, first.length + second.length, first.names | second.names)


def _apart(their: _Measured, our: _Measured) -> float:
    """How unlikely one is the translation of the other."""
    # All words of the English one are Latin: those of the Chinese one, which has fewer, should be among them.
    fewer, more = sorted((their.names, our.names), key=len)
    missing = min(len(fewer - more), _MOST_NAMES)
    unlike = _UNLIKE if their.passage.is_item != our.passage.is_item else 0
    apart = min(deviation(their.length, our.length) ** 2 / 2, _MOST_BY_LENGTH)
    return apart + _NAME * missing + unlike


def _beginning(measured: _Measured) -> str:
    text = measured.passage.text
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN].rstrip()}…”"
