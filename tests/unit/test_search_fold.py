"""Texts and queries are folded alike, and cut into terms; search.js reads the same case files."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.characters import HAN, UNIFIED
from generator.search.codes import terms_of_texts
from generator.search.fold import folded, joined, joined_with_places
from generator.search.simplified import load_simplified, packed_table, read_table
from generator.search.terms import LONGEST_WORD, terms

CASES = Path(__file__).parents[1] / "cases" / "search"
SIMPLIFIED = load_simplified()

# Characters that stand for their kinds, beside any other.
TELLING = "豈⾧㍿谷歌雲開源著　 \n\t.,'’·・0123456789aBsS-—…％㎏①ﬁée\u0301ßΣς𠀁😀\ud800ア゛\u3099가ᅡ\u200b“/"
texts = st.text(st.one_of(st.sampled_from(TELLING), st.characters()), max_size=40)


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", lines("normalise.jsonl"), ids=lambda case: case["case"])
def test_a_text_is_folded_and_cut_into_terms(case: dict[str, Any]) -> None:
    text = joined(folded(case["given"], SIMPLIFIED))
    assert text == case["joined"]
    assert terms(text) == case["terms"]


@settings(deadline=None)
@given(st.lists(texts, max_size=4))
def test_the_index_finds_the_terms_that_a_reader_looks_up(several: list[str]) -> None:
    found = terms_of_texts(several, SIMPLIFIED)
    by_text: list[list[str]] = [[] for _ in several]
    for form, number in zip(found.word_forms.tolist(), found.word_texts.tolist(), strict=True):
        by_text[number].append(found.forms[form])
    for pair, number in zip(found.pairs.tolist(), found.pair_texts.tolist(), strict=True):
        by_text[number].append(chr(pair >> 18) + (chr(pair & 0x3FFFF) if pair & 0x3FFFF else ""))
    expected = [terms(joined(folded(text, SIMPLIFIED))) for text in several]
    assert list(map(sorted, by_text)) == list(map(sorted, expected))


@settings(deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_the_index_knows_which_texts_have_traditional_characters(several: list[str]) -> None:
    found = terms_of_texts(several, SIMPLIFIED).traditional.tolist()
    for text, is_traditional in zip(several, found, strict=True):
        assert is_traditional == (folded(text) != folded(text, SIMPLIFIED))


@settings(deadline=None)
@given(texts)
def test_every_character_of_a_joined_text_has_its_place_in_the_text(text: str) -> None:
    plain, places = joined_with_places(text, SIMPLIFIED)
    assert plain == joined(folded(text, SIMPLIFIED))
    assert len(plain) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@settings(deadline=None)
@given(texts)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    once = folded(text, SIMPLIFIED)
    assert folded(once, SIMPLIFIED) == once


def test_a_word_without_end_is_cut() -> None:
    assert terms("x" * 1000) == ["x" * LONGEST_WORD]


def test_the_table_of_simplified_characters_survives_its_file() -> None:
    assert read_table(*packed_table(SIMPLIFIED)) == SIMPLIFIED
    assert SIMPLIFIED["開"] == "开"
    assert not SIMPLIFIED.keys() & set(SIMPLIFIED.values())


def test_ranges_of_characters_do_not_overlap() -> None:
    assert list(HAN) == sorted(HAN)
    assert all(one[1] < other[0] for one, other in pairwise(HAN))
    assert not set(UNIFIED) & {each for several in UNIFIED.values() for each in several}
