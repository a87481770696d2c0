"""Questions to a small archive; search.js answers the same ones from the same files."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.amount import amount_of
from generator.search.answers import Question
from generator.search.days import day_of
from generator.search.fold import folded, joined
from generator.search.matching import logarithm
from generator.search.pack import sections_of
from generator.search.reader import Reader
from generator.search.snippets import snippet
from generator.search.spelling import best, edits
from tests.search_sample import CASES, case_archive, document, entity, loader, reader

READER = reader(*case_archive())
WAYS = ("text", "entity", "figure")


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def told(reader: Reader, question: Question) -> dict[str, Any]:
    """An answer as the case files write it: without what is empty."""
    found = reader.answer(question)
    hits = [
        f"{hit.digest} {hit.story} {hit.address[:2]} {WAYS[hit.way]}{' literal' * hit.is_literal}"
        for hit in found.hits
    ]
    parts = {
        "some": found.total - found.whole,
        "headline": found.hits[0].headline if hits else (),
        "snippets": [hit.snippet for hit in found.hits],
        "entities": [row.entity for row in found.entities],
        "days": found.days,
        "corrected": found.corrected,
    }
    given = {name: part for name, part in parts.items() if part}
    everything = {"total": found.total, "hits": hits, **given, "langs": found.langs, "months": found.months}
    plain: dict[str, Any] = json.loads(json.dumps(everything))
    return plain


@pytest.mark.parametrize("case", lines("questions.jsonl"), ids=lambda case: case["case"])
def test_a_question_is_answered(case: dict[str, Any]) -> None:
    case = dict(case)
    asked = case.pop("question")
    name = case.pop("case")
    assert set(asked) <= {field.name for field in fields(Question)}, name
    question = Question(**{**asked, "facets": tuple(asked.get("facets", ()))})
    assert told(reader(*case_archive()), question) == case


def test_the_order_of_questions_does_not_change_the_answers() -> None:
    shared = reader(*case_archive())
    questions = [Question(text=case["question"]["text"]) for case in lines("questions.jsonl")]
    alone = [reader(*case_archive()).answer(question) for question in questions[::5]]
    for question in questions:
        shared.answer(question)
    assert [shared.answer(question) for question in questions[::5]] == alone


@pytest.mark.parametrize("case", lines("amounts.jsonl"), ids=lambda case: case["given"])
def test_an_amount_is_a_number_in_plain_digits(case: dict[str, str]) -> None:
    assert amount_of(joined(folded(case["given"]))) == case["value"]


@pytest.mark.parametrize("case", lines("days.jsonl"), ids=lambda case: case["given"])
def test_a_day_is_understood(case: dict[str, Any]) -> None:
    said = day_of(joined(folded(case["given"])))
    assert (list(said) if said else None) == case["day"]


@pytest.mark.parametrize("case", lines("edits.jsonl"), ids=lambda case: case["one"])
def test_letters_that_are_wrong_are_counted(case: dict[str, Any]) -> None:
    assert edits(case["one"], case["other"], case["most"]) == case["edits"]
    assert edits(case["other"], case["one"], case["most"]) == case["edits"]


@settings(deadline=None)
@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_a_limit_of_edits_only_cuts_the_count_off(one: str, other: str) -> None:
    assert edits(one, other, 2) == min(3, edits(one, other, 20))


def test_of_words_with_as_many_edits_the_frequent_one_is_meant() -> None:
    assert best("modle", [("mode", 90), ("mole", 3), ("model", 50)]) == "mode"
    assert best("cat", [("car", 5)]) == ""


def test_the_logarithm_is_whole_and_steady() -> None:
    assert [logarithm(2**power) for power in range(20)] == [16 * power for power in range(20)]
    values = [logarithm(value) for value in range(1, 5_000)]
    assert values == sorted(values)


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "(a+)+$ [",
    "\\u4e2d \\",
    "谷" * 10_000,
    "a " * 5_000,
    "\ud83d 谷 \ude00",
    "😀😀",
    "   \u3000",
    '"',
    '""""',
    "\0\x07",
    "e:google",
    "__proto__ constructor",
    "\u202e谷歌",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_does_no_harm(text: str) -> None:
    found = READER.answer(Question(text=text))
    assert found.total <= 14
    for hit in found.hits:
        "".join(hit.snippet).encode()


