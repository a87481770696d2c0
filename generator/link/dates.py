"""Dates in running text, resolved against the date of the digest.

A pattern finds the signs of dates in one pass; at each, the rows of its kind are tried in order. Two dates
that a dash or a word of its meaning joins are one period.
"""

import re
from typing import NamedTuple

from generator.link.date_calendar import base_of, nearest, period_of
from generator.link.date_chinese import CHINESE
from generator.link.date_coming import is_coming
from generator.link.date_english import ENGLISH
from generator.link.date_numeric import NUMERIC
from generator.link.date_parts import TO, WEEKDAY
from generator.link.date_said import Ends, Place, Point, Said
from generator.link.date_signs import signs_of
from generator.model.date import IsoDate, Period

_SIGNS, _ROWS = signs_of((*NUMERIC, *CHINESE, *ENGLISH))

# What joins two dates to a range, or to a list; most dates are followed by neither.
_LINKS = frozenset(" \xa0\u3000（(至到-–—－~～〜―、，,/和与與及或以")
_LINK = re.compile(
    rf"""
    {WEEKDAY}(?P<to>-to-|{TO}|\s(?:to|through|until|till)\s(?:the\s)?)
    | (?P<and>,?\s(?:and|or|&)\s(?:(?:the|in|on|about|around)\s)?)
    | {WEEKDAY}\s?(?:[、，/和与與及或]|以及)\s?[约約]?
    | ,(?:(?!\s)|\s(?=\d{{4}}\b|[A-Z][a-z]+\.?\s\d))
    """,
    re.VERBOSE,
)
_LINKED = 24  # characters within which the next date begins


class FoundDate(NamedTuple):
    """A date in a text: characters `start` to `end` name `period`."""

    start: int
    end: int
    period: Period


def find_dates(text: str, published: IsoDate) -> list[FoundDate]:
    """The dates in `text`, in order, none overlapping another."""
    place = Place(text, base_of(published))
    found: list[FoundDate] = []
    for sign in _SIGNS.finditer(text):
        if sign.start() >= place.floor:
            said = _said_at(sign, place)
            dated = said and _dated(said, place)
            if dated:
                found.append(dated)
    return found


def _said_at(sign: re.Match[str], place: Place) -> Said | None:
    """What the first row that reads a date at `sign` makes of it."""
    for row in _ROWS[sign.lastindex or 0]:
        match = row.pattern.match(place.text, sign.start())
        said = match and row.read(match, place)
        if said:
            return said
    return None


def _dated(said: Said, place: Place) -> FoundDate | None:
    """The period of what is said, and of the other end of its range if one follows; `place` moves past it."""
    start, end, first, last = said
    open_year = not first[0]
    if open_year:
        # The next of a list is of the same year; if that was not said either, only where it follows soon.
        listed = start == place.listed and 0 <= first[1] - place.last[1] <= (12 if place.stated else 3)
        year = place.last[0] if listed else _nearest_year(said, place)
        first, last = (year, first[1], first[2]), (year, last[1], last[2])
        open_year = not (listed and place.stated)
    link = _LINK.match(place.text, end) if place.text[end : end + 1] in _LINKS else None
    if link and (link["to"] or (link["and"] and place.text.endswith(("between ", "Between "), 0, start))):
        other = _next(place, link.end(), last)
        ends = _whole(first, other, open_year=open_year)
        if other and ends:
            end, (first, last) = other.end, ends
            link = _LINK.match(place.text, end)
    elif link and link["and"] and open_year:
        other = _next(place, link.end(), last)
        if other and other.first[0] and other.first[1] >= last[1]:  # March and April 2025
            first, last = (other.first[0], first[1], first[2]), (other.first[0], last[1], last[2])
    place.floor, place.listed = end, link.end() if link else -1
    place.last, place.stated = last, not open_year
    period = period_of(first, last)
    return FoundDate(start, end, period) if period else None


def _nearest_year(said: Said, place: Place) -> int:
    """The year of a date that does not say it."""
    year, may_come = nearest(said.first[1], said.first[2], place.base)
    return year + 1 if may_come and is_coming(place.text, said) else year


def _whole(first: Point, other: Said | None, *, open_year: bool) -> Ends | None:
    """The time to the end of another date, which decides an open year; None if it ends before it begins."""
    if other is None:
        return None
    year, month, day = other.last
    if not year:
        year = first[0] + (month < first[1])
    elif open_year:
        first = (year - (first[1] > month), first[1], first[2])
    last = (year, month, day)
    return (first, last) if first < last and period_of(first, last) else None


def _next(place: Place, start: int, last: Point) -> Said | None:
    """The date that begins at `start`, where `last` is the one before."""
    sign = _SIGNS.search(place.text, start, start + _LINKED)
    then = Place(place.text, place.base, floor=start, listed=start, last=last)
    said = _said_at(sign, then) if sign else None
    return said if said and said.start == start else None
