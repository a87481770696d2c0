"""The shapes that exports have: how each is recognised, and the steps that make a digest of it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.importer.citations import with_references
from generator.importer.contents import contents_of, without_contents
from generator.importer.ends import with_byline, with_footer, with_levels, with_summary, with_title_heading
from generator.importer.flat import is_flat, with_first_line, with_flat_headings
from generator.importer.furniture import (
    without_contact,
    without_marks,
    without_page_furniture,
    without_repeated_title,
)
from generator.importer.headings import with_headings
from generator.importer.html import with_text_of_html
from generator.importer.sheet import Element, Kind, Sheet
from generator.importer.tables import with_tables
from generator.importer.title_page import with_title_page
from generator.importer.words import role
from generator.importer.wrapping import with_lines, with_paragraphs

Step = Callable[[Sheet], Sheet]
_FEWEST = 2


class Shape(NamedTuple):
    """A shape of exports.

    Attributes:
        name: for people.
        recognise: whether a sheet has it.
        steps: what makes a digest of it, in this order.
    """

    name: str
    recognise: Callable[[Sheet], bool]
    steps: tuple[Step, ...]


def shaped(sheet: Sheet) -> tuple[Shape, Sheet]:
    """The first of `SHAPES` that `sheet` has, and what its steps make of it."""
    shape = next(each for each in SHAPES if each.recognise(sheet))
    for step in shape.steps:
        sheet = step(sheet)
    return shape, sheet


def _is_report(sheet: Sheet) -> bool:
    """Whether there is a list of contents, or a summary or references among sections with numbers."""
    if sheet.fields:
        return False
    if contents_of(sheet.elements).places:
        return True
    elements = with_headings(sheet).elements
    headings = [each for each in elements if each.kind is Kind.HEADING]
    roles = {role(each.text) for each in headings}
    sections = sum(each.level > 1 and not role(each.text) for each in headings)
    return bool(roles & {"summary", "references"}) and sections >= _FEWEST and _has_title_page(elements)


def _has_title_page(elements: Sequence[Element]) -> bool:
    return bool(with_title_page(Sheet(elements=tuple(elements))).facts)


def _has_marks(elements: Sequence[Element]) -> bool:
    return any(each.kind is Kind.HEADING for each in elements)


_REPORT = (
    without_marks,
    with_text_of_html,
    without_page_furniture,
    with_headings,
    without_contents,
    without_contact,
    with_title_page,
    with_tables,
    with_references,
    with_footer,
    with_paragraphs,
    with_summary,
)
_ARTICLE = (
    without_marks,
    with_text_of_html,
    with_headings,
    with_title_heading,
    without_repeated_title,
    with_byline,
    without_contents,
    without_contact,
    with_levels,
    with_summary,
    with_references,
    with_lines,
    with_footer,
)
_FLAT = (
    without_marks,
    with_text_of_html,
    without_page_furniture,
    with_first_line,
    with_tables,
    with_flat_headings,
    without_contact,
    with_references,
    with_footer,
    with_paragraphs,
    with_summary,
)

# The first that recognises a sheet counts; the last always does, and comes with a warning.
SHAPES: tuple[Shape, ...] = (
    Shape("report", lambda sheet: _is_report(sheet) and _has_marks(sheet.elements), _REPORT),
    Shape("report whose headings are lost", _is_report, _REPORT),
    Shape("article with a header", lambda sheet: bool(sheet.fields), _ARTICLE),
    Shape("article", lambda sheet: _has_marks(sheet.elements), _ARTICLE),
    Shape("flat article", lambda sheet: is_flat(sheet.elements), _FLAT),
    Shape("text of no known shape", lambda _sheet: True, _FLAT),
)
