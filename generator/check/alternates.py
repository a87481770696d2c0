"""What pages say of themselves and of each other: their own address, and the same page in other languages.

Crawlers believe an alternate only if that page says the same
(https://developers.google.com/search/docs/specialty/international/localized-versions).
"""

from collections.abc import Iterator, Mapping

from generator.model.inspection import Flaw, Inspection, wrong

_DEFAULT = "x-default"
_TRACES = ('rel="alternate" hreflang',)
_CANONICAL = ('rel="canonical"',)
_BOTH = "All pages that are one page in several languages say the same: what base.html writes."


def disagreements(inspections: Mapping[str, Inspection]) -> Iterator[Flaw]:
    """What pages say of their addresses and other pages do not."""
    for page in inspections.values():
        if page.lang:
            yield from _canonical(page, inspections)
            yield from _alternates(page, inspections)


def _canonical(page: Inspection, inspections: Mapping[str, Inspection]) -> Iterator[Flaw]:
    address = page.address
    if page.is_indexed and not page.canonical:
        hint = 'Write <link rel="canonical" href="{{ absolute(shell.address, shell.base_url) }}">.'
        yield wrong("canonical/missing", address, "the page has no canonical link.", hint, traces=_CANONICAL)
    elif page.canonical and page.canonical not in inspections:
        message = "the canonical link leads to no page of the site."
        hint = "Name the page itself, or the one that it has moved to."
        yield wrong("canonical/gone", address, message, hint, traces=_CANONICAL)
    elif page.is_indexed and page.canonical != address:
        message, hint = "the canonical link names another page.", "Name the page itself."
        yield wrong("canonical/other", address, message, hint, traces=_CANONICAL)


def _alternates(page: Inspection, inspections: Mapping[str, Inspection]) -> Iterator[Flaw]:
    if not page.alternates:
        return
    if page.address not in (place for _, place in page.alternates):
        message = "the page is not among its own alternates."
        yield wrong("alternate/self", page.address, message, _BOTH, traces=_TRACES)
    for tag, place in page.alternates:
        other = inspections.get(place)
        if other is None:
            message = f'the alternate in "{tag}" leads to no page of the site.'
            yield wrong("alternate/gone", page.address, message, "Take it out.", traces=_TRACES)
        elif tag != _DEFAULT and not _is_in(other.lang, tag):
            message = f'the alternate in "{tag}" says that it is in "{other.lang}".'
            hint = "Give it the language that the page has."
            yield wrong("alternate/lang", page.address, message, hint, traces=_TRACES)
        elif set(other.alternates) != set(page.alternates):
            message = f'the page and its alternate in "{tag}" do not name the same alternates.'
            yield wrong("alternate/return", page.address, message, _BOTH, traces=_TRACES)


def _is_in(lang: str, tag: str) -> bool:
    """Whether a page in `lang` is one for readers of `tag`: `zh-Hans` for `zh`."""
    return lang.casefold() == tag.casefold() or lang.casefold().startswith(f"{tag.casefold()}-")
