"""What a text says of a date, and the period that it means."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.model.date import IsoDate, Period, has_day

# Year, month and day. A 0 is what the text does not say: (2026, 4, 0) is April 2026, (0, 4, 24) some April 24.
Point = tuple[int, int, int]

_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Said(NamedTuple):
    """Characters `start` to `end` say the time from `first` to `last`, both included.

    The year may be open in both; `last` may leave it open where `first` does not.
    """

    start: int
    end: int
    first: Point
    last: Point


class Base(NamedTuple):
    """The date of the digest: `day` is 0 if only its month is known; `limit` is a month later."""

    year: int
    month: int
    day: int
    limit: Point


@dataclass(slots=True)
class Place:
    """Where a reader of a text has got to.

    Attributes:
        floor: where the last date ended; the next one starts no earlier.
        listed: where the next date starts if it belongs to a list or range with the last one: then it needs
            no other sign that it is one; -1 if none does.
        last: the point that was read last, its year known.
        stated: whether the text said that year.
    """

    text: str
    base: Base
    floor: int = 0
    listed: int = -1
    last: Point = (0, 0, 0)
    stated: bool = False


class Row(NamedTuple):
    """One form of dates: its name is an example of it.

    `read` is given the match of `pattern`; it answers None if that is no date after all.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Place], Said | None]


# The rows to be tried, in order, where the text has a certain sign of a date.
Rows = Mapping[str, tuple[Row, ...]]


@lru_cache(maxsize=64)
def base_of(published: IsoDate) -> Base:
    """What dates in a digest of `published` count from; of a month, its last day."""
    year, month = int(published[:4]), int(published[5:7])
    day = int(published[8:]) if has_day(published) else 0
    next_year, next_month = month_after(year, month, 1)
    return Base(year, month, day, (next_year, next_month, min(day or 31, days_in(next_year, next_month))))


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month that is `count` months after another, or before it."""
    year, month = divmod(year * 12 + month - 1 + count, 12)
    return year, month + 1


def day_after(base: Base, count: int) -> Point | None:
    """The day that is `count` days after that of the digest, or before it; None if only its month is known."""
    if not base.day:
        return None
    day = datetime.date(base.year, base.month, base.day) + datetime.timedelta(days=count)
    return day.year, day.month, day.day


def days_in(year: int, month: int) -> int:
    """How many days a month has; a February of year 0 has 29."""
    if month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _DAYS[month]


def is_real(point: Point) -> bool:
    """Whether the calendar has it."""
    year, month, day = point
    return 1900 <= year < 2200 and month <= 12 and (not day or day <= days_in(year, month))


def nearest(point: Point, base: Base, *, coming: bool) -> int:
    """The year of a point that says none: that of the last such time up to a month after the digest.

    Where the text says that it is `coming`, it is that of the first such time from the digest on.
    """
    _, month, day = point
    year, *limit = base.limit
    if (month, day) > tuple(limit):
        year -= 1
    while day > days_in(year, month):
        year -= 1
    return year + 1 if coming and (year, month, day or 31) < (base.year, base.month, base.day) else year


def with_years(first: Point, last: Point, base: Base, *, coming: bool = False) -> tuple[Point, Point]:
    """The two ends of a time with their years: each takes the other's, or the nearest one."""
    if not first[0]:
        year = last[0] - (first[1] > last[1]) if last[0] else nearest(first, base, coming=coming)
        first = (year, first[1], first[2])
    if not last[0]:
        last = (first[0] + (last[1] < first[1]), last[1], last[2])
    return first, last


def period_of(first: Point, last: Point) -> Period | None:
    """The time from `first` to `last`, as precise as the more precise of them; None if there is none."""
    if not (is_real(first) and is_real(last)):
        return None
    if first == last:
        return Period(_written(first))
    (year, month, day), (last_year, last_month, last_day) = first, last
    if day or last_day:
        last_month = last_month or 12
        first = (year, month or 1, day or 1)
        last = (last_year, last_month, last_day or days_in(last_year, last_month))
    elif month or last_month:
        first, last = (year, month or 1, 0), (last_year, last_month or 12, 0)
    if first > last:
        return None
    return Period(_written(first) if first == last else f"{_written(first)}/{_written(last)}")


def _written(point: Point) -> str:
    year, month, day = point
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}" if month else f"{year}"
