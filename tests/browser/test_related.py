"""Where the related stories of an edition lead, and how a thread reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.archive import Archive
from tests.browser.built import Site, target

ARCHIVE = Path(__file__).parents[1] / "cases" / "related" / "northbank.txt"


@pytest.fixture(scope="module")
def northbank(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An archive in which stories are followed over three months, built."""
    archive = Archive(tmp_path_factory.mktemp("northbank"))
    archive.write(ARCHIVE.read_text(encoding="utf-8"))
    assert archive.build().published
    return Site(archive.output)


def ways(site: Site) -> Iterator[tuple[str, str]]:
    """Every link below a story to a story of another digest: the page that it is on, and where it leads."""
    for address, elements in site.pages.items():
        if not any(element.has_class("kin") for element in elements):
            continue
        for item, when, link in zip(elements, elements[1:], elements[2:], strict=False):
            if (item.tag, when.tag, link.tag) == ("li", "time", "a"):
                yield address, link.attributes["href"]


def test_every_related_story_is_where_the_link_leads(site: Site, northbank: Site) -> None:
    for each, least in ((site, 30), (northbank, 60)):
        found = list(ways(each))
        for address, link in found:
            there, anchor = target(address, link) or ("", "")
            assert anchor, (address, link)
            assert there != address
            assert any(element.attributes.get("data-story") == anchor for element in each.pages[there])
        assert len(found) > least


def test_every_thread_has_one_current_story_and_a_name(northbank: Site) -> None:
    threads = 0
    for elements in northbank.pages.values():
        for element in elements:
            if not element.has_class("thread"):
                continue
            label = next(
                each
                for each in elements
                if each.attributes.get("id") == element.attributes["aria-labelledby"]
            )
            assert label.tag == "p"
            threads += 1
        currents = [
            each for each in elements if each.attributes.get("aria-current") == "true" and each.tag == "li"
        ]
        assert len(currents) == sum(each.has_class("thread") for each in elements)
    assert threads > 40


def test_a_reader_can_go_along_a_thread_and_back(northbank: Site, page: Page) -> None:
    page.goto(f"{northbank.folder.as_uri()}/zh/2026/01/16/voices.html")
    thread = page.locator("#singers-sue .thread")
    expect(thread.locator("li")).to_have_count(3)
    expect(thread.locator("[aria-current]")).to_contain_text("本条")
    thread.locator("a").last.click()
    expect(page.locator(":target")).to_have_attribute("data-story", "singers-settle")
    expect(page.locator("#singers-settle .thread [aria-current]")).to_be_visible()
    page.locator("#singers-settle .thread a").first.click()
    expect(page.locator(":target")).to_have_attribute("data-story", "singers-sue")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_lists_are_quieter_than_the_story_and_fit_the_page(
    northbank: Site, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{northbank.folder.as_uri()}/en/2026/03/02/shipping.html")
    size = "(each) => parseFloat(getComputedStyle(each).fontSize)"
    assert page.locator(".kin").first.evaluate(size) < page.locator(".prose").first.evaluate(size)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_related_stories_are_not_printed(northbank: Site, page: Page) -> None:
    page.goto(f"{northbank.folder.as_uri()}/en/2026/03/02/shipping.html")
    expect(page.locator(".kin").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".kin").first).to_be_hidden()
