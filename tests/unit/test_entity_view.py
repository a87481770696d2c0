"""Entity pages: timelines, the cut by year, owners; whom the home page names."""

from typing import TypeVar

from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import Figure, LinkedEdition, Qualifier
from generator.model.entity import Kind
from generator.model.language import Lang, Localized
from generator.model.views import EntityView, HomeView, View
from generator.plan.inputs import entity_inputs
from generator.plan.pages import plan, view_of
from tests.values import archive_of, edition, entity, page_at, story

V = TypeVar("V", bound=View)
CONFIG = Config()


def view(kind: type[V], address: str, archive: Archive) -> V:
    found = view_of(archive, CONFIG, page_at(address, archive, CONFIG))
    assert isinstance(found, kind)
    return found


def long_archive(newest: int = 100, older: int = 51, oldest: int = 1) -> Archive:
    """Acme in the stories of three years, in Chinese; the two English editions do not name it."""
    return archive_of(long_editions(newest, older, oldest), entity("acme"))


def long_editions(newest: int = 100, older: int = 51, oldest: int = 1) -> list[LinkedEdition]:
    counts = {"2026-02-10": newest, "2025-06-01": older, "2024-03": oldest}
    chinese = [
        edition(Lang.ZH, date, *(story(str(number), "acme") for number in range(count)))
        for date, count in counts.items()
    ]
    english = [edition(Lang.EN, date) for date in ("2026-02-10", "2025-06-01")]
    return [*chinese, *english]


def test_a_timeline_runs_by_month_newest_first() -> None:
    archive = archive_of(
        [
            edition(Lang.ZH, "2026-02-10", story("一", "acme"), story("二"), story("三", "acme", "acme")),
            edition(Lang.ZH, "2026-02", story("四", "acme")),
            edition(Lang.ZH, "2026-01-31", story("五", "acme")),
        ],
        entity("acme"),
    )
    shown = view(EntityView, "zh/company/acme.html", archive)
    assert [(date, [entry.headline for entry in entries]) for date, entries in shown.months] == [
        ("2026-02", ["一", "三", "四"]),
        ("2026-01", ["五"]),
    ]
    entry = shown.months[0][1][1]
    assert (entry.digest, entry.story, entry.address) == ("2026-02-10-one", "三", "zh/2026/02/10/one.html#三")
    assert entry.sentence == "三 acme."
    assert (shown.first, shown.last, shown.stories, shown.digests) == ("2026-01-31", "2026-02-10", 4, 3)
    assert (shown.year, shown.years) == ("", ())


def test_a_long_timeline_is_cut_by_year() -> None:
    shown = view(EntityView, "zh/company/acme.html", long_archive())
    assert [date for date, _ in shown.months] == ["2026-02"]
    assert (shown.stories, shown.first, shown.last) == (152, "2024-03", "2026-02-10")
    assert [tuple(each) for each in shown.years] == [
        ("2026", "zh/company/acme.html", 100),
        ("2025", "zh/company/acme/2025.html", 51),
        ("2024", "zh/company/acme/2024.html", 1),
    ]


def test_a_timeline_of_one_page_is_not_cut() -> None:
    archive = long_archive(newest=99, older=50)
    shown = view(EntityView, "zh/company/acme.html", archive)
    assert (shown.stories, shown.years) == (150, ())
    assert len(shown.months) == 3


def test_an_older_year_shows_and_counts_itself() -> None:
    shown = view(EntityView, "zh/company/acme/2025.html", long_archive())
    assert (shown.year, shown.stories, shown.digests) == ("2025", 51, 1)
    assert (shown.first, shown.last) == ("2025-06-01", "2025-06-01")
    assert [date for date, _ in shown.months] == ["2025-06"]
    assert [crumb.address for crumb in shown.shell.crumbs] == ["zh/companies.html", "zh/company/acme.html"]
    assert [each.year for each in shown.years] == ["2025", "2024"]


def test_an_older_year_stays_as_it_is_while_the_entity_goes_on() -> None:
    address = "zh/company/acme/2025.html"
    loom = entity("loom", owner="acme", kind=Kind.PRODUCT)
    before = archive_of(long_editions(), entity("acme"), loom)
    amounts = [
        Figure(value=value, unit="USD", qualifier=Qualifier.EXACT, text="新", sentence=0, mentions=(0, 1))
        for value in ("5", "6", "7")
    ]
    new_year = edition(Lang.ZH, "2027-03-01", story("新", "acme", "loom", figures=tuple(amounts)))
    for editions in (long_editions(newest=120), [*long_editions(), new_year]):
        after = archive_of(editions, entity("acme"), loom)
        page = page_at(address, after, CONFIG)
        assert page == page_at(address, before, CONFIG)
        assert view(EntityView, address, after) == view(EntityView, address, before)
        assert entity_inputs(after, page) == entity_inputs(before, page)


def test_a_year_that_the_other_language_lacks_leads_to_the_entity_there() -> None:
    shown = view(EntityView, "zh/company/acme/2025.html", long_archive())
    assert shown.shell.switch == (Lang.EN, "en/company/acme.html", False)
    own = "zh/company/acme/2025.html"
    assert dict(shown.shell.alternates) == {"zh-Hans": own, "x-default": own}
    main = view(EntityView, "zh/company/acme.html", long_archive())
    assert main.shell.switch == (Lang.EN, "en/company/acme.html", True)


