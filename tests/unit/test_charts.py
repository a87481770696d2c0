"""Charts: what is drawn where, and how time and amounts are labelled."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.model.archive import Archive
from generator.model.charts import BarChart, DotChart
from generator.model.digest import Figure, Qualifier
from generator.model.language import Lang
from generator.model.views import EntityView
from generator.plan.axis import month_ticks, part_of, slot_of, span_of, time_of, year_ticks
from generator.plan.charts import bar_chart
from generator.plan.pages import view_of
from tests.values import archive_of, edition, entity, page_at, story

CONFIG = Config()
MONTHS = st.builds("{:04}-{:02}".format, st.integers(1990, 2090), st.integers(1, 12))


def drawn(counts: dict[str, int], first: str = "", last: str = "") -> BarChart:
    """The chart of stories by month, newest first; a month is listed at an address of its name."""
    months = tuple(counts)
    return bar_chart(counts, span_of(first or months[-1], last or months[0]), lambda month: f"at-{month}")


def view(archive: Archive, address: str) -> EntityView:
    found = view_of(archive, CONFIG, page_at(address, archive, CONFIG))
    assert isinstance(found, EntityView)
    return found


def amount(value: str, unit: str = "USD", qualifier: Qualifier = Qualifier.EXACT) -> Figure:
    return Figure(value, unit, qualifier, f"{value} {unit}", 0, (0,))


def money(*days: tuple[str, tuple[Figure, ...]], lang: Lang = Lang.EN) -> DotChart | None:
    """The chart of amounts of acme, told in one story on each of `days`."""
    editions = [edition(lang, day, story(day, "acme", figures=figures)) for day, figures in days]
    return view(archive_of(editions, entity("acme")), f"{lang}/company/acme.html").money


def test_a_month_without_stories_is_a_gap_and_not_left_out() -> None:
    bars = drawn({"2026-04": 4, "2026-01": 2, "2025-08": 1}).bars
    assert [(bar.time, bar.stories) for bar in bars] == [
        ("2025-08", 1),
        *((f"2025-{month:02}", 0) for month in (9, 10, 11, 12)),
        ("2026-01", 2),
        ("2026-02", 0),
        ("2026-03", 0),
        ("2026-04", 4),
    ]
    assert [bar.address for bar in bars if bar.stories] == ["at-2025-08", "at-2026-01", "at-2026-04"]
    assert all(bar.height == 0 and not bar.address for bar in bars if not bar.stories)


def test_bars_are_as_high_as_their_counts() -> None:
    chart = drawn({"2026-04": 40, "2026-03": 20, "2026-02": 1, "2025-01": 0})
    full, half, least = (bar.height for bar in reversed(chart.bars) if bar.stories)
    assert full == 2 * half
    assert 0 < least < half
    assert all(bar.y + bar.height == chart.base for bar in chart.bars)
    assert (chart.peak.time, chart.unit) == ("2026-04", "month")


def test_a_short_time_is_drawn_as_the_end_of_a_longer_one() -> None:
    assert [bar.time for bar in drawn({"2026-04": 1, "2026-03": 2}).bars][::7] == ["2025-09", "2026-04"]


def test_more_than_three_years_are_drawn_by_quarters_and_more_than_nine_by_years() -> None:
    months = drawn({"2026-04": 1, "2023-05": 1})
    assert (months.unit, len(months.bars)) == ("month", 36)
    quarters = drawn({"2026-04": 1, "2026-02": 1, "2026-01": 2, "2023-04": 5})
    assert (quarters.unit, len(quarters.bars)) == ("quarter", 13)
    assert (quarters.bars[0].time, quarters.bars[0].stories) == ("2023-04", 5)
    assert (quarters.bars[-2].time, quarters.bars[-2].stories) == ("2026-01", 3)
    assert quarters.bars[-2].address == "at-2026-02"
    years = drawn({"2026-04": 1, "2016-12": 1})
    assert (years.unit, [bar.time for bar in years.bars]) == ("year", [str(y) for y in range(2016, 2027)])


@given(st.tuples(MONTHS, MONTHS).map(sorted), st.integers(1, 28))
def test_every_day_between_first_and_last_is_in_a_slot_and_in_its_part(ends: list[str], day: int) -> None:
    span = span_of(ends[0], ends[1])
    for month in ends:
        slot = slot_of(span, month)
        assert 0 <= slot < span.slots
        assert slot <= part_of(span, f"{month}-{day:02}") * span.slots <= slot + 1
        assert time_of(span, slot) <= month
        assert slot == span.slots - 1 or month < time_of(span, slot + 1)


@given(st.tuples(MONTHS, MONTHS).map(sorted))
def test_labels_of_time_have_room(ends: list[str]) -> None:
    span = span_of(ends[0], ends[1])
    for ticks, width in ((month_ticks(span), 27), (year_ticks(span), 30)):
        # In the narrowest column beside the facts; on a phone the fine ones are not shown.
        for shown, column in ((ticks, 570), ([tick for tick in ticks if not tick.fine], 284)):
            if span.size == 12 and span.slots > 16:
                continue
            places = [column * float(tick.x) / 100 for tick in shown if tick.anchor != "end"]
            assert all(second - first >= width for first, second in pairwise(places)), (span, shown)


def test_a_year_is_named_where_it_begins_and_at_the_beginning() -> None:
    chart = drawn({"2026-04": 1, "2025-05": 1})
    assert [(tick.time, tick.x, tick.anchor) for tick in chart.years] == [
        ("2025", "0", "start"),
        ("2026", "66.67", "start"),
    ]
    assert [tick.time for tick in chart.months if not tick.fine] == [
        "2025-07",
        "2025-10",
        "2026-01",
        "2026-04",
    ]


def test_amounts_of_the_currency_told_most_are_drawn_with_their_stories() -> None:
    chart = money(
        ("2026-04-24", (amount("40000000000", qualifier=Qualifier.UP_TO), amount("5", "%"))),
        ("2026-02-10", (amount("1000000000"), amount("7000000000", "CNY"))),
        ("2025-11-02", (amount("10000000000"),)),
    )
    assert chart is not None
    assert chart.currency == "USD"
    assert [(dot.date, dot.label, dot.headline) for dot in chart.dots] == [
        ("2026-04-24", "US$40 billion", "2026-04-24"),
        ("2026-02-10", "US$1 billion", "2026-02-10"),
        ("2025-11-02", "US$10 billion", "2025-11-02"),
    ]
    assert chart.dots[0].address == "en/2026/04/24/one.html#2026-04-24"
    assert (chart.peak, chart.peak.qualifier, chart.left_out) == (chart.dots[0], Qualifier.UP_TO, 0)


def test_amounts_stand_on_a_logarithmic_scale_of_labelled_lines() -> None:
    chart = money(
        *(
            (f"2026-04-{day}", (amount(f"1{'0' * zeros}"),))
            for day, zeros in ((24, 11), (20, 10), (16, 9), (12, 8))
        ),
        lang=Lang.ZH,
    )
    assert chart is not None
    assert [rule.label for rule in chart.rules] == ["1 亿美元", "10 亿美元", "100 亿美元", "1000 亿美元"]
    heights = [dot.y for dot in chart.dots]
    assert heights == [rule.y for rule in reversed(chart.rules)]
    assert heights[-1] == chart.base
    assert chart.currency == "美元"


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (("3", "4", "5"), ["US$1", "US$2", "US$5", "US$10"]),
        (("0.02", "0.03", "0.05"), ["US$0.01", "US$0.02", "US$0.05", "US$0.10"]),
        (("2000", "20000000", "100000000"), ["US$1,000", "US$10,000", "US$100,000", "US$1 million"]),
    ],
)
def test_a_scale_suits_what_is_told(values: tuple[str, ...], labels: list[str]) -> None:
    chart = money(("2026-04-24", tuple(map(amount, values))))
    assert chart is not None
    assert [rule.label for rule in chart.rules][:4] == labels
    assert len(chart.rules) <= 6


def test_two_amounts_make_no_chart() -> None:
    two = (amount("1000"), amount("2000"))
    assert money(("2026-04-24", two)) is None
    assert money(("2026-04-24", (*two, amount("3000", "CNY"), amount("4", "%"), amount("0")))) is None
    assert money(("2026-04-24", two), ("2026-04-25", two)) is not None


def test_dollars_are_drawn_where_another_currency_is_told_as_often() -> None:
    day = tuple(amount(f"{number}00", unit) for unit in ("CNY", "USD") for number in (1, 2, 3))
    chart = money(("2026-04-24", day))
    assert chart is not None
    assert chart.currency == "USD"


def test_amounts_that_would_cover_each_other_are_one_dot_and_the_newest() -> None:
    same = amount("1000000"), amount("1000001"), amount("5000000"), amount("9000000")
    editions = [
        edition(Lang.EN, "2026-04-24", story("A", "acme", figures=same), story("B", "acme", figures=same))
    ]
    chart = view(archive_of(editions, entity("acme")), "en/company/acme.html").money
    assert chart is not None
    assert [dot.headline for dot in chart.dots] == ["A", "A", "A"]
    assert chart.left_out == 0


def test_of_very_many_amounts_the_largest_are_drawn() -> None:
    days = [f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 11, 21)]
    told = [tuple(amount(f"{digit}{'0' * zeros}") for digit in (1, 4) for zeros in (5, 7, 9)) for _ in days]
    chart = money(*zip(days, told, strict=True))
    assert chart is not None
    assert len(chart.dots) == 120
    # Each day 4 and 1 billion, 40 and 10 million; then what is left of 120.
    assert {dot.label for dot in chart.dots} == {
        "US$4 billion",
        "US$1 billion",
        "US$40 million",
        "US$10 million",
    }
    assert chart.left_out >= 2 * len(days)
    assert (chart.peak.label, chart.peak.date) == ("US$4 billion", "2025-12-21")


def test_an_amount_too_small_for_the_scale_is_left_out() -> None:
    prices = amount("20"), amount("900000000"), amount("1000000000"), amount("40000000000")
    chart = money(("2026-04-24", prices))
    assert chart is not None
    assert (len(chart.dots), chart.left_out) == (3, 1)
