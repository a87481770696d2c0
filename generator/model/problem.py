"""Faults in content are values: collected, shown together, counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the last good site in place; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in content.

    Attributes:
        code: a stable name, `area/fault`, for instance `link/missing`.
        severity: whether the build may go on to publish.
        path: the source, relative to the archive's root, with forward slashes.
        line: 1-based line in that source; 0 when the fault has no line.
        column: 1-based column; 0 when unknown.
        message: what is wrong, one sentence without its place.
        hint: the remedy, or empty.
    """

    code: str
    severity: Severity
    path: str
    message: str
    line: int = 0
    column: int = 0
    hint: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}: {self.severity} {self.code}: {self.message}{hint}"


def error(code: str, path: str, message: str, *, line: int = 0, column: int = 0, hint: str = "") -> Problem:
    """An error: the site is not published while it stands."""
    return Problem(
        code=code, severity=Severity.ERROR, path=path, message=message, line=line, column=column, hint=hint
    )


def warning(code: str, path: str, message: str, *, line: int = 0, column: int = 0, hint: str = "") -> Problem:
    """A warning: shown and counted, the site is published all the same."""
    return Problem(
        code=code, severity=Severity.WARNING, path=path, message=message, line=line, column=column, hint=hint
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` forbids publishing."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems` without repeats, by path, line and code: the same order in every build."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message)))
