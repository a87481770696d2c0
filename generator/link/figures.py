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
    if any(amount.is_unsettled for amount in found):
        _settle(text, ends, found)
    return [
        FoundFigure(
            amount.start,
            amount.end,
            amount.value(),
            amount.unit,
            amount.qualifier or limit(text, amount.start, amount.end, amount.continues),
        )
        for amount in found
        if amount.unit is not None
    ]


def _settle(text: str, ends: Sequence[int], found: Sequence[Amount]) -> None:
    """Give amounts without a unit the one that their sentence tells, if it does."""
    currencies = [each for each in found if each.unit and each.unit not in _NOT_MONEY]
    people = -1
    for amount in found:
        if amount.is_unsettled:
            number = bisect_right(ends, amount.start)
            first = ends[number - 1] if number else 0
            last = ends[number] if number < len(ends) else len(text)
            if amount.unit is None:
                amount.unit = _unit(text, first, last, amount, currencies, people >= first)
            if amount.unit == "¥":
                amount.unit = yen_or_yuan(text, max(first, amount.start - _FAR), min(last, amount.end + _FAR))
        if amount.unit == "people":
            people = amount.start


def _unit(
    text: str, first: int, last: int, amount: Amount, currencies: Sequence[Amount], has_people: bool
) -> str | None:
    """The unit of `amount` in the sentence `text[first:last]`; None if it is no amount.

    Args:
        currencies: amounts of money anywhere in the text.
        has_people: whether the sentence has told a number of people before.
    """
    sort, is_open = counted(text, first, amount.start, amount.end)
    if sort is Sort.OTHER or not is_open or (amount.is_vague and sort is None):
        return None
    if sort is Sort.PEOPLE:
        return "people" if amount.is_large or has_people else None
    if not amount.is_large:
        return None
    place = bisect_right(currencies, amount.start, key=_start)
    if place and currencies[place - 1].start >= first:
        return currencies[place - 1].unit
    if place < len(currencies) and currencies[place].start < last:
        return currencies[place].unit
    named = named_currency(text, max(first, amount.start - _FAR), min(last, amount.end + _FAR))
    return named or ("" if sort is Sort.MONEY else None)
