"""The files of a site that are for hosts and programs, beside its pages."""

from collections.abc import Iterator, Sequence

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.hosting import Move
from generator.model.page import Output
from generator.plan.guide import guide_of
from generator.plan.missing import missing_pages, missing_view
from generator.render.api import schema
from generator.render.guide import guide
from generator.render.host_files import host_files
from generator.render.moves import moved_pages, redirects
from generator.render.pages import render
from generator.render.templates import Templates
from generator.render.traditional import traditional_page


def files_for_hosts(
    archive: Archive, config: Config, templates: Templates, moves: Sequence[Move]
) -> Iterator[Output]:
    """What a host or a crawler looks for, and a page at each address that has moved."""
    yield from host_files(config, templates)
    yield from _missing(archive, config, templates)
    yield guide([guide_of(archive, config, lang) for lang in config.languages], config.base_url, templates)
    yield Output(address=addresses.api("schema"), data=schema())
    if moves:
        yield from moved_pages(moves, config.base_url)
        yield redirects(moves)


def _missing(archive: Archive, config: Config, templates: Templates) -> Iterator[Output]:
    """What is shown for addresses without a page, in Traditional characters too where all Chinese is."""
    for page in missing_pages(config):
        view = missing_view(archive, config, page)
        shown = render(view, "pages/missing.html", templates)
        yield shown
        if config.traditional and addresses.traditional(page.address):
            yield traditional_page(shown, view.shell, config.traditional)
