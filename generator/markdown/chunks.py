"""A body cut into chunks that mean the same alone as together.

Most bodies are headings, paragraphs and short lists with blank lines between: each piece can be read
by itself, and most pieces need no parser. Where anything could reach over a blank line (fences, HTML,
nested or loose lists, footnotes, definitions) the body is one chunk.
"""

import re
from typing import NamedTuple

# What may mean something to the whole body wherever it stands: footnotes, and what is as wide as its column
# says.
_ANYWHERE = ("[^", "^[", "\t")
# Lines that start something which may go on below, or change what stands elsewhere.
_REACHES_OUT = re.compile(
    r"""
    [ ]                                        # indented: code, or a list that goes on
    | [>`~<|+=]                                # quotation, fence, HTML, table, list, setext heading
    | \*(?:\*?[ ] | \*\* | $) | _[ _]          # list, rule
    | [0-9]{1,9}[.)]                           # numbered list
    | -(?!--$ | [ ](?:[^\s\-+*>\#`~<|=\d] | \*\*[^\s*] | \d+(?![\d.)])))   # not a rule or a plain item
    | (?:-[ ])?\[[^\]\n]*\]:                   # definition of a link
    """,
    re.VERBOSE,
)
# Most lines begin with none of these, and cost no more than a look.
_MAY_REACH_OUT = frozenset(" >`~<|+=*_-[0123456789")
_HEADING = re.compile(r"#{1,6}(?: |$)")


class Chunk(NamedTuple):
    """A piece of a body: `kind` is heading, rule, list, paragraph, or whole; `line` is 1-based."""

    kind: str
    line: int
    lines: list[str]


def chunks(text: str) -> list[Chunk]:
    """The chunks of `text` in order; a body that cannot be cut is one of kind `whole`."""
    lines = text.split("\n")
    whole = [Chunk("whole", 1, lines)]
    if any(mark in text for mark in _ANYWHERE):
        return whole
    found: list[Chunk] = []
    open_kind = ""  # of the chunk that the next line may still belong to
    last_kind = ""  # of the chunk before, over blank lines
    for number, line in enumerate(lines, 1):
        if line and line[0] in _MAY_REACH_OUT and _REACHES_OUT.match(line):
            return whole
        kind = _kind(line)
        if not kind:
            open_kind = ""
        elif kind == open_kind and kind in ("paragraph", "list"):
            found[-1].lines.append(line)
        elif _belongs_above(kind, open_kind) or (kind == last_kind == "list"):
            return whole
        else:
            found.append(Chunk(kind, number, [line]))
            open_kind = last_kind = kind
    return found


def _kind(line: str) -> str:
    """What a line is by itself; empty for a blank one."""
    if not line:
        return ""
    if line[0] == "#" and _HEADING.match(line):
        return "heading"
    if line[0] == "-":
        return "rule" if line == "---" else "list"
    return "paragraph"


def _belongs_above(kind: str, above: str) -> bool:
    """Whether a line changes the line above it: a lazy list item, the underline of a heading or a table."""
    return (kind == "paragraph" and above == "list") or (kind == "rule" and above != "")
