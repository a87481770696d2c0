"""Pages become bytes."""

from collections.abc import Callable

from generator.model.digest import Body
from generator.model.page import Output
from generator.model.parallel import ParallelView
from generator.model.views import EditionView, View
from generator.render.body import with_links
from generator.render.faults import named_faults
from generator.render.jsonld import jsonld_of
from generator.render.paragraphs import facing_paragraphs
from generator.render.templates import Templates


def _no_body(address: str) -> Body:
    raise LookupError(f"no body {address}")


def render(
    view: View, template: str, templates: Templates, load_body: Callable[[str], Body] = _no_body
) -> Output:
    """The bytes of the page that shows `view`.

    Args:
        load_body: of an edition that the page shows.

    Raises:
        RenderError: the template is faulty.
    """
    root = view.shell.root
    body = None
    more: dict[str, object] = {}
    if isinstance(view, EditionView):
        more["body"] = body = with_links(load_body(view.body), dict(view.links), root, view.shell.lang)
    elif isinstance(view, ParallelView):
        left, right = [
            with_links(load_body(side.body), dict(side.links), root, side.lang) for side in view.sides
        ]
        more |= {"bodies": (left, right), "rows": facing_paragraphs(view, left, right)}
    icon = templates.assets["icon-512.png"].address
    with named_faults(template):
        jsonld = jsonld_of(view, templates.speech(view.shell.lang), icon, body)
        text = templates.render(template, view.shell.lang, view=view, root=root, jsonld=jsonld, **more)
    return Output(address=view.shell.address, data=text.encode("utf-8", "replace"))
