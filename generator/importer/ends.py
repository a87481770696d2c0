"""What stands before and behind the text of a digest: the summary, and the footer that says who wrote it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.importer.sheet import Element, Fact, Kind, Sheet, drop, given, take
from generator.importer.title_page import said, title_facts
from generator.importer.words import ends_sentence, plain, role, width
from generator.importer.wrapping import joined

_FOOTER_LINE = re.compile(r"\s*[*_]{0,2}([^:：\n*_]{1,20}?)[*_]{0,2}\s*[:：][*_]{0,2}\s*(\S.*)")
_MOST_FOOTERS = 8
_TOP = 6
_LONGEST = 120
_KNOWN = ("authors", "sources", "date", "tags")


def with_summary(sheet: Sheet) -> Sheet:
    """`sheet` with its section of a summary as a fact, unless its header has one of its own."""
    has_one = given(sheet, "summary")
    for at, element in enumerate(sheet.elements):
        if not has_one and element.kind is Kind.HEADING and role(element.text) == "summary":
            end = at + 1
            while end < len(sheet.elements) and sheet.elements[end].kind in (
                Kind.TEXT,
                Kind.ITEM,
                Kind.QUOTE,
            ):
                end += 1
            return _taken(sheet, at, end) if end > at + 1 else drop(sheet, [at], "heading of no summary")
    return sheet


def _taken(sheet: Sheet, at: int, end: int) -> Sheet:
    heading, *told = sheet.elements[at:end]
    facts = [
        Fact("summary", _paragraph(each), (*(heading.lines if not place else ()), *each.lines))
        for place, each in enumerate(told)
    ]
    return take(sheet, range(at, end), facts)


def _paragraph(element: Element) -> str:
    mark = {Kind.ITEM: r"\s*(?:[-*+•·]|\d{1,2}[.)])\s+", Kind.QUOTE: r"\s*>\s?"}.get(element.kind)
    lines = element.text.split("\n")
    return joined([re.sub(mark, "", line, count=1) if mark else line for line in lines])


def with_footer(sheet: Sheet) -> Sheet:
    """`sheet` with the `label: value` lines that end it as facts: 来源, 撰稿人, 字数统计."""
    places: list[int] = []
    for at in range(len(sheet.elements) - 1, -1, -1):
        element = sheet.elements[at]
        if (
            element.kind is not Kind.TEXT
            or not all(map(_is_footer, element.text.split("\n")))
            or len(places) >= _MOST_FOOTERS
        ):
            break
        places.insert(0, at)
    facts = [fact for at in places for fact in _footer_facts(sheet.elements[at])]
    known = any(fact.name in _KNOWN for fact in facts)
    if not known or places[0] == 0:
        return sheet
    return take(sheet, places, facts)


def _is_footer(line: str) -> bool:
    """Whether a line is a label and a name: not a sentence that begins with a word and a colon."""
    match = _FOOTER_LINE.fullmatch(line)
    return match is not None and width(match[2]) <= _LONGEST and not ends_sentence(match[2])


def _footer_facts(element: Element) -> Iterator[Fact]:
    for number, line in zip(_numbers(element), element.text.split("\n"), strict=False):
        match = _FOOTER_LINE.fullmatch(line)
        assert match
        label, value = match[1].strip(), match[2].strip().rstrip("\\").strip()
        told = said(f"{label}：{plain(value)}")
        if told.name in _KNOWN and told.value != f"{label}：{plain(value)}" and not told.rest:
            yield Fact(told.name, value if told.name == "sources" else told.value, number)
        else:
            yield Fact("extra", f"{label}: {plain(value)}", number)


def _numbers(element: Element) -> Iterator[tuple[int, ...]]:
    yield from ((line,) for line in element.lines)


def with_byline(sheet: Sheet) -> Sheet:
    """`sheet` with the lines above its text as facts: a date, or an author or a source behind its label."""
    at = 0
    while at < min(len(sheet.elements), _TOP):
        element = sheet.elements[at]
        told = said(element.text)
        is_fact = told.name == "date" or told.value != plain(element.text)
        if element.kind is not Kind.TEXT or told.name not in _KNOWN or not is_fact or told.rest:
            return sheet
        if given(sheet, told.name):
            at += 1
        else:
            sheet = take(sheet, [at], [Fact(told.name, told.value, element.lines)])
    return sheet


def with_title_heading(sheet: Sheet) -> Sheet:
    """`sheet` with its first `#` heading as title, where no header gives one."""
    has_one = given(sheet, "title")
    for at, element in enumerate(sheet.elements[:3]):
        if element.kind is Kind.HEADING and element.level == 1 and not role(element.text) and not has_one:
            return take(sheet, [at], title_facts(element))
    return sheet


def with_levels(sheet: Sheet) -> Sheet:
    """`sheet` with its headings moved so that the highest is of level 2."""
    levels = [each.level for each in sheet.elements if each.kind is Kind.HEADING]
    step = 2 - min(levels, default=2)
    if not step:
        return sheet
    moved = (
        each._replace(level=min(max(each.level + step, 2), 6)) if each.kind is Kind.HEADING else each
        for each in sheet.elements
    )
    return replace(sheet, elements=tuple(moved))
