"""Case files: many examples of one behaviour, that anyone can add to without writing code.

A case is a sentence, a line `.`, what goes in, a line `.`, what comes out, a line `.`.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

_CASE = re.compile(r"(.+)\n\.\n((?:.*\n)*?)\.\n((?:.*\n)*?)\.\n")


class Case(NamedTuple):
    """One example, named by its file and its sentence."""

    name: str
    given: str
    expected: str


def each_case(folder: str) -> pytest.MarkDecorator:
    """Run a test for every case below `tests/cases/FOLDER`; it is given the case as `case`.

    Raises:
        ValueError: a file holds something that is not a case.
    """
    cases = []
    for file in sorted((Path(__file__).parent / "cases" / folder).glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        cases += [Case(f"{file.stem}: {name}", given, out) for name, given, out in _CASE.findall(text)]
        if rest := _CASE.sub("", text).strip():
            raise ValueError(f"{file.name}: this is no case: {rest[:80]}")
    return pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])
