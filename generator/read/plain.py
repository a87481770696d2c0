"""Headers without fences: `Key: value` lines at the top, bare or quoted with `>`.

Prose may begin with a word and a colon, so only known keys make a header.
"""

import re

from generator.read.head import Field, Head
from generator.read.keys import fold, known

_LINE = re.compile(r"(?P<name>[^\W\d_][\w -]{0,30}?)[ \t]*(?:：|:(?=[ \t\r]|$))[ \t]*(?P<value>.*)")
_QUOTED = re.compile(r"[ ]{0,3}>[ \t]?(?:[-*][ \t]+)?")
_EMPHASIS = re.compile(r"^(?:\*\*|__)([^*_\n]+?)([:：]?)(?:\*\*|__)([:：]?)")
_TITLE = re.compile(r"#[ \t]+\S")
# Either of these at the very top is enough.
_LEADING = frozenset({"title", "date", "标题", "日期"})


def read_plain(text: str) -> Head | None:
    """A Pelican header: `Key: value` lines up to a blank one; an indented line continues the last."""
    lines = text.split("\n")
    start = _first_written(lines, 0)
    block, end = [], start
    while end < len(lines) and lines[end].strip():
        block.append(lines[end])
        end += 1
    fields = _fields(block, start + 1)
    if fields is None:
        return None
    return Head(shape="plain", fields=fields, body="\n".join(lines[end:]), body_line=min(end + 1, len(lines)))


def read_quoted(text: str) -> Head | None:
    """A header of `> key: value` lines, at the top or below the title; the body keeps its lines, blank."""
    lines = text.split("\n")
    start = _first_written(lines, 0)
    if start < len(lines) and _TITLE.match(lines[start]):
        start = _first_written(lines, start + 1)
    end = start
    while end < len(lines) and _QUOTED.match(lines[end]):
        end += 1
    block = [_EMPHASIS.sub(r"\1\2\3", _QUOTED.sub("", line)) for line in lines[start:end]]
    fields = _fields([line.rstrip(" \\") for line in block], start + 1)
    if fields is None:
        return None
    body = "\n".join((*lines[:start], *[""] * (end - start), *lines[end:]))
    return Head(shape="quoted", fields=fields, body=body, body_line=1)


def _first_written(lines: list[str], start: int) -> int:
    return next((at for at in range(start, len(lines)) if lines[at].strip("\ufeff \t\r")), len(lines))


def _fields(block: list[str], first_line: int) -> tuple[Field, ...] | None:
    """The fields of `block`, or None when it is prose."""
    fields: list[Field] = []
    for line, written in enumerate(block, first_line):
        match = _LINE.match(written.lstrip("\ufeff")) if not written[:1].isspace() else None
        if match:
            fields.append(Field(match["name"], match["value"].strip(), line, 1))
        elif fields and written[:1].isspace() and written.strip():
            last = fields[-1]
            fields[-1] = last._replace(value=f"{last.value}\n{written.strip()}".strip())
        elif written.strip():
            return None
    return tuple(fields) if _is_header(fields) else None


def _is_header(fields: list[Field]) -> bool:
    recognised = {fold(field.name) for field in fields if known(field.name)}
    return len(recognised) >= 2 or (bool(fields) and fold(fields[0].name) in _LEADING)
