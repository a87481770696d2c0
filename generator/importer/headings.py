"""The headings of a report, those included whose marks a converter has lost."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.importer.contents import Contents, contents_of, without_trailing_page
from generator.importer.numbering import Number, depths, numbered, without_numbers
from generator.importer.sheet import Element, Kind, Sheet, lines_of
from generator.importer.words import letters, may_be_heading, plain, role
from generator.importer.wrapping import joined

_MOST_LINES = 3
_SECTION = 2
_DEEPEST = 6


class Candidate(NamedTuple):
    """Elements that may be a heading: where they begin, how many they are, what they say.

    Attributes:
        mark: the level that its `#` give, or 0.
        is_promised: a list of contents has it.
        is_sure: so it is, or it has marks, or its words say so.
    """

    start: int
    span: int
    text: str
    number: Number | None
    mark: int
    is_promised: bool
    is_sure: bool


def with_headings(sheet: Sheet) -> Sheet:
    """`sheet` with every heading as one, at its level: sections are of level 2, without their numbers."""
    contents = contents_of(sheet.elements)
    found = list(_credible(list(_candidates(sheet.elements, contents))))
    levels = dict(zip((each.start for each in found), _levels(found), strict=True))
    starts = {each.start: each for each in found}
    elements: list[Element] = []
    at = 0
    while at < len(sheet.elements):
        element = sheet.elements[at]
        if at in starts:
            heading = starts[at]
            lines = lines_of(sheet.elements[at : at + heading.span])
            said = without_numbers(heading.text) if heading.number else heading.text
            elements.append(Element(Kind.HEADING, said, lines, levels[at]))
            at += heading.span
        else:
            elements.append(element)
            at += 1
    return replace(sheet, elements=tuple(elements))


def _candidates(elements: Sequence[Element], contents: Contents) -> Iterator[Candidate]:
    keys = frozenset(key for entry in contents.entries for key in entry.keys)
    deepest = max((len(entry.number.values) for entry in contents.entries if entry.number), default=0)
    at = 0
    while at < len(elements):
        found = None if at in contents.places else _candidate(elements, at, keys, deepest)
        if found:
            yield found
        at += found.span if found else 1


def _candidate(elements: Sequence[Element], at: int, keys: frozenset[str], deepest: int) -> Candidate | None:
    element = elements[at]
    if element.kind is Kind.HEADING:
        text = without_trailing_page(plain(element.text))
        return Candidate(at, 1, text, numbered(text), element.level, letters(text) in keys, True)
    if element.kind not in (Kind.TEXT, Kind.ITEM):
        return None
    for count in range(1, _MOST_LINES + 1):
        run = elements[at : at + count]
        if len(run) < count or any(each.kind not in (Kind.TEXT, Kind.ITEM) for each in run):
            break
        text = without_trailing_page(joined([plain(each.text) for each in run]))
        if letters(text) in keys:
            return Candidate(at, count, text, numbered(text), 0, True, True)
    text = without_trailing_page(plain(element.text))
    if role(text):
        return Candidate(at, 1, text, numbered(text), 0, False, True)
    number = numbered(text)
    is_new = number is not None and len(number.values) > deepest
    if number and is_new and may_be_heading(text) and not _in_list(elements, at, number):
        return Candidate(at, 1, text, number, 0, False, False)
    return None


def _in_list(elements: Sequence[Element], at: int, number: Number) -> bool:
    """Whether what stands before or behind is an item with a number of the same kind, or nothing follows."""
    if at + 1 == len(elements):
        return True
    for beside in (*elements[max(at - 1, 0) : at], elements[at + 1]):
        other = numbered(plain(beside.text)) if beside.kind in (Kind.TEXT, Kind.ITEM) else None
        if other and other[::3] == number[::3] and len(other.values) == len(number.values):
            return True
    return False


def _credible(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Those that are sure, and those whose number goes on from the one before.

    A sure one may still begin with an amount that only looks like a number: that stays a part of it.
    """
    with_number = [each for each in candidates if each.number]
    depth = depths(each.number for each in with_number if each.number)
    goes_on = {each.start for each, found in zip(with_number, depth, strict=True) if found}
    alone = len(goes_on) < 2
    for each in candidates:
        if each.number is None or (each.start in goes_on and not (alone and each.number.bare)):
            yield each
        elif each.is_sure:
            yield each if each.is_promised or not each.number.bare else each._replace(number=None)


def _is_title(first: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether the first heading is that of the whole: of level 1, and the next is not of its kind."""
    is_plain = [each.mark == 1 and not each.number and not role(each.text) for each in (first, *others[:1])]
    return is_plain[0] and (len(is_plain) == 1 or not is_plain[1])


def _levels(headings: Sequence[Candidate]) -> list[int]:
    """The level of each: from its number, else from its marks, which may be off as those of others are."""
    with_number = [each for each in headings if each.number]
    found = depths(each.number for each in with_number if each.number)
    depth = {each.start: value for each, value in zip(with_number, found, strict=True) if value}
    steps = [depth[each.start] + 1 - each.mark for each in headings if each.start in depth and each.mark]
    title = headings[0] if headings and _is_title(headings[0], headings[1:]) else None
    marks = sorted({each.mark for each in headings if each.mark and each is not title})
    step = statistics.mode(steps) if steps else (_SECTION - marks[0] if marks else 0)
    levels = []
    for each in headings:
        if each is title:
            levels.append(1)
        elif each.start in depth:
            levels.append(min(depth[each.start] + 1, _DEEPEST))
        elif each.number and each.is_promised:
            levels.append(min(len(each.number.values) + 1, _DEEPEST))
        elif role(each.text) or not each.mark:
            levels.append(_SECTION)
        else:
            levels.append(min(max(each.mark + step, _SECTION), _DEEPEST))
    return levels
