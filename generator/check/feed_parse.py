"""Documents of feeds taken apart: Atom, RSS and JSON Feed become the same values.

lxml is imported when a document in XML is looked at.
"""
# ruff: noqa: PLC0415 -- see above

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_HISTORY = "{http://purl.org/syndication/history/1.0}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class NoFeedError(Exception):
    """A document is no feed; the message says why, `line` where."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class FoundLink(NamedTuple):
    """A link of a document or an item; what it does not say is empty."""

    relation: str
    href: str
    type: str = ""
    language: str = ""
    length: str = ""


class FoundItem(NamedTuple):
    """An item as it stands in a document; what is missing is empty."""

    line: int
    id: str
    title: str
    page: str
    published: str
    updated: str
    language: str
    content: str
    links: tuple[FoundLink, ...]
    is_permalink: bool = False


class FoundFeed(NamedTuple):
    """A document as it stands; what is missing is empty.

    Attributes:
        marks: what it says of itself by RFC 5005: `archive`, `complete`.
    """

    form: str
    id: str
    title: str
    page: str
    updated: str
    language: str
    links: tuple[FoundLink, ...]
    marks: tuple[str, ...]
    items: tuple[FoundItem, ...]

    def link(self, relation: str) -> str:
        """The first link of a relation."""
        return next((link.href for link in self.links if link.relation == relation), "")


def parse_feed(data: bytes, form: str) -> FoundFeed:
    """The document in `data`, whose name ends in `form`: `atom.xml`, `rss.xml` or `json`.

    Raises:
        NoFeedError: it is not well-formed, or of another format.
    """
    if form == "json":
        return _json(data)
    root = _xml(data)
    wanted = f"{_ATOM}feed" if form == "atom.xml" else "rss"
    if root.tag != wanted:
        raise NoFeedError(f"the root is <{root.tag}>", _line(root))
    if form == "atom.xml":
        return _atom(root)
    channel = root.find("channel")
    if channel is None:
        raise NoFeedError("there is no <channel>", _line(root))
    return _rss(channel)


def _xml(data: bytes) -> "etree._Element":
    from lxml import etree

    try:
        data.decode()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.fromstring(data, parser)
    except UnicodeDecodeError as fault:
        raise NoFeedError("it is not UTF-8", data[: fault.start].count(b"\n") + 1) from fault
    except etree.XMLSyntaxError as fault:
        raise NoFeedError(str(fault.msg), fault.lineno or 0) from fault
    if data.find(b"<!DOCTYPE", 0, 1000) >= 0:
        raise NoFeedError("it has a document type, which readers refuse", 1)
    return root


def _line(element: "etree._Element") -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _text(element: "etree._Element", name: str) -> str:
    found = element.find(name)
    return "".join(str(part) for part in found.itertext()) if found is not None else ""


def _links(element: "etree._Element") -> Iterator[FoundLink]:
    for link in element.findall(f"{_ATOM}link"):
        names = ("type", "hreflang", "length")
        kind, language, length = (str(link.get(name, "")) for name in names)
        yield FoundLink(str(link.get("rel", "alternate")), str(link.get("href", "")), kind, language, length)
    for enclosure in element.findall("enclosure"):
        given = [str(enclosure.get(name, "")) for name in ("url", "type")]
        yield FoundLink("enclosure", given[0], given[1], "", str(enclosure.get("length", "")))


def _marks(element: "etree._Element") -> tuple[str, ...]:
    return tuple(name for name in ("archive", "complete") if element.find(_HISTORY + name) is not None)


def _atom(root: "etree._Element") -> FoundFeed:
    links = tuple(_links(root))
    return FoundFeed(
        form="atom.xml",
        id=_text(root, f"{_ATOM}id"),
        title=_text(root, f"{_ATOM}title"),
        page=_page(links),
        updated=_text(root, f"{_ATOM}updated"),
        language=str(root.get(_LANG, "")),
        links=links,
        marks=_marks(root),
        items=tuple(map(_atom_entry, root.findall(f"{_ATOM}entry"))),
    )


def _page(links: tuple[FoundLink, ...]) -> str:
    return next((link.href for link in links if link.relation == "alternate"), "")


def _atom_entry(entry: "etree._Element") -> FoundItem:
    links = tuple(_links(entry))
    return FoundItem(
        line=_line(entry),
        id=_text(entry, f"{_ATOM}id"),
        title=_text(entry, f"{_ATOM}title"),
        page=_page(links),
        published=_text(entry, f"{_ATOM}published"),
        updated=_text(entry, f"{_ATOM}updated"),
        language=str(entry.get(_LANG, "")),
        content=_text(entry, f"{_ATOM}content"),
        links=links,
    )


def _rss(channel: "etree._Element") -> FoundFeed:
    return FoundFeed(
        form="rss.xml",
        id="",
        title=_text(channel, "title"),
        page=_text(channel, "link"),
        updated=_text(channel, "lastBuildDate"),
        language=_text(channel, "language"),
        links=tuple(_links(channel)),
        marks=_marks(channel),
        items=tuple(map(_rss_item, channel.findall("item"))),
    )


def _rss_item(item: "etree._Element") -> FoundItem:
    guid = item.find("guid")
    return FoundItem(
        line=_line(item),
        id=_text(item, "guid"),
        title=_text(item, "title"),
        page=_text(item, "link"),
        published=_text(item, "pubDate"),
        updated=_text(item, f"{_ATOM}updated"),
        language=str(item.get(_LANG, "")),
        content=_text(item, f"{_CONTENT}encoded"),
        links=tuple(_links(item)),
        is_permalink=guid is not None and guid.get("isPermaLink") != "false",
    )


def _json(data: bytes) -> FoundFeed:
    try:
        feed: Any = json.loads(data)
    except (UnicodeDecodeError, json.JSONDecodeError) as fault:
        raise NoFeedError(str(fault), getattr(fault, "lineno", 0)) from fault
    if not isinstance(feed, dict) or feed.get("version") != "https://jsonfeed.org/version/1.1":
        raise NoFeedError("its version is not that of JSON Feed 1.1", 1)
    items = feed.get("items")
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        raise NoFeedError("it has no list of items", 1)
    links = [FoundLink("self", _said(feed, "feed_url"))]
    if "next_url" in feed:
        links.append(FoundLink("prev-archive", _said(feed, "next_url")))
    return FoundFeed(
        form="json",
        id="",
        title=_said(feed, "title"),
        page=_said(feed, "home_page_url"),
        updated="",
        language=_said(feed, "language"),
        links=tuple(links),
        marks=(),
        # The head takes one line, each item another.
        items=tuple(_json_item(each, line) for line, each in enumerate(items, 2)),
    )


def _json_item(item: dict[str, Any], line: int) -> FoundItem:
    attachments = item.get("attachments", [])
    return FoundItem(
        line=line,
        id=_said(item, "id"),
        title=_said(item, "title"),
        page=_said(item, "url"),
        published=_said(item, "date_published"),
        updated=_said(item, "date_modified"),
        language=_said(item, "language"),
        content=_said(item, "content_html"),
        links=tuple(
            FoundLink(
                "enclosure",
                _said(each, "url"),
                _said(each, "mime_type"),
                length=str(each.get("size_in_bytes", "")),
            )
            for each in attachments
        ),
    )


def _said(values: dict[str, Any], key: str) -> str:
    value = values.get(key, "")
    return value if isinstance(value, str) else ""
