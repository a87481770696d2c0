"""Lines are joined to the paragraphs and headings that they are parts of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.importer.sheet import Element, Kind, Mended, Sheet, lines_of
from generator.importer.words import ends_sentence, width
from generator.markdown import unwrapped

_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
# What begins a paragraph, whatever stood before it.
_BEGINS = re.compile(r"\*\*|__|!\[|\u3000")
_LOWER = re.compile(r"[a-z]")
_HYPHEN = re.compile(r"[a-z]-$")
_NARROW = 30
# How much of a line may be left free where the next word did not fit.
_FREE = 0.78
_FULL = 0.95


def joined(lines: Sequence[str]) -> str:
    """`lines` as one: with a space between, but not between Chinese characters or in a broken word."""
    text = ""
    for line in lines:
        if _HYPHEN.search(text) and _LOWER.match(line):
            text = text[:-1] + line.strip()
        else:
            text = unwrapped(f"{text}\n{line}") if text else line.strip()
    return text


def with_paragraphs(sheet: Sheet) -> Sheet:
    """`sheet` with the lines of text joined to paragraphs, over the end of a page, too."""
    measure = wrap_width(sheet.elements)
    groups: list[list[Element]] = []
    mended: list[Mended] = []
    for element in sheet.elements:
        if groups and _goes_on(groups[-1][-1], element, measure):
            if element.apart:
                before, after = groups[-1][-1].text[-12:], element.text[:12]
                mended.append(Mended(element.lines[0], "paragraph rejoined", before, after))
            groups[-1].append(element)
        else:
            groups.append([element])
    elements = tuple(
        group[0]._replace(text=joined([each.text for each in group]), lines=lines_of(group))
        if len(group) > 1
        else group[0]
        for group in groups
    )
    return replace(sheet, elements=elements, mended=(*sheet.mended, *mended))


def with_lines(sheet: Sheet) -> Sheet:
    """`sheet` with adjacent lines of text as one element, broken as they are: what Markdown makes of them."""
    elements: list[Element] = []
    for element in sheet.elements:
        last = elements[-1] if elements else None
        if last and not element.apart and last.kind is element.kind is Kind.TEXT:
            elements[-1] = last._replace(
                text=f"{last.text}\n{element.text}", lines=(*last.lines, *element.lines)
            )
        else:
            elements.append(element)
    return replace(sheet, elements=tuple(elements))


def wrap_width(elements: Sequence[Element]) -> int:
    """The width at which lines were broken; 0 where each line is a paragraph."""
    pairs = [
        each for each, after in pairwise(elements) if each.kind is after.kind is Kind.TEXT and not after.apart
    ]
    widths = sorted(width(each.text) for each in pairs)
    if len(pairs) < 2 or widths[-1] < _NARROW:
        return 0
    measure = widths[-max(len(widths) // 10, 1)]
    full = [each for each in pairs if width(each.text) >= _FREE * measure]
    broken = sum(not ends_sentence(each.text) for each in full)
    return measure if full and broken * 2 > len(full) else 0


def _goes_on(last: Element, element: Element, measure: int) -> bool:
    """Whether `element` is the rest of the paragraph of which `last` is a line."""
    if not (last.kind is element.kind is Kind.TEXT) or _HARD_BREAK.search(last.text):
        return False
    room = width(last.text)
    if measure and not element.apart and room >= _FULL * measure:
        return True
    if ends_sentence(last.text) or _BEGINS.match(element.text):
        return False
    # A sentence that stops in the middle, at the end of a line or of a page, and its rest.
    return room >= (_FREE * measure if measure and not element.apart else _NARROW)
