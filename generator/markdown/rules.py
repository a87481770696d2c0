"""Where digests differ from CommonMark, as inline rules of markdown-it.

Each rule has the signature that markdown-it asks of an inline rule: it looks at `state.src` from
`state.pos`, and returns whether it took something.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_SCHEMES = frozenset({"entity"})
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*)\s*:")
# A bare address ends at a space, at markup, and at anything Chinese: in “见https://a.cn/b。” the
# full stop and what follows it are prose. linkify-it takes them into the address.
_BARE_URL = re.compile(r"https?://[^\s<>\"'`*|\\\u2e80-\U0010ffff“”‘’]+")
_URL_TAIL = ".,:;!?"


def use_digest_rules(md: MarkdownIt) -> MarkdownIt:
    """`md` with the rules of this module."""
    md.inline.ruler.at("emphasis", _emphasis)
    md.inline.ruler.before("escape", "bare_url", _bare_url)
    md.add_render_rule("softbreak", _softbreak)
    setattr(md, "validateLink", is_safe_link)  # noqa: B010 - the documented way to replace it
    return md


def is_safe_link(address: str) -> bool:
    """Whether `address` is relative or has one of the schemes that a page may link to.

    markdown-it refuses a list of schemes; a list of allowed ones also stops `intent:` and the like.
    """
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in _SAFE_SCHEMES | _OWN_SCHEMES


def is_cjk(char: str) -> bool:
    """Whether `char` is Chinese writing or its punctuation, curly quotes and dashes included."""
    return char >= "\u2e80" or char in "“”‘’—…·"


def unwrapped(text: str) -> str:
    """`text` in one line: broken lines are joined by a space, but not between Chinese characters."""
    joined = ""
    for broken in text.split("\n"):
        line = " ".join(broken.split())
        space = " " if joined and line and not (is_cjk(joined[-1]) and is_cjk(line[0])) else ""
        joined += space + line
    return joined


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Emphasis that works next to Chinese punctuation.

    By CommonMark's flanking rule `**重点：**后面` stays literal, because a delimiter between a
    punctuation mark and a letter opens or closes only on one side (commonmark-spec issue 650).
    Chinese has no spaces to help, so beside a Chinese character either side will do.
    """
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    found = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + found.length
    after = state.src[end] if end < state.posMax else " "
    beside_cjk = marker == "*" and (is_cjk(before) or is_cjk(after))
    for _ in range(found.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=found.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=found.can_open or (beside_cjk and not after.isspace()),
                close=found.can_close or (beside_cjk and not before.isspace()),
            )
        )
    state.pos = end
    return True


def _bare_url(state: StateInline, silent: bool) -> bool:
    """Make a link of an address that stands in the text without any markup."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = next((s for s in ("https", "http") if state.pending.endswith(s)), None)
    if scheme is None:
        return False
    start = state.pos - len(scheme)
    match = _BARE_URL.match(state.src, start)
    address = _without_tail(match[0]) if match else ""
    href = state.md.normalizeLink(address)
    if len(address) <= len(scheme) + 3:
        return False
    state.pending = state.pending[: -len(scheme)]
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)
    state.pos = start + len(address)
    return True


def _without_tail(address: str) -> str:
    """`address` without punctuation that ends the sentence, and without an unopened bracket."""
    while address:
        last = address[-1]
        unopened = last == ")" and address.count(")") > address.count("(")
        if last not in _URL_TAIL and not unopened and last not in "]}":
            return address
        address = address[:-1]
    return address


def _softbreak(
    _self: RendererProtocol, tokens: Sequence[Token], place: int, _options: OptionsDict, _env: EnvType
) -> str:
    """A line break of the source; between Chinese characters it is none on the page."""
    return "" if tokens[place].meta.get("silent") else "\n"
