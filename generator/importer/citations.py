"""The list of references: its lines become citations that the reader of digests knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importer.sheet import Element, Kind, Sheet, lines_of
from generator.importer.words import ends_sentence, is_chinese, plain, role
from generator.importer.wrapping import joined
from generator.model.digest import Reference
from generator.read.dates import parse_date
from generator.read.references import parse_reference

_MARKER = re.compile(
    r"\s*(?:[-*+•·]|\d{1,3}[.)、．]|[（(]\d{1,3}[)）]|\[\d{1,3}\](?!\()|［\d{1,3}］|【\d{1,3}】)\s*(?=\S)"
)
_LINK = re.compile(r"<?(https?://[^\s<>）)]+)>?")
_MARKDOWN_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+)\)")
_DATE = r"\d{4}[^（()），,《“\"]{0,14}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}"
# Ways to cite; the groups are the parts.
CITATIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "Publisher (date), title",
        re.compile(
            rf"(?P<publisher>[^（(]{{1,80}}?)\s*[(（]\s*(?P<date>{_DATE})\s*[)）]\s*[,，:：.。]?\s*(?P<title>\S.*)"
        ),
    ),
    (
        "Publisher, date, title",
        re.compile(
            rf"(?P<publisher>[^,，.。]{{1,60}}?)\s*[,，]\s*(?P<date>{_DATE})\s*[,，:：.。]\s*(?P<title>\S.*)"
        ),
    ),
    (
        "Publisher: title, date",
        re.compile(
            rf"(?P<publisher>[^,，:：《“\"]{{1,60}}?)\s*[,，:：]?\s*(?P<title>《[^》]+》|“[^”]+”|\"[^\"]+\"|\*[^*]+\*)\s*[,，.。（(]*\s*(?P<date>{_DATE})\s*[)）.。]*"
        ),
    ),
)


def with_references(sheet: Sheet) -> Sheet:
    """`sheet` with each reference as one item of a numbered list, in the form `Publisher (date), *title*`."""
    elements: list[Element] = []
    at = 0
    while at < len(sheet.elements):
        element = sheet.elements[at]
        elements.append(element)
        at += 1
        if element.kind is Kind.HEADING and role(element.text) == "references":
            end = at
            while end < len(sheet.elements) and sheet.elements[end].kind in (
                Kind.TEXT,
                Kind.ITEM,
                Kind.CAPTION,
            ):
                end += 1
            elements += _list(sheet.elements[at:end])
            at = end
    return replace(sheet, elements=tuple(elements))


def _list(elements: Sequence[Element]) -> Iterator[Element]:
    groups: list[list[Element]] = []
    is_marked = any(_MARKER.match(each.text) for each in elements)
    for each in elements:
        begins = (
            _MARKER.match(each.text)
            if is_marked
            else not groups or ends_sentence(groups[-1][-1].text) or each.apart
        )
        if begins or not groups:
            groups.append([each])
        else:
            groups[-1].append(each)
    for number, group in enumerate(groups, 1):
        lines = [line for each in group for line in each.text.split("\n")]
        text = joined([_MARKER.sub("", lines[0], count=1), *lines[1:]])
        yield Element(Kind.ITEM, f"{number}. {citation(text)}", lines_of(group), apart=number == 1)


def citation(text: str) -> str:
    """`text` as a citation: publisher, date and title where it gives them, else as it is."""
    linked = _MARKDOWN_LINK.search(text)
    link = linked[2] if linked else next(iter(_LINK.findall(text)), "")
    told = _MARKDOWN_LINK.sub(r"\1", text) if linked else _LINK.sub("", text) if link else text
    told = " ".join(told.split()).rstrip(" ,，;；")
    parts = reference_of(told)
    if not (parts.publisher and parts.date and parts.title):
        return text.strip()
    title = (
        f"[{parts.title}]({link})" if link else f"*{parts.title}*" if "*" not in parts.title else parts.title
    )
    comma = "，" if is_chinese(parts.publisher) else ", "
    return f"{parts.publisher} ({parts.date}){comma}{title}"


def reference_of(text: str) -> Reference:
    """The parts of a citation without its link."""
    plainly = plain(text)
    for _, pattern in CITATIONS:
        match = pattern.fullmatch(plainly)
        date = parse_date(match["date"].strip(), "UTC") if match else None
        if match and date:
            return parse_reference(f"{match['publisher'].strip()} ({date}), {_unquoted(match['title'])}")
    return Reference(title=text)


def _unquoted(title: str) -> str:
    title = title.strip().strip("*")
    for opening, closing in ("“”", '""', "《》"):
        if title.startswith(opening) and title.rstrip(".。,，").endswith(closing):
            return title.rstrip(".。,，")[1:-1]
    return title
