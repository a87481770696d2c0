"""What a reader is shown of digests that the other language alone has, and of those that they may not see."""

from itertools import pairwise

from generator.config import Config
from generator.model.archive import Archive
from generator.model.calendars import ArchiveView, DayView, MonthView, YearView
from generator.model.language import Lang, Localized
from generator.model.relation import Relation, StoryKey
from generator.model.topic import DeclaredTopic
from generator.model.views import EditionView, FrontView, HomeView, TopicView
from generator.plan.pages import plan, view_of
from tests.values import archive_of, edition, entity, page_at, story

CONFIG = Config()
CHIPS = DeclaredTopic(
    slug="chips", names=Localized(zh="芯片", en="Chips"), aliases=(), about=Localized(zh="", en="")
)


def mixed(untranslated: bool = False) -> Archive:
    """Five digests of one topic: the first, third and fifth in both languages, the others in Chinese."""
    editions = [
        edition(lang, f"2026-02-0{day}", story(f"{lang} {day}", "acme", anchor="s"), tags=("chips",))
        for day in range(1, 6)
        for lang in Lang
        if lang is Lang.ZH or day % 2
    ]
    keys = [StoryKey(f"2026-02-0{day}-one", "s") for day in range(1, 6)]
    related = {
        key.digest: (Relation(anchor="s", before=before, related=(before,)),)
        for before, key in pairwise(keys)
    }
    return archive_of(editions, entity("acme"), topics=(CHIPS,), related=related, untranslated=untranslated)


def test_numbers_are_those_of_digests_that_a_reader_is_shown() -> None:
    assert mixed().numbers == {Lang.ZH: (0, 1, 2, 3, 4), Lang.EN: (0, 2, 4)}
    assert mixed(untranslated=True).numbers[Lang.EN] == (0, 1, 2, 3, 4)


def test_times_without_a_digest_have_no_page() -> None:
    calendars = mixed().calendars
    assert calendars[Lang.EN].days == ("2026-02-01", "2026-02-03", "2026-02-05")
    assert len(calendars[Lang.ZH].days) == 5
    assert calendars[Lang.EN].digests["2026-02"] == (0, 2, 4)


def test_neighbours_are_those_that_a_reader_is_shown() -> None:
    archive = mixed()
    for lang, expected in ((Lang.ZH, ("2026-02-04", "2026-02-02")), (Lang.EN, ("2026-02-05", "2026-02-01"))):
        shown = view_of(archive, CONFIG, page_at(f"{lang}/2026/02/03/one.html", archive, CONFIG))
        assert isinstance(shown, EditionView)
        assert shown.newer
        assert shown.older
        assert (shown.newer.date, shown.older.date) == expected
    day = view_of(archive, CONFIG, page_at("en/2026/02/03/index.html", archive, CONFIG))
    assert isinstance(day, DayView)
    assert day.newer
    assert day.older
    assert (day.newer.label, day.older.label) == ("2026-02-05", "2026-02-01")


def test_a_thread_passes_over_stories_that_a_reader_is_not_shown() -> None:
    for untranslated, expected in (
        (False, ["2026-02-01", "2026-02-03", "2026-02-05"]),
        (True, ["2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05"]),
    ):
        archive = mixed(untranslated)
        shown = view_of(archive, CONFIG, page_at("en/2026/02/05/one.html", archive, CONFIG))
        assert isinstance(shown, EditionView)
        assert [link.date for link in shown.sections[0].stories[0].thread] == expected


def test_a_story_that_the_translation_lacks_is_hidden_with_the_rest() -> None:
    editions = [
        edition(Lang.ZH, "2026-02-01", story("甲", anchor="s"), story("乙", anchor="t")),
        edition(Lang.EN, "2026-02-01", story("A", anchor="s")),
        *(edition(lang, "2026-02-02", story("B", anchor="u")) for lang in Lang),
    ]
    before = StoryKey("2026-02-01-one", "t")
    related = {"2026-02-02-one": (Relation(anchor="u", before=before, related=(before,)),)}
    for untranslated in (True, False):
        archive = archive_of(editions, related=related, untranslated=untranslated)
        shown = view_of(archive, CONFIG, page_at("en/2026/02/02/one.html", archive, CONFIG))
        assert isinstance(shown, EditionView)
        assert [link.headline for link in shown.sections[0].stories[0].thread][:1] == ["乙"] * untranslated


def test_lists_and_counts_hold_what_a_reader_is_shown() -> None:
    archive = mixed()
    pages, _ = plan(archive, CONFIG)
    views = [view_of(archive, CONFIG, page) for page in pages if page.lang is Lang.EN]
    shown = ("2026-02-05-one", "2026-02-03-one", "2026-02-01-one")
    for view in views:
        match view:
            case HomeView():
                assert tuple(item.key for item in view.latest) == shown
                assert (view.digests, view.stories, view.active[0].stories) == (3, 3, 3)
            case MonthView() | YearView():
                assert tuple(item.key for item in view.digests) == shown
            case ArchiveView():
                assert (view.digests, view.stories) == (3, 3)
            case TopicView():
                assert (view.digests, view.stories, view.entities[0].stories) == (3, 3, 3)
    assert {type(view) for view in views} >= {HomeView, MonthView, YearView, ArchiveView, TopicView}
    front = view_of(archive, CONFIG, page_at("index.html", archive, CONFIG))
    assert isinstance(front, FrontView)
    assert [item.key for item in front.doors[1].latest] == list(shown)


def test_who_is_named_in_hidden_digests_alone_has_no_page() -> None:
    editions = [
        edition(Lang.ZH, "2026-02-01", story("甲", "loom", "shuttle")),
        edition(Lang.ZH, "2026-02-02", story("乙", "acme")),
        edition(Lang.EN, "2026-02-02", story("B", "acme")),
    ]
    entities = (entity("acme"), entity("loom"), entity("shuttle", owner="guild"), entity("guild"))
    archive = archive_of(editions, *entities, untranslated=False)
    assert {lang: list(shown) for lang, shown in archive.shown.items()} == {
        Lang.ZH: ["acme", "guild", "loom", "shuttle"],
        Lang.EN: ["acme"],
    }
    archive = archive_of(editions, *entities)
    assert archive.shown[Lang.EN] == archive.shown[Lang.ZH]


def test_an_archive_that_one_reader_is_shown_nothing_of_is_empty_for_them() -> None:
    archive = archive_of(
        [edition(Lang.ZH, "2026-02-01", story("甲", "acme"))], entity("acme"), untranslated=False
    )
    pages, problems = plan(archive, CONFIG)
    assert problems == ()
    english = [page.address for page in pages if page.lang is Lang.EN]
    assert english == [
        "en/archive.html",
        "en/companies.html",
        "en/index.html",
        "en/overview.html",
        "en/search.html",
    ]
    for page in pages:
        view_of(archive, CONFIG, page)
