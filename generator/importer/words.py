"""What lines are like: sentences, headings, names of sections; texts compared by their letters."""

import re
import unicodedata

from generator.read.outline import role_of

TERMINAL = "。！？!?…；;：:"
_CLOSING = "”’」』》）)】]\"'*_"
_TAGS = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
# Bounded, so that a long line of marks that nothing closes costs no more than its length.
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{0,400}?\S)\1")
_BULLET = re.compile(r"^\s*(?:[-*+•·▪]\s+)?")
# Dots, or much space, and the number of a page.
_PAGE = re.compile(
    r"\s*(?:(?:[.．·…。]\s*){2,}|[\t\u2003\u3000]|\s{2,}|\s)\s*(?:第\s*)?(\d{1,3}|[ivxl]{1,5})(?:\s*页)?\s*$"
)
_SURE_PAGE = re.compile(r"\s*(?:(?:[.．·…]\s*){3,}|[\t\u2003]\s*)(\d{1,3}|[ivxl]{1,5})\s*$")
_LEADERS = re.compile(r"\s*(?:[.．·…]\s*){3,}$")
_FULL_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.]$")
_HAN = re.compile(r"[㐀-鿿]")


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence or an introduction does."""
    text = text.rstrip().rstrip(_CLOSING)
    return text.endswith((*TERMINAL, "."))


def width(text: str) -> int:
    """How much room `text` takes: a Chinese character is as wide as two Latin letters."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def is_chinese(text: str) -> bool:
    """Whether a good part of the letters of `text` are Chinese."""
    han = len(_HAN.findall(text))
    latin = sum(each.isascii() and each.isalpha() for each in text)
    return han > 0 and han * 6 >= latin


def plain(text: str) -> str:
    """`text` without tags, emphasis and a bullet before it."""
    return _EMPHASIS.sub(r"\2", _BULLET.sub("", _TAGS.sub("", text))).strip()


def letters(text: str) -> str:
    """What of `text` says something: its letters and figures, of one width and case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", plain(text)).casefold()))


def role(text: str) -> str:
    """What a heading says that stands below it, or nothing: `contents`, `references`, `summary`."""
    return role_of(plain(text).rstrip(":：").strip())


def without_page(text: str) -> tuple[str, bool]:
    """An entry of a list of contents without the number of its page, and whether it had one."""
    bare = _PAGE.sub("", text)
    if bare != text and bare.strip():
        return _LEADERS.sub("", bare).strip(), True
    return _LEADERS.sub("", text).strip(), _LEADERS.search(text) is not None


def has_leaders(text: str) -> bool:
    """Whether `text` ends in dots or a tab and a number, as only an entry of a list of contents does."""
    return _SURE_PAGE.search(text) is not None


def may_be_heading(text: str) -> bool:
    """Whether a line may be a heading: short, and not a sentence."""
    said = plain(text)
    if not said or width(said) > 100 or not any(map(str.isalnum, said)):
        return False
    if said.endswith(("？", "?", "！", "!")):
        return width(said) <= 60
    return not ends_sentence(said) and not said.endswith(("，", ",", "、", "——"))
