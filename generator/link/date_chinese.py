"""Dates in Chinese: years, what follows a year, and what stands alone."""

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.link.date_said import Place, Point, Row, Rows, Said, day_after, days_in, month_after

GAP = r"[ \xa0\u2009\u202f\u3000]?"
_HAN = "一二三四五六七八九十"
_NUMERALS = f"0123456789０１２３４５６７８９{_HAN}"
_N = f"[{_NUMERALS}]{{1,3}}"
_YEAR = r"[0-9０-９]{4}"
WEEKDAY = rf"(?:{GAP}[（(](?:周|星期|礼拜)[一二三四五六日天][)）])?"
TO = rf"{GAP}(?:[至到\-–—－~～〜―]|——){GAP}"

# Every way to write 1 to 31: a number that is not here is none of a day.
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMBERS = {form: n for n in range(1, 32) for form in (str(n), f"{n:02}")}
_NUMBERS |= {form.translate(_WIDE): n for form, n in _NUMBERS.items()}
_NUMBERS |= {("", "十", "二十", "三十")[n // 10] + ("", *_HAN)[n % 10]: n for n in range(1, 32)}
_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_QUARTERS = {form: n for n, forms in enumerate(("一1１", "二2２", "三3３", "四4４"), 1) for form in forms}

# A sign that begins another word is none: 4 月初 is a date, in 4 月初创 only 4 月 is one.
_START = "初(?![创级步中次始期审选赛代衷心一二三四五六七八九十])"
_END = "[底末](?![层座部价线盘薪子端班日])"
_MIDDLE = r"中(?=$|[，。、；：,;:)）\s至到前]|左右|推出|发布|上线|完成|开始|启动|量产|交付|投产)"
_TENS = f"(?:{GAP}(?P<part>上旬|中旬|下旬|[上下]半月|{_START}|{_END}|{_MIDDLE}))?"
# 3 月租 is rent, 3 月活 are users, 3 月内 is a duration.
_MONTH = rf"月(?!{GAP}(?:[租供薪票卡费刊饼嫂球亮龄子余内均]|份额|活(?!动)|期(?![间末货])|之久))(?:份|(?!份))"
_PARTS_OF_MONTH = {
    "上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20), "下旬": (21, 0), "底": (21, 0), "末": (21, 0),
    "上半月": (1, 15), "下半月": (16, 0), None: (0, 0),
}  # fmt: skip
_PARTS_OF_YEAR = {"初": 1, "中": 6, "底": 12, "末": 12, "终": 12}
_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1}
_YEARS = {"前": -2, "去": -1, "今": 0, "明": 1}
_LATER_YEARS = {"同": 0, "当": 0, "次": 1, "翌": 1}
_MONTHS = {"上": -1, "本": 0, "这": 0, "下": 1}

_SENTENCE_END = re.compile(r"[。！？!?\n]")
# A day without a month is believed where news begin with it, or tell what happened on it.
_OPENING = re.compile(r"(?:^|[。！？\n]|当地时间|北京时间|美东时间|东部时间|太平洋时间)\s?$")
_NEWS = re.compile(
    rf"{GAP}(?:报道|消息|讯|电(?![^\s，,。])|宣布|表示|称|晚|凌晨|上午|下午|早间|盘[前中后]|收盘|正式|发布|公布|召开|举行"
    r"|证实|透露|援引)"
)
_LISTED = "、，,和与及于在至自到从"

Ends = tuple[Point, Point]


class _Part(NamedTuple):
    """What may follow a year; `begins` are its first characters, `read` is given the year (0 if there is none)."""

    name: str
    begins: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], int], Ends | None]


def _day(match: re.Match[str], year: int) -> Ends | None:
    month, first, comma, to = match.groups()
    month, first = _NUMBERS.get(month, 13), _NUMBERS.get(first, 0)
    last = _NUMBERS.get(to, 0) if to else first
    if month > 12 or not 0 < first <= last <= days_in(0, month) or (comma and last != first + 1):
        return None
    return (year, month, first), (year, month, last)


def _month(match: re.Match[str], year: int) -> Ends | None:
    month = _NUMBERS.get(match["month"], 13)
    first, last = _PARTS_OF_MONTH[match["part"]]
    return ((year, month, first), (year, month, last)) if month <= 12 else None


