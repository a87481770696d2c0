"""`wenzhai translations accept`: what a translation was made from is written into its header, and no more."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.commands.acceptance import recorded
from generator.config import Config
from generator.read.edition import read_edition
from generator.translate.refusal import RefusedError
from tests.archive import Archive
from tests.case_files import Case, each_case

PATH = "content/2026-02-10-ferry.en.md"
RECORD = "zh 111111 222222"
ORIGINAL = """\
---
title: 渡口
date: 2026-02-10
summary: 渡轮停航。
---

## 港口

### 渡轮停航两天 {#ferry}

因为大风。

### 新桥动工 {#bridge}

桥长三百米。
"""
TRANSLATION = """\
---
title: The ferry
date: 2026-02-10
summary: No ferry.
---

## Harbour

### No ferry for two days {#ferry}

It is the wind.

### A new bridge is begun {#bridge}

It is three hundred metres long.
"""
PAIR = f"""\
-- content/2026-02-10-ferry.zh.md --
{ORIGINAL}-- content/2026-02-10-ferry.en.md --
{TRANSLATION}-- content/2026-03-01-alone.zh.md --
---
title: 只有中文
---
正文。
"""


def record(text: str) -> str:
    return recorded(text.encode(), PATH, RECORD, Config()).decode()


@each_case("accept")
def test_a_record_goes_into_a_header_of_any_shape(case: Case) -> None:
    assert record(case.given) == case.expected
    before, _ = read_edition(case.given.encode(), PATH, Config())
    after, _ = read_edition(case.expected.encode(), PATH, Config())
    assert before is not None
    assert after is not None
    assert after.header.translated_from == RECORD
    for name in ("title", "date", "lang", "key", "slug", "series", "authors", "summary", "tags", "extra"):
        assert getattr(after.header, name) == getattr(before.header, name)
    assert [each.heading for each in after.sections] == [each.heading for each in before.sections]


@each_case("accept")
def test_a_record_that_is_there_already_changes_nothing(case: Case) -> None:
    assert record(case.expected) == case.expected


@each_case("accept")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_line_ends_and_the_encoding_stay(case: Case, encoding: str) -> None:
    def stored(text: str) -> bytes:
        mark = "\ufeff" if encoding.startswith("utf-16") else ""
        return (mark + text.replace("\n", "\r\n")).encode(encoding)

    assert recorded(stored(case.given), PATH, RECORD, Config()) == stored(case.expected)


@settings(deadline=None)
@given(st.text("-+{}>:=\"' \n#ab：zh", max_size=40), st.sampled_from(["---", "+++", "{", "> ", ""]))
def test_whatever_the_header_is_the_edition_stays_the_same_or_the_file_does(text: str, start: str) -> None:
    data = f"{start}\ntitle: one\n{text}".encode()
    before, _ = read_edition(data, PATH, Config())
    if before is None:
        return
    try:
        after, _ = read_edition(recorded(data, PATH, RECORD, Config()), PATH, Config())
    except RefusedError:
        return
    assert after is not None
    assert after.header.translated_from == RECORD
    assert after.header.title == before.header.title
    assert [[each.html for each in section.stories] for section in after.sections] == [
        [each.html for each in section.stories] for section in before.sections
    ]


def test_a_header_that_cannot_be_written_to_is_refused_and_the_line_is_shown() -> None:
    with pytest.raises(RefusedError) as refused:
        record("---\ntitle: one\ndate: [\n---\nText.\n")
    assert refused.value.problem.hint == f"Add this to it: translated_from: {RECORD}"


def run(archive: Archive, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["translations", *arguments, "--root", str(archive.root)])


def states(archive: Archive) -> list[str]:
    listed = CliRunner().invoke(main, ["translations", "list", str(archive.root)])
    return [line for line in listed.output.splitlines() if "translation/stale" in line]


def test_after_accept_a_reworded_story_is_stale_and_no_other(archive: Archive) -> None:
    archive.write(PAIR)
    done = run(archive, "accept", "2026-02-10-ferry")
    assert done.exit_code == 0
    assert done.output == (
        "content/2026-02-10-ferry.en.md: written, made from content/2026-02-10-ferry.zh.md\n"
    )
    accepted = (archive.root / PATH).read_text(encoding="utf-8")
    line = next(line for line in accepted.splitlines() if line.startswith("translated_from"))
    assert accepted.replace(f"{line}\n", "") == TRANSLATION
    assert states(archive) == []
    archive.edit("content/2026-02-10-ferry.zh.md", "桥长三百米", "桥长四百米")
    (stale,) = states(archive)
    assert stale.startswith(f"{PATH}:14: ")  # where the story on the bridge stands
    archive.edit("content/2026-02-10-ferry.zh.md", "title: 渡口", "title: 新渡口")
    assert len(states(archive)) == 2
    assert run(archive, "accept", "--all").exit_code == 0
    assert states(archive) == []


def test_readers_see_which_story_is_stale_until_it_is_accepted_again(archive: Archive) -> None:
    archive.write(PAIR)

    def marked() -> list[str]:
        archive.build()
        page = archive.site()["en/2026/02/10/ferry.html"].decode()
        stories = page.split("data-story=")[1:]
        return [story[1:].partition('"')[0] for story in stories if 'class="stale"' in story]

    run(archive, "accept", "--all")
    assert marked() == []
    archive.edit("content/2026-02-10-ferry.zh.md", "桥长三百米", "桥长四百米")
    assert marked() == ["bridge"]
    run(archive, "accept", "--all")
    assert marked() == []


def test_accepting_twice_writes_nothing(archive: Archive) -> None:
    archive.write(PAIR)
    run(archive, "accept", "--all")
    before = (archive.root / PATH).stat()
    again = run(archive, "accept", "--all")
    assert "as it was" in again.output
    after = (archive.root / PATH).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_accepted_translation_stays_the_translation(archive: Archive) -> None:
    archive.write(PAIR)
    archive.put("content/site.toml", b'languages = ["en", "zh"]\n')
    run(archive, "accept", "2026-02-10-ferry")
    assert "translated_from: en " in (archive.root / "content/2026-02-10-ferry.zh.md").read_text("utf-8")
    archive.put("content/site.toml", b"")
    again = run(archive, "accept", "2026-02-10-ferry")
    assert again.output.startswith("content/2026-02-10-ferry.zh.md: as it was")


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (
            "2026-02-10-fery",
            'no digest is called "2026-02-10-fery". Did you mean "2026-02-10-ferry"?',
        ),
        ("nothing-like-it", 'no digest is called "nothing-like-it".'),
        (
            "2026-03-01-alone",
            '"2026-03-01-alone" has no translation. '
            "Begin one with: wenzhai translations draft 2026-03-01-alone",
        ),
    ],
)
def test_a_key_without_a_pair_is_refused_and_nothing_is_written(
    archive: Archive, key: str, message: str
) -> None:
    archive.write(PAIR)
    refused = run(archive, "accept", "2026-02-10-ferry", key)
    assert refused.exit_code == 2
    assert refused.output.rstrip().endswith(message)
    assert (archive.root / PATH).read_text(encoding="utf-8") == TRANSLATION


def test_a_draft_is_no_translation_yet(archive: Archive) -> None:
    archive.write(PAIR)
    archive.edit(PATH, "title: The ferry", "draft: true\ntitle: The ferry")
    refused = run(archive, "accept", "2026-02-10-ferry")
    assert f'{PATH} is a draft: take "draft" out of its header first.' in refused.output


@pytest.mark.parametrize("arguments", [["accept"], ["accept", "--all", "2026-02-10-ferry"]])
def test_either_keys_or_all_are_named(archive: Archive, arguments: list[str]) -> None:
    archive.write(PAIR)
    assert run(archive, *arguments).exit_code == 2


def test_a_link_stays_a_link_and_permissions_stay(archive: Archive, tmp_path: Path) -> None:
    archive.write(PAIR)
    file = archive.root / PATH
    kept = tmp_path / "kept.md"
    file.rename(kept)
    kept.chmod(0o600)
    file.symlink_to(kept)
    run(archive, "accept", "--all")
    assert file.is_symlink()
    assert "translated_from" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600
