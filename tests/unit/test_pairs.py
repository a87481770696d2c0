"""Editions become digests; partners among their stories come to share an anchor."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.link.pairs import pair
from generator.model.date import IsoDate
from generator.model.digest import LinkedEdition
from generator.model.entity import Register
from generator.model.language import Lang
from generator.read.edition import read_edition
from tests.case_files import Case, each_case
from tests.values import edition, story

NO_NAMES = index_names(Register(entities=(), digest=""))


def linked(text: str, lang: Lang) -> LinkedEdition:
    head = "---\ntitle: One\ndate: 2026-02-10\n---\n"
    read, problems = read_edition((head + text).encode(), f"content/2026-02-10-one.{lang}.md", Config())
    assert read is not None, problems
    return link_edition(read, NO_NAMES, "")[0]


@each_case("pairs")
def test_partners_share_an_anchor_as_their_case_expects(case: Case) -> None:
    chinese, _, english = case.given.partition("=====\n")
    (digest,), problems = pair([linked(chinese, Lang.ZH), linked(english, Lang.EN)], Lang.ZH)
    assert problems == ()
    anchors = [
        {anchor: told.headline for anchor, told in zip(paired.anchors, paired.edition.stories, strict=True)}
        for paired in digest.editions
    ]
    ours, theirs = anchors
    shared = [
        f"{ours[each]} = {theirs[each]}" if each in theirs else f"{ours[each]} is alone" for each in ours
    ]
    assert [*shared, *(f"{theirs[each]} is alone" for each in theirs if each not in ours)] == (
        case.expected.splitlines()
    )


IDS = st.lists(st.sampled_from("abcdefg"), max_size=6, unique=True)


@settings(max_examples=300, deadline=None)
@given(ours=IDS, theirs=IDS, lang=st.sampled_from(Lang))
def test_anchors_are_unique_and_each_edition_keeps_one_for_every_story(
    ours: list[str], theirs: list[str], lang: Lang
) -> None:
    editions = [
        edition(Lang.ZH, "2026-02-10", *(story(each, anchor=each) for each in ours)),
        edition(Lang.EN, "2026-02-10", *(story(each, anchor=each) for each in theirs)),
    ]
    (digest,), _ = pair(editions, lang)
    for paired in digest.editions:
        assert len(set(paired.anchors)) == len(paired.anchors) == len(paired.edition.stories)


def test_the_original_is_the_one_that_is_no_translation() -> None:
    chinese, english = edition(Lang.ZH, "2026-02-10"), edition(Lang.EN, "2026-02-10")
    translated = chinese._replace(header=chinese.header._replace(translated_from="en"))
    for editions in ([translated, english], [english, translated]):
        (digest,), _ = pair(editions, Lang.ZH)
        assert [each.edition.header.lang for each in digest.editions] == [Lang.EN, Lang.ZH]


@pytest.mark.parametrize("default", Lang)
def test_else_the_original_is_the_one_in_the_default_language(default: Lang) -> None:
    (digest,), _ = pair([edition(Lang.EN, "2026-02-10"), edition(Lang.ZH, "2026-02-10")], default)
    assert digest.editions[0].edition.header.lang is default


def test_an_edition_alone_is_a_digest() -> None:
    (digest,), problems = pair([edition(Lang.EN, "2026-02-10", story("A", anchor="a"))], Lang.ZH)
    assert problems == ()
    assert digest.edition(Lang.ZH) is None
    assert [each.anchors for each in digest.editions] == [("a",)]


def test_digests_come_in_order_of_key() -> None:
    editions = [edition(Lang.ZH, "2026-02-10", key=key) for key in ("b", "c", "a")]
    assert [digest.key for digest in pair(editions, Lang.ZH)[0]] == ["a", "b", "c"]
    assert pair([], Lang.ZH) == ((), ())


def test_two_editions_of_a_key_in_one_language_are_an_error() -> None:
    editions = [edition(Lang.ZH, "2026-02-10", path=f"content/{name}.zh.md") for name in "ab"]
    (digest,), problems = pair(editions, Lang.ZH)
    assert digest.editions[0].edition is editions[0]
    assert [str(problem) for problem in problems] == [
        'content/b.zh.md: error digest/duplicate: "2026-02-10-one" has two editions in zh; the other is '
        "content/a.zh.md. Rename one of them, or give it a translation_key of its own."
    ]


def test_editions_that_differ_in_date_are_filed_under_that_of_the_original() -> None:
    chinese = edition(Lang.ZH, "2026-02-10", key="one")
    english = edition(Lang.EN, "2026-02-11", key="one")
    (digest,), problems = pair([english, chinese], Lang.ZH)
    assert digest.date == IsoDate("2026-02-10")
    assert [(problem.code, problem.path) for problem in problems] == [("digest/date-differs", english.path)]
