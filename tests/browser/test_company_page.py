"""What an entity's page shows beside its timeline: charts, amounts and companions."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.archive import COMPILED, Archive
from tests.browser.built import Site
from tests.browser.test_accessibility import violations

_REGISTER = """\
-- content/site.toml --
title = { zh = "渡口文摘", en = "Ferry Digest" }
-- content/entities/all.toml --
[yanshan]
kind = "company"
name = { zh = "岩山", en = "Yanshan" }
url = "https://yanshan.example/"
about = { zh = "守着海岸的公司。", en = "Keeps watch over the coast." }

[lamp]
kind = "product"
owner = "yanshan"
name = { zh = "老灯", en = "Old Lamp" }

[tide]
kind = "company"
name = { zh = "潮汐社", en = "Tide Society" }

[keeper]
kind = "person"
name = { zh = "周守", en = "Zhou Shou" }
"""
_EDITION = """\
-- content/{year}/{date}-coast.en.md --
---
title: The coast on {date}
date: {date}
---

## Coast

### [A loan of {date}](https://www.coast.example/{date})

Yanshan borrows up to ${billions} billion from the Tide Society to light the Old Lamp.

"""
_MICRO = "- **Rope {number}**: Yanshan buys more of it.\n"
_KEEPER = "\n### The keeper\n\nZhou Shou came back.\n"
# Of 2025 there are so many stories that the timeline is cut by year.
_DATES = ("2026-04-20", "2026-02-11", "2025-11-02", "2025-03-05")


@pytest.fixture(scope="module")
def coast(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An archive of one company with a long history, and of a person who is named once."""
    archive = Archive(tmp_path_factory.mktemp("coast"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(_REGISTER)
    for number, date in enumerate(_DATES):
        text = _EDITION.format(year=date[:4], date=date, billions=5 * 10**number)
        if date.startswith("2025"):
            text += "## More\n\n" + "".join(_MICRO.format(number=each) for each in range(80))
        archive.write(text + (_KEEPER if number == 1 else ""))
    assert archive.build().published
    return Site(archive.output)


def opened(page: Page, site: Site, address: str) -> Page:
    page.goto(f"{site.folder.as_uri()}/{quote(address)}")
    return page


def test_a_bar_leads_to_its_month(coast: Site, page: Page) -> None:
    opened(page, coast, "en/company/yanshan.html")
    bars = page.locator(".slots a")
    assert [each.text_content() for each in bars.all()] == [
        "March 2025: 81 stories",
        "November 2025: 81 stories",
        "February 2026: 1 story",
        "April 2026: 1 story",
    ]
    bars.nth(2).click()
    expect(page.locator(":target")).to_have_text("February 2026")
    expect(page.locator(":target")).to_be_in_viewport()
    opened(page, coast, "en/company/yanshan.html")
    bars.nth(0).click()
    expect(page.locator("h1")).to_contain_text("Yanshan")
    expect(page).to_have_url(re.compile(r"/company/yanshan/2025\.html#m-2025-03$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_chart_says_in_a_table_what_it_shows(coast: Site, page: Page) -> None:
    opened(page, coast, "en/company/yanshan.html")
    expect(
        page.get_by_role("img", name="Stories that name Yanshan, March 2025 to April 2026")
    ).to_be_visible()
    details = page.locator("section:has(#stories) details")
    details.locator("summary").click()
    rows = [each.inner_text().split("\t") for each in details.get_by_role("row").all()]
    assert [row for row in rows[1:] if row[1] != "0"] == [
        ["April 2026", "1"],
        ["February 2026", "1"],
        ["November 2025", "81"],
        ["March 2025", "81"],
    ]
    assert len(rows) == 15
    details.get_by_role("link", name="February 2026").click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_dot_leads_to_the_story_that_tells_its_amount(coast: Site, page: Page) -> None:
    opened(page, coast, "en/company/yanshan.html")
    dots = page.locator(".dots a")
    expect(dots).to_have_count(4)
    heights = [box["y"] for each in dots.all() if (box := each.bounding_box())]
    assert heights == sorted(heights)
    newest = dots.last
    expect(newest.locator("title")).to_have_text("20 April 2026 · up to US$5 billion · A loan of 2026-04-20")
    newest.click()
    expect(page.locator(":target")).to_contain_text("Yanshan borrows up to $5 billion")


def test_amounts_stand_beside_their_sentence_date_and_source(coast: Site, page: Page) -> None:
    opened(page, coast, "en/company/yanshan.html")
    row = page.locator("table.figures tbody tr").first
    expect(row.locator("data.figure")).to_have_attribute("value", "5000000000")
    expect(row.locator("data.figure")).to_have_attribute("data-unit", "USD")
    expect(row.locator(".amounts")).to_contain_text("up to $5 billion")
    expect(row.locator("mark")).to_have_text(["$5 billion"])
    expect(row.locator("time")).to_have_attribute("datetime", "2026-04-20")
    expect(row.locator(".host")).to_have_text("coast.example")
    expect(row.locator(".host")).to_have_attribute("href", "https://www.coast.example/2026-04-20")
    row.get_by_role("link", name="A loan of 2026-04-20").click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_page_says_with_whom_and_leads_to_them(coast: Site, page: Page) -> None:
    opened(page, coast, "en/company/yanshan.html")
    companions = page.locator("section:has(#with) li")
    expect(companions).to_have_count(1)
    expect(companions.first).to_contain_text("4 stories")
    expect(page.locator(".facts [data-entity=lamp]")).to_contain_text("4")
    companions.get_by_role("link").click()
    expect(page.locator("main[data-entity=tide]")).to_be_visible()


def test_who_is_named_once_has_no_empty_charts(coast: Site, page: Page) -> None:
    opened(page, coast, "en/person/keeper.html")
    expect(page.locator("svg, table, section")).to_have_count(1)
    expect(page.locator("li[data-story]")).to_have_count(1)


def test_charts_hold_no_style_that_a_strict_policy_would_refuse(coast: Site, page: Page) -> None:
    for address in ("en/company/yanshan.html", "zh/company/yanshan/2025.html", "en/product/lamp.html"):
        opened(page, coast, address)
        expect(page.locator("svg").first).to_be_visible()
        expect(page.locator("[style], style, script:not([type='application/ld+json'], [src])")).to_have_count(
            0
        )


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_fits_and_is_accessible_when_it_is_open(
    width: int, scheme: str, coast: Site, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    options = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
    for address in ("zh/company/yanshan.html", "en/company/yanshan.html", "en/person/keeper.html"):
        opened(page, coast, address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(excess) == 0, address
        assert violations(Axe().run(page, options=options).response) == [], address
