"""A site is the old one or the new one, whole: faults, refusals, strangers' files, media."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import ConfigError
from generator.render.faults import RenderError
from generator.write.lock import BusyError
from generator.write.publish import OutputError
from tests.archive import Archive
from tests.pipeline.corpus import write_corpus
from tests.pipeline.disks import small_disk
from tests.pipeline.process import start
from tests.pipeline.sample import PAGES, SAMPLE

QUAY = "content/2026/2026-03-02-quay.zh.md"
FERRY = "content/2026/2026-03-05-ferry.zh.md"
MARK = "Built by wenzhai. The next build replaces this folder.\n"


@pytest.fixture
def built(archive: Archive) -> Archive:
    archive.write(SAMPLE)
    assert archive.build().published
    return archive


def neighbours(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


# Faults in content


def test_an_error_leaves_the_site_untouched_and_every_fault_of_every_file_is_told(built: Archive) -> None:
    before = built.identities()
    built.edit(QUAY, "date: 2026-03-02", "date: 2026-03-62")
    built.edit(FERRY, "title: 渡轮改用电力", "titel: 渡轮改用电力\ntags: { a: b }")
    built.edit("content/entities/all.toml", 'kind = "product"', 'kind = "gadget"')
    report = built.build()
    assert (report.published, report.written, report.rendered, report.removed) == (False, 0, 0, 0)
    assert built.identities() == before
    assert [str(problem) for problem in report.problems] == [
        'content/2026/2026-03-02-quay.zh.md:3:1: error header/date: "2026-03-62" is not a date.'
        " Write it like 2026-02-10.",
        'content/2026/2026-03-05-ferry.zh.md:1: warning header/title: no title; "Ferry" is taken from the'
        ' file name. Add "title: …" to the header.',
        'content/2026/2026-03-05-ferry.zh.md:2:1: warning header/unknown: unknown key "titel".'
        ' Did you mean "title"?',
        'content/2026/2026-03-05-ferry.zh.md:3:1: error header/type: "tags" must be a list of names,'
        " not a table.",
        'content/entities/all.toml:7:1: error register/kind: "qingzhou" has the unknown kind "gadget".'
        " Known are company, product, person, organisation.",
    ]


def test_an_error_in_the_first_build_makes_no_site(archive: Archive) -> None:
    archive.write("-- content/2026-01-01-x.zh.md --\n---\ntitle: 甲\ndate: 2026-13-01\n---\n乙\n")
    assert not archive.build().published
    assert not archive.output.exists()


def test_an_error_that_stands_is_told_by_every_build_and_gone_when_mended(built: Archive) -> None:
    built.edit(QUAY, "date: 2026-03-02", "date: 2026-03-62")
    first, second = built.build(), built.build()
    assert first.problems == second.problems != ()
    built.edit(QUAY, "date: 2026-03-62", "date: 2026-03-02")
    mended = built.build()
    assert (mended.published, mended.problems, mended.written) == (True, (), 0)


def test_warnings_do_not_keep_a_site_back_unless_the_build_is_strict(built: Archive) -> None:
    built.edit(QUAY, "它在清晨靠岸。", "它在清晨靠岸，见[旧闻](nothing.md)。")
    before = built.identities()
    strict = built.build(strict=True)
    assert (strict.published, len(strict.problems)) == (False, 1)
    assert built.identities() == before
    assert built.build().published
    assert not built.build(strict=True).published


def test_two_pages_at_one_address_are_an_error_that_names_both_sources(built: Archive) -> None:
    before = built.identities()
    built.write("""\
