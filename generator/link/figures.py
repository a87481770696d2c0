"""Amounts in running text, with their values normalised."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.model.digest import Qualifier


class FoundFigure(NamedTuple):
    """An amount in a text: characters `start` to `end`; the rest as in `model.digest.Figure`."""

    start: int
    end: int
    value: str
    unit: str
    qualifier: Qualifier


def find_figures(text: str, ends: Sequence[int]) -> list[FoundFigure]:
    """The amounts in `text`, in order, none overlapping another; `ends` is where its sentences end."""
    del text, ends
    return []
