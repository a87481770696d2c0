"""What libyaml says of a syntax error, in the words of someone who writes digests."""

import re
from typing import NamedTuple

import yaml

from generator.model.problem import Problem, error

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = r'"\" begins an escape in double quotes.'
_QUOTES = 'Put the whole value in quotes: title: "A: B".'


class _Remedy(NamedTuple):
    """What libyaml says, where it says it (or where it began), and what to write instead."""

    said: str
    at_start: bool
    message: str
    hint: str


_REMEDIES = (
    _Remedy("mapping values are not allowed", False, 'there is a second ": " in one value.', _QUOTES),
    _Remedy("could not find expected ':'", True, "this line has no colon.", "Write `key: value`."),
    _Remedy("unexpected end of stream", True, "a quote is opened and not closed.", "Close the quote."),
    _Remedy("expected ',' or ']'", True, 'a list is opened with "[" and not closed.', 'Close it with "]".'),
    _Remedy("expected ',' or '}'", True, 'a table is opened with "{" and not closed.', 'Close it with "}".'),
    _Remedy("cannot start any token", False, "a value cannot begin with this character.", _QUOTES),
    _Remedy("tab character", False, "a line is indented with a tab.", "Indent with spaces."),
    _Remedy("expected alphabetic or numeric", True, 'a value cannot begin with "*" or "&".', _QUOTES),
    _Remedy("undefined alias", False, 'a value cannot begin with "*" or "&".', _QUOTES),
    _Remedy("duplicate anchor", False, 'a value cannot begin with "*" or "&".', _QUOTES),
    _Remedy("unknown escape character", False, _ESCAPE, r"Double it: \\."),
    _Remedy("Unicode character escape", False, _ESCAPE, r"Double it: \\."),
    _Remedy("did not find expected key", False, "text follows a closed quote or bracket.", _QUOTES),
    _Remedy("entries are not allowed", False, "a list begins on the line of its key.", "Begin it below."),
)  # fmt: skip


def explain(fault: yaml.YAMLError, text: str) -> Problem:
    """The error `header/yaml` for `fault`, at its line and column in the header `text`."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        return _forbidden(text)
    mark = fault.problem_mark
    said = "tab character" if mark and _character(text, mark) == "\t" else str(fault.problem)
    remedy = next((row for row in _REMEDIES if row.said in said), None)
    if remedy and remedy.at_start:
        mark = fault.context_mark or mark
    return error(
        "header/yaml",
        "",
        remedy.message if remedy else f"the header is not YAML: {said}.",
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 0,
        hint=remedy.hint if remedy else "Put values with punctuation in quotes.",
    )


def _character(text: str, mark: yaml.Mark) -> str:
    lines = text.split("\n", mark.line + 1)
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _forbidden(text: str) -> Problem:
    """The reader refuses control characters, and gives their place in bytes."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return error("header/yaml", "", "the header cannot be read.", line=1)
    before = text[: found.start()]
    return error(
        "header/yaml",
        "",
        f"the header has the control character U+{ord(found[0]):04X}.",
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
        hint="Delete it.",
    )
