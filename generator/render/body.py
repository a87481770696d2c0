"""The body of an edition on its way to a page: `ref:` links get their addresses."""

import html
import re
from collections.abc import Mapping
from dataclasses import replace

from generator.model.digest import Body
from generator.model.language import Lang
from generator.render.language import language_name

_HREF = re.compile(r'href="ref:([^"]*)"')
_LINK = re.compile(r'<a ([^>]*?)href="ref:([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img ([^>]*?)src="ref:([^"]*)"([^>]*)>')
_ALT = re.compile(r'alt="([^"]*)"')


def with_links(body: Body, links: Mapping[str, str], root: str, lang: Lang) -> Body:
    """`body` with every `ref:` link leading to its address, and without those that have none.

    Args:
        links: the address of each reference; empty where there is no such page.
        root: what leads from the page to the site's root.
        lang: of the body; a link to the other language has a mark.
    """
    foreign, tag = f"{lang.other}/", lang.other.tag
    mark = f' <span class="mark" lang="{tag}">{language_name(lang.other)}</span>'

    # Nearly all lead to a page in the language of the body: of these nothing but the address changes.
    known = {
        html.escape(reference): f'href="{html.escape(root + address)}"'
        for reference, address in links.items()
        if address and not address.startswith(foreign)
    }

    def known_link(match: re.Match[str]) -> str:
        return known.get(match[1], match[0])

    def link(match: re.Match[str]) -> str:
        before, reference, after, text = match.groups()
        address = links.get(html.unescape(reference), "")
        if not address:
            return text
        href = html.escape(root + address)
        if address.startswith(foreign):
            return f'<a {before}href="{href}" hreflang="{tag}"{after}>{text}</a>{mark}'
        return f'<a {before}href="{href}"{after}>{text}</a>'

    def image(match: re.Match[str]) -> str:
        before, reference, after = match.groups()
        address = links.get(html.unescape(reference), "")
        if address:
            return f'<img {before}src="{html.escape(root + address)}"{after}>'
        alt = _ALT.search(before + after)
        return alt[1] if alt else ""

    def resolved(text: str) -> str:
        text = _HREF.sub(known_link, text)
        return _IMAGE.sub(image, _LINK.sub(link, text)) if "ref:" in text else text

    return replace(
        body,
        stories=tuple(story._replace(html=resolved(story.html)) for story in body.stories),
        notes=resolved(body.notes),
    )
