"""An HTML page as a browser reads it: where it leads, its ids, what its head says, what is wrong in it."""

from collections.abc import Collection, Iterable, Iterator

from generator.check.elements import Element, page_elements
from generator.check.head import head_of, is_alternate, is_canonical
from generator.check.jsonld import inspect_data
from generator.check.links import Link, follow
from generator.check.markup import faults_of
from generator.check.wording import foreign_texts
from generator.model.inspection import Flaw, Inspection, doubtful, wrong

# Attributes that hold an address to go to, an address to load, several of these.
_TO_FOLLOW = frozenset({"href", "action", "formaction", "cite"})
_TO_SHOW = frozenset({"src", "poster", "data", "background"})
_SETS = frozenset({"srcset", "imagesrcset"})
_LINKS = _TO_FOLLOW | _TO_SHOW | _SETS
# Relations of a link that a page needs to look as it should.
_PARTS = frozenset(
    {"stylesheet", "icon", "manifest", "preload", "modulepreload", "apple-touch-icon", "mask-icon"}
)
# Attributes that hold ids of the same page.
_REFERENCES = frozenset(
    {
        "for",
        "headers",
        "list",
        "form",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "aria-details",
        "aria-errormessage",
        "aria-activedescendant",
        "popovertarget",
    }
)
# Compressed a fifth of it: two seconds on a slow telephone line.
_LARGEST = 2_000_000


def inspect_page(address: str, data: bytes, base_url: str) -> Inspection:
    """What is seen of the page at `address`.

    Args:
        base_url: where the site is hosted; empty if that is not known.
    """
    elements = page_elements(data)
    head = head_of(elements, address, base_url)
    ids: dict[str, int] = {}
    links: list[Link] = list(head.links)
    references: list[tuple[str, int]] = []
    flaws: list[Flaw] = list(head.flaws)
    for element in elements:
        for name, value in element.attributes.items():
            if name == "id":
                if value in ids:
                    flaws.append(_twice(address, value, element.line))
                ids[value] = element.line
            elif name in _LINKS:
                links += _links(element, name, value)
            elif name in _REFERENCES:
                references += ((each, element.line) for each in value.split())
        flaws += faults_of(element, address)
        flaws += foreign_texts(element, address)
        if element.tag == "script" and element.get("type") == "application/ld+json":
            named, more = inspect_data(element.text, address, element.line, base_url)
            flaws += more
            links += (Link(each, element.line) for each in named)
    followed = follow(links, address, base_url, ids)
    flaws += followed.flaws
    flaws += _dangling(references, ids, address)
    if len(data) > _LARGEST:
        flaws.append(_large(address, len(data)))
    return Inspection(
        address=address,
        leads=followed.leads,
        parts=followed.parts,
        ids=tuple(ids),
        lang=head.lang,
        is_indexed=head.is_indexed,
        canonical=head.canonical,
        alternates=head.alternates,
        flaws=tuple(flaws),
    )


def _links(element: Element, name: str, value: str) -> Iterator[Link]:
    """The links that an attribute holds; none of those that the head is asked for."""
    if name in _SETS:
        yield from (
            Link(each.split()[0], element.line, is_shown=True) for each in value.split(",") if each.split()
        )
    elif element.tag != "link":
        yield Link(value, element.line, name in _TO_SHOW)
    elif not is_canonical(element) and not is_alternate(element):
        yield Link(value, element.line, not _PARTS.isdisjoint(element.get("rel").split()))


def _twice(address: str, value: str, line: int) -> Flaw:
    message = f'two elements have the id "{value}".'
    hint = "Give one of them another: a link finds the first only."
    return wrong("page/id", address, message, hint, line=line, traces=(f'id="{value}"', f"#{value}"))


def _dangling(references: Iterable[tuple[str, int]], ids: Collection[str], address: str) -> Iterator[Flaw]:
    """References to elements that the page does not have."""
    for name, line in references:
        if name not in ids:
            message = f'an attribute names the element "{name}", which is not on the page.'
            hint = "Write the id of an element that is."
            yield wrong("page/reference", address, message, hint, line=line, traces=(f'"{name}"', name))


def _large(address: str, size: int) -> Flaw:
    message = f"the page has {size / 1e6:.1f} MB."
    return doubtful(
        "page/size", address, message, "Split what it shows: phones and crawlers give up on so much."
    )
