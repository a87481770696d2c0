"""What a writer links to is linked on the page, or the writer is told."""

import pytest

from tests.archive import Archive

HEAD = "---\ntitle: 灯塔\n---\n\n"
PATH = "content/2026/2026-03-02-lamp.zh.md"
REST = """\
-- content/site.toml --
html = true
-- content/media/lamp.svg --
<svg/>
-- content/entities/all.toml --
[foglamp]
kind = "product"
name = { zh = "雾灯", en = "Foglamp" }
-- content/2026/2026-03-03-keeper.zh.md --
---
title: 守灯人
---

雾灯亮了。
"""


@pytest.fixture
def page(archive: Archive) -> "Page":
    archive.write(REST)
    return Page(archive)


class Page:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def of(self, body: str, head: str = HEAD) -> tuple[str, list[str]]:
        """The article of an edition with that body, and the codes of its problems."""
        self.archive.put(PATH, (head + body + "\n").encode())
        report = self.archive.build()
        site = self.archive.site()
        article = site["zh/2026/03/02/lamp.html"].decode().partition("<article")[2].partition("</article")[0]
        return article, [problem.code for problem in report.problems]


def test_a_link_to_a_file_leads_to_its_page_and_one_to_nothing_is_told(page: Page) -> None:
    html, codes = page.of("[守灯人](2026-03-03-keeper.zh.md#lead)和[图](/media/lamp.svg)和[无](none.md)。")
    assert '<a href="../../../../zh/2026/03/03/keeper.html#lead">守灯人</a>' in html
    assert '<a href="../../../../media/lamp.svg">图</a>' in html
    assert "和无。" in html
    assert codes == ["link/missing"]


def test_a_link_to_a_draft_is_told_and_not_made(page: Page) -> None:
    page.archive.edit("content/2026/2026-03-03-keeper.zh.md", "title:", "draft: true\ntitle:")
    html, codes = page.of("[守灯人](2026-03-03-keeper.zh.md)。")
    assert "keeper" not in html
    assert codes == ["link/missing"]


def test_a_link_in_raw_html_leads_to_its_page_too(page: Page) -> None:
    html, _ = page.of('<p><a href="2026-03-03-keeper.zh.md">守灯人</a></p>')
    assert 'href="../../../../zh/2026/03/03/keeper.html"' in html


def test_an_id_in_raw_html_does_not_take_that_of_the_page_or_of_a_story(page: Page) -> None:
    html, codes = page.of('### 灯 {#lamp}\n\n<p id="_content">甲</p>\n\n<p id="lamp">乙</p>')
    assert codes or (html.count('id="_content"'), html.count('id="lamp"')) == (0, 1)


def test_a_cover_is_named_as_a_picture_in_the_text_is(page: Page) -> None:
    for cover in ("../media/lamp.svg", "/media/lamp.svg"):
        html, codes = page.of("灯。", f"---\ntitle: 灯塔\ncover: {cover}\n---\n\n")
        assert '<img src="../../../../media/lamp.svg" alt="">' in html
        assert codes == []


def test_a_cover_that_does_not_exist_is_told(page: Page) -> None:
    html, codes = page.of("灯。", "---\ntitle: 灯塔\ncover: ../media/none.svg\n---\n\n")
    assert "none.svg" not in html
    assert codes


def test_a_link_to_an_entity_leads_to_its_page_whatever_its_text(page: Page) -> None:
    html, codes = page.of("那盏[灯](entity:foglamp)。")
    assert codes == []
    assert 'href="../../../../zh/product/foglamp.html">灯</a>' in html


def test_a_link_to_an_entity_that_there_is_not_is_told(page: Page) -> None:
    assert page.of("那盏[灯](entity:foglam)。")[1] != []


def test_a_headline_that_links_to_a_file_leads_to_its_page_or_is_told(page: Page) -> None:
    html, codes = page.of("### [守灯人](2026-03-03-keeper.zh.md)\n\n灯。")
    assert codes or 'href="../../../../zh/2026/03/03/keeper.html"' in html


def test_a_sentence_that_goes_on_on_the_next_line_is_shown_whole_in_a_timeline(page: Page) -> None:
    page.of("The keeper lit the Foglamp\nand waited. Then he slept.")
    timeline = page.archive.site()["zh/product/foglamp.html"].decode()
    assert "The keeper lit the Foglamp and waited." in timeline


def test_a_reference_that_ends_in_its_address_has_a_clean_title(page: Page) -> None:
    html, _ = page.of("## 参考文献\n\n- 晚报 (2026-03-01), *亮灯*, https://evening.example/1")
    assert '<cite lang="zh">亮灯</cite>' in html
