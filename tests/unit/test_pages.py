"""The plan: which pages an archive has, and addresses that two of them claim."""

import pytest

from generator.config import Config
from generator.model.digest import LinkedEdition
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.plan.pages import KINDS, plan, view_of
from generator.render.templates import packaged_templates
from tests.values import BOTH, archive_of, edition, entity, story


def addresses(
    editions: list[LinkedEdition], *entities: Entity, languages: tuple[Lang, ...] = BOTH
) -> list[str]:
    archive = archive_of(editions, *entities, languages=languages)
    pages, problems = plan(archive, Config(languages=languages))
    assert problems == ()
    return [page.address for page in pages]


def test_a_small_archive_has_these_pages() -> None:
    assert addresses([edition(Lang.ZH, "2026-02-10", story("a", "x"))], entity("x")) == [
        "en/2026/02/10/index.html",
        "en/2026/02/index.html",
        "en/2026/index.html",
        "en/archive.html",
        "en/companies.html",
        "en/company/x.html",
        "en/index.html",
        "en/overview.html",
        "en/search.html",
        "index.html",
        "zh/2026/02/10/index.html",
        "zh/2026/02/10/one.html",
        "zh/2026/02/index.html",
        "zh/2026/index.html",
        "zh/archive.html",
        "zh/companies.html",
        "zh/company/x.html",
        "zh/index.html",
        "zh/overview.html",
        "zh/search.html",
    ]


def test_an_empty_archive_has_its_doors() -> None:
    assert addresses([]) == [
        *("en/archive.html", "en/companies.html", "en/index.html", "en/overview.html", "en/search.html"),
        "index.html",
        *("zh/archive.html", "zh/companies.html", "zh/index.html", "zh/overview.html", "zh/search.html"),
    ]


def test_an_archive_of_one_language_has_pages_in_that_one_only() -> None:
    found = addresses([edition(Lang.EN, "2026-02-10")], languages=(Lang.EN,))
    assert "index.html" in found
    assert not [address for address in found if address.startswith("zh/")]


@pytest.mark.parametrize("slugs", [("one", "one"), ("one", "ONE")])
def test_an_address_that_two_editions_claim_is_an_error(slugs: tuple[str, str]) -> None:
    archive = archive_of(
        [edition(Lang.ZH, "2026-02-10", key=key, slug=slug) for key, slug in zip("ab", slugs, strict=True)]
    )
    pages, problems = plan(archive, Config())
    assert [str(problem) for problem in problems] == [
        "content/2026/b.zh.md: error address/taken: content/2026/a.zh.md and content/2026/b.zh.md both claim "
        f'zh/2026/02/10/{slugs[1]}.html. Give one of them another "slug".'
    ]
    assert len({page.address.casefold() for page in pages}) == len(pages)


def test_an_address_that_an_edition_takes_from_a_page_of_time_is_an_error() -> None:
    archive = archive_of([edition(Lang.ZH, "2026-02-10", slug="index")])
    _, problems = plan(archive, Config())
    assert [(problem.code, problem.path) for problem in problems] == [
        ("address/taken", "content/2026/2026-02-10-index.zh.md")
    ]


def test_one_slug_on_two_days_is_no_collision() -> None:
    plan_of_two = addresses([edition(Lang.ZH, date) for date in ("2026-02-10", "2026-02-11", "2026-02")])
    assert len([address for address in plan_of_two if address.endswith("/one.html")]) == 3


def test_every_page_has_a_view_of_its_own_address_and_language() -> None:
    archive = archive_of(
        [edition(lang, "2026-02-10", story("a", "x"), tags=("t",)) for lang in Lang], entity("x")
    )
    config = Config(base_url="https://tidings.example/")  # without one there are no feeds to list
    pages, _ = plan(archive, config)
    assert {page.kind for page in pages} == set(KINDS)
    for page in pages:
        shell = view_of(archive, config, page).shell
        assert (shell.address, shell.lang) == (page.address, page.lang)
        assert page.address in {address for _, address in shell.alternates} or page.kind == "parallel"


def test_every_link_of_a_view_leads_to_a_page() -> None:
    archive = archive_of(
        [
            *(edition(lang, "2026-02-10", story("a", "x"), slug="two", tags=("t",)) for lang in Lang),
            edition(Lang.EN, "2025-11", story("b", "y"), tags=("t", "u"), series="s"),
            edition(Lang.ZH, "2025-11-30", story("c", *["x"] * 3)),
        ],
        entity("x"),
        entity("y", owner="x"),
    )
    pages, _ = plan(archive, Config())
    known = {page.address for page in pages}
    for page in pages:
        for address in linked(view_of(archive, Config(), page)):
            assert address.partition("#")[0] in known, (page.address, address)


def linked(part: object) -> set[str]:
    """Every address that a view holds."""
    if isinstance(part, str):
        return {part} if part.partition("#")[0].endswith(".html") else set()
    if isinstance(part, tuple):
        return {address for each in part for address in linked(each)}
    names = getattr(part, "__dataclass_fields__", ())
    return {address for name in names for address in linked(getattr(part, name))}


def test_every_kind_of_page_has_a_template() -> None:
    assert [
        kind.name for kind in KINDS.values() if not (packaged_templates() / kind.template).is_file()
    ] == []
