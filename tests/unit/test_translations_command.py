"""`wenzhai translations`: what it prints, in a pipe, on a terminal and as JSON, and its exit codes."""

import json
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.commands import contents, print_translations
from generator.commands.translations import review
from generator.link.stale import record_of
from generator.model.digest import LinkedEdition
from tests.archive import Archive
from tests.unit.test_cli import Terminal

ROOT = Path(__file__).parents[2]
ARCHIVE = """\
-- content/entities/companies.toml --
[harbor]
kind = "company"
name = { zh = "海港", en = "Harbor" }

[quay]
kind = "company"
name = { zh = "码头", en = "Quay" }
-- content/2026-05-05-even.zh.md --
---
title: 船下水
---

### 海港交付新船 {#ship}

新船 5 月 4 日交付，造价 9000 万美元。
-- content/2026-05-05-even.en.md --
---
title: A ship is launched
---

### Harbor delivers a ship {#ship}

The ship was delivered on May 4 and cost $90 million.
-- content/2026-05-04-uneven.zh.md --
---
title: 融资
---

### 海港融资 {#money}

海港融资 400 亿美元。

### 码头扩建 {#quay}

码头买了吊车。
-- content/2026-05-04-uneven.en.md --
---
title: Money
---

### Harbor raises money {#money}

Harbor has announced a new round.

It comes to $4 billion.
-- content/2026-05-03-missing.zh.md --
---
title: 无人翻译
---

码头休息。
-- content/2026-05-02-draft.zh.md --
---
title: 翻译中
---

码头开工。
-- content/2026-05-02-draft.en.md --
---
title: Under way
draft: true
---

Quay is at work.
-- content/2026-05-01-other.zh.md --
---
title: 三件事
---

### 雨

五月下雨 3 天，损失 200 万美元。

### 风

码头损失 700 万欧元。

### 雪

六月没有雪，6 月 8 日也没有。
-- content/2026-05-01-other.en.md --
---
title: Three other things
---

### Bread

It costs 5 yuan since April 12.

### Salt

Harbor sells 40% less.

### Oil

Oil is at 900 million dollars since April 9.
"""


@pytest.fixture
def root(archive: Archive) -> Path:
    archive.write(ARCHIVE)
    return archive.root


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["translations", *map(str, arguments)], prog_name="wenzhai")


def record(archive: Archive, key: str) -> str:
    """What the translation of a digest has in its header if it was made from the original as it is."""

    def original(content: contents.Content) -> LinkedEdition:
        return next(each for each in content.digests if each.key == key).editions[0].edition

    return record_of(contents.ask(archive.root, 1, lambda *_: None, original))


def test_the_list_has_a_line_for_each_digest_the_newest_first_and_counts_them(root: Path) -> None:
    result = run("list", root)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "date\tkey\ttranslation\tstate\tnotes",
        "2026-05-05\t2026-05-05-even\tzh → en\tcomplete\tunrecorded",
        "2026-05-04\t2026-05-04-uneven\tzh → en\tuneven\tunrecorded",
        "2026-05-03\t2026-05-03-missing\tzh → en\tmissing\t",
        "2026-05-02\t2026-05-02-draft\tzh → en\tmissing\tdraft",
        "2026-05-01\t2026-05-01-other\tzh → en\tnot sure\tunrecorded",
        "5 digests: 2 missing, 0 stale, 1 uneven, 1 not sure, 1 complete",
    ]


def test_what_there_is_to_do_is_told_with_its_place_both_sides_as_written(root: Path) -> None:
    assert run("list", root).stderr.splitlines() == [
        "content/2026-05-04-uneven.en.md:9: warning translation/figure: the Chinese says 400 亿美元 "
        "(US$40 billion), the English $4 billion.",
        "content/2026-05-04-uneven.en.md:9: warning translation/paragraph: the English has a paragraph that "
        "the Chinese does not: “It comes to $4 billion.”",
        "content/2026-05-04-uneven.zh.md:9: warning translation/story: the English edition has no such "
        "story. Translate it, or give it and its translation the same {#id}.",
        "content/2026-05-03-missing.zh.md: warning translation/missing: there is no English edition.",
        "content/2026-05-02-draft.en.md: warning translation/missing: the English edition is a draft. "
        "Take draft out of its header once it is done.",
        "content/2026-05-01-other.en.md: warning translation/unsure: too few of its stories are those of "
        "content/2026-05-01-other.zh.md; only sections are matched. "
        "Give a story and its translation the same {#id}.",
    ]


def test_alone_it_lists_the_archive_that_root_names(root: Path) -> None:
    assert run("--root", root).stdout == run("list", root).stdout
    assert run("--root", root, "--strict").exit_code == 1
    assert run("--root", root, "--json").stdout == run("list", root, "--json").stdout


