"""The archive, its lists, and the way to a page in the terms of schema.org."""

from collections.abc import Iterable
from itertools import chain

from generator import addresses
from generator.model.calendars import DayView, MonthView, YearView
from generator.model.items import DigestItem, Shell
from generator.model.language import Lang
from generator.model.parallel import ParallelView
from generator.model.views import HomeView, TopicView, View
from generator.render.jsonld_things import Thing, without_gaps
from generator.render.language import Language

_LISTED = 50


def site(name: str, description: str, lang: Lang, base_url: str) -> Thing:
    """The archive in one language, and how it is searched."""
    search = addresses.absolute(addresses.search(lang), base_url)
    return {
        "@type": "WebSite",
        "@id": _site_id(lang, base_url),
        "url": addresses.absolute(addresses.home(lang), base_url),
        "name": name,
        "description": description,
        "inLanguage": lang.tag,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def collection(view: View, name: str) -> Thing:
    """A page that is a list, with the first of the digests in it."""
    match view:
        case HomeView():
            digests: Iterable[DigestItem] = view.latest
        case DayView() | MonthView() | YearView():
            digests = view.digests
        case TopicView():
            digests = chain.from_iterable(each for _, each in view.spans)
        case _:
            digests = ()
    base_url = view.shell.base_url
    listed = [
        {**_item(place, item.title), "url": addresses.absolute(item.address, base_url)}
        for place, item in zip(range(1, _LISTED + 1), digests, strict=False)
    ]
    main = {"@type": "ItemList", "itemListElement": listed} if listed else None
    return {**_page("CollectionPage", view.shell, name), "mainEntity": main}


def results(shell: Shell, name: str) -> Thing:
    """The search page."""
    return _page("SearchResultsPage", shell, name)


def both(view: ParallelView) -> Thing:
    """The page with both editions of a digest."""
    return {
        **_page("WebPage", view.shell, view.shell.title),
        "inLanguage": [side.tag for side in view.sides],
        "hasPart": [{"@id": addresses.absolute(side.address, view.shell.base_url)} for side in view.sides],
    }


def way(shell: Shell, name: str, speech: Language) -> Thing:
    """The way from the home page to this one, as it stands above the page."""
    steps = (
        (shell.site, addresses.home(shell.lang)),
        *((speech.label(crumb.label), crumb.address) for crumb in shell.crumbs),
        (name, shell.address),
    )
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {**_item(place, label), "item": addresses.absolute(address, shell.base_url)}
            for place, (label, address) in enumerate(steps, 1)
        ],
    }


def _page(kind: str, shell: Shell, name: str) -> Thing:
    url = addresses.absolute(shell.address, shell.base_url)
    return without_gaps(
        {
            "@type": kind,
            "@id": url,
            "url": url,
            "name": name,
            "description": shell.description,
            "inLanguage": shell.lang.tag,
            "isPartOf": {"@id": _site_id(shell.lang, shell.base_url)},
        }
    )


def _item(place: int, name: str) -> Thing:
    return {"@type": "ListItem", "position": place, "name": name}


def _site_id(lang: Lang, base_url: str) -> str:
    return f"{addresses.absolute(addresses.home(lang), base_url)}#site"
