"""The axis of time below a chart: which months it spans, and how they are labelled."""

from typing import NamedTuple

from generator.model.charts import Tick

# More months than this are told by quarters, more quarters by years; a shorter time begins earlier.
_MOST_SLOTS = 36
_FEWEST_SLOTS = 8
# So many months have room for a label each, where there is room at all.
_LABELLED = 12


class Span(NamedTuple):
    """The time from month number `first` on, in slots of `size` months: 1, 3 or 12."""

    first: int
    slots: int
    size: int


def span_of(first: str, last: str) -> Span:
    """The span that holds the months or days `first` and `last`, and no more slots than can be told apart."""
    start, end = _number(first), _number(last)
    for size in (1, 3, 12):
        slots = end // size - start // size + 1
        if slots <= _MOST_SLOTS:
            break
    missing = max(_FEWEST_SLOTS - slots, 0)
    return Span((start // size - missing) * size, slots + missing, size)


def slot_of(span: Span, month: str) -> int:
    """The number of the slot that `month` is in."""
    return (_number(month) - span.first) // span.size


def part_of(span: Span, date: str) -> float:
    """Where in the span a day is, from 0 to 1; a month without a day is in its own middle."""
    day = (int(date[8:]) - 0.5) / 31 if len(date) == 10 else 0.5
    return (_number(date) - span.first + day) / (span.slots * span.size)


def time_of(span: Span, slot: int) -> str:
    """The first month of a slot; the year of one that holds a year."""
    year, month = divmod(span.first + slot * span.size, 12)
    return f"{year:04}" if span.size == 12 else f"{year:04}-{month + 1:02}"


def percent(part: float) -> str:
    """`12.5` of 0.125: hundredths are finer than any screen."""
    return f"{100 * part:.2f}".rstrip("0").rstrip(".")


def month_ticks(span: Span) -> tuple[Tick, ...]:
    """The months of a span of months: each one, or those that begin a quarter where there are many."""
    if span.size > 1:
        return ()
    few = span.slots <= _LABELLED
    ticks = []
    for slot in range(span.slots):
        month = (span.first + slot) % 12
        if few or month % 3 == 0:
            middle = percent((slot + 0.5) / span.slots)
            ticks.append(Tick(middle, "middle", time_of(span, slot), month % (3 if few else 6) != 0))
    return tuple(ticks)


def year_ticks(span: Span) -> tuple[Tick, ...]:
    """The years of a span, each where it begins; the first one also where it is under way already."""
    if span.size == 12:
        return tuple(_lone_year(span, slot) for slot in range(span.slots))
    room = max(span.slots // 6, 2)
    starts = [slot for slot in range(span.slots) if (span.first + slot * span.size) % 12 == 0]
    if not starts or starts[0] >= room:
        starts.insert(0, 0)
    dense = span.size == 3 and span.slots > 18
    ticks = []
    for slot in starts:
        year = time_of(span, slot)[:4]
        # There is no room for a year beside the right edge.
        at_end = slot > 0 and span.slots - slot < span.slots // 7
        place = percent(1 if at_end else slot / span.slots)
        ticks.append(Tick(place, "end" if at_end else "start", year, dense and int(year) % 2 == 1))
    return tuple(ticks)


def _lone_year(span: Span, slot: int) -> Tick:
    year = time_of(span, slot)
    return Tick(percent((slot + 0.5) / span.slots), "middle", year, span.slots > 6 and int(year) % 5 != 0)


def _number(date: str) -> int:
    """Months since the year 0."""
    return int(date[:4]) * 12 + int(date[5:7]) - 1
