"""The header of an edition as YAML, for commands that write editions."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.digest import EVERY_NAME, Header, Reference

# A text that YAML reads as itself, and one that it does in a list between brackets too.
_PLAIN = re.compile(r"[^\W_](?:(?!: | #)[^\n])*(?<![:\s])")
_PLAIN_ITEM = re.compile(r"[^\W_](?:[^\n:#\[\]{},&*!|>'\"%@`\\：]*[^\s:#\[\]{},&*!|>'\"%@`\\：])?")
_KEYS = frozenset(
    "title date lang translationkey slug series summary tags categories entities names nolink authors sources"
    " cover updated aliases draft translatedfrom".split()
)
_WORDS = frozenset(("true", "false", "null"))
# Characters that YAML does not allow in a text as they are.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class Notes(NamedTuple):
    """What the original says where the header has no translation yet, and which keys must be said.

    Attributes:
        title: the title of the original, or empty.
        summary: for each point of the summary that of the original, or empty.
        said: the keys, of `translation_key` and `slug`, that the name of the file does not tell.
    """

    title: str = ""
    summary: tuple[str, ...] = ()
    said: Collection[str] = ()


def header_text(header: Header, notes: Notes) -> str:
    """`header` between its fences; what it does not say is left out."""
    return "".join(f"{line}\n" for line in ("---", *_lines(header, notes), "---"))


def _lines(header: Header, notes: Notes) -> Iterator[str]:
    if notes.title:
        yield _comment(notes.title)
    yield f"title: {_scalar(header.title)}"
    yield f"date: {header.date}"
    yield f"lang: {'zh-Hant' if header.traditional else header.lang}"
    for name, said in (("translation_key", header.key), ("slug", header.slug)):
        if name in notes.said:
            yield f"{name}: {_scalar(said)}"
    yield from _texts("series", (header.series,))
    yield from _summary(header.summary, notes.summary)
    yield from _list("tags", header.tags)
    yield from _list("categories", header.categories)
    yield from _list("entities", header.entities)
    yield from _meanings(dict(header.names))
    if EVERY_NAME in header.nolink:
        yield "nolink: true"
    else:
        yield from _list("nolink", header.nolink)
    yield from _list("authors", header.authors)
    if header.sources:
        yield "sources:"
        yield from (f"  - {_reference(each)}" for each in header.sources)
    yield from _texts("cover", (header.cover,))
    yield from _texts("updated", (header.updated,))
    yield from _list("aliases", header.aliases)
    yield from _extra(dict(header.extra))
    if header.draft:
        yield "draft: true"
    yield from _texts("translated_from", (header.translated_from,))


def _summary(points: Sequence[str], notes: Sequence[str]) -> Iterator[str]:
    comments = [f"  {_comment(note)}" if note else "" for note in notes] or [""] * len(points)
    if len(points) == 1 and _PLAIN.fullmatch(points[0]):  # a bullet before it would be taken off
        yield from filter(None, (comments[0].strip(),))
        yield f"summary: {_scalar(points[0])}"
        return
    if points:
        yield "summary:"
    for point, comment in zip(points, comments, strict=True):
        yield from filter(None, (comment, f"  - {_scalar(point)}"))


def _texts(name: str, values: Sequence[str]) -> Iterator[str]:
    yield from (f"{name}: {_scalar(value)}" for value in values if value)


def _list(name: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        yield f"{name}: [{', '.join(map(_item, values))}]"


def _meanings(names: Mapping[str, str]) -> Iterator[str]:
    if names:
        yield "names:"
        yield from (f"  {_scalar(writing)}: {_scalar(name or 'none')}" for writing, name in names.items())


def _extra(extra: Mapping[str, str]) -> Iterator[str]:
    """Unknown keys; a line of a footer may have the name of a known one, and a key cannot be given twice."""
    for name, value in extra.items():
        if re.sub("[-_ ]", "", name).lower() not in _KEYS:
            yield f"{_scalar(name)}: {_scalar(value)}"


def _reference(reference: Reference) -> str:
    parts = {
        name: value for name in ("publisher", "date", "title", "link") if (value := getattr(reference, name))
    }
    if set(parts) == {"link"}:
        return _scalar(reference.link)
    return "{ " + ", ".join(f"{name}: {_item(value)}" for name, value in parts.items()) + " }"


def _item(text: str) -> str:
    """A text inside brackets."""
    return _scalar(text, _PLAIN_ITEM)


def _scalar(text: str, plain: re.Pattern[str] = _PLAIN) -> str:
    if plain.fullmatch(text) and text.lower() not in _WORDS and not _UNPRINTABLE.search(text):
        return text
    # A JSON string is a YAML string.
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _comment(text: str) -> str:
    return f"# {_UNPRINTABLE.sub(' ', text)}"
