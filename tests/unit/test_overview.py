"""Who appears with whom: who is counted, in which order, and how it is shown."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import LinkedEdition
from generator.model.directory import OverviewView
from generator.model.entity import Entity, Kind
from generator.model.language import Lang
from generator.plan.pages import inputs_of, view_of
from generator.plan.seriation import seriate
from tests.values import archive_of, edition, entity, page_at, story

CONFIG = Config()


def overview(archive: Archive, lang: str = "en") -> OverviewView:
    view = view_of(archive, CONFIG, page_at(f"{lang}/overview.html", archive, CONFIG))
    assert isinstance(view, OverviewView)
    return view


def of_stories(*stories: str, entities: tuple[Entity, ...] = ()) -> Archive:
    """One digest whose stories each name some entities: `a b`. Those that are not given are companies."""
    names = sorted({name for text in stories for name in text.split()} - {each.id for each in entities})
    told = [story(f"S{number}", *text.split()) for number, text in enumerate(stories)]
    return archive_of([edition(Lang.EN, "2026-02-10", *told)], *map(entity, names), *entities)


def shared(view: OverviewView) -> dict[str, int]:
    """The number of stories of each pair, by `row column`; that of an entity itself among them."""
    names = [row.entity.id for row in view.rows]
    return {
        f"{row.entity.id} {name}": cell.stories
        for row in view.rows
        for name, cell in zip(names, row.cells, strict=True)
    }


def test_a_cell_counts_the_stories_that_name_both_and_the_diagonal_those_that_name_one() -> None:
    view = overview(of_stories("a b", "a b b", "a c", "b", "a"))
    assert shared(view) == {
        "a a": 4,
        "b b": 3,
        "c c": 1,
        "a b": 2,
        "b a": 2,
        "a c": 1,
        "c a": 1,
        "b c": 0,
        "c b": 0,
    }
    assert (view.digests, view.stories) == (1, 5)


def test_a_cell_leads_to_the_newest_story_that_names_both() -> None:
    view = overview(
        archive_of(
            [
                edition(
                    Lang.EN,
                    "2026-02-10",
                    story("Alone", "a"),
                    story("New", "a", "b"),
                    story("Next", "a", "b"),
                ),
                edition(Lang.EN, "2026-01-10", story("Old", "b", "a")),
            ],
            entity("a"),
            entity("b"),
        )
    )
    cells = [cell.newest for row in view.rows for cell in row.cells if cell.newest]
    assert cells == [("en/2026/02/10/one.html#New", "New")] * 2
    (pair,) = view.pairs
    assert (pair.first.id, pair.second.id, pair.stories) == ("a", "b", 3)
    assert (pair.newest.headline, pair.newest.date) == ("New", "2026-02-10")


@pytest.mark.parametrize(
    ("newest", "counted", "left_out"),
    [
        ("2026-04-24", "2025-04-25", "2025-04-24"),
        ("2026-04-24", "2025-05", "2025-04"),
        ("2026-04", "2025-05-01", "2025-04-30"),
        ("2026-04", "2025-05", "2025-04"),
        ("2028-02-29", "2027-03-01", "2027-02-28"),
    ],
)
def test_the_last_twelve_months_end_with_the_newest_digest(newest: str, counted: str, left_out: str) -> None:
    def of(date: str) -> LinkedEdition:
        return edition(Lang.EN, date, story("S", "a", "b"))

    companies = entity("a"), entity("b")
    view = overview(archive_of([of(newest), of(counted), of(left_out)], *companies))
    assert (view.first, view.last, view.digests) == (counted, newest, 2)
    assert shared(view)["a b"] == 2


def test_a_reader_is_counted_what_they_are_shown() -> None:
    archive = archive_of(
        [
            edition(Lang.EN, "2026-02-10", story("One", "a", "b"), story("Two", "a", "b")),
            edition(Lang.ZH, "2026-02-10", story("一", "a", "b")),
            edition(Lang.EN, "2026-02-11", story("Three", "a", "b")),
        ],
        entity("a"),
        entity("b"),
    )
    assert shared(overview(archive, "en"))["a b"] == 3
    assert shared(overview(archive, "zh"))["a b"] == 2
    assert overview(archive, "zh").pairs[0].newest.lang is Lang.EN


def test_companies_come_before_others_that_more_stories_name() -> None:
    firms = [f"c{number:02}" for number in range(23)]
    paper = entity("paper", kind=Kind.ORGANISATION)
    person = entity("person", kind=Kind.PERSON)
    stories = [f"{firm} paper person" for firm in firms]
    view = overview(of_stories(*stories, "paper", entities=(paper, person)))
    assert sorted(row.entity.id for row in view.rows) == [*firms, "paper"]


def test_who_appears_with_nobody_has_no_row() -> None:
    view = overview(of_stories("a b", "c", "c", "c"))
    assert [row.entity.id for row in view.rows] == ["a", "b"]


def test_what_belongs_together_anyway_is_no_pair_to_tell_of() -> None:
    view = overview(
        of_stories("a mine", "a mine", "a b", "mine b", entities=(entity("mine", owner="a"),)),
    )
    assert [(pair.first.id, pair.second.id) for pair in view.pairs] == [("a", "b"), ("mine", "b")]
    assert shared(view)["a mine"] == 2


def test_the_strongest_pairs_come_first_and_of_equals_the_newest() -> None:
    archive = archive_of(
        [
            edition(Lang.EN, "2026-02-10", story("S1", "c", "d"), story("S2", "e", "f")),
            edition(Lang.EN, "2026-02-09", *(story(f"T{number}", "a", "b") for number in range(2))),
        ],
        *map(entity, "abcdef"),
    )
    pairs = overview(archive).pairs
    assert [pair.first.id + pair.second.id for pair in pairs] == ["ab", "cd", "ef"]


def test_no_more_than_twenty_pairs_are_told() -> None:
    assert len(overview(of_stories("a b c d e f g h")).pairs) == 20


@pytest.mark.parametrize(
    ("most", "steps"),
    [
        (1, [(4, 1, 1)]),
        (2, [(4, 1, 2)]),
        (3, [(3, 1, 1), (4, 2, 3)]),
        (12, [(1, 1, 1), (2, 2, 2), (3, 3, 5), (4, 6, 12)]),
        (80, [(1, 1, 9), (2, 10, 19), (3, 20, 39), (4, 40, 80)]),
    ],
)
def test_the_highest_heat_begins_at_half_of_the_most_stories_each_lower_one_at_half_of_that(
    most: int, steps: list[tuple[int, int, int]]
) -> None:
    view = overview(of_stories(*["a b"] * most, "b c"))
    assert list(view.heats) == steps
    heats = {cell.stories: cell.heat for row in view.rows for cell in row.cells if cell.newest}
    assert heats == {1: steps[0][0], most: 4}


def test_an_archive_without_digests_has_an_empty_overview() -> None:
    view = overview(archive_of([]))
    assert (view.first, view.last, view.digests, view.rows, view.heats, view.pairs) == (
        None,
        None,
        0,
        (),
        (),
        (),
    )


def test_what_is_older_than_twelve_months_makes_no_new_overview() -> None:
    def inputs(*dates: str) -> object:
        made = [edition(Lang.EN, date, story("S", "a"))._replace(digest=date) for date in dates]
        archive = archive_of(made, entity("a"))
        return inputs_of(archive, page_at("en/overview.html", archive, CONFIG))

    assert inputs("2026-02-10", "2024-01-01") == inputs("2026-02-10")
    assert inputs("2026-02-10", "2025-12-01") != inputs("2026-02-10")


def test_who_appear_together_stand_together() -> None:
    groups = ("ship dock crane", "loom yarn cloth", "oven flour bread")
    names = [name for group in groups for name in group.split()]
    random.Random(1).shuffle(names)
    ids = {name: f"{place}-{name}" for place, name in enumerate(names)}
    told = [" ".join(ids[name] for name in group.split()) for group in groups for _ in range(5)]
    across = [f"{ids['ship']} {ids['loom']}", f"{ids['yarn']} {ids['oven']}"]
    order = [row.entity.id.partition("-")[2] for row in overview(of_stories(*told, *across)).rows]
    found = [next(number for number, group in enumerate(groups) if name in group.split()) for name in order]
    assert sum(one != other for one, other in pairwise(found)) == len(groups) - 1


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=9, max_size=9), min_size=9, max_size=9), st.integers(0, 9)
)
def test_an_order_has_everything_once_and_is_always_the_same(numbers: list[list[int]], size: int) -> None:
    nearness = [[numbers[max(i, j)][min(i, j)] / 9 for j in range(size)] for i in range(size)]
    order = seriate(nearness)
    assert sorted(order) == list(range(size))
    assert order == seriate(nearness)
