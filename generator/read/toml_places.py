"""On which line of a TOML text each table and key stands; `tomllib` does not say."""

import functools
import re

_Found = dict[tuple[str, ...], tuple[int, int]]

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|\n"
    r"|[ \t\r]+"
    r"|[\[\]{}=.,]"
    r"|[^\s\"'#\[\]{}=.,]+"
    r"|.",
    re.DOTALL,
)
_FAULT_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


class Places:
    """The places of a sound TOML text; looked for when the first is asked for, which is seldom."""

    def __init__(self, text: str) -> None:
        self._text = text

    def nearest(self, *names: str) -> tuple[int, int]:
        """The 1-based line and column of a key, else of the innermost table around it, else of the text."""
        around = (names[:length] for length in range(len(names), 0, -1))
        return next((self._found[each] for each in around if each in self._found), (1, 1))

    @functools.cached_property
    def _found(self) -> _Found:
        return _places(self._text)


def place_of(fault: ValueError, text: str) -> tuple[str, int, int]:
    """What `tomllib` says without its place, and the place."""
    said = str(fault)
    found = _FAULT_PLACE.search(said)
    if found is None:
        return said, 1, 1
    last = text.rstrip().count("\n") + 1
    line, column = (int(found[1]), int(found[2])) if found[1] else (last, 1)
    return said[: found.start()], line, column


def _places(text: str) -> _Found:
    """Every table and key; what stands in an inline table counts as its key."""
    places: _Found = {}
    table: tuple[str, ...] = ()
    names: list[str] = []
    line, start, depth, column = 1, 0, 0, 1
    in_value = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "\n" and (depth == 0 or not in_value):
            names, in_value, depth = [], False, 0
        elif in_value:
            depth += (token in "[{") - (token in "]}")
        elif token == "]" and names:
            table = tuple(names)
            places.setdefault(table, (line, column))
            names = []
        elif token == "=":
            for length in range(1, len(names) + 1):
                places.setdefault(table + tuple(names[:length]), (line, column))
            in_value = True
        elif token[0] not in "[]. \t\r#":
            if not names:
                column = match.start() - start + 1
            names.append(token[1:-1] if token[0] in "\"'" else token)
        line += token.count("\n")
        if "\n" in token:
            start = match.start() + token.rindex("\n") + 1
    return places
