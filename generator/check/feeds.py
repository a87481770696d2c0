"""What is wrong with a feed that a validator lets pass, or that a reader would stumble over.

Where its links lead is looked at as those of any other file.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from generator import addresses
from generator.check.feed_parse import FoundFeed, FoundItem, NoFeedError, parse_feed
from generator.check.feed_values import is_absolute, is_tag_uri, moment_of
from generator.check.texts import inspect_data, inspect_xml
from generator.model.inspection import Inspection, wrong

_FORMS = ("atom.xml", "rss.xml", "json")
_MOST_ITEMS = 50
_MOST_BYTES = 512 * 1024
_TAGS = frozenset({"zh-Hans", "zh-Hant", "en"})
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"</?[a-zA-Z]|&(?:[a-z]+|#\d+);")
_ATTRIBUTE = re.compile(r"""\b(href|src)\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<(?:script|style|iframe|object|embed|form|input|base|meta|link|svg|math)\b|<[a-z][^>]*\son[a-z]+\s*=",
    re.IGNORECASE,
)
_LEFT = re.compile(r"<[a-z][a-z0-9]*\s[^>]*\b(?:id|class|style|data-[a-z]+)=", re.IGNORECASE)
_HINT = "Look at the digest that it is about, or at what writes feeds."


class _Fault(NamedTuple):
    """What is wrong, and in which line."""

    code: str
    message: str
    line: int = 0


_Faults = Iterator[_Fault]


def inspect_feed(address: str, data: bytes, base_url: str) -> Inspection:
    """Where a feed leads, and what is wrong in it.

    Raises:
        MalformedError: it should be XML and is none.
    """
    form = next(form for form in _FORMS if address.endswith(form))
    seen = (inspect_data if form == "json" else inspect_xml)(address, data, base_url)
    faults = dict.fromkeys(_faults(address, data, form, base_url))
    flaws = [wrong(each.code, address, each.message, _HINT, line=each.line) for each in faults]
    return seen._replace(flaws=(*seen.flaws, *flaws))


def _faults(address: str, data: bytes, form: str, base_url: str) -> _Faults:
    try:
        feed = parse_feed(data, form)
    except NoFeedError as fault:
        yield _Fault("feed/form", f"{fault}.", fault.line)
        return
    yield from _head_faults(address, feed, base_url)
    yield from _history_faults(feed)
    if len(data) > _MOST_BYTES:
        yield _Fault("feed/size", f"it is {len(data)} bytes long; some readers stop at {_MOST_BYTES}.")
    if not 0 < len(feed.items) <= _MOST_ITEMS:
        yield _Fault("feed/size", f"it has {len(feed.items)} items; readers expect 1 to {_MOST_ITEMS}.")
    yield from _items_faults(feed)


def _head_faults(address: str, feed: FoundFeed, base_url: str) -> _Faults:
    own = [link.href for link in feed.links if link.relation == "self"]
    if not feed.title.strip():
        yield _Fault("feed/title", "it has no title.")
    if feed.form == "atom.xml" and not is_tag_uri(feed.id):
        yield _Fault("feed/id", f'its id "{feed.id}" is no tag URI.')
    if len(own) != 1 or own[0] != addresses.absolute(address, base_url):
        yield _Fault("feed/link", "it does not say its own address once.")
    if not is_absolute(feed.page):
        yield _Fault("feed/link", f'its page "{feed.page}" is no address on the web.')
    elif feed.page in own or feed.page.endswith(_FORMS):
        yield _Fault("feed/link", "it gives a feed as its page.")
    if feed.language not in _TAGS:
        yield _Fault("feed/language", f'its language "{feed.language}" is unknown.')
    if feed.form != "json":
        yield from _update_faults(feed)
    for link in feed.links:
        if not is_absolute(link.href):
            yield _Fault("feed/link", f'the link "{link.href}" is no address on the web.')


def _update_faults(feed: FoundFeed) -> _Faults:
    updated = moment_of(feed.updated, feed.form)
    if updated is None:
        yield _Fault("feed/date", f'"{feed.updated}" is no date with time and zone.')
        return
    found = (moment_of(item.updated, "atom.xml") for item in feed.items)
    if any(each > updated for each in found if each):
        yield _Fault("feed/date", "an item has changed after it.")


