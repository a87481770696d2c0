"""Dates in Chinese: years and words that begin a date, and parts of a year that stand alone."""

import re
from collections.abc import Callable

from generator.link.date_bare_day import bare_day
from generator.link.date_calendar import day_after, month_after, nearest
from generator.link.date_parts import (
    DAY,
    DAYS_OF_MONTH,
    END,
    FIRST_MONTHS,
    HALF,
    HAN,
    MONTH,
    MONTH_AND_DAY,
    MONTHS,
    MONTHS_OF_YEAR,
    NUMBER,
    NUMBERS,
    ONE_MONTH,
    PART_OF_MONTH,
    QUARTER,
    START,
    TO,
    Part,
    part_at,
)
from generator.link.date_said import GAP, Ends, Place, Row, Said, Sign, not_after

_YEAR = "[0-9０-９]{4}"
_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_SOME_MONTH = re.compile(rf"{GAP}{NUMBER}{GAP}月")
_SENTENCE_END = re.compile(r"[。！？!?\n]")

_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1}
_MONTHS = {"上": -1, "本": 0, "这": 0, "這": 0, "下": 1}
_YEARS = {"前": -2, "去": -1, "今": 0, "明": 1}
_LATER_YEARS = {"同": 0, "当": 0, "當": 0, "次": 1, "翌": 1}


def _from_year(match: re.Match[str], place: Place, year: int) -> Said | None:
    """The date that begins with a year, which ends where `match` does, and goes on as far as it can."""
    text, start, end = place.text, match.start(), match.end()
    after = end + (text[end : end + 1] in {" ", "\xa0", "\u2009", "\u202f", "\u3000"})
    part = part_at(text, after, year)
    if part:
        return Said(start, part[0], *part[1])
    if _SOME_MONTH.match(text, end):  # and of none that is real: 13 月, 2 月 30 日
        return None
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
    """同年, 次年: of the date before, if that stands in the same sentence; 当年 alone is any time past."""
    year = place.last[0]
    if not year or _SENTENCE_END.search(place.text, place.floor, match.start()):
        return None
    said = _from_year(match, place, year + _LATER_YEARS[match[0][0]])
    return said if said and (match[0][0] not in "当當" or said.first[1]) else None


def _part_of_this_year(match: re.Match[str], place: Place) -> Said | None:
    """年底 is of the year that is running, also where it is still to come."""
    point = (place.base.year, MONTHS_OF_YEAR[match[1][0]], 0)
    return Said(match.start(), match.end(), point, point)


def _near_month(match: re.Match[str], place: Place) -> Said | None:
    year, month = month_after(place.base.year, place.base.month, _MONTHS[match[0][0]])
    day, to = match.group("day", "to")
    first, last = (NUMBERS.get(day, 32), NUMBERS.get(to or day, 32)) if day else DAYS_OF_MONTH[match["part"]]
    return Said(match.start(), match.end(), (year, month, first), (year, month, last))


def _part_of_this_month(match: re.Match[str], place: Place) -> Said | None:
    year, month = place.base.year, place.base.month
    first, last = DAYS_OF_MONTH[match["part"]]
    return Said(match.start(), match.end(), (year, month, first), (year, month, last))


def _near_day(match: re.Match[str], place: Place) -> Said | None:
    point = day_after(place.base, _DAYS[match[0][0]])
    return Said(match.start(), match.end(), point, point) if point else None


def _bare(
    part: Part, *, before: str = "", year: Callable[[Ends, Place], int] = lambda *_: 0
) -> tuple[re.Pattern[str], Callable[[re.Match[str], Place], Said | None]]:
    """How a part is read where no year stands before it."""

    def read(match: re.Match[str], place: Place) -> Said | None:
        ends = part.read(match, 0)
        known = year(ends, place) if ends else 0
        ends = part.read(match, known) if known else ends
        return Said(match.start(), match.end(), *ends) if ends else None

    return re.compile(before + part.pattern.pattern), read


def _running_year(ends: Ends, place: Place) -> int:
    """上半年 is of the year that is running, also where it is still to come."""
    del ends
    return place.base.year


def _year_when_over(ends: Ends, place: Place) -> int:
    """前三季度 are over when they are told of."""
    return nearest(ends[1][1], 0, place.base)[0]


