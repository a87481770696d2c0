"""`wenzhai serve` in a browser: pages load themselves again, and show what is wrong."""

from playwright.sync_api import Page, expect

from tests.archive import Archive
from tests.pipeline.test_serve import ARCHIVE, PAGE, PATH, serving


def test_a_page_shows_a_change_and_a_fault_without_being_asked(archive: Archive, page: Page) -> None:
    archive.write(ARCHIVE)
    with serving(archive) as served:
        page.goto(served.address + PAGE)
        expect(page.locator("article")).to_contain_text("一台起重机")
        archive.edit(PATH, "一台", "两台")
        expect(page.locator("article")).to_contain_text("两台起重机", timeout=30_000)
        archive.edit(PATH, "# 码头", "---\ndate: 2026-41-01\n---\n# 码头")
        expect(page.locator("#wenzhai-faults")).to_contain_text("is not a date", timeout=30_000)
        expect(page.locator("article")).to_contain_text("两台起重机")
        archive.edit(PATH, "2026-41-01", "2026-03-02")
        expect(page.locator("#wenzhai-faults")).to_have_count(0, timeout=30_000)
