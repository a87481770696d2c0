"""Texts are mended: what converters and hasty typing leave in them. Code, addresses and numbers stay."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.importer.markup import tags_as_marks
from generator.importer.punctuation import full_width, matched_quotes
from generator.importer.sheet import Element, Fact, Kind, Mended, Sheet
from generator.read.head import Field

# Stands for each piece of a text that no mend may touch.
_KEPT = "\ue000"
_PROTECTED = re.compile(
    rf"(?<!`)(?P<ticks>`{{1,8}})(?!`).+?(?<!`)(?P=ticks)(?!`)|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|!\[|<(?:https?://|mailto:)[^<>\s]+>"
    rf"|https?://[^\s<>\"'`|\\\u2e80-\U0010ffff“”‘’]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|\[\^[^\]\s]+\]|{_KEPT}",
    re.DOTALL,
)
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
_WIDE_SPACE = re.compile(r"(?m)^\u3000+|[\u00a0\u2002-\u200a\u202f]")
_ESCAPED = re.compile(r"\\([$%&])")
_EMPTY_BOLD = re.compile(r"(?<!\*)\*{4}(?!\*)")
_PADDED_BOLD = re.compile(r"(?<![*\w])\*\*(?: +([^*\n]+?) *|([^*\n]+?) +)\*\*(?!\*)")
_BULLET = re.compile(r"^(\s*)[•●▪◦‣·]\s*", re.MULTILINE)
_AROUND = 8


def _without_invisible(text: str) -> str:
    return _WIDE_SPACE.sub(lambda match: "" if match[0][0] == "\u3000" else " ", _INVISIBLE.sub("", text))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _sound_bold(text: str) -> str:
    return _PADDED_BOLD.sub(lambda match: f"**{match[1] or match[2]}**", _EMPTY_BOLD.sub("", text))


def _bullets(text: str) -> str:
    return _BULLET.sub(r"\1- ", text)


# What is mended, in this order. Each is given a text in which addresses and code are out of reach.
MENDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("invisible characters", _without_invisible),
    ("bullet", _bullets),
    ("HTML tag", tags_as_marks),
    ("backslash", _unescaped),
    ("empty or padded bold", _sound_bold),
    ("quotes", matched_quotes),
    ("half-width punctuation", full_width),
)
_MENDED_FACTS = frozenset({"title", "series", "summary", "authors"})


def with_mends(sheet: Sheet) -> Sheet:
    """`sheet` with every text mended but code, and a note of each mend."""
    mended: list[Mended] = []
    elements = tuple(
        each if each.kind is Kind.CODE else _mended_element(each, mended) for each in sheet.elements
    )
    facts = tuple(_mended_fact(each, mended) for each in sheet.facts)
    return replace(sheet, elements=elements, facts=facts, mended=(*sheet.mended, *mended))


def mended(text: str, lines: Sequence[int], notes: list[Mended]) -> str:
    """`text` mended; what was done is added to `notes`."""
    kept = [match[0] for match in _PROTECTED.finditer(text)]
    bare = _PROTECTED.sub(_KEPT, text)
    for what, mend in MENDS:
        after = mend(bare)
        if after != bare:
            notes.append(_note(what, bare, after, lines))
        bare = after
    pieces = bare.split(_KEPT)
    if len(pieces) != len(kept) + 1:
        raise AssertionError(f"a mend has touched what is protected: {text!r}")
    return "".join(piece + (kept[at] if at < len(kept) else "") for at, piece in enumerate(pieces))


def mended_header(values: dict[str, Any], fields: Mapping[str, Field], notes: list[Mended]) -> None:
    """Mend title and summary of a header in `values`, which come from `fields`."""
    for name in _MENDED_FACTS & values.keys():
        lines = (fields[name].line,)
        if isinstance(values[name], str):
            values[name] = mended(values[name], lines, notes)
        else:
            values[name] = tuple(mended(text, lines, notes) for text in values[name])


def _mended_element(element: Element, notes: list[Mended]) -> Element:
    return element._replace(text=mended(element.text, element.lines, notes))


def _mended_fact(fact: Fact, notes: list[Mended]) -> Fact:
    return fact._replace(value=mended(fact.value, fact.lines, notes)) if fact.name in _MENDED_FACTS else fact


def _note(what: str, before: str, after: str, lines: Sequence[int]) -> Mended:
    """What a mend did, by the first place where the texts differ."""
    at = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after))
    above = before.count("\n", 0, at)
    line = lines[min(above, len(lines) - 1)] if lines and before.count("\n") < len(lines) else (*lines, 0)[0]
    start = max(at - _AROUND, 0)
    return Mended(line, what, *(each[start : at + _AROUND].replace(_KEPT, "…") for each in (before, after)))
