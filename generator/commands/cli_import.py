"""The command `wenzhai import`: exports of other programs become digests.

What the command needs is imported when it runs.
"""
# ruff: noqa: PLC0415 -- see above

import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.command_line import DONE, FAULTS, FOLDER, check_root, echo, example, exit_codes, iso_date
from generator.model.language import Lang

_HERE = Path()


@click.command(
    "import",
    epilog=example(
        "wenzhai import report.txt",
        'wenzhai import exports/* --into my-archive --series "AI 日报"',
        "wenzhai import report.pdf --dry-run",
    ),
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=FOLDER)
@click.option(
    "--into",
    metavar="DIR",
    type=FOLDER,
    default=_HERE,
    help="An archive, or a folder of digests.  [default: .]",
)
@click.option(
    "--lang",
    type=click.Choice(["auto", *(lang.value for lang in Lang)]),
    default="auto",
    help="The language of the digests.  [default: auto]",
)
@click.option(
    "--date", metavar="D", default="", callback=iso_date, help="Their date, in place of what they say."
)
@click.option("--series", metavar="NAME", default="", help="The series that they are numbers of.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the digests, or what is different.")
@click.option("--force", is_flag=True, help="Overwrite digests that say something else.")
def import_(
    files: tuple[Path, ...], into: Path, lang: str, date: str, series: str, dry_run: bool, force: bool
) -> NoReturn:
    """Make clean digests of messy documents.

    FILE is a report, an article or a post: text, Markdown, HTML, .docx or .pdf. Of each a digest is written,
    YYYY/YYYY-MM-DD-slug.LANG.md, and what was recognised, mended and dropped is printed, line by line.
    Importing again changes nothing; where a digest says something else the difference is printed, and it is
    overwritten only with --force.
    """
    if into == _HERE:
        with exit_codes(into):
            check_root(into)
    elif into.exists() and not into.is_dir():
        raise click.BadParameter(f'"{into}" is no folder.', param_hint="--into")
    with exit_codes(into):
        from generator import report
        from generator.commands import print_import
        from generator.commands.imports import State, bring_in
        from generator.importer.head import Wishes
        from generator.model.problem import has_errors

        wishes = Wishes(Lang(lang) if lang != "auto" else None, date, " ".join(series.split()))
        found = bring_in(files, into, wishes, force=force, dry_run=dry_run)
        for each in found:
            if dry_run:
                click.echo(print_import.summary(each).encode(), nl=False, err=True)
                echo(print_import.difference(each))
            else:
                echo(print_import.summary(each))
                if each.state is State.KEPT:
                    echo(print_import.difference(each))
        problems = [problem for each in found for problem in each.problems]
        report.print_problems(problems)
        sys.exit(FAULTS if has_errors(problems) else DONE)
