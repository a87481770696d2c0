"""The site, the browser, and the two places that a reader may open the site from."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.archive import COMPILED, Archive
from tests.browser.built import Site, build_project
from tests.browser.chromium import chromium, find_chromium
from tests.browser.host import serving
from tests.browser.sample import AWKWARD
from tests.browser.search_archive import write_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The project's own archive, built."""
    return build_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def awkward(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An archive whose names and words are awkward, built."""
    return build_archive(awkward_archive(compiled, tmp_path_factory.mktemp("awkward")))


@pytest.fixture(scope="session")
def converted(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The awkward archive with its Chinese pages in Traditional characters, too."""
    archive = awkward_archive(compiled, tmp_path_factory.mktemp("converted"))
    archive.edit("content/site.toml", "base_url", 'traditional = "tw"\nbase_url')
    return build_archive(archive)


@pytest.fixture(scope="session")
def moved(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The awkward archive with digests that were at other addresses once."""
    archive = awkward_archive(compiled, tmp_path_factory.mktemp("moved"))
    archive.edit("content/2026/2026-03-02-beacon.en.md", "slug:", "aliases: [old/place]\nslug:")
    archive.edit("content/2026/2026-03-02-新灯塔.zh.md", "slug:", "aliases: [旧/地方.html]\nslug:")
    return build_archive(archive)


def awkward_archive(compiled: Path, root: Path) -> Archive:
    archive = Archive(root)
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(AWKWARD)
    return archive


def build_archive(archive: Archive) -> Site:
    assert archive.build().published
    return Site(archive.output)


# Playwright runs an event loop as long as it is open, so it is closed when the tests of this folder end.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        message = "There is no Chromium on this machine; on Debian: apt install chromium."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with chromium(program) as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="package")
def from_disk(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the site is when it has been copied to a folder that a reader has named."""
    folder = tmp_path_factory.mktemp("disk") / "归档 #1 100%"
    shutil.copytree(site.folder, folder)
    return f"{folder.as_uri()}/"


@pytest.fixture(scope="package")
def hosted(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is when it lies in a folder of a web host."""
    host = tmp_path_factory.mktemp("host")
    (host / "archive").symlink_to(site.folder, target_is_directory=True)
    with serving(host) as address:
        yield f"{address}archive/"


@pytest.fixture(scope="package")
def searchable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder, as a reader has named it, with search pages and an index."""
    folder = tmp_path_factory.mktemp("search") / "归档 #1 100%"
    write_site(folder)
    return folder


@pytest.fixture(scope="package")
def search_host(searchable: Path) -> Iterator[str]:
    """Where that folder is on a web host."""
    with serving(searchable.parent) as address:
        yield f"{address}{quote(searchable.name)}/"


@pytest.fixture(params=["host", "disk"])
def search_place(request: pytest.FixtureRequest, searchable: Path, search_host: str) -> str:
    """Where it is for one reader, and for another."""
    return search_host if request.param == "host" else f"{searchable.as_uri()}/"
