"""What an export is worked on as: its lines as elements, and what has been taken out of them.

A step of a shape is given a sheet and returns another. Each written line is, in every sheet, in one place: an
element, a fact, the header, or what has been dropped.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from generator.read.head import Field
from generator.read.keys import read_keys


class Kind(StrEnum):
    """What an element is."""

    HEADING = "heading"
    TEXT = "text"
    # A line that a converter made of a picture's caption; never a heading, never joined to others.
    CAPTION = "caption"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    HTML = "HTML"
    RULE = "rule"


class Line(NamedTuple):
    """A line of an export, by its 1-based number."""

    number: int
    text: str


class Element(NamedTuple):
    """A piece of Markdown, or a line that may be one.

    Attributes:
        text: without the marks of a heading; else as written, lines apart.
        lines: the numbers of the lines that it comes from.
        level: of a heading, 1 to 6; else 0.
        apart: there is a blank line above it.
    """

    kind: Kind
    text: str
    lines: tuple[int, ...]
    level: int = 0
    apart: bool = True


class Fact(NamedTuple):
    """What the header will say: the name of a key, its value, and where that was found."""

    name: str
    value: str
    lines: tuple[int, ...]


class Dropped(NamedTuple):
    """Lines that the digest does not have, and why not."""

    lines: tuple[int, ...]
    why: str


class Mended(NamedTuple):
    """What was mended, on which line, with the place as it was and as it is."""

    line: int
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An export that is worked on.

    Attributes:
        fields: those of its header, if it has one.
        header: the lines of that header.
    """

    elements: tuple[Element, ...]
    facts: tuple[Fact, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    mended: tuple[Mended, ...] = ()
    fields: tuple[Field, ...] = ()
    header: tuple[int, ...] = ()


def drop(sheet: Sheet, places: Collection[int], why: str) -> Sheet:
    """`sheet` without the elements at `places`; what kept others apart still does."""
    gone = [sheet.elements[place] for place in sorted(places)]
    if not gone:
        return sheet
    kept = []
    apart = False
    for place, each in enumerate(sheet.elements):
        if place in places:
            apart = apart or each.apart or each.kind is not Kind.TEXT
        else:
            kept.append(each._replace(apart=each.apart or apart))
            apart = False
    return replace(sheet, elements=tuple(kept), dropped=(*sheet.dropped, Dropped(lines_of(gone), why)))


def take(sheet: Sheet, places: Collection[int], facts: Iterable[Fact]) -> Sheet:
    """`sheet` with `facts` in place of the elements at `places`, whose lines they name."""
    kept = tuple(each for place, each in enumerate(sheet.elements) if place not in places)
    return replace(sheet, elements=kept, facts=(*sheet.facts, *facts))


def lines_of(elements: Iterable[Element]) -> tuple[int, ...]:
    """The numbers of all lines of `elements`."""
    return tuple(line for each in elements for line in each.lines)


def facts_of(sheet: Sheet, name: str) -> list[str]:
    """The values of all facts of that name."""
    return [each.value for each in sheet.facts if each.name == name]


def given(sheet: Sheet, name: str) -> bool:
    """Whether the header of the export has a value for the key `name`."""
    return bool(read_keys(sheet.fields, "").values.get(name))


def titles_of(sheet: Sheet) -> list[str]:
    """The titles that the header of the export and its text give."""
    title = read_keys(sheet.fields, "").values.get("title", "")
    return [*([title] if title else []), *facts_of(sheet, "title")]


def places_of(sheet: Sheet) -> Iterator[int]:
    """The numbers of all lines that are somewhere in `sheet`: each must be there once."""
    yield from lines_of(sheet.elements)
    # Several facts may come from one line.
    yield from {line for each in sheet.facts for line in each.lines}
    yield from (line for each in sheet.dropped for line in each.lines)
    yield from sheet.header
