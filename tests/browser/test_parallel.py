"""Both editions side by side: rows on a desk, pairs on a phone, and what a pointer or the focus marks."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.archive import COMPILED, Archive
from tests.browser.built import Site
from tests.browser.test_accessibility import ALL, violations

ADDRESS = "parallel/2026/03/02/beacon.html"

# A digest whose editions differ: stories that one of them lacks, another order, more paragraphs, notes.
UNEVEN = """\
-- content/entities/all.toml --
[yanshan]
kind = "company"
name = { zh = "岩山", en = "Yanshan" }
-- content/2026/2026-03-02-beacon.zh.md --
---
title: 新灯塔亮灯
date: 2026-03-02
summary:
  - 灯亮了
  - 雾来了
---

## 海岸

### 第一夜 {#first-night}

岩山在 3 月 1 日点亮了灯，花了 400 万元。[^cost]

第二段没有链接。

**来源：**
- 海岸报 (2026-03-01)，*灯亮了*

### 雾 {#fog}

起雾了。

雾散了。

### 鸟 {#birds}

鸟回来了。

[^cost]: 据岩山。
-- content/2026/2026-03-02-beacon.en.md --
---
title: The new lighthouse is lit
date: 2026-03-02
translated_from: zh
summary:
  - The lamp is lit
  - Fog has come
---

## Coast

### Fog {#fog}

Fog came in, and went.

### The first night {#first-night}

Yanshan lit the lamp on 1 March, for 4 million yuan.[^cost]

The second paragraph has no link.

**Sources:**
- The Coast (2026-03-01), *Lit*

### Rope {#rope}

A new rope came.

