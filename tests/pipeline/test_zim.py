"""`wenzhai bundle --format zim`: the archive for Kiwix, as its own tools see it."""

import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from libzim.reader import Archive as Zim
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from generator.cli import main
from tests.archive import COMPILED, Archive
from tests.kiwix import kiwix_serving, tool

ARCHIVE = """\
-- content/site.toml --
title = { zh = "码头文摘：港口、灯塔、缆绳与雾，一份特别长的名字，长到标题里放不下", en = "Quay Digest" }
-- content/entities/all.toml --
[nvidia]
kind = "company"
name = { zh = "英伟达", en = "NVIDIA" }
-- content/2026/2026-03-02-quay.zh.md --
# 码头来了起重机

## 版块

### 起重机

英伟达买了起重机。
-- content/2026/2026-03-02-quay.en.md --
# A crane at the quay

## Section

### Crane

NVIDIA invests in cranes.
"""


@pytest.fixture(scope="module")
def path(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = Archive(tmp_path_factory.mktemp("zim"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(ARCHIVE)
    done = CliRunner().invoke(main, ["bundle", str(archive.root), "--format", "zim"])
    assert done.exit_code == 0, done.output
    return archive.root / "bundles" / "quay-digest-2026-03-02.zim"


@pytest.fixture(scope="module")
def kiwix(path: Path) -> Iterator[str]:
    """Where Kiwix serves the file."""
    with kiwix_serving(path) as address:
        yield address


def test_zimcheck_finds_nothing(path: Path) -> None:
    done = subprocess.run([tool("zimcheck", "zim-tools"), path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "Overall Test Status: Pass" in done.stdout
    assert "[ERROR]" not in done.stdout + done.stderr
    assert "[WARNING]" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("query", "found"),
    [("起重", "zh/2026"), ("crane", "en/2026"), ("invest", "en/2026"), ("英伟 起重", "zh/2026")],
)
def test_kiwix_finds_stories_in_both_languages(query: str, found: str, kiwix: str, path: Path) -> None:
    question = urlencode({"pattern": query, "content": path.stem})
    with urllib.request.urlopen(f"{kiwix}search?{question}") as answer:
        assert f"/{path.stem}/{found}/03/02/quay.html" in answer.read().decode()


@pytest.mark.parametrize("query", ["英伟达", "起重机", "cranes", "NVIDIA 起重机"])
def test_the_index_has_longer_runs_of_chinese_and_both_languages_together(query: str, path: Path) -> None:
    assert Searcher(Zim(path)).search(Query().set_query(query)).getEstimatedMatches()


def test_kiwix_opens_the_main_page_and_a_story(kiwix: str, path: Path) -> None:
    with urllib.request.urlopen(f"{kiwix}{path.stem}/") as answer:
        assert "Quay Digest" in answer.read().decode()
    with urllib.request.urlopen(f"{kiwix}{path.stem}/en/2026/03/02/quay.html") as answer:
        assert "NVIDIA" in answer.read().decode()


def test_titles_are_suggested(path: Path) -> None:
    found = SuggestionSearcher(Zim(path)).suggest("NVIDIA")
    assert "en/company/nvidia.html" in found.getResults(0, 10)


def test_the_file_says_what_it_is(path: Path) -> None:
    zim = Zim(path)
    said = {key: zim.get_metadata(key).decode("utf-8", "replace") for key in zim.metadata_keys}
    assert said["Language"] == "zho"
    assert said["Date"] == "2026-03-02"
    assert len(said["Title"]) == 30
    assert said["Title"].endswith("…")
    assert "text/html=" in said["Counter"]
    assert zim.has_illustration(48)


def test_without_libzim_the_command_says_what_to_install(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "generator.bundle.zim", None)
    done = CliRunner().invoke(main, ["bundle", str(path.parents[1]), "--format", "zim"])
    assert done.exit_code == 2
    assert (
        'error bundle/extra: libzim is not installed. Install it with "pip install wenzhai[zim]".'
        in done.stderr
    )