def test_a_page_exists_in_both_languages_also_where_one_never_names_the_entity() -> None:
    archive = archive_of(
        [edition(Lang.ZH, "2026-02-10", story("一", "acme")), edition(Lang.EN, "2026-02-10", story("A"))],
        entity("acme"),
    )
    shown = view(EntityView, "en/company/acme.html", archive)
    assert (shown.stories, shown.digests, shown.first, shown.last, shown.months) == (0, 0, None, None, ())


def test_an_entity_shows_its_names_in_the_language_of_the_page() -> None:
    about = Localized(zh="卖布", en="Sells cloth")
    acme = entity("acme", aliases=("Acme Corp.", "阿克米"), about=about, url="https://acme.example")
    archive = archive_of([edition(Lang.ZH, "2026-02-10", story("一", "acme"))], acme)
    chinese, english = (view(EntityView, f"{lang}/company/acme.html", archive) for lang in Lang)
    assert (chinese.name, chinese.other_name, chinese.about) == ("acme社", "acme", "卖布")
    assert (english.name, english.other_name, english.about) == ("acme", "acme社", "Sells cloth")
    assert chinese.writings == english.writings == ("Acme Corp.", "阿克米")


def test_a_name_that_is_the_same_in_both_languages_is_told_once() -> None:
    acme = entity("acme", names=Localized(zh="Acme", en="Acme"))
    archive = archive_of([edition(Lang.ZH, "2026-02-10", story("一", "acme"))], acme)
    assert view(EntityView, "zh/company/acme.html", archive).other_name == ""


def test_an_owner_without_mentions_has_a_page_that_lists_what_it_owns() -> None:
    archive = archive_of(
        [edition(Lang.EN, "2026-02-10", story("A", "loom"))],
        entity("acme"),
        entity("loom", owner="acme", kind=Kind.PRODUCT),
        entity("bobbin", owner="acme", kind=Kind.PRODUCT),
    )
    shown = view(EntityView, "en/company/acme.html", archive)
    assert [(kind, [each.address for each in group]) for kind, group in shown.owned] == [
        (Kind.PRODUCT, ["en/product/loom.html"])
    ]
    owned = view(EntityView, "en/product/loom.html", archive)
    assert owned.owner is not None
    assert owned.owner.address == "en/company/acme.html"
    assert "en/product/bobbin.html" not in {page.address for page in plan(archive, CONFIG)[0]}


def test_what_an_entity_owns_is_listed_by_kind_and_what_shares_most_stories_comes_first() -> None:
    archive = archive_of(
        [edition(Lang.EN, "2026-02-10", story("A", "acme", "b", "eve"), story("B", "a"), story("C", "mill"))],
        entity("acme"),
        *(entity(each, owner="acme", kind=Kind.PRODUCT) for each in ("a", "b")),
        entity("eve", owner="acme", kind=Kind.PERSON),
        entity("mill", owner="acme"),
    )
    shown = view(EntityView, "en/company/acme.html", archive)
    assert [(kind, [(each.id, each.stories) for each in group]) for kind, group in shown.owned] == [
        (Kind.PRODUCT, [("b", 1), ("a", 0)]),
        (Kind.PERSON, [("eve", 1)]),
        (Kind.COMPANY, [("mill", 0)]),
    ]


def test_every_mention_is_counted() -> None:
    archive = archive_of(
        [
            edition(Lang.EN, "2026-02-10", story("A", "acme", "acme"), story("B", "b", "acme")),
            edition(Lang.EN, "2026-02-11", story("C", "b"), entities=("acme",)),
        ],
        *map(entity, ("acme", "b")),
    )
    shown = view(EntityView, "en/company/acme.html", archive)
    assert (shown.times, shown.stories, shown.digests) == (3, 3, 2)
    assert [each.headline for each in shown.months[0][1]] == ["", "A", "B"]


def test_an_entry_leads_to_the_first_source_of_its_story_by_the_name_of_the_host() -> None:
    stories = (
        story("A", "acme", link="https://www.coast.example/news?a=1"),
        story("B", "acme", link="../2025/old.md"),
        story("C", "acme"),
    )
    archive = archive_of([edition(Lang.EN, "2026-02-10", *stories)], entity("acme"))
    found = [each.source for each in view(EntityView, "en/company/acme.html", archive).months[0][1]]
    assert found == [("https://www.coast.example/news?a=1", "coast.example"), None, None]


def test_the_home_page_tells_who_is_named_most_of_late() -> None:
    old = [edition(Lang.EN, f"2025-01-{day:02}", story("A", "old")) for day in range(1, 32)]
    new = [
        edition(Lang.EN, f"2026-01-{day:02}", story("A", "new"), story("B", *(["both"] * 3)))
        for day in range(1, 30)
    ]
    shown = view(HomeView, "en/index.html", archive_of([*old, *new], *map(entity, ("old", "new", "both"))))
    assert [(item.id, item.stories) for item in shown.active] == [("both", 29), ("new", 29), ("old", 1)]
    assert len(shown.latest) == CONFIG.home_digests
    assert (shown.digests, shown.stories, shown.first, shown.last) == (60, 89, "2025-01-01", "2026-01-29")


def test_the_home_page_of_an_empty_archive_is_empty() -> None:
    shown = view(HomeView, "en/index.html", archive_of([]))
    assert (shown.latest, shown.active, shown.digests, shown.first, shown.last) == ((), (), 0, None, None)
