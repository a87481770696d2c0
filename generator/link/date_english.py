"""Dates in English: months and years by name and number, quarters, and days near the digest's."""

import re
from collections.abc import Callable

from generator.link.date_calendar import day_after, month_after
from generator.link.date_leads import FIRMLY, LOOSELY, QUARTERS, as_early_as, led, makes_year, words_before
from generator.link.date_said import Base, Place, Row, Said, Sign

_LONG = "January February March April May June July August September October November December".split()
_MONTHS = {name: n for n, long in enumerate(_LONG, 1) for name in (long, long[:3], f"{long[:3]}.")}
_MONTHS |= {"Sept": 9, "Sept.": 9}
_NAMES_OF_PEOPLE = frozenset("April May June August".split())
_TURNS = {"last": -1, "past": -1, "this": 0, "the": 0, "next": 1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_BEFORE_DAYS = frozenset(
    "on by until since from to after before monday tuesday wednesday thursday friday saturday sunday".split()
)

_NAME = rf"{'|'.join(_LONG)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?P<month>{_NAME})(?![A-Za-z])"
_TH = "(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|-to-|\s(?:to|through)\s(?:the\s)?)"
# A dash between spaces joins days only where nothing else follows: April 4 - 10 things to know.
_TO_DAY = (
    rf"(?:[-–—]|-to-|\s(?:to|through)\s(?:the\s)?|\s[-–—]\s(?=\d\d?{_TH}(?:,?\s\d{{4}}|\s*[^\w\s]|\s*$)))"
    rf"(?P<to>\d\d?){_TH}(?!\w)"
)
_ALONE = r"(?![A-Za-z0-9_%°×]|[.,:/]\d|[-–—]\d)"
_NO_COUNT = (
    r"(?!\s(?:people|men|women|users|tokens|employees|workers|staff|jobs|[GTC]PUs|units|images|hours|steps|miles"
    r"|percent|million|billion|trillion|tonnes|[kKMGTPE]?[BWbw]|km|kg|x|GMT|UTC|BST|E[SD]?T|P[SD]?T)\b)"
)
_PLURAL = re.compile(r"\s(?!(?:as|was|has|is|its|this|across|versus|plus|does|his|onwards)\b)[a-z]+s\b")
_YEAR = rf"(?P<year>(?:19|20|21)\d\d){_ALONE}{_NO_COUNT}"
_TURN = r"(?P<turn>last|this|next)\syear(?![A-Za-z])"
_OF_YEAR = rf"(?:,?\s(?:of\s)?(?:{_YEAR}|{_TURN}))?"


def _known_year(match: re.Match[str], base: Base) -> int:
    """The year that a date says, or 0."""
    year, turn = match.group("year", "turn")
    return int(year) if year else base.year + _TURNS[turn] if turn else 0


def _day(match: re.Match[str], place: Place) -> Said | None:
    """April 24, 2026, or 24 April 2026, or several days of a month."""
    name, day, to = match.group("month", "day", "to")
    month, first = _MONTHS[name], int(day)
    last = int(to) if to else first
    if last < first:  # April 24 - 5 things to know
        return Said(match.start(), match.end("day"), (0, month, first), (0, month, first))
    year = _known_year(match, place.base)
    return Said(match.start(), match.end(), (year, month, first), (year, month, last))


def _day_first(match: re.Match[str], place: Place) -> Said | None:
    """24 April 2026; but Loom 4 May Be Late: after a name, 4 May needs more than this to be a date."""
    if match["month"] == "May" and match["th"] is None and not match["year"]:
        word = place.text[max(place.floor, match.start() - 20) : match.start()].split()[-1:]
        if word and word[0][0].isupper() and word[0].lower() not in _BEFORE_DAYS:
            return None
    return _day(match, place)


def _month(match: re.Match[str], place: Place) -> Said | None:
    """April 2026, October this year, late April, and April alone after a word that makes it a date."""
    (start, end), name = match.span(), match["month"]
    month = _MONTHS[name]
    before, words = words_before(place, start)
    word = words[-1] if words else ""
    year = _known_year(match, place.base)
    if not year and word in {"last", "past", "this", "next", "coming"}:
        start += before.rfind(word) - len(before)
        year = _turned_year(word, month, place.base)
    said = led(start, end, before, words, (year, month, 0))
    if said or year or start == place.listed:
        return said or Said(start, end, (year, month, 0), (year, month, 0))
    possessive = name not in _NAMES_OF_PEOPLE and place.text[end : end + 2] in {"'s", "’s"}
    evident = word in FIRMLY or word in LOOSELY or possessive or as_early_as(words)
    if not evident or name in {"Mar", "Jun"} or (word == "by" and place.text[end + 1 : end + 2].isupper()):
        return None
    return Said(start, end, (0, month, 0), (0, month, 0))


def _turned_year(word: str, month: int, base: Base) -> int:
    """The year of last April, this April, next April."""
    if word in {"last", "past"}:
        return base.year - (month >= base.month)
    return base.year if word == "this" or month > base.month else base.year + 1


def _months(match: re.Match[str], place: Place) -> Said | None:
    """July to September, which needs no word before it."""
    year = _known_year(match, place.base)
    first, last = _MONTHS[match["month"]], _MONTHS[match["to"]]
    return Said(match.start(), match.end(), (year and year - (first > last), first, 0), (year, last, 0))


def _year(match: re.Match[str], place: Place) -> Said | None:
    """Late 2026, in 2026, since 2024; a number alone is no year."""
    start, end = match.span()
    year, last = int(match["year"]), int(match["to"] or 0)
    before, words = words_before(place, start)
    said = None if last else led(start, end, before, words, (year, 0, 0))
    if said:
        return said
    away = year - place.base.year
    if abs(away) > 8 and _PLURAL.match(place.text, end):  # in 2048 parts
        return None
    owned = match["of"] and away < 20 and words[-1:] != ["the"]  # 2025's, but not the 1980's
    ranges = last and words and words[-1] in LOOSELY
    if start == place.listed or owned or ranges or makes_year(words, year, away):
        return Said(start, match.end("to" if last else "year"), (year, 0, 0), (last or year, 0, 0))
    return None


def _year_end(match: re.Match[str], place: Place) -> Said | None:
    if words_before(place, match.start())[1][-1:] == ["fiscal"]:
        return None
    point = (int(match["year"] or place.base.year), 12, 0)
    return Said(match.start(), match.end(), point, point)


def _turned(match: re.Match[str], place: Place) -> Said | None:
    """Last year, late this month, the end of the year; the last year and the next month are durations."""
    start, end = match.span()
    before, words = words_before(place, start)
    word = words.pop() if words else ""
    if word == "of" and match[0] == "year" and place.text[start - 1] == " ":  # end of year
        words.append(word)
    elif (
        word not in _TURNS
        or word in {"past", "coming"}
        or (words and words[-1].endswith("the") and word != "this")
    ):
        return None
    else:
        at = before.rfind(word)
        start -= len(before) - at
        before = before[:at]
    year, turn = place.base.year, _TURNS.get(word, 0)
    point = (year + turn, 0, 0) if match[0] == "year" else (*month_after(year, place.base.month, turn), 0)
    said = led(start, end, before, words, point)
    return said or (Said(start, end, point, point) if word not in {"the", "of"} else None)


def _quarter(match: re.Match[str], place: Place) -> Said | None:
    """The second quarter, where no year follows."""
    before, words = words_before(place, match.start())
    quarter = QUARTERS.get(words[-1], 0) if words else 0
    if not quarter or words[-2:-1] == ["fiscal"] or place.text[match.start() - 1] == "-":
        return None
    start = match.start() - len(before) + before.rfind(words[-1])
    return Said(start, match.end(), (0, quarter * 3 - 2, 0), (0, quarter * 3, 0))


def _short_quarter(match: re.Match[str], place: Place) -> Said | None:
    """Q2 2026, H1 2026."""
    year = _known_year(match, place.base) or 2000 + int(match["short"])
    months, n = (3 if match["kind"] == "Q" else 6), int(match["n"])
    if n * months > 12:
        return None
    return Said(match.start(), match.end(), (year, (n - 1) * months + 1, 0), (year, n * months, 0))


def _near_day(word: str, sign: int) -> Callable[[re.Match[str], Place], Said | None]:
    """Reads a word whose sign is its character `sign`."""

    def read(match: re.Match[str], place: Place) -> Said | None:
        point = day_after(place.base, _DAYS[word])
        return Said(match.start() - sign, match.end(), point, point) if point else None

    return read


_NO_LETTER = "(?![A-Za-z])"
_MONTH_NAME = Sign(
    "JFMASOND",
    "aeoupc",
    r"[aeoupc][bcglnprtvy](?<=Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?<![A-Za-z0-9_]...)",
)
_DAY_NUMBER = Sign(
    "",
    "",
    rf"(?<!\d\d\d){_TH}(?:(?:\s?[-–—]\s?|\sto\s)\d\d?{_TH})?\s(?:of\s)?[JFMASOND][a-z][a-z]",
)
_YEAR_NUMBER = Sign("", "", r"(?<=[A-Za-z,][\s-][12][019]\d\d)")
_NAMED_YEAR = Sign("y", "e", f"ear(?<=year)(?<![A-Za-z]year){_NO_LETTER}")

ENGLISH: tuple[Row, ...] = (
    Row(
        "April 24, 2026",
        _MONTH_NAME,
        re.compile(
            rf"{_MONTH}\s?(?P<day>\d\d?)(?!\d){_TH}(?:{_TO_DAY})?"
            rf"(?![A-Za-z0-9_%]|[.,:]\d|\s(?:percent|people|[mbtr]+illion)\b){_OF_YEAR}"
        ),
        _day,
    ),
    Row("April 2026", _MONTH_NAME, re.compile(_MONTH + _OF_YEAR), _month),
    Row(
        "July to September",
        _MONTH_NAME,
        re.compile(rf"{_MONTH}{_TO}(?P<to>{_NAME})(?![A-Za-z]){_OF_YEAR}"),
        _months,
    ),
    Row(
        "24 April 2026",
        _DAY_NUMBER,
        re.compile(
            rf"(?<![-–—:/$€£])(?P<day>\d\d?){_TH}(?:{_TO}(?P<to>\d\d?){_TH})?"
            rf"(?P<th>(?<=[a-z]))?\s(?:of\s)?{_MONTH}{_OF_YEAR}"
        ),
        _day_first,
    ),
    Row(
        "in 2026",
        _YEAR_NUMBER,
        re.compile(
            rf"(?P<year>\d{{4}})(?:{_TO}(?P<to>(?:19|20|21)\d\d))?{_ALONE}{_NO_COUNT}(?P<of>['’]s\b)?"
        ),
        _year,
    ),
    Row(
        "Q2 2026",
        Sign("QH", "1234", r"[1-4](?![0-9])(?<=[QH].)(?<![A-Za-z0-9_.\-/]..)"),
        re.compile(
            rf"(?P<kind>[QH])(?P<n>[1-4])(?:(?:\s(?:of\s)?|,\s|-)?{_YEAR}|[’'](?P<short>\d\d)\b|\s(?:of\s)?{_TURN})"
        ),
        _short_quarter,
    ),
    Row("year-end", _NAMED_YEAR, re.compile(rf"year(?:['’]s)?[-\s]end{_NO_LETTER}(?:\s{_YEAR})?"), _year_end),
    Row("last year", _NAMED_YEAR, re.compile(r"year(?!\sor\s(?:so|two|more))"), _turned),
    Row(
        "last month",
        Sign("m", "o", f"onth(?<=month)(?<![A-Za-z]month){_NO_LETTER}"),
        re.compile(r"month(?!\sor\s(?:so|two|more))"),
        _turned,
    ),
    Row(
        "second quarter",
        Sign("q", "u", f"uarter(?<=quarter)(?<![A-Za-z]quarter){_NO_LETTER}"),
        re.compile(r"quarter(?!\sof\b|,?\s(?:fiscal|\d{4}|ended|ending|in\sa\srow)\b)"),
        _quarter,
    ),
    Row(
        "yesterday",
        Sign("d", "a", f"ay(?<=[Yy]esterday){_NO_LETTER}"),
        re.compile("day"),
        _near_day("yesterday", 6),
    ),
    Row(
        "today",
        Sign("d", "a", rf"ay(?<=[Tt]oday)(?<![A-Za-z0-9_\-/.].oday)(?<![A-Za-z]\sToday){_NO_LETTER}"),
        re.compile("day"),
        _near_day("today", 2),
    ),
    Row(
        "tomorrow",
        Sign("m", "o", f"orrow(?<=[Tt]omorrow){_NO_LETTER}"),
        re.compile("morrow"),
        _near_day("tomorrow", 2),
    ),
)
