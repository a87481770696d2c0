"""What stands around a numeral: multiplier and unit behind it, a currency before it.

`UNITS` is the table of what may be measured. A unit of a new sort is a row: a name, a pattern, a reader.
"""

import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.link.figure_words import (
    CENTS,
    CHINESE_BEFORE_PEOPLE,
    CHINESE_CURRENCIES,
    CHINESE_PEOPLE,
    CODES,
    ENGLISH_CURRENCIES,
    ENGLISH_CURRENCIES_IN_BULK,
    ENGLISH_NOT_BEFORE_PEOPLE,
    ENGLISH_PEOPLE,
    ENGLISH_PEOPLE_PLURAL,
    LETTERS_BEFORE_SIGN,
    MULTIPLIERS,
    NAMES_BEFORE,
    SIGNS,
    WATTS,
    any_of,
)


class Unit(NamedTuple):
    """A unit as written.

    Attributes:
        code: as in `model.digest.Figure`.
        power: of ten, that the unit itself adds: 9 for gigawatts.
        is_certain: whether it means this after a number without a multiplier.
    """

    code: str
    power: int = 0
    is_certain: bool = True


@dataclass(slots=True)
class Measure:
    """What follows a numeral.

    Attributes:
        counted_to: where the multiplier ends.
        end: where the unit ends.
        power: of ten, that the multiplier means.
        added: what a second numeral adds: 1 亿 2000 万.
        is_letter: whether the multiplier is a letter, which means nothing without a unit.
        is_over: whether the multiplier says that there is more: 30 多亿.
        kind: the name of a row of `UNITS`, or empty.
        unit: None where `kind` is empty.
    """

    counted_to: int
    end: int
    power: int = 0
    added: int = 0
    is_letter: bool = False
    is_over: bool = False
    kind: str = ""
    unit: Unit | None = None


class Row(NamedTuple):
    """A sort of unit: its name, its pattern, and what reads the words that fit the pattern."""

    name: str
    pattern: str
    read: Callable[[str], Unit | None]


_SPACES = " \u00a0\u2009\u202f"
_GAP = rf"[{_SPACES}]?"
_LINKS = frozenset(f"{_SPACES}-")
_LINK = f"[{_SPACES}-]?"
_MULTIPLIER = r"""
    [余餘多]?(?:[十百万萬亿億]|千(?!兆?瓦))+[余餘多]?
  | [余餘多]
  | [KkMmBbTt](?<=[0-9０-９].)(?![A-Za-z0-9])
  | (?i:hundred|thousand|million|billion|trillion|crore|lakh|mln|bln|trn|bn|mn|tn)(?![A-Za-z])"""
_REST = rf"(?<=[亿億]){_GAP}(?P<rest>[0-9]{{1,4}}){_GAP}(?P<of>[千百]?[万萬])"

_PERCENT = r"[%％﹪](?![ -]?points?)|(?i:per\s?cent|pct)(?![A-Za-z])(?![ -]points?)"
_WATTS = rf"""
    (?:千兆|[千兆吉太])?瓦特?(?![时時小片楞砖斯·])
  | [GTMkK]?W(?![A-Za-z0-9+＋·])(?!{_GAP}[元用人名位粉个条])
  | (?i:(?:kilo|mega|giga|tera)?watts?)(?![A-Za-z])(?![ -]?h(?:ou)?rs?(?![a-z]))"""
_CURRENCY = rf"""
    (?:兆|[余餘多])?(?:{any_of({*CHINESE_CURRENCIES, "美分"} - {"元", "圆", "圓"})}
      |[元圆圓](?![素件组宇数老旦月首帅气婴代凶形满桌]))
  | {any_of(CODES)}(?![A-Za-z])
  | (?i:{any_of({*ENGLISH_CURRENCIES, *ENGLISH_CURRENCIES_IN_BULK, *CENTS} - {"美分"})}s?)(?![A-Za-z])"""
