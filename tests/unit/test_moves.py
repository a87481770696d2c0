"""Addresses that digests had once: where they lead now, and which cannot lead anywhere."""

import pytest

from generator.config import Config
from generator.model.hosting import Move
from generator.model.language import Lang
from generator.model.problem import Problem
from generator.plan.moves import moves
from generator.plan.pages import plan
from generator.render.moves import moved_pages, redirects
from tests.archive import Archive as Folder
from tests.values import archive_of, edition

BASE = "https://loom.example/archive/"


def found(
    *aliases: str, lang: Lang = Lang.EN, config: Config | None = None
) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    archive = archive_of([edition(lang, "2026-02-10", title="Looms", aliases=aliases)])
    config = config or Config(base_url=BASE)
    return moves(archive, config, plan(archive, config)[0])


@pytest.mark.parametrize(
    ("alias", "path", "stub"),
    [
        ("old/news.html", "old/news.html", "old/news.html"),
        ("/old/news.html", "old/news.html", "old/news.html"),
        ("old/news.htm", "old/news.htm", "old/news.htm"),
        ("/old/news", "old/news", "old/news/index.html"),
        ("/old/news/", "old/news/", "old/news/index.html"),
        ("news.php?id=3#top", "news.php", "news.php/index.html"),
        ("2025/v1.2", "2025/v1.2", "2025/v1.2/index.html"),
        (f"{BASE}2025/%E6%96%B0.html", "2025/新.html", "2025/新.html"),
    ],
)
def test_an_alias_is_a_path_from_the_root_or_a_whole_address(alias: str, path: str, stub: str) -> None:
    made, problems = found(alias)
    assert problems == ()
    assert made == (Move(path, stub, "en/2026/02/10/one.html", Lang.EN, "Looms"),)


@pytest.mark.parametrize(
    "alias",
    [
        "../news.html",
        "a//b.html",
        "./news.html",
        "https://elsewhere.example/news.html",
        "/",
        "_headers",
        ".well-known/x",
        "assets/x.html",
        "api/digests",
        "en/feed.atom.xml",
        "old news.html",
        "a\\b.html",
        "n" * 201,
    ],
)
def test_what_cannot_have_been_a_page_is_told(alias: str) -> None:
    made, problems = found(alias)
    assert made == ()
    assert [(each.code, each.severity) for each in problems] == [("alias/value", "warning")]


@pytest.mark.parametrize(
    ("alias", "owner"),
    [
        ("en/2026/02/10/ONE.html", "a page"),
        ("en", "a page"),
        ("en/2026.html/", ""),
        ("en/index.html", "a page"),
        ("en/archive.html/", "a page"),
        ("en/2026/02/10/one.html/more", "a page"),
    ],
)
def test_a_page_keeps_its_address(alias: str, owner: str) -> None:
    made, problems = found(alias)
    assert bool(made) is not bool(owner)
    assert all(f"{owner} has that address" in each.message for each in problems)


def test_of_two_digests_the_older_one_keeps_an_alias() -> None:
    editions = [edition(Lang.EN, f"2026-02-1{day}", aliases=("a/b", "a/b/index.html")) for day in (1, 0)]
    archive = archive_of(editions)
    config = Config()
    made, problems = moves(archive, config, plan(archive, config)[0])
    assert [each.address for each in made] == ["en/2026/02/10/one.html"]
    assert [each.path for each in problems] == [
        "content/2026/2026-02-10-one.en.md",
        "content/2026/2026-02-11-one.en.md",
        "content/2026/2026-02-11-one.en.md",
    ]


def test_an_alias_cannot_be_a_folder_and_a_file() -> None:
    _, problems = found("a.html", "a.html/b.html")
    assert [each.code for each in problems] == ["alias/taken"]
    _, problems = found("a.html/b.html", "a.html")
    assert [each.message for each in problems] == ['"a.html" cannot lead here: a folder has that address.']


def test_aliases_of_a_language_that_is_not_built_are_nobodys() -> None:
    assert found("old", lang=Lang.ZH, config=Config(languages=(Lang.EN,))) == ((), ())


def test_a_moved_page_leads_on_from_a_host_and_from_a_disk() -> None:
    move = Move("旧/a", "旧/a/index.html", "zh/2026/02/10/新.html", Lang.ZH, "<新>")
    for base_url, place in (
        (BASE, f"{BASE}zh/2026/02/10/%E6%96%B0.html"),
        ("", "../../zh/2026/02/10/%E6%96%B0.html"),
    ):
        (page,) = moved_pages([move], base_url)
        text = page.data.decode()
        assert page.address == "旧/a/index.html"
        assert f'<link rel="canonical" href="{place}">' in text
        assert 'content="0; url=../../zh/2026/02/10/%E6%96%B0.html"' in text
        assert "<title>&lt;新&gt;</title>" in text
    listed = redirects([move])
    assert (listed.address, listed.data) == (
        "_redirects",
        b"/%E6%97%A7/a /zh/2026/02/10/%E6%96%B0.html 301\n",
    )


def test_a_site_has_a_page_at_every_old_address_until_the_alias_goes(archive: Folder) -> None:
    archive.write(
        "-- content/2026-02-10-looms.en.md --\n---\ntitle: Looms\naliases: [old/looms, looms.html]\n---\nX.\n"
    )
    assert archive.build().problems == ()
    site = archive.site()
    assert {"old/looms/index.html", "looms.html", "_redirects"} <= site.keys()
    assert site["_redirects"].splitlines() == [
        b"/looms.html /en/2026/02/10/looms.html 301",
        b"/old/looms /en/2026/02/10/looms.html 301",
    ]
    assert b"old/looms" not in site.get("sitemap.xml", b"")
    archive.edit("content/2026-02-10-looms.en.md", "aliases: [old/looms, looms.html]", "tags: [x]")
    archive.build()
    assert {"old/looms/index.html", "looms.html", "_redirects"}.isdisjoint(archive.site())
