"""Tokens made fit for a page that asks no other host and allows no inline style.

Raw HTML is taken out, links to files become `ref:` links, pictures of other hosts become links, and
what a caller must report is noted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from markdown_it.token import Token

from generator.markdown.rules import is_cjk

NESTING = 60
REMOTE_IMAGE = "remote-image"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Found(NamedTuple):
    """Something in a body that matters to the caller: what it is, and its 1-based line."""

    text: str
    line: int


@dataclass(slots=True)
class Tidying:
    """Tidies the tokens of one body, and notes on the way what a caller must report.

    Attributes:
        keep_html: whether raw HTML stays, for the caller to sanitise.
        local_links: links to files, as written.
        remote_images: pictures on other hosts.
        raw_html: beginnings of raw HTML that was taken out.
        too_deep: blocks nested deeper than can be read.
    """

    keep_html: bool
    local_links: list[Found] = field(default_factory=list)
    remote_images: list[Found] = field(default_factory=list)
    raw_html: list[Found] = field(default_factory=list)
    too_deep: list[Found] = field(default_factory=list)

    def tidy(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens of one block that stay."""
        line = tokens[0].map[0] + 1 if tokens[0].map else 1
        return [token for token in tokens if self._stays(token, line)]

    def _stays(self, token: Token, line: int) -> bool:
        if token.map:
            line = token.map[0] + 1
        if token.level >= NESTING - 1:
            self.too_deep.append(Found(token.content[:60], line))
        if token.type == "html_block":
            return self._html_stays(token.content, line)
        if token.type == "table_open":
            token.attrs["tabindex"] = "0"  # a wide table scrolls, so the keyboard must reach it
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            # A strict content policy blocks style attributes, so alignment becomes a class.
            token.attrs["class"] = str(token.attrs.pop("style")).replace("text-align:", "align-")
        if token.children:
            token.children = self._inline(token.children, line)
        return True

    def _inline(self, children: Sequence[Token], line: int) -> list[Token]:
        kept: list[Token] = []
        links = 0
        for child in children:
            links += child.nesting if child.tag == "a" else 0
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            if child.type == "html_inline" and not self._html_stays(child.content, line):
                continue
            if child.type == "link_open":
                self._localise(child, "href", line)
            if child.type == "image":
                kept += self._image(child, line, in_link=links > 0)
            elif child.type != "text" or child.content:
                kept.append(child)
        for place, token in enumerate(kept):
            if token.type == "softbreak" and _is_between_chinese(kept, place):
                token.meta["silent"] = True
        return kept

    def _html_stays(self, content: str, line: int) -> bool:
        rest = _COMMENT.sub("", content).strip()
        if self.keep_html:
            return bool(rest)
        if rest and not rest.startswith("</"):
            self.raw_html.append(Found(rest.split("\n")[0][:60], line))
        return False

    def _image(self, token: Token, line: int, *, in_link: bool) -> list[Token]:
        """A picture of this archive; one on another host becomes a link to it, since no page asks others.

        Where it stands in a link, its description is that of the link, and says where the picture is: a
        bundle may have it.
        """
        address = str(token.attrs["src"])
        if not urlsplit(address).netloc:
            self._localise(token, "src", line)
            token.attrs["loading"] = "lazy"
            return [token]
        self.remote_images.append(Found(address, line))
        text = Token("text", "", 0, content=token.content or address)
        if in_link:
            opening = Token("span_open", "span", 1, attrs={"class": REMOTE_IMAGE, "data-picture": address})
            return [opening, text, Token("span_close", "span", -1)]
        opening = Token(
            "link_open", "a", 1, attrs={"class": REMOTE_IMAGE, "href": address, "rel": "noopener"}
        )
        return [opening, text, Token("link_close", "a", -1)]

    def _localise(self, token: Token, attribute: str, line: int) -> None:
        """Turn a link to another file into a `ref:` link, for the planner to resolve."""
        address = str(token.attrs[attribute])
        if address.startswith("entity:"):
            entity = address.removeprefix("entity:")
            token.attrs = {"class": "entity", "data-entity": entity, "href": f"ref:entity/{entity}"}
            self.local_links.append(Found(address, line))
        elif not urlsplit(address).scheme and not address.startswith(("#", "//")):
            token.attrs[attribute] = f"ref:file/{address}"
            self.local_links.append(Found(address, line))
        elif not address.startswith("#"):
            token.attrs["rel"] = "noopener"


def _is_between_chinese(tokens: Sequence[Token], place: int) -> bool:
    """Whether the line break at `place` stands between two Chinese characters, where no space belongs."""
    before = next((token.content for token in reversed(tokens[:place]) if token.content), " ")
    after = next((token.content for token in tokens[place + 1 :] if token.content), " ")
    return is_cjk(before[-1]) and is_cjk(after[0])
