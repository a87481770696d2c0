"""A block of a body, as everything behind the parser sees it."""

import re
from typing import NamedTuple

# A heading's own id, `{#google-anthropic}`.
ANCHOR = re.compile(r"\s*\{#([A-Za-z][\w-]*)\}\s*$", re.ASCII)
# What ends a label.
COLONS = "：:"


class Item(NamedTuple):
    """One item of a list: `label` is its bold beginning up to a colon, `html` what follows it."""

    label: str
    label_html: str
    text: str
    html: str
    links: tuple[str, ...]
    line: int


class Block(NamedTuple):
    """One top-level block of a body.

    Attributes:
        kind: heading, paragraph, list, quote, rule, footnotes, or other.
        level: of a heading, 1 to 6; else 0.
        line: where it starts, 1-based, in the text that was parsed.
        html: as HTML; of a heading the inside, without a link around the whole of it.
        text: as plain text, without markup.
        links: the addresses it links to, in order.
        anchor: a heading's own `{#id}`, or empty.
        label: a paragraph's bold beginning that ends in a colon, without the colon.
        items: a list's items.
    """

    kind: str
    level: int
    line: int
    html: str
    text: str
    links: tuple[str, ...]
    anchor: str = ""
    label: str = ""
    items: tuple[Item, ...] = ()
