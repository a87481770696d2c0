"""The command `wenzhai serve`: the site while it is being written.

What a command needs is imported when it runs.
"""
# ruff: noqa: PLC0415 -- see above

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command_line import check_root, example, exit_codes, root_argument

if TYPE_CHECKING:
    from generator.serve import State


@click.command("serve", epilog=example("wenzhai serve my-archive --drafts"))
@root_argument
@click.option("--host", metavar="NAME", default="127.0.0.1", help="Who may see it.  [default: 127.0.0.1]")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    help="Where it listens; 0 for any free port.  [default: 8000]",
)
@click.option("--drafts", is_flag=True, help="Include drafts.")
def serve(root: Path, host: str, port: int, drafts: bool) -> None:
    """Show the site while you write it.

    ROOT is the folder that holds content/. The site is built again with every change, and pages in a browser
    load themselves anew. A fault is shown in the terminal and on the page; the last good site stays. Ctrl-C
    ends it. With --drafts the site lies in .cache/, so that no draft gets into the one that is published.
    """
    with exit_codes(root):
        from generator import report
        from generator.build import Order
        from generator.serve import PortTakenError
        from generator.serve import serve as run
        from generator.write.workers import default_jobs

        check_root(root)
        whole = root.resolve()
        site = whole / ".cache" / "drafts" if drafts else whole / "site"
        order = Order(root=whole, output=site, jobs=default_jobs(), drafts=drafts)
        started = time.perf_counter()

        def say(state: "State") -> None:
            nonlocal started
            report.print_problems(state.problems)
            if state.report:
                click.echo(report.summary(state.report, time.perf_counter() - started, None))
            started = time.perf_counter()

        def ready(address: str) -> None:
            click.echo(f"Serving {address} (Ctrl-C ends it)")

        try:
            run(order, host, port, say, ready)
        except PortTakenError as fault:
            raise click.BadParameter(f"{fault} is taken. Choose another.", param_hint="--port") from fault
        click.echo("Stopped.")
