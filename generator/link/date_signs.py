"""One pattern that finds the signs of all forms of dates in one pass over a text."""

import re
from collections.abc import Iterable

from generator.link.date_said import Row, Sign

_DIGITS = "0-9０-９"
# A number is none of a date after these: v4, 第 4, $2026, 4.2026, 每年 4 月.
_COUNTING = "第每近数數满滿整逾超历曆"
_NO_NUMBER = (
    rf"(?<![{_DIGITS}A-Za-z_{_COUNTING}.@#$€£¥=+%&].)(?<![{_COUNTING}]\s.)"
    r"(?<![每历歷往逐]年.)(?<![每历歷往逐]年\s.)"
)


def signs_of(rows: Iterable[Row]) -> tuple[re.Pattern[str], tuple[tuple[Row, ...], ...]]:
    """The pattern of all signs of `rows`; and which rows to try, by the number of the group that it matches.

    The first set of characters lets the search jump from candidate to candidate; most fall by the second.
    """
    tried: dict[Sign, list[Row]] = {}
    for row in rows:
        tried.setdefault(row.sign, []).append(row)
    numbers = [sign for sign in tried if not sign.follows]
    words = [sign for sign in tried if sign.follows]
    begins, follows = ("".join(sign[place] for sign in words) for place in (0, 1))
    pattern = re.compile(
        f"[{_DIGITS}{begins}](?:"
        f"(?<=[{_DIGITS}]){_NO_NUMBER}[{_DIGITS}]{{0,3}}(?![{_DIGITS}])(?={_either(numbers)})"
        f"|(?=[{follows}]){_either(words)})"
    )
    return pattern, ((), *(tuple(tried[sign]) for sign in (*numbers, *words)))


def _either(signs: list[Sign]) -> str:
    """Any of `signs`, each with an empty group after it."""
    return f"(?:{'|'.join(f'{sign.pattern}()' for sign in signs)})"
