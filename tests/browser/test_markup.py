"""What the Nu HTML checker, the field's own, says of each kind of page: no error, and nothing to warn of."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.built import Site
from tests.browser.sample import OLD

# Where `make test` puts it.
_CHECKER = Path(__file__).parents[2] / ".venv/vnu/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks files."""
    java = shutil.which("java")
    if java is None or not _CHECKER.is_file():
        message = 'There is no Nu HTML checker; it needs Java and npm, and "make test".'
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    # Deep pages need more than the default stack.
    return [java, "-Xss8m", "-jar", str(_CHECKER), "--format", "json", "--stdout"]


def test_no_kind_of_page_has_a_fault(checker: list[str], site: Site, awkward: Site, converted: Site) -> None:
    pages = [*_extremes(site), *_extremes(awkward), *_extremes(converted)]
    assert _said(checker, pages) == []
    assert "feeds.html" in {path.name for path in pages}
    assert {path.parts[-2] for path in pages} >= {"topic", "company"}
    for kind in ("zh", "en", "zh-hant", "parallel"):
        assert any(f"/{kind}/" in path.as_posix() for path in pages)


def test_no_page_at_an_old_address_or_for_a_missing_one_has_a_fault(checker: list[str], moved: Site) -> None:
    pages = [moved.folder / address for address in (*OLD, "404.html", "zh/404.html", "en/404.html")]
    assert _said(checker, pages) == []


def test_a_fault_would_be_told(checker: list[str], site: Site, tmp_path: Path) -> None:
    text = (site.folder / "en/index.html").read_text("utf-8")
    page = tmp_path / "page.html"
    page.write_text(text.replace("</main>", "<p><div></p></main>"), "utf-8")
    assert _said(checker, [page])


# To the checker a file on a disk is of no origin, so nothing is its own; data for machines is no script.
_OF_A_DISK = re.compile(r"(Resource|Inline script) violates Content Security Policy \(meta tag\)")


def _extremes(site: Site) -> list[Path]:
    """The shortest and the longest page of every kind."""
    return [site.folder / address for address in site.extremes]


def _said(checker: list[str], pages: list[Path]) -> list[str]:
    """What the checker says of `pages`, warnings included."""
    done = subprocess.run([*checker, *map(str, pages)], capture_output=True, text=True, check=False)
    found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [
        f"{each['url']}:{each.get('lastLine', 0)}: {each['message']}"
        for each in found
        if not _OF_A_DISK.match(each["message"])
    ]
