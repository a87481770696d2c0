"""What a page says in Chinese and in English."""

import subprocess
import sys

import pytest

from generator.model.language import Lang
from generator.plan.topic import topic_items
from generator.render.language import (
    Language,
    UnknownStringError,
    flattened,
    is_date,
    language_name,
    written_in,
)
from tests.values import archive_of, edition

STRINGS = flattened(
    {
        "nav": {"home": "Home"},
        "count": {"stories": {"one": "{n} story", "other": "{n} stories"}},
        "from_to": "from {first} to {last}",
    }
)
ZH = Language(lang=Lang.ZH, strings={"count.stories": {"other": "{n} 条"}, "nav.archive": "归档"})
EN = Language(lang=Lang.EN, strings=STRINGS)


@pytest.mark.parametrize(
    ("date", "style", "chinese", "english"),
    [
        ("2026-04-25", "full", "2026年4月25日 星期六", "Saturday, 25 April 2026"),
        ("2026-04-25", "long", "2026年4月25日", "25 April 2026"),
        ("2026-04-25", "short", "4月25日", "25 April"),
        ("2026-04-25", "weekday", "星期六", "Saturday"),
        ("2025-11", "long", "2025年11月", "November 2025"),
        ("2025-11", "short", "2025年11月", "November 2025"),
        ("2025", "full", "2025年", "2025"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(
    date: str, style: str, chinese: str, english: str
) -> None:
    assert ZH.date(date, style) == chinese
    assert EN.date(date, style) == english


def test_months_have_long_and_short_names() -> None:
    assert (ZH.month_name("2026-04"), EN.month_name("2026-04-25")) == ("四月", "April")
    assert (ZH.month_name("2026-09", "short"), EN.month_name("2026-09", "short")) == ("9月", "Sept")


def test_the_week_begins_on_monday_in_both_languages() -> None:
    assert ZH.weekday_names()[0] == "周一"
    assert ZH.weekday_names()[6] == "周日"
    assert EN.weekday_names() == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@pytest.mark.parametrize(("n", "said"), [(0, "0 stories"), (1, "1 story"), (12345, "12,345 stories")])
def test_a_plural_follows_its_number(n: int, said: str) -> None:
    assert EN.t("count.stories", n=n) == said


def test_chinese_has_one_plural_form() -> None:
    assert (ZH.t("count.stories", n=1), ZH.t("count.stories", n=5310)) == ("1 条", "5,310 条")


def test_placeholders_are_filled() -> None:
    assert EN.t("from_to", first="May", last=1200) == "from May to 1,200"


@pytest.mark.parametrize(
    ("key", "values", "message"),
    [
        ("nav.hom", {}, 'strings/en.toml has no "nav.hom". Did you mean "nav.home"?'),
        ("from_to", {"first": "May"}, "strings/en.toml: \"from_to\" needs a value for 'last'."),
        ("count.stories", {}, 'strings/en.toml: "count.stories" needs a whole number n.'),
    ],
)
def test_a_missing_string_or_value_is_named(key: str, values: dict[str, object], message: str) -> None:
    with pytest.raises(UnknownStringError) as raised:
        EN.t(key, **values)
    assert str(raised.value) == message


def test_a_string_that_is_not_text_is_refused() -> None:
    with pytest.raises(TypeError, match=r'"nav\.home" must be text'):
        flattened({"nav": {"home": 3}})


def test_lists_are_joined_as_the_language_joins_them() -> None:
    assert ZH.joined(["算力", "融资", "芯片"]) == "算力、融资和芯片"
    assert EN.joined(iter(["compute", "funding", "chips"])) == "compute, funding and chips"
    assert EN.joined([]) == ""


@pytest.mark.parametrize(
    ("label", "shown"),
    [("2026-04", "2026年4月"), ("archive", "归档"), ("谷歌", "谷歌"), ("2026-13", "2026-13")],
)
def test_a_label_may_be_a_date_a_part_of_the_site_or_a_text(label: str, shown: str) -> None:
    assert ZH.label(label) == shown


@pytest.mark.parametrize("text", ["2026", "2026-04", "2024-02-29"])
def test_iso_years_months_and_days_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "2026-02-29", "2026-00", "2026-4-1", "2026 年 4 月", "20260401", "２０２６", "0000"]
)
def test_anything_else_is_not_a_date(text: str) -> None:
    assert not is_date(text)


def test_a_language_names_itself() -> None:
    assert [language_name(lang) for lang in Lang] == ["中文", "English"]


def test_babel_is_not_imported_before_it_is_needed() -> None:
    script = "import sys, generator.render.templates; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_chinese_topics_of_as_many_digests_are_in_the_order_of_pinyin() -> None:
    digests = (edition(Lang.ZH, "2026-04-24", tags=("芯片", "安全", "算力", "并购")),)
    archive = archive_of(digests)
    assert [item.name for item in topic_items(archive, Lang.ZH)] == ["安全", "并购", "算力", "芯片"]


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Lights on the sea floor", Lang.EN),
        ("Harbour “Nine” opens – at $4", Lang.EN),
        ("海底亮灯", Lang.ZH),
        ("Foglamp 二代：海底亮灯", Lang.ZH),
        ("Foglamp", None),
        ("海の灯", None),
        ("Das schöne Licht", None),
        ("", None),
    ],
)
def test_the_language_of_a_title_is_told_by_its_letters(title: str, lang: Lang | None) -> None:
    assert written_in(title) is lang
