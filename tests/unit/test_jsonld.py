"""JSON-LD: what a page is, for machines."""

import json
from typing import Any

import pytest

from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import Body, Reference, StoryBody
from generator.model.entity import Kind
from generator.model.language import Lang, Localized
from generator.model.topic import DeclaredTopic
from generator.plan.pages import view_of
from generator.render.jsonld import jsonld_of
from generator.render.templates import load_templates, packaged_templates
from tests.values import archive_of, edition, entity, page_at, story

BASE = "https://loom.example/archive/"
CONFIG = Config(title=Localized(zh="纺织文摘", en="Loom digest"), base_url=BASE)
TEMPLATES = load_templates(packaged_templates(), None, CONFIG)


def text_at(address: str, archive: Archive, config: Config = CONFIG, body: Body | None = None) -> str:
    page = page_at(address, archive, config)
    return jsonld_of(view_of(archive, config, page), TEMPLATES.speech(page.lang), "assets/icon.png", body)


def things(text: str) -> dict[str, dict[str, Any]]:
    """What a page says, by type."""
    said = json.loads(text)
    assert said["@context"] == "https://schema.org"
    return {each["@type"]: each for each in said.get("@graph", [said])}


def loom(*, kind: Kind = Kind.COMPANY, **header: Any) -> Archive:
    acme = entity("acme", kind=kind, aliases=("Acme Corp.",), url="https://acme.example", owner="mill")
    mill = entity("mill")
    return archive_of([edition(Lang.EN, "2026-02-10", story("A", "acme"), **header)], acme, mill)


def test_an_edition_is_a_news_article_with_the_way_to_it() -> None:
    header: dict[str, Any] = {
        "title": "Looms",
        "series": "Weekly",
        "authors": ("Jia",),
        "summary": ("Up.", "Down."),
        "tags": ("cloth",),
    }
    url = f"{BASE}en/2026/02/10/one.html"
    assert things(text_at("en/2026/02/10/one.html", loom(**header))) == {
        "NewsArticle": {
            "@type": "NewsArticle",
            "@id": url,
            "headline": "Looms",
            "datePublished": "2026-02-10",
            "inLanguage": "en",
            "description": "Up.",
            "url": url,
            "mainEntityOfPage": url,
            "author": [{"@type": "Person", "name": "Jia"}],
            "publisher": {
                "@type": "Organization",
                "name": "Loom digest",
                "logo": f"{BASE}assets/icon.png",
            },
            "isPartOf": {"@type": "CreativeWork", "name": "Weekly"},
            "keywords": ["cloth"],
            "mentions": [{"@id": f"{BASE}en/company/acme.html#entity", "name": "acme"}],
        },
        "BreadcrumbList": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": BASE + address}
                for place, (name, address) in enumerate(
                    (
                        ("Loom digest", "en/"),
                        ("Archive", "en/archive.html"),
                        ("2026", "en/2026/"),
                        ("February 2026", "en/2026/02/"),
                        ("10 February 2026", "en/2026/02/10/"),
                        ("Looms", "en/2026/02/10/one.html"),
                    ),
                    1,
                )
            ],
        },
    }


def test_an_edition_cites_each_of_its_sources_once() -> None:
    wire = Reference(publisher="Wire", date="2026-02-09", title="Looms up", link="https://wire.example/looms")
    paper = Reference(publisher="Paper", date="last week", title="On cloth")
    archive = archive_of(
        [
            edition(
                Lang.EN,
                "2026-02-10",
                story("A", link="https://wire.example/looms"),
                story("B", link="https://mill.example/"),
                story("C", link="ref:file/other.md"),
                sources=(paper,),
            )
        ]
    )
    body = Body(stories=(StoryBody(heading="A", html="", references=(wire,)),), references=(paper,), notes="")
    found = things(text_at("en/2026/02/10/one.html", archive, body=body))["NewsArticle"]["citation"]
    assert found == [
        {
            "@type": "CreativeWork",
            "name": "Looms up",
            "url": "https://wire.example/looms",
            "inLanguage": "en",
            "datePublished": "2026-02-09",
            "publisher": {"@type": "Organization", "name": "Wire"},
        },
        {
            "@type": "CreativeWork",
            "name": "On cloth",
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": "Paper"},
        },
        {"@type": "CreativeWork", "name": "mill.example", "url": "https://mill.example/"},
    ]


def test_what_is_not_known_is_left_out() -> None:
    said = things(text_at("en/2026/02/10/one.html", loom(), Config()))
    assert list(said) == ["NewsArticle"]
    assert set(said["NewsArticle"]) == {
        "@context",
        "@type",
        "headline",
        "datePublished",
        "inLanguage",
        "publisher",
    }


