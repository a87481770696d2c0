"""Punctuation of Chinese text: full-width marks, quotes that open and close."""

import re

from generator.importer.words import is_chinese

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HAN = "\u3400-\u9fff"
# What counts as Chinese beside a mark, and what may stand between the two.
_CHINESE = f"{_HAN}，。、；：？！“”‘’（）《》「」『』【】…"
_CLOSING = r"[\"”’)）\]】》*_]*"
_OPENING = r"[\"“‘(（\[【《*_]*"
_BEHIND = re.compile(
    rf"(?<=[{_CHINESE}])(?P<between>{_CLOSING}) ?(?P<mark>[,;:?!])(?P<space> ?)(?![,;:?!/\\])"
)
_BEFORE = re.compile(
    rf"(?<=[A-Za-z0-9%）)\"”*])(?P<between>)(?P<mark>[,;:?!])(?P<space> ?)(?={_OPENING}[{_HAN}])"
)
_STOP = re.compile(rf"(?<=[{_HAN}])({_CLOSING})\.(?=[\"”’)）*\s{_HAN}]|$)(?!\.)")
_BRACKETS = re.compile(
    r"(?P<before>[ ]?)(?P<open>[(（])(?P<inside>[^()（）\n]*)(?P<close>[)）])(?P<after>[ ]?)"
)
_IS_HAN = re.compile(f"[{_HAN}]")
_QUOTES = '"“”'


def full_width(text: str) -> str:
    """`text` with the marks of Chinese sentences in full width; those of Latin text and numbers stay."""
    if not is_chinese(text):
        return text
    text = _BEHIND.sub(_widened, text)
    text = _BEFORE.sub(_widened, text)
    text = _STOP.sub(r"\1。", text)
    return _BRACKETS.sub(_bracketed, text)


def matched_quotes(text: str) -> str:
    """`text` with quotes that open and close in turn, where they close twice or, in Chinese, are straight.

    Where they do not come in pairs nothing is changed.
    """
    is_straight = '"' in text and is_chinese(text)
    if not is_straight and not re.search("”[^“]*”|“[^”]*“", text):
        return text
    is_open = False
    marks = []
    for at, char in enumerate(text):
        is_inch = char == '"' and not is_open and at > 0 and text[at - 1].isdigit()
        if char not in _QUOTES or is_inch or (char == '"' and not is_straight):
            marks.append(char)
            continue
        is_open = not is_open
        marks.append("“" if is_open else "”")
    return text if is_open else "".join(marks)


def _widened(match: re.Match[str]) -> str:
    return f"{match['between']}{_FULL[match['mark']]}"


def _bracketed(match: re.Match[str]) -> str:
    """Brackets around Chinese, or of two widths, in full width, which need no space beside them."""
    inside = match["inside"]
    is_mixed = (match["open"] == "(") != (match["close"] == ")")
    if not is_mixed and (match["open"] == "（" or not _IS_HAN.search(inside)):
        return match[0]
    return f"（{inside.strip()}）"
