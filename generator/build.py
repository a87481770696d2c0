"""The pipeline, from a folder of Markdown to a published site.

    read -> link -> pair -> assemble -> plan -> render -> publish

`build` is the whole of it. Every stage takes values and returns values; what is wrong with content
comes back as problems, and a site with an error among them is not published.
"""

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from generator import addresses
from generator.config import Config, load_config
from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.link.pairs import pair
from generator.model.archive import Archive
from generator.model.digest import Body, LinkedEdition
from generator.model.entity import Register
from generator.model.page import Page
from generator.model.problem import Problem, has_errors, in_order
from generator.plan.archive import assemble
from generator.plan.files import missing_files
from generator.plan.pages import KINDS, plan, view_of
from generator.read.edition import read_edition
from generator.read.entities import read_register
from generator.read.scan import Source, media, scan
from generator.render.pages import page_key, render
from generator.render.templates import Templates, load_templates, packaged_templates
from generator.write.cache import FOLDER, Cache, PageRow, PreparedRow, open_cache, read_bodies
from generator.write.lock import locked
from generator.write.publish import check_output, is_intact, keep_file, publish, staged, write_file
from generator.write.workers import map_in_workers

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a build is asked to do.

    Attributes:
        root: the folder that holds `content/`; absolute.
        output: where the site goes; absolute.
        jobs: how many processes work on it.
        base_url: in place of the one in the settings, if given.
        force: whether to forget what earlier builds found out.
        drafts: whether to show drafts.
        strict: whether warnings keep the site from being published, as errors do.
        publish: whether to make the site at all, or only to look for problems.
    """

    root: Path
    output: Path
    jobs: int = 1
    base_url: str = ""
    force: bool = False
    drafts: bool = False
    strict: bool = False
    publish: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build found and did.

    Attributes:
        rendered: pages that were made anew.
        written: files that were put into the site, pages and others.
        removed: files that the site no longer has.
        published: whether the site is now as the content says.
    """

    digests: int
    editions: int
    stories: int
    pages: int
    rendered: int = 0
    written: int = 0
    removed: int = 0
    published: bool = False
    problems: tuple[Problem, ...] = ()


def build(order: Order, tell: Tell = lambda *_: None) -> Report:
    """Build the archive at `order.root` into `order.output`.

    Args:
        tell: is told of progress: the step, how much of it is done, how much there is.

    Raises:
        ConfigError, OutputError, BusyError, RenderError, OSError: the site is as it was before.
    """
    config = _configured(order)
    check_output(order.root, order.output)
    templates = load_templates(packaged_templates(), order.root / "templates", config, _compiled(order))
    with locked(order.root), open_cache(order.root, afresh=order.force) as cache:
        register, register_problems = read_register(order.root)
        sources, pictures = scan(order.root), media(order.root)
        code = _code()
        basis = _digest(code, register.digest, config.html, config.languages, config.timezone)
        inputs = _digest(basis, config, templates.said, sources, pictures, order.drafts)
        if last := _unchanged(order, inputs, cache):
            return last
        editions, read_problems = _prepare(sources, basis, register, config, order, cache, tell)
        digests, pair_problems = pair(editions, config.languages[0])
        archive = assemble(digests, register, config.languages, (each.path for each in pictures))
        pages, plan_problems = plan(archive, config)
        problems = in_order(
            (*register_problems, *read_problems, *pair_problems, *plan_problems, *missing_files(archive))
        )
        report = _counted(archive, pages, problems)
        if not order.publish or has_errors(problems) or (order.strict and problems):
            return report
        site = _Site(config, archive, pages, pictures, templates, code)
        return _publish(site, report, inputs, order, cache, tell)


class _Site(NamedTuple):
    """All that a site is made of."""

    config: Config
    archive: Archive
    pages: tuple[Page, ...]
    media: tuple[Source, ...]
    templates: Templates
    code: str


class _Made(NamedTuple):
    """A file of the next site: kept from the last one, or written anew."""

    address: str
    row: PageRow
    is_new: bool


def _configured(order: Order) -> Config:
    config = load_config(order.root)
    return replace(config, base_url=order.base_url) if order.base_url else config


def _compiled(order: Order) -> Path:
    return order.root / FOLDER / "templates"


def _code() -> str:
    """A digest of the project's own code and of the packages that decide what a page looks like."""
    package = Path(__file__).parent
    files = sorted(package.rglob("*.py"))
    packages = [version(name) for name in ("markdown-it-py", "mdit-py-plugins", "jinja2", "babel", "nh3")]
    return _digest(sys.version_info, packages, *((path.name, path.read_bytes()) for path in files))


