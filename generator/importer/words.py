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
# The number of a page at the end of a line; the line before it is looked at from its end, once.
_PAGE = re.compile(r"(?:第\s{0,3})?(?:\d{1,3}|[ivxl]{1,5})(?:\s{0,3}页)?$")
_LONGEST_PAGE = 12
_SPACES = "".join(each for each in map(chr, range(0x3001)) if each.isspace())
_DOTS = ".．·…"
_FEWEST_DOTS = 3
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
    before, page = _before_page(text)
    bare, left = _apart(before, f"{_DOTS}。")
    if sum(each in f"{_DOTS}。" for each in left) < _FEWEST_DOTS - 1:
        bare = before.rstrip()
    if page and bare != before and bare.strip():
        return _without_leaders(bare).strip(), True
    bare = _without_leaders(text)
    return bare.strip(), bare != text


def has_leaders(text: str) -> bool:
    """Whether `text` ends in dots or a tab and a number, as only an entry of a list of contents does."""
    before, page = _before_page(text)
    if not page.isalnum() or not page.isascii():
        return False
    left = _apart(before, _DOTS)[1]
    spaces = before[len(before.rstrip()) :]
    return sum(each in _DOTS for each in left) >= _FEWEST_DOTS or "\t" in spaces or "\u2003" in spaces


def _before_page(text: str) -> tuple[str, str]:
    """`text` up to the number of a page that ends it, and that."""
    text = text.rstrip()
    match = _PAGE.search(text, max(0, len(text) - _LONGEST_PAGE))
    return (text[: match.start()], match[0]) if match else (text, "")


def _without_leaders(text: str) -> str:
    """`text` without the dots that end it, if they are three or more."""
    bare, left = _apart(text, _DOTS)
    return bare if sum(each in _DOTS for each in left) >= _FEWEST_DOTS else text


def _apart(text: str, dots: str) -> tuple[str, str]:
    """`text` without the dots and spaces that end it, and these."""
    bare = text.rstrip(dots + _SPACES)
    return bare, text[len(bare) :]


def may_be_heading(text: str) -> bool:
    """Whether a line may be a heading: short, and not a sentence."""
    said = plain(text)
    if not said or width(said) > 100 or not any(map(str.isalnum, said)):
        return False
    if said.endswith(("？", "?", "！", "!")):
        return width(said) <= 60
    return not ends_sentence(said) and not said.endswith(("，", ",", "、", "——"))
