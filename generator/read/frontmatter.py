"""A source is taken apart: header and body, whatever shape the header has."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from generator.model.problem import Problem, error
from generator.read.fences import Fence, JsonFence, TomlFence, YamlFence
from generator.read.head import Field, Head, Loaded, Value
from generator.read.plain import read_plain, read_quoted

__all__ = ["SHAPES", "Field", "Head", "Value", "split"]


def split(text: str, path: str) -> tuple[Head, tuple[Problem, ...]]:
    """The header of `text`, in the first of `SHAPES` that knows it, and the text below.

    A header that is broken yields its faults, and the text below all the same.
    """
    for _, read in SHAPES:
        found = read(text, path)
        if found:
            return found
    return Head(shape="none", fields=(), body=text, body_line=1), ()


Found = tuple[Head, tuple[Problem, ...]] | None


def _fenced(shape: str, fence: Fence, text: str, path: str) -> Found:
    """The header that `fence` finds, with the places of the file instead of those of the header."""
    if not fence.detect(text):
        return None
    header, body = fence.split(text)
    start, below = fence.start(text), len(text) - len(body)
    above = text.count("\n", 0, start)
    loaded = Loaded(**fence.load(header))
    problems = [replace(each, path=path, line=each.line + above) for each in loaded.problems]
    if fence.mark and not text[start + len(header) : below].strip():
        hint = f"Close it with a line {fence.mark} before the text."
        problems.insert(0, error("header/unclosed", path, "the header has no end.", line=above, hint=hint))
    head = Head(
        shape=shape,
        fields=tuple(field._replace(line=field.line + above) for field in loaded.fields),
        body=body,
        body_line=text.count("\n", 0, below) + 1,
        broken=loaded.broken,
    )
    return head, tuple(problems)


def _unfenced(read: Callable[[str], Head | None], text: str, _path: str) -> Found:
    head = read(text)
    return (head, ()) if head else None


# The order matters: a fence is plain to see, `Key: value` lines are the last thing before prose.
SHAPES: tuple[tuple[str, Callable[[str, str], Found]], ...] = (
    ("yaml", partial(_fenced, "yaml", YamlFence())),
    ("toml", partial(_fenced, "toml", TomlFence())),
    ("json", partial(_fenced, "json", JsonFence())),
    ("plain", partial(_unfenced, read_plain)),
    ("quoted", partial(_unfenced, read_quoted)),
)