def _digest(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _unchanged(order: Order, inputs: str, cache: Cache) -> Report | None:
    """The report of the last build, if nothing has changed since, neither what went in nor what came out."""
    kept = cache.report(order.output, inputs)
    if kept is None:
        return None
    report: Report = pickle.loads(kept)
    intact = all(
        is_intact(order.output, address, row.size, row.modified)
        for address, row in cache.pages(order.output).items()
    )
    publishable = not (order.strict and report.problems)
    return replace(report, rendered=0, written=0, removed=0) if intact and publishable else None


def _prepare(
    sources: Sequence[Source],
    basis: str,
    register: Register,
    config: Config,
    order: Order,
    cache: Cache,
    tell: Tell,
) -> tuple[list[LinkedEdition], list[Problem]]:
    """Every source read and linked, those that have not changed taken from the cache."""
    stamps = {source.path: repr(source) for source in sources}
    found: dict[str, tuple[LinkedEdition | None, tuple[Problem, ...]]] = {}
    gone = []
    with _without_collections():
        for path, stamp, known_basis, data in cache.prepared():
            if path not in stamps:
                gone.append(path)
            elif stamp == stamps[path] and known_basis == basis:
                found[path] = pickle.loads(data)
        needed = [source.path for source in sources if source.path not in found]
        names = index_names(register)

        def prepared(path: str) -> PreparedRow:
            edition, problems = read_edition((order.root / path).read_bytes(), path, config)
            linked, body = link_edition(edition, names) if edition else (None, None)
            data = pickle.dumps((linked, problems), protocol=5)
            return PreparedRow(
                path, stamps[path], basis, data, linked.body if linked else "", pickle.dumps(body, protocol=5)
            )

        for done, row in enumerate(map_in_workers(prepared, needed, order.jobs), 1):
            cache.keep_prepared(row)
            found[row.path] = pickle.loads(row.data)
            tell("read", done, len(needed))
    cache.forget_sources(gone)
    cache.commit()
    read = [found[source.path] for source in sources]
    editions = [edition for edition, _ in read if edition and (order.drafts or not edition.header.draft)]
    return editions, [problem for _, problems in read for problem in problems]


def _counted(archive: Archive, pages: Sequence[Page], problems: tuple[Problem, ...]) -> Report:
    editions = [paired for digest in archive.digests for paired in digest.editions]
    return Report(
        digests=len(archive.digests),
        editions=len(editions),
        stories=sum(len(paired.anchors) for paired in editions),
        pages=len(pages),
        problems=problems,
    )


def _publish(site: _Site, report: Report, inputs: str, order: Order, cache: Cache, tell: Tell) -> Report:
    """Put what has changed into the next site, keep the rest, and exchange the two."""
    before = cache.pages(order.output)
    with staged(order.output) as stage:
        pages: list[_Made] = []
        for made in _pages(site, before, stage, order, cache):
            pages.append(made)
            tell("render", len(pages), len(site.pages))
        files = [*pages, *_other_files(site, before, stage, order)]
        new = [made for made in files if made.is_new]
        removed = before.keys() - {made.address for made in files}
        if new or removed or not before:
            kept = [made.address for made in files if not made.is_new]
            for _ in map_in_workers(
                lambda address: keep_file(stage, order.output, address), kept, order.jobs
            ):
                pass
            publish(stage, order.output)
    report = replace(
        report,
        rendered=sum(made.is_new for made in pages),
        written=len(new),
        removed=len(removed),
        published=True,
    )
    cache.keep_published(
        order.output, inputs, pickle.dumps(report), {made.address: made.row for made in files}
    )
    return report


def _pages(
    site: _Site, before: dict[str, PageRow], stage: Path, order: Order, cache: Cache
) -> Iterator[_Made]:
    """Every page of the site: kept where its view is what it was, else rendered and written."""
    readers: dict[int, Cache] = {}

    def load_body(address: str) -> Body:
        # A connection to SQLite must not cross a fork: each process opens its own.
        process = os.getpid()
        if process not in readers:
            readers[process] = read_bodies(cache.path)
        return readers[process].body(address)

    def made(page: Page) -> _Made:
        view = view_of(site.archive, site.config, page)
        template = KINDS[page.kind].template
        key = page_key(view, template, site.templates, site.code)
        if kept := _kept(page.address, key, before, order.output):
            return kept
        output = render(view, template, site.templates, load_body)
        return _written(stage, page.address, key, output.data)

    return map_in_workers(made, site.pages, order.jobs)


def _other_files(site: _Site, before: dict[str, PageRow], stage: Path, order: Order) -> Iterator[_Made]:
    """The files of the site that are not pages: assets and media."""
    for asset in site.templates.assets:
        # Its address carries a digest of its content.
        kept = _kept(asset.address, b"asset", before, order.output)
        yield kept or _written(stage, asset.address, b"asset", asset.data)
    for source in site.media:
        address = addresses.media(source.path.removeprefix("content/media/"))
        key = repr(source).encode("utf-8", "surrogateescape")
        kept = _kept(address, key, before, order.output)
        yield kept or _written(stage, address, key, (order.root / source.path).read_bytes())


def _kept(address: str, key: bytes, before: dict[str, PageRow], output: Path) -> _Made | None:
    row = before.get(address)
    if row is None or row.key != key or not is_intact(output, address, row.size, row.modified):
        return None
    return _Made(address, row, is_new=False)


def _written(stage: Path, address: str, key: bytes, data: bytes) -> _Made:
    found = write_file(stage, address, data)
    return _Made(address, PageRow(key, found.st_size, found.st_mtime_ns), is_new=True)


@contextmanager
def _without_collections() -> Iterator[None]:
    """No garbage collection while an archive is loaded: it would look at every value again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
