"""Reading with a keyboard, on a phone, on paper, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built import Site

# Elements that take the focus but do not show it, or that cannot be seen when they have it.
_UNSEEN_FOCUS = """
() => [...document.querySelectorAll("a[href], summary, button, input, [tabindex]")]
  .filter(each => each.checkVisibility({ contentVisibilityAuto: true }))
  .filter(each => {
    each.focus({ focusVisible: true });
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    return document.activeElement !== each || style.outlineStyle === "none"
      || parseFloat(style.outlineWidth) < 2 || box.width < 2 || box.height < 2;
  })
  .map(each => each.outerHTML)
"""

_NO_CONTROLS = ".choose, .letters li:has([data-letter='']) { display: none !important }"

# How far the page is wider than the window.
_EXCESS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_the_first_tab_offers_to_skip_to_the_text(site: Site, from_disk: str, page: Page) -> None:
    for address in site.in_one_language:
        page.goto(from_disk + address)
        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        expect(skip).to_be_focused()
        box = skip.bounding_box()
        assert box is not None, address
        assert box["width"] > 40, address
        assert box["x"] >= 0, address
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('main') !== null"), address


@pytest.mark.parametrize("width", [390, 1440])
def test_the_focus_is_seen_wherever_it_is(width: int, site: Site, from_disk: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in site.in_one_language:
        page.goto(from_disk + address)
        assert page.evaluate(_UNSEEN_FOCUS) == [], address


def test_beside_a_long_digest_the_contents_are_open_and_lead_to_their_stories(
    site: Site, from_disk: str, page: Page
) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(from_disk + site.kinds["zh/0/0/0/*.html"][-1])
    link = page.locator(".contents ol a").last
    expect(link).to_be_in_viewport()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_is_wider_than_a_phone(
    width: int, site: Site, awkward: Site, from_disk: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    places = [from_disk + address for address in site.extremes]
    places += [(awkward.folder / address).as_uri() for address in awkward.longest]
    for place in places:
        page.goto(place)
        assert page.evaluate(_EXCESS) == 0, place


def test_a_wide_table_scrolls_in_its_own_box_by_keyboard(awkward: Site, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((awkward.folder / awkward.kinds["zh/0/0/0/*.html"][-1]).as_uri())
    table = page.locator("table")
    assert table.evaluate("each => each.scrollWidth > each.clientWidth")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('table').scrollLeft > 0")


def test_paper_shows_the_text_and_no_navigation(site: Site, from_disk: str, page: Page) -> None:
    page.emulate_media(media="print")
    for address in site.in_one_language:
        page.goto(from_disk + address)
        ways = page.locator(".skip, .main-nav, .switch, .crumbs, .contents, .neighbours")
        assert not any(each.is_visible() for each in ways.all()), address
        expect(page.locator("h1")).to_have_count(1)
        assert page.locator("main").inner_text().strip(), address


def test_without_javascript_everything_reads_the_same(site: Site, from_disk: str, browser: Browser) -> None:
    """All but the controls, which only appear where they work, and search, which has a test of its own."""
    # The policy of the pages would refuse the style that hides the controls.
    with (
        browser.new_context(bypass_csp=True) as context,
        browser.new_context(java_script_enabled=False) as bare,
    ):
        page, still = context.new_page(), bare.new_page()
        for address in site.in_one_language:
            if address.endswith("/search.html"):
                continue
            page.goto(from_disk + address)
            still.goto(from_disk + address)
            page.add_style_tag(content=_NO_CONTROLS)
            assert still.locator("body").inner_text() == page.locator("body").inner_text(), address
