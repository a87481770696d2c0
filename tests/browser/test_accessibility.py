"""What axe-core, the field's own checker of accessibility, says of each kind of page."""

from typing import Any, Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser.built import Site
from tests.browser.host import serving
from tests.browser.sample import OLD
from tests.browser.static_host import static_host

# Without `preload` axe makes no request of its own, which a page from a disk would be refused.
_QUIET = {"resultTypes": ["violations"], "preload": False}
# The size of what a finger must hit is a rule of WCAG 2.2 that axe has off by default.
ALL = {**_QUIET, "rules": {"target-size": {"enabled": True}}}


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (1440, "light"), (390, "dark")], ids=["phone", "desk", "dark"]
)
def test_no_kind_of_page_has_a_violation(
    width: int,
    scheme: Literal["light", "dark"],
    site: Site,
    awkward: Site,
    converted: Site,
    from_disk: str,
    page: Page,
) -> None:
    axe = Axe()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    places = [from_disk + address for address in site.longest]
    places += [(awkward.folder / address).as_uri() for address in awkward.kinds["en/0/0/0/*.html"]]
    places += [(awkward.folder / address).as_uri() for address in awkward.kinds["zh/0/0/0/*.html"]]
    for kind in (
        "en/topic/*.html",
        "en/series/*.html",
        "zh/series/*.html",
        "en/topics.html",
        "zh/feeds.html",
        "en/feeds.html",
    ):
        places.append((awkward.folder / awkward.kinds[kind][-1]).as_uri())
    traditional = [address for address in converted.longest if address.startswith("zh-hant/")]
    assert traditional
    places += [(converted.folder / address).as_uri() for address in traditional]
    for place in places:
        page.goto(place)
        assert violations(axe.run(page, options=ALL).response) == [], place


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_at_an_old_address_or_for_a_missing_one_has_a_violation(
    scheme: Literal["light", "dark"], moved: Site, page: Page
) -> None:
    axe = Axe()
    page.emulate_media(color_scheme=scheme)
    # Without an answer from where it leads, a page at an old address stays.
    page.route("**/2026/03/02/**", lambda route: route.fulfill(status=204))
    with serving(moved.folder) as plain, static_host(moved.folder, "/archive/") as host:
        places = [plain + quote(address) for address in OLD]
        places += [host + address for address in ("gone.html", "zh/gone.html", "en/2026/gone.html")]
        for place in places:
            page.goto(place)
            assert page.url == place
            assert violations(axe.run(page, options=ALL).response) == [], place


def violations(found: dict[str, Any]) -> list[str]:
    return [
        f"{each['id']}: {node['html']}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