_MEASURES = frozenset("名位个個人")
_NOUN = (
    rf"{any_of(CHINESE_PEOPLE)}"
    r"(?!名(?!单)|端|空间|态|模式|记录|账[号户]|体验|界面|协议|费|证|模型|经理)"
)
_BEFORE_NOUN = rf"(?:{any_of(CHINESE_BEFORE_PEOPLE)}{_GAP}){{0,3}}"
_NO_NOUN = rf"(?!{any_of(ENGLISH_NOT_BEFORE_PEOPLE)}\ )"
_LATIN_NOUN = rf"(?i:{any_of(ENGLISH_PEOPLE)}s|{any_of(ENGLISH_PEOPLE_PLURAL)})(?![\w-])"
# Names of companies stay outside of the amount: they are to be linked.
_PEOPLE = rf"""
    [名位]{_GAP}{_BEFORE_NOUN}{_NOUN}
  | 名(?![次称校义额声家气堂])
  | 位(?=[^\n，。；、0-9]{{1,12}}?{_NOUN})
  | [个個]?{_GAP}{_BEFORE_NOUN}{_NOUN}
  | [个個]?{_GAP}人(?![次工形均机月天份脸格生间称造为类质物体]|民[币幣])
  | (?:of\ (?:its|their|the|our|his|her)\ )?{_LATIN_NOUN}
  | (?:of\ (?:its|their|the|our|his|her)\ )?(?:{_NO_NOUN}[a-z][\w’'-]*+(?<!s)\ ){{1,2}}{_LATIN_NOUN}
  | (?=(?:{_NO_NOUN}[A-Za-z][\w’'-]*+(?<![^’']s)\ ){{1,3}}{_LATIN_NOUN})
  | (?=(?:[A-Za-z][A-Za-z0-9.+-]++{_GAP}+){{1,2}}+{_BEFORE_NOUN}{_NOUN})
  | (?:(?<=-)|(?<=\b1\ ))(?i:{any_of(ENGLISH_PEOPLE)})(?!\w)"""
_LETTERS = re.compile(r"(?<![A-Za-z])(?:[A-Z][A-Z.]{0,3}|(?:US|U\.S\.|HK|NT|RMB) )\Z")
# Before a dollar sign these mean that it ends a formula: $\\geq$10 cases.
_CLOSES_FORMULA = re.compile(r"[a-z0-9)}]\Z")
_CODE_BEFORE = re.compile(rf"(?:(?<![A-Za-z])(?:{any_of(CODES)})|{any_of(NAMES_BEFORE)})\Z")
_BEFORE = frozenset(SIGNS).union(word[-1] for words in (CODES, NAMES_BEFORE) for word in words)


def _share(_: str) -> Unit | None:
    return Unit("%")


def _power(written: str) -> Unit | None:
    return Unit("W", WATTS[_singular(written, WATTS)])


def _money(written: str) -> Unit | None:
    word = written.lstrip("余餘多")
    if word.startswith("兆"):
        return Unit(CHINESE_CURRENCIES[word[1:]], MULTIPLIERS["兆"])
    code = CHINESE_CURRENCIES.get(word) or CODES.get(word)
    if code:
        return Unit(code)
    for table, power, is_certain in (
        (ENGLISH_CURRENCIES, 0, True),
        (ENGLISH_CURRENCIES_IN_BULK, 0, False),
        (CENTS, -2, True),
    ):
        name = _singular(word, table)
        if name in table:
            return Unit(table[name], power, is_certain)
    return None


def _people(written: str) -> Unit | None:
    return Unit("people", is_certain=written[:1] in _MEASURES or written in ENGLISH_PEOPLE_PLURAL)


def _singular(written: str, table: Mapping[str, object]) -> str:
    word = written.lower()
    return word if word in table else word.removesuffix("s")


