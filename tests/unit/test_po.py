"""`wenzhai translations export` and `import`: digests as gettext PO, and back."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.config import Config
from generator.model.date import IsoDate
from generator.model.digest import Edition
from generator.model.language import Lang
from generator.read.edition import read_edition
from generator.translate.po import Entry, read_po, write_po
from tests.archive import Archive

ROOT = Path(__file__).parents[2]
ENGLISH = "content/2026-02-10-ferry.en.md"
CHINESE = "content/2026-02-10-ferry.zh.md"
ORIGINAL = """\
---
title: 渡口
date: 2026-02-10
summary: [渡轮停航, 新桥动工]
---

## 港口

### [渡轮停航](https://a.example/1) {#ferry}

因为大风，要停 3 天。

**来源：**
- 甲报 (2026-02-09), *渡口*

### 新桥动工 {#bridge}

桥长三百米，造价 4 亿美元。

- 甲方
- 乙方
"""
TRANSLATION = """\
---
title: The ferry
date: 2026-02-10
summary: [No ferry, A new bridge]
tags: [boats]
word_count: "12"
---

## Harbour

### [No ferry](https://a.example/1) {#ferry}

It is the wind, for 3 days.

**Sources:**
- The Daily (2026-02-09), *No ferry*

### A new bridge is begun {#bridge}

It costs $400 million.

