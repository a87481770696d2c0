"""The pipeline, from a folder of Markdown to a published site.

    read -> link -> pair -> assemble -> plan -> render -> publish

`build` is the whole of it. Every stage takes values and returns values; what is wrong with content
comes back as problems, and a site with an error among them is not published. `prepare` (read, link)
and `produce` (render, publish) are the two steps that work in parallel and with the cache.
"""

import pickle
from dataclasses import dataclass, replace
from pathlib import Path

from generator.config import Config, load_config
from generator.fingerprints import code_fingerprint, fingerprint
from generator.link.pairs import pair
from generator.model.problem import Problem, has_errors, in_order
from generator.model.progress import Tell
from generator.plan.archive import assemble
from generator.plan.files import missing_files
from generator.plan.moves import moves
from generator.plan.pages import addresses_of, plan
from generator.prepare import prepare
from generator.produce import is_as_published, produce
from generator.read.entities import read_register
from generator.read.scan import scan
from generator.relate import relate
from generator.render.environment import Compiled
from generator.render.templates import load_templates, packaged_templates
from generator.rendering import Site
from generator.write.cache import FOLDER, Cache, SpoiltError, load, open_cache
from generator.write.compress import encoders
from generator.write.lock import locked
from generator.write.publish import check_output
from generator.write.workers import no_collections
from generator.writings import with_writings


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
    try:
        return _build(order, tell)
    except SpoiltError:
        return _build(replace(order, force=True), tell)


def _build(order: Order, tell: Tell) -> Report:
    root, output = order.root, order.output.resolve()  # a link to a folder stays a link
    config = _configured(order)
    if order.publish:
        check_output(root, output)
        encoders(config.precompress)  # so that a lack is told before the work
    code = code_fingerprint()
    compiled = Compiled(root / FOLDER / "templates", code)
    templates = load_templates(packaged_templates(), root / "templates", config, compiled)
    with no_collections(), locked(root), open_cache(root, afresh=order.force) as cache:
        register, register_problems = read_register(root)
        sources, pictures, name_problems = scan(root)
        given = fingerprint(code, config, register.digest)
        inputs = fingerprint(given, templates.said, sources, pictures, order.drafts)
        if last := _unchanged(order, output, inputs, cache):
            return last
        known = with_writings(register, code, cache)
        read, read_problems = prepare(root, sources, known, config, code, cache, order.jobs, tell)
        # One in a language without pages is an error already; all that would follow from it is none.
        editions = [
            each
            for each in read
            if each.header.lang in config.languages and (order.drafts or not each.header.draft)
        ]
        digests, pair_problems = pair(editions, config.languages[0])
        archive = assemble(
            digests,
            register,
            config.languages,
            (each.path for each in pictures),
            config.topics,
            config.series,
            relate(digests, register, code, cache, order.jobs),
            config.show_untranslated,
        )
        pages, plan_problems = plan(archive, config)
        moved, move_problems = moves(archive, config, pages)
        problems = in_order(
            (
                *name_problems,
                *register_problems,
                *read_problems,
                *pair_problems,
                *plan_problems,
                *move_problems,
                *missing_files(archive),
            )
        )
        report = Report(
            digests=len(digests),
            editions=len(editions),
            stories=sum(len(each.ids) for each in editions),
            pages=sum(len(addresses_of(page, config)) for page in pages),
            problems=problems,
        )
        site = Site(root, config, archive, pages, moved, pictures, templates, code, given)
        if not order.publish:
            # A build that only builds loads no parser of pages.
            from generator.inspecting import inspect_site  # noqa: PLC0415

            seen = inspect_site(site, output, cache, order.jobs, tell)
            report = replace(report, problems=in_order((*problems, *seen)))
            cache.keep_value("checked", inputs, pickle.dumps(report))
            return report
        if has_errors(problems) or (order.strict and problems):
            return report
        made = produce(site, output, cache, order.jobs, tell)
        report = replace(
            report, rendered=made.rendered, written=made.written, removed=made.removed, published=True
        )
        cache.keep_published(output, inputs, pickle.dumps(report), made.before, made.files)
        return report


def _configured(order: Order) -> Config:
    config = load_config(order.root)
    return replace(config, base_url=order.base_url) if order.base_url else config


def _unchanged(order: Order, output: Path, inputs: str, cache: Cache) -> Report | None:
    """The report of the last build, if nothing has changed since, neither what went in nor what came out.

    A check looks only at what goes in.
    """
    kept = cache.report(output, inputs) if order.publish else cache.value("checked", inputs)
    if kept is None or (order.publish and not is_as_published(output, cache)):
        return None
    report: Report = load(kept)
    if order.publish and order.strict and report.problems:
        return None
    return replace(report, rendered=0, written=0, removed=0)
