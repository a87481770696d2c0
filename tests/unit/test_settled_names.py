"""Names that may mean two entities: what the story tells, and what the header of an edition settles."""

from typing import Any

import pytest

from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.model.date import IsoDate
from generator.model.digest import Edition, Header, LinkedEdition, Section, Story
from generator.model.entity import Register
from generator.model.language import Lang, Localized
from generator.model.problem import Problem
from tests.values import entity

PILOT = Localized(zh="副驾", en="Pilot")
NAMES = index_names(
    Register(
        entities=(
            entity("forge", names=Localized(zh="锻炉", en="Forge")),
            entity("forge-pilot", owner="forge", names=PILOT, aliases=("Forge Pilot",)),
            entity("loom", names=Localized(zh="织机", en="Loom")),
            entity("loom-pilot", owner="loom", names=PILOT, aliases=("Loom Pilot",)),
            entity("red-apple", names=Localized(zh="红苹果", en="Red Apple")),
        ),
        digest="",
    )
)


def linked(text: str, **header: Any) -> tuple[LinkedEdition, tuple[Problem, ...]]:
    story = Story(
        id="one",
        wanted="",
        level=3,
        headline="",
        heading="",
        link="",
        links=(),
        html=f"<p>{text}</p>",
        references=(),
        line=7,
    )
    edition = Edition(
        path="content/one.md",
        header=Header(title="One", date=IsoDate("2026-02-10"), lang=Lang.EN, key="one", slug="one")._replace(
            **header
        ),
        sections=(Section(heading="", stories=(story,)),),
        references=(),
        notes="",
        files=(),
    )
    found, _, problems = link_edition(edition, NAMES, "")
    return found, problems


def named(text: str, **header: Any) -> list[str]:
    """The entities that the edition names, with those that only its header names at the end."""
    edition, _ = linked(text, **header)
    return [mention.entity for mention in edition.stories[0].mentions] + list(edition.entities)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Loom ships Pilot.", ["loom", "loom-pilot"]),
        ("Pilot is by Forge.", ["forge-pilot", "forge"]),
        ("Loom Pilot ships. Pilot is good.", ["loom-pilot"]),
        ("织机发布副驾。", ["loom", "loom-pilot"]),
    ],
)
def test_a_shared_name_means_whom_the_story_names_otherwise_or_whose_owner_it_names(
    text: str, expected: list[str]
) -> None:
    edition, problems = linked(text)
    assert [mention.entity for mention in edition.stories[0].mentions] == expected
    assert problems == ()


def test_a_shared_name_of_which_nothing_tells_the_meaning_is_reported_at_its_story() -> None:
    edition, problems = linked("Pilot ships.")
    assert "forge-pilot" in {mention.entity for mention in edition.stories[0].mentions}
    assert [(each.code, each.line, each.message) for each in problems] == [
        ("link/ambiguous", 7, '"Pilot" may be forge-pilot or loom-pilot; it is taken for forge-pilot.')
    ]
    assert problems[0].hint == "Settle it in the header: names: { Pilot: loom-pilot }"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Loom puts Pilot on desks, while Forge waits.", "loom-pilot"),
        ("Loom waits, while Forge puts Pilot on desks.", "forge-pilot"),
    ],
)
def test_of_two_that_may_be_meant_it_is_the_one_whose_owner_stands_nearer(text: str, expected: str) -> None:
    edition, (problem,) = linked(text)
    assert expected in {mention.entity for mention in edition.stories[0].mentions}
    assert (problem.code, f"taken for {expected}" in problem.message) == ("link/ambiguous", True)


@pytest.mark.parametrize("name", ["loom-pilot", "Loom Pilot", "loompilot"])
def test_the_header_settles_whom_a_name_means_by_id_or_name(name: str) -> None:
    edition, problems = linked("Pilot ships. 副驾来了。", names=(("Pilot", name), ("副驾", name)))
    assert [(each.entity, each.times) for each in edition.stories[0].mentions] == [("loom-pilot", 2)]
    assert problems == ()


def test_the_header_may_say_that_a_name_means_nobody() -> None:
    assert named("Loom and Pilot and 织机.", names=(("Pilot", ""), ("Loom", ""))) == ["loom"]


def test_a_settled_name_is_still_no_part_of_a_word() -> None:
    assert named("Pilots and Pilot_2", names=(("Pilot", "loom-pilot"),)) == []


def test_an_entity_that_the_header_excludes_is_found_under_none_of_its_names() -> None:
    assert named("Loom, 织机, Forge", nolink=("织机",)) == ["forge"]
    assert named("Pilot", nolink=("forge-pilot",)) == ["loom-pilot"]


def test_the_header_may_exclude_all_names() -> None:
    assert named("Loom, Forge", nolink=("*",)) == []


def test_a_name_that_no_entity_has_is_reported() -> None:
    _, problems = linked("Loom", names=(("Loom", "lomo"),), nolink=("Nobody",))
    assert [(each.code, each.path, each.message) for each in problems] == [
        ("link/entity", "content/one.md", 'the header names "lomo", which is no entity of the register.'),
        ("link/entity", "content/one.md", 'the header names "Nobody", which is no entity of the register.'),
    ]


@pytest.mark.parametrize("name", ["red-apple", "redapple", "Red Apple", "RED_APPLE", "红苹果"])
def test_a_name_listed_in_the_header_is_one_however_it_is_spelled(name: str) -> None:
    assert named("Forge.", entities=(name,)) == ["forge", "red-apple"]


def test_listed_entities_that_a_story_names_are_not_listed_again() -> None:
    assert named("Forge.", entities=("Forge", "Nobody", "Loom", "loom")) == ["forge", "loom"]


def test_an_excluded_entity_is_not_listed() -> None:
    assert named("Nothing.", entities=("Loom",), nolink=("loom",)) == []
