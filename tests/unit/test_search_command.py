"""`wenzhai search`: the index of a built site asked from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import Order, build
from generator.cli import main

_SOURCE = """---
title: {title}
date: 2026-05-01
lang: {lang}
---

### {headline}

{text}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    content = folder / "content"
    content.mkdir()
    for lang, title, headline, text in (
        ("zh", "五月一日", "渡口装上新灯", "海港城的渡口装了一盏新灯，夜里的船不再靠岸太晚。"),
        (
            "en",
            "1 May",
            "A new lamp at the ferry",
            "The ferry of Harbour City has a new lamp for late boats.",
        ),
    ):
        source = _SOURCE.format(title=title, lang=lang, headline=headline, text=text)
        (content / f"2026-05-01-ferry.{lang}.md").write_text(source, encoding="utf-8")
    assert build(Order(root=folder, output=folder / "site")).published
    return folder


def _asked(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["search", "--root", str(root), *arguments])


def test_a_hit_is_told_with_its_date_its_text_and_its_place(root: Path) -> None:
    result = _asked(root, "新灯")
    assert result.exit_code == 0
    date, text, place, total = result.output.splitlines()
    assert date == "2026-05-01  渡口装上新灯"
    assert "装了一盏新灯" in text
    assert place.strip().startswith("zh/2026/05/01/ferry.html#")
    assert total == "1 found"


def test_several_arguments_are_one_query(root: Path) -> None:
    assert _asked(root, "late", "boats").output == _asked(root, "late boats").output


def test_json_is_one_object_with_the_hits(root: Path) -> None:
    found = json.loads(_asked(root, "lamp", "--json").output)
    assert (found["total"], [hit["headline"] for hit in found["hits"]]) == (1, ["A new lamp at the ferry"])


def test_hits_of_one_language_can_be_asked_for(root: Path) -> None:
    found = json.loads(_asked(root, "2026", "--lang", "en", "--json").output)
    assert all(hit["address"].startswith("en/") for hit in found["hits"])


def test_a_word_that_nothing_has_is_answered_by_a_likelier_one(root: Path) -> None:
    assert 'No text has "hrabour"; this is what has "harbour".' in _asked(root, "Hrabour").output


def test_nothing_found_is_no_fault(root: Path) -> None:
    result = _asked(root, "qqqqqqqqqqqqqq")
    assert (result.exit_code, result.output) == (0, "0 found\n")


def test_a_site_without_an_index_is_told_what_to_do(tmp_path: Path) -> None:
    result = _asked(tmp_path, "灯")
    assert result.exit_code == 2
    assert 'error search/missing: there is no search index to read. Make one with "wenzhai build".' in (
        result.output
    )


def test_a_spoilt_index_is_told_like_a_missing_one(root: Path) -> None:
    root_file = root / "site/search/root.js"
    kept = root_file.read_bytes()
    root_file.write_bytes(b"spoilt")
    try:
        assert "error search/missing" in _asked(root, "灯").output
    finally:
        root_file.write_bytes(kept)
