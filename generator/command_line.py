"""What all commands share: exit codes, the folder of an archive, examples in help texts.

Exit code 0: done; 1: faults in content; 2: usage or configuration; 130: stopped with Ctrl-C.
What a command needs is imported when it runs: `wenzhai --help` loads no pipeline.
"""
# ruff: noqa: PLC0415 -- see above

import datetime
import re
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from generator.commands.contents import Content
    from generator.model.problem import Problem

Answer = TypeVar("Answer")

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
# The years that a header's date may have.
_YEARS = range(1900, 2200)
DONE, FAULTS, _UNUSABLE, _STOPPED = 0, 1, 2, 130

FOLDER = click.Path(path_type=Path)
root_argument = click.argument("root", type=FOLDER, default=".")
root_option = click.option(
    "--root", metavar="DIR", type=FOLDER, default=".", help="The folder that holds content/.  [default: .]"
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def example(*lines: str) -> str:
    """Lines of a help text that click must not join."""
    return "\n".join(("\b", "Example:", *(f"  {line}" for line in lines)))


def iso_date(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """A date as an argument: a day or a month of the calendar; an option that is not given is empty.

    Raises:
        BadParameter: it is no date.
    """
    if not value:
        return ""
    try:
        day = datetime.date.fromisoformat(f"{value}-01"[:10]) if _DATE.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise click.BadParameter(
            f'"{value}" is not a date. Write it like 2026-05-01, or 2026-05 for a month.'
        )
    return value


def check_root(root: Path) -> None:
    """See that `root` is the folder of an archive.

    Raises:
        ConfigError: it is not.
    """
    from generator.config import ConfigError

    if not (root / "content").is_dir():
        raise ConfigError(
            f"{root / 'content'}: error config/root: there is no such folder. "
            'Name the folder that holds content/, or make one with "wenzhai init".'
        )


def answer(
    root: Path, question: "Callable[[Content], Answer]", *, quiet: bool
) -> "tuple[Answer, tuple[Problem, ...]]":
    """What `question` answers of the archive at `root`, and the errors in it."""
    from generator import report
    from generator.commands.contents import ask
    from generator.write.workers import default_jobs

    check_root(root)
    with report.progress(quiet=quiet) as tell:
        return ask(
            root.resolve(), default_jobs(), tell, lambda content: (question(content), content.problems)
        )


def end(problems: "Collection[Problem]", *, as_json: bool = False) -> NoReturn:
    """Print what keeps a part of the archive from being read, and say it by the exit code."""
    from generator import report

    if not as_json:
        report.print_problems(tuple(problems))
    sys.exit(FAULTS if problems else DONE)


def echo(text: str) -> None:
    """Print `text`: in a pipe or a file it is UTF-8, whatever the system would choose."""
    click.echo(text if sys.stdout.isatty() else text.encode(), nl=False)


@contextmanager
def exit_codes(root: Path, *, as_json: bool = False, on_github: bool = False) -> Iterator[None]:
    """The one place where exceptions become exit codes."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("Stopped. The site is as it was.", err=True)
        sys.exit(_STOPPED)
    except BrokenPipeError:
        raise  # who read the output has gone; click knows what to do
    except Exception as fault:
        from generator import annotations, report
        from generator.failures import problem_of

        problem = problem_of(fault, root)
        if problem is None:
            raise
        if as_json:
            click.echo(report.failure_as_json(problem))
        elif on_github:
            click.echo(annotations.annotations([problem], PurePosixPath()), nl=False)
        else:
            report.print_problems([problem])
        sys.exit(_UNUSABLE)
