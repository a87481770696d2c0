"""What a build found, as lines for people or as JSON for programs. Owns rich.

Rich draws what a terminal can show; in a pipe it is not even imported.
"""
# ruff: noqa: PLC0415 -- see above

import json
import re
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator import addresses
from generator.build import Report
from generator.model.problem import Problem, Severity
from generator.model.progress import Tell

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_MOST_ON_A_TERMINAL = 100
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}
_STEPS = {
    "read": "Reading",
    "render": "Rendering",
    "check": "Checking",
    "index": "Indexing",
    "compare": "Comparing",
    "search": "Looking for names",
    "fetch": "Fetching pictures",
    "pack": "Packing",
}
# What would end a line of output, or command the terminal, from inside a file name or a quoted text.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem on stderr, one a line, errors first; on a terminal the first hundred, in colour."""
    in_order = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    if not sys.stderr.isatty():
        for problem in in_order:
            print(_line(problem), file=sys.stderr)
    elif in_order:
        _print_coloured(in_order[:_MOST_ON_A_TERMINAL])
        if len(in_order) > _MOST_ON_A_TERMINAL:
            print(f"and {len(in_order) - _MOST_ON_A_TERMINAL:,} more (see --json)", file=sys.stderr)


def summary(report: Report, seconds: float, site: Path | None) -> str:
    """The last lines of a build: what there is, what was done, how to open `site`; of a check without one."""
    counts = ", ".join(
        (
            _counted(report.digests, "digest"),
            _counted(report.editions, "edition"),
            _counted(report.stories, "story", "stories"),
            _counted(report.pages, "page"),
        )
    )
    took = f"in {seconds:.1f} s"
    if site is None:
        return f"{counts}; {_found(report) or 'no problems'} {took}"
    if not report.published:
        strict = "" if any(each.severity is Severity.ERROR for each in report.problems) else " (--strict)"
        return f"{counts}; {_found(report)} {took}\nNot published{strict}: the site is as it was."
    done = f"{report.rendered:,} rendered, {report.written:,} written, {report.removed:,} removed {took}"
    problems = f"; {_found(report)}" if report.problems else ""
    return f"{counts}; {done}{problems}\nOpen {_printable(site / addresses.FRONT)}"


def as_json(report: Report, seconds: float) -> str:
    """The report as one JSON object."""
    counts = {
        "digests": report.digests,
        "editions": report.editions,
        "stories": report.stories,
        "pages": report.pages,
        "rendered": report.rendered,
        "written": report.written,
        "removed": report.removed,
        "seconds": round(seconds, 3),
    }
    problems = [problem_as_dict(problem) for problem in report.problems]
    # ASCII: it can be written in any encoding, whatever the names of files hold.
    return json.dumps(counts | {"problems": problems}, indent=2)


def problem_as_dict(problem: Problem) -> dict[str, object]:
    """A problem, for JSON."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
        "hint": problem.hint,
    }


def failure_as_json(problem: Problem) -> str:
    """The same object for a command that could not begin, or could not end."""
    return as_json(Report(digests=0, editions=0, stories=0, pages=0, problems=(problem,)), 0)


def printable(text: str) -> str:
    """`text` as one line that any terminal can show."""
    return CONTROL.sub(" ", text).encode("utf-8", "replace").decode("utf-8")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows with tabs between the columns, below a line that names these."""
    return "".join("\t".join(map(printable, row)) + "\n" for row in (columns, *rows))


def draw_table(columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Container[str]) -> None:
    """Print a table on a terminal, those of its columns that are `numbers` to the right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        drawn.add_column(column, justify="right" if column in numbers else "left")
    for row in rows:
        drawn.add_row(*(Text(CONTROL.sub(" ", cell)) for cell in row))
    Console().print(drawn)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Tell]:
    """What a build may tell of its progress: a bar shows it on a terminal, nothing does elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    bar = _Bar()
    try:
        yield bar.tell
    finally:
        bar.stop()


class _Bar:
    """A bar for each step, from the first that is told of."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self._drawn = ("", 0)

    def tell(self, step: str, done: int, total: int) -> None:
        """Draw it for each percent more."""
        drawn = (step, 100 * done // total)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        progress = self._started()
        if step not in self._tasks:
            self._tasks[step] = progress.add_task(_STEPS.get(step, step))
        progress.update(self._tasks[step], completed=done, total=total, refresh=True)

    def stop(self) -> None:
        """Take it off the screen."""
        if self._progress:
            self._progress.stop()

    def _started(self) -> "Progress":
        if self._progress is None:
            from rich.console import Console
            from rich.progress import Progress

            # Drawn by `tell` alone: a thread that draws would not survive the fork of the workers.
            self._progress = Progress(
                console=Console(stderr=True),
                auto_refresh=False,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._progress.start()
        return self._progress


def _print_coloured(problems: Sequence[Problem]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, soft_wrap=True)
    for problem in problems:
        text = Text(_line(problem))
        text.highlight_regex(f"(?<=: ){problem.severity} {problem.code}(?=: )", _COLOURS[problem.severity])
        console.print(text)


def _line(problem: Problem) -> str:
    return CONTROL.sub(" ", str(problem))


def _found(report: Report) -> str:
    """`2 errors, 1 warning`, or nothing."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    parts = ((errors, "error"), (len(report.problems) - errors, "warning"))
    return ", ".join(_counted(number, noun) for number, noun in parts if number)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _printable(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode("utf-8")
