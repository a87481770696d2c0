"""What a page is, for machines: schema.org terms as JSON-LD (https://schema.org/NewsArticle)."""

import json

from generator import addresses
from generator.model.entity import Kind
from generator.model.items import Shell
from generator.model.views import EditionView, EntityView, View

_ENCODER = json.JSONEncoder(ensure_ascii=False)
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
    return _ENCODER.encode(shown).replace("<", "\\u003c")


def _article(view: EditionView) -> dict[str, object]:
    shell = view.shell
    url = _url(shell.address, shell)
    return {
        "@type": "NewsArticle",
        "@id": url,
        "headline": view.title,
        "datePublished": view.date,
        "dateModified": view.updated,
        "inLanguage": view.tag,
        "workTranslation" if view.is_original else "translationOfWork": _other_edition(view),
        "description": shell.description,
        "url": url,
        "author": [{"@type": "Person", "name": author} for author in view.authors],
        "publisher": {"@type": "Organization", "name": shell.site},
        "isPartOf": {"@type": "CreativeWork", "name": view.series.label} if view.series else None,
    }


def _other_edition(view: EditionView) -> dict[str, object] | None:
    """The other edition; without a host it has no name to be called by."""
    other = view.translation
    if not other or not view.shell.base_url:
        return None
    url = _url(other.address, view.shell)
    tag = next(tag for tag, address in view.shell.alternates if address == other.address)
    return {"@type": "NewsArticle", "@id": url, "url": url, "inLanguage": tag}


def _url(address: str, shell: Shell) -> str:
    return addresses.absolute(address, shell.base_url) if shell.base_url else ""


def _entity(view: EntityView) -> dict[str, object]:
    return {
        "@type": _TYPES[view.kind],
        "name": view.name,
        "alternateName": [name for name in (view.other_name, *view.writings) if name],
        "url": view.url,
        "description": view.about,
    }
