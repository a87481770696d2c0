"""Problems as GitHub shows them beside the lines of a change: commands that a workflow prints.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from generator.model.problem import Problem, Severity

# What would end a command, or one of its properties.
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = _IN_MESSAGE | {":": "%3A", ",": "%2C"}


def annotations(problems: Sequence[Problem], root: PurePosixPath) -> str:
    """A line for each of `problems`, errors first: GitHub shows no more than ten of either.

    Args:
        root: the folder of the archive, from that of the repository.
    """
    in_order = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    return "".join(f"{_annotation(problem, root)}\n" for problem in in_order)


def _annotation(problem: Problem, root: PurePosixPath) -> str:
    place = {
        "file": str(root / problem.path),
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    given = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in place.items() if value)
    # GitHub's log shows the message alone, so that says the place, too.
    return f"::{problem.severity} {given}::{_escaped(str(problem), _IN_MESSAGE)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    safe = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(signs.get(char, char) for char in safe)