def test_an_edition_and_its_translation_name_each_other() -> None:
    header: dict[str, Any] = {"key": "k", "updated": "2026-02-12"}
    chinese = edition(Lang.ZH, "2026-02-10", slug="yi", translated_from="en", **header)
    archive = archive_of([chinese, edition(Lang.EN, "2026-02-10", **header)])
    urls = {
        lang: f"{BASE}{lang}/2026/02/10/{slug}.html" for lang, slug in ((Lang.EN, "one"), (Lang.ZH, "yi"))
    }
    for lang, role in ((Lang.EN, "workTranslation"), (Lang.ZH, "translationOfWork")):
        data = things(text_at(urls[lang].removeprefix(BASE), archive))["NewsArticle"]
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
    assert "Work" not in text_at("en/2026/02/10/one.html", archive, Config())


@pytest.mark.parametrize(
    ("kind", "expected", "belongs"),
    [
        (Kind.COMPANY, "Organization", "parentOrganization"),
        (Kind.ORGANISATION, "Organization", "parentOrganization"),
        (Kind.PERSON, "Person", "worksFor"),
        (Kind.PRODUCT, "Product", "manufacturer"),
    ],
)
def test_an_entity_is_what_its_kind_says(kind: Kind, expected: str, belongs: str) -> None:
    page = f"{BASE}en/{kind}/acme.html"
    assert things(text_at(f"en/{kind}/acme.html", loom(kind=kind)))[expected] == {
        "@type": expected,
        "@id": f"{page}#entity",
        "name": "acme",
        "alternateName": ["acme社", "Acme Corp."],
        "url": "https://acme.example",
        "mainEntityOfPage": page,
        belongs: {"@type": "Organization", "@id": f"{BASE}en/company/mill.html#entity", "name": "mill"},
    }


def test_a_home_page_says_what_the_site_is_and_how_it_is_searched() -> None:
    said = things(text_at("zh/index.html", loom(title="Looms")))
    assert said["WebSite"]["@id"] == said["CollectionPage"]["isPartOf"]["@id"] == f"{BASE}zh/#site"
    assert said["WebSite"]["name"] == "纺织文摘"
    assert said["WebSite"]["potentialAction"]["target"]["urlTemplate"] == (
        f"{BASE}zh/search.html?q={{search_term_string}}"
    )
    assert said["CollectionPage"]["mainEntity"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Looms", "url": f"{BASE}en/2026/02/10/one.html"}
    ]


@pytest.mark.parametrize(
    ("address", "name", "digests"),
    [
        ("en/archive.html", "Archive", 0),
        ("en/companies.html", "Directory", 0),
        ("en/overview.html", "Who appears with whom", 0),
        ("en/topics.html", "Topics", 0),
        ("en/topic/cloth.html", "Cloth", 1),
        ("en/2026/index.html", "2026", 1),
        ("en/2026/02/index.html", "February 2026", 1),
        ("en/2026/02/10/index.html", "10 February 2026", 1),
    ],
)
def test_a_page_that_is_a_list_says_so_where_the_host_is_known(address: str, name: str, digests: int) -> None:
    cloth = DeclaredTopic(
        slug="cloth", names=Localized(zh="布", en="Cloth"), aliases=(), about=Localized(zh="", en="")
    )
    archive = archive_of([edition(Lang.EN, "2026-02-10", story("A"), tags=("cloth",))], topics=(cloth,))
    said = things(text_at(address, archive))
    assert list(said) == ["CollectionPage", "BreadcrumbList"]
    assert said["CollectionPage"]["name"] == name
    assert len(said["CollectionPage"].get("mainEntity", {}).get("itemListElement", ())) == digests
    assert said["BreadcrumbList"]["itemListElement"][-1]["name"] == name
    assert text_at(address, archive, Config()) == ""


def test_the_other_kinds_say_what_they_are() -> None:
    archive = archive_of([edition(lang, "2026-02-10", story("A")) for lang in Lang])
    said = json.loads(text_at("index.html", archive))["@graph"]
    assert [each["@type"] for each in said] == ["WebSite", "WebSite"]
    both = things(text_at("parallel/2026/02/10/one.html", archive))["WebPage"]
    assert both["hasPart"] == [{"@id": f"{BASE}{lang}/2026/02/10/one.html"} for lang in Lang]
    assert list(things(text_at("en/search.html", archive))) == ["SearchResultsPage"]


def test_a_title_cannot_end_the_script_that_it_stands_in() -> None:
    text = text_at("en/2026/02/10/one.html", loom(title="</script><!-- <script>"))
    assert "<" not in text
    assert things(text)["NewsArticle"]["headline"] == "</script><!-- <script>"
