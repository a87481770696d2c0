"""Amounts as each language writes them."""

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.amounts import CURRENCIES, written
from generator.model.language import Lang
from tests.case_files import Case, each_case


@each_case("amounts")
def test_an_amount_is_written_as_readers_expect_it(case: Case) -> None:
    amounts = [line.partition(" ") for line in case.given.splitlines()]
    assert [
        f"{written(value, unit, Lang.ZH)} | {written(value, unit, Lang.EN)}" for value, _, unit in amounts
    ] == case.expected.splitlines()


def test_no_two_currencies_are_written_alike() -> None:
    for lang in Lang:
        assert len({written("5", code, lang) for code in CURRENCIES}) == len(CURRENCIES)


@settings(max_examples=300, deadline=None)
@given(
    value=st.decimals(min_value=0, max_value=10**30, places=3).map(lambda value: format(value, "f")),
    unit=st.sampled_from([*CURRENCIES, "", "W", "%", "people", "XAU"]),
    lang=st.sampled_from(Lang),
)
def test_any_amount_is_written_without_a_fault_or_an_exponent(value: str, unit: str, lang: Lang) -> None:
    assert re.fullmatch(r"(?:\D*)\d[\d,]*(?:\.\d+)?(?:\D*)", written(value, unit, lang))


@settings(max_examples=300, deadline=None)
@given(number=st.integers(1, 10**18), lang=st.sampled_from(Lang))
def test_what_is_written_differs_from_the_value_in_the_fifth_digit_at_most(number: int, lang: Lang) -> None:
    powers = {"万": 4, "million": 6, "亿": 8, "billion": 9, "万亿": 12, "trillion": 12}
    digits, _, word = written(str(number), "", lang).partition(" ")
    value = Decimal(digits.replace(",", "")) * 10 ** powers.get(word, 0)
    assert abs(value - number) <= Decimal(number) / 2000
