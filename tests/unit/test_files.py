"""Links from one file of an archive to another, and those that lead nowhere."""

import pytest

from generator.model.archive import Archive
from generator.model.digest import FileLink
from generator.model.language import Lang
from generator.plan.files import address_of, missing_files
from tests.values import archive_of, edition, entity, story

PATHS = ("content/2026/018.md", "content/2026/019.md", "content/一 二.md", "content/2026/deep/020.md")
MEDIA = ("content/media/room.png", "content/media/2026/图.png")


def archive(*links: str) -> Archive:
    files = tuple(FileLink(target, line) for line, target in enumerate(links, 7))
    return archive_of(
        [
            edition(Lang.ZH, f"2026-02-{day}", path=path, slug=f"n{day}", files=files if day == 10 else ())
            for day, path in enumerate(PATHS, 10)
        ],
        media=MEDIA,
    )


def address(target: str) -> str:
    found = archive(target)
    return address_of(target, found.digests[-1].editions[0].edition, found)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("019.md", "zh/2026/02/11/n11.html"),
        ("./019.md", "zh/2026/02/11/n11.html"),
        ("../2026/019.md", "zh/2026/02/11/n11.html"),
        ("/2026/019.md", "zh/2026/02/11/n11.html"),
        ("019.md#part", "zh/2026/02/11/n11.html#part"),
        ("deep/020.md", "zh/2026/02/13/n13.html"),
        ("../%E4%B8%80%20%E4%BA%8C.md", "zh/2026/02/12/n12.html"),
        ("018.md", "zh/2026/02/10/n10.html"),
        ("../media/room.png", "media/room.png"),
        ("/media/2026/%E5%9B%BE.png", "media/2026/%E5%9B%BE.png"),
        ("020.md", ""),
        ("../../site.toml", ""),
        ("../../../etc/passwd", ""),
        ("", ""),
        ("media/room.png", "media/room.png"),
        ("media/hall.png", ""),
    ],
)
def test_a_target_is_found_from_the_folder_of_its_edition_or_from_content(target: str, expected: str) -> None:
    assert address(target) == expected


def test_what_is_missing_is_told_with_its_line_and_the_nearest_name() -> None:
    problems = list(missing_files(archive("018.md", "0l9.md", "nothing-like-it.png", "../media/rooms.png")))
    assert [str(problem) for problem in problems] == [
        'content/2026/018.md:8: warning link/missing: there is no file "0l9.md". Did you mean "019.md"?',
        'content/2026/018.md:9: warning link/missing: there is no file "nothing-like-it.png". '
        "The text stays, without a link.",
        'content/2026/018.md:10: warning link/missing: there is no file "../media/rooms.png". '
        'Did you mean "room.png"?',
    ]


def test_a_link_may_name_the_edition_in_another_language() -> None:
    both = [edition(lang, "2026-02-09", path=f"content/one.{lang}.md") for lang in Lang]
    found = archive_of([*both, edition(Lang.ZH, "2026-02-10", path="content/two.zh.md")])
    two = found.digests[0].editions[0].edition
    assert [address_of(f"one.{lang}.md", two, found) for lang in Lang] == [
        "zh/2026/02/09/one.html",
        "en/2026/02/09/one.html",
    ]


def test_an_entity_without_a_page_is_no_link_and_no_fault() -> None:
    files = (FileLink("entity:acme", 3), FileLink("entity:loom", 4))
    archive = archive_of(
        [edition(Lang.EN, "2026-02-10", story("A", "acme"), files=files)], entity("acme"), entity("loom")
    )
    shown = archive.shelves[Lang.EN][0].paired.edition
    assert [address_of(link.target, shown, archive) for link in files] == ["en/company/acme.html", ""]
    assert list(missing_files(archive)) == []
