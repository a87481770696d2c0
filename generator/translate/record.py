"""What a translation was made from, written into its header.

Only that line of the file changes. A header can be written in many ways, so this module proposes texts, and
whoever asks takes the first that reads as it should.
"""

import json
import re
from collections.abc import Iterator, Sequence

KEY = "translated_from"

# Name, value, and the 1-based line and column of a key of a header.
Place = tuple[str, object, int, int]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_QUOTED = re.compile(r"[ ]{0,3}>[ \t]?(?:[-*][ \t]+)?")
_EMPTY = re.compile(
    r"(?P<before>[^:：=]*(?:[:：]|=)[ \t]*)(?P<empty>\"\"|''|null\b|~|)(?P<after>.*)", re.DOTALL
)


def proposals(text: str, shape: str, places: Sequence[Place], body_line: int, record: str) -> Iterator[str]:
    """Texts in which the header says `record`, the likeliest first; one or another may not read as meant.

    Args:
        text: of the source, with its own line ends and without a byte order mark.
        shape: of its header, a row of `read.frontmatter.SHAPES`, or `none`.
        places: the keys of the header, in the order of the source.
        body_line: the 1-based line on which the text below the header starts.
    """
    lines = _LINE.findall(text)
    old = next((each for each in places if is_record(each[0])), None)
    if old:
        yield from _replaced(lines, old, shape, record)
        others = [each[2] for each in places if each[2] > old[2]]
        end = min(others, default=_header_end(lines, body_line))
        lines = [*lines[: old[2] - 1], *lines[end - 1 :]]
        gone = end - old[2]
        rest = (each for each in places if each is not old)
        places = [(*each[:2], each[2] - gone * (each[2] > old[2]), each[3]) for each in rest]
        body_line -= gone
    yield from _added(lines, shape, places, body_line, record)


def is_record(name: str) -> bool:
    """Whether `name`, in any spelling, is the key of a record."""
    return re.sub("[-_ ]", "", name).lower() == "translatedfrom"


def _replaced(lines: list[str], old: Place, shape: str, record: str) -> Iterator[str]:
    """`lines` with another value on the line of the key; quotes and comments around it stay."""
    name, value, number, column = old
    line = lines[number - 1]
    start = max(line.find(name, column - 1), 0) + len(name)
    before, after = line[:start], line[start:]
    if isinstance(value, str) and value and value in after:
        yield _with(lines, number, before + after.replace(value, record, 1))
    elif not value and (empty := _EMPTY.fullmatch(after)):
        # A colon may end the line.
        space = "" if empty["before"].endswith((" ", "\t")) else " "
        written = json.dumps(record) if empty["empty"][:1] in ("'", '"') or shape == "json" else record
        yield _with(lines, number, f"{before}{empty['before']}{space}{written}{empty['after']}")


def _with(lines: list[str], number: int, line: str) -> str:
    return "".join((*lines[: number - 1], line, *lines[number:]))


def _added(
    lines: list[str], shape: str, places: Sequence[Place], body_line: int, record: str
) -> Iterator[str]:
    """`lines` with one line more."""
    end = _header_end(lines, body_line)
    line_end = _line_end(lines)
    if shape == "yaml":
        yield _inserted(lines, end, f"{KEY}: {record}")
        if places:  # all of it between braces
            yield _before(lines, places[-1], f"{KEY}: {json.dumps(record)}, ")
    elif shape == "toml":
        line = f"{KEY} = {json.dumps(record)}"
        yield _inserted(lines, end, line)
        tables = (number for number in range(1, end) if lines[number - 1].lstrip().startswith("["))
        yield from (_inserted(lines, number, line) for number in tables)
    elif shape == "json":
        entry = f'"{KEY}": {json.dumps(record)}'
        if places:
            yield _before(lines, places[-1], f"{entry}, ")
        else:
            yield "".join(lines).replace("{", f"{{{entry}", 1)
    elif shape == "plain":
        yield _inserted(lines, body_line, f"{KEY}: {record}")
        yield _inserted(lines, len(lines) + 1, f"{KEY}: {record}")
    elif shape == "quoted":
        number = places[-1][2] if places else 1
        mark = _QUOTED.match(lines[number - 1])
        while number < len(lines) and _QUOTED.match(lines[number]):
            number += 1
        yield _inserted(lines, number + 1, f"{mark[0] if mark else '> '}{KEY}: {record}")
    else:
        yield line_end.join(("---", f"{KEY}: {record}", "---", "", "")) + "".join(lines)


def _header_end(lines: list[str], body_line: int) -> int:
    """The line of the fence below a header; for a header without one, the line on which the text starts."""
    for number in (body_line - 1, body_line):
        if 0 < number <= len(lines) and re.fullmatch(r"(?:-{3,}|\+{3,}|\.{3})\s*", lines[number - 1]):
            return number
    return body_line


def _inserted(lines: list[str], number: int, line: str) -> str:
    """`lines` with `line` as number `number`."""
    above = lines[: number - 1]
    line_end = _line_end(lines)
    if above and not above[-1].endswith(("\r", "\n")):
        above[-1] += line_end
    return "".join((*above, line + line_end, *lines[number - 1 :]))


def _before(lines: list[str], place: Place, entry: str) -> str:
    """`lines` with `entry` before a key: on a line of its own if the key begins its line."""
    _, _, number, column = place
    line = lines[number - 1]
    indent, rest = line[: column - 1], line[column - 1 :]
    if indent.strip():
        return _with(lines, number, indent + entry + rest)
    return _inserted(lines, number, indent + entry.rstrip())


def _line_end(lines: list[str]) -> str:
    """How the first line ends."""
    return next((end[0] for line in lines[:1] if (end := re.search(r"[\r\n]+$", line))), "\n")
