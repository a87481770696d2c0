"""Topics and series: spellings that are one, titles, pages, the cut by year, and links that lead to them."""

import re
import unicodedata
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.model.archive import Archive
from generator.model.calendars import ArchiveView
from generator.model.digest import LinkedEdition
from generator.model.items import Link
from generator.model.language import Lang, Localized
from generator.model.topic import DeclaredTopic, TopicKind, folded, slug_of
from generator.model.views import EditionView, HomeView, TopicsView, TopicView, View
from generator.plan.pages import inputs_of, plan, view_of
from tests.values import archive_of, edition, entity, page_at, story

V = TypeVar("V", bound=View)
CONFIG = Config()
CHIPS = DeclaredTopic(
    slug="chips",
    names=Localized(zh="芯片", en="Chips"),
    aliases=("晶片", "semiconductors"),
    about=Localized(zh="卡住的东西。", en="What is short."),
)


def view(kind: type[V], address: str, archive: Archive, config: Config = CONFIG) -> V:
    found = view_of(archive, config, page_at(address, archive, config))
    assert isinstance(found, kind)
    return found


def addresses(archive: Archive, *parts: str, config: Config = CONFIG) -> list[str]:
    """The pages whose address holds one of `parts`."""
    pages, problems = plan(archive, config)
    assert problems == ()
    return [page.address for page in pages if any(part in page.address for part in parts)]


def topic_addresses(archive: Archive) -> list[str]:
    return addresses(archive, "/topic/", "/series/", "/topics.html")


def tagged(lang: Lang, date: str, *tags: str, slug: str = "one") -> LinkedEdition:
    return edition(lang, date, tags=tags, slug=slug)


def days(year: int, count: int) -> list[str]:
    return [f"{year}-{1 + day // 28:02}-{1 + day % 28:02}" for day in range(count)]


# Spellings


@pytest.mark.parametrize(
    "spelling",
    [
        "Open Source",
        "open-source",
        "opensource",
        "open_source",
        "Open.Source",
        "#OpenSource",
        "＃ ｏｐｅｎ　ｓｏｕｒｃｅ",
    ],
)
def test_case_width_hash_and_what_stands_between_words_do_not_tell_topics_apart(spelling: str) -> None:
    assert folded(spelling) == "opensource"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("model", "models"),
        ("开源", "開源"),
        ("C", "C++"),
        ("C", "C#"),
        ("GPT-4.1", "GPT-41"),
    ],
)
def test_other_differences_do(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Open Source", "opensource"),
        ("IPO", "ipo"),
        ("开源", "xn--h0t795a"),
        ("AI芯片", "xn--ai-xl5ei39c"),
        ("C++", "xn--c-wn0ia"),
        ("…", "xn--4g7c"),
        ("一" * 80, "long--da171c00f036263407ce5df1eeea0d6e"),
    ],
)
def test_an_address_is_made_of_the_name_alone_and_never_changes(name: str, slug: str) -> None:
    assert slug_of(folded(name)) == slug


NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)


