"""Lines with tabs between their cells become tables."""

from collections.abc import Sequence
from dataclasses import replace

from generator.importer.sheet import Element, Kind, Mended, Sheet, lines_of

_FEWEST = 2


def with_tables(sheet: Sheet) -> Sheet:
    """`sheet` with runs of lines that have as many tabs as tables, the first line as the head."""
    elements: list[Element] = []
    mended: list[Mended] = []
    at = 0
    while at < len(sheet.elements):
        end = _end(sheet.elements, at)
        if end - at >= _FEWEST:
            rows = sheet.elements[at:end]
            elements.append(_table(rows))
            mended.append(Mended(rows[0].lines[0], "table", "lines with tabs", "rows"))
            at = end
        else:
            elements.append(sheet.elements[at])
            at += 1
    return replace(sheet, elements=tuple(elements), mended=(*sheet.mended, *mended))


def _end(elements: Sequence[Element], start: int) -> int:
    tabs = elements[start].text.count("\t")
    end = start
    for element in elements[start:] if tabs else ():
        is_row = element.kind is Kind.TEXT and element.text.count("\t") == tabs
        if not is_row or (element.apart and end > start):
            break
        end += 1
    return end


def _table(rows: Sequence[Element]) -> Element:
    cells = [[cell.strip().replace("|", "\\|") for cell in row.text.split("\t")] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in (cells[0], ["---"] * len(cells[0]), *cells[1:])]
    return Element(Kind.TABLE, "\n".join(lines), lines_of(rows), apart=rows[0].apart)
