"""What a page is, for machines: schema.org terms as JSON-LD (https://schema.org/NewsArticle)."""

import json

from generator import addresses
from generator.model.entity import Kind
from generator.model.views import EditionView, EntityView, View

_TYPES = {
    Kind.COMPANY: "Organization",
    Kind.ORGANISATION: "Organization",
    Kind.PERSON: "Person",
    Kind.PRODUCT: "Product",
}


def jsonld_of(view: View) -> str:
    """The JSON-LD of a page, safe inside a script element; empty for a page that is only a list."""
    match view:
        case EditionView():
            data = _article(view)
        case EntityView():
            data = _entity(view)
        case _:
            return ""
    shown = {"@context": "https://schema.org", **{key: value for key, value in data.items() if value}}
    return json.dumps(shown, ensure_ascii=False).replace("<", "\\u003c")


def _article(view: EditionView) -> dict[str, object]:
    shell = view.shell
    return {
        "@type": "NewsArticle",
        "headline": view.title,
        "datePublished": view.date,
        "inLanguage": view.lang.tag,
        "description": shell.description,
        "url": addresses.absolute(shell.address, shell.base_url) if shell.base_url else "",
        "author": [{"@type": "Person", "name": author} for author in view.authors],
        "publisher": {"@type": "Organization", "name": shell.site},
        "isPartOf": {"@type": "CreativeWork", "name": view.series.label} if view.series else None,
    }


def _entity(view: EntityView) -> dict[str, object]:
    return {
        "@type": _TYPES[view.kind],
        "name": view.name,
        "alternateName": [name for name in (view.other_name, *view.writings) if name],
        "url": view.url,
        "description": view.about,
    }
