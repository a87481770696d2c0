"""The stories of two editions find each other, in digests with known answers.

A case holds a Chinese edition, a line `=====`, and the English one; it expects the pairs, each story by the
beginning of its headline. Who is in no pair is alone. `not sure` says that the editions have too little in
common.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.link.align import Alignment, align
from generator.link.edition import link_edition
from generator.link.names import Names, index_names
from generator.model.date import Period
from generator.model.digest import Figure, LinkedEdition, LinkedStory, Moment, Qualifier
from generator.model.language import Lang
from generator.read.edition import read_edition
from generator.read.entities import read_register
from tests.case_files import Case, each_case
from tests.values import edition, story

ROOT = Path(__file__).parents[2]
CASES: list[Case] = each_case("alignment").args[1]
NOT_SURE = "not sure"

Pairs = frozenset[tuple[str, str]]


class Found(NamedTuple):
    """What came of a case: pairs of headlines."""

    case: Case
    pairs: Pairs
    expected: Pairs
    is_sure: bool

    def faults(self) -> list[str]:
        """Each miss in a line."""
        wrong = [f"{zh} = {en}, which is wrong" for zh, en in sorted(self.pairs - self.expected)]
        missed = [f"{zh} = {en}, which was missed" for zh, en in sorted(self.expected - self.pairs)]
        unsure = [f"is_sure is {self.is_sure}"] if self.is_sure == (NOT_SURE in self.case.expected) else []
        return [f"{self.case.name}: {each}" for each in (*wrong, *missed, *unsure)]


@cache
def names() -> Names:
    register, problems = read_register(ROOT / "tests/cases/alignment")
    assert problems == ()
    return index_names(register)


def linked(text: str, lang: Lang) -> LinkedEdition:
    head = "---\ntitle: One\ndate: 2026-04-25\n---\n"
    read, problems = read_edition((head + text).encode(), f"content/2026-04-25-one.{lang}.md", Config())
    assert read is not None, problems
    return link_edition(read, names(), "")[0]


def editions_of(case: Case) -> tuple[LinkedEdition, LinkedEdition]:
    chinese, _, english = case.given.partition("=====\n")
    return linked(chinese, Lang.ZH), linked(english, Lang.EN)


def found_in(case: Case, original: LinkedEdition, translation: LinkedEdition) -> Found:
    """What `align` finds; whichever edition is the original, pairs are (Chinese, English)."""
    partners, is_sure = align(original, translation)
    pairs = [
        (original.stories[their].headline, translation.stories[our].headline)
        for our, their in enumerate(partners)
        if their >= 0
    ]
    if original.header.lang is Lang.EN:
        pairs = [(chinese, english) for english, chinese in pairs]
        original, translation = translation, original
    lines = [line.partition(" = ") for line in case.expected.splitlines() if line != NOT_SURE]
    expected = [
        (headline_of(zh, original.stories), headline_of(en, translation.stories)) for zh, _, en in lines
    ]
    return Found(case, frozenset(pairs), frozenset(expected), is_sure)


def headline_of(start: str, stories: Sequence[LinkedStory]) -> str:
    fitting = [each.headline for each in stories if each.headline.startswith(start)]
    assert len(fitting) == 1, f'"{start}" should begin one of {[each.headline for each in stories]}'
    return fitting[0]


@cache
def all_found() -> tuple[Found, ...]:
    """Of each case, with the Chinese edition as the original, and with the English one."""
    found = []
    for case in CASES:
        chinese, english = editions_of(case)
        found += [found_in(case, chinese, english), found_in(case, english, chinese)]
    return tuple(found)


def reached(found: Sequence[Found]) -> tuple[float, float]:
    """Precision and recall."""
    right = sum(len(each.pairs & each.expected) for each in found)
    return right / sum(len(each.pairs) for each in found), right / sum(len(each.expected) for each in found)


def report(found: Sequence[Found]) -> str:
    return "\n".join(["", *(fault for each in found for fault in each.faults())])


def test_nearly_all_pairs_of_all_cases_are_found_and_nearly_none_is_wrong() -> None:
    assert len(CASES) >= 40
    precision, recall = reached(all_found())
    assert precision >= 0.99, report(all_found())
    assert recall >= 0.95, report(all_found())


def test_editions_with_the_same_links_are_matched_without_a_fault() -> None:
    found = [each for each in all_found() if each.case.name.startswith("links: ")]
    assert len(found) >= 10
    assert reached(found) == (1.0, 1.0), report(found)
    assert all(each.is_sure for each in found), report(found)


def test_editions_of_different_news_are_not_sure_and_all_others_are() -> None:
    for each in all_found():
        assert each.is_sure == (NOT_SURE not in each.case.expected), each.faults()


def test_what_is_found_does_not_depend_on_the_seed_of_hashes() -> None:
    asked = "from tests.unit.test_alignment import partners_of_all_cases as found; print(found())"
    found = {
        subprocess.run(
            [sys.executable, "-c", asked],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {f"{partners_of_all_cases()}\n"}


def partners_of_all_cases() -> list[Alignment]:
    return [align(*editions_of(case)) for case in CASES]


# Few values, so that stories share many; ids as they are made for stories of one link, and chosen ones.
IDS = st.sampled_from(["s00000001", "s00000001-2", "s00000001-3", "s00000002", "lead", "one", "one-2", "two"])
STORIES = st.builds(
    lambda anchor, headline, level, entities, amounts, days: story(
        headline,
        *entities,
        anchor=anchor,
        level=level,
        link=f"https://press.example/{anchor[:9]}" if anchor.startswith("s") else "",
        figures=tuple(Figure(each, "USD", Qualifier.EXACT, each, 0, ()) for each in amounts),
        moments=tuple(Moment(Period(each), 0) for each in days),
    ),
    anchor=IDS,
    headline=st.sampled_from(["One", "GPT", "", "甲"]),
    level=st.sampled_from([0, 2, 3, 4]),
    entities=st.lists(st.sampled_from("abc"), max_size=2),
    amounts=st.lists(st.sampled_from(["5", "7000000", "40000000000"]), max_size=2),
    days=st.lists(st.sampled_from(["2026-04-24", "2026-04"]), max_size=1),
)


@st.composite
def editions(draw: st.DrawFn, lang: Lang) -> LinkedEdition:
    stories = draw(st.lists(STORIES, max_size=7, unique_by=lambda each: each.id))
    cut = draw(st.integers(0, len(stories)))
    made = edition(lang, "2026-04-25", *stories)
    return made._replace(sections=(("a", cut), ("b", len(stories) - cut)))


@settings(max_examples=300, deadline=None)
@given(original=editions(Lang.ZH), translation=editions(Lang.EN))
def test_every_story_has_one_partner_at_most(original: LinkedEdition, translation: LinkedEdition) -> None:
    partners, _ = align(original, translation)
    assert len(partners) == len(translation.stories)
    places = [place for place in partners if place >= 0]
    assert len(set(places)) == len(places)
    assert set(places) <= set(range(len(original.stories)))


@settings(max_examples=300, deadline=None)
@given(itself=editions(Lang.ZH))
def test_every_story_of_an_edition_is_its_own_partner(itself: LinkedEdition) -> None:
    assert align(itself, itself) == Alignment(tuple(range(len(itself.stories))), is_sure=True)


@settings(max_examples=100, deadline=None)
@given(order=st.permutations(range(1000, 1008)), kept=st.integers(4, 8))
def test_stories_that_tell_one_amount_each_are_found_in_any_order(order: list[int], kept: int) -> None:
    def told(lang: Lang, amounts: Sequence[int]) -> LinkedEdition:
        figures = [Figure(str(each), "USD", Qualifier.EXACT, "", 0, ()) for each in amounts]
        return edition(
            lang,
            "2026-04-25",
            *(story(f"{each.value} {lang}", figures=(each,)) for each in figures),
        )

    in_chinese = sorted(order)
    found = align(told(Lang.ZH, in_chinese), told(Lang.EN, order[:kept]))
    assert found == Alignment(tuple(in_chinese.index(each) for each in order[:kept]), is_sure=True)
