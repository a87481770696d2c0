"""Days, months and years that one of two parts names, and the other does not, or names otherwise."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.model.date import IsoDate, Period
from generator.model.language import Lang
from generator.model.translation import Difference
from generator.translate.part import LANGUAGE, Part

_MONTHS = "January February March April May June July August September October November December".split()
_IN_CHINESE = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
# How parts of a year are written, in both languages.
_PARTS = {
    "01/03": (r"(?:第?[一1]季度?|首季)", r"\bfirst quarter\b", r"\bQ1\b"),
    "04/06": (r"第?[二2]季度?", r"\bsecond quarter\b", r"\bQ2\b"),
    "07/09": (r"第?[三3]季度?", r"\bthird quarter\b", r"\bQ3\b"),
    "10/12": (r"第?[四4]季度?", r"\bfourth quarter\b", r"\bQ4\b"),
    "01/06": (r"上半年", r"\bfirst half\b", r"\bH1\b"),
    "07/12": (r"下半年", r"\bsecond half\b", r"\bH2\b"),
}
# Further apart, two dates are not one with a slip of the pen.
_FAR = 400


def differing_dates(original: Part, translation: Part, published: IsoDate) -> Iterator[Difference]:
    """Dates that only one of two parts names; a day that is off by one is told as what it should be.

    A date that only one of them names counts if it stands there in figures, and is not the day, month or year
    of publication: "this week" and 今日 come and go.
    """
    theirs = [each.period for each in original.story.moments]
    ours = [each.period for each in translation.story.moments]
    lost = [each for each in theirs if each not in ours]
    added = [each for each in ours if each not in theirs]
    for period in list(lost):
        near = next((each for each in added if _is_as_good(period, each, original, translation)), None)
        if near:
            lost.remove(period)
            added.remove(near)
    pairs = sorted((_apart(ours, theirs), theirs, ours) for theirs in lost for ours in added)
    for apart, period, slip in pairs:
        if period in lost and slip in added and apart <= _FAR:
            lost.remove(period)
            added.remove(slip)
            yield from _otherwise(period, slip, original, translation)
    yield from _alone(lost, original, translation, translation, published)
    yield from _alone(added, translation, original, translation, published)


def _alone(
    periods: Iterable[Period], part: Part, other: Part, translation: Part, published: IsoDate
) -> Iterator[Difference]:
    """Of `periods`, which only `part` names, those that `other` should name too."""
    for period in periods:
        said = _said(period, part)
        if said and not published.startswith(period) and not _said(period, other):
            message = f"the {LANGUAGE[part.lang]} names {said}, the {LANGUAGE[other.lang]} does not."
            found = said if part is translation else ""
            yield Difference("translation/date", translation.place, found, message, only_in=part.lang)


def _otherwise(period: Period, slip: Period, original: Part, translation: Part) -> Iterator[Difference]:
    """A date that the translation names otherwise; but what "the weekend" means is a matter of taste."""
    right, wrong = _said(period, original), _said(slip, translation)
    if "/" in f"{period}{slip}" and not right and not wrong:
        return
    message = (
        f"the {LANGUAGE[original.lang]} names {_with_iso(right, period)}, "
        f"the {LANGUAGE[translation.lang]} {_with_iso(wrong, slip)}."
    )
    yield Difference("translation/date", translation.place, wrong, message)


def _with_iso(said: str, period: Period) -> str:
    return f"{said} ({period})" if said else period


def _ends(period: Period) -> tuple[str, str]:
    first, _, last = period.partition("/")
    return first, last or first


def _is_as_good(period: Period, other: Period, original: Part, translation: Part) -> bool:
    """Whether two dates may be one, of which one part says less: the end of April, April; or no year."""
    is_year_told = period[:4] in original.text and other[:4] in translation.text
    if not is_year_told and _without_year(period) == _without_year(other) != "":
        return True
    return not (_is_exact(period, original) and _is_exact(other, translation)) and _overlap(period, other)


def _without_year(period: Period) -> str:
    """`04-11/04-20` of `2026-04-11/2026-04-20`; empty for a year."""
    return "/".join(each[5:] for each in period.split("/"))


def _is_exact(period: Period, part: Part) -> bool:
    """Whether `part` writes both ends of a date in figures."""
    return all(any(re.search(form, part.text) for form in _forms(end, part.lang)) for end in _ends(period))


def _overlap(period: Period, other: Period) -> bool:
    """Whether one of two dates lies in the other, and is no day in a year."""
    if abs(len(_ends(period)[0]) - len(_ends(other)[0])) > len("-01"):
        return False
    (first, last), (other_first, other_last) = _ends(period), _ends(other)
    inside = other_first <= first and last[: len(other_last)] <= other_last
    around = first <= other_first and other_last[: len(last)] <= last
    return inside or around


def _apart(period: Period, other: Period) -> int:
    """How many days lie between the beginnings of two dates; a month is never a day's slip."""
    ours, theirs = _ends(period)[0], _ends(other)[0]
    if len(ours) != len(theirs):
        return _FAR + 1
    days = [
        date.fromisoformat(f"{each}-01-01"[:10] if len(each) == 4 else f"{each}-01"[:10])
        for each in (ours, theirs)
    ]
    return abs((days[0] - days[1]).days)


def _said(period: Period, part: Part) -> str:
    """How `part` writes a date in figures or by the name of its month; empty if it does not."""
    ends = _ends(period)
    months = [end[:7] for end in ends if len(end) > 7 and "/" in period]
    parts = _PARTS.get(_without_year(period), ())
    for form in (*parts, *(form for end in (*ends, *months) for form in _forms(end, part.lang))):
        if match := re.search(form, part.text):
            return match[0].strip()
    return ""


def _forms(day: str, lang: Lang) -> Sequence[str]:
    """Patterns of the ways to write a day, month or year."""
    year, month, number = (int(each) for each in (*day.split("-"), "0", "0")[:3])
    if not month:
        return (rf"(?<!\d){year}(?:\s?年[底末初]?)?(?!\d)",)
    numeric = rf"(?<!\d)(?:{year}[-/.])?0?{month}[-/.]0?{number}(?![\d%])" if number else ""
    if lang is Lang.ZH:
        in_words = rf"(?<![一二三四五六七八九十]){_IN_CHINESE[month - 1]}"
        months = rf"(?:{year}\s?年\s?)?(?:(?<!\d)0?{month}|{in_words})\s?月"
        if not number:
            turn = {1: rf"{year}\s?年初", 12: rf"{year}\s?年[底末]"}.get(month, months)
            return (rf"{months}(?:[底末初]|[上中下]旬)?(?!\s?\d)", months, turn)
        return (rf"{months}\s?0?{number}\s?[日号號]", rf"(?<!\d)0?{number}\s?[日号號]", numeric)
    name = _MONTHS[month - 1]
    months = rf"\b(?:{name}|{name[:3]}|{name[:4]})\b\.?"
    if not number:
        turn = {1: rf"\b(?:beginning|start) of {year}", 12: rf"\b(?:end of|late) {year}"}.get(month, months)
        return (rf"{months}(?:,?\s{year})?(?!\s?\d)", months, turn)
    ordinal = rf"0?{number}(?:st|nd|rd|th)?(?!\d)"
    return (
        rf"{months}\s{ordinal}(?:,\s{year})?",
        rf"(?<!\d){ordinal}\s(?:of\s)?{months}(?:\s{year})?",
        rf"{months}\s\d\d?\s?(?:[-–—]|to|and|through)\s?{ordinal}",
        rf"\bthe\s{number}(?:st|nd|rd|th)\b",
        numeric,
    )
