"""Pages of time: the edges of months and years, neighbours, and dates without a day."""

from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.model.archive import Archive
from generator.model.language import Lang
from generator.model.views import ArchiveView, DayView, MonthView, View, YearView
from generator.plan.pages import view_of
from tests.values import archive_of, edition, page_at, story

V = TypeVar("V", bound=View)
CONFIG = Config()


def view(kind: type[V], address: str, archive: Archive, config: Config = CONFIG) -> V:
    found = view_of(archive, config, page_at(address, archive, config))
    assert isinstance(found, kind)
    return found


def month(date: str) -> MonthView:
    year, number, *_ = date.split("-")
    return view(MonthView, f"zh/{year}/{number}/index.html", archive_of([edition(Lang.ZH, date)]))


@pytest.mark.parametrize(
    ("date", "first", "last", "weeks"),
    [
        ("2026-02-10", "2026-01-26", "2026-03-01", 5),  # starts on a Sunday
        ("2021-02-10", "2021-02-01", "2021-02-28", 4),  # four weeks exactly
        ("2024-02-29", "2024-01-29", "2024-03-03", 5),  # a leap year
        ("2026-08-01", "2026-07-27", "2026-09-06", 6),  # six weeks
        ("2025-12-31", "2025-12-01", "2026-01-04", 5),  # into the next year
        ("2026-01", "2025-12-29", "2026-02-01", 5),  # from the year before; no day known
    ],
)
def test_the_weeks_of_a_month_run_from_monday_to_sunday(date: str, first: str, last: str, weeks: int) -> None:
    shown = month(date)
    days = [cell for week in shown.weeks for cell in week]
    assert (days[0].date, days[-1].date, len(shown.weeks)) == (first, last, weeks)
    assert {len(week) for week in shown.weeks} == {7}
    assert {cell.date[:7] for cell in days if cell.inside} == {date[:7]}


def test_only_days_with_a_digest_lead_somewhere() -> None:
    days = [cell for week in month("2024-02-29").weeks for cell in week]
    assert [(cell.date, cell.address, cell.digests) for cell in days if cell.address] == [
        ("2024-02-29", "zh/2024/02/29/index.html", 1)
    ]


def test_a_day_outside_the_month_leads_to_its_digest_too() -> None:
    archive = archive_of([edition(Lang.ZH, "2026-02-10"), edition(Lang.ZH, "2026-03-01")])
    last = view(MonthView, "zh/2026/02/index.html", archive).weeks[-1][-1]
    assert (last.date, last.inside, last.digests) == ("2026-03-01", False, 1)


def test_a_digest_without_a_day_stands_on_the_page_of_its_month_only() -> None:
    archive = archive_of([edition(Lang.ZH, "2025-11"), edition(Lang.ZH, "2025-11-30")])
    shown = view(MonthView, "zh/2025/11/index.html", archive)
    assert [item.date for item in shown.digests] == ["2025-11-30", "2025-11"]
    assert sum(cell.digests for week in shown.weeks for cell in week) == 1
    day = view(DayView, "zh/2025/11/30/index.html", archive)
    assert [item.date for item in day.digests] == ["2025-11-30"]
    with pytest.raises(StopIteration):
        page_at("zh/2025/11/01/index.html", archive, CONFIG)


def test_a_year_counts_the_digests_of_its_months() -> None:
    archive = archive_of(
        [edition(Lang.ZH, date) for date in ("2025-11", "2025-11-30", "2025-01-01", "2024-12-31")]
    )
    shown = view(YearView, "zh/2025/index.html", archive)
    assert [cell.digests for cell in shown.months] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]
    assert [cell.address for cell in shown.months if cell.address] == [
        "zh/2025/01/index.html",
        "zh/2025/11/index.html",
    ]
    newest = shown.digests[0]
    assert (newest.date, newest.summary, newest.headlines) == ("2025-11-30", (), ())


def test_neighbours_skip_what_has_no_digest() -> None:
    archive = archive_of([edition(Lang.ZH, date) for date in ("2024-02-29", "2025-11", "2026-01-01")])
    shown = view(MonthView, "zh/2025/11/index.html", archive)
    assert shown.newer == ("zh/2026/01/index.html", "2026-01")
    assert shown.older == ("zh/2024/02/index.html", "2024-02")
    day = view(DayView, "zh/2026/01/01/index.html", archive)
    assert (day.newer, day.older) == (None, ("zh/2024/02/29/index.html", "2024-02-29"))
    oldest = view(YearView, "zh/2024/index.html", archive)
    assert (oldest.newer, oldest.older) == (("zh/2025/index.html", "2025"), None)


def test_a_page_of_time_exists_in_both_languages_whichever_has_editions() -> None:
    archive = archive_of([edition(Lang.EN, "2026-02-10", story("A"))])
    shown = view(DayView, "zh/2026/02/10/index.html", archive)
    assert shown.shell.switch == (Lang.EN, "en/2026/02/10/index.html", True)
    (item,) = shown.digests
    assert (item.lang, item.address) == (Lang.EN, "en/2026/02/10/one.html")
    assert item.headlines == (("en/2026/02/10/one.html#A", "A"),)


def test_the_way_up_leads_over_month_and_year_to_the_archive() -> None:
    shown = view(DayView, "en/2026/02/10/index.html", archive_of([edition(Lang.EN, "2026-02-10")]))
    assert [crumb.address for crumb in shown.shell.crumbs] == [
        "en/archive.html",
        "en/2026/index.html",
        "en/2026/02/index.html",
    ]


def test_headlines_in_a_list_are_those_of_sections_and_stories() -> None:
    told = [
        story("lead", level=0),
        story("section", level=2),
        story("story", level=3),
        story("item", level=4),
    ]
    shown = view(DayView, "en/2026/02/10/index.html", archive_of([edition(Lang.EN, "2026-02-10", *told)]))
    assert [link.label for link in shown.digests[0].headlines] == ["section", "story"]


def test_the_archive_shows_its_years_newest_first() -> None:
    archive = archive_of(
        [edition(Lang.ZH, date, story("甲"), story("乙")) for date in ("2024-02-29", "2026-01-01")]
    )
    shown = view(ArchiveView, "zh/archive.html", archive)
    assert [year.date for year, _ in shown.years] == ["2026", "2024"]
    assert [len(months) for _, months in shown.years] == [12, 12]
    assert (shown.digests, shown.stories) == (2, 4)


def test_an_archive_of_one_language_has_no_way_to_another() -> None:
    config = Config(languages=(Lang.EN,))
    archive = archive_of([edition(Lang.EN, "2026-02-10")], languages=(Lang.EN,))
    shown = view(DayView, "en/2026/02/10/index.html", archive, config)
    assert (shown.shell.switch, shown.shell.alternates) == (None, (("en", "en/2026/02/10/index.html"),))


@settings(max_examples=60, deadline=None)
@given(year=st.integers(1900, 2199), number=st.integers(1, 12))
def test_every_day_of_a_month_stands_in_its_grid_once(year: int, number: int) -> None:
    shown = month(f"{year}-{number:02}")
    inside = [cell.date for week in shown.weeks for cell in week if cell.inside]
    assert inside == sorted(set(inside))
    assert [int(date[8:]) for date in inside] == list(range(1, len(inside) + 1))
    assert len(inside) in (28, 29, 30, 31)
