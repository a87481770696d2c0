"""The order of names and the letters that they stand under; a browser's own order is in tests/browser."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.language import Lang
from generator.plan.collation import OTHER, collation_key, letter_of, name_key


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("英伟达", "Y", OTHER),
        ("輝達", "H", OTHER),
        ("NVIDIA", "N", "N"),
        ("élan", "E", "E"),
        ("Ørsted", "O", "O"),
        ("ＡＢＣ", "A", "A"),
        ("重庆动力", "C", OTHER),
        ("重启计划", "Z", OTHER),
        ("沈阳仪表", "S", OTHER),
        ("〇号实验室", "L", OTHER),
        ("360", OTHER, OTHER),
        ("“引号”", OTHER, OTHER),
        ("Яхта", OTHER, OTHER),
        ("𠮷屋", OTHER, OTHER),
        ("", OTHER, OTHER),
    ],
)
def test_a_name_stands_under_the_letter_that_readers_of_a_language_look_for(
    name: str, zh: str, en: str
) -> None:
    assert (letter_of(name, Lang.ZH), letter_of(name, Lang.EN)) == (zh, en)


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        (Lang.EN, ["acme", "Acme", "ácme", "Acme 2", "Acme-2", "Acme.ai", "ACME1", "Acmeb", "Zeta"]),
        (Lang.EN, ["Noël", "Noelle", "Nora", "ørsted", "Orstedt", "Zebra", "360", "甲"]),
        # Under each letter the Chinese names come first, by the sounds and tones of their characters.
        (Lang.ZH, ["阿里", "艾", "AMD", "Azure", "百度", "北京", "重庆", "长安", "中兴", "Zebra", "360"]),
        (Lang.ZH, ["妈妈", "麻省", "马可", "马可·波罗", "馬可", "骂"]),
    ],
    ids=["what one name adds", "accents", "letters of two scripts", "tones"],
)
def test_names_are_in_the_order_of_the_language(lang: Lang, names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(backwards, key=lambda name: name_key(name, lang)) == names


def test_a_character_without_a_known_reading_comes_after_those_with_one() -> None:
    names = ["a", "𠮷", "鿿", "做", "1"]
    assert sorted(names, key=lambda name: collation_key(name, Lang.ZH)) == names[::-1]


@given(st.lists(st.text(max_size=5)), st.sampled_from(Lang))
def test_all_names_of_a_letter_stand_together(names: list[str], lang: Lang) -> None:
    ordered = sorted(names, key=lambda name: name_key(name, lang))
    letters = [letter for letter, _ in groupby(ordered, lambda name: letter_of(name, lang))]
    assert letters == sorted(set(letters), key=lambda letter: (letter == OTHER, letter))
