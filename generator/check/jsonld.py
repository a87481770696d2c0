"""The JSON-LD of a page: that it is JSON, and has what its types need (https://schema.org/docs/full.html)."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.check.targets import is_own
from generator.model.inspection import Flaw, wrong

# What each type must say; of several names one. What is not listed needs a name.
_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "NewsArticle": (("headline",), ("datePublished",), ("inLanguage",)),
    "Article": (("headline",), ("datePublished",), ("inLanguage",)),
    "BreadcrumbList": (("itemListElement",),),
    "ItemList": (("itemListElement",),),
    "ListItem": (("position",), ("item", "name", "url")),
    "SearchAction": (("target",),),
    "EntryPoint": (("urlTemplate",),),
    "ImageObject": (("url", "contentUrl"),),
    "CreativeWork": (("name", "headline", "url"),),
    "WebSite": (("name",), ("url",)),
}
_DATES = frozenset({"datePublished", "dateModified", "dateCreated", "expires"})
_ADDRESSES = frozenset(
    {"url", "contentUrl", "image", "logo", "sameAs", "citation", "mainEntityOfPage", "item"}
)
_DATE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)
_WEB = re.compile(r"https?://[^\s/]+(/\S*)?")
_HINT = "See what generator/render/jsonld.py writes, or take it out of the template."
_TRACE = "ld+json"


class _Fault(NamedTuple):
    """What is wrong with a block of JSON-LD."""

    code: str
    message: str


def inspect_data(
    text: str, address: str, line: int, base_url: str
) -> tuple[tuple[str, ...], tuple[Flaw, ...]]:
    """The addresses within the site that a block of JSON-LD names, and what is wrong with it."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        return (), (_flaw(_Fault("jsonld/json", f"the JSON-LD is no JSON: {fault}."), address, line),)
    if not isinstance(data, dict) or not str(data.get("@context", "")).startswith("https://schema.org"):
        strange = _Fault("jsonld/context", "the JSON-LD does not say that its terms are those of schema.org.")
        return (), (_flaw(strange, address, line),)
    flaws = [_flaw(fault, address, line) for fault in _faults(data)]
    # What stands behind a `#` tells things apart, and is no place on a page.
    named = dict.fromkeys(each.partition("#")[0] for each in _texts(data) if is_own(each, base_url))
    return tuple(named), tuple(flaws)


def _faults(data: dict[str, Any]) -> Iterator[_Fault]:
    """What is wrong with the things that a block tells of."""
    for thing in data.get("@graph", [data]):
        yield from _thing_faults(thing, is_told=True)


def _thing_faults(thing: Any, *, is_told: bool) -> Iterator[_Fault]:
    """What is wrong with a thing and those in it; one that has an `@id` may be told of elsewhere."""
    if not isinstance(thing, dict):
        return
    kind = thing.get("@type", "")
    if not isinstance(kind, str) or not kind:
        if is_told or "@id" not in thing:
            yield _Fault("jsonld/type", "a thing in the JSON-LD has no @type.")
        return
    if is_told or "@id" not in thing:
        for names in _NEEDED.get(kind, (("name",),)):
            if not any(thing.get(name) for name in names):
                yield _Fault("jsonld/field", f"{kind} in the JSON-LD has no {' or '.join(names)}.")
    if kind == "BreadcrumbList":
        yield from _order_faults(thing)
    for key, value in thing.items():
        for each in value if isinstance(value, list) else [value]:
            yield from _value_faults(kind, key, each)


def _value_faults(kind: str, key: str, value: Any) -> Iterator[_Fault]:
    if isinstance(value, dict):
        yield from _thing_faults(value, is_told=False)
    elif key in _DATES and not _DATE.fullmatch(str(value)):
        yield _Fault("jsonld/value", f'{key} of {kind} in the JSON-LD is "{value}", which is no date.')
    elif key in _ADDRESSES and not _WEB.fullmatch(str(value)):
        yield _Fault(
            "jsonld/value", f'{key} of {kind} in the JSON-LD is "{value}", which is no whole address.'
        )


def _order_faults(trail: dict[str, Any]) -> Iterator[_Fault]:
    steps = trail.get("itemListElement")
    places = (
        [step.get("position") for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    )
    if places != list(range(1, len(places) + 1)):
        yield _Fault("jsonld/order", "the steps of the BreadcrumbList are not numbered 1, 2, 3.")


def _texts(part: Any) -> Iterator[str]:
    """Every text in a block."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _texts(each)


def _flaw(fault: _Fault, address: str, line: int) -> Flaw:
    return wrong(fault.code, address, fault.message, _HINT, line=line, traces=(_TRACE,))
