"""What an entity's timeline leads to."""

from urllib.parse import quote, unquote

from playwright.sync_api import Page, expect

from tests.browser.built import Element, Site, after, target


def timelines(site: Site) -> dict[str, list[tuple[Element, Element]]]:
    """The entries of every timeline, each with its link."""
    return {
        address: [
            (element, after(elements, number, "a"))
            for number, element in enumerate(elements)
            if element.tag == "li" and "data-story" in element.attributes
        ]
        for address, elements in site.pages.items()
        if any(element.tag == "main" and "data-entity" in element.attributes for element in elements)
    }


def test_every_entry_leads_to_the_story_that_it_names(site: Site) -> None:
    entries = 0
    for address, found in timelines(site).items():
        for entry, link in found:
            there, anchor = target(address, link.attributes["href"]) or ("", "")
            elements = site.pages[there]
            article = next(each for each in elements if each.tag == "article")
            story = next(each for each in elements if each.attributes.get("data-story") == anchor)
            assert story.attributes["id"] == anchor == entry.attributes["data-story"], (address, there)
            assert article.attributes["data-digest"] == entry.attributes["data-digest"], (address, there)
            assert "lang" not in entry.attributes or article.attributes["lang"] == entry.attributes["lang"]
            entries += 1
    assert entries > 100


def test_a_reader_who_follows_an_entry_sees_its_story(site: Site, from_disk: str, page: Page) -> None:
    found = timelines(site)
    address = max(found, key=lambda each: len(found[each]))
    page.goto(from_disk + quote(address))
    link = page.locator("li[data-story] .entry-title a").last
    headline = link.inner_text()
    link.click()
    story = page.locator(":target")
    assert headline in page.locator("main").inner_text()
    expect(story).to_be_in_viewport()
    assert unquote(page.url).endswith(f"#{story.get_attribute('data-story')}")
