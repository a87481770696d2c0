"""Amounts in running text, with their values normalised.

Each numeral is read with the multiplier and the unit around it (`figure_units`). One that has no unit of
its own may take it from the other end of a range, or from its sentence (`figure_context`).
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from generator.link.figure_amounts import Amount, amounts
from generator.link.figure_context import Sort, counted, named_currency, yen_or_yuan
from generator.link.figure_limits import limit
from generator.model.digest import Qualifier


class FoundFigure(NamedTuple):
    """An amount in a text: characters `start` to `end`; the rest as in `model.digest.Figure`."""

    start: int
    end: int
    value: str
    unit: str
    qualifier: Qualifier


_start = attrgetter("start")
_NOT_MONEY = frozenset(("%", "W", "people"))
# How far a sentence is searched for a currency: some texts are one sentence.
_FAR = 200


def find_figures(text: str, ends: Sequence[int]) -> list[FoundFigure]:
    """The amounts in `text`, in order, none overlapping another; `ends` is where its sentences end."""
    found = amounts(text)
    money: list[Amount] | None = None
    people = -1
    figures: list[FoundFigure] = []
    for amount in found:
        unit = amount.unit
        if unit == "¥" or (unit is None and amount.is_open):
            if money is None:
                money = [each for each in found if each.unit and each.unit not in _NOT_MONEY]
            amount.unit = unit = _settled(text, ends, amount, money, people)
        if unit is None:
            continue
        if unit == "people":
            people = amount.start
        qualifier = amount.qualifier or limit(text, amount.start, amount.end, amount.continues)
        figures.append(FoundFigure(amount.start, amount.end, amount.value(), unit, qualifier))
    return figures


def _settled(
    text: str, ends: Sequence[int], amount: Amount, money: Sequence[Amount], people: int
) -> str | None:
    """The unit of `amount` as its sentence tells it; None if it is no amount.

    Args:
        money: the amounts of the text that have a currency.
        people: where the last number of people stands before `amount`.
    """
    number = bisect_right(ends, amount.start)
    first = ends[number - 1] if number else 0
    last = ends[number] if number < len(ends) else len(text)
    near = max(first, amount.start - _FAR), min(last, amount.end + _FAR)
    if amount.unit == "¥":
        return yen_or_yuan(text, *near)
    sort, is_open = counted(text, first, amount.start, amount.end)
    if sort is Sort.OTHER or not is_open or (amount.is_vague and sort is None):
        return None
    if sort is Sort.PEOPLE:
        return "people" if amount.is_large or people >= first else None
    if not amount.is_large:
        return None
    unit = _currency_beside(amount, money, first, last)
    if unit == "¥":
        return yen_or_yuan(text, *near)
    return unit or named_currency(text, *near) or ("" if sort is Sort.MONEY else None)


def _currency_beside(amount: Amount, money: Sequence[Amount], first: int, last: int) -> str | None:
    """The currency of the amount in `money` before `amount` in its sentence, else of the one after it."""
    place = bisect_right(money, amount.start, key=_start)
    if place and money[place - 1].start >= first:
        return money[place - 1].unit
    if place < len(money) and money[place].start < last:
        return money[place].unit
    return None
