"""`wenzhai translations draft`: what a translation begins with, whatever its original, in both directions."""

import re

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.model.language import Lang
from generator.read.language import twin_of
from generator.read.outline import ROLES
from generator.read.references import SOURCE_LABELS
from generator.translate.labels import word_in
from tests.archive import Archive
from tests.case_files import Case, each_case

SETTINGS = """\
-- content/site.toml --
[topics.boats]
zh = "船运"
en = "Shipping"
aliases = ["水运"]
[series.letters]
zh = "港口通信"
en = "Harbour Letters"
-- content/entities/companies.toml --
[harbor]
kind = "company"
name = { zh = "海港", en = "Harbor" }
[quay]
kind = "company"
name = { zh = "码头集团", en = "Quay" }
-- content/entities/people.toml --
[ada-quill]
kind = "person"
name = { zh = "艾达·奎尔", en = "Ada Quill" }
owner = "quay"
"""
ALONE = """\
-- content/2026-02-10-ferry.zh.md --
---
title: 渡口
---
## 港口

### 海港借款 {#loan}

海港在 2 月 9 日借了 400 亿美元。

### 没有名字的一条

风很大。
"""


def run(archive: Archive, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["translations", *arguments, "--root", str(archive.root)])


def drafted(archive: Archive, given: str, lang: Lang) -> str:
    """The draft beside `given`, an original in `lang`; its record is left out, as its prints say nothing."""
    archive.write(SETTINGS)
    archive.put(f"content/2026-02-10-ferry.{lang}.md", given.encode())
    done = run(archive, "draft", "2026-02-10-ferry")
    assert done.exit_code == 0, done.output
    text = (archive.root / f"content/2026-02-10-ferry.{lang.other}.md").read_text(encoding="utf-8")
    return re.sub(r"(translated_from: \w\w)( [0-9a-f]{6})+", r"\1", text)


@each_case("drafts")
def test_a_draft_holds_what_a_translation_must(case: Case, archive: Archive) -> None:
    lang = Lang(case.name[:2])
    assert drafted(archive, case.given, lang) == case.expected


@each_case("drafts")
def test_a_draft_is_built_without_its_comments_and_its_stories_are_those_of_the_original(
    case: Case, archive: Archive
) -> None:
    lang = Lang(case.name[:2])
    drafted(archive, case.given, lang)
    report = archive.build(drafts=True)
    assert [each for each in report.problems if each.severity == "error"] == []
    page = archive.site()[f"{lang.other}/2026/02/10/ferry.html"].decode()
    assert "<!--" not in page
    assert "&lt;!--" not in page
    draft = f"content/2026-02-10-ferry.{lang.other}.md"
    archive.edit(draft, "draft: true\n", "")
    listed = CliRunner().invoke(main, ["translations", "list", str(archive.root), "--json"]).output
    assert "translation/unsure" not in listed
    assert "translation/stale" not in listed
    assert "translation/story" not in listed
    assert "translation/figure" not in listed
    assert "translation/date" not in listed
    assert "translation/entity" not in listed
    assert "translation/link" not in listed


def test_a_draft_shares_key_and_slug_with_its_original(archive: Archive) -> None:
    archive.put(
        "content/notes/one.md",
        "---\ntitle: 渡口\ndate: 2026-02-10\ntranslation_key: ferry-2026\nslug: boats\n---\n文".encode(),
    )
    assert run(archive, "draft", "ferry-2026").exit_code == 0
    text = (archive.root / "content/notes/one.en.md").read_text(encoding="utf-8")
    assert "\ntranslation_key: ferry-2026\n" in text
    assert "\nslug: boats\n" in text
    assert archive.build(drafts=True).digests == 1


def test_what_the_header_settles_of_names_goes_over_where_it_is_not_chinese(archive: Archive) -> None:
    archive.write(SETTINGS)
    header = "title: 渡口\nnames: { Harbor: quay, 海港: harbor, Quay: none }\nnolink: [艾达·奎尔]"
    archive.put("content/2026-02-10-ferry.zh.md", f"---\n{header}\n---\nHarbor 和海港，Quay 除外。".encode())
    run(archive, "draft", "2026-02-10-ferry")
    text = (archive.root / "content/2026-02-10-ferry.en.md").read_text(encoding="utf-8")
    assert "names:\n  Harbor: quay\n  Quay: none\nnolink: [艾达·奎尔]\n" in text
    assert "\nQuay · Harbor\n" in text


def test_an_archive_of_one_language_needs_no_translation(archive: Archive) -> None:
    archive.write(ALONE)
    archive.put("content/site.toml", b'languages = ["zh"]\n')
    refused = run(archive, "draft", "2026-02-10-ferry")
    assert refused.exit_code == 2
    assert "the archive has one language" in refused.output


def test_links_to_other_digests_lead_to_their_twins(archive: Archive) -> None:
    archive.put("content/2026-01-01-old.zh.md", "---\ntitle: 旧\n---\n文".encode())
    archive.put("content/2026-01-01-old.en.md", b"---\ntitle: Old\n---\nText")
    archive.put("content/2026-01-02-alone.zh.md", "---\ntitle: 独\n---\n文".encode())
    archive.put(
        "content/2026-02-10-ferry.zh.md",
        "---\ntitle: 渡口\n---\n[一](2026-01-01-old.zh.md#lead)、[二](2026-01-02-alone.zh.md)".encode(),
    )
    run(archive, "draft", "2026-02-10-ferry")
    text = (archive.root / "content/2026-02-10-ferry.en.md").read_text(encoding="utf-8")
    assert "[…](2026-01-01-old.en.md#lead) · […](2026-01-02-alone.zh.md)" in text


