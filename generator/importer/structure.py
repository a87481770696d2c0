"""Lines become elements: the pieces of Markdown that show by their marks, and single lines of text."""

import re
from collections.abc import Callable, Sequence

from generator.importer.sheet import Element, Kind, Line

ITEM = re.compile(
    r"\s{0,12}(?:[-*+•●▪◦‣·]|\d{1,3}[.)]|\[\d{1,3}\](?!\())[ \t\u3000]+(?=\S)|\s{0,12}[•●▪◦‣](?=\S)"
)
CAPTION = re.compile(
    r"\s*(?:[图表]\s*|(?:figure|fig\.|table|chart)\s+)\d+(?:[-.–]\d+)*(?![\d年月日])"
    r"\s*[:：.、 \u3000](?=.*\S)",
    re.IGNORECASE,
)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|(?<=##)(?=[^#\s]))(.*?)(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r"\s*(?:(?:[-*_][ \t]*){3,}|[=—─━]{3,})\s*")
_UNDERLINE = re.compile(r"={3,}\s*")
_QUOTE = re.compile(r" {0,3}>")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_HTML = re.compile(r"\s{0,12}<(?:!--|/?(?P<tag>[a-z][a-z0-9-]*)(?=[\s/>]))", re.IGNORECASE)
# Tags that stand in a line of text, and are mended there.
INLINE_TAGS = frozenset(
    "a b i u s em strong span font mark code kbd sub sup small big del ins br img".split()
)
_CONTINUES = re.compile(r"[ \t]{2,}\S")


def elements_of(lines: Sequence[Line]) -> tuple[Element, ...]:
    """`lines` as elements; blank ones only keep others apart."""
    found: list[Element] = []
    at, apart = 0, True
    while at < len(lines):
        if not lines[at].text.strip():
            at, apart = at + 1, True
            continue
        kind, end = _next(lines, at)
        taken = lines[at:end]
        found.append(_element(kind, taken, apart=apart))
        at, apart = end, False
    return tuple(found)


def _next(lines: Sequence[Line], at: int) -> tuple[Kind, int]:
    """The kind of the element that begins at `at`, and where it ends."""
    for kind, measure in STRUCTURES:
        end = measure(lines, at)
        if end > at:
            return kind, end
    return Kind.TEXT, at + 1


def _element(kind: Kind, lines: Sequence[Line], *, apart: bool) -> Element:
    numbers = tuple(each.number for each in lines if each.text.strip())
    if kind is Kind.HEADING:
        match = _HEADING.fullmatch(lines[0].text)
        if match:
            return Element(kind, match[2].strip(), numbers, len(match[1]), apart)
        return Element(kind, lines[0].text.strip(), numbers, 1, apart)
    text = "\n".join(each.text for each in lines)
    return Element(kind, text.strip() if kind is Kind.TEXT else text.rstrip(), numbers, 0, apart)


def _fence(lines: Sequence[Line], at: int) -> int:
    opening = _FENCE.match(lines[at].text)
    if not opening:
        return at
    for end in range(at + 1, len(lines)):
        if re.fullmatch(rf" {{0,3}}{re.escape(opening[1])}+\s*", lines[end].text):
            return end + 1
    return at


def _html(lines: Sequence[Line], at: int) -> int:
    """A block of HTML up to the end of what it opens, or of the text."""
    opening = _HTML.match(lines[at].text)
    if not opening or (opening["tag"] or "").lower() in INLINE_TAGS:
        return at
    if opening["tag"] is None:
        ends = (end for end in range(at, len(lines)) if "-->" in lines[end].text)
        return next(ends, at - 1) + 1
    tag = re.compile(rf"<(/?){opening['tag']}(?=[\s/>])", re.IGNORECASE)
    depth = 0
    for end in range(at, len(lines)):
        depth += sum(-1 if close else 1 for close in tag.findall(lines[end].text))
        if depth <= 0:
            return end + 1
    return at + 1


def _table(lines: Sequence[Line], at: int) -> int:
    is_table = (
        at + 1 < len(lines) and "|" in lines[at].text and "|" in lines[at + 1].text
    ) and _SEPARATOR.fullmatch(lines[at + 1].text)
    if not is_table:
        return at
    end = at + 2
    while end < len(lines) and "|" in lines[end].text and lines[end].text.strip():
        end += 1
    return end


def _heading(lines: Sequence[Line], at: int) -> int:
    if (match := _HEADING.fullmatch(lines[at].text)) and match[2].strip():
        return at + 1
    if at + 1 < len(lines) and _UNDERLINE.fullmatch(lines[at + 1].text) and len(lines[at].text) < 100:
        return at + 2
    return at


def _rule(lines: Sequence[Line], at: int) -> int:
    return at + 1 if _RULE.fullmatch(lines[at].text) else at


def _quote(lines: Sequence[Line], at: int) -> int:
    end = at
    while end < len(lines) and _QUOTE.match(lines[end].text):
        end += 1
    return end


def _item(lines: Sequence[Line], at: int) -> int:
    if not ITEM.match(lines[at].text):
        return at
    end = at + 1
    while end < len(lines) and _CONTINUES.match(lines[end].text) and not ITEM.match(lines[end].text):
        end += 1
    return end


def _caption(lines: Sequence[Line], at: int) -> int:
    is_caption = CAPTION.match(lines[at].text) and not lines[at].text.rstrip().endswith(tuple("。！？"))
    return at + 1 if is_caption else at


# The first that finds an end behind the beginning counts.
STRUCTURES: tuple[tuple[Kind, Callable[[Sequence[Line], int], int]], ...] = (
    (Kind.CODE, _fence),
    (Kind.HEADING, _heading),
    (Kind.RULE, _rule),
    (Kind.HTML, _html),
    (Kind.TABLE, _table),
    (Kind.QUOTE, _quote),
    (Kind.CAPTION, _caption),
    (Kind.ITEM, _item),
)
