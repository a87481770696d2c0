"""The cover of a book, drawn of rectangles: its period in large figures, and a calendar of its digests.

It is a PNG file, for many readers show no other cover, and without words, for these need a font; the title
stands on the page behind it.
"""

from calendar import monthrange, weekday
from collections.abc import Collection, Iterable, Iterator

from generator.bundle.drawing import INK, LINE, SEAL, Box, draw

_WIDTH, _HEIGHT = 1200, 1600
_MARGIN = 120
# Figures as five rows of three bits.
_GLYPHS = {
    "0": (7, 5, 5, 5, 7),
    "1": (2, 6, 2, 2, 7),
    "2": (7, 1, 7, 4, 7),
    "3": (7, 1, 7, 1, 7),
    "4": (5, 5, 7, 1, 1),
    "5": (7, 4, 7, 1, 7),
    "6": (7, 4, 7, 5, 7),
    "7": (7, 1, 1, 1, 1),
    "8": (7, 5, 7, 5, 7),
    "9": (7, 5, 7, 1, 7),
    "-": (0, 0, 7, 0, 0),
}


def draw_cover(period: str, dates: Collection[str]) -> bytes:
    """A PNG file for a volume.

    Args:
        period: the month or year that it holds; empty for all.
        dates: ISO days or months of its digests.
    """
    years = sorted({date[:4] for date in dates})
    label = period or "-".join(sorted({years[0], years[-1]}))
    return draw(_WIDTH, _HEIGHT, (*_figures(label), *_calendar(period, set(dates), years)))


def _figures(label: str) -> Iterator[Box]:
    unit = min(60, (_WIDTH - 2 * _MARGIN) // (4 * len(label) - 1))
    top = _MARGIN + 6 * 60 - 5 * unit
    for place, figure in enumerate(label):
        for row, bits in enumerate(_GLYPHS[figure]):
            for column in range(3):
                if bits & 4 >> column:
                    left = _MARGIN + (4 * place + column) * unit
                    yield Box(left, top + row * unit, unit, unit, INK)
    yield Box(_MARGIN, _MARGIN + 7 * 60, _WIDTH - 2 * _MARGIN, 12, INK)


def _calendar(period: str, dates: Collection[str], years: Iterable[str]) -> Iterator[Box]:
    """The days of a month, the days of the months of a year, or the months of all years."""
    top = _MARGIN + 9 * 60
    if len(period) == 7:
        yield from _days(period, dates, _MARGIN, top, 138)
    elif period:
        for month in range(12):
            row, column = divmod(month, 3)
            left, upper = _MARGIN + column * 335, top + row * 225
            yield from _days(f"{period}-{month + 1:02}", dates, left, upper, 40)
    else:
        months = {date[:7] for date in dates}
        for row, year in enumerate(list(years)[-11:]):
            for month in range(12):
                colour = SEAL if f"{year}-{month + 1:02}" in months else LINE
                yield Box(_MARGIN + month * 81, top + row * 81, 69, 69, colour)


def _days(month: str, dates: Collection[str], left: int, top: int, cell: int) -> Iterator[Box]:
    """The days of a month in rows of weeks that begin on Monday."""
    year, number = int(month[:4]), int(month[5:])
    first = weekday(year, number, 1)
    for day in range(monthrange(year, number)[1]):
        row, column = divmod(first + day, 7)
        colour = SEAL if month in dates or f"{month}-{day + 1:02}" in dates else LINE
        side = cell - cell // 8
        yield Box(left + column * cell, top + row * cell * 9 // 10, side, side * 9 // 10, colour)
