"""The command `wenzhai`: arguments in, exit code out.

What a command needs is imported when it runs: `wenzhai --help` loads no pipeline.
"""
# ruff: noqa: PLC0415 -- see above

import datetime
import os
import re
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

import generator
from generator.command_line import (
    DONE,
    FAULTS,
    FOLDER,
    check_root,
    example,
    exit_codes,
    iso_date,
    root_argument,
    root_option,
)
from generator.commands.cli_bundle import bundle
from generator.commands.cli_entities import entities
from generator.commands.cli_import import import_
from generator.commands.cli_search import search
from generator.commands.cli_serve import serve
from generator.commands.cli_translations import translations

if TYPE_CHECKING:
    from generator.build import Report

_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_SLUG = 80

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=example("wenzhai init my-archive", "wenzhai build my-archive"),
)
@click.version_option(generator.__version__, prog_name="wenzhai", message="%(prog)s %(version)s")
def main() -> None:
    """Wenzhai 文摘 makes a website of a folder of bilingual digests."""


main.add_command(entities)
main.add_command(translations)
main.add_command(search)
main.add_command(bundle)
main.add_command(serve)
main.add_command(import_)


def _address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value and not _ADDRESS.fullmatch(value):
        raise click.BadParameter(
            f'"{value}" is not a web address. Write it like https://example.org/archive/'
        )
    return value if not value or value.endswith("/") else f"{value}/"


def _slug(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not (_SLUG.fullmatch(value) and len(value) <= _LONGEST_SLUG):
        raise click.BadParameter(
            f'"{value}" cannot stand in an address. Use small letters a to z, figures, and hyphens '
            f"between them, {_LONGEST_SLUG} at most."
        )
    return value


def _title(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    title = " ".join("".join(each if each.isprintable() else " " for each in value).split())
    if not title:
        raise click.BadParameter("a title needs at least one letter or figure.")
    return title


def _finding(command: Command) -> Command:
    """The options that `build` and `check` share."""
    command = click.option("--json", "as_json", is_flag=True, help="The same as --format json.")(command)
    command = click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json", "github")),
        default="text",
        help="How problems are told: github shows them beside the lines of a change.  [default: text]",
    )(command)
    command = click.option(
        "--jobs", metavar="N", type=click.IntRange(min=1), help="How many processes.  [default: one per core]"
    )(command)
    command = click.option(
        "--base-url",
        metavar="URL",
        default="",
        callback=_address,
        help="Where it is hosted, in place of what site.toml says.",
    )(command)
    command = click.option("--strict", is_flag=True, help="Treat warnings as errors.")(command)
    return click.option("--drafts", is_flag=True, help="Include drafts.")(command)


@main.command(
    epilog=example("wenzhai build my-archive", "wenzhai build --base-url https://example.org/archive/")
)
@root_argument
@click.option("--output", metavar="DIR", type=FOLDER, help="Where the site goes.  [default: ROOT/site]")
@click.option("--force", is_flag=True, help="Make everything anew.")
@_finding
def build(**options: Any) -> NoReturn:
    """Build the site.

    ROOT is the folder that holds content/. An error in content keeps the site as it was; a warning does not.
    """
    sys.exit(_build(publish=True, **options))


@main.command(epilog=example("wenzhai check my-archive --strict"))
@root_argument
@_finding
def check(**options: Any) -> NoReturn:
    """Look for faults in content and in what a build would make of it, and write no site.

    ROOT is the folder that holds content/. Links, anchors, languages, the sitemap and what programs are told
    are looked at; what is wrong is told by file and line of the source or template that has caused it.
    """
    sys.exit(_build(publish=False, **options))


@main.command(epilog=example('wenzhai new 2026-05-01 --title "五月一日要闻" --title-en "News of 1 May"'))
@click.argument("date", callback=iso_date)
@click.option("--title", required=True, callback=_title, help="The title of the digest.")
@click.option("--title-en", callback=_title, help="The title of the English edition.  [default: --title]")
@click.option("--slug", callback=_slug, help="Its name in addresses.  [default: from the title]")
@root_option
def new(date: str, title: str, title_en: str | None, slug: str | None, root: Path) -> None:
    """Begin a digest.

    Writes a draft for DATE in each language of the archive, and prints where. Overwrites nothing.
    """
    with exit_codes(root):
        from generator.config import load_config
        from generator.model.language import Localized
        from generator.write.skeleton import slug_from, write_digest

        check_root(root)
        titles = Localized(zh=title, en=title_en or title)
        languages = load_config(root).languages
        for path in write_digest(root, languages, date, titles, slug or slug_from(titles.en)):
            click.echo(click.format_filename(path))


@main.command(epilog=example("wenzhai init my-archive"))
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
def init(folder: Path) -> None:
    """Begin an archive.

    Writes settings, a register of companies and a first digest in both languages into DIR.
    """
    with exit_codes(folder):
        from generator.write.skeleton import write_archive

        today = datetime.date.today().isoformat()
        for path in write_archive(folder, today):
            click.echo(click.format_filename(path))
        where = "" if folder == Path() else f" {shlex.quote(click.format_filename(folder))}"
        root = where and f" --root{where}"
        click.echo(f'\nNext:\n  wenzhai build{where}\n  wenzhai new {today} --title "…"{root}')


def _build(
    *,
    publish: bool,
    root: Path,
    strict: bool,
    drafts: bool,
    form: str,
    as_json: bool,
    output: Path | None = None,
    base_url: str = "",
    jobs: int | None = None,
    force: bool = False,
) -> int:
    """Build or check, print what was found, and say it as an exit code."""
    started = time.perf_counter()
    as_json = as_json or form == "json"
    on_github = not as_json and form == "github"
    with exit_codes(root, as_json=as_json, on_github=on_github):
        from generator import annotations, build, report
        from generator.write.workers import default_jobs

        check_root(root)
        site = output or root / "site"
        order = build.Order(
            root=root.resolve(),
            output=site.resolve(),
            jobs=jobs or default_jobs(),
            base_url=base_url,
            force=force,
            drafts=drafts,
            strict=strict,
            publish=publish,
        )
        with report.progress(quiet=as_json or on_github) as tell:
            found = build.build(order, tell)
        seconds = time.perf_counter() - started
        if as_json:
            click.echo(report.as_json(found, seconds))
        else:
            if on_github:
                here = PurePosixPath(Path(os.path.relpath(root)).as_posix())
                click.echo(annotations.annotations(found.problems, here), nl=False)
            else:
                report.print_problems(found.problems)
            click.echo(report.summary(found, seconds, site if publish else None))
    return FAULTS if _is_faulty(found, strict=strict) else DONE


def _is_faulty(found: "Report", *, strict: bool) -> bool:
    from generator.model.problem import has_errors

    return has_errors(found.problems) or (strict and bool(found.problems))
