"""The HTML of a story as feeds show it: every address absolute, no ids, classes or marks of facts."""

import re
from collections.abc import Mapping
from html import escape, unescape

_ATTRIBUTES = r'((?:[^<>"]|"[^"]*")*)'
_FACT = re.compile(rf"</?(?:data|time)\b{_ATTRIBUTES}>")
_LINK = re.compile(rf"<a\b{_ATTRIBUTES}>(.*?)</a>", re.DOTALL)
_TAG = re.compile(rf"<(?!a )([a-z][a-z0-9]*) {_ATTRIBUTES}>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_KEPT = frozenset(
    "alt colspan dir height hreflang lang reversed rowspan scope start title type width".split()
)


def feed_html(html: str, links: Mapping[str, str], url: str) -> str:
    """`html` for feeds.

    Args:
        links: the URL of each `ref:` link, empty where there is no such page; what has none is unwrapped.
        url: that of the page on which `html` stands, for links within it.
    """

    def link(match: re.Match[str]) -> str:
        href = _href(match[1], links, url)
        return f'<a href="{href}"{_kept(match[1])}>{match[2]}</a>' if href else match[2]

    def tag(match: re.Match[str]) -> str:
        if match[1] == "img":
            return _image(match[2], links)
        return f"<{match[1]}{_kept(match[2])}>"

    if "<data" in html or "<time" in html:
        html = _FACT.sub("", html)
    return _TAG.sub(tag, _LINK.sub(link, html))


def _href(attributes: str, links: Mapping[str, str], url: str) -> str:
    """Where a link leads, escaped; empty if nowhere."""
    href: str = dict(_ATTRIBUTE.findall(attributes)).get("href", "")
    if href.startswith("ref:"):
        return escape(links.get(unescape(href[4:]), ""))
    if href.startswith("#"):
        return f"{escape(url)}{href}"
    return f"https:{href}" if href.startswith("//") else href


def _image(attributes: str, links: Mapping[str, str]) -> str:
    """A picture of the archive; what else it says where there is none."""
    given: dict[str, str] = dict(_ATTRIBUTE.findall(attributes))
    source = given.get("src", "")
    found = links.get(unescape(source[4:]), "") if source.startswith("ref:") else ""
    return f'<img src="{escape(found)}"{_kept(attributes)}>' if found else given.get("alt", "")


def _kept(attributes: str) -> str:
    if not attributes:
        return ""
    return "".join(f' {name}="{value}"' for name, value in _ATTRIBUTE.findall(attributes) if name in _KEPT)