@given(NAMES)
def test_an_address_is_a_short_file_name_of_ascii(name: str) -> None:
    slug = slug_of(folded(name))
    assert re.fullmatch(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*", slug)
    assert len(slug) <= 60


@given(NAMES)
def test_a_slug_can_be_read_back_so_no_two_topics_share_one(name: str) -> None:
    slug = slug_of(folded(name))
    if slug.startswith("xn--"):
        read = slug.removeprefix("xn--").encode().decode("punycode")
        # A sign stands in it full-width.
        assert unicodedata.normalize("NFKC", read) == folded(name)
    elif not slug.startswith("long--"):
        assert slug == folded(name)


@given(NAMES)
def test_folding_what_is_folded_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


# Which topics there are


def test_a_tag_in_one_language_has_its_page_in_that_language() -> None:
    archive = archive_of([tagged(Lang.ZH, "2026-02-10", "芯片"), tagged(Lang.EN, "2026-02-10", "chips")])
    assert topic_addresses(archive) == [
        "en/topic/chips.html",
        "en/topics.html",
        f"zh/topic/{slug_of('芯片')}.html",
        "zh/topics.html",
    ]
    assert view(TopicView, "en/topic/chips.html", archive).shell.switch == (Lang.ZH, "zh/topics.html", False)


def test_a_tag_that_both_languages_write_alike_is_one_topic() -> None:
    archive = archive_of([tagged(Lang.ZH, "2026-02-10", "IPO"), tagged(Lang.EN, "2026-02-11", "ipo")])
    chinese, english = (view(TopicView, f"{lang}/topic/ipo.html", archive) for lang in Lang)
    assert (chinese.name, chinese.other_name, chinese.digests) == ("IPO", "ipo", 2)
    assert (english.name, english.other_name, english.digests) == ("ipo", "IPO", 2)
    assert chinese.shell.switch == (Lang.EN, "en/topic/ipo.html", True)


def test_tags_and_categories_are_topics_alike() -> None:
    digest = edition(Lang.EN, "2026-02-10", tags=("chips",), categories=("Chips", "markets"))
    assert topic_addresses(archive_of([digest])) == [
        "en/topic/chips.html",
        "en/topic/markets.html",
        "en/topics.html",
    ]


def test_an_archive_without_tags_has_no_topics_page_and_no_link_to_one() -> None:
    archive = archive_of([edition(lang, "2026-02-10") for lang in Lang])
    assert topic_addresses(archive) == []
    assert {view_of(archive, CONFIG, page).shell.topics for page in plan(archive, CONFIG)[0]} == {""}


def test_every_page_leads_to_the_topics_of_its_language() -> None:
    archive = archive_of(
        [tagged(Lang.ZH, "2026-02-10", "芯片"), edition(Lang.EN, "2026-02-10", story("A", "x"))], entity("x")
    )
    for page in plan(archive, CONFIG)[0]:
        expected = "zh/topics.html" if page.lang is Lang.ZH else ""
        assert view_of(archive, CONFIG, page).shell.topics == expected, page.address


def test_a_title_is_the_spelling_of_most_editions() -> None:
    spelled = ["#Open Source", "open-source", "Open Source", "open-source", "Open Source"]
    archive = archive_of(
        [tagged(Lang.EN, f"2026-02-1{day}", spelling) for day, spelling in enumerate(spelled)]
    )
    assert view(TopicView, "en/topic/opensource.html", archive).name == "Open Source"


def test_of_two_spellings_that_are_used_alike_the_first_by_text_is_the_title() -> None:
    archive = archive_of([tagged(Lang.EN, "2026-02-10", "ipo"), tagged(Lang.EN, "2026-02-11", "IPO")])
    assert view(TopicView, "en/topic/ipo.html", archive).name == "IPO"


# Declared topics


def test_a_declared_topic_is_one_in_both_languages() -> None:
    archive = archive_of(
        [tagged(Lang.ZH, "2026-02-10", "晶片"), tagged(Lang.EN, "2026-02-11", "Semi-conductors")],
        topics=(CHIPS,),
    )
    chinese, english = (view(TopicView, f"{lang}/topic/chips.html", archive) for lang in Lang)
    assert (chinese.name, chinese.other_name, chinese.about) == ("芯片", "Chips", "卡住的东西。")
    assert (english.name, english.other_name, english.about) == ("Chips", "芯片", "What is short.")
    assert [item.key for _, items in english.spans for item in items] == ["2026-02-11-one", "2026-02-10-one"]
    assert english.shell.switch == (Lang.ZH, "zh/topic/chips.html", True)


def test_a_declared_topic_has_a_page_in_a_language_that_never_uses_it() -> None:
    archive = archive_of([tagged(Lang.ZH, "2026-02-10", "芯片")], topics=(CHIPS,))
    shown = view(TopicView, "en/topic/chips.html", archive)
    ((_, (item,)),) = shown.spans
    assert (item.lang, item.address) == (Lang.ZH, "zh/2026/02/10/one.html")


def test_a_declared_topic_that_no_digest_has_has_no_page() -> None:
    assert topic_addresses(archive_of([edition(Lang.ZH, "2026-02-10")], topics=(CHIPS,))) == []


def test_a_topic_declared_in_one_language_takes_its_other_name_from_the_editions() -> None:
    declared = DeclaredTopic(
        slug="chips", names=Localized(zh="芯片", en=""), aliases=("silicon",), about=Localized(zh="", en="")
    )
    archive = archive_of([tagged(Lang.EN, "2026-02-10", "Silicon")], topics=(declared,))
    assert view(TopicView, "zh/topic/chips.html", archive).other_name == "Silicon"
    chinese_only = archive_of([tagged(Lang.ZH, "2026-02-10", "芯片")], topics=(declared,))
    assert topic_addresses(chinese_only) == ["zh/topic/chips.html", "zh/topics.html"]


# Series


def test_a_series_is_no_topic_of_the_same_name() -> None:
    digest = edition(Lang.EN, "2026-02-10", series="Chips", tags=("chips",))
    archive = archive_of([digest])
    assert topic_addresses(archive) == ["en/series/chips.html", "en/topic/chips.html", "en/topics.html"]
    assert view(TopicView, "en/series/chips.html", archive).kind is TopicKind.SERIES


def test_a_series_declared_in_both_languages_is_one() -> None:
    weekly = DeclaredTopic(
        slug="weekly", names=Localized(zh="一周", en="The Week"), aliases=(), about=Localized(zh="", en="")
    )
    archive = archive_of(
        [
            edition(Lang.ZH, "2026-02-10", story("一"), story("二"), series="一周", tags=("芯片",)),
            edition(Lang.EN, "2026-02-17", story("A"), series="the week"),
        ],
        series=(weekly,),
    )
    shown = view(TopicView, "zh/series/weekly.html", archive)
    assert (shown.name, shown.other_name, shown.digests, shown.stories) == ("一周", "The Week", 2, 3)
    assert (shown.first, shown.last) == ("2026-02-10", "2026-02-17")
    assert shown.related == (Link(f"zh/topic/{slug_of('芯片')}.html", "芯片"),)


# The page of a topic


def test_a_topic_runs_by_year_newest_first_with_headlines() -> None:
    archive = archive_of(
        [
            edition(Lang.EN, "2025-11", story("Old"), tags=("chips",)),
            edition(Lang.EN, "2026-02-10", story("A"), story("B"), tags=("chips",)),
            edition(Lang.EN, "2026-02-11", story("C")),
        ]
    )
    shown = view(TopicView, "en/topic/chips.html", archive)
    assert [(span, [item.date for item in items]) for span, items in shown.spans] == [
        ("2026", ["2026-02-10"]),
        ("2025", ["2025-11"]),
    ]
    assert [link.label for link in shown.spans[0][1][0].headlines] == ["A", "B"]
    assert (shown.digests, shown.stories, shown.first, shown.last) == (2, 3, "2025-11", "2026-02-10")
    assert shown.years == ()


def test_the_entities_of_a_topic_are_those_that_most_of_its_stories_name() -> None:
    archive = archive_of(
        [
            edition(Lang.EN, "2026-02-10", story("A", "b", "b", "a"), story("B", "c"), tags=("chips",)),
            edition(Lang.EN, "2026-02-11", story("C", "c"), tags=("chips",)),
            edition(Lang.EN, "2026-02-12", story("D", "a"), story("E", "a")),
        ],
        *map(entity, "abc"),
    )
    shown = view(TopicView, "en/topic/chips.html", archive)
    assert [(item.id, item.stories) for item in shown.entities] == [("c", 2), ("a", 1), ("b", 1)]


def test_related_topics_are_those_on_most_of_the_same_digests() -> None:
    archive = archive_of(
        [
            tagged(Lang.EN, "2026-02-10", "chips", "power", "law"),
            tagged(Lang.EN, "2026-02-11", "chips", "power"),
            tagged(Lang.EN, "2026-02-12", "chips", "art"),
            tagged(Lang.EN, "2026-02-13", "law", "other"),
        ]
    )
    shown = view(TopicView, "en/topic/chips.html", archive)
    assert [link.label for link in shown.related] == ["power", "art", "law"]


def test_a_topic_without_a_page_in_the_language_is_not_related_there() -> None:
    archive = archive_of(
        [tagged(Lang.ZH, "2026-02-10", "芯片"), tagged(Lang.EN, "2026-02-11", "chips", "power")],
        topics=(CHIPS,),
    )
    assert view(TopicView, "zh/topic/chips.html", archive).related == ()
    assert view(TopicView, "en/topic/chips.html", archive).related == (Link("en/topic/power.html", "power"),)


# The cut by year


def long_archive(newest: int = 60, older: int = 50, oldest: int = 3) -> Archive:
    return archive_of(
        tagged(Lang.ZH, day, "芯片")
        for year, count in ((2026, newest), (2025, older), (2024, oldest))
        for day in days(year, count)
    )


SLUG = slug_of("芯片")


def test_the_page_of_a_long_topic_shows_the_newest_hundred_digests() -> None:
    shown = view(TopicView, f"zh/topic/{SLUG}.html", long_archive())
    assert [(span, len(items)) for span, items in shown.spans] == [("2026", 60), ("2025", 40)]
    assert (shown.digests, shown.first) == (113, "2024-01-01")


def test_a_year_that_the_page_does_not_show_whole_has_a_page_of_its_own() -> None:
    archive = long_archive()
    assert addresses(archive, "/topic/") == [
        f"zh/topic/{SLUG}.html",
        f"zh/topic/{SLUG}/2024.html",
        f"zh/topic/{SLUG}/2025.html",
    ]
    shown = view(TopicView, f"zh/topic/{SLUG}/2025.html", archive)
    assert [(span, len(items)) for span, items in shown.spans] == [("2025-02", 22), ("2025-01", 28)]
    assert (shown.digests, shown.first, shown.last) == (50, "2025-01-01", "2025-02-22")
    assert [crumb.address for crumb in shown.shell.crumbs] == [
        "zh/archive.html",
        "zh/topics.html",
        f"zh/topic/{SLUG}.html",
    ]
    assert [link.label for link in shown.years] == ["2025", "2024"]


def test_a_topic_of_a_hundred_digests_is_not_cut() -> None:
    assert addresses(long_archive(newest=60, older=40, oldest=0), "/topic/") == [f"zh/topic/{SLUG}.html"]


def test_a_year_of_more_than_a_hundred_digests_has_a_page_of_all_of_them() -> None:
    archive = long_archive(newest=101, older=0, oldest=0)
    assert view(TopicView, f"zh/topic/{SLUG}/2026.html", archive).digests == 101


def test_an_older_year_stays_as_it_is_while_the_topic_goes_on() -> None:
    before, after = long_archive(), long_archive(newest=80)
    address = f"zh/topic/{SLUG}/2025.html"
    assert view(TopicView, address, before) == view(TopicView, address, after)
    assert inputs(address, before) == inputs(address, after)


# What a page is made from


def inputs(address: str, archive: Archive) -> object:
    return inputs_of(archive, page_at(address, archive, CONFIG))


def test_the_inputs_of_a_topic_change_with_the_name_of_a_topic_beside_it() -> None:
    digests = [tagged(Lang.EN, "2026-02-10", "chips", "Power")]
    before = archive_of([*digests, tagged(Lang.EN, "2026-02-09", "power")])
    after = archive_of(
        [*digests, tagged(Lang.EN, "2026-02-09", "power"), tagged(Lang.EN, "2026-02-08", "power")]
    )
    address = "en/topic/chips.html"
    assert view(TopicView, address, before) != view(TopicView, address, after)
    assert inputs(address, before) != inputs(address, after)


def test_the_inputs_of_an_older_year_change_with_the_name_of_the_topic() -> None:
    before = archive_of(
        [*(tagged(Lang.EN, day, "Chips") for day in days(2025, 101)), tagged(Lang.EN, "2026-01-01", "chips")]
    )
    after = archive_of(
        [
            *(tagged(Lang.EN, day, "Chips") for day in days(2025, 101)),
            *(tagged(Lang.EN, day, "chips") for day in days(2026, 102)),
        ]
    )
    address = "en/topic/chips/2025.html"
    assert view(TopicView, address, before).name == "Chips"
    assert view(TopicView, address, after).name == "chips"
    assert inputs(address, before) != inputs(address, after)


def test_the_inputs_of_every_page_change_with_the_first_topic() -> None:
    before = archive_of([edition(Lang.EN, "2026-02-10"), edition(Lang.EN, "2025-02-10")])
    after = archive_of([edition(Lang.EN, "2026-02-10"), tagged(Lang.EN, "2025-02-10", "chips")])
    address = "en/2026/02/10/index.html"
    assert view_of(before, CONFIG, page_at(address, before, CONFIG)).shell.topics == ""
    assert inputs(address, before) != inputs(address, after)


def test_the_inputs_of_a_topic_change_with_the_first_topic_of_the_other_language() -> None:
    digests = [tagged(Lang.EN, "2026-02-10", "chips"), edition(Lang.ZH, "2025-02-10")]
    before = archive_of(digests)
    after = archive_of([*digests, tagged(Lang.ZH, "2024-02-10", "芯片")])
    address = "en/topic/chips.html"
    assert view(TopicView, address, before).shell.switch == (Lang.ZH, "zh/archive.html", False)
    assert view(TopicView, address, after).shell.switch == (Lang.ZH, "zh/topics.html", False)
    assert inputs(address, before) != inputs(address, after)


# Lists of topics


def test_all_topics_are_listed_the_most_used_first_then_by_name() -> None:
    archive = archive_of(
        [
            edition(Lang.EN, "2026-02-10", tags=("chips", "Law", "art"), series="Weekly"),
            edition(Lang.EN, "2026-02-11", tags=("chips",), series="Daily"),
        ]
    )
    shown = view(TopicsView, "en/topics.html", archive)
    assert [(item.name, item.digests, item.last) for item in shown.topics] == [("chips", 2, "2026-02-11")]
    assert [(item.name, item.last) for item in shown.once] == [("art", "2026-02-10"), ("Law", "2026-02-10")]
    assert [item.address for item in shown.series] == ["en/series/daily.html", "en/series/weekly.html"]
    assert [link.label for link in view(HomeView, "en/index.html", archive).topics] == ["chips", "art", "Law"]


def test_the_topics_page_leads_to_the_archive_of_a_language_without_topics() -> None:
    archive = archive_of([tagged(Lang.EN, "2026-02-10", "chips")])
    assert view(TopicsView, "en/topics.html", archive).shell.switch == (Lang.ZH, "zh/archive.html", False)
    assert view(ArchiveView, "zh/archive.html", archive).shell.topics == ""


def test_an_archive_of_one_language_has_no_way_to_another() -> None:
    config = Config(languages=(Lang.EN,))
    archive = archive_of([tagged(Lang.EN, "2026-02-10", "chips")], languages=(Lang.EN,))
    shown = view(TopicView, "en/topic/chips.html", archive, config)
    assert (shown.shell.switch, shown.other_name) == (None, "")


# Links on an edition


def test_an_edition_links_its_tags_as_it_spells_them() -> None:
    archive = archive_of(
        [
            edition(Lang.ZH, "2026-02-10", tags=("晶片", "芯片", "#监管"), series="一周"),
            tagged(Lang.ZH, "2026-02-11", "监管"),
        ],
        topics=(CHIPS,),
    )
    shown = view(EditionView, "zh/2026/02/10/one.html", archive)
    assert shown.tags == (
        Link("zh/topic/chips.html", "晶片"),
        Link(f"zh/topic/{slug_of('监管')}.html", "#监管"),
    )
    assert shown.series == Link(f"zh/series/{slug_of('一周')}.html", "一周")


def test_every_link_to_a_topic_leads_to_a_page() -> None:
    tags = ("chips", "C++", "#", "开源", "Open Source", "x" * 300)
    archive = archive_of(
        [edition(lang, "2026-02-10", tags=tags, series="一周 Weekly") for lang in Lang], topics=(CHIPS,)
    )
    known = set(topic_addresses(archive))
    for lang in Lang:
        shown = view(EditionView, f"{lang}/2026/02/10/one.html", archive)
        assert shown.series is not None
        assert {link.address for link in (*shown.tags, shown.series)} <= known
        assert len(shown.tags) == len(tags)
