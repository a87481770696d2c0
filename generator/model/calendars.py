"""Views of days, months and years."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.items import DigestItem, Entry, Link, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """What a day, a month or a year page shares: its date, its neighbours and its digests."""

    shell: Shell
    date: str
    newer: Link | None
    older: Link | None
    digests: tuple[DigestItem, ...]


class YearDay(NamedTuple):
    """The same day of another year, with the digests of it."""

    day: Link
    digests: tuple[DigestItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView(CalendarView):
    """A day.

    Attributes:
        parallel: of each of its digests the page with both editions; empty where there is only one.
        later: stories of later digests that name the day, newest first.
        before: stories of earlier digests that name it.
        more: how many further stories name it.
        years: the same day in earlier years, newest first.
    """

    parallel: tuple[str, ...]
    later: tuple[Entry, ...]
    before: tuple[Entry, ...]
    more: int
    years: tuple[YearDay, ...]


class Cell(NamedTuple):
    """A day in a calendar grid, a month in a year; `address` is empty where there is no page of it.

    A day that is not `inside` belongs to the month before or after, and is empty.
    """

    date: str
    address: str
    digests: int
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView(CalendarView):
    """A month: weeks of seven days, the first day of the week by the language's custom."""

    weeks: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView(CalendarView):
    """A year: its twelve months. `digests` carry no summary or headlines."""

    months: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """All years with their months, newest first."""

    shell: Shell
    years: tuple[tuple[Cell, tuple[Cell, ...]], ...]
    digests: int
    stories: int
