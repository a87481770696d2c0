"""Links between exports become links between the digests that they have become."""

import posixpath
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from generator.importer.sheet import Element, Kind, Mended

_LINK = re.compile(r"(?<=\]\()(?P<target>[^()\s]+)(?=\)|\s)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)
_DIGEST = re.compile(r"\.(?:md|markdown|txt|html?|docx|pdf)$", re.IGNORECASE)


class Linked(NamedTuple):
    """Elements with their links resolved; `unknown` are targets, with their lines, that lead nowhere."""

    elements: tuple[Element, ...]
    mended: tuple[Mended, ...]
    unknown: tuple[tuple[int, str], ...]


def with_links(elements: Sequence[Element], path: str, find: Callable[[str], str | None]) -> Linked:
    """`elements` of the digest at `path`, with links to other exports as links to their digests.

    Args:
        find: the path of the digest that a target means; None where there is none.
    """
    mended: list[Mended] = []
    unknown: list[tuple[int, str]] = []

    def resolved(element: Element, match: re.Match[str]) -> str:
        target = match["target"]
        bare, _, part = target.partition("#")
        if _ELSEWHERE.match(target) or not _DIGEST.search(bare):
            return target
        found = find(unquote(bare))
        if found is None:
            unknown.append((_line(element, match.start()), target))
            return target
        address = posixpath.relpath(found, posixpath.dirname(path)) + (f"#{part}" if part else "")
        if address != target:
            mended.append(Mended(_line(element, match.start()), "link", target, address))
        return address

    changed = tuple(
        each if each.kind is Kind.CODE else each._replace(text=_LINK.sub(partial(resolved, each), each.text))
        for each in elements
    )
    return Linked(changed, tuple(mended), tuple(unknown))


def name_in(target: str) -> str:
    """The name of a file without folders and ending, by which links find it."""
    return _DIGEST.sub("", target.rpartition("/")[2]).casefold()


def _line(element: Element, place: int) -> int:
    above = element.text.count("\n", 0, place)
    return element.lines[min(above, len(element.lines) - 1)]
