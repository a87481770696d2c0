"""Cited publications: `TechCrunch (2026-04-24), *Google to invest …*` becomes a `Reference`."""

import html
import re
from collections.abc import Iterable

from generator.markdown import Block, Item
from generator.model.digest import Reference

SOURCE_LABELS = frozenset({"来源", "信息来源", "资料来源", "消息来源", "出处", "source", "sources", "via"})

_LABEL = re.compile(r'<strong class="label">.*?</strong>[：:]?', re.DOTALL)
# Between two citations: a semicolon that ends no character reference, a mark between links, a block; and a
# broken line, unless in an item of a list, where a line is broken only for its length.
_IN_ITEM = re.compile(
    r"</?(?:p|ul|ol|li|pre|blockquote)\b[^>]*>|<br>|；|(?<!&amp)(?<!&quot)(?<!&lt)(?<!&gt);"
    r"|(?<=</a>)\s*[、,，]\s*(?=<a )"
)
_BETWEEN = re.compile(rf"\n|{_IN_ITEM.pattern}")
_HREF = re.compile(r'<a [^>]*?href="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
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
    """The publications that `blocks` cite: list items, lines, and what semicolons set apart."""
    found = []
    for block in blocks:
        between = _IN_ITEM if block.items else _BETWEEN
        for source in [_whole(item) for item in block.items] or [block.html]:
            for piece in between.split(source):
                text = html.unescape(_TAG.sub("", piece))
                link = _HREF.search(piece)
                if text.strip():
                    found.append(parse_reference(text, link=html.unescape(link[1]) if link else ""))
    return tuple(found)


def without_label(block: Block) -> Block:
    """A paragraph without the label that it begins with."""
    return block._replace(html=_LABEL.sub("", block.html))


def _whole(item: Item) -> str:
    return f"{item.label_html}：{item.html}" if item.label else item.html


def parse_reference(text: str, *, link: str = "") -> Reference:
    """Read `text` as publisher, date in brackets, title; what does not look so is all title."""
    flat = " ".join(text.split())
    match = _CITATION.fullmatch(flat)
    if match is None:
        return Reference(title=_trimmed(flat.replace(link, "").strip() or flat), link=link)
    year, *rest = match["date"].split("-")
    date = "-".join([year, *(part.zfill(2) for part in rest)])
    title = match["title"].replace(link, "").strip().rstrip(",，") if link else match["title"]
    return Reference(publisher=match["publisher"].strip(), date=date, title=_trimmed(title), link=link)


def _trimmed(title: str) -> str:
    title = title.strip().strip("*").strip()
    return title if title.endswith(("..", "?.")) else title.rstrip(".。").rstrip()
