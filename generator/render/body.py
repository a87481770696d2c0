"""The body of an edition on its way to a page: `ref:` links get their addresses."""

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from generator.model.digest import Body

_LINK = re.compile(r'<a ([^>]*?)href="ref:([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img src="ref:([^"]*)" alt="([^"]*)"([^>]*)>')


def with_links(body: Body, links: Mapping[str, str], root: str) -> Body:
    """`body` with every `ref:` link leading to its address, and without those that have none.

    Args:
        links: the address of each reference; empty where there is no such page.
        root: what leads from the page to the site's root.
    """

    def link(match: re.Match[str]) -> str:
        before, reference, after, text = match.groups()
        address = links.get(html.unescape(reference), "")
        return f'<a {before}href="{_href(root, address)}"{after}>{text}</a>' if address else text

    def image(match: re.Match[str]) -> str:
        reference, alt, after = match.groups()
        address = links.get(html.unescape(reference), "")
        return f'<img src="{_href(root, address)}" alt="{alt}"{after}>' if address else alt

    def resolved(text: str) -> str:
        return _IMAGE.sub(image, _LINK.sub(link, text)) if "ref:" in text else text

    return replace(
        body,
        stories=tuple(replace(story, html=resolved(story.html)) for story in body.stories),
        notes=resolved(body.notes),
    )


def _href(root: str, address: str) -> str:
    path, hash_sign, anchor = address.partition("#")
    return root + quote(path) + hash_sign + quote(anchor)
