"""The calendar: which year is meant by a date without one, and which period lies between two points."""

import datetime
from functools import lru_cache

from generator.link.date_said import Base, Point
from generator.model.date import IsoDate, Period, has_day

_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=64)
def base_of(published: IsoDate) -> Base:
    """What the dates in a digest of `published` count from; of a month, its last day."""
    year, month = int(published[:4]), int(published[5:7])
    day = int(published[8:]) if has_day(published) else 0
    later = month_after(year, month, 1)
    return Base(year, month, day, (*later, min(day or days_in(year, month), days_in(*later))))


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month that is `count` months after another, or before it."""
    year, month = divmod(year * 12 + month - 1 + count, 12)
    return year, month + 1


def day_after(base: Base, count: int) -> Point | None:
    """The day that is `count` days after that of the digest, or before it; None if that is not known."""
    if not base.day:
        return None
    day = datetime.date(base.year, base.month, base.day) + datetime.timedelta(days=count)
    return day.year, day.month, day.day


def days_in(year: int, month: int) -> int:
    """How many days a month has; a February of year 0 has 29."""
    if month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _DAYS[month]


@lru_cache(maxsize=1024)
def nearest(month: int, day: int, base: Base) -> tuple[int, bool]:
    """The year of a time that says none: that of the last one up to a month after the digest.

    And whether it may be a year later if the text says that the time is still to come: it may within the
    year of the digest, and soon after it; who means a later one says so.
    """
    year = base.limit[0] - ((month, day) > base.limit[1:])
    while (month, day) == (2, 29) and days_in(year, 2) < 29:
        year -= 1
    past = (year, month, day or 31) < (base.year, base.month, base.day)
    return year, past and (year + 1 == base.year or month + 12 - base.month <= 4)


@lru_cache(maxsize=4096)
def period_of(first: Point, last: Point) -> Period | None:
    """The time from `first` to `last`, as precise as the more precise of them; None if there is none."""
    begins = _written(first)
    if first == last or not begins:
        return begins
    (year, month, day), (last_year, last_month, last_day) = first, last
    if day or last_day:
        last_month = last_month or 12
        first = (year, month or 1, day or 1)
        last = (last_year, last_month, last_day or days_in(last_year, last_month))
    elif month or last_month:
        first, last = (year, month or 1, 0), (last_year, last_month or 12, 0)
    begins, ends = _written(first), _written(last)
    if not begins or not ends or first > last:
        return None
    return begins if begins == ends else Period(f"{begins}/{ends}")


def _written(point: Point) -> Period | None:
    """A day, month or year as ISO 8601 has it; None for one that the calendar has not."""
    year, month, day = point
    if not 1900 <= year < 2200 or month > 12 or (day and day > days_in(year, month)):
        return None
    return Period(f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}" if month else str(year))
