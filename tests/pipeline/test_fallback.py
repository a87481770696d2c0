"""Digests that exist in one language only, in the other one: shown as what they are, or not at all.

Ten digests about one company: some in both languages, some in one.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from tests.archive import Archive
from tests.golden.html import Element, parse

BASE = "https://lanterns.example/press/"
NAMES = {"zh": "中文", "en": "English"}
TAGS = {"zh": "zh-Hans", "en": "en"}
EDITION = re.compile(r"(zh|en)/\d{4}/\d\d/\d\d/(?!index\.)[\w-]+\.html")
XHTML = "{http://www.w3.org/1999/xhtml}link"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

SETTINGS = f"""\
-- content/site.toml --
title = {{ zh = "灯塔文摘", en = "Lantern digest" }}
base_url = "{BASE}"

[topics.lamps]
zh = "灯"
en = "Lamps"

[series.lantern]
zh = "灯塔周报"
en = "Lantern weekly"
-- content/entities/all.toml --
[brightwick]
kind = "company"
name = {{ zh = "明芯", en = "Brightwick" }}

[oilwell]
kind = "company"
name = {{ zh = "油泉", en = "Oilwell" }}

[duskfall]
kind = "company"
name = {{ zh = "暮落", en = "Duskfall" }}
"""
ZH = """\
-- content/{date}-{slug}.zh.md --
---
title: 第{n}号灯
date: {date}
tags: [灯]
series: 灯塔周报
{head}---

## 灯

### [明芯买下第{n}座灯塔](https://paper.example/{n}) {{#deal}}

明芯以 {n}00 亿元买下油泉的灯塔，{said}。
"""
EN = """\
-- content/{date}-{slug}.en.md --
---
title: Lamp number {n}
date: {date}
tags: [lamps]
series: Lantern weekly
{head}---

## Lamps

### [Brightwick buys lighthouse {n}](https://paper.example/{n}) {{#deal}}

Brightwick buys a lighthouse of Oilwell for {n}0 billion yuan{said}.
"""
# By day, the languages of the digest.
DAYS = {
    "2024-03-05": "zh en",
    "2025-03-04": "zh",
    "2025-03-05": "en",
    "2026-02-20": "zh",
    "2026-03-01": "zh en",
    "2026-03-02": "zh",
    "2026-03-03": "en",
    "2026-03-04": "zh en",
    "2026-03-05": "zh",
    "2026-03-06": "en",
}
# What only one language ever says.
ALONE = """\
-- content/2023-07-01-duskfall.zh.md --
---
title: 暮落关灯
date: 2023-07-01
tags: [关灯]
---

## 灯

### 暮落关了最后一盏灯 {#dark}

暮落在 2023 年 7 月 2 日之后不再点灯。
"""


def sources() -> str:
    text = SETTINGS + ALONE
    for n, (date, languages) in enumerate(DAYS.items(), 1):
        for lang in languages.split():
            said = {"zh": "4 月 1 日前付清", "en": ", to be paid by 1 April"}[lang]
            text += {"zh": ZH, "en": EN}[lang].format(date=date, slug=f"lamp-{n}", n=n, said=said, head="")
    return text


@pytest.fixture
def lanterns(archive: Archive) -> Archive:
    archive.write(sources())
    assert archive.build(strict=True).published
    return archive


def pages_of(archive: Archive) -> dict[str, Element]:
    """The pages by address, but for those that a host shows in place of others."""
    return {
        address: parse(data.decode())
        for address, data in archive.site().items()
        if address.endswith(".html") and not address.endswith("404.html")
    }


def target(address: str, link: str) -> str:
    """The address on the site that `link` leads to from `address`; empty for another host."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path)))


def ways_over(pages: dict[str, Element]) -> Iterator[tuple[str, str, Element]]:
    """Every link from a page in one language to an edition in the other: page, language there, link."""
    for address, page in pages.items():
        for link in page.all("a"):
            edition = EDITION.fullmatch(target(address, link.attributes.get("href", "")))
            if edition and address[:2] in NAMES and edition[1] != address[:2]:
                yield address, edition[1], link


def mark_beside(link: Element) -> Element | None:
    """The mark in a link, or in the item, row or article that it stands in; headlines have their digest's."""
    for each in link.up():
        if marks := list(each.all(_class="mark")):
            return marks[0]
        around = each.parent.attributes.get("class", "") if each.parent else ""
        if each.tag in ("li", "dd", "tr", "article") and around != "headlines":
            break
    return None


