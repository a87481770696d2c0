"""The page of feeds: a reader copies the address of a feed, wherever the page comes from."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.built import Site
from tests.browser.host import opened_from

BASE = "https://lighthouse.example/archive/"


@pytest.fixture(params=["host", "disk"])
def place(request: pytest.FixtureRequest, awkward: Site) -> Iterator[str]:
    """Where the site is for one reader, and for another."""
    with opened_from(request.param, awkward.folder) as address:
        yield address


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_button_copies_the_address_of_its_feed(
    lang: str, place: str, context: BrowserContext, page: Page
) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    if place.startswith("http"):
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=place)
    page.goto(f"{place}{lang}/feeds.html")
    button = page.locator(f'[data-copy="{BASE}{lang}/feed.atom.xml"]')
    label = button.inner_text()
    button.click()
    expect(page.locator(".feed-status")).not_to_have_text("")
    expect(page.locator(".feed-status")).to_have_attribute("data-copied", button.inner_text())
    # What has been copied is what a reader can paste.
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    assert page.locator("textarea").input_value() == f"{BASE}{lang}/feed.atom.xml"
    expect(button).to_have_text(label)
    assert faults == []


def test_without_scripts_there_are_links_and_no_buttons(awkward: Site, context: BrowserContext) -> None:
    with context.browser.new_context(java_script_enabled=False) as plain:  # type: ignore[union-attr]
        page = plain.new_page()
        page.goto((awkward.folder / "zh/feeds.html").as_uri())
        expect(page.locator("[data-copy]").first).to_be_hidden()
        expect(page.locator(".feed-ways a").first).to_have_attribute("href", "../zh/feed.atom.xml")
