"""An archive with feeds of every sort, and ways to read them."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import atoma
import feedparser
from lxml import etree

from tests.archive import Archive

BASE = "https://lantern.example/archive/"
FORMS = ("atom.xml", "rss.xml", "json")
_SCHEMA = Path(__file__).with_name("schemas") / "atom.rng"
_REGISTER = """\
-- content/site.toml --
title = { zh = "灯塔文摘", en = "Lantern <Digest> & Co" }
base_url = "https://lantern.example/archive/"
hub = "https://hub.example/?a=1&b=2"
html = true
-- content/entities/all.toml --
[lanting]
kind = "company"
name = { zh = "兰汀", en = "Lanting" }

[qingzhou]
kind = "product"
owner = "lanting"
name = { zh = "青舟", en = "Qingzhou" }

[gao-yuan]
kind = "person"
name = { zh = "高远", en = "Gao Yuan" }

[guild]
kind = "organisation"
name = { zh = "船匠会", en = "Shipwrights" }
-- content/media/灯 1.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/2025/2025-11-review.zh.md --
---
title: 十一月回顾
---

## 港口

青舟在十一月下水，造价 3 亿元。[^1]

[^1]: 见[前一期](2025-10-01-day.zh.md)。
-- content/2026/2026-03-30-odd.zh.md --
---
title: 'A <b>bold</b> & "quoted" title'
summary: [one & two, "<three>"]
authors: [林溪, "O'Neil"]
tags: [a&b, <tag>]
cover: ../media/灯 1.svg
updated: 2026-04-02
---

## 怪字

### [带链接的标题](https://news.example/?a=1&b=2) {#odd-one}

