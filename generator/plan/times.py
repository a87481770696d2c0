"""Which days, months and years have a page in a language, and which of them belong together."""

from bisect import bisect_left

from generator import addresses
from generator.model.archive import Archive
from generator.model.digest import LinkedEdition
from generator.model.language import Lang


def has_page(archive: Archive, lang: Lang, time: str) -> bool:
    """Whether a digest is of that day, month or year, or stories of other days name the day."""
    return time in archive.calendars[lang].digests or time in archive.told[lang]


def nearest(archive: Archive, lang: Lang, time: str) -> str:
    """The address of the smallest time that holds all of `time` and has a page in `lang`; else of all times.

    Empty if the archive is not in `lang`.
    """
    if lang not in archive.calendars:
        return ""
    times = (time[:end] for end in (10, 7, 4))
    found = next((each for each in times if has_page(archive, lang, each)), "")
    return addresses.calendar(lang, found) if found else addresses.archive(lang)


def days_in(archive: Archive, lang: Lang, month: str) -> tuple[str, ...]:
    """The days of `month` that have a page."""
    days = archive.calendars[lang].days
    return days[bisect_left(days, f"{month}-") : bisect_left(days, f"{month}-~")]


def same_days(archive: Archive, lang: Lang, day: str) -> tuple[str, ...]:
    """The days of earlier years, newest first, that have the date of `day` and a page."""
    dates = (f"{year}{day[4:]}" for year in reversed(archive.calendars[lang].years) if year < day[:4])
    return tuple(date for date in dates if has_page(archive, lang, date))


def times_in(edition: LinkedEdition, archive: Archive) -> tuple[str, ...]:
    """The days, months and years that stories of `edition` name and that have a page, in order."""
    lang = edition.header.lang
    digests, told = archive.calendars[lang].digests, archive.told[lang]
    return tuple([time for time in edition.times if time in digests or time in told])