def _history_faults(feed: FoundFeed) -> _Faults:
    previous, current = feed.link("prev-archive"), feed.link("current")
    if "complete" in feed.marks and ("archive" in feed.marks or previous):
        yield _Fault("feed/chain", "it says that it is complete, and that there is more.")
    if "archive" in feed.marks and not current:
        yield _Fault("feed/chain", "an archive document does not lead to the newest one.")
    if "archive" in feed.marks and feed.link("hub"):
        yield _Fault("feed/chain", "an archive document names a hub, though it never changes.")
    if previous == feed.link("self"):
        yield _Fault("feed/chain", "it leads to itself for older items.")
    if current and "archive" not in feed.marks:
        yield _Fault("feed/chain", "it leads to the newest document, but does not say that it is an archive.")


def _items_faults(feed: FoundFeed) -> _Faults:
    """The faults of all items: code, message, line."""
    seen: set[str] = set()
    last = None
    for item in feed.items:
        yield from _item_faults(item, feed.form)
        yield from _content_faults(item)
        if item.id and item.id in seen:
            yield _Fault("feed/id", f"two items have the id {item.id}.", item.line)
        seen.add(item.id)
        published = moment_of(item.published, feed.form)
        if last and published and published > last:
            yield _Fault("feed/date", "an item stands below an older one.", item.line)
        last = published or last


def _item_faults(item: FoundItem, form: str) -> _Faults:
    if not is_tag_uri(item.id):
        yield _Fault("feed/id", f'the id "{item.id}" of an item is no tag URI.', item.line)
    if item.is_permalink:
        yield _Fault("feed/id", "an id is said to be an address, which it is not.", item.line)
    if not item.title.strip():
        yield _Fault("feed/title", "an item has no title.", item.line)
    if _MARKUP.search(item.title) or "\n" in item.title:
        yield _Fault("feed/title", f'the title "{item.title}" is not plain text of one line.', item.line)
    if _BIDI.search(item.title):
        yield _Fault("feed/title", "a title has signs that turn text around.", item.line)
    if not is_absolute(item.page):
        yield _Fault("feed/link", f'the page "{item.page}" of an item is no address on the web.', item.line)
    if item.language and item.language not in _TAGS:
        yield _Fault("feed/language", f'the language "{item.language}" of an item is unknown.', item.line)
    yield from _date_faults(item, form)
    yield from _link_faults(item)


def _date_faults(item: FoundItem, form: str) -> _Faults:
    published, updated = moment_of(item.published, form), moment_of(item.updated, "atom.xml")
    for text, moment in ((item.published, published), (item.updated, updated)):
        if moment is None:
            yield _Fault("feed/date", f'"{text}" is no date with time and zone.', item.line)
    if published and updated and updated < published:
        yield _Fault("feed/date", "an item has changed before it was published.", item.line)


def _link_faults(item: FoundItem) -> _Faults:
    pages = [(link.type, link.language) for link in item.links if link.relation == "alternate"]
    if len(set(pages)) < len(pages):
        yield _Fault("feed/link", "an item has two pages in one language.", item.line)
    for link in item.links:
        if not is_absolute(link.href):
            yield _Fault(
                "feed/link", f'the link "{link.href}" of an item is no address on the web.', item.line
            )
        if link.relation == "enclosure" and not ("/" in link.type and link.length.isdecimal()):
            yield _Fault("feed/link", "an attachment lacks its type or its length.", item.line)


def _content_faults(item: FoundItem) -> _Faults:
    for message in _wrong_in_content(item.content):
        yield _Fault("feed/content", message, item.line)


# The same item is in the feeds of all whom it names, in each format.
@lru_cache(maxsize=1 << 11)
def _wrong_in_content(content: str) -> tuple[str, ...]:
    found = [] if content.strip() else ["an item has no content."]
    for attribute, written in _ATTRIBUTE.findall(content):
        address = unescape(written)
        is_call = attribute == "href" and address.startswith(("mailto:", "tel:"))
        if not is_call and not is_absolute(address):
            found.append(f'the address "{address}" in an item is not absolute.')
    if _ACTIVE.search(content):
        found.append("an item holds what readers take out: scripts, styles, forms or frames.")
    if _LEFT.search(content):
        found.append("an item holds ids, classes or marks of the page, which clash in a reader.")
    return tuple(found)
