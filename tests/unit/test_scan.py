"""Which files are found."""

import os
import sys
from pathlib import Path

import pytest

from generator.read.scan import scan


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = (
        "content/README.md",
        "content/site.toml",
        "content/2026/2026-02-10-one.zh.md",
        "content/2026/2026-02-10-one.en.markdown",
        "content/2026/README.md",
        "content/2026/.draft.md",
        "content/_notes/two.md",
        "content/.git/three.md",
        "content/entities/four.md",
        "content/media/five.md",
        "content/media/a/picture.png",
        "content/media/.DS_Store",
        "content/LOUD.MD",
        "elsewhere/six.md",
    )
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def paths(root: Path) -> list[str]:
    return [source.path for source in scan(root)[0]]


def test_markdown_below_content_is_found_by_path(root: Path) -> None:
    assert paths(root) == [
        "content/2026/2026-02-10-one.en.markdown",
        "content/2026/2026-02-10-one.zh.md",
        "content/2026/README.md",
        "content/LOUD.MD",
    ]


def test_media_are_found_apart(root: Path) -> None:
    assert [source.path for source in scan(root)[1]] == [
        "content/media/a/picture.png",
        "content/media/five.md",
    ]


def test_a_source_says_how_large_and_how_old_it_is(root: Path) -> None:
    source = scan(root)[0][0]
    stat = (root / source.path).stat()
    assert source[1:] == (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def test_an_archive_without_content_has_no_sources(tmp_path: Path) -> None:
    assert scan(tmp_path) == ((), (), ())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(("folder", "kind"), [("2026", 0), ("media", 1)])
def test_a_file_whose_name_is_not_utf_8_is_no_source_but_an_error_that_shows_it(
    root: Path, folder: str, kind: int
) -> None:
    before = scan(root)[kind]
    name = os.fsencode(root / "content" / folder) + b"/2026-02-11-\xcd\xf8.md"
    Path(os.fsdecode(name)).write_text("x", encoding="utf-8")
    found = scan(root)
    assert found[kind] == before
    shown = f"content/{folder}/2026-02-11-\\xcd\\xf8.md"
    assert [str(problem) for problem in found[2]] == [
        f"{shown}: error source/name: the file's name is not UTF-8. Rename it."
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_is_no_source(root: Path) -> None:
    before = paths(root)
    os.mkfifo(root / "content/2026/pipe.md")
    assert paths(root) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
class TestLinks:
    def test_a_linked_folder_is_entered(self, root: Path) -> None:
        (root / "content/linked").symlink_to(root / "elsewhere")
        assert "content/linked/six.md" in paths(root)

    def test_a_loop_of_links_ends_and_adds_nothing(self, root: Path) -> None:
        before = paths(root)
        (root / "content/2026/up").symlink_to(root / "content")
        (root / "content/2026/here").symlink_to(root / "content/2026")
        assert paths(root) == before

    def test_a_folder_that_two_links_lead_to_is_entered_once(self, root: Path) -> None:
        (root / "content/b").symlink_to(root / "elsewhere")
        (root / "content/a").symlink_to(root / "elsewhere")
        assert [path for path in paths(root) if path.endswith("six.md")] == ["content/a/six.md"]

    def test_links_between_folders_outside_end(self, root: Path) -> None:
        (root / "elsewhere/back").symlink_to(root / "elsewhere")
        (root / "elsewhere/home").symlink_to(root / "content")
        (root / "content/linked").symlink_to(root / "elsewhere")
        assert [path for path in paths(root) if "linked" in path] == ["content/linked/six.md"]

    def test_a_link_to_nowhere_is_no_source(self, root: Path) -> None:
        before = paths(root)
        (root / "content/gone.md").symlink_to(root / "nowhere.md")
        assert paths(root) == before