def kind_of(address: str) -> str:
    """`home`, `year`, `month`, `day`, `edition`, or the name of the folder or file that the page is in."""
    parts = address.split("/")[1:]
    if EDITION.fullmatch(address):
        return "edition"
    if parts[0].isdecimal():
        return ("year", "month", "day")[len(parts) - 2]
    return "home" if parts == ["index.html"] else parts[0].removesuffix(".html")


def alternates_of(page: Element) -> dict[str, str]:
    return {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in page.all("link", rel="alternate")
        if "hreflang" in link.attributes and "type" not in link.attributes  # those with a type are feeds
    }


def public(address: str) -> str:
    return BASE + re.sub(r"(^|/)index\.html$", r"\1", address)


def in_sitemap(archive: Archive) -> dict[str, dict[str, str]]:
    """The alternates of every page in the sitemap, by its address on the web."""
    tree = ElementTree.fromstring(archive.site()["sitemap.xml"])
    return {
        str(url.findtext(f"{SITEMAP}loc")): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(XHTML)
        }
        for url in tree
    }


def test_every_way_to_an_edition_in_the_other_language_says_so(lanterns: Archive) -> None:
    kinds = set()
    for address, lang, link in ways_over(pages_of(lanterns)):
        if "hreflang" in link.attributes:
            assert link.attributes["hreflang"] == TAGS[lang], address
            continue
        kinds.add(kind_of(address))
        if any(each.tag == "svg" for each in link.up()):
            assert NAMES[lang] in link.one("title").text, address
        elif "title" in link.attributes:
            assert NAMES[lang] in link.attributes["title"], address
        else:
            assert TAGS[lang] in {element.lang for element, text in link.texts() if text.strip()}, address
            mark = mark_beside(link)
            assert mark, (address, link.text)
            assert (mark.text, mark.lang) == (NAMES[lang], TAGS[lang]), address
    assert kinds == {"home", "edition", "day", "month", "year", "company", "topic", "series", "overview"}


def test_the_front_door_marks_the_digests_that_are_not_in_the_language_of_a_door(lanterns: Archive) -> None:
    for door in pages_of(lanterns)["index.html"].all("section", _class="door"):
        for item in door.all("li"):
            link = item.one("a")
            lang = link.attributes["href"][:2]
            marks = [mark.text for mark in item.all(_class="mark")]
            assert marks == ([] if TAGS[lang] == door.lang else [NAMES[lang]])
            assert link.lang == TAGS[lang]


def test_alternates_are_the_same_page_and_name_each_other(lanterns: Archive) -> None:
    pages = pages_of(lanterns)
    by_url = {public(address): address for address in pages}
    alone = set()
    for address, page in pages.items():
        alternates = alternates_of(page)
        if address.startswith("parallel/"):
            assert alternates == {}
            continue
        assert public(address) in alternates.values(), address
        for tag, href in alternates.items():
            other = pages[by_url[href]]
            assert alternates_of(other) == alternates, (address, tag)
            assert tag in ("x-default", other.attributes["lang"])
        default = alternates.pop("x-default")
        assert default == next(iter(alternates.values())) or by_url[default] == "index.html", address
        twins = [by_url[href] for href in alternates.values()]
        assert len({twin.split("/", 1)[1] for twin in twins}) == 1, address
        if len(twins) == 1:
            alone.add(twins[0])
    editions = {address for address in alone if EDITION.fullmatch(address)}
    expected = {
        f"{lang}/{date.replace('-', '/')}/lamp-{n}.html"
        for n, (date, lang) in enumerate(DAYS.items(), 1)
        if lang in NAMES
    }
    assert editions == {"zh/2023/07/01/duskfall.html", *expected}
    # The topic of that digest has a name in Chinese only.
    assert {kind_of(address) for address in alone - editions} == {"topic"}


def test_an_edition_without_a_translation_leads_to_its_day(lanterns: Archive) -> None:
    way = pages_of(lanterns)["en/2026/03/06/lamp-10.html"].one("p", _class="switch").one("a")
    assert target("en/2026/03/06/lamp-10.html", way.attributes["href"]) == "zh/2026/03/06/index.html"
    assert "rel" not in way.attributes
    assert "nearest" in way.text


@pytest.mark.parametrize("setting", ["show_untranslated = false", 'traditional = "tw"', "home_digests = 3"])
def test_the_sitemap_lists_every_page_with_the_alternates_that_the_page_names(
    lanterns: Archive, setting: str
) -> None:
    lanterns.edit("content/site.toml", "base_url", f"{setting}\nbase_url")
    lanterns.build()
    pages = pages_of(lanterns)
    assert in_sitemap(lanterns) == {public(address): alternates_of(page) for address, page in pages.items()}


