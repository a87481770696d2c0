"""Pages become bytes."""

from collections.abc import Callable

from generator import addresses
from generator.model.digest import Body
from generator.model.page import Output
from generator.model.parallel import ParallelView
from generator.model.views import EditionView, View
from generator.render.body import with_links
from generator.render.faults import named_faults
from generator.render.jsonld import jsonld_of
from generator.render.paragraphs import facing_paragraphs
from generator.render.templates import Templates


def render(view: View, template: str, templates: Templates, load_body: Callable[[str], Body]) -> Output:
    """The bytes of the page that shows `view`.

    Raises:
        RenderError: the template is faulty.
    """
    root = addresses.to_root(view.shell.address)
    more: dict[str, object] = {}
    if isinstance(view, EditionView):
        more["body"] = with_links(load_body(view.body), dict(view.links), root, view.shell.lang)
    elif isinstance(view, ParallelView):
        left, right = [
            with_links(load_body(side.body), dict(side.links), root, side.lang) for side in view.sides
        ]
        more |= {"bodies": (left, right), "rows": facing_paragraphs(view, left, right)}
    with named_faults(template):
        text = templates.render(
            template, view.shell.lang, view=view, root=root, jsonld=jsonld_of(view), **more
        )
    return Output(address=view.shell.address, data=text.encode("utf-8", "replace"))
