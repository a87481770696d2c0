"""The site in a ZIM file, which Kiwix serves: its own pages and its own search, in a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from generator.cli import main
from tests.archive import COMPILED, Archive
from tests.browser.sample import AWKWARD
from tests.kiwix import kiwix_serving


@pytest.fixture(scope="module")
def book(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where Kiwix serves the awkward archive."""
    archive = Archive(tmp_path_factory.mktemp("kiwix"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(AWKWARD)
    done = CliRunner().invoke(main, ["bundle", str(archive.root), "--format", "zim"])
    assert done.exit_code == 0, done.output
    (path,) = (archive.root / "bundles").iterdir()
    with kiwix_serving(path) as address:
        yield f"{address}{path.stem}/"


@pytest.mark.parametrize(
    ("lang", "query", "title"), [("zh", "岩山", "新灯塔亮灯"), ("en", "lit the lamp", "the lamp is lit")]
)
def test_the_search_of_the_site_finds_a_story_and_leads_to_it(
    lang: str, query: str, title: str, book: str, page: Page
) -> None:
    asked: list[tuple[int, str]] = []
    page.on("response", lambda response: asked.append((response.status, response.url)))
    page.goto(f"{book}{lang}/search.html")
    page.locator("main input[type=search]").fill(query)
    page.locator("main input[type=search]").press("Enter")
    expect(page.locator("#results")).to_have_attribute("data-state", "done")
    page.locator("#results li").first.get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text(title)
    assert page.url.startswith(f"{book}{lang}/2026/03/02/")
    assert [url for status, url in asked if status >= 400] == []
    assert all(url.startswith(book.rpartition("/")[0].rpartition("/")[0]) for _, url in asked)
