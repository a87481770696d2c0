"""Flat articles: text without marks, in which the headings are told from the paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from generator.importer.numbering import depths, numbered, without_numbers
from generator.importer.sheet import Element, Fact, Kind, Sheet, take
from generator.importer.title_page import said, title_facts
from generator.importer.words import ends_sentence, may_be_heading, plain, role, width
from generator.importer.wrapping import wrap_width

_SECTION, _SUB = 2, 3
_LONGEST_HEADING = 60
_NAMED = re.compile(r"[^:：]{1,24}[:：]\s*\S")
_TOP = 6


def with_flat_headings(sheet: Sheet) -> Sheet:
    """`sheet` with the lines as headings that are shorter than its paragraphs and no sentences.

    Headings of one form, numbered or `name: what is told`, are below the one whose text introduces them,
    which ends in a colon.
    """
    elements = sheet.elements
    places = [at for at in range(len(elements)) if _is_heading(elements, at)]
    numbers = {at: number for at in places if (number := numbered(plain(elements[at].text)))}
    depth = dict(zip(numbers, depths(numbers.values()), strict=True))
    counted = {at for at in numbers if depth[at]}
    levels = dict(_levels(elements, places, counted))
    found = [
        Element(Kind.HEADING, _named(each, is_counted=at in counted), each.lines, levels[at])
        if at in levels
        else each
        for at, each in enumerate(elements)
    ]
    return replace(sheet, elements=tuple(found))


def with_first_line(sheet: Sheet) -> Sheet:
    """`sheet` with a title, a date and authors from the lines above its first paragraph."""
    end = 0
    while end < min(len(sheet.elements), _TOP) and _is_short(sheet.elements[end]):
        end += 1
    if end == 0 or end == len(sheet.elements):
        return sheet
    titled = False
    for _ in range(end):
        element = sheet.elements[0]
        told = said(element.text)
        if told.name != "authors" or told.value != plain(element.text):
            if told.rest:
                break
            sheet = take(sheet, [0], [Fact(told.name, told.value, element.lines)])
        elif not titled:
            sheet = take(sheet, [0], title_facts(element))
            titled = True
        else:
            break
    return sheet


def _is_short(element: Element) -> bool:
    if element.kind is Kind.HEADING:
        return element.level == 1
    return element.kind is Kind.TEXT and may_be_heading(element.text)


def _is_heading(elements: Sequence[Element], at: int) -> bool:
    """Whether the line at `at` is a heading: what may be one, with text below it."""
    element = elements[at]
    if element.kind not in (Kind.TEXT, Kind.ITEM) or at + 1 == len(elements):
        return False
    text = plain(element.text)
    if role(text):
        return True
    below = elements[at + 1]
    number = numbered(text)
    if element.kind is Kind.ITEM and (number is None or below.kind is not Kind.TEXT):
        return False
    if not may_be_heading(text) or width(text) > _LONGEST_HEADING or below.kind in (Kind.QUOTE, Kind.CODE):
        return False
    is_said = width(below.text) > width(text) or may_be_heading(below.text)
    return is_said and _is_like_a_title(text)


def _is_like_a_title(text: str) -> bool:
    """Whether a line begins as a title does; one with a tab is a row of a table."""
    if any("\u3400" <= each <= "\u9fff" for each in text):
        return "\t" not in text and not text.startswith(("“", '"', "”"))
    return text[0].isupper() or text[0].isdigit()


def _levels(
    elements: Sequence[Element], places: Sequence[int], counted: set[int]
) -> Iterator[tuple[int, int]]:
    """The level of each heading."""
    form = ""
    for at in places:
        its_form = _form(elements[at], is_counted=at in counted)
        introduced = (
            at > 0 and elements[at - 1].kind is Kind.TEXT and elements[at - 1].text.endswith((":", "："))
        )
        if introduced and at - 1 not in places and its_form:
            form = its_form
        elif its_form != form:
            form = ""
        yield at, _SUB if form else _SECTION


def _form(element: Element, *, is_counted: bool) -> str:
    text = plain(element.text)
    if is_counted:
        number = numbered(text)
        return f"number {number.style}" if number else ""
    return "name" if _NAMED.match(text) else ""


def _named(element: Element, *, is_counted: bool) -> str:
    text = plain(element.text)
    return without_numbers(text) if is_counted else text


def is_flat(elements: Sequence[Element]) -> bool:
    """Whether the lines of a text are its paragraphs, and some of them much shorter: its headings."""
    texts = [each for each in elements if each.kind is Kind.TEXT]
    sentences = [each for each in texts if ends_sentence(each.text)]
    if not sentences or wrap_width(elements):
        return False
    typical = median(width(each.text) for each in sentences)
    headings = [at for at in range(len(elements)) if _is_heading(elements, at)]
    return len(headings) >= 2 and all(width(elements[at].text) < typical for at in headings)
