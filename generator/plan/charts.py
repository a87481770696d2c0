"""Charts of an entity's stories and of the amounts that they tell."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from generator import amounts
from generator.model.archive import Archive
from generator.model.charts import Bar, BarChart, Dot, DotChart, Rule
from generator.model.digest import CountedFigure, Qualifier
from generator.model.language import Lang
from generator.plan.axis import Span, month_ticks, part_of, percent, slot_of, time_of, year_ticks
from generator.plan.facts import ToldFigures, figure_of

# Pixels from the top to the highest mark, and to the axis of time; below that, one or two lines of labels.
_TOP = 22
_BAR_BASE = 132
_DOT_BASE = 236
_ONE_LINE = 24
_TWO_LINES = 42
# How much of its slot a bar fills.
_FILLED = 0.6
_LOWEST_BAR = 2
# A chart begins at so many dots, and shows so many, the largest amounts. An amount that is so much smaller
# than the largest, the price of a subscription beside that of a company, would press the others together.
_FEWEST_DOTS = 3
_MOST_DOTS = 120
_SMALLEST = 1e-5
# Dots that would cover each other are one dot: so many fit into the width, and so many pixels high they are.
_ACROSS = 110
_DOT = 7
_CURRENCY_LETTERS = 3
# No sum of money is written with so many digits.
_LONGEST_VALUE = 30


def bar_chart(stories: Mapping[str, int], span: Span, address_of: Callable[[str], str]) -> BarChart:
    """How many stories there are in each slot of `span`.

    Args:
        stories: by month, newest first, the number of stories.
        address_of: the address where those of a month are listed.
    """
    counts = [0] * span.slots
    newest = [""] * span.slots
    for month, count in stories.items():
        slot = slot_of(span, month)
        counts[slot] += count
        newest[slot] = newest[slot] or month
    most = max(counts)

    def bar(slot: int) -> Bar:
        count = counts[slot]
        height = max(round((_BAR_BASE - _TOP) * count / most), _LOWEST_BAR) if count else 0
        return Bar(
            time=time_of(span, slot),
            slot=percent(slot / span.slots),
            slot_width=percent(1 / span.slots),
            x=percent((slot + (1 - _FILLED) / 2) / span.slots),
            middle=percent((slot + 0.5) / span.slots),
            width=percent(_FILLED / span.slots),
            y=_BAR_BASE - height,
            height=height,
            stories=count,
            address=address_of(newest[slot]) if newest[slot] else "",
        )

    bars = tuple(map(bar, range(span.slots)))
    months = month_ticks(span)
    return BarChart(
        height=_BAR_BASE + (_TWO_LINES if months else _ONE_LINE),
        base=_BAR_BASE,
        months=months,
        years=year_ticks(span),
        unit={1: "month", 3: "quarter", 12: "year"}[span.size],
        bars=bars,
        peak=next(each for each in reversed(bars) if each.stories == most),
    )


def dot_chart(archive: Archive, lang: Lang, told: Sequence[ToldFigures], span: Span) -> DotChart | None:
    """The amounts of money of `told` in the currency that is told most; None if there are too few.

    Args:
        lang: of the readers.
        told: newest first.
    """
    currency, found = _money(told)
    values = [float(value) for _, _, (value, *_) in found]
    largest = max(values, default=0)
    shown = [order for order, value in enumerate(values) if value > largest * _SMALLEST]
    if not shown:
        return None
    # The largest first; of equals, the newest.
    shown.sort(key=lambda order: -values[order])
    low, high = _exponents(values[shown[-1]], largest)
    cells: dict[tuple[int, int], int] = {}
    for order in shown:
        part = part_of(span, archive.digests[found[order][0]].date)
        cell = int(part * _ACROSS), _dot_height(values[order], low, high) // _DOT
        if cell not in cells:
            if len(cells) == _MOST_DOTS:
                break
            cells[cell] = order
        reached = order
    if len(cells) < _FEWEST_DOTS:
        return None
    low, high = _exponents(values[reached], largest)
    kept = sorted(cells.values())
    dots = [
        _dot(archive, lang, *found[order], span, _DOT_BASE - _dot_height(values[order], low, high))
        for order in kept
    ]
    months = month_ticks(span)
    return DotChart(
        height=_DOT_BASE + (_TWO_LINES if months else _ONE_LINE),
        base=_DOT_BASE,
        rules=tuple(
            Rule(
                _DOT_BASE - _dot_height(float(value), low, high),
                amounts.written(value, currency, lang),
            )
            for value in _scale(low, high)
        ),
        months=months,
        years=year_ticks(span),
        currency=_named(currency, lang),
        dots=tuple(dots),
        peak=dots[kept.index(shown[0])],
        left_out=sum(value < values[reached] for value in values),
    )


def _dot(
    archive: Archive, lang: Lang, number: int, place: int, counted: CountedFigure, span: Span, y: int
) -> Dot:
    figure = figure_of(counted)
    (paired, address), date = archive.shelves[lang][number], archive.digests[number].date
    header = paired.edition.header
    vague = figure.qualifier is Qualifier.SEVERAL
    return Dot(
        x=percent(part_of(span, date)),
        y=y,
        date=date,
        label=figure.text if vague else amounts.written(figure.value, figure.unit, lang),
        qualifier=figure.qualifier,
        lang=header.lang,
        headline=paired.edition.headlines[place] or header.title,
        address=f"{address}#{paired.anchors[place]}",
    )


def _money(told: Sequence[ToldFigures]) -> tuple[str, list[tuple[int, int, CountedFigure]]]:
    """The currency told most, of equals dollars, else the first by its letters; and what is told in it."""
    found: defaultdict[str, list[tuple[int, int, CountedFigure]]] = defaultdict(list)
    for number, place, figures in told:
        for figure in figures:
            value, unit, *_ = figure
            if len(unit) == _CURRENCY_LETTERS and len(value) < _LONGEST_VALUE:
                found[unit].append((number, place, figure))
    currency = min(found, key=lambda unit: (-len(found[unit]), unit != "USD", unit), default="")
    return currency, found[currency]


def _named(currency: str, lang: Lang) -> str:
    """`currency` as a heading has it: 美元, USD."""
    return amounts.CURRENCIES[currency][0] if lang is Lang.ZH and currency in amounts.CURRENCIES else currency


def _exponents(least: float, most: float) -> tuple[int, int]:
    """The powers of ten below and above two amounts."""
    low = math.floor(math.log10(least))
    return low, max(math.ceil(math.log10(most)), low + 1)


def _dot_height(value: float, low: int, high: int) -> int:
    return round((_DOT_BASE - _TOP) * (math.log10(value) - low) / (high - low))


def _scale(low: int, high: int) -> list[str]:
    """Powers of ten from one exponent to another, few enough to label; within one, halves and fifths too."""
    if high - low == 1:
        return [_decimal(digit, low) for digit in (1, 2, 5)] + [_decimal(1, high)]
    return [_decimal(1, exponent) for exponent in range(low, high + 1, math.ceil((high - low) / 5))]


def _decimal(digit: int, exponent: int) -> str:
    return f"{digit}{'0' * exponent}" if exponent >= 0 else f"0.{digit:0{-exponent}}"
