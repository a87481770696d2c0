"""Blocks that can be read without a parser: plain text, a linked headline, a bold label, a citation.

Nine blocks in ten of a digest have such a shape. What this module makes of them is what the parser
would make, at a tenth of the time; a property test holds the two against each other.
"""

import re
from typing import NamedTuple

from generator.markdown.block import ANCHOR, COLONS, Block, Item
from generator.markdown.chunks import Chunk

# No character of a _TEXT can begin markup.
_PLAIN = r"[^\\`*_~\[\]<>&\n!:]"
_TEXT = rf"(?:{_PLAIN}*(?::(?!//){_PLAIN}*)*)"
# A link whose address needs no encoding.
_LINK = rf"\[(?P<text>{_TEXT})\]\((?P<href>https?://[a-z0-9.\-]+(?:/[A-Za-z0-9._~/\-]*)?)\)(?P<rest>{_TEXT})"
# Bold that can close: it ends in a letter or a Chinese mark, or a space follows.
_BOLD = rf"\*\*(?P<bold>(?!\s){_TEXT}(?:(?<=[\w\u2e80-\uffff])(?<!\s)|(?<=[:.!?])(?=\*\*(?:\s|$))))\*\*"

_LINK_FIRST = re.compile(_LINK)
_BOLD_FIRST = re.compile(rf"{_BOLD}(?P<before>{_TEXT})(?:{_LINK})?")
_EMPHASIS_LAST = re.compile(rf"(?P<before>{_TEXT}\s)\*(?P<title>(?![\s*]){_TEXT}(?<!\s))\*")
# Whether a whole text is a _TEXT is soonest told by a search for each of these.
_MARKS = tuple("\\`*_~[]<>&!\n")


class _Inline(NamedTuple):
    """Inline markup, read: `after` is the HTML behind a label."""

    html: str
    text: str
    links: tuple[str, ...] = ()
    label: str = ""
    label_html: str = ""
    after: str = ""


def quick_block(chunk: Chunk) -> Block | None:
    """The block that `chunk` is, if it has one of the shapes of this module."""
    match chunk.kind:
        case "heading":
            return _heading(chunk)
        case "paragraph":
            return _paragraph(chunk)
        case "list":
            return _list(chunk)
        case "rule":
            return Block("rule", 0, chunk.line, "<hr>\n", "", ())
        case _:
            return None


def _heading(chunk: Chunk) -> Block | None:
    marks, _, content = chunk.lines[0].partition(" ")
    content = content.strip()
    if content.endswith("#"):
        return None
    anchor = ""
    if match := ANCHOR.search(content):
        anchor, content = match[1], content[: match.start()].strip()
    level = len(marks)
    if _is_text(content):
        return Block("heading", level, chunk.line, _escaped(content), content, (), anchor)
    if match := _LINK_FIRST.fullmatch(content):
        text = (match["text"] + match["rest"]).strip()
        return Block("heading", level, chunk.line, _escaped(text), text, (match["href"],), anchor)
    return None


def _paragraph(chunk: Chunk) -> Block | None:
    if len(chunk.lines) > 1:
        return None
    inline = _inline(chunk.lines[0].strip())
    if inline is None:
        return None
    html = f"<p>{inline.html}</p>\n"
    return Block("paragraph", 0, chunk.line, html, inline.text, inline.links, "", inline.label)


def _list(chunk: Chunk) -> Block | None:
    items = []
    html = "<ul>\n"
    for line, source in enumerate(chunk.lines, chunk.line):
        inline = _inline(source[2:].strip())
        if inline is None:
            return None
        after = inline.after.strip().lstrip(COLONS).strip() if inline.label else inline.html
        items.append(Item(inline.label, inline.label_html, inline.text, after, inline.links, line))
        html += f"<li>{inline.html}</li>\n"
    text = "\n".join(item.text for item in items)
    links = tuple(link for item in items for link in item.links)
    return Block("list", 0, chunk.line, f"{html}</ul>\n", text, links, "", "", tuple(items))


def _inline(content: str) -> _Inline | None:
    if _is_text(content):
        return _Inline(_escaped(content), content)
    if match := _LINK_FIRST.fullmatch(content):
        return _Inline(_link(match), match["text"] + match["rest"], (match["href"],))
    if match := _BOLD_FIRST.fullmatch(content):
        return _bold(match)
    if match := _EMPHASIS_LAST.fullmatch(content):
        before, title = match["before"], match["title"]
        return _Inline(f"{_escaped(before)}<em>{_escaped(title)}</em>", before + title)
    return None


def _bold(match: re.Match[str]) -> _Inline:
    bold, before, href = match["bold"], match["before"], match["href"]
    after = _escaped(before) + (_link(match) if href else "")
    text = bold + before + (match["text"] + match["rest"] if href else "")
    links = (href,) if href else ()
    if not bold.rstrip().endswith(tuple(COLONS)) and not before.startswith(tuple(COLONS)):
        return _Inline(f"<strong>{_escaped(bold)}</strong>{after}", text, links)
    html = f'<strong class="label">{_escaped(bold)}</strong>{after}'
    label = bold.strip().rstrip(COLONS).strip()
    return _Inline(html, text, links, label, _escaped(bold).strip().rstrip(COLONS), after)


def _link(match: re.Match[str]) -> str:
    return f'<a href="{match["href"]}" rel="noopener">{_escaped(match["text"])}</a>{_escaped(match["rest"])}'


def _is_text(content: str) -> bool:
    """Whether all of `content` is a _TEXT."""
    return "://" not in content and not any(mark in content for mark in _MARKS)


def _escaped(text: str) -> str:
    """A _TEXT as HTML; it holds none of the other characters that would need escaping."""
    return text.replace('"', "&quot;")
