"""What a page is, for machines: schema.org terms as JSON-LD (https://schema.org/docs/full.html).

What needs a whole address, such as the way to a page, is said only where the host is known, and a page that
is a list says nothing else.
"""

import json
from collections.abc import Iterator

from generator.model.digest import Body
from generator.model.directory import OverviewView
from generator.model.hosting import MissingView
from generator.model.parallel import ParallelView
from generator.model.views import EditionView, EntityView, FrontView, HomeView, SearchView, TopicView, View
from generator.render.jsonld_pages import both, collection, results, site, way
from generator.render.jsonld_things import Thing, article, entity, without_gaps
from generator.render.language import Language


def jsonld_of(view: View, speech: Language, icon: str = "", body: Body | None = None) -> str:
    """The JSON-LD of a page, safe inside a script element; empty where there is nothing to say.

    Args:
        speech: the language of the page.
        icon: the address of a picture that stands for the publisher.
        body: of an edition.
    """
    things = [without_gaps(each) for each in _things(view, speech, icon, body)]
    if not things:
        return ""
    said = things[0] if len(things) == 1 else {"@graph": things}
    return json.dumps({"@context": "https://schema.org", **said}, ensure_ascii=False).replace("<", "\\u003c")


def _things(view: View, speech: Language, icon: str, body: Body | None) -> Iterator[Thing]:
    shell = view.shell
    is_hosted = bool(shell.base_url)
    name = _name(view, speech)
    match view:
        case EditionView():
            yield article(view, body, icon)
        case EntityView():
            yield entity(view)
        case FrontView() if is_hosted:
            for door in view.doors:
                yield site(door.site, door.description, door.lang, shell.base_url)
        case HomeView() if is_hosted:
            yield site(shell.site, view.description, shell.lang, shell.base_url)
            yield collection(view, name)
        case ParallelView() if is_hosted:
            yield both(view)
        case SearchView() if is_hosted:
            yield results(shell, name)
        case _ if is_hosted and not isinstance(view, MissingView):
            yield collection(view, name)
    if is_hosted and not isinstance(view, FrontView | HomeView | SearchView | MissingView):
        yield way(shell, name, speech)


def _name(view: View, speech: Language) -> str:
    """What the page calls itself."""
    match view:
        case HomeView():
            return view.shell.site
        case OverviewView():
            return speech.t("overview.title")
        case EntityView() | TopicView() if view.year:
            return f"{view.name} · {speech.date(view.year)}"
        case EditionView() | EntityView() | ParallelView() | TopicView():
            return view.shell.title
        case _:
            return speech.label(view.shell.title)
