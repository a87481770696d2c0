"""JSON-LD: what a page is, for machines."""

import json
from typing import Any

import pytest

from generator.config import Config
from generator.model.entity import Kind
from generator.model.language import Lang, Localized
from generator.plan.pages import view_of
from generator.render.jsonld import jsonld_of
from tests.values import archive_of, edition, entity, page_at, story

CONFIG = Config(title=Localized(zh="纺织文摘", en="Loom digest"), base_url="https://loom.example/archive/")


def said(address: str, *, config: Config = CONFIG, kind: Kind = Kind.COMPANY, **header: Any) -> str:
    acme = entity("acme", kind=kind, aliases=("Acme Corp.",), url="https://acme.example")
    archive = archive_of([edition(Lang.EN, "2026-02-10", story("A", "acme"), **header)], acme)
    return jsonld_of(view_of(archive, config, page_at(address, archive, config)))


def test_an_edition_is_a_news_article() -> None:
    header: dict[str, Any] = {
        "title": "Looms",
        "series": "Weekly",
        "authors": ("Jia",),
        "summary": ("Up.", "Down."),
    }
    assert json.loads(said("en/2026/02/10/one.html", **header)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://loom.example/archive/en/2026/02/10/one.html",
        "headline": "Looms",
        "datePublished": "2026-02-10",
        "inLanguage": "en",
        "description": "Up.",
        "url": "https://loom.example/archive/en/2026/02/10/one.html",
        "author": [{"@type": "Person", "name": "Jia"}],
        "publisher": {"@type": "Organization", "name": "Loom digest"},
        "isPartOf": {"@type": "CreativeWork", "name": "Weekly"},
    }


def test_what_is_not_known_is_left_out() -> None:
    data = json.loads(said("en/2026/02/10/one.html", config=Config()))
    assert not {"@id", "url", "author", "isPartOf", "description", "dateModified"} & set(data)


def test_an_edition_and_its_translation_name_each_other() -> None:
    header: dict[str, Any] = {"key": "k", "updated": "2026-02-12"}
    chinese = edition(Lang.ZH, "2026-02-10", slug="yi", translated_from="en", **header)
    archive = archive_of([chinese, edition(Lang.EN, "2026-02-10", **header)])
    urls = {
        lang: f"{CONFIG.base_url}{lang}/2026/02/10/{slug}.html"
        for lang, slug in ((Lang.EN, "one"), (Lang.ZH, "yi"))
    }
    for lang, role in ((Lang.EN, "workTranslation"), (Lang.ZH, "translationOfWork")):
        address = urls[lang].removeprefix(CONFIG.base_url)
        data = json.loads(jsonld_of(view_of(archive, CONFIG, page_at(address, archive, CONFIG))))
        assert (data["@id"], data["url"], data["inLanguage"]) == (urls[lang], urls[lang], lang.tag)
        assert data["dateModified"] == "2026-02-12"
        assert {"workTranslation", "translationOfWork"} & set(data) == {role}
        assert data[role] == {
            "@type": "NewsArticle",
            "@id": urls[lang.other],
            "url": urls[lang.other],
            "inLanguage": lang.other.tag,
        }


def test_editions_without_an_address_on_the_web_name_no_other() -> None:
    archive = archive_of([edition(lang, "2026-02-10") for lang in Lang])
    page = page_at("en/2026/02/10/one.html", archive, Config())
    assert "Work" not in jsonld_of(view_of(archive, Config(), page))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.COMPANY, "Organization"),
        (Kind.ORGANISATION, "Organization"),
        (Kind.PERSON, "Person"),
        (Kind.PRODUCT, "Product"),
    ],
)
def test_an_entity_is_what_its_kind_says(kind: Kind, expected: str) -> None:
    assert json.loads(said(f"en/{kind}/acme.html", kind=kind)) == {
        "@context": "https://schema.org",
        "@type": expected,
        "name": "acme",
        "alternateName": ["acme社", "Acme Corp."],
        "url": "https://acme.example",
    }


def test_a_title_cannot_end_the_script_that_it_stands_in() -> None:
    text = said("en/2026/02/10/one.html", title="</script><!-- <script>")
    assert "<" not in text
    assert json.loads(text)["headline"] == "</script><!-- <script>"


@pytest.mark.parametrize("address", ["index.html", "en/index.html", "en/archive.html", "en/companies.html"])
def test_a_page_that_is_only_a_list_says_nothing(address: str) -> None:
    assert said(address) == ""
