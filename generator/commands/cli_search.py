"""The command `wenzhai search`: a query answered from the index of the built site.

What a command needs is imported when it runs.
"""
# ruff: noqa: PLC0415 -- see above

import sys
from pathlib import Path

import click

from generator.command_line import FOLDER, echo, example, exit_codes, json_option, root_option
from generator.model.language import Lang


@click.command(
    "search", epilog=example('wenzhai search "估值 3500 亿"', "wenzhai search Anthropic --lang en --limit 3")
)
@click.argument("query", nargs=-1, required=True)
@root_option
@click.option("--output", metavar="DIR", type=FOLDER, help="Where the site is.  [default: DIR/site]")
@click.option("--lang", type=click.Choice([lang.value for lang in Lang]), help="Only those in one language.")
@click.option("--by-date", is_flag=True, help="The newest first, not the best.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), default=10, help="How many at most.  [default: 10]"
)
@json_option
def search(
    query: tuple[str, ...],
    root: Path,
    output: Path | None,
    lang: str | None,
    by_date: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Search the built site, as its search page does.

    Quotes inside QUERY keep words together. A name finds the stories that name the same company otherwise,
    an amount those that write it otherwise.
    """
    with exit_codes(root, as_json=as_json):
        from generator.commands import print_search
        from generator.commands.search import search as answer
        from generator.search.answers import Question

        question = Question(text=" ".join(query), lang=lang or "", by_date=by_date, limit=limit)
        found = answer(output or root / "site", question)
        if as_json:
            click.echo(print_search.as_json(found))
        else:
            echo(print_search.lines(found, _bold if sys.stdout.isatty() else str))


def _bold(text: str) -> str:
    return click.style(text, bold=True)
