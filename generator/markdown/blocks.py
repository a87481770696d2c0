"""The body of an edition as a sequence of blocks: values that no longer know how they were parsed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.markdown.block import ANCHOR, COLONS, Block, Item
from generator.markdown.chunks import Chunk, chunks
from generator.markdown.quick import quick_block
from generator.markdown.rules import is_cjk, is_safe_link, use_digest_rules

_NESTING = 60
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class LocalLink(NamedTuple):
    """A link to another file of the archive, as written, with its line."""

    target: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A parsed body.

    Attributes:
        local_links: links to files, in the HTML as `ref:file/TARGET`.
        raw_html: lines at which raw HTML stood that was dropped, with its beginning.
        unused_notes: names of footnotes that nothing refers to, and that no page would show.
        too_deep: lines of blocks nested deeper than can be read.
    """

    blocks: tuple[Block, ...]
    local_links: tuple[LocalLink, ...]
    raw_html: tuple[tuple[int, str], ...]
    unused_notes: tuple[str, ...]
    too_deep: tuple[int, ...]


def blocks(text: str, *, keep_html: bool = False, note_prefix: str = "") -> Parsed:
    """Parse the Markdown of an edition.

    Args:
        text: CommonMark with tables, strikethrough, footnotes and bare links.
        keep_html: whether raw HTML stays in `Block.html`, for the caller to sanitise.
        note_prefix: sets the anchors of footnotes apart when two editions share a page.
    """
    reading = _Reading(keep_html, note_prefix)
    found: list[Block] = []
    for chunk in chunks(text):
        block = quick_block(chunk)
        found += [block] if block else reading.parse(chunk)
    return Parsed(
        blocks=tuple(found),
        local_links=tuple(reading.local_links),
        raw_html=tuple(reading.raw_html),
        unused_notes=tuple(reading.unused_notes),
        too_deep=tuple(reading.too_deep),
    )


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False, "maxNesting": _NESTING})
    md.enable(["table", "strikethrough"]).use(footnote_plugin)
    return use_digest_rules(md)