def _months(match: re.Match[str], year: int) -> Ends | None:
    first, last = _NUMBERS.get(match[1], 13), _NUMBERS.get(match[2], 13)
    return ((year, first, 0), (year, last, 0)) if first < last <= 12 else None


def _quarter(match: re.Match[str], year: int) -> Ends:
    quarter = _QUARTERS[match[1]]
    return (year, quarter * 3 - 2, 0), (year, quarter * 3, 0)


def _half(match: re.Match[str], year: int) -> Ends:
    return ((year, 1, 0), (year, 6, 0)) if match[1] in "上1" else ((year, 7, 0), (year, 12, 0))


def _part_of_year(match: re.Match[str], year: int) -> Ends:
    point = (year, _PARTS_OF_YEAR[match[1][0]], 0)
    return point, point


def _first_months(match: re.Match[str], year: int) -> Ends | None:
    months = 2 if match[1] == "两" else _NUMBERS.get(match[1], 13)
    months *= 3 if match[2] == "季" else 1
    return ((year, 1, 0), (year, months, 0)) if 1 < months <= 12 else None


_PARTS = (
    _Part(
        "4 月 24 日",
        _NUMERALS,
        re.compile(
            rf"({_N}){GAP}月{GAP}({_N})"
            rf"(?:(?:(?:{GAP}[日号]{WEEKDAY})?{TO}|(、))({_N}){GAP}[日号]|{GAP}[日号])"
        ),
        _day,
    ),
    _Part("4 月中旬", _NUMERALS, re.compile(rf"(?P<month>{_N}){GAP}{_MONTH}{_TENS}"), _month),
    _Part("4 至 6 月", _NUMERALS, re.compile(rf"({_N}){TO}({_N}){GAP}{_MONTH}"), _months),
    _Part("第二季度", "第一二三四", re.compile(rf"第?{GAP}([一二三四1-4１-４]){GAP}季度?"), _quarter),
    _Part("Q2", "Q", re.compile(r"Q([1-4])(?![0-9A-Za-z_])"), _quarter),
    _Part("上半年", "上下", re.compile("([上下])半年"), _half),
    _Part("H1", "H", re.compile(r"H([12])(?![0-9A-Za-z_])"), _half),
    _Part("年底", "年初中底末终", re.compile(f"年?({_START}|{_END}|{_MIDDLE}|终(?![奖端止身点]))"), _part_of_year),
    _Part("前 9 个月", "前", re.compile(rf"前{GAP}([{_HAN}两\d]{{1,2}}){GAP}个?(月|季)度?"), _first_months),
)
_PARTS_BY_START = {char: tuple(part for part in _PARTS if char in part.begins) for row in _PARTS for char in row.begins}


def _from_year(match: re.Match[str], place: Place, year: int) -> Said | None:
    """The date that begins with a year, which ends where `match` does, and goes on as far as it can."""
    text, start, end = place.text, match.start(), match.end()
    at = end + (text[end : end + 1] in " \xa0\u2009\u202f\u3000" and end < len(text))
    for part in _PARTS_BY_START.get(text[at : at + 1], ()):
        found = part.pattern.match(text, at)
        ends = found and part.read(found, year)
        if found and ends:
            return Said(start, found.end(), *ends)
    return Said(start, end, (year, 0, 0), (year, 0, 0))


def _written_year(match: re.Match[str], place: Place) -> Said | None:
    year = int(match[1].translate(_FIGURES))
    return _from_year(match, place, year + 2000 if year < 100 else year)


def _written_years(match: re.Match[str], place: Place) -> Said | None:
    del place
    return Said(match.start(), match.end(), (int(match[1]), 0, 0), (int(match[2]), 0, 0))


def _near_year(match: re.Match[str], place: Place) -> Said | None:
    return _from_year(match, place, place.base.year + _YEARS[match[0][0]])


def _later_year(match: re.Match[str], place: Place) -> Said | None:
    """同年: the year of the date before, if that stands in the same sentence."""
    year = place.last[0]
    if not year or _SENTENCE_END.search(place.text, place.floor, match.start()):
        return None
    said = _from_year(match, place, year + _LATER_YEARS[match[0][0]])
    return said if said and (match[0][0] != "当" or said.first[1]) else None


def _near_month(match: re.Match[str], place: Place) -> Said | None:
    year, month = month_after(place.base.year, place.base.month, _MONTHS[match[0][0]])
    if match["day"]:
        first = _NUMBERS.get(match["day"], 0)
        last = _NUMBERS.get(match["to"], 0) if match["to"] else first
    else:
        first, last = _PARTS_OF_MONTH[match["part"]]
    return Said(match.start(), match.end(), (year, month, first), (year, month, last))


