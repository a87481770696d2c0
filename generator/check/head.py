"""What the head of a page says of the page: language, title, its own address, its other languages."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.check.elements import Element
from generator.check.links import Link
from generator.check.targets import is_own, target_of
from generator.model.inspection import Flaw, wrong

_TAG = re.compile(r"x-default|[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?(?P<link>[^'\"]*)", re.IGNORECASE)
# Properties of the Open Graph that are addresses, and whether what is there is shown.
_ADDRESSES = {"og:url": False, "og:image": True, "og:image:secure_url": True, "twitter:image": True}
_CANONICAL, _ALTERNATE = 'rel="canonical"', 'rel="alternate" hreflang'
_WHOLE = "Write it with absolute(address, shell.base_url)."


class Head(NamedTuple):
    """What a head says; `links` are those of its `meta` elements."""

    lang: str
    is_indexed: bool
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    flaws: tuple[Flaw, ...]


def head_of(elements: Sequence[Element], address: str, base_url: str) -> Head:
    """What the page of these `elements` says of itself.

    Args:
        base_url: where the site is hosted; empty if that is not known.
    """
    metas = [each for each in elements if each.tag == "meta"]
    links = [each for each in elements if each.tag == "link"]
    canonicals = [each for each in links if is_canonical(each)]
    others = [each for each in links if is_alternate(each)]
    refreshes = [link for each in metas for link in _refreshes(each)]
    robots = {each.get("content") for each in metas if each.get("name") == "robots"}
    return Head(
        lang=next((each.lang for each in elements if each.tag == "html"), ""),
        is_indexed=not refreshes and not any("noindex" in each for each in robots),
        canonical=next((_address(each, address, base_url) for each in canonicals), ""),
        alternates=tuple((each.get("hreflang"), _address(each, address, base_url)) for each in others),
        links=(*refreshes, *_social(metas, base_url)),
        flaws=(
            *_nameless(elements, address),
            *_canonical_flaws(canonicals, address, base_url),
            *_alternate_flaws(others, address, base_url),
        ),
    )


def is_canonical(link: Element) -> bool:
    """Whether a `link` says the address of its page."""
    return link.get("rel") == "canonical"


def is_alternate(link: Element) -> bool:
    """Whether a `link` says where its page is in another language."""
    return link.get("rel") == "alternate" and "hreflang" in link.attributes and not link.get("type")


def _address(link: Element, address: str, base_url: str) -> str:
    return target_of(link.get("href"), address, base_url).address


def _refreshes(meta: Element) -> Iterator[Link]:
    if meta.get("http-equiv").lower() == "refresh" and (found := _REFRESH.match(meta.get("content"))):
        yield Link(found["link"].strip(), meta.line)


def _social(metas: Sequence[Element], base_url: str) -> Iterator[Link]:
    for meta in metas:
        kind, content = meta.get("property") or meta.get("name"), meta.get("content")
        # A picture on another host is for other hosts to load.
        if kind in _ADDRESSES and is_own(content, base_url):
            yield Link(content, meta.line, _ADDRESSES[kind])


def _nameless(elements: Sequence[Element], address: str) -> Iterator[Flaw]:
    if not any(each.tag == "html" and each.lang for each in elements):
        hint = 'Write <html lang="{{ lang.tag }}">.'
        yield wrong("page/lang", address, "the page does not say its language.", hint, traces=("<html",))
    title = next((each.text for each in elements if each.tag == "title"), "")
    if not title.strip():
        hint = "Fill the block title of its template."
        yield wrong("page/title", address, "the page has no title.", hint, traces=("<title", "block title"))


def _canonical_flaws(canonicals: Sequence[Element], address: str, base_url: str) -> Iterator[Flaw]:
    for second in canonicals[1:2]:
        message, hint = "the page has two canonical links.", "Leave one; crawlers believe none of several."
        yield wrong("canonical/twice", address, message, hint, line=second.line, traces=(_CANONICAL,))
    for each in canonicals:
        link = each.get("href")
        if base_url and not is_own(link, base_url):
            message, traces = (
                f'the canonical link "{link}" is no whole address of the site.',
                (link, _CANONICAL),
            )
            yield wrong("canonical/host", address, message, _WHOLE, line=each.line, traces=traces)


def _alternate_flaws(others: Sequence[Element], address: str, base_url: str) -> Iterator[Flaw]:
    places: dict[str, str] = {}
    for each in others:
        tag, link = each.get("hreflang"), each.get("href")
        if not _TAG.fullmatch(tag):
            message = f'hreflang="{tag}" is no language that crawlers know.'
            hint = 'Write "zh-Hans", "zh-Hant", "en" or "x-default".'
            yield wrong(
                "alternate/tag", address, message, hint, line=each.line, traces=(f'hreflang="{tag}"',)
            )
        if places.setdefault(tag, link) != link:
            message, hint = f'the page has two alternates in "{tag}".', "Leave the one that is right."
            yield wrong("alternate/twice", address, message, hint, line=each.line, traces=(_ALTERNATE,))
        if base_url and not is_own(link, base_url):
            message, traces = f'the alternate "{link}" is no whole address of the site.', (link, _ALTERNATE)
            yield wrong("alternate/host", address, message, _WHOLE, line=each.line, traces=traces)
