"""A sheet is written as a digest: header, and Markdown without what its reader would take otherwise."""

from collections.abc import Iterator, Sequence

from generator.header_text import Notes, header_text
from generator.importer.sheet import Element, Kind
from generator.model.digest import Header


def text_of(header: Header, elements: Sequence[Element]) -> str:
    """The source of the digest, which ends in a line end."""
    said = ("translation_key",) if header.key else ()
    return f"{header_text(header, Notes(said=said))}\n{''.join(_lines(elements))}".rstrip("\n") + "\n"


def _lines(elements: Sequence[Element]) -> Iterator[str]:
    above = None
    for element in elements:
        if above and not (above.kind is element.kind is Kind.ITEM):
            yield "\n"
        yield f"{_marked(element)}\n"
        above = element


def _marked(element: Element) -> str:
    if element.kind is Kind.HEADING:
        return f"{'#' * element.level} {' '.join(element.text.split())}"
    return element.text
