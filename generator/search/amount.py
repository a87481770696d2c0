"""Amounts as a query says them: 400亿, $40 billion and 40bn are one number.

The facts of the index hold values in plain digits, as `model.digest.Figure` does; what is searched for is
turned into the same digits, by moving the point and not by arithmetic.
"""

import re

from generator.search.characters import is_word

# How many noughts a word stands for.
_NOUGHTS = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
    "t": 12,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
    "兆": 12,
    "%": 0,
}
_WORDS = "|".join(sorted(_NOUGHTS, key=lambda word: (-len(word), word)))
_MONEY = "美元|美金|人民币|港元|港币|新台币|欧元|日元|英镑|韩元|元|块"
_MONEY += "|usd|us dollars|dollars|dollar|rmb|cny|eur|euros|yuan"
_AMOUNT = re.compile(
    rf"(?:(?:us|hk|nt|rmb|usd|cny|eur) ?)?[$€£¥]?([0-9]+)(?:\.([0-9]+))? ?({_WORDS})(?: ?(?:{_MONEY}))?"
)
# Inside Chinese only words of Chinese follow a number without a space.
AMOUNT_INSIDE = re.compile(rf"[$€£¥]?[0-9]+(?:\.[0-9]+)?(?:[十百千]?[万亿]|万亿|%)(?:{_MONEY})?")


def amounts_in(text: str) -> list[tuple[int, int, str]]:
    """Where joined `text` says amounts, and their values."""
    found = []
    for match in _AMOUNT.finditer(text):
        end = match.end()
        goes_on = end < len(text) and is_word(text[end]) and is_word(text[end - 1])
        before = text[match.start() - 1 : match.start()]
        if not goes_on and not (before and (is_word(before) or before == ".")):
            found.append((match.start(), end, amount_of(match[0])))
    return found


def amount_of(text: str) -> str:
    """The value that joined `text` says as a whole, in plain digits; empty if it says none."""
    match = _AMOUNT.fullmatch(text)
    if not match:
        return ""
    whole, fraction, noughts = match[1], match[2] or "", _NOUGHTS[match[3]]
    fraction += "0" * (noughts - len(fraction))
    digits = (whole + fraction[:noughts]).lstrip("0") or "0"
    rest = fraction[noughts:].rstrip("0")
    return f"{digits}.{rest}" if rest else digits
