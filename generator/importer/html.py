"""HTML becomes lines: the main text as Markdown, what stands around it as dropped lines."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from generator.importer.html_blocks import UNSEEN, blocks_of
from generator.importer.sheet import Dropped, Element, Kind, Line, Mended, Sheet
from generator.importer.structure import elements_of

_AROUND = {
    "nav": "navigation",
    "header": "header of the page",
    "footer": "footer of the page",
    "aside": "aside",
    "form": "form",
    "dialog": "dialog",
}
_MAIN = ("//article", "//main", "//*[@role='main']", "//body")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META = (
    ("title", ("og:title", "twitter:title", "citation_title", "dc.title")),
    (
        "date",
        ("article:published_time", "citation_publication_date", "date", "dc.date", "pubdate", "publishdate"),
    ),
    ("author", ("author", "article:author", "citation_author", "dc.creator")),
    ("summary", ("description", "og:description")),
    ("keywords", ("keywords", "article:tag")),
)
_WEB = re.compile(r"https?://\S+")


class Page(NamedTuple):
    """A page of HTML: all that it says as lines, and which of them are not of its main text."""

    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...]


def charset_of(data: bytes) -> str:
    """The encoding that a page says it is in, or nothing."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def page_of(text: str) -> Page:
    """The lines of a page; those of its head are a header, as far as they say something of the text.

    Raises:
        RecursionError: elements are nested too deep.
    """
    try:
        # Without this the parser drops what is nested deep, and says nothing.
        parser = lxml.html.HTMLParser(huge_tree=True)
        root = lxml.html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except ParserError:
        return Page((), ())
    main = _main(root)
    around = list(_cut(main))
    written = [line for block in blocks_of(main) for line in (*block.split("\n"), "")]
    dropped: list[Dropped] = []
    lines = [*_header(root, main), *written]
    outside = _outside(main)
    for why, element in (*around, *outside):
        said = [each for each in (" ".join(part.split()) for part in element.itertext()) if each]
        if said:
            first = len(lines) + 1
            lines += said
            dropped.append(Dropped(tuple(range(first, first + len(said))), why))
    for picture in (each for each in main.iter("img") if not each.get("src")):
        lines.append(" ".join(picture.get("alt", "").split()) or "(without a description)")
        dropped.append(Dropped((len(lines),), "picture without an address"))
    return Page(tuple(Line(number, line) for number, line in enumerate(lines, 1)), tuple(dropped))


def with_text_of_html(sheet: Sheet) -> Sheet:
    """`sheet` with blocks of HTML as what they say, in Markdown; comments stay."""
    elements: list[Element] = []
    mended: list[Mended] = []
    for element in sheet.elements:
        is_block = element.kind is Kind.HTML and not element.text.lstrip().startswith("<!--")
        said = list(_elements(element)) if is_block else []
        if said:
            first = element.text.split("\n", 1)[0].strip()
            mended.append(Mended(element.lines[0], "HTML block", first, said[0].text.split("\n")[0]))
            elements += said
        else:
            elements.append(element)
    return replace(sheet, elements=tuple(elements), mended=(*sheet.mended, *mended))


def _elements(element: Element) -> Iterator[Element]:
    """What a block of HTML says; its lines are those of the first element."""
    root = lxml.html.fragment_fromstring(element.text, create_parent="div")
    lines = [line for block in blocks_of(root) for line in (*block.split("\n"), "")]
    found = elements_of([Line(number, line) for number, line in enumerate(lines, 1)])
    for place, each in enumerate(found):
        yield each._replace(lines=element.lines if place == 0 else ())


def _main(root: HtmlElement) -> HtmlElement:
    """The element that holds the main text: of several articles that which says most."""
    for path in _MAIN:
        found = [each for each in root.xpath(path) if each.text_content().strip()]
        if found:
            return max(found, key=lambda each: len(each.text_content()))
    return root


def _cut(main: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """What is not main text inside `main`, cut out of it."""
    is_body = main.tag in ("body", "html")
    for element in [each for each in main.iterdescendants() if isinstance(each.tag, str)]:
        tag = element.tag.lower()
        why = _AROUND.get(tag, "") if is_body or tag != "header" else ""
        if tag in UNSEEN:
            why = tag
        elif element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            why = "hidden"
        if why and any(each is main for each in element.iterancestors()):
            element.drop_tree()
            element.tail = None
            yield why, element


def _outside(main: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """What stands beside the main text, up to the body, in order."""
    found = []
    inside: HtmlElement | None = main
    while inside is not None and inside.tag not in ("body", "html"):
        parent = inside.getparent()
        if parent is not None:
            for child in parent:
                if child is not inside and isinstance(child.tag, str):
                    tag = child.tag.lower()
                    found.append(
                        (_AROUND.get(tag, tag if tag in UNSEEN else "outside of the main text"), child)
                    )
        inside = parent
    return found


def _header(root: HtmlElement, main: HtmlElement) -> list[str]:
    """What the head of a page says, as the lines of a YAML header; none where that is nothing."""
    meta: dict[str, str] = {}
    for each in root.iter("meta"):
        name = (each.get("property") or each.get("name") or each.get("itemprop") or "").lower()
        meta.setdefault(name, " ".join(each.get("content", "").split()))
    told = {key: next((meta[name] for name in names if meta.get(name)), "") for key, names in _META}
    times = (each.get("datetime", "") for each in main.iter("time"))
    told["date"] = told["date"] or next(filter(None, times), "")
    links = (each.get("href", "") for each in root.iter("link") if each.get("rel") == "canonical")
    told["source"] = next(filter(_WEB.fullmatch, links), "")
    # A heading says the title as it stands on the page, without the name of the site.
    heading = next((" ".join(each.text_content().split()) for each in main.iter("h1")), "")
    titled = " ".join(next((each.text_content() for each in root.iter("title")), "").split())
    if not any(told.values()) and (heading or not titled):
        return []
    told["title"] = heading or told["title"] or titled
    lang = (root.get("lang") or "")[:2].lower()
    told["lang"] = lang if lang in ("zh", "en") else ""
    return [
        "---",
        *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items() if value),
        "---",
        "",
    ]