UNITS = (
    Row("share", _PERCENT, _share),
    Row("power", _WATTS, _power),
    Row("money", _CURRENCY, _money),
    Row("people", _PEOPLE, _people),
)
_NO_UNITS = frozenset(ENGLISH_NOT_BEFORE_PEOPLE) - {"of", "per", "percent"}
_READERS = {row.name: row.read for row in UNITS}
# What has matched is not given up again (?+): most numbers have no unit, and that is to be seen soon.
_MEASURE = re.compile(
    rf"{_LINK}+(?:(?P<multiplier>{_MULTIPLIER})(?:{_REST})?+)?+(?P<plus>[+＋](?![0-9]))?+{_LINK}+"
    rf"(?:(?!{any_of(_NO_UNITS)}\ )(?:{'|'.join(f'(?P<{row.name}>{row.pattern})' for row in UNITS)}))?",
    re.VERBOSE,
)
# Most numbers are days and years: what cannot start a multiplier or a unit is seen at once.
_STARTS = frozenset("十百千万萬亿億余餘多%％﹪兆吉太瓦名位个個人元圆圓円+＋" + string.ascii_letters)
_STARTS_OF_TWO = frozenset(
    word[:2] for words in (CHINESE_CURRENCIES, CENTS, CHINESE_PEOPLE, CHINESE_BEFORE_PEOPLE) for word in words
)


def measure(text: str, place: int) -> Measure | None:
    """The multiplier and the unit of the numeral that ends at `place`; None if there are neither."""
    at = place + 1 if text[place : place + 1] in _LINKS else place
    if text[at : at + 1] not in _STARTS and text[at : at + 2] not in _STARTS_OF_TWO:
        return None
    match = _MEASURE.match(text, place)
    kind = match.lastgroup if match else None
    if match is None or kind is None:
        return None
    word, rest, of, plus = match.group("multiplier", "rest", "of", "plus")
    unit = _read(kind, match[kind]) if kind in _READERS else None
    if not word:
        end = match.end() if match[kind] else place
        return Measure(place, end, 0, 0, False, plus is not None, kind, unit) if unit else None
    power, is_letter, is_over = _multiplied(word)
    counted_to, added = match.end("multiplier"), 0
    if rest:
        counted_to, added = match.end("of"), int(rest) * 10 ** _multiplied(of)[0]
    if unit is None:
        return Measure(counted_to, counted_to, power, added, is_letter, is_over, "", None)
    end = match.end() if match[kind] else counted_to
    return Measure(counted_to, end, power, added, is_letter, is_over or plus is not None, kind, unit)


# The same few words come again and again.
@lru_cache(maxsize=4096)
def _read(kind: str, written: str) -> Unit | None:
    return _READERS[kind](written)


@lru_cache(maxsize=4096)
def _multiplied(word: str) -> tuple[int, bool, bool]:
    """The power of ten of a multiplier; whether it is a letter; whether it says that there is more."""
    plain = word.strip("余餘多").lower()
    if plain.isascii() and plain:
        return MULTIPLIERS[plain], len(plain) == 1, False
    return sum(MULTIPLIERS[char] for char in plain), False, plain != word


def currency_before(text: str, place: int) -> tuple[int, str] | None:
    """Where the currency of the number at `place` starts, and its code (¥ where only the sentence knows)."""
    at = place - 1 if text[place - 1 : place].isspace() else place
    sign = text[at - 1 : at]
    if sign not in _BEFORE:
        return None
    if sign not in SIGNS:
        name = _CODE_BEFORE.search(text, max(at - 5, 0), at)
        return (name.start(), CODES.get(name[0]) or NAMES_BEFORE[name[0]]) if name else None
    letters = _LETTERS.search(text, max(at - 7, 0), at - 1)
    if letters and (code := LETTERS_BEFORE_SIGN.get(letters[0].rstrip())):
        return letters.start(), code
    return None if _CLOSES_FORMULA.search(text, max(at - 3, 0), at - 1) else (at - 1, SIGNS[sign])
