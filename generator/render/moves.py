"""Addresses that have moved: a page at each that leads on, and a list for hosts that redirect by themselves.

`_redirects` is read by Netlify and Cloudflare Pages, in the form that they share; the pages serve all others.
"""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from generator import addresses
from generator.model.hosting import Move
from generator.model.page import Output
from generator.render.policy import POLICY_ON_PAGE

_STUB = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="canonical" href="{place}">
<meta http-equiv="refresh" content="0; url={leads}">
</head>
<body>
<main><h1><a href="{leads}">{title}</a></h1></main>
</body>
</html>
"""


def moved_pages(moves: Iterable[Move], base_url: str) -> Iterator[Output]:
    """A page at each old address that leads to the new one at once, on a host and from a disk."""
    for move in moves:
        leads = addresses.to_root(move.stub) + quote(move.address)
        text = _STUB.format(
            lang=move.lang.tag,
            policy=POLICY_ON_PAGE,
            title=escape(move.title),
            place=addresses.absolute(move.address, base_url) if base_url else leads,
            leads=leads,
        )
        yield Output(address=move.stub, data=text.encode("utf-8", "replace"))


def redirects(moves: Iterable[Move]) -> Output:
    """All of them, for a host whose root the site is."""
    lines = [f"/{quote(move.alias)} /{quote(move.address)} 301\n" for move in moves]
    return Output(address="_redirects", data="".join(lines).encode())
