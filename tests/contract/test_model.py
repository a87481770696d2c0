"""Values of the model: frozen, and of types that are equal, printed and pickled alike in every process."""

import ast
import enum
import inspect
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import FrozenInstanceError, fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config
from generator.model.archive import Archive, Calendar, Timeline
from generator.model.page import Output
from generator.model.views import View

MODEL = Path(__file__).parents[2] / "generator" / "model"
MODULES = sorted(path.stem for path in MODEL.glob("[!_]*.py"))
DATACLASS = "dataclass(frozen=True, slots=True, kw_only=True)"
LEAVES = {str, int, bool, None, types.NoneType}
# The archive looks things up; what it is made of, and the views made of it, are only ever read in order.
LOOKUPS = {Archive, Calendar, Timeline}
# The one value that is no longer text.
BYTES = {Output}


def classes() -> Iterator[type]:
    for name in MODULES:
        module = import_module(f"generator.model.{name}")
        for _, each in inspect.getmembers(module, inspect.isclass):
            if each.__module__ == module.__name__:
                yield each


CLASSES = list(classes())


@pytest.mark.parametrize("name", MODULES)
def test_a_class_of_the_model_is_a_frozen_dataclass_a_named_tuple_or_an_enum(name: str) -> None:
    tree = ast.parse((MODEL / f"{name}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        bases = [ast.unparse(base) for base in node.bases]
        if bases in (["NamedTuple"], ["StrEnum"]):
            assert node.decorator_list == []
        else:
            assert [ast.unparse(each) for each in node.decorator_list] == [DATACLASS], node.name


@pytest.mark.parametrize("each", CLASSES, ids=[each.__name__ for each in CLASSES])
def test_the_fields_of_the_model_are_of_plain_types(each: type) -> None:
    if issubclass(each, enum.Enum):
        return
    for field, hint in typing.get_type_hints(each).items():
        assert is_plain(hint, each), f"{each.__name__}.{field}: {hint}"


def is_plain(hint: object, owner: type) -> bool:
    if isinstance(hint, typing.NewType):
        return is_plain(hint.__supertype__, owner)
    if hint is bytes:
        return owner in BYTES
    if hint in LEAVES or hint in CLASSES:
        return True
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Mapping, frozenset):
        return owner in LOOKUPS and all(is_plain(part, owner) for part in parts)
    # A sequence is a tuple to who looks at it; it may have been packed till then.
    if origin in (tuple, Sequence, types.UnionType, typing.Union):
        return all(part is Ellipsis or is_plain(part, owner) for part in parts)
    return False


def test_a_view_has_no_part_without_an_order() -> None:
    """The key of a page is made from the `repr` of its view: equal views must print alike."""
    seen: set[type] = set()
    waiting = list(typing.get_args(View))
    while waiting:
        hint = waiting.pop()
        waiting += [part for part in typing.get_args(hint) if part is not Ellipsis]
        if isinstance(hint, type) and hint in CLASSES and hint not in seen:
            seen.add(hint)
            if not issubclass(hint, enum.Enum):
                waiting += typing.get_type_hints(hint).values()
    assert len(seen) > len(typing.get_args(View))
    assert not seen & (LOOKUPS | BYTES)


@pytest.mark.parametrize("each", [*filter(is_dataclass, CLASSES), Config], ids=lambda each: each.__name__)
def test_no_field_can_be_filled_in_later(each: type) -> None:
    value: Any = object.__new__(each)
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(each)[0].name, "later")
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        value.unknown = "more"
