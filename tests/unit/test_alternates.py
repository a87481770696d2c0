"""Which pages are one page in several languages."""

import pytest

from generator.config import Config
from generator.model.archive import Archive
from generator.model.language import Lang, Traditional
from generator.plan.pages import plan
from tests.values import archive_of, edition, entity, page_at, story

CONFIG = Config()


def alternates(address: str, archive: Archive, config: Config = CONFIG) -> dict[str, str]:
    return dict(page_at(address, archive, config).alternates)


def two_editions() -> Archive:
    return archive_of(
        [edition(Lang.ZH, "2026-02-10", key="k", slug="yi"), edition(Lang.EN, "2026-02-10", key="k")]
    )


def test_editions_of_one_digest_are_one_page_whatever_their_names() -> None:
    assert alternates("en/2026/02/10/one.html", two_editions()) == {
        "zh-Hans": "zh/2026/02/10/yi.html",
        "en": "en/2026/02/10/one.html",
        "x-default": "zh/2026/02/10/yi.html",
    }


def test_editions_of_one_name_are_not_one_page_if_their_digests_differ() -> None:
    archive = archive_of([edition(Lang.ZH, "2026-02-10", key="a"), edition(Lang.EN, "2026-02-10", key="b")])
    for lang in Lang:
        own = f"{lang}/2026/02/10/one.html"
        assert alternates(own, archive) == {lang.tag: own, "x-default": own}


@pytest.mark.parametrize("default", Lang)
def test_readers_of_other_languages_are_led_to_the_default_language_not_to_the_original(
    default: Lang,
) -> None:
    editions = [edition(lang, "2026-02-10", translated_from="" if lang is Lang.EN else "en") for lang in Lang]
    languages = (default, default.other)
    archive = archive_of(editions, languages=languages)
    config = Config(languages=languages)
    for address in ("2026/02/10/one.html", "2026/02/index.html", "archive.html"):
        found = alternates(f"en/{address}", archive, config)
        assert found["x-default"] == f"{default}/{address}"
        assert list(found) == [default.tag, default.other.tag, "x-default"]


def test_home_pages_share_the_front_door() -> None:
    archive = two_editions()
    homes = {"zh-Hans": "zh/index.html", "en": "en/index.html", "x-default": "index.html"}
    assert all(alternates(address, archive) == homes for address in homes.values())


def test_an_archive_of_one_language_has_a_front_door_too() -> None:
    archive = archive_of([edition(Lang.EN, "2026-02-10")], languages=(Lang.EN,))
    homes = {"en": "en/index.html", "x-default": "index.html"}
    assert alternates("index.html", archive, Config(languages=(Lang.EN,))) == homes


def test_a_page_of_both_languages_is_in_none() -> None:
    assert alternates("parallel/2026/02/10/yi.html", two_editions()) == {}


def test_a_rendering_in_traditional_characters_is_a_language_of_its_own() -> None:
    config = Config(traditional=Traditional.TAIWAN)
    assert alternates("en/2026/02/10/one.html", two_editions(), config) == {
        "zh-Hans": "zh/2026/02/10/yi.html",
        "zh-Hant": "zh-hant/2026/02/10/yi.html",
        "en": "en/2026/02/10/one.html",
        "x-default": "zh/2026/02/10/yi.html",
    }


@pytest.mark.parametrize("untranslated", [True, False])
def test_every_alternate_is_a_page_with_the_same_alternates(untranslated: bool) -> None:
    names = [story(str(number), "acme" if number % 2 else "loom") for number in range(5)]
    editions = [
        edition(Lang.ZH, "2026-02-10", *names),
        edition(Lang.EN, "2026-02-10"),
        edition(Lang.ZH, "2025-02-10", *names, tags=("灯",)),
        edition(Lang.EN, "2024-02-10", *names, series="Weekly"),
    ]
    archive = archive_of(editions, entity("acme"), entity("loom"), untranslated=untranslated)
    pages, _ = plan(archive, CONFIG)
    found = {page.address: page.alternates for page in pages}
    for page in pages:
        if page.kind != "parallel":
            assert page.address in dict(page.alternates).values()
            assert all(found[address] == page.alternates for _, address in page.alternates)
            assert len({tag for tag, _ in page.alternates}) == len(page.alternates)
