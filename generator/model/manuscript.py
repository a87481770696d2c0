"""The text of an edition as it is written, cut into what is translated piece by piece."""

from enum import StrEnum
from typing import NamedTuple

# In `Unit.story`: the unit belongs to no story.
NO_STORY = -1
# The name of the unit that is the title of the edition.
TITLE = "title"


class Role(StrEnum):
    """What a piece is to a translator."""

    HEADING = "heading"
    TEXT = "text"
    # Publications cited: they stay, unless the translation cites others.
    CITATION = "citation"
    # Code, rules, addresses of links: the same in every language.
    KEPT = "kept"


class Unit(NamedTuple):
    """What is translated as one: a heading, a paragraph, an item of a list.

    Attributes:
        story: the place of its story in the edition, or `NO_STORY`.
        name: its place in the story, or in the edition: `headline`, `1`, `sources/1`, `heading/2`; empty for
            what no translator is asked for.
        text: Markdown.
        line: 1-based, in the source.
        first, rest, last: what stands before its first line, before each other, and behind it all.
    """

    story: int
    name: str
    text: str
    line: int
    first: str = ""
    rest: str = ""
    last: str = ""

    def around(self, text: str) -> str:
        """`text` in the place of the unit's own."""
        first, *others = text.split("\n")
        rest = (self.rest + line if line else self.rest.rstrip() for line in others)
        return "\n".join((self.first + first, *rest)) + self.last


class Piece(NamedTuple):
    """A block of the text: one unit, or those of a list.

    Attributes:
        is_apart: whether a blank line stands above it.
        is_loose: whether blank lines stand between its units.
    """

    role: Role
    units: tuple[Unit, ...]
    is_apart: bool = True
    is_loose: bool = False
