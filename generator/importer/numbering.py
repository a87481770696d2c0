"""The numbers that headings have in reports, and the levels that these give."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_DIGITS = "一二三四五六七八九"
_HAN = f"[{_DIGITS}十百]"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()


class Number(NamedTuple):
    """The number before a heading.

    Attributes:
        style: the row of `STYLES`; numbers of one style are counted together.
        values: one for each level: (2, 1) of `2.1`.
        rest: what follows.
        bare: only a space tells it from the text, so that it may be a part of it.
    """

    style: str
    values: tuple[int, ...]
    rest: str
    bare: bool = False


# No number goes on as an amount or a date would: `1.4 万亿`, `2025.11`, `3.5%`, `5 月`.
_NO_AMOUNT = r"(?![\d%％,，]|\s*(?:万|亿|千|百万|年|月|日|号|倍|个百分点|%))"
# The order matters: a dotted number comes before one that ends in a dot.
STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("第一章", re.compile(rf"第\s*(?P<n>{_HAN}+|\d{{1,2}})\s*[章篇编]\s*[、.．:：]?\s*")),
    ("第一节", re.compile(rf"第\s*(?P<n>{_HAN}+|\d{{1,2}})\s*[节部回](?:分)?\s*[、.．:：]?\s*")),
    (
        "Chapter 1",
        re.compile(
            rf"(?:chapter|part|section)\s+(?P<n>\d{{1,2}}|[ivxlc]+|{'|'.join(_WORDS)})\b\s*[:：.—–-]?\s*",
            re.IGNORECASE,
        ),
    ),
    ("（一）", re.compile(rf"[（(]\s*(?P<n>{_HAN}+)\s*[）)]\s*[、.．]?\s*")),
    ("一、", re.compile(rf"(?P<n>{_HAN}+)\s*[、.．，,:：]\s*")),
    ("（1）", re.compile(r"[（(]\s*(?P<n>\d{1,2})\s*[）)]\s*[、.．]?\s*")),
    ("1", re.compile(rf"(?P<n>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})[.．、)）]?{_NO_AMOUNT}\s*")),
    ("1）", re.compile(r"(?P<n>\d{1,2})\s*[)）]\s*")),
    ("1", re.compile(rf"(?P<n>\d{{1,2}})\s*[.．、]{_NO_AMOUNT}\s*")),
    ("I.", re.compile(r"(?P<n>[IVXLC]+)\s*[.、]\s+")),
    ("①", re.compile(r"(?P<n>[①-⑳])\s*")),
    # What follows a space may be a year.
    ("1", re.compile(rf"(?P<n>\d{{1,2}})(?P<bare>)[ \t\u3000]+(?:(?=(?:19|20)\d\d(?!\d))|{_NO_AMOUNT})")),
)  # fmt: skip


def numbered(text: str) -> Number | None:
    """The number that `text` begins with; None where it has none, or nothing else."""
    for style, pattern in STYLES:
        match = pattern.match(text)
        rest = text[match.end() :].strip() if match else ""
        if match and any(map(str.isalnum, rest)):
            values = tuple(map(_value, re.split("[.．]", match["n"])))
            return Number(style, values, rest, "bare" in match.groupdict())
    return None


def without_numbers(text: str) -> str:
    """`text` without the number before it, or the numbers if there are two of the same value."""
    first = numbered(text)
    if first is None:
        return text
    second = numbered(first.rest)
    return second.rest if second and second.values == first.values else first.rest


def depths(numbers: Iterable[Number]) -> list[int | None]:
    """How deep each of `numbers`, in the order of a text, stands in its outline, from 1.

    None for a number that does not go on with those before it: it is none of a heading.
    """
    # What is open, from the top: the style of a level, and its last number.
    stack: list[tuple[str, tuple[int, ...]]] = []
    found: list[int | None] = []
    for number in numbers:
        place = next((at for at, (style, _) in enumerate(stack) if style == number.style), None)
        if place is None:
            if any(value != 1 for value in number.values):
                found.append(None)
                continue
            stack.append((number.style, number.values))
            place = len(stack) - 1
        elif _goes_on(stack[place][1], number.values):
            stack[place:] = [(number.style, number.values)]
        else:
            found.append(None)
            continue
        found.append(sum(len(values) for _, values in stack[:place]) + len(number.values))
    return found


def _goes_on(last: tuple[int, ...], values: tuple[int, ...]) -> bool:
    """Whether `values` may follow `last`: the next on its level or on one above, or the first below."""
    shared = min(len(last), len(values))
    if len(values) > len(last):
        below = values[len(last) :]
        return values[: len(last)] == last and all(value == 1 for value in below)
    if values[:-1] == last[: len(values) - 1] and values[-1] == last[shared - 1] + 1:
        return True
    # A count that begins again: the items below another heading.
    return len(values) == 1 == values[0] and len(last) == 1


def _value(text: str) -> int:
    text = text.strip().lower()
    if text.isdecimal():
        return int(text)
    if text in _WORDS:
        return _WORDS.index(text) + 1
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if text[0] in _ROMAN:
        values = [_ROMAN[letter] for letter in text]
        return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.find(tens[-1:] or "一") + 1 if ten else 0) * 10 + (_DIGITS.find(ones) + 1 if ones else 0)
