"""HTML as a page of a book has it: XHTML, well-formed whatever it was made of. Owns lxml in this stage."""

import re

from lxml import etree, html

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 forbids in a document, in whatever way it is written.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What pages need and books do not know.
_PAGE_ONLY = ("loading", "tabindex")
_ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|#")


def xhtml(page: str) -> bytes:
    """The HTML document `page`, which declares the namespaces, as XHTML in UTF-8.

    There is `xml:lang` beside every `lang`, and a link to what is no page of the book is plain text.
    """
    root = html.document_fromstring(legal(page))
    for element in list(root.iter(etree.Element)):
        assert isinstance(element, html.HtmlElement)
        if lang := element.get("lang"):
            element.set(_LANG, lang)
        for name in _PAGE_ONLY:
            if name in element.attrib:
                del element.attrib[name]
        if element.tag == "a" and not _is_followed(element.get("href", "#")):
            element.drop_tag()
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return data


def _is_followed(link: str) -> bool:
    return _ELSEWHERE.match(link) is not None or link.partition("#")[0].endswith(".xhtml")


def main_text(page: str) -> str:
    """The text of the HTML document `page` as far as it is its own: what stands in `<main>`."""
    (main,) = html.document_fromstring(legal(page)).iter("main")
    return " ".join("".join(map(str, main.itertext())).split())


def legal(text: str) -> str:
    """`text` with a replacement character for each that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)
