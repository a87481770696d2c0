"""A bundle, unpacked where a reader likes, works in a browser without a network."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Page, expect

from generator.cli import main
from tests.archive import COMPILED, Archive
from tests.browser.built import Site
from tests.browser.sample import AWKWARD
from tests.browser.test_opening import Listener

REMOTE = """\
-- content/2026/2026-03-03-fog.zh.md --
# 雾

## 海岸

### 雾散了

早上雾散了。![远处的船](https://pictures.example/ship.png)
"""


@pytest.fixture(scope="module")
def unpacked(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle in a folder that a reader has named."""
    archive = Archive(tmp_path_factory.mktemp("bundled"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(AWKWARD)
    archive.write(REMOTE)
    done = CliRunner().invoke(main, ["bundle", str(archive.root)])
    assert done.exit_code == 0, done.output
    folder = tmp_path_factory.mktemp("stick") / "归档 #1 100%"
    (path,) = (archive.root / "bundles").iterdir()
    with ZipFile(path) as file:
        file.extractall(folder)
    (top,) = folder.iterdir()
    return top


def test_every_page_of_a_bundle_opens_in_silence(unpacked: Path, context: BrowserContext) -> None:
    context.set_offline(True)
    listener = Listener(context, f"{unpacked.as_uri()}/")
    for address in Site(unpacked).addresses:
        listener.open(address)
    assert listener.faults == []


def test_from_the_first_page_a_reader_searches_opens_a_story_and_changes_the_language(
    unpacked: Path, context: BrowserContext, page: Page
) -> None:
    context.set_offline(True)
    page.goto((unpacked / "START-HERE.html").as_uri())
    page.get_by_role("link", name="打开中文版").click()
    page.locator(".seek input").fill("岩山")
    page.locator(".seek button").click()
    expect(page.locator("#results")).to_have_attribute("data-state", "done")
    page.locator("#results li").filter(has_text="第一夜").first.get_by_role("link").first.click()
    assert page.locator("article img").evaluate_all("all => all.map(each => each.naturalWidth)") == [40, 40]
    page.locator(".switch a").click()
    expect(page.locator("h1")).to_contain_text("the lamp is lit")


def test_a_picture_that_is_not_there_says_so(unpacked: Path, page: Page) -> None:
    page.goto((unpacked / "archive/zh/2026/03/03/fog.html").as_uri())
    assert page.locator(".absent-picture").inner_text() == "图片未收入（pictures.example）\n远处的船"
