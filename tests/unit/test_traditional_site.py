"""An archive whose Chinese pages exist in Traditional characters as well."""

import re
from pathlib import Path

import pytest

from generator.model.language import Traditional
from generator.traditional import in_traditional
from tests.archive import Archive
from tests.browser.built import Site, links_of, target

SETTINGS = 'title = { zh = "码头文摘", en = "Quay digest" }\nbase_url = "https://quay.example/"\n'
ARCHIVE = """\
-- content/entities/all.toml --
[hailu]
kind = "company"
name = { zh = "海陆运输", en = "Hailu" }
aliases = ["海陆"]
about = { zh = "一家运输公司。", en = "A carrier." }
-- content/2026/2026-03-02-码头.zh.md --
---
title: 新码头开张
date: 2026-03-02
slug: wharf
translation_key: wharf
tags: [港口]
summary: 海陆运输说：“这里很忙。”
---

## 港务

### 第一条船

海陆运输的船在三月一日进港，运费 300 万美元。代码是 `变量`。

| 项目 | 数 |
| --- | --- |
| 发货 | 三 |
-- content/2026/2026-03-02-wharf.en.md --
---
title: The new wharf opens
date: 2026-03-02
translation_key: wharf
tags: [Ports]
---

## Port

### The first ship

Hailu sent a ship, called 发现, on 1 March.
-- content/2026/2026-02-11-fog.en.md --
---
title: Fog over the quay
date: 2026-02-11
---

### Ships wait

Hailu waits, and so does 发现.
-- content/2025/2025-12-24-ice.zh.md --
---
title: 结冰
date: 2025-12-24
---

### 海陆停运

海陆运输停运两天。
"""
_FOREIGN = re.compile(r'<([a-z]+)\b[^<>]*\s(?:lang="en"|translate="no")[^<>]*>.*?</\1>', re.DOTALL)
_OTHER = re.compile(
    r'<(code|script)\b.*?</\1>|\s(?:id|href|src|data-story|data-digest|aria-labelledby)="[^"]*"'
)


@pytest.fixture
def port(archive: Archive) -> Archive:
    archive.write(ARCHIVE)
    archive.put("content/site.toml", f'{SETTINGS}traditional = "tw"\n'.encode())
    assert archive.build().published
    return archive


def chinese(site: Site) -> list[str]:
    return [address for address in site.addresses if address.startswith("zh/")]


def twin(address: str) -> str:
    return f"zh-hant/{address.removeprefix('zh/')}"


def test_every_chinese_page_and_no_other_has_a_rendering_in_traditional_characters(port: Archive) -> None:
    site = Site(port.output)
    assert chinese(site)
    assert [each for each in site.addresses if each.startswith("zh-hant/")] == [
        twin(address) for address in chinese(site)
    ]


def test_all_links_of_it_lead_somewhere_and_none_back_but_the_switch(port: Archive) -> None:
    site = Site(port.output)
    for address in map(twin, chinese(site)):
        for link in links_of(site.pages[address]):
            found = target(address, link)
            if found and not link.startswith("http"):
                assert (site.folder / found[0]).is_file(), (address, link)
        back = [
            element.attributes.get("hreflang")
            for element in site.pages[address]
            if element.tag == "a"
            and "/zh/" in element.attributes.get("href", "")
            and "type" not in element.attributes  # feeds are in Simplified characters alone
        ]
        assert back == ["zh-Hans"], address


def test_no_simplified_text_is_left_on_it(port: Archive) -> None:
    site = Site(port.output)
    for address in map(twin, chinese(site)):
        text = (site.folder / address).read_text("utf-8")
        assert 'lang="zh-Hans"' not in _FOREIGN.sub("", text).replace('hreflang="zh-Hans"', "")
        read = _OTHER.sub("", _FOREIGN.sub("", text))
        assert in_traditional(read, Traditional.TAIWAN) == read, address


def test_what_must_stay_has_stayed(port: Archive) -> None:
    text = port.site()["zh-hant/2026/03/02/wharf.html"].decode()
    for part in ("<code>变量</code>", "「這裡很忙。」", "運費", '<html lang="zh-Hant">'):
        assert part in text
    fog = port.site()["zh-hant/2026/02/11/index.html"].decode()
    assert "Fog over the quay" in fog


def test_the_alternates_of_a_page_name_each_other(port: Archive) -> None:
    site = Site(port.output)
    found = {
        address: {
            element.attributes["hreflang"]: element.attributes["href"]
            for element in elements
            if element.tag == "link"
            and element.attributes.get("rel") == "alternate"
            and "type" not in element.attributes  # as feeds have
        }
        for address, elements in site.pages.items()
    }
    by_url = {
        element.attributes["href"]: address
        for address, elements in site.pages.items()
        for element in elements
        if element.attributes.get("rel") == "canonical"
    }
    assert len(by_url) == len(site.pages)
    for address in chinese(site):
        assert {"zh-Hans", "zh-Hant", "x-default"} <= found[address].keys()
        for url in found[address].values():
            if by_url[url] != "index.html":
                assert found[by_url[url]] == found[address], url
        assert by_url[found[address]["zh-Hans"]] == address
        assert by_url[found[address]["zh-Hant"]] == twin(address)


def test_every_page_offers_the_same_ways_and_marks_its_own(port: Archive) -> None:
    site = Site(port.output)
    for address, elements in site.pages.items():
        if not address.startswith(("zh", "en/")):
            continue
        ways = {
            element.attributes["hreflang"]: element.attributes
            for element in elements
            if element.tag == "a" and {"hreflang", "href"} <= element.attributes.keys()
        }
        own = elements[0].attributes["lang"]
        assert {"zh-Hans", "zh-Hant"} <= ways.keys(), address
        assert [tag for tag, each in ways.items() if "aria-current" in each] == ([] if own == "en" else [own])
        for tag in ("zh-Hans", "zh-Hant"):
            found = target(address, ways[tag]["href"])
            assert found is not None
            assert site.pages[found[0]][0].attributes["lang"] == tag


