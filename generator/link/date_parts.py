"""What may follow a year in Chinese, or stand alone: 4 月 24 日, 4 月中旬, 第二季度, 上半年, 年底."""

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.link.date_calendar import days_in
from generator.link.date_said import GAP, Ends

HAN = "一二三四五六七八九十"
NUMERALS = f"0123456789０１２３４５６７８９{HAN}"
NUMBER = f"[{NUMERALS}]{{1,3}}"
DAY = "[日号號]"
WEEKDAY = rf"(?:{GAP}[（(](?:[周週]|星期|礼拜|禮拜)[一二三四五六日天][)）])?"
TO = rf"{GAP}(?:[至到\-–—－~～〜―]|——){GAP}"

# Every way to write 1 to 31: a number that is not here is none of a day.
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NUMBERS = {form: n for n in range(1, 32) for form in (str(n), f"{n:02}")}
NUMBERS |= {form.translate(_WIDE): n for form, n in NUMBERS.items()}
NUMBERS |= {("", "十", "二十", "三十")[n // 10] + ("", *HAN)[n % 10]: n for n in range(1, 32)}
_QUARTERS = {form: n for n, forms in enumerate(("一1１", "二2２", "三3３", "四4４"), 1) for form in forms}

# 4 月初 is a date, but 4 月初创 begins with 4 月 alone; so too 底 and 底层, 中 and 中国.
START = f"初(?![创創级級步中次始期审審选選赛賽代衷心{HAN}])"
END = "[底末](?![层層座部价價线線盘盤薪子端班日])"
_MIDDLE = (
    r"中(?=$|[，。、；：,;:)）\s至到前]|左右"
    "|推出|[发發][布佈]|上[线線]|完成|[开開]始|[启啟][动動]|量[产產]|交付|投[产產])"
)
PART_OF_MONTH = f"(?:{GAP}(?P<part>上旬|中旬|下旬|[上下]半月|{START}|{END}|{_MIDDLE}))?"
# 3 月租 is rent, 3 月活 are users, 3 月内 is a duration, and 2 月 30 日 is nothing at all.
_NO_MONTH = (
    "租(?![赁賃])|供(?![应應给給货貨])|薪(?![资資])|[费費](?!用)|活(?![动動])|[龄齡]|余(?![额額])|[内內](?![部地测測存容])"
    f"|份[额額]|季度|期(?![间間末货貨])|之久|革命|天(?![气氣])|花[”」]?[号號]|{NUMBER}{GAP}{DAY}"
)
MONTH = rf"月(?!{GAP}(?:{_NO_MONTH}))份?"

DAYS_OF_MONTH = {
    None: (0, 0),
    "初": (1, 10), "中": (11, 20), "底": (21, 0), "末": (21, 0),
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "上半月": (1, 15), "下半月": (16, 0),
}  # fmt: skip
MONTHS_OF_YEAR = {"初": 1, "中": 6, "底": 12, "末": 12, "终": 12, "終": 12}


class Part(NamedTuple):
    """A row of the table of parts.

    Attributes:
        name: an example.
        begins: what its first character may be.
        pattern: what is to be found.
        read: given the year, 0 if it is not known, makes the first and the last point of it.
    """

    name: str
    begins: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], int], Ends | None]


def part_at(text: str, place: int, year: int) -> tuple[int, Ends] | None:
    """Where the part of `year` ends that stands at `place`, and the two ends of its time."""
    for part in _BY_BEGINNING.get(text[place : place + 1], ()):
        match = part.pattern.match(text, place)
        ends = match and part.read(match, year)
        if match and ends:
            return match.end(), ends
    return None


def _day(match: re.Match[str], year: int) -> Ends | None:
    number, day, comma, to = match.groups()
    month, first = NUMBERS.get(number, 13), NUMBERS.get(day, 0)
    last = NUMBERS.get(to, 0) if to else first
    if month > 12 or not 0 < first <= last <= days_in(0, month) or (comma and last != first + 1):
        return None
    return (year, month, first), (year, month, last)


def _month(match: re.Match[str], year: int) -> Ends | None:
    month = NUMBERS.get(match["month"], 13)
    first, last = DAYS_OF_MONTH[match["part"]]
    return ((year, month, first), (year, month, last)) if month <= 12 else None


def _months(match: re.Match[str], year: int) -> Ends | None:
    first, last = NUMBERS.get(match[1], 13), NUMBERS.get(match[2], 13)
    return ((year, first, 0), (year, last, 0)) if first < last <= 12 else None


def _quarter(match: re.Match[str], year: int) -> Ends:
    quarter = _QUARTERS[match[1]]
    return (year, quarter * 3 - 2, 0), (year, quarter * 3, 0)


def _half(match: re.Match[str], year: int) -> Ends:
    return ((year, 1, 0), (year, 6, 0)) if match[1] in "上1" else ((year, 7, 0), (year, 12, 0))


def _part_of_year(match: re.Match[str], year: int) -> Ends:
    point = (year, MONTHS_OF_YEAR[(match[1] or match[2])[0]], 0)
    return point, point


def _first_months(match: re.Match[str], year: int) -> Ends | None:
    months = 2 if match[1] in "两兩" else NUMBERS.get(match[1], 13)
    months *= 3 if match[2] == "季" else 1
    return ((year, 1, 0), (year, months, 0)) if 1 < months <= 12 else None


_DAYS = rf"(?:(?:{GAP}{DAY}{WEEKDAY})?{TO}|(、))({NUMBER}){GAP}{DAY}|{GAP}{DAY}"
MONTH_AND_DAY = Part(
    "4 月 24 日", NUMERALS, re.compile(rf"({NUMBER}){GAP}月{GAP}({NUMBER})(?:{_DAYS})"), _day
)
ONE_MONTH = Part("4 月中旬", NUMERALS, re.compile(rf"(?P<month>{NUMBER}){GAP}{MONTH}{PART_OF_MONTH}"), _month)
MONTHS = Part("4 至 6 月", NUMERALS, re.compile(rf"({NUMBER}){TO}({NUMBER}){GAP}{MONTH}"), _months)
QUARTER = Part("第二季度", "第一二三四", re.compile(rf"第?{GAP}([一二三四1-4１-４]){GAP}季度?"), _quarter)
HALF = Part("上半年", "上下", re.compile("([上下])半年"), _half)
FIRST_MONTHS = Part(
    "前 9 个月", "前", re.compile(rf"前{GAP}([{HAN}两兩\d]{{1,2}}){GAP}[个個]?(月|季)度?"), _first_months
)

PARTS = (
    MONTH_AND_DAY,
    ONE_MONTH,
    MONTHS,
    QUARTER,
    Part("Q2", "Q", re.compile(r"Q([1-4])(?![0-9A-Za-z_])"), _quarter),
    HALF,
    Part("H1", "H", re.compile(r"H([12])(?![0-9A-Za-z_])"), _half),
    Part(
        "年底",
        "年初中底末终終",
        re.compile(f"年([初中底末终終])|({START}|{END}|{_MIDDLE}|[终終](?![奖獎端止身点點于於究結结]))"),
        _part_of_year,
    ),
    FIRST_MONTHS,
)
_BY_BEGINNING = {
    char: tuple(part for part in PARTS if char in part.begins) for each in PARTS for char in each.begins
}
