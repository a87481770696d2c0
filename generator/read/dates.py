"""Dates of publication: in a header, in the name of a file, in the first lines of a text."""

import datetime
import re
from zoneinfo import ZoneInfo

from generator.model.date import IsoDate, has_day

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_CHINESE_DAY = r"(?P<y>[12１２]\d{3})(?<!\d{5})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]"
_CHINESE_WEEKDAY = r"(?:\s*[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)?"
_CHINESE_MONTH = r"(?P<y>[12１２]\d{3})(?<!\d{5})\s*年\s*(?P<m>\d{1,2})\s*月(?:份)?"
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


HEADER_DATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("2026-02-10", _pattern(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")),
    ("2026-02-10 09:00:00Z", _pattern(rf"(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?:t|\s+){_CLOCK}")),
    ("2026/2/10", _pattern(rf"(?P<y>\d{{4}})([/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?:\s+{_CLOCK})?")),
    ("2026 年 4 月 25 日", _pattern(rf"{_CHINESE_DAY}{_CHINESE_WEEKDAY}(?:\s*{_CLOCK})?")),
    ("April 25, 2026", _pattern(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<y>\d{{4}})")),
    ("25 April 2026", _pattern(rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<y>\d{{4}})(?:\s+{_CLOCK})?")),
    ("20260210", _pattern(r"(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})")),
    ("2025-11", _pattern(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})")),
    ("2025 年 11 月", _pattern(_CHINESE_MONTH)),
    ("November 2025", _pattern(rf"{_MONTH},?\s+(?P<y>\d{{4}})")),
)  # fmt: skip

# A two-figure year stands only at the start of a name, where nothing else has that form.
NAME_DATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("2026-02-28-name", _pattern(r"(?<!\d)(?P<y>\d{4})([-_.])(?P<m>\d{2})\2(?P<d>\d{2})(?!\d)")),
    ("20260228-name", _pattern(r"(?<!\d)(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})(?!\d)")),
    ("26-08-20-name", _pattern(r"^(?P<y>\d{2})([-_.])(?P<m>\d{2})\2(?P<d>\d{2})(?!\d)")),
    ("2026年2月28日", _pattern(_CHINESE_DAY)),
    ("2025-11-name", _pattern(r"(?<!\d)(?P<y>20\d{2})[-_.](?P<m>\d{2})(?!\d)(?![-_.]\d\d(?!\d))")),
)
FOLDER_DATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("2026/05/02/name", _pattern(r"(?:^|/)(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?=[/_. -])")),
    ("2026/05/name", _pattern(r"(?:^|/)(?P<y>20\d{2})[-/](?P<m>\d{2})(?=/)")),
)

# A row is tried only where one of its marks stands in the text: most texts have no month in words.
TEXT_DATES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("2026 年 4 月 25 日", ("年",), re.compile(_CHINESE_DAY)),
    (
        "2025/7/4",
        ("20",),
        re.compile(r"(?P<y>20\d{2})(?<![\w/.-]\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?![\w/-])"),
    ),
    ("April 25, 2026", _MONTHS, _pattern(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<y>\d{{4}})\b")),
    ("25 April 2026", _MONTHS, _pattern(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<y>\d{{4}})\b")),
)
TEXT_MONTHS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("2025年11月", ("年",), re.compile(_CHINESE_MONTH)),
    ("November 2025", _MONTHS, _pattern(rf"\b{_MONTH},?\s+(?P<y>\d{{4}})\b")),
)
_TEXT_LINES = 40
_WEB = re.compile(r"https?://\S+")


def parse_date(text: str, timezone: str) -> IsoDate | None:
    """The day (or month) that a header means by `text`; None for what is no date, or no real one.

    A time with an offset is the day that it is then in `timezone`; a time without one is the day it says.
    """
    text = text.strip()
    for _, pattern in HEADER_DATES:
        match = pattern.fullmatch(text)
        if match:
            return _local(match, timezone)
    return None


def date_in_name(path: str) -> IsoDate | None:
    """The date that a file's name says, else its folders; `path` has forward slashes."""
    parts = filter(None, map(dated_part, reversed(path.split("/"))))
    dates = [date for _, date in parts]
    dates += filter(None, (_iso(match) for _, pattern in FOLDER_DATES for match in pattern.finditer(path)))
    return next(filter(has_day, dates), dates[0] if dates else None)


def dated_part(name: str) -> tuple[str, IsoDate] | None:
    """The part of a file's name that is a date, and the date."""
    for _, pattern in NAME_DATES:
        for match in pattern.finditer(name):
            date = _iso(match)
            if date:
                return match[0], date
    return None


def date_in_text(text: str) -> IsoDate | None:
    """The first full date in the first lines of a text, else the first month; links do not count."""
    beginning = _WEB.sub(" ", "\n".join(text.split("\n", _TEXT_LINES)[:_TEXT_LINES]))
    return _earliest(TEXT_DATES, beginning) or _earliest(TEXT_MONTHS, beginning)


def _earliest(rows: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...], text: str) -> IsoDate | None:
    lowered = text.lower()
    found = (
        (match.start(), date)
        for _, marks, pattern in rows
        if any(mark in lowered for mark in marks)
        for match in pattern.finditer(text)
        if (date := _iso(match))
    )
    return min(found, default=(0, None))[1]


def _iso(match: re.Match[str]) -> IsoDate | None:
    """The date that the groups y, m (or name) and d give, if the calendar has it."""
    parts = match.groupdict()
    name, day = parts.get("name"), parts.get("d")
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["m"])
    if not 1900 <= year < 2200:
        return None
    try:
        date = datetime.date(year, month, int(day or 1)).isoformat()
    except ValueError:
        return None
    return IsoDate(date if day else date[:7])


def _local(match: re.Match[str], timezone: str) -> IsoDate | None:
    """`_iso`, after a time of day with an offset has been taken to `timezone`."""
    date = _iso(match)
    clock = match.groupdict()
    if date is None or clock.get("hour") is None:
        return date
    try:
        time = datetime.time(int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0))
    except ValueError:
        return None
    offset = _offset(clock["zone"])
    if offset is None:
        return date
    moment = datetime.datetime.combine(datetime.date.fromisoformat(date), time) - offset
    local = moment.replace(tzinfo=datetime.UTC).astimezone(ZoneInfo(timezone))
    return IsoDate(local.date().isoformat())


def _offset(zone: str | None) -> datetime.timedelta | None:
    """How far `zone` is ahead of UTC; None where none is given."""
    if zone is None:
        return None
    if zone[0] not in "+-":
        return datetime.timedelta()
    minutes = int(zone[1:3]) * 60 + int(zone[3:].lstrip(":") or 0)
    return datetime.timedelta(minutes=-minutes if zone[0] == "-" else minutes)
