"""The golden site, built once, and one without an address on the web."""

from pathlib import Path

import pytest

from tests.golden.html import Element, parse
from tests.golden.regenerate import build_golden

Pages = dict[str, Element]


def pages_of(site: Path) -> Pages:
    """Every page that has an address; what stands for missing ones has none."""
    return {
        path.relative_to(site).as_posix(): parse(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report, site = build_golden(tmp_path_factory.mktemp("golden"))
    assert report.published
    return site


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """Every page of the golden site, by address."""
    return pages_of(site)


@pytest.fixture(scope="session")
def homeless(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The pages of the same archive without a `base_url`."""
    report, site = build_golden(tmp_path_factory.mktemp("homeless"), base_url="")
    assert report.published
    return pages_of(site)
