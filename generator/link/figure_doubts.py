"""Numbers that only look like amounts: parts of names, versions, ranks, odds, formulas."""

import re
from decimal import Decimal

from generator.link.figure_numerals import Form, Numeral
from generator.link.figure_units import Measure

# From here on a number in words may be an amount without a unit.
MANY = 10_000
# Behind a number in dollars these show that the signs are those of a formula: $10^{25}$.
_FORMULA = frozenset("^\\_$")
_PRODUCT = re.compile(r"([A-Za-z][\w.+-]*) ?\Z")
# A word with a capital before a number is a product (Windows 11 users); these only start a sentence.
_NO_PRODUCTS = frozenset(
    "the some about around over nearly almost roughly approximately more than at least up to only just of "
    "all in its our their with for from and but or another these those a an by under below above between "
    "most".split()
)
# One in 4 workers, tier 5 users, 前 10 名: the number is no count of its own.
_NO_COUNT = re.compile(
    r"(?:(?:one|two|three|[0-9]) (?:in|out of|of)"
    r"|\b(?i:tier|level|version|phase|stage|season|grade|aged?)|前|第) ?\Z"
)
_FRACTION = re.compile(r"(?:quarter|third|fifth|tenth) of \Z")
_LONGEST = 24


def is_year(number: Decimal) -> bool:
    """Whether `number` may be a year."""
    return 1990 <= number < 2100


def stands_alone(text: str, start: int) -> bool:
    """Whether the number at `start` is no part of a name, a version, a date or a rank."""
    if not start:
        return True
    before, earlier = text[start - 1], text[start - 2 : start - 1]
    if before == " ":
        return earlier != "第"
    if before > "\u2e7f":
        return before not in "第．＃"
    if before in "-−–/:":
        return not (earlier.isalnum() and earlier < "\u2e80")
    return not (before.isalnum() or before in "_.@#&\\")


def is_formula(text: str, found: Measure) -> bool:
    """Whether the dollar sign before a number opens a formula."""
    behind = text[found.counted_to : found.counted_to + 1]
    if behind.isalpha() and behind.isascii() and not found.power:
        return True
    return text[found.counted_to : found.counted_to + 2].lstrip()[:1] in _FORMULA


def may_be_bare(text: str, numeral: Numeral, found: Measure) -> bool:
    """Whether a number may be an amount without a unit."""
    if found.is_letter:
        return False
    if numeral.form is Form.DIGITS:
        return found.power >= 4 or "," in text[numeral.start : numeral.end]
    return numeral.value >= MANY


def is_meant(text: str, numeral: Numeral, found: Measure) -> bool:
    """Whether the unit that follows a number belongs to it: of Windows 11 用户 there are not eleven."""
    if found.kind == "money":
        return _is_sum(text, numeral, found)
    return found.kind != "people" or _is_count(text, numeral, found)


def _is_sum(text: str, numeral: Numeral, found: Measure) -> bool:
    start = numeral.start
    if numeral.form is not Form.DIGITS:
        return not _FRACTION.search(text, max(0, start - _LONGEST), start)
    return found.power > 0 or (found.unit is not None and found.unit.is_certain)


def _is_count(text: str, numeral: Numeral, found: Measure) -> bool:
    start = numeral.start
    if _NO_COUNT.search(text, max(0, start - _LONGEST), start):
        return False
    is_large = found.power > 0 or numeral.form is not Form.DIGITS or "," in text[start : numeral.end]
    if is_large or (found.unit is not None and found.unit.is_certain):
        return True
    return not (is_year(numeral.value) or _follows_product(text, numeral, found))


def _follows_product(text: str, numeral: Numeral, found: Measure) -> bool:
    """Whether a name stands before the number and makes it a version."""
    name = _PRODUCT.search(text, max(0, numeral.start - _LONGEST), numeral.start)
    if name is None:
        return False
    word = name[1]
    is_chinese = text[found.end - 1] > "\u2e7f"
    return is_chinese or (word.lower() != word and word.lower() not in _NO_PRODUCTS)
