"""Dates in figures alone: 2026-04-24, and 2026-04 where no other reading is possible."""

import re

from generator.link.date_said import Place, Row, Said, Sign

# No part of an address, a file name, a version or a longer number.
_BEFORE = r"(?<![A-Za-z0-9_./\\@#=&%+:])"
_AFTER = r"(?![A-SU-Za-z0-9_/\\@]|-(?!\d{4}[-/.]\d)|\.[A-Za-z0-9])"


def _day(match: re.Match[str], place: Place) -> Said | None:
    year, month, day = map(int, match.group(1, 3, 4))
    # 2026.4.24 after a name in Latin letters is its version.
    before = place.text[max(0, match.start() - 2) : match.start()].strip()[-1:]
    if match[2] == "." and before.isascii() and before.isalnum():
        return None
    if before == "-" and match.start() != place.listed:
        return None
    point = (year, month, day)
    return Said(match.start(), match.end(), point, point) if month and day else None


def _month(match: re.Match[str], place: Place) -> Said | None:
    """2026-04 is a month: years that end before they begin are none, as 2010-12 might be."""
    year, month = int(match[1]), int(match[2])
    if not 0 < month <= year % 100 or place.text[max(0, match.start() - 1) : match.start()] == "-":
        return None
    return Said(match.start(), match.end(), (year, month, 0), (year, month, 0))


_NUMBER = Sign("", "", r"(?<=\d{4})[-/.]\d\d?(?:[-/.]\d|(?!\d))")

NUMERIC: tuple[Row, ...] = (
    Row("2026-04-24", _NUMBER, re.compile(rf"{_BEFORE}(\d{{4}})([-/.])(\d\d?)\2(\d\d?){_AFTER}"), _day),
    Row("2026-04", _NUMBER, re.compile(rf"{_BEFORE}(\d{{4}})-(\d\d){_AFTER}(?!T|\s?[年月日])"), _month),
)
