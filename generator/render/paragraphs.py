"""The HTML of stories taken apart into paragraphs, lists and other blocks, to stand side by side."""

import re
from functools import cache

from generator.model.digest import Body
from generator.model.parallel import ParallelView

_OPENING = re.compile(r"\s*<([a-z][a-z0-9]*)", re.IGNORECASE)
_VOID = frozenset(("hr", "img", "br"))


def facing_paragraphs(view: ParallelView, left: Body, right: Body) -> dict[str, tuple[tuple[str, str], ...]]:
    """The paragraphs of each story that both sides tell, beside each other, by its anchor.

    Where one side has more of them than the other the whole of the story stands beside the whole.
    """
    rows = {}
    for first, second in (pair for part in view.parts for pair in part.stories):
        if first and second and first.anchor == second.anchor:
            html = left.stories[first.place].html, right.stories[second.place].html
            cut = [paragraphs_of(each) for each in html]
            rows[first.anchor] = tuple(zip(*cut, strict=True)) if len(cut[0]) == len(cut[1]) else (html,)
    return rows


def paragraphs_of(html: str) -> tuple[str, ...]:
    """The top-level blocks of `html`, in order; together they are all of it but the white space between.

    What is no element, or is not closed, is a block with all that follows.
    """
    found = []
    start = 0
    while opening := _OPENING.match(html, start):
        end = _end(html, opening)
        if end < 0:
            break
        found.append(html[opening.start() : end].strip())
        start = end
    rest = html[start:].strip()
    return (*found, rest) if rest else tuple(found)


def _end(html: str, opening: re.Match[str]) -> int:
    """Where the element ends that begins with `opening`; -1 if it is never closed."""
    name = opening[1].lower()
    if name == "p":  # holds no other, and is what nearly all blocks are
        end = html.find("</p>", opening.end())
        return end + 4 if end >= 0 else -1
    if name in _VOID:
        return html.find(">", opening.end()) + 1
    depth = 1
    for tag in _tags(name).finditer(html, opening.end()):
        depth += -1 if tag[0].startswith("</") else 1
        if not depth:
            return tag.end()
    return -1


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>|<{name}(?=[\s>])", re.IGNORECASE)
