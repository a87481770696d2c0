"""The archive: order, calendar, timelines, and who has a page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.archive import Appearance
from generator.model.language import Lang
from tests.values import archive_of, edition, entity, story


def test_digests_come_newest_first_and_those_of_a_day_by_key() -> None:
    dates = ["2026-01-31", "2026-02-10", "2025-12-01"]
    archive = archive_of([edition(Lang.ZH, date, slug=slug) for date in dates for slug in ("b", "a")])
    assert [digest.key for digest in archive.digests] == [
        *("2026-02-10-a", "2026-02-10-b", "2026-01-31-a", "2026-01-31-b", "2025-12-01-a", "2025-12-01-b")
    ]
    assert archive.places["2026-01-31-a"] == 2


def test_a_digest_of_a_month_has_no_day_and_comes_below_the_days_of_its_month() -> None:
    archive = archive_of(
        [edition(Lang.ZH, date) for date in ("2025-11", "2025-11-01", "2025-12-01", "2025-10-31")]
    )
    assert [digest.date for digest in archive.digests] == [
        "2025-12-01",
        "2025-11-01",
        "2025-11",
        "2025-10-31",
    ]
    calendar = archive.calendars[Lang.ZH]
    assert calendar.days == ("2025-10-31", "2025-11-01", "2025-12-01")
    assert calendar.months == ("2025-10", "2025-11", "2025-12")
    assert calendar.years == ("2025",)
    assert calendar.digests["2025-11"] == (1, 2)


def test_an_archive_may_be_empty() -> None:
    archive = archive_of([])
    assert (archive.digests, archive.calendars[Lang.EN], archive.shown[Lang.EN]) == ((), ({}, (), (), ()), {})


def test_a_reader_is_shown_their_edition_or_else_the_one_that_exists() -> None:
    archive = archive_of(
        [edition(Lang.ZH, "2026-02-10"), edition(Lang.EN, "2026-02-10"), edition(Lang.EN, "2026-02-09")]
    )
    assert [shown.address for shown in archive.shelves[Lang.ZH].values()] == [
        "zh/2026/02/10/one.html",
        "en/2026/02/09/one.html",
    ]
    assert [shown.address for shown in archive.shelves[Lang.EN].values()] == [
        "en/2026/02/10/one.html",
        "en/2026/02/09/one.html",
    ]


def test_a_timeline_is_of_the_editions_that_a_reader_is_shown() -> None:
    archive = archive_of(
        [
            edition(Lang.ZH, "2026-02-10", story("甲", "acme"), story("乙")),
            edition(Lang.EN, "2026-02-10", story("A"), story("B", "loom", "acme")),
            edition(Lang.EN, "2025-01-01", story("C", "acme", "acme")),
        ],
        entity("acme"),
        entity("loom"),
    )
    assert list(archive.timelines[Lang.ZH]["acme"].appearances) == [Appearance(0, 0, 0), Appearance(1, 0, 0)]
    assert list(archive.timelines[Lang.EN]["acme"].appearances) == [Appearance(0, 1, 1), Appearance(1, 0, 0)]
    assert archive.timelines[Lang.EN]["acme"].years == {
        "2026": (Appearance(0, 1, 1),),
        "2025": (Appearance(1, 0, 0),),
    }
    assert archive.timelines[Lang.EN]["acme"].stories == 2
    assert "loom" not in archive.timelines[Lang.ZH]


def test_named_entities_have_a_page_and_so_have_their_owners() -> None:
    archive = archive_of(
        [edition(Lang.EN, "2026-02-10", story("A", "shuttle"))],
        entity("shuttle", owner="loom"),
        entity("loom", owner="acme"),
        entity("acme"),
        entity("bobbin", owner="acme"),
        entity("other"),
    )
    assert {lang: list(shown) for lang, shown in archive.shown.items()} == {
        lang: ["acme", "loom", "shuttle"] for lang in Lang
    }
    assert archive.owned == {"acme": ("bobbin", "loom"), "loom": ("shuttle",)}


DATES = st.sampled_from(["2026-02-10", "2026-02-09", "2026-02", "2025-12-31", "2025-12"])


@settings(max_examples=100, deadline=None)
@given(
    told=st.lists(
        st.tuples(DATES, st.sampled_from("ab"), st.lists(st.sampled_from(["x", "y"]), max_size=3)), max_size=6
    )
)
def test_every_mention_stands_in_the_timeline_once(told: list[tuple[str, str, list[str]]]) -> None:
    editions = {
        (date, slug): edition(
            Lang.EN, date, *(story(str(n), each) for n, each in enumerate(names)), slug=slug
        )
        for date, slug, names in told
    }
    archive = archive_of(editions.values(), entity("x"), entity("y"))
    for lang in Lang:
        named = [
            (archive.digests[each.digest].key, each.story)
            for timeline in archive.timelines[lang].values()
            for each in timeline.appearances
        ]
        expected = [(each.header.key, n) for each in editions.values() for n in range(len(each.stories))]
        assert sorted(named) == sorted(expected)
        for timeline in archive.timelines[lang].values():
            dates = [archive.digests[each.digest].date for each in timeline.appearances]
            assert dates == sorted(dates, reverse=True)
            assert timeline.stories == len(dates)
    calendar = archive.calendars[Lang.EN]
    assert sorted(n for time in calendar.years for n in calendar.digests[time]) == list(
        range(len(archive.digests))
    )
