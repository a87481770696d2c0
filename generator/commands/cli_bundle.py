"""The command `wenzhai bundle`: the archive as a file for readers without a network.

What a command needs is imported when it runs.
"""
# ruff: noqa: PLC0415 -- see above

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.command_line import (
    DONE,
    FAULTS,
    FOLDER,
    answer,
    check_root,
    example,
    exit_codes,
    root_argument,
)
from generator.model.book import Reach
from generator.model.language import Lang

if TYPE_CHECKING:
    from generator.commands.bundle import Bundle
    from generator.commands.contents import Content

_FOLDER = "bundles"
_REFUSED = "Not bundled."


@click.command(
    "bundle",
    epilog=example("wenzhai bundle my-archive", "wenzhai bundle --format epub --by month --lang en"),
)
@root_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["zip", "epub", "zim"]),
    default="zip",
    help="What to make.  [default: zip]",
)
@click.option("--to", metavar="DIR", type=FOLDER, help="Where it goes.  [default: ROOT/bundles]")
@click.option("--fetch-images", is_flag=True, help="Fetch the pictures of other hosts, and put them in.")
@click.option(
    "--by",
    type=click.Choice([reach.value for reach in Reach]),
    help="What one book holds, with --format epub.  [default: year]",
)
@click.option(
    "--lang",
    type=click.Choice([lang.value for lang in Lang]),
    help="Only editions in one language, with --format epub.",
)
@click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), help="How many processes.  [default: one per core]"
)
def bundle(**options: Any) -> NoReturn:
    """Pack the archive for readers without a network.

    ROOT is the folder that holds content/. A ZIP file holds the site, built first, in one folder, with a page
    START-HERE.html: every page, search and both languages work from a disk. A ZIM file is the same for Kiwix.
    An EPUB is a book of the digests of a year or a month, or of all.
    """
    if options["form"] == "epub" and options["fetch_images"]:
        raise click.UsageError("--fetch-images is for --format zip and zim.")
    if options["form"] != "epub" and (options["by"] or options["lang"]):
        raise click.UsageError("--by and --lang are for --format epub.")
    with exit_codes(options["root"]):
        sys.exit(_FORMS[options["form"]](**options))


def _pack(*, root: Path, form: str, to: Path | None, fetch_images: bool, jobs: int | None, **_: Any) -> int:
    """The site, built and packed."""
    from generator import report
    from generator.build import Order, build
    from generator.commands.bundle import Packing, bundle_zim, bundle_zip
    from generator.commands.print_bundle import summary
    from generator.config import load_config
    from generator.model.problem import has_errors
    from generator.write.workers import default_jobs

    check_root(root)
    site = root.resolve() / "site"
    count = jobs or default_jobs()
    with report.progress(quiet=False) as tell:
        built = build(Order(root=root.resolve(), output=site, jobs=count), tell)
        if not has_errors(built.problems):
            packing = Packing(
                root=root.resolve(),
                site=site,
                folder=to or root / _FOLDER,
                config=load_config(root),
                jobs=count,
                fetch=fetch_images,
                tell=tell,
            )
            made = bundle_zim(packing) if form == "zim" else bundle_zip(packing, built)
    report.print_problems(built.problems)
    if has_errors(built.problems):
        click.echo(_REFUSED, err=True)
        return FAULTS
    report.print_problems(made.problems)
    click.echo(summary(made))
    return DONE


def _print_books(*, root: Path, to: Path | None, by: str | None, lang: str | None, **_: Any) -> int:
    """The digests as books."""
    from generator import report
    from generator.commands.book import bundle_epub
    from generator.commands.print_bundle import summary

    def question(content: "Content") -> "list[Bundle]":
        languages = [Lang(lang)] if lang else list(Lang)
        if content.problems:
            return []
        return bundle_epub(content, to or root / _FOLDER, Reach(by or Reach.YEAR), languages)

    books, problems = answer(root, question, quiet=False)
    report.print_problems(problems)
    if problems:
        click.echo(_REFUSED, err=True)
        return FAULTS
    for book in books:
        click.echo(summary(book))
    return DONE


_FORMS: dict[str, Callable[..., int]] = {"zip": _pack, "zim": _pack, "epub": _print_books}
