"""What every shape of header is read into: fields with their places, and the text below."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from generator.model.problem import Problem

# Whatever the format: numbers and dates stay text, as written, and are parsed by who needs them.
Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"


class Field(NamedTuple):
    """A key of a header as it is written, its value, and the 1-based place of the key in the file."""

    name: str
    value: Value
    line: int
    column: int


class Loaded(NamedTuple):
    """What the text between two fences holds; lines are counted from the first line of that text.

    `broken` says that it could not be read, so that what is missing from it means nothing.
    """

    fields: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A source, taken apart.

    Attributes:
        shape: the row of `frontmatter.SHAPES` that recognised it.
        fields: in the order of the source.
        body: everything below the header.
        body_line: the 1-based line of the file on which `body` starts.
        broken: the header could not be read; the fault has been reported.
    """

    shape: str
    fields: tuple[Field, ...]
    body: str
    body_line: int
    broken: bool = False
