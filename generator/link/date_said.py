"""What a text says of a date, and the rows by which it is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

# Year, month and day, 0 for what is not said: (2026, 4, 0) is April 2026, (0, 4, 24) an April 24.
Point = tuple[int, int, int]
Ends = tuple[Point, Point]

# One space may stand between a number and what it counts.
GAP = r"[ \xa0\u2009\u202f\u3000]?"


class Said(NamedTuple):
    """Characters `start` to `end` say the time from `first` to `last`, both included.

    The year may be open in both; in `last` also where it is known in `first`.
    """

    start: int
    end: int
    first: Point
    last: Point


class Base(NamedTuple):
    """The date of the digest: `day` is 0 if only its month is known; `limit` is a month later."""

    year: int
    month: int
    day: int
    limit: Point


@dataclass(slots=True)
class Place:
    """Where a reader of a text has got to.

    Attributes:
        floor: where the last date ended; the next one starts no earlier.
        listed: where the next date starts if it belongs to a list or range with the last one: then it needs
            no other sign that it is one; -1 if none does.
        last: the point that was read last, its year known.
        stated: whether the text said that year.
    """

    text: str
    base: Base
    floor: int = 0
    listed: int = -1
    last: Point = (0, 0, 0)
    stated: bool = False


class Sign(NamedTuple):
    """What tells that a date may begin.

    Attributes:
        begins: what its first character may be; empty for a number of up to four figures.
        follows: what its second character may be; empty after a number.
        pattern: what comes after the first character, or after the number. It begins with a character where
            that is possible, and looks back last: so most candidates cost next to nothing.
    """

    begins: str
    follows: str
    pattern: str


class Row(NamedTuple):
    """One form of dates.

    Attributes:
        name: an example.
        sign: where the row is tried.
        pattern: what is to be found there.
        read: makes a date of it, or None if it is none after all.
    """

    name: str
    sign: Sign
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Place], Said | None]


def not_after(characters: str, width: int) -> str:
    """A pattern: none of `characters` stands before the `width` characters before here."""
    return f"(?<![{characters}]{'.' * width})"
