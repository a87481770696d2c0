"""Files that are no pages and name others: stylesheets, manifests, lists for programs that read."""

import json
import re
from collections.abc import Iterator
from typing import Any

from generator.check.elements import xml_elements
from generator.check.links import Link, follow
from generator.check.targets import is_own
from generator.model.inspection import Inspection, wrong

_IN_CSS = re.compile(r"""url\(\s*["']?(?P<url>[^"')]+)["']?\s*\)|@import\s+["'](?P<imported>[^"']+)["']""")
_IN_MARKDOWN = re.compile(r"\]\((?P<link>[^)\s]+)\)")
_SITEMAP = re.compile(r"^Sitemap:\s*(?P<link>\S+)", re.IGNORECASE | re.MULTILINE)
# The address that is asked for, where it leads, and how.
_REDIRECT = re.compile(r"^/\S*\s+/(?P<link>\S*)", re.MULTILINE)
_XLINK = "{http://www.w3.org/1999/xlink}href"
# What a manifest shows, and where it leads.
_SHOWN = frozenset({"src"})
_LEADING = frozenset({"start_url", "scope", "url", "action"})


def inspect_stylesheet(address: str, data: bytes, base_url: str) -> Inspection:
    """What a stylesheet loads."""
    text = data.decode("utf-8", "replace")
    found = _IN_CSS.finditer(text)
    links = [
        Link(each["url"] or each["imported"], _line(text, each.start()), is_shown=True) for each in found
    ]
    outside = [link for link in links if not link.text.startswith(("data:", "#"))]
    return _followed(address, outside, base_url)


def inspect_manifest(address: str, data: bytes, base_url: str) -> Inspection:
    """What a web manifest shows, and where it leads (https://www.w3.org/TR/appmanifest/)."""
    try:
        members = list(_members(json.loads(data)))
    except ValueError as fault:
        return Inspection(address, flaws=(wrong("file/json", address, f"it is no JSON: {fault}.", _JSON),))
    shown = [Link(value, 0, is_shown=True) for key, value in members if key in _SHOWN]
    # `scope` is a folder by its nature.
    leading = [Link(value, 0) for key, value in members if key in _LEADING and not value.endswith("/")]
    return _followed(address, [*shown, *leading], base_url)


def inspect_data(address: str, data: bytes, base_url: str) -> Inspection:
    """The addresses within the site that a JSON file names."""
    try:
        members = list(_members(json.loads(data)))
    except ValueError as fault:
        return Inspection(address, flaws=(wrong("file/json", address, f"it is no JSON: {fault}.", _JSON),))
    return _followed(address, [Link(value, 0) for _, value in members if is_own(value, base_url)], base_url)


def inspect_xml(address: str, data: bytes, base_url: str) -> Inspection:
    """The addresses within the site that an XML file names.

    Raises:
        MalformedError: it is no XML.
    """
    values = (
        (value, each.line) for each in xml_elements(data) for value in (each.text, *each.attributes.values())
    )
    return _followed(address, [Link(text, line) for text, line in values if is_own(text, base_url)], base_url)


def inspect_drawing(address: str, data: bytes, base_url: str) -> Inspection:
    """Where the links of an SVG picture lead, and what it shows from other files.

    Raises:
        MalformedError: it is no XML.
    """
    found = (
        Link(each.get("href") or each.get(_XLINK), each.line, is_shown=each.tag != "a")
        for each in xml_elements(data)
    )
    # Programs that draw write pictures into the file, and lead to parts of it.
    outside = [link for link in found if link.text and not link.text.startswith(("data:", "#"))]
    return _followed(address, outside, base_url)


def inspect_guide(address: str, data: bytes, base_url: str) -> Inspection:
    """The links of a text in Markdown."""
    return _matches(_IN_MARKDOWN, address, data, base_url)


def inspect_robots(address: str, data: bytes, base_url: str) -> Inspection:
    """The sitemap that `robots.txt` names (RFC 9309)."""
    return _matches(_SITEMAP, address, data, base_url)


def inspect_redirects(address: str, data: bytes, base_url: str) -> Inspection:
    """Where the addresses lead that have moved."""
    return _matches(_REDIRECT, address, data, base_url)


def _matches(pattern: re.Pattern[str], address: str, data: bytes, base_url: str) -> Inspection:
    text = data.decode("utf-8", "replace")
    links = [Link(each["link"], _line(text, each.start("link"))) for each in pattern.finditer(text)]
    return _followed(address, links, base_url)


def _followed(address: str, links: list[Link], base_url: str) -> Inspection:
    followed = follow(links, address, base_url)
    return Inspection(address, leads=followed.leads, parts=followed.parts, flaws=followed.flaws)


def _members(part: Any) -> Iterator[tuple[str, str]]:
    """Every text in JSON that stands behind a key, with that key; of a list the key before it."""
    waiting: list[tuple[str, Any]] = [("", part)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict):
            waiting += value.items()
        elif isinstance(value, list):
            waiting += ((key, each) for each in value)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


_JSON = "Readers of it will see nothing: mend what writes it."
