"""Amounts in sentences, in both languages, with many numbers that only look like amounts."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.amounts import CURRENCIES, written
from generator.link.figures import FoundFigure, find_figures
from generator.link.prose import prose_of
from generator.model.digest import Qualifier
from generator.model.language import Lang
from tests.case_files import Case, each_case

CANONICAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?")


def figures_of(text: str) -> list[FoundFigure]:
    """The figures of `text`, whose sentences end as in a story."""
    return find_figures(text, prose_of(text).ends)


def marked(text: str) -> str:
    """`text` with every figure in it marked as `[figure](value unit qualifier)`."""
    parts, done = [], 0
    for figure in figures_of(text):
        meaning = " ".join(filter(None, (figure.value, figure.unit, figure.qualifier)))
        parts += [text[done : figure.start], f"[{text[figure.start : figure.end]}]({meaning})"]
        done = figure.end
    return "".join([*parts, text[done:]])


@each_case("figures")
def test_figures_are_found_as_a_reader_would_find_them(case: Case) -> None:
    assert [marked(line) for line in case.given.splitlines()] == case.expected.splitlines()


def test_a_sentence_ends_where_it_is_said_to() -> None:
    text = "总价 8 亿美元，定金 2 亿"
    assert [figure.unit for figure in find_figures(text, ())] == ["USD", "USD"]
    assert [figure.unit for figure in find_figures(text, (8,))] == ["USD", ""]


def test_the_nearest_currency_before_a_bare_number_counts() -> None:
    text = "德国厂投入 3 亿欧元，日本厂投入 500 亿日元，追加 90 亿，最后是 2 亿美元"
    assert [figure.unit for figure in figures_of(text)] == ["EUR", "JPY", "JPY", "USD"]


def test_a_text_without_numbers_has_no_figures() -> None:
    assert find_figures("", ()) == []
    assert figures_of("没有数字的句子。Words alone.") == []


PIECES = st.sampled_from(
    (
        "$|US$|¥|RMB |人民币|40|1,200|3.5|５１|2026|1.2.3|0|九|十|百|数| |-|至|~| to |between | and |万|亿"
        "|多|+|点| billion|bn|M|K|millions| of |美元|元|日元| dollars|吉瓦| GW|瓦时|%| percent|百分之|成|名"
        "|人|用户| users|估值|参数|约|以上|up to |。|，|a|^|_|İ"
    ).split("|")
)


@example(text="40RMB 40", ends=[])
@example(text="百分之百分之40", ends=[])
@settings(max_examples=600, deadline=None)
@given(text=st.lists(PIECES, max_size=14).map("".join), ends=st.lists(st.integers(0, 60)).map(sorted))
def test_figures_never_overlap_and_their_values_are_plain_numbers(text: str, ends: list[int]) -> None:
    done = 0
    for figure in find_figures(text, ends):
        assert done <= figure.start < figure.end <= len(text)
        assert CANONICAL.fullmatch(figure.value), figure
        assert figure.unit in CURRENCIES or figure.unit in {"%", "W", "people", ""}
        assert isinstance(figure.qualifier, Qualifier)
        done = figure.end


ROUND = st.tuples(st.integers(1, 999), st.integers(0, 12)).map(lambda parts: parts[0] * 10 ** parts[1])


@settings(max_examples=400, deadline=None)
@given(number=ROUND, unit=st.sampled_from([*CURRENCIES, "W", "people"]), lang=st.sampled_from(Lang))
def test_an_amount_that_is_written_is_found_again(number: int, unit: str, lang: Lang) -> None:
    amount = written(str(number), unit, lang)
    sentence = f"这里有 {amount}。" if lang is Lang.ZH else f"There are {amount}, they say."
    (found,) = figures_of(sentence)
    assert (found.value, found.unit, found.qualifier) == (str(number), unit, Qualifier.EXACT)
    assert sentence[found.start : found.end] == amount


@settings(max_examples=200, deadline=None)
@given(hundredths=st.integers(-99_99, 999_99), lang=st.sampled_from(Lang))
def test_a_share_that_is_written_is_found_again(hundredths: int, lang: Lang) -> None:
    value = format(Decimal(hundredths).scaleb(-2).normalize(), "f")
    (found,) = figures_of(f"({written(value, '%', lang)})")
    assert (found.value, found.unit) == (value, "%")


@settings(max_examples=200, deadline=None)
@given(number=ROUND.filter(lambda number: number >= 1_000_000), lang=st.sampled_from(Lang))
def test_money_without_a_currency_is_found_again_where_it_is_called_money(number: int, lang: Lang) -> None:
    amount = written(str(number), "", lang)
    sentence = f"公司估值 {amount}。" if lang is Lang.ZH else f"It is valued at {amount}."
    assert [(found.value, found.unit) for found in figures_of(sentence)] == [(str(number), "")]


HOSTILE = "9|亿|$|1,|百|成|一|数十|1 亿，|1-|1 |1 a|1 million |million |$1|¥1".split("|")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000
    for figure in find_figures(text, ()):
        assert CANONICAL.fullmatch(figure.value)