def test_options_before_a_command_are_refused(root: Path) -> None:
    result = run("--strict", "list", root)
    assert result.exit_code == 2
    assert "Write the options behind the command list." in result.stderr


@pytest.mark.parametrize("key", ["uneven", "missing", "other"])
def test_strict_is_content_with_complete_translations_only(key: str, archive: Archive) -> None:
    archive.write(ARCHIVE)
    for path in sorted(archive.root.glob("content/2026-*")):
        if key not in path.name and "even" not in path.name:
            path.unlink()
    for path in sorted(archive.root.glob("content/*uneven*")):
        if key != "uneven":
            path.unlink()
    assert run("list", archive.root).exit_code == 0
    assert run("list", archive.root, "--strict").exit_code == 1
    for path in sorted(archive.root.glob(f"content/2026-*-{key}*")):
        path.unlink()
    assert run("list", archive.root, "--strict").exit_code == 0


def test_a_story_that_changed_after_it_was_translated_is_stale_and_only_that(archive: Archive) -> None:
    archive.write(ARCHIVE)
    english = "content/2026-05-04-uneven.en.md"
    told = record(archive, "2026-05-04-uneven")
    archive.edit(english, "title: Money\n", f"title: Money\ntranslated_from: {told}\n")
    assert "stale" not in run("list", archive.root).stdout.replace("0 stale", "")
    archive.edit("content/2026-05-04-uneven.zh.md", "海港融资 400", "海港再融资 400")
    result = run("list", archive.root)
    assert "2026-05-04\t2026-05-04-uneven\tzh → en\tstale, uneven\t\n" in result.stdout
    stale = [line for line in result.stderr.splitlines() if "translation/stale" in line]
    assert stale == [
        f"{english}:6: warning translation/stale: the story has changed in content/2026-05-04-uneven.zh.md "
        "since it was translated. Bring it up to date, then accept it."
    ]


def test_json_is_one_object_with_the_problems_of_each_translation(root: Path) -> None:
    found = json.loads(run("list", root, "--json").stdout)
    assert found.keys() == {"translations", "problems"}
    assert found["problems"] == []
    uneven = found["translations"][1]
    problems = uneven.pop("problems")
    assert uneven == {
        "key": "2026-05-04-uneven",
        "date": "2026-05-04",
        "original": "zh",
        "into": "en",
        "path": "content/2026-05-04-uneven.zh.md",
        "beside": "content/2026-05-04-uneven.en.md",
        "draft": "",
        "recorded": False,
        "states": ["uneven"],
    }
    assert [each["code"] for each in problems] == [
        "translation/figure",
        "translation/paragraph",
        "translation/story",
    ]
    assert problems[0].keys() == {"code", "severity", "path", "line", "message", "hint"}


def test_a_terminal_shows_the_list_as_a_table(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    found = contents.ask(root, 1, lambda *_: None, review)
    with redirect_stdout(Terminal()) as stream:
        print_translations.draw_table(found)
    lines = re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue()).splitlines()
    assert lines[0].split() == "date key translation state notes".split()
    assert lines[1].split() == "2026-05-05 2026-05-05-even zh → en complete unrecorded".split()
    assert len(lines) == 6


def test_in_an_archive_of_one_language_nothing_is_missing(archive: Archive) -> None:
    archive.write(ARCHIVE)
    for path in sorted(archive.root.glob("content/*.en.md")):
        path.unlink()
    archive.put("content/site.toml", b'languages = ["zh"]\n')
    result = run("list", archive.root, "--strict")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1:] == [
        "0 digests: 0 missing, 0 stale, 0 uneven, 0 not sure, 0 complete"
    ]


def test_a_source_with_an_error_is_told_and_the_rest_is_compared(archive: Archive) -> None:
    archive.write(ARCHIVE)
    archive.put("content/2026-05-06-broken.zh.md", b"---\ntitle: x\ndate: 2026-13-01\n---\n")
    result = run("list", archive.root)
    assert result.exit_code == 1
    assert "header/date" in result.stderr
    assert "2026-05-05-even\tzh → en\tcomplete" in result.stdout


def test_what_init_writes_is_complete(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "new")]).exit_code == 0
    assert run("list", tmp_path / "new", "--strict").exit_code == 0


def test_the_digests_of_the_project_are_complete_and_even() -> None:
    result = run("list", ROOT, "--strict")
    assert result.exit_code == 0, result.stderr
    assert {line.split("\t")[3] for line in result.stdout.splitlines()[1:-1]} == {"complete"}
