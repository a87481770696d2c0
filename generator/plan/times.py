"""Which days, months and years have a page, and which of them belong together."""

from bisect import bisect_left

from generator.model.archive import Archive
from generator.model.date import enclosing
from generator.model.digest import LinkedEdition


def has_page(archive: Archive, time: str) -> bool:
    """Whether a digest is of that day, month or year, or stories of other days name the day."""
    return time in archive.calendar or any(time in days for days in archive.told.values())


def days_in(archive: Archive, month: str) -> tuple[str, ...]:
    """The days of `month` that have a page."""
    days = archive.days
    return days[bisect_left(days, f"{month}-") : bisect_left(days, f"{month}-~")]


def same_days(archive: Archive, day: str) -> tuple[str, ...]:
    """The days of earlier years, newest first, that have the date of `day` and a page."""
    dates = (f"{year}{day[4:]}" for year in reversed(archive.years) if year < day[:4])
    return tuple(date for date in dates if has_page(archive, date))


def times_in(edition: LinkedEdition, archive: Archive) -> tuple[str, ...]:
    """The days, months and years that stories of `edition` name and that have a page, in order."""
    named = {enclosing(moment.period) for story in edition.stories for moment in story.moments}
    return tuple(time for time in sorted(named) if has_page(archive, time))