def _renderer() -> RendererHTML:
    renderer = _parser().renderer
    assert isinstance(renderer, RendererHTML)  # what MarkdownIt makes unless told otherwise
    return renderer


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Runs of tokens that make one top-level block each."""
    start = depth = 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : place + 1]
            start = place + 1


class _Reading:
    """Turns tokens into blocks and notes on the way what a caller must report."""

    def __init__(self, keep_html: bool, note_prefix: str) -> None:
        self.keep_html = keep_html
        self.note_prefix = note_prefix
        self.local_links: list[LocalLink] = []
        self.raw_html: list[tuple[int, str]] = []
        self.unused_notes: list[str] = []
        self.too_deep: list[int] = []

    def parse(self, chunk: Chunk) -> list[Block]:
        """The blocks of `chunk`, by the parser."""
        env: dict[str, Any] = {"docId": self.note_prefix} if self.note_prefix else {}
        tokens = _parser().parse("\n".join(chunk.lines), env)
        for token in tokens:
            if token.map:
                token.map = [line + chunk.line - 1 for line in token.map]
        found = [self.block(group, env) for group in _groups(tokens)]
        notes = env.get("footnotes", {})
        used = {entry.get("label") for entry in notes.get("list", {}).values()}
        self.unused_notes += (name[1:] for name in notes.get("refs", {}) if name[1:] not in used)
        return found

    def block(self, tokens: Sequence[Token], env: dict[str, Any]) -> Block:
        """The block that `tokens` are, from an opening token to its closing one."""
        first = tokens[0]
        line = first.map[0] + 1 if first.map else 1
        kept = [token for token in tokens if self._keep(token, line)]
        links = tuple(href for token in kept for href in _links(token))
        if first.type == "heading_open":
            return self._heading(first, kept[1], line, links, env)
        label = ""
        if first.type == "paragraph_open":
            label = _mark_label(kept[1].children or [])
        items = self._items(kept, env) if first.type.endswith("list_open") else ()
        html = _renderer().render(kept, _parser().options, env)  # after the labels have been marked
        return Block(_kind(first), 0, line, html, _plain(kept), links, "", label, items)

    def _heading(
        self, opening: Token, inline: Token, line: int, links: tuple[str, ...], env: dict[str, Any]
    ) -> Block:
        children = inline.children or []
        anchor = ""
        if children and (match := ANCHOR.search(children[-1].content)):
            anchor = match[1]
            children[-1].content = children[-1].content[: match.start()]
        shown = [child for child in children if child.type not in ("link_open", "link_close")]
        html = self._inline_html(shown, env)
        text = _plain([inline]).strip()
        return Block("heading", int(opening.tag[1]), line, html, text, links, anchor)

    def _items(self, tokens: Sequence[Token], env: dict[str, Any]) -> tuple[Item, ...]:
        found = []
        for item in _groups(tokens[1:-1]):
            inline = next((token for token in item if token.type == "inline"), None)
            children = list(inline.children or []) if inline else []
            label = _mark_label(children)
            end = _label_end(children) if label else 0
            html = self._inline_html(children[end:], env)
            html = html.lstrip(COLONS).strip() if label else html
            # What follows the item's first paragraph: open, paragraph_open, inline, paragraph_close, …
            html += _renderer().render(item[4:-1], _parser().options, env)
            links = tuple(href for token in item for href in _links(token))
            line = item[0].map[0] + 1 if item[0].map else 1
            label_html = self._inline_html(children[1 : end - 1], env).rstrip(COLONS) if label else ""
            found.append(Item(label, label_html, _plain(item), html, links, line))
        return tuple(found)

    def _inline_html(self, children: Sequence[Token], env: dict[str, Any]) -> str:
        return _renderer().renderInline(children, _parser().options, env).strip()

    def _keep(self, token: Token, line: int) -> bool:
        """Tidy `token`; false if it is raw HTML that is dropped."""
        if token.level >= _NESTING - 1:
            self.too_deep.append(line)
        if token.map:
            line = token.map[0] + 1
        if token.type == "html_block":
            return self._html(token.content, line)
        if token.type == "table_open":
            token.attrs["tabindex"] = "0"  # a wide table scrolls, so the keyboard must reach it
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            # A strict content policy blocks style attributes, so alignment becomes a class.
            token.attrs["class"] = str(token.attrs.pop("style")).replace("text-align:", "align-")
        if token.children:
            token.children = self._inline(token.children, line)
        return True

    def _html(self, content: str, line: int) -> bool:
        if self.keep_html:
            return True
        rest = _COMMENT.sub("", content).strip()
        if rest and not rest.startswith("</"):
            self.raw_html.append((line, rest.split("\n")[0][:60]))
        return False

    def _inline(self, children: list[Token], line: int) -> list[Token]:
        kept: list[Token] = []
        for child in children:
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type == "html_inline" and not self._html(child.content, line):
                continue
            elif child.type == "link_open":
                self._localise(child, "href", line)
            elif child.type == "image":
                self._localise(child, "src", line)
                child.attrs["loading"] = "lazy"
            if child.type != "text" or child.content:
                kept.append(child)
        return [token for place, token in enumerate(kept) if not _joins_chinese(kept, place)]

    def _localise(self, token: Token, attribute: str, line: int) -> None:
        """Turn a link to another file into a `ref:` link, for the planner to resolve."""
        address = str(token.attrs[attribute])
        if address.startswith("entity:"):
            token.attrs[attribute] = f"ref:entity/{address.removeprefix('entity:')}"
        elif not urlsplit(address).scheme and not address.startswith(("#", "//")):
            token.attrs[attribute] = f"ref:file/{address}"
            self.local_links.append(LocalLink(address, line))
        elif not address.startswith("#"):
            token.attrs["rel"] = "noopener"


def _kind(first: Token) -> str:
    return {
        "paragraph_open": "paragraph",
        "bullet_list_open": "list",
        "ordered_list_open": "list",
        "blockquote_open": "quote",
        "hr": "rule",
        "footnote_block_open": "footnotes",
    }.get(first.type, "other")


def _joins_chinese(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token is a line break between two Chinese characters, where no space belongs."""
    if tokens[place].type != "softbreak":
        return False
    before = next((t.content for t in reversed(tokens[:place]) if t.content), " ")
    after = next((t.content for t in tokens[place + 1 :] if t.content), " ")
    return is_cjk(before[-1]) and is_cjk(after[0])


def _mark_label(children: Sequence[Token]) -> str:
    """The label that a paragraph begins with, `**深度解读：**`; its `<strong>` is given a class."""
    end = _label_end(children)
    if not end:
        return ""
    text = "".join(child.content for child in children[1 : end - 1])
    after = children[end].content if end < len(children) else ""
    if not text.rstrip().endswith(tuple(COLONS)) and not after.startswith(tuple(COLONS)):
        return ""
    children[0].attrs["class"] = "label"
    return text.strip().rstrip(COLONS).strip()


def _label_end(children: Sequence[Token]) -> int:
    """The place after a leading `<strong>…</strong>`, or 0 if there is none."""
    if not children or children[0].type != "strong_open":
        return 0
    return next((place + 1 for place, child in enumerate(children) if child.type == "strong_close"), 0)


def _links(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type == "link_open" and is_safe_link(str(child.attrs["href"])):
            yield str(child.attrs["href"])


def _plain(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type == "inline":
            parts.append("".join(_plain_inline(child) for child in token.children or ()))
        elif token.type in ("fence", "code_block"):
            parts.append(token.content.rstrip("\n"))
    return "\n".join(parts)


def _plain_inline(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if token.type == "html_inline" else token.content
