"""Dates in sentences of both languages, with many that only look like dates."""

import datetime
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.date_calendar import base_of
from generator.link.date_chinese import CHINESE
from generator.link.date_english import ENGLISH
from generator.link.date_numeric import NUMERIC
from generator.link.date_said import Place
from generator.link.date_signs import signs_of
from generator.link.dates import FoundDate, find_dates
from generator.model.date import IsoDate, Period
from tests.case_files import Case, each_case

CASES = Path(__file__).parents[1] / "cases" / "dates"
PUBLISHED = "published: "
ROWS = (*NUMERIC, *CHINESE, *ENGLISH)


def marked(text: str, published: str) -> str:
    """`text` with every date in it marked as `[date](period)`."""
    parts, done = [], 0
    for date in find_dates(text, IsoDate(published)):
        parts += [text[done : date.start], f"[{text[date.start : date.end]}]({date.period})"]
        done = date.end
    return "".join([*parts, text[done:]])


@each_case("dates")
def test_dates_are_found_as_a_reader_would_find_them(case: Case) -> None:
    heading, *lines = case.given.splitlines()
    assert heading.startswith(PUBLISHED)
    published = heading.removeprefix(PUBLISHED)
    assert [marked(line, published) for line in lines] == case.expected.splitlines()


def test_a_text_without_dates_has_none() -> None:
    assert find_dates("", IsoDate("2026-04-25")) == []
    assert find_dates("工厂开工了。The mill opened.", IsoDate("2026-04-25")) == []


def test_a_date_says_where_it_stands() -> None:
    assert find_dates("于 4 月 24 日开工", IsoDate("2026-04-25")) == [FoundDate(2, 10, Period("2026-04-24"))]


def test_a_line_break_ends_what_a_date_hangs_on() -> None:
    assert (
        marked("4 月 2 日停产\n和 9 日留存率", "2026-04-25") == "[4 月 2 日](2026-04-02)停产\n和 9 日留存率"
    )
    assert marked("2021 年投产。\n同年的事", "2026-04-25") == "[2021 年](2021)投产。\n同年的事"
    assert marked("late\nApril, in\n2025", "2026-04-25") == "late\nApril, in\n2025"


def test_spaces_of_other_widths_are_spaces() -> None:
    for space in " \xa0\u2009\u202f\u3000":
        text = f"2026{space}年{space}4{space}月{space}24{space}日"
        assert find_dates(text, IsoDate("2020-01-01")) == [FoundDate(0, len(text), Period("2026-04-24"))]


def test_letters_that_grow_in_lower_case_move_no_date() -> None:
    assert marked("İİİ in late April, İ last year", "2026-04-25") == (
        "İİİ in [late April](2026-04-21/2026-04-30), İ [last year](2025)"
    )


def test_every_form_has_a_case() -> None:
    """A row that reads no case is untested, or hidden by another row."""
    pattern, rows = signs_of(ROWS)
    read: set[str] = set()
    for file in sorted(CASES.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        place = Place(text, base_of(IsoDate("2026-04-25")), last=(2026, 4, 1))
        for sign in pattern.finditer(text):
            place.floor = text.rfind("\n", 0, sign.start()) + 1
            matches = ((row, row.pattern.match(text, sign.start())) for row in rows[sign.lastindex or 0])
            read.update(row.name for row, match in matches if match and row.read(match, place))
    assert {row.name for row in ROWS} - read == set()


def test_a_form_is_named_once() -> None:
    names = [row.name for row in ROWS]
    assert sorted(names) == sorted(set(names))


def is_real(period: Period) -> bool:
    """Whether the calendar has `period`: a day, month or year, or one before another of its kind."""
    first, _, last = period.partition("/")
    for each in (first, last or first):
        assert re.fullmatch(r"\d{4}(?:-\d\d){0,2}", each), period
        datetime.date.fromisoformat(each + "-01-01"[len(each) - 4 :])
    return not last or (first < last and len(first) == len(last))


MONTHS = "January February March April May June July August September October November December".split()
TENS = ("", "十", "二十", "三十")
UNITS = ("", *"一二三四五六七八九")
FIGURES = "〇一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def in_chinese(number: int) -> str:
    return f"{TENS[number // 10]}{UNITS[number % 10]}"


FORMS: dict[str, Callable[[datetime.date], str]] = {
    "spaced": lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    "close": lambda day: f"{day.year}年{day.month}月{day.day}号",
    "two figures": lambda day: f"{day:%Y}年{day:%m}月{day:%d}日",
    "full width": lambda day: f"{day.year}年{day.month}月{day.day}日".translate(FULL_WIDTH),
    "numerals": lambda day: (
        "".join(FIGURES[int(figure)] for figure in str(day.year))
        + f"年{in_chinese(day.month)}月{in_chinese(day.day)}日"
    ),
    "iso": lambda day: day.isoformat(),
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "points": lambda day: f"{day.year}.{day.month}.{day.day}",
    "American": lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    "short": lambda day: f"{MONTHS[day.month - 1][:3]}. {day.day} {day.year}".replace("May.", "May"),
    "British": lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    "ordinal": lambda day: f"{day.day}th of {MONTHS[day.month - 1]}, {day.year}",
}
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31))
PUBLISHED_DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2060, 12, 31)).map(
    lambda day: IsoDate(day.isoformat())
)


