"""The switch to the other language keeps the reader on the story."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archive import COMPILED, Archive
from tests.browser.built import Site
from tests.browser.host import opened_from

CHINESE = "zh/2026/03/02/beacon.html"
ENGLISH = "en/2026/03/02/beacon.html"
PARALLEL = "parallel/2026/03/02/beacon.html"
_STORIES = ("lamp", "fog", "rope", "paint", "gate")


def edition(lang: str, stories: tuple[str, ...]) -> str:
    """An edition whose stories are each about as long as a window is high."""
    text = {"zh": "这一天没有别的事。", "en": "Nothing else happened on that day. "}[lang] * 150
    told = "\n".join(f"### {name} {lang} {{#{name}}}\n\n{text}\n" for name in stories)
    return f"-- content/2026/2026-03-02-beacon.{lang}.md --\n---\ntitle: Beacon {lang}\n---\n\n{told}"


@pytest.fixture(scope="module")
def built(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two editions; the Chinese one does not tell of the rope."""
    archive = Archive(tmp_path_factory.mktemp("switch"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(edition("zh", tuple(each for each in _STORIES if each != "rope")))
    archive.write(edition("en", _STORIES))
    assert archive.build().published
    return Site(archive.output)


@pytest.fixture(params=["host", "disk"])
def place(request: pytest.FixtureRequest, built: Site) -> Iterator[str]:
    with opened_from(request.param, built.folder) as address:
        yield address


def read(page: Page, story: str) -> None:
    """Go to a story and stay there for a while."""
    page.evaluate("id => document.getElementById(id).scrollIntoView()", story)
    settle(page)
    page.clock.run_for(5000)


def settle(page: Page) -> None:
    """Wait until the page has noticed that it was scrolled."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def switched(page: Page) -> str:
    """Go up to the switch and follow it; the address that it leads to, without that of the site."""
    with page.expect_navigation():
        page.locator(".switch a").click()
    return "/".join(page.url.split("/")[-5:])


def test_from_the_beginning_it_leads_to_the_beginning(place: str, page: Page) -> None:
    page.goto(place + CHINESE)
    assert switched(page) == ENGLISH


def test_it_leads_to_the_story_that_the_reader_came_for(place: str, page: Page) -> None:
    page.goto(f"{place}{CHINESE}#fog")
    assert switched(page) == f"{ENGLISH}#fog"
    expect(page.locator("#fog")).to_be_in_viewport()
    assert switched(page) == f"{CHINESE}#fog"


def test_it_leads_to_the_story_that_was_read_last(place: str, page: Page) -> None:
    page.clock.install()
    page.goto(f"{place}{CHINESE}#fog")
    read(page, "gate")
    read(page, "paint")
    page.evaluate("() => document.getElementById('lamp').scrollIntoView()")
    assert switched(page) == f"{ENGLISH}#paint"


def test_what_is_chosen_from_the_contents_is_read_at_once(place: str, page: Page) -> None:
    page.clock.install()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(place + CHINESE)
    read(page, "gate")
    page.locator(".contents").get_by_role("link", name="paint zh").click()
    assert switched(page) == f"{ENGLISH}#paint"


def test_from_a_story_that_the_other_edition_lacks_it_leads_to_the_one_before(place: str, page: Page) -> None:
    page.goto(f"{place}{ENGLISH}#rope")
    assert switched(page) == f"{CHINESE}#fog"


def test_the_other_ways_keep_to_the_story_too(place: str, page: Page) -> None:
    page.clock.install()
    page.goto(f"{place}{ENGLISH}#rope")
    page.get_by_role("link", name="Read side by side").click()
    expect(page).to_have_url(f"{place}{PARALLEL}#rope")
    read(page, "paint")
    page.get_by_role("link", name="中文版", exact=True).click()
    expect(page).to_have_url(f"{place}{CHINESE}#paint")
    page.get_by_role("link", name="阅读英文版").click()
    expect(page).to_have_url(f"{place}{ENGLISH}#paint")


def test_a_link_that_is_opened_beside_or_copied_leads_there_too(place: str, page: Page) -> None:
    page.goto(f"{place}{CHINESE}#fog")
    link = page.locator(".switch a")
    link.focus()
    assert link.evaluate("link => link.href") == f"{place}{ENGLISH}#fog"
    page.evaluate("() => document.getElementById('gate').scrollIntoView()")
    link.dispatch_event("pointerdown")
    assert link.evaluate("link => link.href") == f"{place}{ENGLISH}#gate"


def test_without_scripts_each_story_has_a_way_of_its_own(place: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(place + ENGLISH)
        assert page.locator("[data-story]:has(a.twin)").count() == len(_STORIES) - 1
        expect(page.locator("#rope a.twin")).to_have_count(0)
        page.locator("#paint").get_by_role("link", name="This story in Chinese").click()
        expect(page).to_have_url(f"{place}{CHINESE}#paint")
        expect(page.locator("#paint")).to_be_in_viewport()


def test_on_the_page_of_an_entity_it_keeps_to_the_month(site: Site, from_disk: str, page: Page) -> None:
    address = site.kinds["zh/company/*.html"][-1]
    page.goto(from_disk + address)
    month = page.locator(".month-title").last.get_attribute("id")
    page.goto(f"{from_disk}{address}#{month}")
    page.locator(".switch a").click()
    expect(page).to_have_url(f"{from_disk}{address.replace('zh/', 'en/', 1)}#{month}")
    expect(page.locator(f"#{month}")).to_be_in_viewport()


def test_an_edition_without_a_translation_leads_to_the_nearest_page_as_before(
    awkward: Site, page: Page
) -> None:
    address = "zh/2025/11/20/fog.html"
    page.goto((awkward.folder / address).as_uri())
    assert "switch." not in page.content()
    expect(page.locator("a.twin")).to_have_count(0)
    assert not switched(page).count("#")