兰汀与<u class="x" id="y">高远</u>谈 ]]> 与 [协议相对](//other.example/x)。

见 [本页](#odd-two)、[没有](gone.md)。

![图](../media/灯%201.svg)

| 甲 | 乙 |
|:--|--:|
| 1 | 2 |

### 第二条 {#odd-two}

[某公司](entity:lanting)在 2026 年 3 月 29 日付了 400 亿美元，船匠会没有说话。

**来源：**
- 海望晚报 (2026-03-29), *一页 & 两页*, https://news.example/2
"""


class Item(NamedTuple):
    """What a reader makes of an item."""

    id: str
    title: str
    published: str
    url: str
    content: str


class Feed(NamedTuple):
    """What a reader makes of a document: its items, and where older ones are."""

    title: str
    items: tuple[Item, ...]
    previous: str


def digests(count: int, last: date = date(2026, 4, 24), per_day: int = 2) -> str:
    """Digests in both languages, so many a day, which name a company; every fifth only in Chinese."""
    files = []
    for number in range(count):
        day = last - timedelta(days=number // per_day)
        stem = f"content/{day.year}/{day}-{'day' if number % per_day else 'eve'}"
        product = "青舟" if number % 3 else "兰汀"
        files.append(
            f"-- {stem}.zh.md --\n---\ntitle: 第 {number} 期\ntags: [港口]\nseries: 灯塔\n---\n\n## 港口\n\n"
            f"### 兰汀的第 {number} 条船 {{#ship}}\n\n{product}在 {day.month} 月 {day.day} 日靠岸。\n\n"
            f"### 天气 {{#weather}}\n\n有风。\n"
        )
        if number % 5:
            files.append(
                f"-- {stem}.en.md --\n---\ntitle: Number {number}\ntags: [harbour]\n---\n\n## Harbour\n\n"
                f"### Ship {number} of Lanting {{#ship}}\n\nQingzhou came in.\n\n"
                f"### Weather {{#weather}}\n\nWind.\n"
            )
    return "".join(files)


def sample(root: Path, count: int = 0) -> Archive:
    """The archive, with `count` digests more."""
    archive = Archive(root)
    archive.write(_REGISTER)
    if count:
        archive.write(digests(count))
    return archive


def documents(site: Path, form: str) -> list[str]:
    """The addresses of all documents in one format."""
    return sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob(f"*.{form}")
        if not path.relative_to(site).as_posix().startswith(("search", "api"))
    )


def subscribed(site: Path, form: str) -> list[str]:
    """The addresses of the documents to subscribe to."""
    return [each for each in documents(site, form) if not read(site / each).is_archive]


class Document(NamedTuple):
    """A document and its kind."""

    feed: Feed
    is_archive: bool


def read(path: Path) -> Document:
    """A document as the reader for its format understands it."""
    data = path.read_bytes()
    return _json(json.loads(data)) if path.suffix == ".json" else _xml(data)


@cache
def _xml(data: bytes) -> Document:
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    links = {link["rel"]: link["href"] for link in parsed.feed.links if link["rel"] != "alternate"}
    items = tuple(
        Item(
            entry.id,
            entry.title,
            entry.published,
            entry.link,
            entry.content[-1].value.strip(),
        )
        for entry in parsed.entries
    )
    return Document(Feed(parsed.feed.title, items, links.get("prev-archive", "")), "current" in links)


def _json(data: dict[str, Any]) -> Document:
    items = tuple(
        Item(each["id"], each["title"], each["date_published"], each["url"], each["content_html"].strip())
        for each in data["items"]
    )
    is_archive = "hubs" not in data
    return Document(Feed(data["title"], items, data.get("next_url", "")), is_archive)


def read_again(path: Path) -> Feed:
    """A document as another reader understands it, which was written by others: atoma."""
    data = path.read_bytes()
    if path.suffix == ".json":
        strict = atoma.parse_json_feed_bytes(data)
        items = [
            Item(each.id_, each.title, each.date_published.isoformat(), each.url, each.content_html.strip())
            for each in strict.items
        ]
        return Feed(strict.title, tuple(items), strict.next_url or "")
    if path.name.endswith(".rss.xml"):
        rss = atoma.parse_rss_bytes(data)
        items = [
            Item(each.guid, each.title, each.pub_date.isoformat(), each.link, each.content_encoded.strip())
            for each in rss.items
        ]
        return Feed(rss.title, tuple(items), "")
    atom = atoma.parse_atom_bytes(data)
    items = [
        Item(
            each.id_,
            each.title.value,
            each.published.isoformat(),
            each.links[0].href,
            each.content.value.strip(),
        )
        for each in atom.entries
    ]
    previous = next((link.href for link in atom.links if link.rel == "prev-archive"), "")
    return Feed(atom.title.value, tuple(items), previous)


@cache
def _atom_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_SCHEMA))


def atom_faults(feed: etree._Element) -> list[str]:
    """What in a document is not as RFC 4287 has it; what a grammar cannot say is said here."""
    schema = _atom_schema()
    schema.validate(feed)
    faults = [f"{each.line}: {each.message}" for each in schema.error_log]
    signed = feed.find("{*}author") is not None
    entries = feed.findall("{*}entry")
    if not signed and not entries:
        faults.append("a feed without author and entries")
    return faults + [fault for entry in entries for fault in _entry_faults(entry, signed)]


def _entry_faults(entry: etree._Element, signed: bool) -> Iterator[str]:
    pages = [link for link in entry.iterfind("{*}link") if link.get("rel", "alternate") == "alternate"]
    kinds = [(link.get("type"), link.get("hreflang")) for link in pages]
    content = entry.find("{*}content")
    if content is None and not pages:
        yield f"{entry.sourceline}: neither content nor a link to it"
    if content is not None and entry.find("{*}summary") is None:
        kind = content.get("type", "text")
        is_text = kind in {"text", "html", "xhtml"} or kind.startswith("text/") or kind.endswith("xml")
        if not is_text or content.get("src"):
            yield f"{entry.sourceline}: content that is no text has no summary"
    if len(set(kinds)) < len(kinds):
        yield f"{entry.sourceline}: two links to the same page in the same language"
    if not signed and entry.find("{*}author") is None and entry.find("{*}source/{*}author") is None:
        yield f"{entry.sourceline}: nobody is named as author"


def walk(site: Path, address: str, base: str = BASE) -> Iterator[Feed]:
    """The document at `address` and all older ones, as a reader comes to them."""
    while address:
        feed = read(site / address).feed
        yield feed
        address = feed.previous.removeprefix(base)
