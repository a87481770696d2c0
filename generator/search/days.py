"""Days and months as a query says them, so that their pages can be offered and their stories listed."""

import re
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
_NAMES += "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_NAMES += r"\.?"
# A pattern, and which of its groups are year, month and day; 0 stands for none.
_FORMS = (
    (re.compile(r"([0-9]{4})[ /.]([0-9]{1,2})[ /.]([0-9]{1,2})"), (1, 2, 3)),
    (re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]?"), (1, 2, 3)),
    (re.compile(r"([0-9]{1,2})月([0-9]{1,2})[日号]?"), (0, 1, 2)),
    (re.compile(_NAMES + r" ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?"), (3, 1, 2)),
    (re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?" + _NAMES + r"(?:,? ([0-9]{4}))?"), (3, 2, 1)),
    (re.compile(r"([0-9]{4})(?: |年)([0-9]{1,2})月?"), (1, 2, 0)),
    (re.compile(_NAMES + r",? ([0-9]{4})"), (2, 1, 0)),
)


class DaySaid(NamedTuple):
    """A day, or a month as day 0; without a year, that of any year."""

    year: int
    month: int
    day: int

    def is_in(self, month: str) -> bool:
        """Whether it is, or is in, a month such as `2026-04`."""
        return self.year in (0, int(month[:4])) and self.month == int(month[5:7] or 0)


def day_of(text: str) -> DaySaid | None:
    """The day or month that a joined query says as a whole; in joined text 2026-04-24 has spaces."""
    for pattern, (year, month, day) in _FORMS:
        if match := pattern.fullmatch(text):
            said = match[month]
            number = int(said) if said[0] <= "9" else _MONTHS.index(said[:3]) + 1
            found = DaySaid(int(match[year] or 0) if year else 0, number, int(match[day]) if day else 0)
            return found if 1 <= found.month <= 12 and found.day <= 31 and (found.day or not day) else None
    return None
