"""The pages of a site and its documents for programs: kept where nothing they show has changed, else made in
workers.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

from generator.config import Config
from generator.fingerprints import fingerprint
from generator.model.api import ApiDocument
from generator.model.archive import Archive
from generator.model.hosting import Move
from generator.model.page import Page
from generator.model.progress import Tell
from generator.plan.api import api_documents
from generator.plan.pages import KINDS, addresses_of, inputs_of, view_of
from generator.read.scan import Source
from generator.render.api import Api
from generator.render.pages import render
from generator.render.templates import Templates
from generator.render.traditional import traditional_page
from generator.store import File, Row, Store
from generator.write.cache import Cache, body_reader
from generator.write.workers import map_in_workers

# Below so many pages and documents this process makes them: most take a moment, some that count thousands of
# stories half a second.
_FEWEST = 8


class Site(NamedTuple):
    """All that a site is made of.

    Attributes:
        code: a digest of the code that makes it.
        given: a digest of code and settings: with archive and templates all that a page is made from.
    """

    root: Path
    config: Config
    archive: Archive
    pages: tuple[Page, ...]
    moves: tuple[Move, ...]
    media: tuple[Source, ...]
    templates: Templates
    code: str
    given: str


def pages_and_documents(
    site: Site, store: Store[Row], cache: Cache, jobs: int, tell: Tell
) -> tuple[list[File[Row]], list[File[Row]]]:
    """Every page of the site, and every document for programs.

    A page with a rendering in Traditional characters comes with that. Pages and documents are made by the
    same workers, for both unpack stories.

    Raises:
        RenderError: a template is faulty.
    """
    load_body = body_reader(cache.path)
    standard = site.config.traditional
    api = Api(site.archive, site.config)

    def kept(item: Page | ApiDocument, inputs: bytes) -> tuple[File[Row], ...]:
        same = [store.same(address, inputs) for address in _places(item, site)] if inputs else [None]
        return tuple(filter(None, same)) if all(same) else ()

    def made(due: tuple[Page | ApiDocument, bytes]) -> tuple[File[Row], ...]:
        item, inputs = due
        if isinstance(item, ApiDocument):
            return (store.put(item.address, inputs, api.data(item)),)
        view = view_of(site.archive, site.config, item)
        outputs = [render(view, KINDS[item.kind].template, site.templates, load_body)]
        if standard and len(_places(item, site)) > 1:
            outputs.append(traditional_page(outputs[0], view.shell, standard))
        return tuple(store.put(each.address, inputs, each.data) for each in outputs)

    # The documents are few and long: workers that come to them last would not end together.
    planned: tuple[Page | ApiDocument, ...] = (*api_documents(site.archive), *site.pages)
    items = [(item, _inputs(item, site)) for item in planned]
    found = [kept(*each) for each in items]
    due = [place for place, files in enumerate(found) if not files]
    making = map_in_workers(made, [items[place] for place in due], jobs, fewest=_FEWEST)
    for done, (place, files) in enumerate(zip(due, making, strict=True), len(items) - len(due) + 1):
        found[place] = files
        tell("render", done, len(items))
    documents = len(items) - len(site.pages)
    pages = [file for files in found[documents:] for file in files]
    return pages, [file for files in found[:documents] for file in files]


def _places(item: Page | ApiDocument, site: Site) -> tuple[str, ...]:
    return addresses_of(item, site.config) if isinstance(item, Page) else (item.address,)


def _inputs(item: Page | ApiDocument, site: Site) -> bytes:
    """A digest of what a page or document is made from; empty for a kind of page that does not say."""
    if isinstance(item, ApiDocument):
        return bytes.fromhex(fingerprint(site.given, item.inputs))
    inputs = inputs_of(site.archive, item)
    if inputs is None:
        return b""
    template = site.templates.digest(KINDS[item.kind].template, item.lang)
    said = repr((site.given, template, inputs))
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
