"""Dates of publication."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.dates import date_in_name, date_in_text, parse_date

SHANGHAI = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-02-10", "2026-02-10"),
        ("2026-2-1", "2026-02-01"),
        (" 2026-02-10 ", "2026-02-10"),
        ("2026-02-10 09:00:00", "2026-02-10"),
        ("2026-02-10 23:59", "2026-02-10"),
        ("2026-02-10T15:59:59Z", "2026-02-10"),
        ("2026-02-10T16:00:00Z", "2026-02-11"),
        ("2026-02-10T16:00:00.123456Z", "2026-02-11"),
        ("2026-02-10T23:30:00+08:00", "2026-02-10"),
        ("2026-02-10 23:30:00 +0800", "2026-02-10"),
        ("2026-02-10T23:30:00-05:00", "2026-02-11"),
        ("2026-02-10T00:30:00+09:00", "2026-02-09"),
        ("2026-02-10T00:30+09", "2026-02-09"),
        ("2025-11", "2025-11"),
        ("2025/11", "2025-11"),
        ("2025年11月", "2025-11"),
        ("November 2025", "2025-11"),
        ("2026/2/10", "2026-02-10"),
        ("2026/02/10 09:00", "2026-02-10"),
        ("2026.02.10", "2026-02-10"),
        ("2026年02月26日", "2026-02-26"),
        ("2026 年 4 月 25 日", "2026-04-25"),
        ("2026年4月25日 星期六", "2026-04-25"),
        ("2026年4月25日（周六）09:30", "2026-04-25"),
        ("2026年4月25号", "2026-04-25"),
        ("２０２６年４月２５日", "2026-04-25"),
        ("April 25, 2026", "2026-04-25"),
        ("apr 5 2026", "2026-04-05"),
        ("Sept. 3rd, 2026", "2026-09-03"),
        ("Saturday, April 25, 2026", "2026-04-25"),
        ("25 April 2026", "2026-04-25"),
        ("1st of May 2026", "2026-05-01"),
        ("Tue, 10 Feb 2026 17:00:00 GMT", "2026-02-11"),
        ("20260210", "2026-02-10"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_header_may_write_its_date_in_many_ways(text: str, date: str) -> None:
    assert parse_date(text, SHANGHAI) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "2026-06-010T05:44",
        "2026-06-010T05:44:12.123Z",
        "2026-02-10T25:00:00Z",
        "2026-02-10 and more",
        "0026-02-10",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+09:00",
        "2026/02-10",
        "yesterday",
        "2026年13月1日",
        "Febtember 3, 2026",
        "1770681600",
    ],
)
def test_what_is_no_date_or_no_real_one_is_none(text: str) -> None:
    assert parse_date(text, SHANGHAI) is None


def test_the_time_zone_decides_the_day() -> None:
    assert parse_date("2026-02-10T16:00:00Z", "America/New_York") == "2026-02-10"
    assert parse_date("2026-02-10T03:00:00Z", "America/New_York") == "2026-02-09"


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("content/2026/2026-02-28-prices.zh.md", "2026-02-28"),
        ("content/26-08-20-prices.md", "2026-08-20"),
        ("content/weekly_2026-05-24.md", "2026-05-24"),
        ("content/weekly-20260524.md", "2026-05-24"),
        ("content/2026.05.24.md", "2026-05-24"),
        ("content/2026年5月24日.md", "2026-05-24"),
        ("content/2026-05-02/prices.zh.md", "2026-05-02"),
        ("content/2026-05-02-prices/zh.md", "2026-05-02"),
        ("content/2026/05/02/prices.md", "2026-05-02"),
        ("content/2026/05/02.md", "2026-05-02"),
        ("content/2026/05-02-prices.md", "2026-05-02"),
        ("content/2026-05/02.md", "2026-05-02"),
        ("content/2025-11-prices.md", "2025-11"),
        ("content/2025-11/prices.md", "2025-11"),
        ("content/2025/11/prices.md", "2025-11"),
        ("content/2025-11/2025-11-03.md", "2025-11-03"),
    ],
)
def test_a_name_or_its_folders_may_hold_the_date(path: str, date: str) -> None:
    assert date_in_name(path) == date


@pytest.mark.parametrize(
    "path",
    [
        "content/018.md",
        "content/2026/prices.md",
        "content/2026-13-45-prices.md",
        "content/2026-02-30-prices.md",
        "content/gpt-4-5-review.md",
        "content/1234567890.md",
        "content/season-2024-25.md",
    ],
)
def test_a_name_without_a_real_date_has_none(path: str) -> None:
    assert date_in_name(path) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("某机构\n\n2026 年 4 月 25 日\n\n摘要", "2026-04-25"),
        ("发布于2026年02月26日。", "2026-02-26"),
        ("Stand: 2025/7/4.", "2025-07-04"),
        ("On April 25, 2026 it rained; on April 26, 2026 it did not.", "2026-04-25"),
        ("It was 25 April 2026.", "2026-04-25"),
        ("2025年11月，甲公司宣布。", "2025-11"),
        ("2025年11月的计划在2026年4月25日公布。", "2026-04-25"),
        ("In November 2025 it began.", "2025-11"),
        ("见 https://example.org/2026/02/09/a 一文，2026 年 2 月 10 日。", "2026-02-10"),
        ("2026年2月30日，不存在；2026年3月1日存在。", "2026-03-01"),
    ],
)
def test_the_first_full_date_of_a_text_counts_else_its_first_month(text: str, date: str) -> None:
    assert date_in_text(text) == date


@pytest.mark.parametrize(
    "text", ["", "4 月 24 日", "https://example.org/2026/02/09/a", "版本 1.2026/7/4/1", "2026 年"]
)
def test_a_text_may_have_no_date(text: str) -> None:
    assert date_in_text(text) is None


def test_only_the_beginning_of_a_text_is_looked_into() -> None:
    assert date_in_text("\n" * 60 + "2026 年 4 月 25 日") is None


@settings(deadline=None)
@given(st.one_of(st.text(), st.from_regex(r"\d{1,4}[-/.年T ]\d{1,3}[-/.月: ]\d{1,3}.{0,20}")))
def test_any_text_is_a_date_or_none(text: str) -> None:
    for date in (parse_date(text, SHANGHAI), date_in_name(text), date_in_text(text)):
        assert date is None or len(date) in (7, 10)


@settings(deadline=None)
@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2199, 12, 31)))
def test_every_day_is_read_back(day: object) -> None:
    assert parse_date(str(day), SHANGHAI) == str(day)
