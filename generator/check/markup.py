"""Rules for single elements: pictures have a text, and nothing needs what the site's policy forbids."""

from collections.abc import Callable, Iterator

from generator.check.elements import Element
from generator.model.inspection import Flaw, wrong

_DATA = ("application/ld+json", "application/json", "speculationrules", "importmap")
_POLICY = "The policy of the site, and many hosts, forbid it: put it into a file of templates/assets."


def faults_of(element: Element, address: str) -> Iterator[Flaw]:
    """What is wrong with `element` of the page at `address`."""
    if rule := _RULES.get(element.tag):
        yield from rule(element, address)
    for name, value in element.attributes.items():
        if name == "style" or name.startswith("on"):
            message = f'<{element.tag}> has the attribute {name}="{value}".'
            traces = (f'{name}="{value}"', f"{name}=")
            yield wrong("page/inline", address, message, _POLICY, line=element.line, traces=traces)


def _picture(element: Element, address: str) -> Iterator[Flaw]:
    if "alt" not in element.attributes and element.get("role") not in ("presentation", "none"):
        link = element.get("src") or element.get("href")
        message = f'the picture "{link}" has no text for those who do not see it.'
        hint = 'Write one as alt="…", or alt="" if it only decorates.'
        traces = (link, link.rpartition("/")[2])
        yield wrong("page/alt", address, message, hint, line=element.line, traces=traces)


def _button(element: Element, address: str) -> Iterator[Flaw]:
    if element.get("type") == "image":
        yield from _picture(element, address)


def _script(element: Element, address: str) -> Iterator[Flaw]:
    if "src" not in element.attributes and element.get("type") not in _DATA:
        yield from _inline(element, address)


def _inline(element: Element, address: str) -> Iterator[Flaw]:
    start = " ".join(element.text.split())[:40]
    message = f"<{element.tag}> stands in the page: {start}"
    traces = (start, f"<{element.tag}")
    yield wrong("page/inline", address, message, _POLICY, line=element.line, traces=traces)


_RULES: dict[str, Callable[[Element, str], Iterator[Flaw]]] = {
    "img": _picture,
    "area": _picture,
    "input": _button,
    "script": _script,
    "style": _inline,
}