def test_a_second_build_makes_nothing_and_an_edit_makes_both_renderings(port: Archive) -> None:
    before = port.identities()
    port.edit("content/2026/2026-03-02-码头.zh.md", "运费 300 万美元", "运费不明")
    assert port.build().published
    changed = {address for address, each in port.identities().items() if before.get(address) != each}
    assert {"zh/2026/03/02/wharf.html", "zh-hant/2026/03/02/wharf.html"} <= changed
    assert {address for address in changed if address.startswith("zh-hant/")} == {
        twin(address) for address in changed if address.startswith("zh/") and address.endswith(".html")
    }
    assert port.build().rendered == 0


def test_a_rendering_that_is_gone_is_put_back(port: Archive) -> None:
    before = port.site()
    (port.output / "zh-hant/2026/03/02/wharf.html").unlink()
    report = port.build()
    assert (report.rendered, port.site()) == (1, before)


def test_another_region_makes_them_anew_and_none_removes_them(port: Archive, tmp_path: Path) -> None:
    taiwan = port.site()
    port.put("content/site.toml", f'{SETTINGS}traditional = "hk"\n'.encode())
    assert port.build().published
    hong_kong = port.site()
    assert hong_kong.keys() == taiwan.keys()
    assert "裏" in hong_kong["zh-hant/2026/03/02/wharf.html"].decode()
    port.put("content/site.toml", SETTINGS.encode())
    report = port.build()
    assert report.removed == len(chinese(Site(port.output))) + 1  # what stands for missing pages
    plain = Archive(tmp_path / "plain")
    plain.write(ARCHIVE)
    plain.put("content/site.toml", SETTINGS.encode())
    assert plain.build().published
    assert port.site() == plain.site()
    assert not (port.output / "zh-hant").exists()


def test_any_number_of_processes_makes_the_same_bytes(port: Archive) -> None:
    for day in range(1, 29):
        port.put(
            f"content/2026/2026-01-{day:02}-day.zh.md",
            f"---\ntitle: 第{day}天的头条\n---\n\n### 海陆发货\n\n海陆运输发了 {day} 船货。\n".encode(),
        )
    many = port.twin("many")
    assert port.build(jobs=1).published
    assert many.build(jobs=3).published
    assert many.site() == port.site()


def test_the_count_of_pages_is_that_of_the_site(port: Archive) -> None:
    assert port.build(force=True).pages == len(Site(port.output).addresses)


TRADITIONAL_EDITION = """\
-- content/2026/2026-03-02-wharf.zh.md --
---
title: 里長說：新碼頭開張
date: 2026-03-02
slug: wharf
translation_key: wharf
---

### 第一條船

里長說，這條船從高雄來。
"""


def alternates(site: Site, address: str) -> dict[str, str]:
    return {
        element.attributes["hreflang"]: element.attributes["href"].removeprefix("https://quay.example/")
        for element in site.pages[address]
        if element.tag == "link" and "hreflang" in element.attributes and "type" not in element.attributes
    }


def test_an_edition_in_traditional_characters_says_so(port: Archive) -> None:
    port.delete("content/2026/2026-03-02-码头.zh.md")
    port.write(TRADITIONAL_EDITION)
    port.put("content/site.toml", SETTINGS.encode())
    assert port.build().published
    site = Site(port.output)
    chinese, english = "zh/2026/03/02/wharf.html", "en/2026/03/02/wharf.html"
    article = next(element for element in site.pages[chinese] if element.tag == "article")
    assert article.attributes["lang"] == "zh-Hant"
    assert '"inLanguage": "zh-Hant"' in (site.folder / chinese).read_text("utf-8")
    assert alternates(site, chinese) == alternates(site, english)
    assert alternates(site, chinese) == {"zh-Hant": chinese, "en": english, "x-default": chinese}
    assert f'href="../../../../{chinese}" hreflang="zh-Hans" rel="alternate"' in (
        site.folder / english
    ).read_text("utf-8")


def test_its_text_stays_as_it_is_between_converted_words_of_the_page(port: Archive) -> None:
    port.delete("content/2026/2026-03-02-码头.zh.md")
    port.write(TRADITIONAL_EDITION)
    assert port.build().published
    site = Site(port.output)
    chinese, english = "zh/2026/03/02/wharf.html", "en/2026/03/02/wharf.html"
    text = (site.folder / twin(chinese)).read_text("utf-8")
    assert "里長說，這條船從高雄來。" in text
    assert ">首頁<" in text
    assert alternates(site, chinese) == {
        "zh": chinese,
        "zh-Hant": twin(chinese),
        "en": english,
        "x-default": chinese,
    }


def test_nothing_of_the_markup_changes_but_addresses_and_languages(port: Archive) -> None:
    site = Site(port.output)
    changing = {"href", "lang", "rel", "aria-current", "title", "alt", "content", "aria-label"}
    changing |= {
        "data-names",
        "data-shown",
        "data-none",
        "data-copied",
        "data-failed",
        "placeholder",
        "action",
    }
    for address in chinese(site):
        ours, theirs = site.pages[address], site.pages[twin(address)]
        assert [each.tag for each in ours] == [each.tag for each in theirs], address
        for our, their in zip(ours, theirs, strict=True):
            assert our.attributes.keys() - changing == their.attributes.keys() - changing, address
            for name in our.attributes.keys() - changing:
                assert our.attributes[name] == their.attributes[name], (address, name)