def test_only_a_header_says_that_an_edition_was_changed(lanterns: Archive) -> None:
    lanterns.edit(
        "content/2026-03-06-lamp-10.en.md", "date: 2026-03-06", "date: 2026-03-06\nupdated: 2026-03-09"
    )
    lanterns.build()
    changed = {
        address: meta.attributes["content"]
        for address, page in pages_of(lanterns).items()
        for meta in page.all("meta", property="article:modified_time")
    }
    assert changed == {"en/2026/03/06/lamp-10.html": "2026-03-09"}


# Hidden


@pytest.fixture
def hiding(lanterns: Archive) -> Archive:
    lanterns.edit("content/site.toml", "base_url", "show_untranslated = false\nbase_url")
    assert lanterns.build(strict=True).published
    return lanterns


def test_what_is_hidden_appears_nowhere_in_the_other_language(hiding: Archive) -> None:
    pages = pages_of(hiding)
    for address, _, link in ways_over(pages):
        assert link.attributes.get("hreflang"), address
    for n, (date, languages) in enumerate(DAYS.items(), 1):
        for lang in {"zh", "en"} - set(languages.split()):
            folder = f"{lang}/{date.replace('-', '/')}/"
            assert not [address for address in pages if address.startswith(folder)]
            title = {"zh": f"Lamp number {n}", "en": f"第{n}号灯"}[lang]
            told = [
                address for address, page in pages.items() if address[:3] == f"{lang}/" and title in page.text
            ]
            assert told == []
    english = "".join(page.text for address, page in pages.items() if address.startswith("en/"))
    assert "暮落" not in english
    assert "Duskfall" not in english


def test_what_only_hidden_digests_say_has_no_page(hiding: Archive) -> None:
    site = hiding.site()
    for gone in ("company/duskfall", "2023/index", "2023/07/index", "2023/07/02/index", "2026/02/index"):
        assert f"zh/{gone}.html" in site
        assert f"en/{gone}.html" not in site
    chinese = pages_of(hiding)["zh/company/duskfall.html"]
    way = chinese.one("p", _class="switch").one("a")
    assert target("zh/company/duskfall.html", way.attributes["href"]) == "en/companies.html"
    assert set(alternates_of(chinese)) == {"zh-Hans", "x-default"}


def test_counts_and_neighbours_pass_over_what_is_hidden(hiding: Archive) -> None:
    pages = pages_of(hiding)
    assert "6 digests" in pages["en/index.html"].one("p", _class="totals").text
    assert "6 digests" in pages["en/archive.html"].one("p", _class="intro").text
    assert "6 stories" in pages["en/company/brightwick.html"].one("aside").text
    assert "6 digests" in pages["en/series/lantern.html"].one("p", _class="topic-counts").text
    around = pages["en/2026/03/03/lamp-7.html"].one("nav", _class="neighbours")
    assert [target("en/2026/03/03/x.html", link.attributes["href"]) for link in around.all("a")] == [
        "en/2026/03/01/lamp-5.html",
        "en/2026/03/04/lamp-8.html",
    ]
    month = pages["en/2026/03/index.html"]
    assert (
        len([cell for cell in month.one("table").all("a") if "1 digest" in cell.attributes["aria-label"]])
        == 4
    )


def test_every_link_leads_to_a_page_whatever_is_hidden(hiding: Archive) -> None:
    site = hiding.site()
    for address, page in pages_of(hiding).items():
        for link in page.all("a"):
            there = target(address, link.attributes.get("href", ""))
            assert not there or there in site, (address, there)


def test_showing_and_hiding_leaves_no_trace(lanterns: Archive) -> None:
    before = lanterns.site()
    settings = (lanterns.root / "content/site.toml").read_bytes()
    lanterns.edit("content/site.toml", "base_url", "show_untranslated = false\nbase_url")
    lanterns.build()
    hidden = lanterns.site()
    assert hidden.keys() < before.keys()
    lanterns.put("content/site.toml", settings)
    lanterns.build()
    assert lanterns.site() == before


def test_a_translation_that_is_added_changes_a_hiding_archive_as_if_it_had_always_been_there(
    hiding: Archive,
) -> None:
    twin = hiding.twin("twin")
    text = EN.format(date="2026-03-05", slug="lamp-9", n=9, said="", head="")
    for archive in (hiding, twin):
        archive.write(text)
    hiding.build()
    twin.build()
    assert hiding.site() == twin.site()
    (hiding.root / "content/2026-03-05-lamp-9.en.md").unlink()
    (twin.root / "content/2026-03-05-lamp-9.en.md").unlink()
    hiding.build()
    twin.build(force=True)
    assert hiding.site() == twin.site()
