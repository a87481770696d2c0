"""The elements of pages and of XML, as libxml2 reads them. What looks at files knows these, and no parser."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from lxml import etree


class Element(NamedTuple):
    """An element, with what its tag says.

    Attributes:
        line: 1-based, of its tag.
        text: what stands in it before its first child.
        tail: what stands behind it, before the next element begins or the one around it ends.
        lang: the language of its text, by the nearest `lang`; empty if none says.
        around: that of its tail.
    """

    tag: str
    attributes: Mapping[str, str]
    line: int
    text: str
    tail: str
    lang: str
    around: str

    def get(self, name: str) -> str:
        """An attribute; empty if there is none."""
        return self.attributes.get(name, "")


class MalformedError(ValueError):
    """A file is no XML; the message says why, `line` where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def page_elements(data: bytes) -> list[Element]:
    """The elements of a page in UTF-8, in the order of their tags. Comments are left out."""
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True))
    return _elements(root) if root is not None else []


def xml_elements(data: bytes) -> list[Element]:
    """The elements of an XML file, by their names without a namespace.

    Raises:
        MalformedError: the file is not well-formed.
    """
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return _elements(etree.fromstring(data, parser))
    except etree.XMLSyntaxError as fault:
        raise MalformedError(str(fault.msg), fault.lineno or 0) from fault


def _elements(root: etree._Element) -> list[Element]:
    langs: dict[etree._Element | None, str] = {None: ""}
    found = []
    for element in root.iter("*"):
        attributes = cast(dict[str, str], dict(element.items()))
        around = langs.get(element.getparent(), "")
        langs[element] = lang = attributes.get("lang", around)
        line = cast(int, element.sourceline or 0)
        found.append(
            Element(
                str(element.tag).rpartition("}")[2],
                attributes,
                line,
                element.text or "",
                element.tail or "",
                lang,
                around,
            )
        )
    return found