# 同年 4 月 is of a year that was not found; 前 4 月 are four months, but 此前 4 月 is April.
_NO_YEAR = "(?<![同次翌当當]年)(?<![同次翌当當]年 )"
_NO_COUNT = f"{_NO_YEAR}(?:(?<!前)(?<!前 )|(?<=[此之以]前)|(?<=[此之以]前 ))"
_NO_FISCAL_YEAR = "(?<![财財]年)(?<![财財]年 )"
_NEAR_MONTH = (
    rf"(?:月{GAP}(?P<day>{NUMBER}){GAP}{DAY}(?:{TO}(?P<to>{NUMBER}){GAP}{DAY})?|{MONTH}{PART_OF_MONTH})"
)
# Characters that make another word with what comes next: 声明|年, 网上|月, 第一|月.
_MING = "证證声聲文透光鲜鮮清黎阐闡申聪聰"
_UP_OR_DOWN = "网網线線以晚早身加路天史场場市世海基成版日样樣原账帳旗之地手名眼当當底如"
_NUMERAL = f"{HAN}第每数數几幾近满滿整历歷曆去过過这這某之上下另同任哪时時统統唯"
_YEARS_OF = (
    f"0-9０-９{HAN}每历歷常多往近同次翌当當今去明前半周週百千几幾数數这這那某全整中青少童老学學财財新末年上"
)
_MONTHS_OF = f"0-9０-９{HAN}每个個数數几幾当當某上下本同次岁歲腊臘正"

_YEAR_NUMBER = Sign("", "", f"{GAP}年")
_MONTH_NUMBER = Sign("", "", f"{GAP}月")
_DAY_NUMBER = Sign("", "", GAP + DAY)
_PART_NUMBER = Sign("", "", rf"{GAP}(?:[上下]半年|第?[一二三四]季度|[QH][1-4](?![0-9A-Za-z_]))")
_SPAN = Sign("", "", rf"{TO}[0-9０-９]{{1,4}}{GAP}[年月]")
_HAN_MONTH = Sign(HAN, f"月{HAN}", rf"[{HAN}]{{0,2}}月(?<=[{HAN}]月)")
_HAN_YEAR = Sign("一二", "〇零○一二三四五六七八九", r"[〇零○一二三四五六七八九]{3}年")
_QUARTER_WORD = Sign(
    HAN, "季", f"季度(?<=[一二三四]季度){not_after('续續个個前後后单單近两兩第至到' + HAN, 3)}"
)

