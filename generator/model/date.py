"""Calendar dates at the precision that a publisher gave them.

A date of the archive is an ISO 8601 string, `2026-04-24` or, where only the month is known,
`2025-11`. Such strings sort by time, are the value of `<time datetime>`, and cost nothing to
copy between processes.
"""

from typing import NewType

# When a digest is published: a day or a month.
IsoDate = NewType("IsoDate", str)

# What a text names with a date: a day, a month or a year (`2026-04-24`, `2026-04`, `2026`), or the ISO 8601
# interval from its first to its last day or month (`2026-04-11/2026-04-20`, `2026-01/2026-03`).
Period = NewType("Period", str)


def has_day(date: IsoDate) -> bool:
    """Whether `date` names a day, not just a month."""
    return len(date) == 10


def year_of(date: IsoDate) -> str:
    """`2026` of `2026-04-24`."""
    return date[:4]


def month_of(date: IsoDate) -> IsoDate:
    """`2026-04` of `2026-04-24`."""
    return IsoDate(date[:7])


def enclosing(period: Period) -> str:
    """The smallest day, month or year that holds all of `period`: `2026-04` of `2026-04-11/2026-04-20`."""
    first, _, last = period.partition("/")
    if not last:
        return first
    return first[:7] if first[:7] == last[:7] else first[:4] if first[:4] == last[:4] else ""
