"""The passages of a story: its paragraphs, items of lists and rows of tables, as plain text."""

import html
import re
from typing import NamedTuple

_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|[^<]+|<")
_BLOCKS = frozenset("p li tr pre blockquote ul ol table h4 h5 h6 div dt dd figcaption hr".split())
_ITEMS = frozenset(("li", "tr", "pre", "dt"))
_CODE = frozenset(("code", "pre", "kbd", "script", "style"))
_LABEL = '<strong class="label">'


class Passage(NamedTuple):
    """A piece of a story.

    Attributes:
        text: without markup and without code.
        is_item: whether it is an item of a list, a row of a table, or code.
        is_quoted: whether it stands in a quotation.
        is_labelled: whether it begins with a label.
    """

    text: str
    is_item: bool
    is_quoted: bool
    is_labelled: bool


def passages_of(source: str) -> tuple[Passage, ...]:
    """The passages of `source`, the HTML of a story, in order; one may be code alone, none is empty."""
    found: list[Passage] = []
    parts: list[str] = []
    quoted = in_code = 0
    is_item = is_labelled = has_code = False

    def end() -> None:
        nonlocal has_code, is_item, is_labelled
        text = " ".join("".join(parts).split())
        if text or has_code:
            found.append(Passage(text, is_item, quoted > 0, is_labelled))
            is_item = is_labelled = False
        parts.clear()
        has_code = False

    for match in _PIECE.finditer(source):
        name = (match[2] or "").lower()
        if not name:
            if in_code:
                has_code = True
            else:
                parts.append(html.unescape(match[0]))
            continue
        if name in _BLOCKS:
            end()
            is_item = (name in _ITEMS and not match[1]) or (is_item and name == "p")
        if name == "blockquote":
            quoted += -1 if match[1] else 1
        elif name in _CODE:
            in_code += -1 if match[1] else 1
        elif name in ("td", "th", "br"):
            parts.append(" ")
        is_labelled = is_labelled or match[0] == _LABEL
    end()
    return tuple(found)
