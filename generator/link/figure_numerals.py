"""Numerals in running text: in digits, in Chinese characters, in English words.

One fast scan finds where a numeral may be; only there is the text looked at more closely.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from generator.link.figure_words import MULTIPLIERS, any_of
from generator.model.digest import Qualifier


class Form(Enum):
    """How a numeral is written."""

    DIGITS = auto()
    WORDS = auto()  # 三千五百亿, two million
    VAGUE = auto()  # 百万, 数十亿, billions: multipliers without a number
    SHARE = auto()  # 百分之五十一, 三成: the unit is part of it


@dataclass(slots=True)
class Numeral:
    """A number in a text, without the multiplier and unit that may follow.

    Attributes:
        value: the number.
        form: how it is written.
        qualifier: what the numeral itself says: 数十 are several tens, 十多 is over ten.
    """

    start: int
    end: int
    value: Decimal
    form: Form
    qualifier: Qualifier = Qualifier.EXACT


_ONES = dict(zip("零〇一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
_COUNTS = "".join(_ONES) + "十百千万萬亿億点點"
_COUNTS_ON = frozenset(_COUNTS + "多余餘几幾")
# A digit, with what else belongs to it; or a Chinese multiplier after another numeral.
_SIGN = re.compile(
    r"[0-9０-９万萬亿億百千十成]"
    r"(?:(?<=[0-9０-９])[0-9０-９,.，．]*"
    r"|(?<=[一二三四五六七八九两兩十百千万萬几幾数數多余餘上过超逾近约][万萬亿億百千十成])"
    r"|(?<=十)(?=[一二三四五六七八九名位个人])"
    r"|(?<=百)(?=分之))"
)
_DIGIT = frozenset("0123456789０１２３４５６７８９")
_LONGEST = 24
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PLAIN = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_SPACED = re.compile(r"(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?=[ \u00a0]?[万亿%名人位元]| [a-z])")
_CHINESE = re.compile(
    rf"(?P<several>[几幾上]|(?<![参人户戶函系指次总倍分点读度])[数數])?"
    rf"(?P<count>[{_COUNTS}]*)(?P<more>[多余餘几幾])?(?P<last>[十百千万萬亿億]*)"
)
# 二三十, 七八千: from the first to the second.
_TWO_ONES = re.compile(r"[一二两三四五六七八][二三四五六七八九][十百千万亿]")
_PART = re.compile(r"百分之(?P<percent>[零一二三四五六七八九两十百点]+)")
_TENTHS = re.compile(
    r"(?P<ten>[一二两三四五六七八九])成(?P<more>[半一二三四五六七八九]?)"
    r"(?![为本立功长果员熟交分都就型品效绩人年名语书文因群堆倍语不是色药精新])"
)
_NOT_BEFORE_TENTHS = frozenset((*_ONES, "十", "百", "第"))
_ENGLISH_SCALES = [
    (scale, re.compile(scale)) for scale in ("illion", "housand", "undred", "ozen", "ercent", "er cent")
]
_SCALE = r"thousand|million|billion|trillion"
_NUMBER_WORDS = (
    "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {
    **{word: Decimal(max(number, 1)) for number, word in enumerate(_NUMBER_WORDS)},
    **{word: Decimal(10 * number) for number, word in enumerate(_TENS, 3)},
    "half a": Decimal("0.5"),
}
# Of a hundred: forty percent, twenty-five per cent.
_HUNDREDTHS = any_of(word for word in _NUMBERS if word != "a")
_ENGLISH = re.compile(
    rf"""(?<![\w-])(?:
    (?P<tens>tens|dozens|hundreds|thousands)\ of\ (?P<of>{_SCALE})s
    |(?P<many>dozen|hundred|{_SCALE})s(?=\ (?:of|in|on|more)\ )
    |(?:(?:several|a\ few|a\ couple(?:\ of)?)[ ]|multi-?)(?P<few>(?:hundred\ )?(?:{_SCALE})|hundred|dozen)
    |(?P<alone>{_SCALE})(?=[ -]dollar)
    |(?P<part>(?:{_HUNDREDTHS})(?:[ -](?:{any_of(_NUMBER_WORDS[1:10])}))?)[ -]per\ ?cent(?![ -]points?)
    |(?P<number>{any_of(_NUMBERS)})[ -](?P<scale>(?:hundred\ )?(?:{_SCALE})|hundred|dozen)
    )(?![A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)


def numerals(text: str) -> Iterator[Numeral]:
    """The numerals of `text`, in order; one may lie inside what another turns out to mean."""
    spelled = _spelled(text)
    word = next(spelled, None)
    for match in _SIGN.finditer(text):
        start, end = match.span()
        numeral = _in_digits(text, start, end) if text[start] in _DIGIT else _in_chinese(text, start, end)
        if numeral is None:
            continue
        while word and word.start < numeral.start:
            yield word
            word = next(spelled, None)
        yield numeral
    if word:
        yield word
        yield from spelled


def _in_digits(text: str, start: int, end: int) -> Numeral | None:
    """A number like 40, 1,200, 1 200, 51.6 or ５１．６."""
    digits = text[start:end]
    if len(digits) > _LONGEST:
        return None
    if not digits.isdecimal():
        digits = digits.translate(_PLAIN).rstrip(",.")
        end = start + len(digits)
        if not _DIGITS.fullmatch(digits):
            return None
        digits = digits.replace(",", "")
    if len(digits) <= 3 and text[end + 1 : end + 2].isdecimal():
        spaced = _SPACED.match(text, end)
        if spaced and spaced.end() - end <= _LONGEST:
            end = spaced.end()
            digits += re.sub(r"\D", "", spaced[0])
    return Numeral(start, end, Decimal(digits), Form.DIGITS, Qualifier.EXACT)


def _in_chinese(text: str, start: int, end: int) -> Numeral | None:
    """A number in characters around the one at `start`."""
    if text[start] == "成":
        return _in_tenths(text, start)
    return _in_percent(text, start) if text.startswith("分之", end) else _in_characters(text, start)


def _in_tenths(text: str, place: int) -> Numeral | None:
    """三成 is 30%, 七成半 is 75%; the tenths stand before `place`."""
    match = _TENTHS.match(text, place - 1)
    if not match or text[place - 2 : place - 1] in _NOT_BEFORE_TENTHS:
        return None
    more = 5 if match["more"] == "半" else _ONES.get(match["more"], 0)
    return Numeral(*match.span(), Decimal(10 * _ONES[match["ten"]] + more), Form.SHARE)


def _in_percent(text: str, place: int) -> Numeral | None:
    """百分之五十一."""
    match = _PART.match(text, place)
    value = match and len(match[0]) <= _LONGEST and _value(match["percent"])
    return Numeral(*match.span(), value, Form.SHARE) if match and value else None


def _in_characters(text: str, place: int) -> Numeral | None:
    """A number like 三千五百亿, 数十亿, 十多亿 around the multiplier at `place`."""
    start = place
    first = max(place - _LONGEST, 0)
    while start > first and text[start - 1] in _COUNTS_ON:
        start -= 1
    if start > first and text[start - 1] in "几幾上数數":
        start -= 1
    match = _CHINESE.match(text, start, start + _LONGEST)
    if not match or match.end() <= place:
        match = _CHINESE.match(text, start + 1, start + _LONGEST)
    if not match or match.end() <= place:
        return None
    count, last = match["count"], match["last"]
    if match["more"] and not count:
        return None
    about = _TWO_ONES.match(count)
    value = _value((count[0] + count[2:] if about else count) + last)
    if value is None:
        return None
    qualifier = Qualifier.OVER if match["more"] else Qualifier.ABOUT if about else Qualifier.EXACT
    form = Form.WORDS if any(char in _ONES for char in count) or count[:1] == "十" else Form.VAGUE
    return Numeral(*match.span(), value, form, Qualifier.SEVERAL if match["several"] else qualifier)


def _value(numeral: str) -> Decimal | None:
    """What a Chinese numeral says: 3500 亿 for 三千五百亿; a multiplier alone counts once."""
    whole, point, rest = numeral.replace("點", "点").partition("点")
    if point:
        return _with_decimals(whole, rest)
    total = section = digit = Decimal(0)
    largest = Decimal(1)
    for char in numeral:
        if char in _ONES:
            digit = digit * 10 + _ONES[char]
            continue
        size = Decimal(10) ** MULTIPLIERS[char]
        if size < 10_000:
            section += (digit or 1) * size
        elif size >= largest:
            total = (total + section + digit or 1) * size
            section, largest = Decimal(0), size
        else:
            total += (section + digit or 1) * size
            section = Decimal(0)
        digit = Decimal(0)
    if digit and numeral[-2:-1] in MULTIPLIERS and numeral[-2] != "十":
        digit *= Decimal(10) ** (MULTIPLIERS[numeral[-2]] - 1)  # 三万五 is 35000
    return total + section + digit


def _with_decimals(whole: str, rest: str) -> Decimal | None:
    """一点四万亿."""
    decimals = rest.rstrip("十百千万萬亿億")
    if not decimals or not all(char in _ONES for char in decimals):
        return None
    before = _value(whole)
    if before is None:
        return None
    after = Decimal("0." + "".join(str(_ONES[char]) for char in decimals))
    power = sum(MULTIPLIERS[char] for char in rest[len(decimals) :])
    return (before + after) * Decimal(10) ** power


def _spelled(text: str) -> Iterator[Numeral]:
    """Numbers in English words, in order."""
    places = [
        match.start()
        for scale, pattern in _ENGLISH_SCALES
        if scale in text
        for match in pattern.finditer(text)
        if not _follows_digit(text, match.start())
    ]
    if not places:
        return
    places.sort()
    done = 0
    for place in places:
        if place < done:
            continue
        match = _ENGLISH.search(text, max(done, place - _LONGEST), place + _LONGEST)
        if match and match.start() <= place < match.end():
            done = match.end()
            yield _in_words(match)


def _follows_digit(text: str, place: int) -> bool:
    """Whether the word around `place` is the multiplier of a number in digits: $40 billion."""
    start = text.rfind(" ", max(place - 4, 0), place)
    return start > 0 and text[start - 1].isdigit()


def _in_words(match: re.Match[str]) -> Numeral:
    """A million, several hundred, tens of billions, multibillion, forty percent."""
    start, end = match.span()
    if match["part"]:
        words = match["part"].lower().replace("-", " ").replace("half a", "half-a").split()
        return Numeral(
            start, end, sum((_NUMBERS[each.replace("-", " ")] for each in words), Decimal(0)), Form.SHARE
        )
    if match["number"]:
        times = _NUMBERS[match["number"].lower()]
        return Numeral(start, end, times * _size(match["scale"], 12), Form.WORDS)
    if match["alone"]:
        return Numeral(start, end, _size(match["alone"], 12), Form.VAGUE)
    size = _size(match["tens"] or "", 10) * _size(match["of"] or match["many"] or match["few"], 10)
    return Numeral(start, end, size, Form.VAGUE, Qualifier.SEVERAL)


def _size(words: str, dozen: int) -> Decimal:
    """The product of the multipliers in `words`."""
    size = Decimal(1)
    for word in words.lower().replace("s ", " ").removesuffix("s").split():
        size *= dozen if word == "dozen" else 10 if word == "ten" else Decimal(10) ** MULTIPLIERS[word]
    return size
