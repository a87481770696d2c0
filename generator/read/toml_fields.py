"""TOML between fences: its keys with their places."""

import datetime
import tomllib
from typing import Any

from generator.model.problem import error
from generator.read.depth import is_deep, too_deep
from generator.read.head import Field, Loaded, Value
from generator.read.toml_places import Places, place_of


def read_toml(text: str) -> Loaded:
    """The top-level keys of `text`; numbers and dates become text."""
    text = text.replace("\r\n", "\n")
    try:
        table = tomllib.loads(text, parse_float=str)
    except ValueError as fault:
        said, line, column = place_of(fault, text)
        if said.startswith("Cannot "):
            problem = error(
                "header/duplicate", "", "a key is given twice.", line=line, hint="Keep one of them."
            )
        else:
            message = f"the header is not TOML: {said[0].lower()}{said[1:]}."
            problem = error("header/toml", "", message, line=line, column=column)
        return Loaded((), (problem,), broken=True)
    except RecursionError:
        return Loaded((), (too_deep(1),), broken=True)
    places = Places(text)
    problems = tuple(too_deep(*places.nearest(name)) for name, value in table.items() if is_deep(value))
    fields = (
        Field(name, None if is_deep(value) else _as_value(value), *places.nearest(name))
        for name, value in table.items()
    )
    return Loaded(tuple(fields), problems)


def _as_value(value: Any) -> Value:
    if isinstance(value, dict):
        return {name: _as_value(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_as_value(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value if isinstance(value, bool) else str(value)
