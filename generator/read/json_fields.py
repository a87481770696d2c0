"""A JSON object as a header: its keys with their places."""

import json
import re
from typing import Any

from generator.model.problem import Problem, error
from generator.read.depth import is_deep, too_deep
from generator.read.head import Field, Loaded, Value

_SPACE = re.compile(r"[ \t\r\n]*")
_HALF = re.compile("[\ud800-\udfff]")


def read_json(text: str) -> Loaded:
    """The top-level keys of `text`, which is one object; numbers stay text."""
    problems: list[Problem] = []
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as fault:
        message = f"the header is not JSON: {fault.msg[0].lower()}{fault.msg[1:]}."
        problems = [error("header/json", "", message, line=fault.lineno, column=fault.colno)]
        return Loaded((), tuple(problems), broken=True)
    except RecursionError:
        return Loaded((), (too_deep(1),), broken=True)
    fields: dict[str, Field] = {}
    for name, value, at, repeated in _entries(text):
        before = text[:at]
        place = before.count("\n") + 1, at - before.rfind("\n")
        for twice in ([name] if name in fields else []) + repeated:
            problems.append(
                _refuse("header/duplicate", f'"{twice}" is given twice.', "Keep one of them.", place)
            )
        if is_deep(value):
            problems.append(too_deep(*place))
        elif _HALF.search(json.dumps([name, value], ensure_ascii=False)):
            hint = "Write the character itself."
            problems.append(_refuse("header/json", "an escape names half a character.", hint, place))
        else:
            fields.setdefault(name, Field(name, value, *place))
    return Loaded(tuple(fields.values()), tuple(problems))


def _entries(text: str) -> list[tuple[str, Value, int, list[str]]]:
    """Name, value, offset and repeated inner names of every entry of the sound object `text`."""
    repeated: list[str] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        repeated.extend(dict.fromkeys(name for name in names if names.count(name) > 1))
        return dict(pairs)

    decoder = json.JSONDecoder(object_pairs_hook=table, parse_int=str, parse_float=str, parse_constant=str)
    entries = []
    at = _after_space(text, text.index("{") + 1)
    while text[at] != "}":
        name, end = decoder.raw_decode(text, at)
        value, end = decoder.raw_decode(text, _after_space(text, _after_space(text, end) + 1))
        entries.append((name, value, at, repeated[:]))
        repeated.clear()
        at = _after_space(text, end)
        if text[at] == ",":
            at = _after_space(text, at + 1)
    return entries


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _refuse(code: str, message: str, hint: str, place: tuple[int, int]) -> Problem:
    return error(code, "", message, line=place[0], column=place[1], hint=hint)