def test_nothing_is_overwritten(archive: Archive) -> None:
    archive.write(ALONE)
    run(archive, "draft", "2026-02-10-ferry")
    draft = archive.root / "content/2026-02-10-ferry.en.md"
    before = draft.read_bytes()
    again = run(archive, "draft", "2026-02-10-ferry")
    assert again.exit_code == 2
    assert '"2026-02-10-ferry" has an edition in en. Delete it first to begin anew.' in again.output
    assert draft.read_bytes() == before
    original = run(archive, "draft", "2026-02-10-ferry", "--lang", "zh")
    assert "content/2026-02-10-ferry.zh.md: error translations/exists" in original.output


def test_a_file_that_is_no_edition_is_not_overwritten_either(archive: Archive) -> None:
    archive.write(ALONE)
    archive.put("content/2026-02-10-ferry.en.md", b"")
    refused = run(archive, "draft", "2026-02-10-ferry")
    assert refused.exit_code == 2
    assert "there is a file of this name already" in refused.output


def test_an_unknown_key_is_refused_with_the_nearest(archive: Archive) -> None:
    archive.write(ALONE)
    refused = run(archive, "draft", "2026-02-10-fery")
    assert refused.exit_code == 2
    assert 'Did you mean "2026-02-10-ferry"?' in refused.output


def test_a_draft_of_an_original_that_is_one_itself(archive: Archive) -> None:
    archive.write(ALONE)
    archive.edit("content/2026-02-10-ferry.zh.md", "title:", "draft: true\ntitle:")
    assert run(archive, "draft", "2026-02-10-ferry").exit_code == 0


def test_comments_show_nowhere_where_raw_html_is_kept(archive: Archive) -> None:
    archive.write(ALONE)
    archive.put("content/site.toml", b"html = true\n")
    run(archive, "draft", "2026-02-10-ferry")
    archive.build(drafts=True)
    page = archive.site()["en/2026/02/10/ferry.html"].decode()
    assert page.count('<section class="story') == page.count("data-story=") == 2
    assert "风很大" not in page


@pytest.mark.parametrize(
    ("path", "lang", "twin"),
    [
        ("content/2026/a.zh.md", Lang.EN, "content/2026/a.en.md"),
        ("content/2026/a-zh.md", Lang.EN, "content/2026/a-en.md"),
        ("content/2026/a.zh-Hans.md", Lang.EN, "content/2026/a.en.md"),
        ("content/a/zh.md", Lang.EN, "content/a/en.md"),
        ("content/en/2026/a.markdown", Lang.ZH, "content/zh/2026/a.markdown"),
        ("content/中文/a.md", Lang.EN, "content/英文/a.md"),
        ("content/a.md", Lang.EN, "content/a.en.md"),
        ("content/a/index.md", Lang.ZH, "content/a/index.zh.md"),
        ("content/zh/a.en.md", Lang.EN, "content/zh/a.en.en.md"),
    ],
)
def test_the_edition_in_the_other_language_belongs_beside_it(path: str, lang: Lang, twin: str) -> None:
    assert twin_of(path, lang) == twin


@pytest.mark.parametrize(
    "word", sorted({*SOURCE_LABELS, *(word for words in ROLES.values() for word in words)})
)
def test_every_word_that_the_reader_knows_has_a_twin_that_it_knows(word: str) -> None:
    lang = Lang.EN if re.search("[一-鿿]", word) else Lang.ZH
    twin = word_in(word, lang).casefold()
    known = [SOURCE_LABELS, *ROLES.values()]
    assert any(word in words and twin in words for words in known)


def test_a_translation_that_is_accepted_stays_the_one_of_its_draft(archive: Archive) -> None:
    archive.write(ALONE)
    run(archive, "draft", "2026-02-10-ferry")
    archive.edit("content/2026-02-10-ferry.en.md", "draft: true\n", "")
    before = (archive.root / "content/2026-02-10-ferry.en.md").read_bytes()
    assert "as it was" in run(archive, "accept", "2026-02-10-ferry").output
    assert (archive.root / "content/2026-02-10-ferry.en.md").read_bytes() == before


def test_the_list_shows_what_is_still_to_be_translated(archive: Archive) -> None:
    archive.write(SETTINGS + ALONE)
    run(archive, "draft", "2026-02-10-ferry")
    draft = "content/2026-02-10-ferry.en.md"
    begun = CliRunner().invoke(main, ["translations", "list", str(archive.root)]).output
    assert f"{draft}: warning translation/missing: the English edition is a draft." in begun
    archive.edit(draft, "draft: true\n", "")
    archive.edit(
        draft, "\nHarbor · 9 February · US$40 billion\n", "\nOn 9 February Harbor borrowed US$40 billion.\n"
    )
    taken = CliRunner().invoke(main, ["translations", "list", str(archive.root)]).output
    assert "uneven" in taken
    left = [line.partition("untranslated: ")[2] for line in taken.splitlines() if "content/" in line]
    assert sorted(left) == [
        "a paragraph is still that of a draft: …",
        "its title is still that of a draft: …",
        "the heading of a section is still that of a draft: …",
        "the headline is still that of a draft: …",
    ]