CHINESE: tuple[Row, ...] = (
    Row(
        "2026 年",
        _YEAR_NUMBER,
        re.compile(rf"({_YEAR}){GAP}年(?![代级級财財]|[历歷]史(?!性)|以上|之久)"),
        _written_year,
    ),
    Row(
        "26 年 4 月",
        _YEAR_NUMBER,
        re.compile(rf"(\d\d){GAP}年(?={GAP}(?:\d\d?{GAP}月|第?[一二三四]季度|Q[1-4]))"),
        _written_year,
    ),
    Row("4 月 24 日", _MONTH_NUMBER, *_bare(MONTH_AND_DAY, before=_NO_YEAR)),
    Row("4 月中旬", _MONTH_NUMBER, *_bare(ONE_MONTH, before=_NO_COUNT)),
    Row("24 日", _DAY_NUMBER, re.compile(rf"(?<![-–—])(\d\d?){GAP}{DAY}"), bare_day),
    Row("2026 上半年", _PART_NUMBER, re.compile(f"({_YEAR})"), _written_year),
    Row("2024 至 2026 年", _SPAN, re.compile(rf"({_YEAR}){TO}({_YEAR}){GAP}年"), _written_years),
    Row("4 至 6 月", _SPAN, *_bare(MONTHS)),
    Row(
        "今年",
        Sign("今", "年", f"年(?<=今年){not_after('如当當现現迄', 2)}(?![轻輕均薪]|化[收营營率利])"),
        re.compile("今年"),
        _near_year,
    ),
    Row("去年", Sign("去", "年", f"年(?<=去年){not_after('过過失', 2)}"), re.compile("去年"), _near_year),
    Row(
        "明年",
        Sign("明", "年", f"年(?<=明年){not_after(_MING, 2)}(?![代化均度龄齡])"),
        re.compile("明年"),
        _near_year,
    ),
    Row(
        "前年",
        Sign(
            "前", "年", f"年(?<=前年){not_after('此之以目年先提当當生大从從', 2)}(?![化均度收营營产產薪利])"
        ),
        re.compile("前年"),
        _near_year,
    ),
    Row(
        "同年",
        Sign("同", "年", f"年(?<=同年){not_after('共相不合', 2)}(?![级級龄齡代份])"),
        re.compile("同年"),
        _later_year,
    ),
    Row(
        "次年",
        Sign("次翌", "年", f"年(?<=[次翌]年){not_after('一二三首每多本此两兩几幾', 2)}(?![级級龄齡代份])"),
        re.compile("[次翌]年"),
        _later_year,
    ),
    Row("当年 6 月", Sign("当當", "年", "年(?<=[当當]年)(?![级級])"), re.compile("[当當]年"), _later_year),
    Row(
        "上月 24 日",
        Sign("上本下", "月", f"月(?<=[上本下]月){not_after(_UP_OR_DOWN, 2)}"),
        re.compile(f"[上本下]{_NEAR_MONTH}"),
        _near_month,
    ),
    Row(
        "上个月底",
        Sign("上下这這", "个個", "[个個]月(?<=[上下这這].月)"),
        re.compile(f"[上下这這][个個]{_NEAR_MONTH}"),
        _near_month,
    ),
    Row("昨天", Sign("昨", "天日晚夜晨早", "[天日晚夜晨早](?<=昨.)"), re.compile("昨."), _near_day),
    Row(
        "今天",
        Sign(
            "今",
            "天日晚夜晨早",
            f"[天日晚夜晨早](?<=今.){not_after('如当當现現', 2)}"
            "(?![头頭][条條]|[资資]本|美[国國]|俄[罗羅]斯|[说說]法|[关關]注|[均益渐漸趋趨活])",
        ),
        re.compile("今."),
        _near_day,
    ),
    Row(
        "明天",
        Sign("明", "天日晚早晨", f"[天日晚早晨](?<=明.){not_after(_MING, 2)}(?!方舟|之[后後星]|[香系期])"),
        re.compile("明."),
        _near_day,
    ),
    Row(
        "前天",
        Sign("前", "天", f"天(?<=前天){not_after('此之以目年提午空日月大', 2)}"),
        re.compile("前天"),
        _near_day,
    ),
    Row("上半年", Sign("上下", "半", "半年(?<=[上下]半年)"), *_bare(HALF, year=_running_year)),
    Row(
        "年底",
        Sign("年", "初底末", rf"[初底末](?<=年.){not_after(_YEARS_OF, 2)}(?<![0-9０-９{HAN}]\s年.)"),
        re.compile(f"年({START}|{END})"),
        _part_of_this_year,
    ),
    Row(
        "岁末",
        Sign("岁歲", "末", rf"末(?<=[岁歲]末){not_after(f'0-9０-９{HAN}', 2)}(?<![0-9{HAN}]\s.末)(?!年初)"),
        re.compile(f"[岁歲]({END})"),
        _part_of_this_year,
    ),
    Row(
        "月底",
        Sign(
            "月",
            "初底末",
            rf"[初底末](?<=月.){not_after(_MONTHS_OF, 2)}(?<![0-9{HAN}个個]\s月.)",
        ),
        re.compile(f"月(?P<part>{START}|{END})"),
        _part_of_this_month,
    ),
    Row("二季度", _QUARTER_WORD, *_bare(QUARTER, before=_NO_FISCAL_YEAR)),
    Row(
        "第二季度",
        Sign("第", "一二三四1234", "[一二三四1-4]季度(?<=第.季度)(?<![续續]第.季度)"),
        *_bare(QUARTER, before=_NO_FISCAL_YEAR),
    ),
    Row(
        "前三季度",
        Sign(
            "前", "一二三123", "[一二三1-3](?:季度(?<![此之以目]前.季度)|[个個]季度(?<![此之以目]前.{3}度))"
        ),
        *_bare(FIRST_MONTHS, year=_year_when_over),
    ),
    Row("四月二十四日", _HAN_MONTH, *_bare(MONTH_AND_DAY, before=not_after(_NUMERAL, 0))),
    Row("四月", _HAN_MONTH, *_bare(ONE_MONTH, before=not_after(_NUMERAL, 0))),
    Row(
        "二〇二六年",
        _HAN_YEAR,
        re.compile(rf"([〇零○一二三四五六七八九]{{4}})年{not_after(HAN, 5)}"),
        _written_year,
    ),
)
