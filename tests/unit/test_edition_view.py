"""Edition pages: translation, neighbours, sections, and what the links of a body stand for."""

import pytest

from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import FileLink
from generator.model.language import Lang
from generator.model.views import EditionView
from generator.plan.pages import view_of
from tests.values import archive_of, edition, entity, page_at, story

CONFIG = Config()


def view(address: str, archive: Archive, config: Config = CONFIG) -> EditionView:
    found = view_of(archive, config, page_at(address, archive, config))
    assert isinstance(found, EditionView)
    return found


def test_an_edition_leads_to_its_translation() -> None:
    archive = archive_of(
        [edition(Lang.ZH, "2026-02-10", slug="one"), edition(Lang.EN, "2026-02-10", slug="one")]
    )
    shown = view("zh/2026/02/10/one.html", archive)
    assert shown.translation == shown.shell.switch == (Lang.EN, "en/2026/02/10/one.html", True)
    assert shown.shell.alternates == (
        ("zh-Hans", "zh/2026/02/10/one.html"),
        ("en", "en/2026/02/10/one.html"),
        ("x-default", "zh/2026/02/10/one.html"),
    )


def test_a_translation_may_have_an_address_of_its_own() -> None:
    archive = archive_of(
        [
            edition(Lang.ZH, "2026-02-10", key="k", slug="yi"),
            edition(Lang.EN, "2026-02-10", key="k", slug="one"),
        ]
    )
    assert view("zh/2026/02/10/yi.html", archive).translation == (Lang.EN, "en/2026/02/10/one.html", True)


def test_an_edition_without_a_translation_leads_to_its_day_in_the_other_language() -> None:
    shown = view("zh/2026/02/10/one.html", archive_of([edition(Lang.ZH, "2026-02-10")]))
    assert shown.translation is None
    assert shown.shell.switch == (Lang.EN, "en/2026/02/10/index.html", False)
    assert dict(shown.shell.alternates) == dict.fromkeys(("zh-Hans", "x-default"), "zh/2026/02/10/one.html")


def test_an_edition_of_a_month_lies_in_the_folder_of_its_month() -> None:
    shown = view("zh/2025/11/one.html", archive_of([edition(Lang.ZH, "2025-11")]))
    assert shown.day == ("zh/2025/11/index.html", "2025-11")
    assert [crumb.label for crumb in shown.shell.crumbs] == ["archive", "2025", "2025-11"]


def test_neighbours_are_in_the_language_of_the_reader_where_they_exist_in_it() -> None:
    archive = archive_of(
        [
            edition(Lang.ZH, "2026-02-10"),
            edition(Lang.EN, "2026-02-11"),
            *(edition(lang, "2026-02-09") for lang in Lang),
        ]
    )
    shown = view("zh/2026/02/10/one.html", archive)
    assert shown.newer is not None
    assert shown.older is not None
    assert (shown.newer.lang, shown.newer.address) == (Lang.EN, "en/2026/02/11/one.html")
    assert (shown.older.lang, shown.older.address) == (Lang.ZH, "zh/2026/02/09/one.html")
    assert view("en/2026/02/11/one.html", archive).newer is None
    assert view("en/2026/02/09/one.html", archive).older is None


def test_sections_hold_their_stories_with_their_places_in_the_body() -> None:
    told = [
        story(name, level=level, link=f"https://a.example/{name}")
        for name, level in zip("abc", (2, 3, 4), strict=True)
    ]
    cut = edition(Lang.ZH, "2026-02-10", *told)._replace(sections=(("前", 1), ("空", 0), ("后", 2)))
    shown = view("zh/2026/02/10/one.html", archive_of([cut]))
    assert [
        (each.anchor, each.heading, [item.place for item in each.stories]) for each in shown.sections
    ] == [
        ("_section-1", "前", [0]),
        ("_section-2", "空", []),
        ("_section-3", "后", [1, 2]),
    ]
    assert [(item.anchor, item.level, item.link) for each in shown.sections for item in each.stories] == [
        ("a", 2, "https://a.example/a"),
        ("b", 3, "https://a.example/b"),
        ("c", 4, "https://a.example/c"),
    ]


def test_those_whom_an_edition_names_come_most_named_first() -> None:
    told = [story("a", "x", "y", "y"), story("b", "x", "z"), story("c", "w", "w", "w")]
    archive = archive_of([edition(Lang.ZH, "2026-02-10", *told)], *map(entity, "wxyz"))
    shown = view("zh/2026/02/10/one.html", archive)
    assert [each.id for each in shown.entities] == ["w", "x", "y", "z"]
    assert shown.entities[0] == ("w", "w社", "zh/company/w.html")


def test_links_to_entities_and_files_have_addresses() -> None:
    files = (FileLink("2026-02-09-one.zh.md", 9), FileLink("gone.md", 10), FileLink("/media/a%20b.png", 11))
    archive = archive_of(
        [edition(Lang.ZH, "2026-02-10", story("a", "x"), files=files), edition(Lang.ZH, "2026-02-09")],
        entity("x"),
        media=("content/media/a b.png",),
    )
    assert view("zh/2026/02/10/one.html", archive).links == (
        ("entity/x", "zh/company/x.html"),
        ("file//media/a%20b.png", "media/a%20b.png"),
        ("file/2026-02-09-one.zh.md", "zh/2026/02/09/one.html"),
        ("file/gone.md", ""),
    )


def test_tags_and_categories_are_told_once() -> None:
    archive = archive_of([edition(Lang.ZH, "2026-02-10", tags=("云", "芯片"), categories=("芯片", "纱"))])
    assert [link.label for link in view("zh/2026/02/10/one.html", archive).tags] == ["云", "芯片", "纱"]


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("../media/c.png", "media/c.png"),
        ("/media/c.png", "media/c.png"),
        ("https://a.example/c.png", ""),
        ("x.png", ""),
        ("", ""),
    ],
)
def test_a_cover_is_a_picture_of_the_archive(cover: str, expected: str) -> None:
    archive = archive_of([edition(Lang.ZH, "2026-02-10", cover=cover)], media=("content/media/c.png",))
    assert view("zh/2026/02/10/one.html", archive).cover == expected


def test_the_description_is_the_beginning_of_the_summary() -> None:
    archive = archive_of([edition(Lang.ZH, "2026-02-10", summary=("一。", "二。"))])
    assert view("zh/2026/02/10/one.html", archive).shell.description == "一。"


def test_a_later_digest_changes_only_its_neighbour() -> None:
    old = [edition(Lang.ZH, date, story("a", "x")) for date in ("2026-02-08", "2026-02-09", "2026-02-10")]
    before = archive_of(old, entity("x"))
    after = archive_of([*old, edition(Lang.ZH, "2026-02-11", story("b", "x"))], entity("x"))
    changed = [
        day
        for day in ("08", "09", "10")
        if view(f"zh/2026/02/{day}/one.html", before) != view(f"zh/2026/02/{day}/one.html", after)
    ]
    assert changed == ["10"]
