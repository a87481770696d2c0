"""Pages of time: days, months, years, and the archive of all years."""

import calendar
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.calendars import ArchiveView, Cell, DayView, MonthView, YearDay, YearView
from generator.model.items import DigestItem, Link, Shell
from generator.model.language import Lang
from generator.model.page import Page
from generator.plan.facing import parallel_address
from generator.plan.items import digest_item, entry, shell_of, stories_in
from generator.plan.times import has_page, nearest, same_days

# How many stories of other days a day shows.
# How many titles stand for a day, month or year where it is described in a line.
_TITLES = 3
_TOLD = 60
_WEEKS = calendar.Calendar(firstweekday=calendar.MONDAY)


def day_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page for each day with a digest, and for each that a story names in a month with one."""
    yield from _pages(archive, config, "day")


def month_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page for each month with a digest."""
    yield from _pages(archive, config, "month")


def year_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page for each year with a digest."""
    yield from _pages(archive, config, "year")


def archive_pages(_archive: Archive, config: Config) -> Iterator[Page]:
    """A page of all years."""
    for lang in config.languages:
        yield Page(kind="archive", address=addresses.archive(lang), lang=lang)


def day_view(archive: Archive, config: Config, page: Page) -> DayView:
    """A day with its digests, what others say of it, and the same day in earlier years."""
    newer, older = _neighbours(archive.calendars[page.lang].days, page)
    told = archive.told[page.lang].get(page.subject, ())
    entries = [entry(archive, page.lang, each) for each in told[:_TOLD]]
    return DayView(
        shell=_shell(archive, config, page),
        date=page.subject,
        newer=newer,
        older=older,
        digests=_digests(archive, page),
        parallel=tuple(
            parallel_address(archive.digests[number])
            for number in archive.calendars[page.lang].digests.get(page.subject, ())
        ),
        later=tuple(each for each in entries if each.date > page.subject),
        before=tuple(each for each in entries if each.date < page.subject),
        more=len(told) - len(entries),
        years=tuple(
            YearDay(
                Link(addresses.calendar(page.lang, day), day),
                tuple(
                    digest_item(archive, number, page.lang, brief=True)
                    for number in archive.calendars[page.lang].digests.get(day, ())
                ),
            )
            for day in same_days(archive, page.lang, page.subject)
        ),
    )


def month_view(archive: Archive, config: Config, page: Page) -> MonthView:
    """A month as a grid of weeks, with its digests."""
    newer, older = _neighbours(archive.calendars[page.lang].months, page)
    year, month = map(int, page.subject.split("-"))
    weeks = tuple(
        tuple(
            _cell(archive, page.lang, day.isoformat())
            if day.month == month
            else Cell(day.isoformat(), "", 0, inside=False)
            for day in week
        )
        for week in _WEEKS.monthdatescalendar(year, month)
    )
    return MonthView(
        shell=_shell(archive, config, page),
        date=page.subject,
        newer=newer,
        older=older,
        digests=_digests(archive, page),
        weeks=weeks,
    )


def year_view(archive: Archive, config: Config, page: Page) -> YearView:
    """A year with its twelve months and a line for each digest."""
    newer, older = _neighbours(archive.calendars[page.lang].years, page)
    return YearView(
        shell=_shell(archive, config, page),
        date=page.subject,
        newer=newer,
        older=older,
        digests=_digests(archive, page, brief=True),
        months=_months(archive, page.lang, page.subject),
    )


def archive_view(archive: Archive, config: Config, page: Page) -> ArchiveView:
    """All years, newest first, with their months."""
    return ArchiveView(
        shell=shell_of(
            archive,
            page,
            config,
            title="archive",
            area="archive",
        ),
        years=tuple(
            (_cell(archive, page.lang, year), _months(archive, page.lang, year))
            for year in reversed(archive.calendars[page.lang].years)
        ),
        digests=len(archive.numbers[page.lang]),
        stories=stories_in(archive, page.lang, archive.numbers[page.lang]),
    )


def _pages(archive: Archive, config: Config, kind: str) -> Iterator[Page]:
    for lang in config.languages:
        calendar = archive.calendars[lang]
        for time in {"day": calendar.days, "month": calendar.months, "year": calendar.years}[kind]:
            yield Page(kind=kind, address=addresses.calendar(lang, time), lang=lang, subject=time)


def _shell(archive: Archive, config: Config, page: Page) -> Shell:
    time = page.subject
    shelf = archive.shelves[page.lang]
    newest = archive.calendars[page.lang].digests.get(time, ())[:_TITLES]
    above = [time[:end] for end in (4, 7) if end < len(time)]
    return shell_of(
        archive,
        page,
        config,
        title=time,
        description=" · ".join(shelf[number].paired.edition.header.title for number in newest),
        area="archive",
        nearest=nearest(archive, page.lang.other, time),
        crumbs=(
            Link(addresses.archive(page.lang), "archive"),
            *(Link(addresses.calendar(page.lang, part), part) for part in above),
        ),
    )


def _neighbours(times: Sequence[str], page: Page) -> tuple[Link | None, Link | None]:
    """The next newer and older day, month or year that has a page."""
    place = bisect_left(times, page.subject)
    newer = times[place + 1] if place + 1 < len(times) else None
    older = times[place - 1] if place else None
    return (
        Link(addresses.calendar(page.lang, newer), newer) if newer else None,
        Link(addresses.calendar(page.lang, older), older) if older else None,
    )


def _digests(archive: Archive, page: Page, *, brief: bool = False) -> tuple[DigestItem, ...]:
    return tuple(
        digest_item(archive, number, page.lang, brief=brief)
        for number in archive.calendars[page.lang].digests.get(page.subject, ())
    )


def _cell(archive: Archive, lang: Lang, time: str) -> Cell:
    digests = len(archive.calendars[lang].digests.get(time, ()))
    address = addresses.calendar(lang, time) if has_page(archive, lang, time) else ""
    return Cell(time, address, digests, inside=True)


def _months(archive: Archive, lang: Lang, year: str) -> tuple[Cell, ...]:
    return tuple(_cell(archive, lang, f"{year}-{month:02}") for month in range(1, 13))
