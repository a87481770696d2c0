"""Calendar dates at the precision that a publisher gave them.

A date of the archive is an ISO 8601 string, `2026-04-24` or, where only the month is known,
`2025-11`. Such strings sort by time, are the value of `<time datetime>`, and cost nothing to
copy between processes.
"""

from typing import NewType

IsoDate = NewType("IsoDate", str)


def has_day(date: IsoDate) -> bool:
    """Whether `date` names a day, not just a month."""
    return len(date) == 10


def year_of(date: IsoDate) -> str:
    """`2026` of `2026-04-24`."""
    return date[:4]


def month_of(date: IsoDate) -> IsoDate:
    """`2026-04` of `2026-04-24`."""
    return IsoDate(date[:7])