-- content/2026/2026-03-02-again.zh.md --
---
title: 又一个码头
slug: Quay
---
新的一天。
""")
    report = built.build()
    assert [str(problem) for problem in report.problems] == [
        "content/2026/2026-03-02-quay.zh.md: error address/taken: content/2026/2026-03-02-again.zh.md and "
        "content/2026/2026-03-02-quay.zh.md both claim zh/2026/03/02/quay.html."
        ' Give one of them another "slug".'
    ]
    assert built.identities() == before


# The former site, which the next build begins with

FORMER = Path(".cache", "former")


@pytest.fixture
def large(archive: Archive) -> Archive:
    """A site of which a small change is a small part."""
    write_corpus(archive)
    archive.write(SAMPLE)
    archive.build()
    return archive


def assert_as_from_nothing(archive: Archive, name: str) -> None:
    twin = archive.twin(name)
    twin.build()
    assert archive.site() == twin.site()


def test_the_former_site_is_taken_up_again_after_a_small_change(large: Archive) -> None:
    large.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    large.build()
    former = large.root / FORMER
    page, other = "zh/2026/03/02/quay.html", "zh/2026/03/05/ferry.html"
    assert "它在清晨靠岸。" in (former / page).read_text(encoding="utf-8")
    assert (former / other).samefile(large.output / other)
    large.edit(QUAY, "它在黄昏靠岸。", "它在中午靠岸。")
    large.build()
    assert "它在黄昏靠岸。" in (former / page).read_text(encoding="utf-8")
    assert (former / other).samefile(large.output / other)
    large.delete(QUAY)
    large.build()
    assert_as_from_nothing(large, "twin")
    assert not [each for each in former.iterdir() if each.name.startswith(".")]


def test_a_change_of_most_pages_leaves_no_former_site(large: Archive) -> None:
    large.build(base_url="https://ferry.example/")
    assert not (large.root / FORMER).exists()


def test_a_build_that_changes_nothing_keeps_the_former_site(large: Archive) -> None:
    large.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    large.build()
    os.utime(large.root / QUAY)
    assert large.build().written == 0
    assert (large.root / FORMER / "index.html").exists()


@pytest.mark.parametrize("name", ["nothing", "a file for a folder", "a folder for a file", "strangers"])
def test_whatever_the_former_site_holds_the_next_one_is_right(large: Archive, name: str) -> None:
    large.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    large.build()
    former = large.root / FORMER
    if name == "nothing":
        shutil.rmtree(former)
    elif name == "a file for a folder":
        for folder in ("zh/2026", "en/company"):
            shutil.rmtree(former / folder)
            (former / folder).write_bytes(b"x")
    elif name == "a folder for a file":
        for page in ("zh/index.html", "zh/2026/03/02/quay.html", "en/companies.html"):
            (former / page).unlink()
            (former / page).mkdir()
            (former / page / "x").write_bytes(b"x")
    else:
        (former / "zh" / "x" / "y").mkdir(parents=True)
        (former / "zh" / "x" / "y" / "z.html").write_bytes(b"x")
        (former / "zh" / "index.html").unlink()
        (former / "zh" / "index.html").write_bytes(b"x")
    large.edit(QUAY, "它在黄昏靠岸。", "它在中午靠岸。")
    large.build()
    assert_as_from_nothing(large, "twin")
    assert not (large.output / "zh" / "x").exists()


def test_a_file_that_a_stranger_puts_into_the_site_goes_with_the_next_build_for_good(large: Archive) -> None:
    (large.output / "zh" / "x.html").write_bytes(b"x")
    for before, after in (("清晨", "黄昏"), ("黄昏", "中午"), ("中午", "清晨")):
        large.edit(QUAY, f"它在{before}靠岸。", f"它在{after}靠岸。")
        large.build()
        assert "zh/x.html" not in large.site()


# Where a site may go

REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "the archive itself": (
        lambda root: root,
        "{} holds the archive itself. Choose a folder of its own with --output.",
    ),
    "a folder around the archive": (
        lambda root: root.parent,
        "{} holds the archive itself. Choose a folder of its own with --output.",
    ),
    "the content": (
        lambda root: root / "content",
        "{} lies inside the content. Choose a folder of its own with --output.",
    ),
    "a folder of the content": (
        lambda root: root / "content" / "site",
        "{} lies inside the content. Choose a folder of its own with --output.",
    ),
    "a file": (
        lambda root: root / "notes.txt",
        "{} is a file. Choose a folder with --output.",
    ),
    "a folder with files of strangers": (
        lambda root: root / "papers",
        "{} holds files that no build made, such as a.txt. "
        "Choose an empty folder with --output, or empty this one.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_site_is_refused_a_place_that_is_not_its_own(archive: Archive, name: str) -> None:
    archive.write(SAMPLE + "-- notes.txt --\nmine\n-- papers/b.txt --\nmine\n-- papers/a.txt --\nmine\n")
    find, message = REFUSED[name]
    output = find(archive.root)
    before = sorted(archive.root.rglob("*"))
    with pytest.raises(OutputError) as refused:
        archive.build(output=output)
    assert str(refused.value) == message.format(output)
    assert sorted(archive.root.rglob("*")) == before


def test_a_folder_with_hidden_files_only_is_taken_and_keeps_them(archive: Archive) -> None:
    archive.write(SAMPLE + "-- site/.gitignore --\n*\n-- site/.git/HEAD --\nref\n")
    assert archive.build().published
    assert (archive.output / ".git" / "HEAD").read_text() == "ref\n"
    assert (archive.output / ".gitignore").read_text() == "*\n"


def test_hidden_files_and_folders_of_the_output_stay_through_builds(built: Archive) -> None:
    built.write("-- site/.gitignore --\n*\n-- site/.git/refs/heads/main --\nabc\n-- site/.git/HEAD --\nref\n")
    (built.output / ".link").symlink_to("index.html")
    built.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    assert built.build().rendered == 4  # the edition, the page with both, and the search pages
    assert (built.output / ".git" / "refs" / "heads" / "main").read_text() == "abc\n"
    assert (built.output / ".git" / "HEAD").read_text() == "ref\n"
    assert (built.output / ".gitignore").read_text() == "*\n"
    assert (built.output / ".link").exists()
    assert (built.output / ".wenzhai").read_text() == MARK
    assert neighbours(built.root) == [".cache", "content", "site"]


def test_pages_that_a_build_with_another_cache_made_go_when_they_are_stale(built: Archive) -> None:
    other = built.twin("other")
    other.delete(QUAY)
    shutil.copytree(built.output, other.output)
    other.build()
    assert "zh/2026/03/02/quay.html" not in other.site()
    assert "en/2026/03/02/quay.html" in other.site()


def test_an_output_that_is_a_link_to_a_folder_stays_one(archive: Archive) -> None:
    archive.write(SAMPLE)
    served = archive.root / "served"
    served.mkdir()
    archive.output.symlink_to(served)
    archive.build()
    archive.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    archive.build()
    assert "它在黄昏靠岸。" in (served / "zh/2026/03/02/quay.html").read_text(encoding="utf-8")
    assert archive.output.is_symlink()
    assert neighbours(archive.root) == [".cache", "content", "served", "site"]


def test_an_output_that_is_a_disk_of_its_own_is_built_or_refused_in_words(archive: Archive) -> None:
    archive.write(SAMPLE)
    with small_disk(archive.output, "5m"):
        try:
            assert archive.build().published
        except OutputError as refused:
            assert str(archive.output) in str(refused)  # noqa: PT017 - to be built is as good


@pytest.mark.parametrize("folder", ["2026", "media"])
def test_a_file_whose_name_is_not_utf_8_is_told_or_read(archive: Archive, folder: str) -> None:
    archive.write(SAMPLE)
    name = os.fsencode(archive.root / "content" / folder) + b"/2026-03-09-\xcd\xf8.zh.md"
    (archive.root / "content" / folder).mkdir(exist_ok=True)
    with open(name, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write("---\ntitle: 网\n---\n".encode())
    report = archive.build()
    assert report.published or report.problems


# Media


def test_media_are_copied_changed_and_removed_with_their_source(built: Archive) -> None:
    built.put("content/media/2026/图 1.svg", b"<svg/>")
    built.put("content/media/.DS_Store", b"x")
    report = built.build()
    assert (report.rendered, report.written) == (0, 1)
    assert built.site()["media/2026/图 1.svg"] == b"<svg/>"
    assert "media/.DS_Store" not in built.site()
    built.put("content/media/2026/图 1.svg", b"<svg></svg>")
    report = built.build()
    assert (report.rendered, report.written) == (0, 1)
    assert built.site()["media/2026/图 1.svg"] == b"<svg></svg>"
    built.delete("content/media/2026/图 1.svg")
    report = built.build()
    assert (report.rendered, report.written, report.removed) == (0, 0, 1)
    assert not (built.output / "media").exists()


def test_a_picture_is_shown_by_its_digest_once_it_is_there(built: Archive) -> None:
    built.edit(QUAY, "它在清晨靠岸。", "![船](../media/船%201.png)")
    assert [problem.code for problem in built.build().problems] == ["link/missing"]
    assert b"<img src=" not in built.site()["zh/2026/03/02/quay.html"].partition(b"<main")[2]
    built.put("content/media/船 1.png", b"png")
    assert built.build().problems == ()
    source = b'<img src="../../../../media/%E8%88%B9%201.png" alt="\xe8\x88\xb9"'
    assert source in built.site()["zh/2026/03/02/quay.html"]


# Templates

FAULTS = {
    "a tag that is not closed": (
        "{% extends 'base.html' %}\n{% block content %}\n{% if view %}\n{% endblock %}\n",
        "templates/pages/day.html:4: error template/fault: Encountered unknown tag 'endblock'.",
    ),
    "a field that the view does not have": (
        "<p>\n{{ view.author }}\n</p>\n",
        "templates/pages/day.html:2: error template/fault: 'DayView' object has no attribute 'author'",
    ),
    "a name that nothing gives": (
        "{% if true %}\n\n{{ now }}{% endif %}\n",
        "templates/pages/day.html:3: error template/fault: 'now' is undefined",
    ),
    "a string that does not exist": (
        '{{ t("nav.hom") }}\n',
        'templates/pages/day.html:1: error template/fault: strings/en.toml has no "nav.hom".'
        ' Did you mean "nav.home"?',
    ),
    "a template that does not exist": (
        '\n\n{% include "parts/dayz.html" %}\n',
        "templates/pages/day.html:3: error template/fault: 'parts/dayz.html' not found in search path",
    ),
    "a filter that does not exist": (
        "{{ view.date|shout }}\n",
        "templates/pages/day.html:1: error template/fault: No filter named 'shout'.",
    ),
    "a mistake in a macro of another file": (
        '{% from "parts/mine.html" import twice %}\n{{ twice(view.date) }}\n',
        'templates/parts/mine.html:2: error template/fault: can only concatenate str (not "int") to str',
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_template_is_named_with_its_line_and_the_site_stays(built: Archive, name: str) -> None:
    text, message = FAULTS[name]
    before = built.identities()
    built.put("templates/pages/day.html", text.encode())
    built.put("templates/parts/mine.html", b"{% macro twice(x) %}\n{{ x + 2 }}\n{% endmacro %}\n")
    with pytest.raises(RenderError) as fault:
        built.build()
    assert str(fault.value).startswith(message)
    assert built.identities() == before
    assert neighbours(built.root) == [".cache", "content", "site", "templates"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_template_is_named_in_a_first_build_too(archive: Archive, name: str) -> None:
    text, message = FAULTS[name]
    archive.write(SAMPLE)
    archive.put("templates/pages/day.html", text.encode())
    archive.put("templates/parts/mine.html", b"{% macro twice(x) %}\n{{ x + 2 }}\n{% endmacro %}\n")
    with pytest.raises(RenderError) as fault:
        archive.build()
    assert str(fault.value).startswith(message)
    assert not archive.output.exists()


def test_a_fault_found_by_one_of_several_processes_is_named_too(archive: Archive) -> None:
    write_corpus(archive)
    archive.put("templates/pages/day.html", b"\n{{ now }}\n")
    with pytest.raises(RenderError) as fault:
        archive.build(jobs=2)
    assert str(fault.value) == "templates/pages/day.html:2: error template/fault: 'now' is undefined"
    assert not archive.output.exists()
    archive.delete("templates/pages/day.html")
    assert archive.build(jobs=2).published


def test_a_file_of_strings_that_is_not_toml_is_named(built: Archive) -> None:
    before = built.identities()
    built.put("templates/strings/zh.toml", b"[nav\n")
    with pytest.raises(ConfigError) as fault:
        built.build()
    path = built.root / "templates" / "strings" / "zh.toml"
    assert str(fault.value).startswith(f"{path}: error template/strings: Expected ']'")
    assert built.identities() == before


# Two builds


def test_a_second_build_at_the_same_time_is_refused_and_the_first_one_goes_on(built: Archive) -> None:
    built.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    wait = "build(order, lambda *_: (print('building', flush=True), sys.stdin.readline()))\n"
    with start(built, wait) as first:
        assert first.stdout
        assert first.stdout.readline() == "building\n"
        with pytest.raises(BusyError) as refused:
            built.build()
        _, faults = first.communicate("\n" * 100)
    message = "another build of this archive is running. Wait for it to end, or stop it."
    assert str(refused.value) == message
    assert first.returncode == 0, faults
    assert "它在黄昏靠岸。" in built.site()["zh/2026/03/02/quay.html"].decode()
    assert built.build().written == 0


def test_builds_of_two_archives_do_not_wait_for_each_other(built: Archive) -> None:
    other = built.twin("other")
    wait = "build(order, lambda *_: (print('building', flush=True), sys.stdin.readline()))\n"
    with start(other, wait) as first:
        assert first.stdout
        assert first.stdout.readline() == "building\n"
        assert built.build(force=True).rendered == len(PAGES.split())
        first.communicate("\n" * 1000)
    assert other.site() == built.site()


def test_a_site_that_is_read_during_a_build_keeps_its_open_files(built: Archive) -> None:
    page = built.output / "zh" / "2026" / "03" / "02" / "quay.html"
    before = page.read_bytes()
    descriptor = os.open(page, os.O_RDONLY)
    built.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    built.build()
    assert os.read(descriptor, len(before) + 1) == before
    os.close(descriptor)