- The one
- The other
"""
PAIR = f"-- {CHINESE} --\n{ORIGINAL}-- {ENGLISH} --\n{TRANSLATION}"


def run(archive: Archive, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["translations", *arguments, "--root", str(archive.root)])


def export(archive: Archive, *keys: str) -> Path:
    done = run(archive, "export", "--po", str(archive.root / "po"), *keys)
    assert done.exit_code == 0, done.output
    return archive.root / "po/2026-02-10-ferry.en.po"


def entries(file: Path) -> dict[str, Entry]:
    return {each.context: each for each in read_po(file.read_bytes(), file.name)}


def text(archive: Archive, path: str = ENGLISH) -> str:
    return (archive.root / path).read_text(encoding="utf-8")


def said(source: str) -> Edition:
    """The English edition that `source` is, wherever it says what it says."""
    edition, _ = read_edition(source.encode(), ENGLISH, Config())
    assert edition is not None
    sections = tuple(
        section._replace(stories=tuple(story._replace(line=0) for story in section.stories))
        for section in edition.sections
    )
    return replace(edition, sections=sections)


def stale(archive: Archive) -> int:
    listed = CliRunner().invoke(main, ["translations", "list", str(archive.root)]).output
    return listed.count("translation/stale")


def test_a_pair_comes_back_as_it_was(archive: Archive) -> None:
    archive.write(PAIR)
    file = export(archive)
    done = run(archive, "import", "--po", str(file), "--force")
    assert done.output == f"{ENGLISH}: complete\n"
    record = next(line for line in text(archive).splitlines() if line.startswith("translated_from"))
    assert said(text(archive).replace(f"{record}\n", "")) == said(TRANSLATION)
    assert stale(archive) == 0


def test_the_pairs_of_the_project_come_back_as_they_were(archive: Archive) -> None:
    shutil.copytree(ROOT / "content", archive.root / "content")
    run(archive, "accept", "--all")
    before = {path: path.read_bytes() for path in (archive.root / "content").glob("20*/*.md")}
    export(archive)
    done = run(archive, "import", "--po", str(archive.root / "po"))
    assert done.exit_code == 0, done.output
    assert "draft" not in done.output
    assert {path: path.read_bytes() for path in before} == before


def test_every_piece_is_a_unit_with_its_place_and_what_it_must_hold(archive: Archive) -> None:
    archive.write(PAIR)
    file = export(archive)
    assert [(each.context, each.translation) for each in entries(file).values()] == [
        ("title", "The ferry"),
        ("summary/1", "No ferry"),
        ("summary/2", "A new bridge"),
        ("heading/1", "Harbour"),
        ("ferry/headline", "No ferry"),
        ("ferry/1", "It is the wind, for 3 days."),
        ("ferry/sources/1", "- The Daily (2026-02-09), *No ferry*"),
        ("bridge/headline", "A new bridge is begun"),
        ("bridge/1", "It costs $400 million."),
        ("bridge/2", "The one"),
        ("bridge/3", "The other"),
    ]
    written = file.read_text(encoding="utf-8")
    assert f'#. US$400 million\n#: {CHINESE}:18\nmsgctxt "bridge/1"\n' in written
    assert '"Language: en\\n"' in written


def test_exporting_twice_gives_the_same_bytes(archive: Archive) -> None:
    archive.write(PAIR)
    first = export(archive).read_bytes()
    assert export(archive, "2026-02-10-ferry").read_bytes() == first


def test_a_stale_story_is_fuzzy_and_stays_stale(archive: Archive) -> None:
    archive.write(PAIR)
    run(archive, "accept", "--all")
    archive.edit(CHINESE, "因为大风", "因为大雾")
    assert stale(archive) == 1
    file = export(archive)
    assert [each.context for each in entries(file).values() if each.is_fuzzy] == [
        "ferry/headline",
        "ferry/1",
        "ferry/sources/1",
    ]
    run(archive, "import", "--po", str(file), "--force")
    assert stale(archive) == 1
    assert "It is the wind" in text(archive)
    file.write_text(file.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    run(archive, "import", "--po", str(file), "--force")
    assert stale(archive) == 0


def test_what_was_accepted_since_is_no_longer_fuzzy(archive: Archive) -> None:
    archive.write(PAIR)
    run(archive, "accept", "--all")
    archive.edit(CHINESE, "因为大风", "因为大雾")
    export(archive)
    run(archive, "accept", "--all")
    assert not any(each.is_fuzzy for each in entries(export(archive)).values())


def test_a_translation_that_is_stale_as_a_whole_stays_so(archive: Archive) -> None:
    archive.write(PAIR)
    run(archive, "accept", "--all")
    for old, new in (("title: 渡口", "title: 码头"), ("大风", "大雾"), ("三百米", "四百米")):
        archive.edit(CHINESE, old, new)
    run(archive, "import", "--po", str(export(archive)), "--force")
    assert stale(archive) == 3
    assert "translated_from: zh 000000\n" in text(archive)


def test_what_has_changed_since_the_export_is_stale(archive: Archive) -> None:
    archive.write(PAIR)
    file = export(archive)
    archive.edit(CHINESE, "三百米", "四百米")
    run(archive, "import", "--po", str(file), "--force")
    assert stale(archive) == 1
    assert "It costs $400 million." in text(archive)


def test_what_is_not_translated_stands_in_comments_of_a_draft(archive: Archive) -> None:
    archive.write(f"-- {CHINESE} --\n{ORIGINAL}")
    file = export(archive)
    assert {each.translation for each in entries(file).values()} == {
        "",
        "- 甲报 (2026-02-09), *渡口*",
    }
    words = {"渡口": "The ferry", "渡轮停航": "No ferry", "甲方": "The one"}
    done = [
        each._replace(translation=words.get(each.text, each.translation)) for each in entries(file).values()
    ]
    file.write_bytes(write_po(done, "2026-02-10-ferry", IsoDate("2026-02-10"), Lang.EN))
    written = run(archive, "import", "--po", str(file))
    assert written.output == f"{ENGLISH}: a draft, 6 texts to translate\n"
    assert "title: The ferry\n" in text(archive)
    assert "  # 新桥动工\n" in text(archive)
    assert "draft: true\n" in text(archive)
    assert "<!-- 桥长三百米，造价 4 亿美元。 -->\nUS$400 million\n" in text(archive)
    assert "<!-- - 乙方 -->\n- The one\n- …\n" in text(archive)
    rest = [each._replace(translation=each.translation or "Said") for each in entries(file).values()]
    file.write_bytes(write_po(rest, "2026-02-10-ferry", IsoDate("2026-02-10"), Lang.EN))
    assert run(archive, "import", "--po", str(file), "--force").output == f"{ENGLISH}: complete\n"
    assert "<!--" not in text(archive)
    assert "draft" not in text(archive)


def test_a_translation_in_the_file_stays_when_it_is_exported_anew(archive: Archive) -> None:
    archive.write(f"-- {CHINESE} --\n{ORIGINAL}")
    file = export(archive)
    told = [each._replace(translation="Told so") for each in entries(file).values()]
    file.write_bytes(write_po(told, "2026-02-10-ferry", IsoDate("2026-02-10"), Lang.EN))
    archive.edit(CHINESE, "三百米", "四百米")
    export(archive)
    again = entries(file)
    assert {each.translation for each in again.values()} == {"Told so"}
    assert [each.context for each in again.values() if each.is_fuzzy] == ["bridge/1"]
    assert '#| msgid "桥长三百米，造价 4 亿美元。"' in file.read_text(encoding="utf-8")


def test_a_file_that_says_other_than_the_edition_keeps_it_and_says_so(archive: Archive) -> None:
    archive.write(PAIR)
    file = export(archive)
    file.write_text(
        file.read_text(encoding="utf-8").replace("It is the wind", "It is a storm"), encoding="utf-8"
    )
    done = run(archive, "export", "--po", str(file.parent))
    assert done.output == f"{file}: 11 of 11 texts are translated, 1 of them other than in the edition\n"
    assert "It is a storm" in file.read_text(encoding="utf-8")


def test_stories_with_another_number_of_paragraphs_are_not_filled_in(archive: Archive) -> None:
    archive.write(PAIR)
    archive.edit(ENGLISH, "It costs $400 million.", "It costs $400 million.\n\nAnd more.")
    told = entries(export(archive))
    assert told["bridge/headline"].translation == "A new bridge is begun"
    assert [told[f"bridge/{number}"].translation for number in (1, 2, 3)] == ["", "", ""]
    assert told["ferry/1"].translation


def test_an_edition_that_says_something_else_is_overwritten_by_force_alone(archive: Archive) -> None:
    archive.write(PAIR)
    file = export(archive)
    archive.edit(ENGLISH, "The other", "The third")
    refused = run(archive, "import", "--po", str(file))
    assert refused.exit_code == 2
    assert f"{ENGLISH}: error translations/exists: the edition says something else." in refused.output
    assert "--force" in refused.output
    assert "The third" in text(archive)


def test_an_edition_in_traditional_characters_stays_one(archive: Archive) -> None:
    archive.write(PAIR)
    archive.edit(ENGLISH, "title: The ferry", "lang: en\ntitle: The ferry")
    archive.edit(CHINESE, "title: 渡口", "translated_from: en\nlang: zh-TW\ntitle: 渡口")
    export(archive)
    run(archive, "import", "--po", str(archive.root / "po"), "--force")
    edition, _ = read_edition(text(archive, CHINESE).encode(), CHINESE, Config())
    assert edition is not None
    assert edition.header.traditional


def broken(file: Path, old: str, new: str) -> None:
    written = file.read_text(encoding="utf-8")
    assert old in written
    file.write_text(written.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("2026-02-10-ferry.en.po", ("It costs", "## It costs"), "other stories than the original"),
        ("2026-02-10-ferry.en.po", ('msgstr "It costs', "msgstr It costs"), "is not one of PO"),
        ("2026-02-10-fery.en.po", None, 'Did you mean "2026-02-10-ferry"?'),
        ("2026-02-10-ferry.fr.po", None, "its name says no digest and language"),
        ("2026-02-10-ferry.en.txt", None, "its name says no digest and language"),
        ("2026-02-10-ferry.zh.po", None, '"2026-02-10-ferry" was written in zh first.'),
    ],
)
def test_a_file_that_holds_no_translation_is_refused(
    archive: Archive, name: str, change: tuple[str, str] | None, message: str
) -> None:
    archive.write(PAIR)
    file = export(archive)
    if change:
        broken(file, *change)
    file = file.rename(file.with_name(name))
    refused = run(archive, "import", "--po", str(file), "--force")
    assert refused.exit_code == 2
    assert message in refused.output
    assert text(archive) == TRANSLATION


def test_a_file_that_is_not_there_is_a_fault_of_the_disk(archive: Archive) -> None:
    archive.write(PAIR)
    refused = run(archive, "import", "--po", "nowhere/2026-02-10-ferry.en.po")
    assert refused.exit_code == 2
    assert "disk/fault" in refused.output


def test_an_archive_of_one_language_has_nothing_to_export(archive: Archive) -> None:
    archive.write(PAIR)
    archive.put("content/site.toml", b'languages = ["zh"]\n')
    archive.delete(ENGLISH)
    refused = run(archive, "export", "--po", str(archive.root / "po"))
    assert refused.exit_code == 2
    assert "the archive has one language" in refused.output


def test_files_of_other_programs_are_read(archive: Archive) -> None:
    archive.write(PAIR)
    file = export(archive)
    expected = entries(file)
    obsolete = b'\n#~ msgctxt "gone/1"\n#~ msgid "x"\n#~ msgstr "y"\n'
    file.write_bytes(b"\xef\xbb\xbf" + (file.read_bytes() + obsolete).replace(b"\n", b"\r\n"))
    assert entries(file) == expected
    wrapped = file.read_bytes().replace(b'msgstr "No ferry"', b'msgstr ""\r\n"No "\r\n"ferry"')
    file.write_bytes(wrapped)
    assert entries(file) == expected


TEXT = st.one_of(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
    st.sampled_from(["\n", "\t", '"', "\\", "%", "{"]),
)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(TEXT, min_size=1),
            st.text(TEXT, min_size=1),
            st.text(TEXT),
        ),
        unique_by=lambda each: each[0],
    )
)
def test_whatever_the_units_say_is_read_as_it_was_written(texts: list[tuple[str, str, str]]) -> None:
    told = [Entry(context, text, translation) for context, text, translation in texts]
    data = write_po(told, "key", IsoDate("2026-02"), Lang.EN)
    assert list(read_po(data, "key.en.po")) == list(told)


BLOCKS = st.sampled_from(
    [
        ("海港借了 4 亿美元，", "Harbor borrowed $400 million,"),
        (
            "**背景：**2 月 9 日的[说明](https://a.example/9)。",
            "**Background:** the [note](https://a.example/9).",
        ),
        ("- 一\n- **二**：三", "- One\n- **Two**: three"),
        ("> 引文\n> 两行", "> A quotation\n> in two lines"),
        ("| 甲 | 乙 |\n|---|---|\n| 一 | 二 |", "| A | B |\n|---|---|\n| 1 | 2 |"),
        ("**来源：**\n- 甲报 (2026-02-09), *渡口*", "**Sources:**\n- The Daily (2026-02-09), *Ferry*"),
        ("```\ncode\n```", "```\ncode\n```"),
        ("一行\n两行", "one line\ntwo lines"),
    ]
)
STORIES = st.lists(st.tuples(st.booleans(), st.lists(BLOCKS, min_size=1, max_size=4)), min_size=1, max_size=4)


@settings(max_examples=12, deadline=None)
@given(st.lists(STORIES, min_size=1, max_size=3))
def test_any_complete_pair_comes_back_as_it_was(
    sections: list[list[tuple[bool, list[tuple[str, str]]]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for lang, path in enumerate((CHINESE, ENGLISH)):
            archive.put(path, edition(sections, lang).encode())
        run(archive, "accept", "--all")
        before = said(text(archive))
        done = run(archive, "import", "--po", str(export(archive)), "--force")
        assert done.output == f"{ENGLISH}: complete\n"
        assert said(text(archive)) == before


def edition(sections: list[list[tuple[bool, list[tuple[str, str]]]]], lang: int) -> str:
    """An edition of stories with blocks, in Chinese (0) or English (1)."""
    blocks = []
    number = 0
    for place, stories in enumerate(sections):
        blocks.append(f"## {('版块', 'Section')[lang]} {place}")
        for is_linked, told in stories:
            number += 1
            headline = f"{('报道', 'Story')[lang]} {number}"
            linked = f"[{headline}](https://a.example/{number})" if is_linked else headline
            blocks += [f"### {linked} {{#s-{number}}}", *(block[lang] for block in told)]
    header = f"---\ntitle: {('渡口', 'Ferry')[lang]}\ndate: 2026-02-10\nlang: {('zh', 'en')[lang]}\n---\n\n"
    return header + "\n\n".join(blocks) + "\n"
