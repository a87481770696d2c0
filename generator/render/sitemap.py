"""The sitemap: every page with its address in each language (https://www.sitemaps.org/protocol.html).

Plain text put together: an XML tree of 40,000 pages takes ten times as long.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from generator import addresses
from generator.model.page import Listing, Output

# A file of more is read by no crawler.
_MOST_URLS = 50_000
_MOST_BYTES = 50 * 1024 * 1024

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_URLS = f'{_DECLARATION}<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_URLS_END = "</urlset>\n"


class _Part(NamedTuple):
    """One file of the sitemap: the pages in it, and the day on which the newest of them changed."""

    urls: list[bytes]
    changed: str


def sitemap(
    listings: Iterable[Listing], base_url: str, most_urls: int = _MOST_URLS, most_bytes: int = _MOST_BYTES
) -> tuple[Output, ...]:
    """The files of the sitemap: one, or as many as it takes and before them one that lists them."""
    parts = list(_parts(listings, base_url, most_urls, most_bytes))
    if len(parts) < 2:
        return (Output(address=addresses.sitemap(), data=_file(parts[0].urls if parts else [])),)
    files = [
        Output(address=addresses.sitemap(number), data=_file(part.urls))
        for number, part in enumerate(parts, 1)
    ]
    index = "".join(
        f"<sitemap>{_located(_absolute(file.address, base_url), part.changed)}</sitemap>\n"
        for file, part in zip(files, parts, strict=True)
    )
    text = f'{_DECLARATION}<sitemapindex xmlns="{_NAMESPACE}">\n{index}</sitemapindex>\n'
    return (Output(address=addresses.sitemap(), data=text.encode()), *files)


def _file(urls: list[bytes]) -> bytes:
    return b"".join((_URLS.encode(), *urls, _URLS_END.encode()))


def _parts(listings: Iterable[Listing], base_url: str, most_urls: int, most_bytes: int) -> Iterator[_Part]:
    urls: list[bytes] = []
    changed = ""
    size = empty = len(_URLS) + len(_URLS_END)
    for day, url in _urls(listings, base_url):
        if urls and (len(urls) == most_urls or size + len(url) > most_bytes):
            yield _Part(urls, changed)
            urls, changed, size = [], "", empty
        urls.append(url)
        changed = max(changed, day)
        size += len(url)
    if urls:
        yield _Part(urls, changed)


def _urls(listings: Iterable[Listing], base_url: str) -> Iterator[tuple[str, bytes]]:
    """The day of change and the entry of each page."""
    # A page in each language has the same alternates, and is one of them.
    written: dict[tuple[tuple[str, str], ...], tuple[dict[str, str], str]] = {}
    for listing in listings:
        alternates = listing.alternates
        if alternates not in written:
            places = {address: _absolute(address, base_url) for _, address in alternates}
            links = [
                f'<xhtml:link rel="alternate" hreflang="{tag}" href="{places[address]}"/>\n'
                for tag, address in alternates
            ]
            written[alternates] = places, "".join(links)
        places, told = written[alternates]
        place = places.get(listing.address) or _absolute(listing.address, base_url)
        yield listing.changed, f"<url>{_located(place, listing.changed)}\n{told}</url>\n".encode()


def _located(place: str, changed: str) -> str:
    return f"<loc>{place}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}"


def _absolute(address: str, base_url: str) -> str:
    return escape(addresses.absolute(address, base_url))
