"""Faults of content, as values."""

import pytest

from generator.model.problem import Problem, error, has_errors, in_order, warning


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (error("a/b", "content/x.md", "wrong."), "content/x.md: error a/b: wrong."),
        (error("a/b", "content/x.md", "wrong.", line=14), "content/x.md:14: error a/b: wrong."),
        (
            warning("a/b", "x.md", "wrong.", line=14, column=3, hint="Mend it."),
            "x.md:14:3: warning a/b: wrong. Mend it.",
        ),
    ],
)
def test_a_fault_reads_as_path_line_severity_code_message_hint(problem: Problem, expected: str) -> None:
    assert str(problem) == expected


def test_faults_come_by_path_and_line_and_each_once() -> None:
    second, tenth = warning("a/b", "a.md", "x.", line=2), warning("a/b", "a.md", "x.", line=10)
    other = error("a/a", "b.md", "x.", line=1)
    assert in_order([other, tenth, second, tenth]) == (second, tenth, other)


def test_only_errors_forbid_publishing() -> None:
    assert not has_errors([warning("a/b", "a.md", "x.")])
    assert has_errors([warning("a/b", "a.md", "x."), error("a/b", "a.md", "x.")])
    assert not has_errors([])
