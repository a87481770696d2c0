"""Charts, as what is drawn where.

Across, places are per cent of the width (`12.5`), so that a chart is as wide as its column and its letters
keep their size; down, they are pixels.
"""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.digest import Qualifier
from generator.model.language import Lang


class Tick(NamedTuple):
    """A month or a year (`2026-04`, `2026`) below the time axis; a `fine` one only where there is room.

    Attributes:
        anchor: which part of the label is at `x`: start, middle or end.
    """

    x: str
    anchor: str
    time: str
    fine: bool


class Rule(NamedTuple):
    """A line across the chart, and what it stands for."""

    y: int
    label: str


class Bar(NamedTuple):
    """How many stories name the entity in a month, a quarter or a year.

    Attributes:
        time: its first month or its year; one of a quarter is `2026-04`.
        slot, slot_width: the room that the bar stands in; `x`, `middle` and `width` are the bar itself.
        address: where the newest of the stories are listed; empty if there are none.
    """

    time: str
    slot: str
    slot_width: str
    x: str
    middle: str
    width: str
    y: int
    height: int
    stories: int
    address: str


class Dot(NamedTuple):
    """An amount of money that a story tells; `label` is the amount as readers of the page write it."""

    x: str
    y: int
    date: IsoDate
    label: str
    qualifier: Qualifier
    lang: Lang
    headline: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What every chart has.

    Attributes:
        height: of the whole.
        base: where the axis of time is.
        months: labels of months below the axis.
        years: labels of years below those.
    """

    height: int
    base: int
    months: tuple[Tick, ...]
    years: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart(Chart):
    """Stories over time, the oldest first.

    Attributes:
        unit: what a bar stands for: month, quarter or year.
        peak: the newest of the highest.
    """

    unit: str
    bars: tuple[Bar, ...]
    peak: Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class DotChart(Chart):
    """Amounts of money in one currency over time, newest first, on a logarithmic scale.

    Attributes:
        currency: its name, or its letters.
        rules: powers of ten.
        peak: the largest.
        left_out: how many have no dot, as there are too many, or they are too small beside the largest.
    """

    currency: str
    rules: tuple[Rule, ...]
    dots: tuple[Dot, ...]
    peak: Dot
    left_out: int