@pytest.mark.parametrize("form", FORMS)
@given(
    day=DAYS,
    published=PUBLISHED_DAYS,
    between=st.sampled_from([("", ""), ("于", "开"), ("(", ")"), ("。", "，")]),
)
def test_a_full_date_is_read_as_itself(
    form: str, day: datetime.date, published: IsoDate, between: tuple[str, str]
) -> None:
    before, after = between
    written = FORMS[form](day)
    assert find_dates(f"{before}{written}{after}", published) == [
        FoundDate(len(before), len(before) + len(written), Period(day.isoformat()))
    ]


@given(first=DAYS, last=DAYS, form=st.sampled_from(["spaced", "close", "full width", "numerals"]))
def test_two_full_dates_with_a_dash_are_one_period(
    first: datetime.date, last: datetime.date, form: str
) -> None:
    text = f"{FORMS[form](first)}至{FORMS[form](last)}"
    expected = [f"{first}/{last}"] if first < last else [str(first), str(last)]
    assert [date.period for date in find_dates(text, IsoDate("2026-04-25"))] == expected


@given(day=DAYS, published=PUBLISHED_DAYS)
def test_a_date_without_a_year_is_within_a_year_before_and_a_month_after_the_digest(
    day: datetime.date, published: IsoDate
) -> None:
    (found,) = find_dates(f"{day.month} 月 {day.day} 日", published)
    away = datetime.date.fromisoformat(found.period) - datetime.date.fromisoformat(published)
    leap = (day.month, day.day) == (2, 29)
    assert datetime.timedelta(days=-366 * 8 if leap else -366) < away <= datetime.timedelta(days=31)
    assert found.period[5:] == f"{day:%m-%d}"


PIECES = st.sampled_from(
    [
        *"2026 26 4 24 30 ４ 四 二十四 一 年 月 日 号 季度 个 旬 底 初 中 上 下 本 今 去 明 前 昨 天".split(),
        *"第 同年 次年 Q2 H1 至 到 - – — ~ 、 ， 。 / . ( ) （周五） 将于 最快 月租 24日 上半".split(),
        *"April May Sept. in by the of to and between last this next early mid late end year".split(),
        *"month quarter second half first today yesterday 's th will expected a Z".split(),
        *(" ", " ", "\n"),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))
MONTHS_ALONE = PUBLISHED_DAYS.map(lambda day: IsoDate(day[:7]))


@settings(max_examples=1000, deadline=None)
@given(text=TEXTS, published=PUBLISHED_DAYS | MONTHS_ALONE)
def test_dates_never_overlap_and_are_real(text: str, published: IsoDate) -> None:
    end = 0
    for date in find_dates(text, published):
        assert end <= date.start < date.end <= len(text)
        assert text[date.start : date.end].strip() == text[date.start : date.end]
        assert is_real(date.period)
        end = date.end


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "年",
            "2026-",
            "4月",
            "4 月 4 日",
            "4月1日至",
            "24日，",
            "一",
            "一月",
            "今年",
            "同年",
            "第一",
            " ",
            "day",
        ),
        *(
            "in 2026 ",
            "April to ",
            "in May and ",
            "last year ",
            "will go in ",
            "20-24 ",
            "as early as ",
            "Q2 2026",
        ),
    ],
)
def test_a_long_text_of_one_piece_is_read_in_one_pass(piece: str) -> None:
    """Were a piece looked at from every other one, this would not end within the hour."""
    text = piece * (100_000 // len(piece))
    dates = find_dates(text, IsoDate("2026-04-25"))
    assert all(date.end <= after.start for date, after in pairwise(dates))
