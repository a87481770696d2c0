"""The sitemap, and what it says beside what the pages say (https://www.sitemaps.org/protocol.html)."""

import re
from collections.abc import Iterator, Mapping

from generator.check.elements import Element, xml_elements
from generator.check.links import Link, follow
from generator.check.targets import is_own, target_of
from generator.model.inspection import Flaw, Inspection, wrong
from generator.model.page import Listing

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")
# A file of more is read by no crawler.
_MOST_URLS = 50_000
_MOST_BYTES = 50 * 1024 * 1024
# A sitemap that is no XML lists nothing: that is told once.
_UNREADABLE = "file/xml"
_OWN = "See generator/render/sitemap.py: the sitemap is made of the pages that there are."


def inspect_sitemap(address: str, data: bytes, base_url: str) -> Inspection:
    """What a sitemap, or an index of sitemaps, says of the site.

    Raises:
        MalformedError: it is no XML.
    """
    elements = xml_elements(data)
    flaws = [*_large(address, data, elements), *_misplaced(address, elements, base_url)]
    if elements[0].tag == "sitemapindex":
        links = [Link(each.text, each.line) for each in elements if each.tag == "loc"]
        return Inspection(address, leads=follow(links, address, base_url).leads, flaws=tuple(flaws))
    return Inspection(address, listings=tuple(_listings(elements, address, base_url)), flaws=tuple(flaws))


def _listings(elements: list[Element], address: str, base_url: str) -> Iterator[Listing]:
    """What each `url` says: what follows it up to the next one."""
    place, changed, alternates = "", "", list[tuple[str, str]]()
    for element in (*elements, None):
        if element is None or element.tag == "url":
            if place:
                yield Listing(place, changed, tuple(alternates))
            place, changed, alternates = "", "", []
        elif element.tag == "loc":
            place = target_of(element.text, address, base_url).address
        elif element.tag == "lastmod":
            changed = element.text.strip()
        elif element.tag == "link":
            other = target_of(element.get("href"), address, base_url).address
            alternates.append((element.get("hreflang"), other))


def _large(address: str, data: bytes, elements: list[Element]) -> Iterator[Flaw]:
    urls = sum(element.tag == "url" for element in elements)
    if urls > _MOST_URLS or len(data) > _MOST_BYTES:
        message = f"the sitemap has {urls:,} addresses and {len(data) / 1e6:.1f} MB."
        yield wrong("sitemap/size", address, message, "Split it: 50,000 addresses and 50 MiB are the limit.")


def _misplaced(address: str, elements: list[Element], base_url: str) -> Iterator[Flaw]:
    for element in elements:
        link = element.text.strip() if element.tag == "loc" else element.get("href")
        if link and not is_own(link, base_url):
            message = f'the sitemap names "{link}", which is no whole address of the site.'
            yield wrong("sitemap/host", address, message, _OWN, line=element.line)
        elif element.tag == "lastmod" and not _DATE.fullmatch(element.text.strip()):
            message = f'"{element.text.strip()}" in the sitemap is no date.'
            yield wrong("sitemap/date", address, message, "Write it like 2026-02-10.", line=element.line)


def sitemap_faults(inspections: Mapping[str, Inspection]) -> Iterator[Flaw]:
    """Where the sitemap and the pages do not agree."""
    listed: dict[str, str] = {}
    for sitemap in inspections.values():
        for listing in sitemap.listings:
            page = inspections.get(listing.address)
            if listing.address in listed:
                message = f"the sitemap lists {listing.address} twice."
                yield wrong("sitemap/twice", sitemap.address, message, _OWN)
            elif page is None:
                message = f"the sitemap lists {listing.address}, which is no page of the site."
                yield wrong("sitemap/gone", sitemap.address, message, _OWN)
            elif not page.is_indexed:
                message = (
                    f"the sitemap lists {listing.address}, which says that crawlers should leave it out."
                )
                yield wrong("sitemap/hidden", sitemap.address, message, _OWN)
            elif set(listing.alternates) != set(page.alternates):
                message = f"the sitemap names other alternates of {listing.address} than the page itself."
                yield wrong("sitemap/alternate", sitemap.address, message, _OWN)
            listed[listing.address] = sitemap.address
    if any(flaw.code == _UNREADABLE for page in inspections.values() for flaw in page.flaws):
        return
    for page in inspections.values():
        if page.is_indexed and page.address not in listed:
            message = "the page is not in the sitemap."
            hint = 'Give it <meta name="robots" content="noindex"> if crawlers should leave it out.'
            yield wrong("sitemap/unlisted", page.address, message, hint)