[^cost]: Says Yanshan.
"""

# Of every pair: where its cells are, and what language they are in.
_CELLS = """() => {
    const place = cell => {
        const {left, top, width} = cell.getBoundingClientRect();
        return {left, top, width, lang: cell.closest("[lang]").lang};
    };
    return [...document.querySelectorAll(".parallel .facing")].map(row => [...row.children].map(place));
}"""

_MARKED = """() => [...document.querySelectorAll(".facing > .prose")]
    .filter(each => getComputedStyle(each).backgroundColor !== "rgba(0, 0, 0, 0)")
    .map(each => each.innerText)"""


@pytest.fixture(scope="module")
def uneven(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    archive = Archive(tmp_path_factory.mktemp("uneven"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(UNEVEN)
    report = archive.build()
    assert report.published, report.problems
    return Site(archive.output)


@pytest.fixture
def desk(uneven: Site, page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((uneven.folder / ADDRESS).as_uri())
    return page


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def test_every_digest_in_both_languages_has_one_that_both_editions_lead_to(site: Site) -> None:
    pages = site.kinds["parallel/0/0/0/*.html"]
    assert len(pages) == len(site.kinds["zh/0/0/0/*.html"])
    for address in pages:
        for lang in ("zh", "en"):
            links = [
                each.attributes.get("href", "") for each in site.pages[address.replace("parallel", lang)]
            ]
            assert f"../../../../{address}" in links


def test_on_a_desk_what_says_the_same_begins_on_the_same_line(desk: Page) -> None:
    rows = desk.evaluate(_CELLS)
    assert len(rows) > 10
    for left, right in rows:
        assert left["top"] == pytest.approx(right["top"], abs=1)
        assert left["width"] == pytest.approx(right["width"], abs=1)
        assert left["left"] < right["left"]
        assert (left["lang"], right["lang"]) == ("zh-Hans", "en")


def test_on_a_phone_each_paragraph_is_followed_by_the_one_that_says_the_same(desk: Page) -> None:
    desk.set_viewport_size({"width": 360, "height": 700})
    before = 0
    for left, right in desk.evaluate(_CELLS):
        if left["top"] != right["top"]:  # a heading of one word each keeps to one line
            assert before <= left["top"] < right["top"]
        before = right["top"]
    prose = desk.locator("#first-night .prose").all_inner_texts()
    assert [each.strip()[:3] for each in prose] == ["岩山在", "Yan", "第二段", "The"]


def test_paper_has_two_columns(desk: Page) -> None:
    desk.emulate_media(media="print")
    desk.set_viewport_size({"width": 700, "height": 900})
    for left, right in desk.evaluate(_CELLS):
        assert left["left"] < right["left"]
    expect(desk.locator(".twin").first).to_be_hidden()


def test_stories_stand_in_the_order_of_the_original_and_the_extra_one_behind_its_predecessor(
    desk: Page,
) -> None:
    ids = desk.evaluate("() => [...document.querySelectorAll('[data-story]')].map(each => each.id)")
    assert ids == ["first-night", "rope", "fog", "birds"]


def test_a_story_of_one_side_alone_says_so_on_the_other(desk: Page) -> None:
    apart = desk.locator(".apart")
    expect(apart).to_have_count(2)
    expect(apart.nth(0).locator("[lang=zh-Hans]")).to_have_text("中文版没有这一条。")
    expect(apart.nth(0).locator("#rope[lang=en]")).to_contain_text("A new rope came.")
    expect(apart.nth(1).locator("#birds[lang=zh-Hans]")).to_contain_text("鸟回来了。")
    expect(apart.nth(1).locator("[lang=en]")).to_have_text("The English edition does not have this story.")


def test_where_one_side_has_more_paragraphs_they_stand_beside_the_whole(desk: Page) -> None:
    expect(desk.locator("#fog .facing[tabindex]")).to_have_count(1)
    assert desk.locator("#fog .prose").all_inner_texts() == ["起雾了。\n\n雾散了。", "Fog came in, and went."]


def test_what_is_marked_up_leads_to_pages_of_its_own_language(desk: Page) -> None:
    entities = desk.locator("#first-night a.entity")
    assert [each.get_attribute("href") for each in entities.all()] == [
        f"../../../../{lang}/company/yanshan.html" for lang in ("zh", "en")
    ]
    assert desk.locator("#first-night data.figure").count() == 2
    assert desk.locator("#first-night .sources time").all_inner_texts() == ["2026年3月1日", "1 March 2026"]
    assert desk.locator(".notes li").count() == 2
    desk.locator("#first-night .footnote-ref a").last.click()
    expect(desk.locator(":target")).to_contain_text("Says Yanshan.")


def test_a_pointer_on_a_paragraph_marks_what_says_the_same(desk: Page) -> None:
    assert desk.evaluate(_MARKED) == []
    desk.get_by_text("第二段没有链接。").hover()
    assert desk.evaluate(_MARKED) == ["第二段没有链接。", "The second paragraph has no link."]
    desk.locator("h1").hover()
    assert desk.evaluate(_MARKED) == []


def test_a_paragraph_that_is_touched_or_has_the_focus_marks_what_says_the_same(desk: Page) -> None:
    desk.get_by_text("The second paragraph has no link.").click()
    desk.locator("h1").hover()
    assert desk.evaluate(_MARKED) == ["第二段没有链接。", "The second paragraph has no link."]
    desk.locator("#first-night a.entity").last.focus()
    first, second = desk.evaluate(_MARKED)
    assert (first[:2], second[:7]) == ("岩山", "Yanshan")


def test_the_tab_key_comes_to_links_alone(desk: Page) -> None:
    stops = desk.evaluate("""() => [...document.querySelectorAll(".parallel *")]
        .filter(each => each.tabIndex >= 0).map(each => each.tagName)""")
    assert set(stops) == {"A"}


def test_an_anchor_leads_to_the_story_and_the_story_back_to_both_editions(uneven: Site, page: Page) -> None:
    page.goto(f"{(uneven.folder / ADDRESS).as_uri()}#fog")
    expect(page.locator("#fog")).to_be_in_viewport()
    ways = page.locator("#fog a.twin")
    assert [each.get_attribute("hreflang") for each in ways.all()] == ["zh-Hans", "en"]
    for number, lang in enumerate(("zh", "en")):
        page.goto(f"{(uneven.folder / ADDRESS).as_uri()}#fog")
        ways.nth(number).click()
        expect(page).to_have_url(f"{uneven.folder.as_uri()}/{lang}/2026/03/02/beacon.html#fog")
        expect(page.locator("#fog")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_where_the_editions_differ(desk: Page, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    assert violations(Axe().run(desk, options=ALL).response) == []


def test_without_scripts_it_is_laid_out_the_same(desk: Page, uneven: Site, without_scripts: Page) -> None:
    without_scripts.set_viewport_size({"width": 1280, "height": 900})
    without_scripts.goto((uneven.folder / ADDRESS).as_uri())
    assert without_scripts.evaluate(_CELLS) == desk.evaluate(_CELLS)
