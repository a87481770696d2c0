"""The terms of a text, which are what the index knows.

A run of Han gives every two neighbours and its last character alone, so that each of its characters begins
a term. Words stand between spaces, with the points of `3.5` inside.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.search.characters import is_digit, is_han, is_word

LONGEST_WORD = 64


class Run(NamedTuple):
    """Characters that stand side by side and are of one kind."""

    text: str
    is_han: bool


def runs(text: str) -> Iterator[Run]:
    """The words and the runs of Han in joined `text`, in order."""
    start = place = 0
    while start < len(text):
        place = start + 1
        if is_han(text[start]):
            while place < len(text) and is_han(text[place]):
                place += 1
            yield Run(text[start:place], True)
        elif is_word(text[start]):
            while place < len(text) and (is_word(text[place]) or is_point(text, place)):
                place += 1
            yield Run(text[start:place][:LONGEST_WORD], False)
        start = place


def is_point(text: str, place: int) -> bool:
    """Whether a point stands between two digits."""
    return (
        text[place] == "."
        and place > 0
        and is_digit(text[place - 1])
        and is_digit(text[place + 1 : place + 2] or "\n")
    )


def terms_of_run(run: Run) -> list[str]:
    """The terms of one run: a word is one; of Han every two neighbours, and the last character."""
    if not run.is_han:
        return [run.text]
    return [run.text[place : place + 2] for place in range(len(run.text))]


def terms(text: str) -> list[str]:
    """All terms of joined `text`, in order."""
    return [term for run in runs(text) for term in terms_of_run(run)]