def _near_day(match: re.Match[str], place: Place) -> Said | None:
    point = day_after(place.base, _DAYS[match[0][0]])
    return Said(match.start(), match.end(), point, point) if point else None


def _bare_day(match: re.Match[str], place: Place) -> Said | None:
    """24 日: of the month of the date before, else of the last such day, each only where that is safe."""
    text, (start, end), day = place.text, match.span(), _NUMBERS.get(match[1], 0)
    year, month, last_day = place.last
    news = _NEWS.match(text, end)
    if start != place.listed:
        if text[end - 1] == "号":
            return None
        follows = last_day and not _SENTENCE_END.search(text, place.floor, start)
        if not follows or not (news or text[start - 1] in _LISTED):
            year, month = _month_of_news(day, place)
            opens = _OPENING.search(text, max(0, start - 6), start) and text[end : end + 1] in ("，", ",")
            if not (news or opens):
                return None
    return Said(start, end, (year, month, day), (year, month, day)) if year else None


def _month_of_news(day: int, place: Place) -> tuple[int, int]:
    """The month of the day that was last such a day, if that is not long ago; (0, 0) if it is."""
    year, month, today = place.base.year, place.base.month, place.base.day
    if not today or day <= today + 1:
        return (year, month) if today - day < 10 and today else (0, 0)
    year, month = month_after(year, month, -1)
    return (year, month) if today + days_in(year, month) - day < 10 else (0, 0)


def _bare(name: str, before: str = "", year: Callable[[Place], int] = lambda _: 0) -> Row:
    """A part as a row of its own, where no year stands before it."""
    part = next(part for part in _PARTS if part.name == name)

    def read(match: re.Match[str], place: Place) -> Said | None:
        ends = part.read(match, year(place))
        return Said(match.start(), match.end(), *ends) if ends else None

    return Row(name, re.compile(before + part.pattern.pattern) if before else part.pattern, read)


def _this_year(place: Place) -> int:
    return place.base.year


# 前 4 月 are four months, 此前 4 月 is April.
_NO_COUNT = "(?:(?<!前)(?<!前 )|(?<=[此之以]前)|(?<=[此之以]前 ))"

CHINESE: Rows = {
    "year": (
        Row("2026 年", re.compile(rf"({_YEAR}){GAP}年(?![代级]|历史(?!性)|以上|之久|财)"), _written_year),
        Row("26 年 4 月", re.compile(rf"(\d\d){GAP}年(?={GAP}\d\d?{GAP}月)"), _written_year),
    ),
    "half": (Row("2026 上半年", re.compile(rf"({_YEAR})(?={GAP}(?:[上下]半年|第?[一二三四]季度|[QH][1-4]))"), _written_year),),
    "han_year": (Row("二〇二六年", re.compile(rf"([〇零○一二三四五六七八九]{{4}}){GAP}年"), _written_year),),
    "span": (
        Row("2024 至 2026 年", re.compile(rf"({_YEAR}){TO}({_YEAR}){GAP}年"), _written_years),
        _bare("4 至 6 月"),
    ),
    "month": (_bare("4 月 24 日"), _bare("4 月中旬", _NO_COUNT)),
    "day": (Row("24 日", re.compile(rf"(?<![-–—])(\d\d?){GAP}[日号]"), _bare_day),),
    "quarter": (_bare("第二季度"),),
    "half_year": (_bare("上半年", "", _this_year),),
    "first_months": (_bare("前 9 个月"),),
    "year_part": (_bare("年底", "", _this_year),),
    "near_year": (Row("去年", re.compile("[今去明前]年"), _near_year),),
    "later_year": (Row("同年", re.compile("[同次翌当]年"), _later_year),),
    "near_month": (
        Row(
            "上月 24 日",
            re.compile(
                rf"(?:[上下]个?|本|这个){_MONTH}(?:{GAP}(?P<day>{_N}){GAP}[日号](?:{TO}(?P<to>{_N}){GAP}[日号])?|{_TENS})"
            ),
            _near_month,
        ),
    ),
    "near_day": (Row("昨天", re.compile("[昨今明][天日晚夜晨早]|前天"), _near_day),),
}  # fmt: skip
