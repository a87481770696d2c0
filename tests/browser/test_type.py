"""Type: what a browser makes of Chinese, Traditional Chinese and English, alone and beside each other."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tests.archive import Archive
from tests.browser.built import Site
from tests.browser.test_accessibility import ALL, violations

ARCHIVE = """\
-- content/site.toml --
title = { zh = "码头文摘", en = "Quay digest" }
html = true
traditional = "tw"
-- content/entities/all.toml --
[hailu]
kind = "company"
name = { zh = "海陆运输", en = "Hailu" }
-- content/2026/2026-03-02-wharf.zh.md --
---
title: 新码头开张：海陆运输说“很忙”
date: 2026-03-02
slug: wharf
---

### 第一条船

海陆运输 Hailu 说：“*很忙*。”船长<i>老陈</i>与<cite>潮报</cite>都在场，共3条船。

<span lang="en">He said “*busy*”.</span>

代码`3条船`在此。
-- content/2026/2026-03-02-wharf.en.md --
---
title: The new wharf opens
date: 2026-03-02
slug: wharf
---

### The first ship

Hailu’s captain said “*busy*”, and <span lang="zh-Hans">“*很忙*”</span> to those who asked.
"""

CHINESE, TRADITIONAL, ENGLISH = (f"{each}/2026/03/02/wharf.html" for each in ("zh", "zh-hant", "en"))

# The width of each character of a text, in ems, as it is laid out in the element that has it.
_WIDTHS = """
(parent, text) => {
  const walker = document.createTreeWalker(parent, NodeFilter.SHOW_TEXT);
  const size = node => parseFloat(getComputedStyle(node.parentElement).fontSize);
  for (let node; node = walker.nextNode();) {
    const start = node.data.indexOf(text);
    if (start < 0) continue;
    return [...text].map((_, place) => {
      const range = new Range();
      range.setStart(node, start + place);
      range.setEnd(node, start + place + 1);
      return range.getBoundingClientRect().width / size(node);
    });
  }
}
"""
_STYLE = "(element, name) => getComputedStyle(element)[name]"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Site:
    archive = Archive(tmp_path_factory.mktemp("type"))
    archive.write(ARCHIVE)
    assert archive.build().published
    return Site(archive.output)


@pytest.fixture
def opened(port: Site, browser: Browser) -> Iterator[dict[str, Page]]:
    """The edition in each of its renderings."""
    with browser.new_context() as context:
        pages = {}
        for address in (CHINESE, TRADITIONAL, ENGLISH):
            pages[address] = context.new_page()
            pages[address].goto((port.folder / address).as_uri())
        yield pages


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(_STYLE, name))


def widths(page: Page, selector: str, text: str) -> list[float]:
    found = page.locator(selector).first.evaluate(f"parent => ({_WIDTHS})(parent, {text!r})")
    assert isinstance(found, list), text
    return [float(each) for each in found]


def need(found: bool, message: str) -> None:
    if not found and os.environ.get("CI") == "true":
        pytest.fail(message)
    if not found:
        pytest.skip(message)


def has_chinese_type() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return any(next(folder.rglob("Noto*CJK*"), None) for folder in folders)


def test_each_language_has_its_own_type(opened: dict[str, Page]) -> None:
    first = {address: style(page, "body", "fontFamily").split(",")[0] for address, page in opened.items()}
    assert first == {CHINESE: '"PingFang SC"', TRADITIONAL: '"PingFang TC"', ENGLISH: "-apple-system"}
    heads = {address: style(page, "h1", "fontFamily").split(",")[0] for address, page in opened.items()}
    assert heads == {CHINESE: '"Songti SC"', TRADITIONAL: '"Songti TC"', ENGLISH: '"Iowan Old Style"'}


def test_a_block_in_another_language_has_the_type_of_that(opened: dict[str, Page]) -> None:
    for address, lang, family in (
        (CHINESE, "en", "-apple-system"),
        (TRADITIONAL, "en", "-apple-system"),
        (ENGLISH, "zh-Hans", '"PingFang SC"'),
    ):
        assert style(opened[address], f'.prose [lang="{lang}"]', "fontFamily").startswith(family), address


@pytest.mark.parametrize("address", [CHINESE, TRADITIONAL])
@pytest.mark.parametrize("tag", ["em", "i", "cite"])
def test_chinese_is_never_slanted(opened: dict[str, Page], address: str, tag: str) -> None:
    page = opened[address]
    assert style(page, f".prose {tag}", "fontStyle") == "normal"
    assert style(page, f".prose {tag}", "fontSynthesisStyle") == "none"


def test_chinese_stresses_with_dots_and_english_with_italics(opened: dict[str, Page]) -> None:
    for address in (CHINESE, TRADITIONAL):
        page = opened[address]
        assert "dot" in style(page, ".prose em", "textEmphasisStyle")
        assert style(page, ".prose em", "textEmphasisPosition").startswith("under")
        assert style(page, '.prose [lang="en"] em', "fontStyle") == "italic"
        assert style(page, '.prose [lang="en"] em', "textEmphasisStyle") == "none"
    page = opened[ENGLISH]
    assert style(page, ".prose em", "fontStyle") == "italic"
    assert style(page, ".prose [lang=zh-Hans] em", "fontStyle") == "normal"


def test_chinese_and_latin_keep_their_distance_and_dates_and_code_have_none(opened: dict[str, Page]) -> None:
    page = opened[CHINESE]
    knows = page.evaluate("CSS.supports('text-autospace', 'normal')")
    need(knows, "This browser does not know text-autospace; Chromium does from 140 on.")
    assert style(page, ".prose", "textAutospace") == "normal"
    assert style(page, ".prose code", "textAutospace") == "no-autospace"
    assert style(page, "time", "textAutospace") == "no-autospace"
    apart = page.locator(".prose p").first.evaluate(
        """p => {
          const wide = p.getBoundingClientRect, copy = p.cloneNode(true);
          copy.style.cssText = "position: absolute; width: max-content; max-width: none; text-align: start";
          p.after(copy);
          const width = () => copy.getBoundingClientRect().width;
          const spaced = width();
          copy.style.textAutospace = "no-autospace";
          const close = width();
          copy.remove();
          return spaced - close;
        }"""
    )
    assert apart > 0


def test_quotes_are_as_wide_as_those_of_the_text_that_they_stand_in(opened: dict[str, Page]) -> None:
    need(has_chinese_type(), "There is no Noto CJK type; on Debian: apt install fonts-noto-cjk.")
    chinese, english, traditional = opened[CHINESE], opened[ENGLISH], opened[TRADITIONAL]
    # At the start and before a full stop a quote of full width is trimmed to its half, as its place asks for.
    assert widths(chinese, ".prose p", "说：“")[0] == pytest.approx(1, abs=0.02)
    assert widths(chinese, "h1", "“很忙”")[3] == pytest.approx(1, abs=0.02)
    assert max(widths(chinese, '.prose [lang="en"]', "“")) < 0.6
    assert max(widths(english, ".prose p", "”, and")[:1]) < 0.6
    assert max(widths(english, ".prose p", "’")) < 0.5
    assert widths(traditional, "h1", "「很忙」")[1:3] == pytest.approx([1, 1], abs=0.02)


def test_the_switch_leads_from_one_rendering_to_each_other(opened: dict[str, Page]) -> None:
    page = opened[CHINESE]
    page.get_by_role("link", name="繁體").click()
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    assert page.locator("h1").inner_text() == "新碼頭開張：海陸運輸說「很忙」"
    page.locator(".switch").get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="繁體").click()
    page.get_by_role("link", name="简体").click()
    assert page.locator("h1").inner_text() == "新码头开张：海陆运输说“很忙”"


def test_a_narrow_page_has_room_for_the_whole_switch(opened: dict[str, Page]) -> None:
    for address, page in opened.items():
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address


@pytest.mark.parametrize("width", [390, 1440])
def test_a_page_with_the_whole_switch_has_no_violation(
    width: int, opened: dict[str, Page], port: Site
) -> None:
    axe = Axe()
    for page in opened.values():
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(axe.run(page, options=ALL).response) == [], page.url
    front = opened[ENGLISH]
    front.goto((port.folder / "index.html").as_uri())
    assert violations(axe.run(front, options=ALL).response) == []