@settings(deadline=None)
@given(st.text(max_size=30))
def test_every_query_has_an_answer(text: str) -> None:
    found = READER.answer(Question(text=text))
    assert len(found.hits) == min(10, found.total)


def test_nothing_but_the_root_is_loaded_for_a_query_without_words() -> None:
    loaded: list[str] = []
    load = loader(*case_archive())

    def noted(name: str) -> bytes:
        loaded.append(name.rpartition("/")[2])
        return load(name)

    Reader(noted).answer(Question(text="!?"))
    assert set(loaded) == {"root.js"}


def test_traditional_characters_are_loaded_only_when_they_are_needed() -> None:
    loaded: list[str] = []
    load = loader(*case_archive())

    def noted(name: str) -> bytes:
        loaded.append(name)
        return load(name)

    Reader(noted).answer(Question(text="英伟达"))
    assert not any(name.startswith("simplified") for name in loaded)
    Reader(noted).answer(Question(text="數據"))
    assert any(name.startswith("simplified") for name in loaded)


def test_a_file_is_loaded_once() -> None:
    loaded: list[str] = []
    load = loader(*case_archive())

    def noted(name: str) -> bytes:
        loaded.append(name)
        return load(name)

    asking = Reader(noted)
    for text in ("谷歌", "谷歌", "google", "数据中心"):
        asking.answer(Question(text=text))
    assert len(loaded) == len(set(loaded))


def test_what_was_found_can_be_filtered_by_companies_topics_and_series() -> None:
    question = Question(text="google")
    facets = READER.facets(question)
    assert [(each.term, each.documents) for each in facets] == [
        ("e:google", 5),
        ("s:evening", 2),
        ("t:cables", 2),
        ("t:funding", 2),
    ]
    assert facets[0][2:] == ("company", "谷歌", "Google")
    for facet in facets:
        filtered = READER.answer(replace(question, facets=(facet.term,)))
        assert filtered.total == facet.documents


def test_a_file_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="not a file of a search index"):
        sections_of(b"alert(1)")


def test_a_name_that_two_companies_share_names_both() -> None:
    both = [entity("one", "一号", "One", ["北极"]), entity("two", "二号", "Two", ["北极"])]
    asking = reader(
        [
            document("一号来了。", story="a", mentions=(("one", 1),)),
            document("二号来了。", story="b", mentions=(("two", 1),)),
        ],
        both,
    )
    found = asking.answer(Question(text="北极"))
    assert [row.entity for row in found.entities] == ["one", "two"]
    assert found.total == 2


def test_a_chinese_name_leads_to_english_stories_where_nothing_is_written_in_chinese() -> None:
    asking = reader(
        [document("Google opened an office.", lang="en", mentions=(("google", 1),))],
        [entity("google", "谷歌", "Google")],
    )
    found = asking.answer(Question(text="谷歌"))
    assert [(hit.way, hit.snippet) for hit in found.hits] == [(1, ("", "Google", " opened an office."))]


def test_what_is_in_the_headline_counts_most_and_the_newest_comes_first_among_equals() -> None:
    filler = "这里讲的是别的事情，" * 10
    asking = reader(
        [
            document(f"{filler}灯塔。", story="old", date="2026-03-01"),
            document(f"{filler}灯塔。", story="new", date="2026-04-01"),
            document(filler, story="headline", headline="灯塔亮了", date="2026-01-01"),
        ]
    )
    found = asking.answer(Question(text="灯塔"))
    assert [hit.story for hit in found.hits] == ["headline", "new", "old"]


def test_a_snippet_shows_where_most_of_the_query_stands() -> None:
    text = "开头有灯塔。" + "中间没有什么。" * 40 + "最后灯塔和海缆在一起。" + "后面没有什么。" * 20
    asking = reader([document(text)])
    (hit,) = asking.answer(Question(text="灯塔 海缆")).hits
    assert hit.snippet[:5] == ("最后", "灯塔", "和", "海缆", hit.snippet[4])
    assert hit.snippet[4].startswith("在一起。")
    assert hit.snippet[-1].endswith("…")


@settings(deadline=None)
@given(st.text(max_size=600), st.integers(0, 500))
def test_a_snippet_is_a_part_of_its_text(text: str, start: int) -> None:
    marks = [(start, start + 3, 0)] if start + 3 <= len(text) else []
    shown = "".join(snippet(text, marks)).removeprefix("…").removesuffix("…")
    assert shown.strip() in text.replace("\n", " ")
