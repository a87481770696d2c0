"""The body of an edition as a sequence of blocks: values that no longer know how they were parsed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.markdown.block import ANCHOR, COLONS, Block, Item
from generator.markdown.chunks import Chunk, chunks
from generator.markdown.quick import quick_block
from generator.markdown.rules import use_digest_rules
from generator.markdown.tidy import NESTING, REMOTE_IMAGE, Found, Tidying

_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A parsed body.

    Attributes:
        local_links: links to files, as written; in the HTML they are `ref:file/TARGET`.
        remote_images: pictures on other hosts; in the HTML they are links.
        raw_html: beginnings of raw HTML that was taken out.
        unused_notes: definitions of footnotes that no page would show, by name.
        too_deep: blocks nested deeper than can be read.
    """

    blocks: tuple[Block, ...]
    local_links: tuple[Found, ...]
    remote_images: tuple[Found, ...]
    raw_html: tuple[Found, ...]
    unused_notes: tuple[Found, ...]
    too_deep: tuple[Found, ...]


def blocks(text: str, *, keep_html: bool = False, note_prefix: str = "") -> Parsed:
    """Parse the Markdown of an edition.

    Args:
        text: CommonMark with tables, strikethrough, footnotes and bare links.
        keep_html: whether raw HTML stays in `Block.html`, for the caller to sanitise.
        note_prefix: sets the anchors of footnotes apart when two editions share a page.
    """
    tidying = Tidying(keep_html)
    found: list[Block] = []
    unused_notes: list[Found] = []
    for chunk in chunks(text):
        if block := quick_block(chunk):
            found.append(block)
            continue
        env: dict[str, Any] = {"docId": note_prefix} if note_prefix else {}
        found += _parsed(chunk, tidying, env)
        unused_notes += _unused_notes(env, chunk)
    return Parsed(
        blocks=tuple(found),
        local_links=tuple(tidying.local_links),
        remote_images=tuple(tidying.remote_images),
        raw_html=tuple(tidying.raw_html),
        unused_notes=tuple(unused_notes),
        too_deep=tuple(tidying.too_deep),
    )


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False, "maxNesting": NESTING})
    md.enable(["table", "strikethrough"]).use(footnote_plugin)
    return use_digest_rules(md)


def _parsed(chunk: Chunk, tidying: Tidying, env: dict[str, Any]) -> list[Block]:
    """The blocks of `chunk`, by the parser."""
    tokens = _parser().parse("\n".join(chunk.lines), env)
    for token in tokens:
        if token.map:
            token.map = [line + chunk.line - 1 for line in token.map]
    return [_block(group[0], tidying.tidy(group), env) for group in _groups(tokens)]


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Runs of tokens that make one top-level block each."""
    start = depth = 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : place + 1]
            start = place + 1


def _unused_notes(env: dict[str, Any], chunk: Chunk) -> Iterator[Found]:
    """The definitions of footnotes that no page shows: unused ones, and of one name all but the last."""
    used = {entry.get("label") for entry in env.get("footnotes", {}).get("list", {}).values()}
    later: set[str] = set()
    for number, line in reversed(list(enumerate(chunk.lines, chunk.line))):
        match = _NOTE.match(line)
        if match and f":{match[1]}" in env.get("footnotes", {}).get("refs", {}):
            if match[1] not in used or match[1] in later:
                yield Found(match[1], number)
            later.add(match[1])


def _block(first: Token, tokens: Sequence[Token], env: dict[str, Any]) -> Block:
    """The block that `tokens` are, from its opening token to its closing one."""
    line = _line(first)
    links = tuple(href for token in tokens for href in _links(token))
    if first.type == "heading_open":
        return _heading(first, tokens[1], links, env)
    label = _mark_label(tokens[1].children or []) if first.type == "paragraph_open" else ""
    items = _items(tokens, env) if first.type.endswith("list_open") else ()
    html = _renderer().render(tokens, _parser().options, env)  # after the labels have been marked
    return Block(_kind(first), 0, line, html, _plain(tokens), links, "", label, items)


def _kind(first: Token) -> str:
    return {
        "paragraph_open": "paragraph",
        "bullet_list_open": "list",
        "ordered_list_open": "list",
        "blockquote_open": "quote",
        "hr": "rule",
        "footnote_block_open": "footnotes",
    }.get(first.type, "other")


def _heading(opening: Token, inline: Token, links: tuple[str, ...], env: dict[str, Any]) -> Block:
    children = inline.children or []
    anchor = ""
    if children and (match := ANCHOR.search(children[-1].content)):
        anchor = match[1]
        children[-1].content = children[-1].content[: match.start()]
    # A headline is one link, to its source, so it holds none itself, and pictures only by their names.
    shown = [
        Token("text", "", 0, content=child.content) if child.type == "image" else child
        for child in children
        if child.type not in ("link_open", "link_close")
    ]
    html, text = _inline_html(shown, env), _plain([inline]).strip()
    return Block("heading", int(opening.tag[1]), _line(opening), html, text, links, anchor)


def _items(tokens: Sequence[Token], env: dict[str, Any]) -> tuple[Item, ...]:
    found = []
    for item in _groups(tokens[1:-1]):
        inline = next((token for token in item if token.type == "inline"), None)
        children = list(inline.children or []) if inline else []
        label = _mark_label(children)
        end = _label_end(children) if label else 0
        html = _inline_html(children[end:], env)
        html = html.lstrip(COLONS).strip() if label else html
        # What follows the item's first paragraph: open, paragraph_open, inline, paragraph_close, …
        html += _renderer().render(item[4:-1], _parser().options, env)
        links = tuple(href for token in item for href in _links(token))
        label_html = _inline_html(children[1 : end - 1], env).rstrip(COLONS) if label else ""
        found.append(Item(label, label_html, _plain(item), html, links, _line(item[0])))
    return tuple(found)


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


def _renderer() -> RendererHTML:
    renderer = _parser().renderer
    assert isinstance(renderer, RendererHTML)  # what MarkdownIt makes unless told otherwise
    return renderer


def _inline_html(children: Sequence[Token], env: dict[str, Any]) -> str:
    return _renderer().renderInline(children, _parser().options, env).strip()


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _links(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type == "link_open" and child.attrs.get("class") not in (REMOTE_IMAGE, "entity"):
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
