"""The title page of a report, and what stands in its place: title, series, publishers, date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.importer.sheet import Dropped, Element, Fact, Kind, Sheet
from generator.importer.words import ends_sentence, letters, plain, role, width
from generator.read.dates import date_in_text, parse_date
from generator.read.keys import KEYS

_LONGEST = 100
# A name of what comes out again and again, and not of one report.
_PERIODICAL = re.compile(
    r"[日周週月季年早晚午快简通专]报|[周月季]刊|每[日天周週月]|简讯|快讯|速递|速览|通讯|内参|观察|动态|参考|要闻|盘点|分析$|"
    r"\b(?:daily|weekly|monthly|quarterly|brief(?:ing)?|digest|bulletin|newsletter|monitor|watch|journal|update|"
    r"roundup|review|outlook|tracker|insights?)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*([^:：\n]{1,16}?)\s*[:：]\s*(\S.*)")
_LINKED = re.compile(r"\[([^\]]+)\]\(\s*<?(https?://[^\s)>]+)>?\s*\)")
_BY = re.compile(
    r"(?:by|published by|prepared by)\s+(?=\S)|(?:撰稿|撰文|作者|出品|编制|发布)[ \u3000]+", re.IGNORECASE
)
# What labels beside the keys of headers mean.
_LABELS = {
    "date": "发布日期 发布时间 发表时间 出版日期 时间 published publicationdate issued",
    "authors": "发布机构 发布单位 出品 出品方 编制单位 主办 主办单位 机构 编辑 责任编辑"
    " publisher publishedby preparedby writtenby by editor",
    "sources": "文章来源",
    "tags": "关键词 关键字",
}
_KEYS = {spelling: key.name for key in KEYS for spelling in key.spellings}
_KEYS |= {label: name for name, labels in _LABELS.items() for label in labels.split()}


class Said(NamedTuple):
    """What a line of a title page says, as a fact; `rest` is what of it the fact does not say."""

    name: str
    value: str
    rest: str


def with_title_page(sheet: Sheet) -> Sheet:
    """`sheet` with its first lines, up to the first heading of a section, as facts.

    The name of a periodical is the series, and the first heading the title; any other name is the title.
    """
    end = _end(sheet.elements)
    page = sheet.elements[:end]
    if not page:
        return sheet
    name, *others = page
    told = [(each, said(line)) for each in others for line in each.text.split("\n")]
    is_page = bool(others) and any(each.name == "date" for _, each in told)
    found = list(_named(name, is_page=is_page, sheet=sheet))
    dropped = []
    for element, each in told:
        if each.rest:
            dropped.append(Dropped(element.lines, f"title page, only its {each.name} is taken"))
            found.append(Fact(each.name, each.value, ()))
        else:
            found.append(Fact(each.name, each.value, element.lines))
    return replace(
        sheet,
        elements=sheet.elements[end:],
        facts=(*sheet.facts, *found),
        dropped=(*sheet.dropped, *dropped),
    )


def said(line: str) -> Said:
    """What a line of a title page says: a date, an author or publisher, or what its label tells."""
    text = plain(line)
    labelled = _LABEL.fullmatch(text)
    name = _KEYS.get(re.sub(r"[\s_-]", "", labelled[1].lower()), "") if labelled else ""
    value = labelled[2] if labelled and name else _BY.sub("", text)
    date = date_in_text(value) if not name or name == "date" else None
    if date:
        rest = "" if parse_date(value, "UTC") else _without_date(value)
        return Said("date", date, rest)
    return Said(name if name not in ("", "date") else "authors", value, "")


def _without_date(text: str) -> str:
    """What a line says beside its date: no more than a weekday or a time counts as nothing."""
    left = re.sub(r"\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*(?:\d{1,2}\s*[日号]?)?", " ", text)
    left = re.sub(r"[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?|\d{1,2}:\d{2}(?::\d{2})?", " ", left)
    left = re.sub(
        r"(?i)\b(?:[a-z]{3,9}day|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4})\b",
        " ",
        left,
    )
    return letters(left)


def _end(elements: Sequence[Element]) -> int:
    """How many elements the title page has: short ones that are no sentences, above the first section."""
    for at, element in enumerate(elements):
        is_title = at == 0 and element.kind is Kind.HEADING and element.level == 1 and not role(element.text)
        is_line = element.kind is Kind.TEXT and all(map(_may_stand_there, element.text.split("\n")))
        if not is_title and not is_line:
            return at
    # Nothing but short lines: no title page, but all that there is.
    return 0


def _may_stand_there(line: str) -> bool:
    text = plain(line)
    return width(text) <= _LONGEST and not (ends_sentence(text) and not _LABEL.fullmatch(text))


def _named(name: Element, *, is_page: bool, sheet: Sheet) -> Iterator[Fact]:
    """The fact that the first line is: the title or the series, or only a date."""
    text = plain(name.text)
    if parse_date(text, "UTC"):
        yield Fact("date", text, name.lines)
    elif is_page and _PERIODICAL.search(text) and _lead(sheet.elements):
        yield Fact("series", text, name.lines)
    else:
        yield from title_facts(name)


def title_facts(element: Element) -> Iterator[Fact]:
    """The title that a line is, and the source that it links to."""
    text = plain(element.text)
    linked = _LINKED.fullmatch(text)
    yield Fact("title", linked[1] if linked else text, element.lines)
    if linked:
        yield Fact("sources", linked[2], element.lines)


def _lead(elements: Sequence[Element]) -> bool:
    """Whether there is a heading that can be the title in the place of a series."""
    return any(each.kind is Kind.HEADING and each.level > 1 and not role(each.text) for each in elements)
