"""A site on hosts that send its headers, at a root and below a path; its policy in both browsers."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.archive import COMPILED, Archive
from tests.browser.built import Site
from tests.browser.firefox import Firefox, find_firefox, firefox
from tests.browser.sample import AWKWARD
from tests.browser.static_host import static_host
from tests.browser.take_icons import icons
from tests.browser.test_opening import Listener

_ASSETS = Path(__file__).parents[2] / "templates" / "assets"
_MOVED = "-- content/2026/2026-03-03-moved.en.md --\n---\ntitle: Moved\naliases: [old/place]\n---\n\nFog.\n"


@pytest.fixture(scope="module", params=["/", "/archive/"])
def on_host(
    request: pytest.FixtureRequest, compiled: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, str]]:
    """A site built for a root or for a path of a host, and its address there."""
    archive = Archive(tmp_path_factory.mktemp("on_host"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(
        AWKWARD.replace("https://lighthouse.example/archive/", f"https://lighthouse.example{request.param}")
    )
    archive.write(_MOVED)
    assert archive.build().published
    with static_host(archive.output, request.param) as address:
        yield Site(archive.output), address


def test_no_page_breaks_the_policy_that_the_host_sends(
    on_host: tuple[Site, str], context: BrowserContext
) -> None:
    site, base = on_host
    listener = Listener(context, base)
    for address in site.addresses:
        listener.open(address)
    assert listener.faults == []


def test_search_and_filters_work_under_the_policy(on_host: tuple[Site, str], page: Page) -> None:
    _, base = on_host
    page.goto(f"{base}en/index.html")
    page.get_by_role("searchbox").fill("lamp")
    page.get_by_role("button", name="Search").click()
    page.locator("#results[data-state=done] li").first.wait_for()
    assert page.url.startswith(f"{base}en/search.html")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("x.html", "没有这个页面 · No such page"),
        ("en/2026/1/2/x.html", "No such page"),
        ("zh/x/", "没有这个页面"),
    ],
)
def test_a_missing_page_shows_the_way_on_from_any_depth(
    on_host: tuple[Site, str], page: Page, address: str, shown: str
) -> None:
    _, base = on_host
    asked: list[tuple[int, str]] = []
    page.on("response", lambda response: asked.append((response.status, response.url)))
    page.goto(base + address)
    assert page.locator("h1").inner_text() == shown
    assert page.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"
    assert [url for status, url in asked if status >= 400] == [base + address]
    page.get_by_role("searchbox").last.fill("lamp")
    page.get_by_role("button").last.click()
    page.locator("#results[data-state=done]").wait_for()


def test_an_address_that_has_moved_leads_on(on_host: tuple[Site, str], page: Page) -> None:
    site, base = on_host
    for old in (
        f"{base}old/place",
        f"{base}old/place/index.html",
        (site.folder / "old/place/index.html").as_uri(),
    ):
        page.goto(old)
        page.wait_for_url("**/en/2026/03/03/moved.html")
        assert page.locator("h1").inner_text() == "Moved"


def test_what_has_a_hash_in_its_name_may_be_kept_and_all_else_not(
    on_host: tuple[Site, str], page: Page
) -> None:
    _, base = on_host
    kept: dict[str, bool] = {}
    page.on(
        "response",
        lambda response: kept.update(
            {response.url.removeprefix(base): "immutable" in response.headers.get("cache-control", "")}
        ),
    )
    page.goto(f"{base}en/search.html?q=lamp")
    page.locator("#results[data-state=done] li").first.wait_for()
    assert kept
    for address, is_kept in kept.items():
        folder, _, name = address.partition("/")
        assert is_kept is (folder == "assets" or (folder == "search" and "/" in name)), address


# Firefox


@pytest.fixture(scope="module")
def fox() -> Iterator[Firefox]:
    program = find_firefox()
    if program is None:
        message = "There is no Firefox on this machine; on Debian: apt install firefox-esr."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with firefox(program) as browser:
        yield browser


def test_the_policy_lets_a_site_on_a_disk_work_in_firefox(
    awkward: Site, tmp_path: Path, fox: Firefox
) -> None:
    folder = tmp_path / "归档 #1 100%"
    shutil.copytree(awkward.folder, folder)
    for address in awkward.longest:
        fox.open(f"{folder.as_uri()}/{quote(address)}")
        assert fox.run("return getComputedStyle(document.body).margin") == "0px", address
    fox.open(f"{folder.as_uri()}/en/index.html")
    fox.run("const form = document.querySelector('form'); form.q.value = 'lamp'; form.requestSubmit()")
    assert fox.until("return document.querySelectorAll('#results[data-state=done] li').length")
    fox.open(f"{folder.as_uri()}/en/companies.html")
    assert fox.until("return [...document.querySelectorAll('form')].every(each => !each.hidden)")
    assert fox.refusals() == []


# Icons


def test_the_icons_are_what_the_drawing_looks_like(browser: Browser) -> None:
    """To the eye, not to the byte: browsers smooth edges in their own ways."""
    page = browser.new_page()
    for name, data in icons(browser, (_ASSETS / "favicon.svg").read_text(encoding="utf-8")).items():
        difference = page.evaluate(
            """async ([type, ...files]) => {
                const shown = await Promise.all(files.map(async (file) => {
                    const bitmap = await createImageBitmap(new Blob([new Uint8Array(file)], { type }));
                    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
                    const context = canvas.getContext("2d");
                    context.drawImage(bitmap, 0, 0);
                    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
                }));
                const [one, other] = shown;
                return one.length !== other.length ? 255 :
                    one.reduce((sum, value, place) => sum + Math.abs(value - other[place]), 0) / one.length;
            }""",
            [
                "image/x-icon" if name.endswith(".ico") else "image/png",
                list(data),
                list((_ASSETS / name).read_bytes()),
            ],
        )
        assert difference < 2, name
    page.close()
