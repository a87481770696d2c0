"""Numbers in running text, in digits and in words, whatever they count.

Linking finds amounts, and only where it is sure of their unit. Whether a translation tells a number at all is
another question: 80 人 may be "eighty on board", 两成 may be "a fifth".
"""

import re
from collections.abc import Iterator
from decimal import Decimal

_POWERS = {
    "十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "億": 8,
    "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "b": 9,
    "trillion": 12, "tn": 12,
}  # fmt: skip
_IN_DIGITS = re.compile(
    r"(\d+(?:,\d{3})*(?:\.\d+)?)[\s-]?[余餘多]?"
    r"([十百千]?[万萬亿億]|万亿|[十百千]|(?:hundred|thousand|million|billion|trillion|[kmb]n?|tn)\b)?",
    re.IGNORECASE,
)
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_IN_CHINESE = re.compile(r"[零〇一二两兩三四五六七八九十百千万萬亿億]+")
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = (
    {word: value for value, word in enumerate(_SMALL.split())}
    | {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
    | {"a": 1, "an": 1, "dozen": 12}
)
_WORD = rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))}|hundred|thousand|million|billion|trillion)s?"
_IN_ENGLISH = re.compile(rf"\b{_WORD}(?:[\s-](?:and\s)?{_WORD})*\b", re.IGNORECASE)
_PERCENT = re.compile(rf"\b({_WORD}(?:-{_WORD})?)\sper\s?cent\b", re.IGNORECASE)
_SHARES: tuple[tuple[str, str], ...] = (
    (r"一半|半数|过半|\bhalf\b|\bhalves\b", "50"),
    (r"三分之一|\b(?:a|one)[ -]third\b", "33.3"),
    (r"三分之二|\btwo[ -]thirds\b", "66.7"),
    (r"四分之一|\b(?:a|one)[ -]quarter\b", "25"),
    (r"四分之三|\bthree[ -]quarters\b", "75"),
    (r"五分之一|[两二]成|\b(?:a|one)[ -]fifth\b|\btwo[ -]tenths\b", "20"),
    (r"五分之二|四成|\btwo[ -]fifths\b", "40"),
    (r"五分之三|六成|\bthree[ -]fifths\b", "60"),
    (r"五分之四|八成|\bfour[ -]fifths\b", "80"),
    (r"十分之一|一成|\b(?:a|one)[ -]tenth\b|\bone in ten\b", "10"),
    (r"三成|\bthree[ -]tenths\b", "30"),
    (r"七成", "70"),
    (r"九成|\bnine in ten\b|\bnine[ -]tenths\b", "90"),
    (r"翻倍|翻番|翻了?一番|一倍|\bdoubl|\btwice\b", "100"),
    (r"[两二]倍|\btripl|\bthreefold\b", "200"),
)
# 三成 and "a third" are the same to who tells a story.
_NEARLY = Decimal("3.5")


def tells_number(text: str, value: str) -> bool:
    """Whether `text` has a number that is `value`."""
    return Decimal(value) in set(_numbers(text))


def tells_share(text: str, percent: str) -> bool:
    """Whether `text` has a fraction, or a word for one, that is about `percent`."""
    wanted = Decimal(percent)
    if any(_english(match[1]) == wanted for match in _PERCENT.finditer(text)):
        return True
    shares = (Decimal(share) for pattern, share in _SHARES if re.search(pattern, text, re.IGNORECASE))
    return any(abs(share - wanted) <= _NEARLY for share in shares)


def _numbers(text: str) -> Iterator[Decimal]:
    for match in _IN_DIGITS.finditer(text):
        yield Decimal(match[1].replace(",", "")).scaleb(_POWERS[match[2].lower()] if match[2] else 0)
    for match in _IN_CHINESE.finditer(text):
        yield Decimal(_chinese(match[0]))
    for match in _IN_ENGLISH.finditer(text):
        yield Decimal(_english(match[0]))


def _chinese(text: str) -> int:
    """三万二千: each digit counts by the sign behind it, and all before 万 and 亿 by that."""
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = 10 * digit + _DIGITS[sign] if digit else _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            scale = 10**4 if sign in "万萬" else 10**8
            total = (total + section + digit or 1) * scale
            section = digit = 0
    return total + section + digit


def _english(text: str) -> int:
    total = section = 0
    for word in re.split(r"[\s-]+", text.lower()):
        power = _POWERS.get(word, _POWERS.get(word.removesuffix("s"), 0))
        if word == "and":
            continue
        if power == 2:
            section = (section or 1) * 100
        elif power:
            total += (section or 1) * 10**power
            section = 0
        else:
            section += _VALUES.get(word, _VALUES.get(word.removesuffix("s"), 0))
    return total + section
