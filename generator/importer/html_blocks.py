"""Elements of HTML become blocks of Markdown."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from generator.importer.markup import MARKS

# What readers never see, or do not read.
UNSEEN = frozenset("script style noscript template iframe svg object embed canvas head".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n]+")
_MARKUP = re.compile(r"([*`<\\])")
_BREAK = "\x00"


def blocks_of(element: HtmlElement) -> Iterator[str]:
    """The blocks below `element`, in order; each is Markdown of one or more lines."""
    inline = _text(element.text)
    for child in element:
        if _tag(child) in _BLOCKS:
            yield from _paragraph(inline)
            yield from _block(child)
            inline = ""
        else:
            inline += inline_of(child)
        inline += _text(child.tail)
    yield from _paragraph(inline)


def inline_of(element: HtmlElement) -> str:
    """The text of an element with its emphasis and links."""
    tag = _tag(element)
    if not tag or tag in UNSEEN:
        return ""
    if tag == "br":
        return _BREAK
    if tag == "img":
        source = element.get("src", "")
        return f"![{_SPACE.sub(' ', element.get('alt', '')).strip()}]({source})" if source else ""
    inside = _text(element.text) + "".join(inline_of(child) + _text(child.tail) for child in element)
    said = inside.strip(f" {_BREAK}")
    if not said:
        return inside
    before, _, after = inside.partition(said)
    return before + _marked(element, tag, said) + after


def _marked(element: HtmlElement, tag: str, said: str) -> str:
    href = element.get("href", "").strip() if tag == "a" else ""
    if href and not href.lower().startswith("javascript:"):
        return f"[{said}]({href})"
    if tag == "code":
        return f"`{element.text_content().strip()}`"
    mark = MARKS.get(tag, "")
    return f"{mark}{said}{mark}"


def _block(element: HtmlElement) -> Iterator[str]:
    tag = _tag(element)
    if tag in _HEADINGS:
        said = _inside(element).replace("\n", " ")
        if said:
            yield f"{'#' * _HEADINGS[tag]} {said}"
    elif tag in ("ul", "ol"):
        yield "\n".join(_items(element, ""))
    elif tag == "blockquote":
        quoted = "\n\n".join(blocks_of(element))
        if quoted:
            yield "\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))
    elif tag == "pre":
        yield f"```\n{element.text_content().strip(chr(10))}\n```"
    elif tag == "table":
        yield from _table(element)
    elif tag == "hr":
        yield "---"
    else:
        yield from blocks_of(element)


def _items(listing: HtmlElement, indent: str) -> Iterator[str]:
    number = 0
    for item in listing:
        if _tag(item) != "li":
            continue
        number += 1
        mark = f"{number}. " if _tag(listing) == "ol" else "- "
        below = indent + " " * len(mark)
        first = True
        for child in _parts(item):
            if isinstance(child, str):
                yield f"{indent if first else below}{mark if first else ''}{child}"
            else:
                yield from _items(child, below)
            first = False


def _parts(item: HtmlElement) -> Iterator[str | HtmlElement]:
    """The texts and the lists of an item."""
    inline = _text(item.text)
    for child in item:
        if _tag(child) in ("ul", "ol"):
            yield from _lines(inline)
            yield child
            inline = ""
        elif _tag(child) in _BLOCKS:
            yield from _lines(inline)
            yield from (line for block in blocks_of(child) for line in block.split("\n"))
            inline = ""
        else:
            inline += inline_of(child)
        inline += _text(child.tail)
    yield from _lines(inline)


def _table(element: HtmlElement) -> Iterator[str]:
    rows = [
        [_inside(cell).replace("\n", " ").replace("|", "\\|") for cell in row if _tag(cell) in ("td", "th")]
        for row in _rows(element)
    ]
    rows = [row for row in rows if any(row)]
    columns = max(map(len, rows), default=0)
    if columns < 2:
        yield from filter(None, (cell for row in rows for cell in row))
        return
    full = [row + [""] * (columns - len(row)) for row in rows]
    yield "\n".join(f"| {' | '.join(row)} |" for row in (full[0], ["---"] * columns, *full[1:]))


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table, not those of tables in its cells."""
    for child in table:
        if _tag(child) == "tr":
            yield child
        elif _tag(child) in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if _tag(row) == "tr")


def _inside(element: HtmlElement) -> str:
    """All text of an element in lines, whatever blocks are in it."""
    return "\n".join(line for block in blocks_of(element) for line in block.split("\n") if line)


def _paragraph(inline: str) -> Iterable[str]:
    lines = list(_lines(inline))
    return ["\n".join(lines)] if lines else []


def _lines(inline: str) -> Iterator[str]:
    for line in inline.split(_BREAK):
        said = _SPACE.sub(" ", line).strip()
        if said:
            yield said


def _text(text: str | None) -> str:
    return _SPACE.sub(" ", _MARKUP.sub(r"\\\1", (text or "").replace(_BREAK, "")))


def _tag(element: HtmlElement) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""
