"""The command `wenzhai bundle`: the archive as a file for readers without a network.

What a command needs is imported when it runs.
"""
# ruff: noqa: PLC0415 -- see above

import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.command_line import DONE, FAULTS, FOLDER, check_root, example, exit_codes, root_argument


@click.command("bundle", epilog=example("wenzhai bundle my-archive", "wenzhai bundle --to /media/stick"))
@root_argument
@click.option("--to", metavar="DIR", type=FOLDER, help="Where it goes.  [default: ROOT/bundles]")
@click.option("--fetch-images", is_flag=True, help="Fetch the pictures of other hosts, and put them in.")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), help="How many processes.  [default: one per core]"
)
def bundle(root: Path, to: Path | None, fetch_images: bool, jobs: int | None) -> NoReturn:
    """Pack the archive for readers without a network.

    ROOT is the folder that holds content/. The site is built first. A ZIP file holds all of it in one folder,
    with a page START-HERE.html: every page, search and both languages work from a disk.
    """
    with exit_codes(root):
        from generator import report
        from generator.build import Order, build
        from generator.commands.bundle import Packing, bundle_zip
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
                    folder=to or root / "bundles",
                    config=load_config(root),
                    jobs=count,
                    fetch=fetch_images,
                    tell=tell,
                )
                made = bundle_zip(packing, built)
        report.print_problems(built.problems)
        if has_errors(built.problems):
            click.echo("Not bundled.", err=True)
            sys.exit(FAULTS)
        report.print_problems(made.problems)
        click.echo(summary(made))
    sys.exit(DONE)
