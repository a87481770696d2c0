"""Cited publications: `TechCrunch (2026-04-24), *Google to invest …*` becomes a `Reference`."""

import re
from collections.abc import Iterable

from generator.markdown import Block
from generator.model.digest import Reference

SOURCE_LABELS = frozenset({"来源", "信息来源", "资料来源", "消息来源", "出处", "source", "sources", "via"})

_CITATION = re.compile(
    r"""
    (?P<publisher>[^(（]{1,80}?)\s*
    [(（]\s*(?P<date>\d{4}(?:-\d{1,2}){0,2})\s*[)）]\s*
    [,，:：]?\s*
    (?P<title>.*)
    """,
    re.VERBOSE | re.DOTALL,
)


def references(blocks: Iterable[Block]) -> tuple[Reference, ...]:
    """The publications that `blocks` cite: one a list item, or one a line of a paragraph."""
    found = []
    for block in blocks:
        if block.items:
            found += [parse_reference(item.text, link=next(iter(item.links), "")) for item in block.items]
        else:
            lines = block.text.split("\n")
            link = block.links[0] if len(lines) == len(block.links) == 1 else ""
            found += [parse_reference(line, link=link) for line in lines if line.strip()]
    return tuple(found)


def parse_reference(text: str, *, link: str = "") -> Reference:
    """Read `text` as publisher, date in brackets, title; what does not look so is all title."""
    flat = " ".join(text.split())
    match = _CITATION.fullmatch(flat)
    if match is None:
        return Reference(title=_trimmed(flat.replace(link, "").strip() or flat), link=link)
    year, *rest = match["date"].split("-")
    date = "-".join([year, *(part.zfill(2) for part in rest)])
    title = match["title"].replace(link, "") if link else match["title"]
    return Reference(publisher=match["publisher"].strip(), date=date, title=_trimmed(title), link=link)


def _trimmed(title: str) -> str:
    title = title.strip().strip("*").strip()
    return title if title.endswith(("..", "?.")) else title.rstrip(".。").rstrip()
