"""The order of names in a directory, and the letter that each stands under, as CLDR has them.

English is in the order of CLDR's root collation: marks, digits, letters; then accents, then case. Chinese
differs from it by having Chinese characters before other letters, in the order of pinyin. As in ICU's index
of names, Latin names follow the Chinese ones under each letter.
"""
# ruff: noqa: PLC0415 -- the table of characters is loaded when a Chinese directory is made

import re
import unicodedata
from functools import cache

from generator.model.language import Lang

# What a name stands under that begins with no letter.
OTHER = "#"

# The root collation's order of what names hold beside letters and digits.
_MARKS = " _-–—,、;:!?.…。·'\"«»()[]{}〈〉《》「」§¶@*/\\&#%†•`^°©®+±÷×<=>|~¢$£¥€"
_RANKS = {mark: rank for rank, mark in enumerate(_MARKS)}

# What it takes for one and the same, or apart, and Unicode does not.
_SAME = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ħ": "h"}
)

# What comes first, in steps wide enough for all of Unicode.
_MARK, _OTHER_MARK, _DIGIT, _READ, _UNREAD, _LETTER = range(0, 6 << 24, 1 << 24)

_Key = tuple[tuple[int, ...], str, str]


def letter_of(name: str, lang: Lang) -> str:
    """The letter from A to Z that `name` stands under for readers of `lang`, or `OTHER`."""
    base = _base(name)
    if lang is Lang.ZH and not base[:1].isascii():
        return _readings().get(_characters(base)[0], (0, OTHER))[1]
    return base[:1].upper() if base[:1].isalpha() and base[:1].isascii() else OTHER


def name_key(name: str, lang: Lang) -> tuple[bool, str, _Key]:
    """Sorts names by letter, `OTHER` last, and under each letter as CLDR's collation does."""
    letter = letter_of(name, lang)
    return letter == OTHER, letter, collation_key(name, lang)


def collation_key(text: str, lang: Lang) -> _Key:
    """Sorts texts as CLDR's collation of `lang` does: by letters, then accents, then small before large."""
    base = _base(text)
    if lang is Lang.ZH and not base.isascii():
        weights = tuple(map(_weight_in_chinese, _characters(base)))
    else:
        weights = tuple(map(_weight, base))
    return weights, unicodedata.normalize("NFKD", text).casefold(), text.swapcase()


def _base(text: str) -> str:
    """`text` without accents, in small letters of one width."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_SAME)
    # In Catalan a dot parts two l; the root collation does not see it.
    return "".join(each for each in apart if not unicodedata.combining(each)).replace("l·", "l")


def _weight(character: str) -> int:
    if character.isalpha():
        return _LETTER + ord(character)
    if character.isnumeric():
        return _DIGIT + int(unicodedata.numeric(character))
    return _MARK + _RANKS[character] if character in _RANKS else _OTHER_MARK + ord(character)


def _weight_in_chinese(character: str) -> int:
    read = _readings().get(character)
    if read:
        return _READ + read[0]
    if unicodedata.name(character, "").startswith("CJK UNIFIED"):
        return _UNREAD + ord(character)
    return _weight(character)


def _characters(text: str) -> list[str]:
    """The characters of `text`; a word with a reading of its own is one of them."""
    return _chinese().findall(text)


@cache
def _chinese() -> re.Pattern[str]:
    from generator.plan.pinyin import WORDS

    return re.compile("|".join((*WORDS, ".")), re.DOTALL)


@cache
def _readings() -> dict[str, tuple[int, str]]:
    """The place of each Chinese character in the order of pinyin, and the letter that it is read with."""
    from generator.plan.pinyin import BY_LETTER, WORDS

    # Places are two apart, and a word takes the one between.
    characters = ((character, line[0]) for line in BY_LETTER for character in line[1:])
    found = {character: (2 * place, letter) for place, (character, letter) in enumerate(characters)}
    for word, before in WORDS.items():
        place, letter = found[before]
        found[word] = (place + 1, letter)
    return found
