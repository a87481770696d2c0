"""The keys of a header: what each is called elsewhere, and what its value is read as."""

import difflib
import functools
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from generator.model.problem import Problem, error, warning
from generator.read import values
from generator.read.head import Field, Value


class Key(NamedTuple):
    """A key of the header.

    Attributes:
        name: the word that the project uses.
        spellings: everything that means it, folded, the most telling first.
        read: the value as it is needed, or None where it has the wrong type.
        expected: what the value must be, for messages.
        many: the values of several spellings are joined; else the first spelling wins.
    """

    name: str
    spellings: tuple[str, ...]
    read: Callable[[Value], Any]
    expected: str
    many: bool = False


_NAMES = "a list of names"
_ENTITIES = ("companies", "models", "people", "products", "organisations", "organizations", "entities")

KEYS: tuple[Key, ...] = (
    Key("title", ("title", "标题", "linktitle"), values.text, "text"),
    Key(
        "date",
        ("date", "日期", "publishdate", "publishedat", "pubdate", "digestdate", "generatedat"),
        values.text,
        "a date",
    ),
    Key("updated", ("lastmod", "updated", "updatedat", "modified", "fetchedat"), values.text, "a date"),
    Key("lang", ("lang", "language", "locale", "语言"), values.text, 'a language, "zh" or "en"'),
    Key("translation_key", ("translationkey",), values.text, "text"),
    Key("slug", ("slug", "permalink", "originalslug"), values.text, "text"),
    Key(
        "summary", ("summary", "description", "excerpt", "摘要"), values.paragraphs, "text or a list of texts"
    ),
    Key("series", ("series", "系列"), values.text, "text"),
    Key("tags", ("tags", "tag", "keywords", "topics", "标签"), values.names, _NAMES, many=True),
    Key("categories", ("categories", "category", "domain", "type", "分类"), values.names, _NAMES, many=True),
    Key("entities", _ENTITIES, values.names, _NAMES, many=True),
    Key("names", ("names",), values.meanings, "a table of names and the entities that they mean"),
    Key("nolink", ("nolink",), values.nolink, "true, or a list of names", many=True),
    Key("authors", ("authors", "author", "撰稿人", "作者"), values.names, _NAMES, many=True),
    Key(
        "sources",
        ("sources", "source", "sourceurl", "url", "link", "来源", "参考文献"),
        values.references,
        "names and web addresses (https://…)",
        many=True,
    ),
    Key(
        "cover",
        ("cover", "coverimage", "image", "banner", "thumbnail"),
        values.picture,
        "the address of a picture",
    ),
    Key("draft", ("draft",), values.flag, "true or false"),
    Key("status", ("status",), values.text, "text"),
    Key("published", ("published",), values.as_text, "true or false"),
    Key("translated_from", ("translatedfrom",), values.text, "text"),
    Key("aliases", ("aliases", "redirectfrom"), values.names, "a list of addresses"),
)

_BY_SPELLING = {spelling: key for key in KEYS for spelling in key.spellings}
# Keys of other programs that look like ours.
_FOREIGN = frozenset({"model", "data"})


def known(name: str) -> bool:
    """Whether `name`, in any spelling, is a key of a header."""
    return fold(name) in _BY_SPELLING


def is_headless(fields: Iterable[Field]) -> bool:
    """Whether a header says nothing of its edition, but at most what that was translated from."""
    return {fold(field.name) for field in fields} <= {"translatedfrom"}


@functools.lru_cache(maxsize=1024)
def fold(name: str) -> str:
    """`publish_date`, `Publish-Date` and `publishDate` are one key."""
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


class Reading(NamedTuple):
    """The values of a header by key, the fields that gave them, and the fields that no key claims."""

    values: dict[str, Any]
    fields: dict[str, Field]
    extra: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def read_keys(fields: Iterable[Field], path: str) -> Reading:
    """Each of `fields` read by its row of `KEYS`; what has no row, or was not needed, is kept as text."""
    problems: list[Problem] = []
    given = _given(fields, path, problems)
    found: dict[str, Any] = {}
    by_key: dict[str, Field] = {}
    unused = dict(given)
    for key in KEYS:
        for spelling in key.spellings:
            field = given.get(spelling)
            if field is None or (key.name in found and not key.many):
                continue
            del unused[spelling]
            value = key.read(field.value)
            if value is None:
                problems.append(_wrong_type(key, field, path))
            elif value or key.name == "draft":
                found[key.name] = _joined(found.get(key.name, ()), value) if key.many else value
                by_key.setdefault(key.name, field)
            elif field.value:
                unused[spelling] = field
    problems += filter(None, (_misspelt(field, path) for field in unused.values()))
    extra = tuple((field.name, values.as_text(field.value)) for field in unused.values())
    return Reading(found, by_key, extra, tuple(problems))


def _given(fields: Iterable[Field], path: str, problems: list[Problem]) -> dict[str, Field]:
    given: dict[str, Field] = {}
    for field in fields:
        first = given.setdefault(fold(field.name), field)
        if first is not field:
            message = f'"{field.name}" is given twice, first on line {first.line}.'
            problems.append(
                error(
                    "header/duplicate",
                    path,
                    message,
                    line=field.line,
                    column=field.column,
                    hint="Keep one of them.",
                )
            )
    return given


def _joined(before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(before + after))


def _wrong_type(key: Key, field: Field, path: str) -> Problem:
    given = values.kind_of(field.value)
    rather = "not all of it is" if given in key.expected else f"not {given}"
    message = f'"{field.name}" must be {key.expected}, {rather}.'
    return error("header/type", path, message, line=field.line, column=field.column)


def _misspelt(field: Field, path: str) -> Problem | None:
    near = _near(fold(field.name))
    if near is None:
        return None
    return warning(
        "header/unknown",
        path,
        f'unknown key "{field.name}".',
        line=field.line,
        column=field.column,
        hint=f'Did you mean "{near}"?',
    )


@functools.lru_cache(maxsize=1024)
def _near(name: str) -> str | None:
    """The spelling of which `name` looks like a slip of the pen: one letter more, less or out of place."""
    if name in _FOREIGN or name in _BY_SPELLING:
        return None
    close = difflib.get_close_matches(name, _BY_SPELLING, n=3, cutoff=0.75)
    return next((each for each in close if abs(len(each) - len(name)) <= 1), None)
