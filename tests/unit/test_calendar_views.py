"""Pages of time: the edges of months and years, neighbours, and dates without a day."""

from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.model.archive import Archive
from generator.model.calendars import ArchiveView, DayView, MonthView, YearView
from generator.model.date import Period
from generator.model.digest import LinkedStory, Moment
from generator.model.language import Lang
from generator.model.views import View
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


def test_a_day_outside_the_month_is_empty() -> None:
    archive = archive_of([edition(Lang.ZH, "2026-02-10"), edition(Lang.ZH, "2026-03-01")])
    last = view(MonthView, "zh/2026/02/index.html", archive).weeks[-1][-1]
    assert last == ("2026-03-01", "", 0, False)


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
    address = "en/2026/02/10/index.html"
    assert (shown.shell.switch, shown.shell.alternates) == (None, (("en", address), ("x-default", address)))


@settings(max_examples=60, deadline=None)
@given(year=st.integers(1900, 2199), number=st.integers(1, 12))
def test_every_day_of_a_month_stands_in_its_grid_once(year: int, number: int) -> None:
    shown = month(f"{year}-{number:02}")
    inside = [cell.date for week in shown.weeks for cell in week if cell.inside]
    assert inside == sorted(set(inside))
    assert [int(date[8:]) for date in inside] == list(range(1, len(inside) + 1))
    assert len(inside) in (28, 29, 30, 31)


def telling(headline: str, *days: str) -> LinkedStory:
    """A story with one sentence, which names each of `days`."""
    moments = tuple(Moment(Period(day), 0) for day in days)
    return story(headline, moments=moments)._replace(sentences=(f"{headline}.",))


def test_a_day_tells_what_other_digests_say_of_it_newest_first() -> None:
    archive = archive_of(
        [
            edition(Lang.ZH, "2026-02-01", telling("预告", "2026-02-10")),
            edition(Lang.ZH, "2026-02-10", telling("当天", "2026-02-10")),
            edition(Lang.ZH, "2026-02-12", telling("隔天", "2026-02-10", "2026-02-11")),
            edition(Lang.ZH, "2026-03-01", telling("后来", "2026-02-10")),
        ]
    )
    day = view(DayView, "zh/2026/02/10/index.html", archive)
    assert [item.date for item in day.digests] == ["2026-02-10"]
    assert [(each.headline, each.sentence) for each in day.later] == [("后来", "后来."), ("隔天", "隔天.")]
    assert [(each.headline, each.date) for each in day.before] == [("预告", "2026-02-01")]
    assert day.later[0].address == "zh/2026/03/01/one.html#后来"


def test_a_day_without_a_digest_has_a_page_if_a_story_names_it_and_its_month_has_a_digest() -> None:
    archive = archive_of(
        [
            edition(
                Lang.ZH, "2026-02-12", telling("甲", "2026-02-03", "2025-12-31", "2026-01-05", "2027-02-03")
            )
        ]
    )
    assert archive.calendars[Lang.ZH].days == ("2026-02-03", "2026-02-12")
    day = view(DayView, "zh/2026/02/03/index.html", archive)
    assert (day.digests, [each.headline for each in day.later]) == ((), ["甲"])
    assert (day.older, day.newer and day.newer.label) == (None, "2026-02-12")
    cells = {cell.date: cell for week in month_of(archive, "zh/2026/02").weeks for cell in week}
    assert (cells["2026-02-03"].address, cells["2026-02-03"].digests) == ("zh/2026/02/03/index.html", 0)


def month_of(archive: Archive, folder: str) -> MonthView:
    return view(MonthView, f"{folder}/index.html", archive)


def test_a_day_that_one_language_alone_tells_of_leads_to_the_month_in_the_other() -> None:
    archive = archive_of(
        [
            edition(Lang.ZH, "2026-02-12", telling("甲", "2026-02-03")),
            edition(Lang.EN, "2026-02-12", telling("A")),
        ]
    )
    assert archive.calendars[Lang.EN].days == ("2026-02-12",)
    day = view(DayView, "zh/2026/02/03/index.html", archive)
    assert len(day.later) == 1
    assert day.shell.switch == (Lang.EN, "en/2026/02/index.html", False)


def test_a_month_or_ten_days_that_a_story_names_make_no_page() -> None:
    archive = archive_of(
        [edition(Lang.ZH, "2026-02-12", telling("甲", "2026-02", "2026-02-01/2026-02-10", "2025"))]
    )
    assert archive.calendars[Lang.ZH].days == ("2026-02-12",)


def test_a_day_that_very_many_stories_name_shows_the_newest_and_counts_the_others() -> None:
    dates = [f"2026-{month:02}-{day:02}" for month in (3, 4, 5) for day in range(1, 29)]
    told = [edition(Lang.ZH, date, telling(date, "2026-02-10")) for date in dates]
    day = view(
        DayView, "zh/2026/02/10/index.html", archive_of([*told, edition(Lang.ZH, "2026-02-10", story("甲"))])
    )
    assert [each.date for each in day.later] == dates[:-61:-1]
    assert day.more == len(dates) - 60


def test_a_day_leads_to_the_same_day_of_earlier_years() -> None:
    dates = ("2023-02-10", "2024-02-11", "2025-02-10", "2026-02-10", "2027-02-10")
    archive = archive_of([edition(Lang.ZH, date) for date in dates])
    day = view(DayView, "zh/2026/02/10/index.html", archive)
    assert [(year.day.label, [item.title for item in year.digests]) for year in day.years] == [
        ("2025-02-10", ["2025-02-10-one zh"]),
        ("2023-02-10", ["2023-02-10-one zh"]),
    ]


def test_the_29th_of_february_has_only_itself() -> None:
    archive = archive_of([edition(Lang.ZH, date) for date in ("2020-02-29", "2023-02-28", "2024-02-29")])
    day = view(DayView, "zh/2024/02/29/index.html", archive)
    assert [year.day.label for year in day.years] == ["2020-02-29"]
