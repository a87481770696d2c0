"""What the value of a header's key may be, and what it is read as; None stands for the wrong type.

An absent value (`tags:`) is read as the empty one of its type.
"""

import json
import re
from collections.abc import Iterable

from generator.model.digest import EVERY_NAME, Reference
from generator.read.head import Value

_SEPARATORS = re.compile(r"[,，、;；\n]")
_BULLET = re.compile(r"\s*(?:[-*•·]|\d+[.、)])\s+(?=\S)|\s*[•·](?=\S)")
_WEB = re.compile(r"https?://[^\s<>\"'，、。；）】]+", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(
    r"\[([^\]\n]{1,300})\]\([ ]?<?(https?://[^\s)>]+)>?[^)\n]{0,300}\)", re.IGNORECASE
)
_LINE_BREAK = re.compile(r"(?<=[⺀-鿿＀-￯])[ \t]*\n\s*(?=[⺀-鿿＀-￯])")
_FLAGS = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
    "": False,
}


def text(value: Value) -> str | None:
    """One line of text."""
    if value is None:
        return ""
    return " ".join(_LINE_BREAK.sub("", value).split("\n")).strip() if isinstance(value, str) else None


def names(value: Value) -> tuple[str, ...] | None:
    """A list, one name, or names with commas between; without repeats, in order.

    An item of a list may be a table that has a `name`.
    """
    if isinstance(value, str):
        return _unique(part.strip() for part in _SEPARATORS.split(value))
    if value is None:
        return ()
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return None
    found = []
    for item in value:
        name = _named(item)
        if name is None:
            return None
        found.append(name)
    return _unique(found)


def meanings(value: Value) -> tuple[tuple[str, str], ...] | None:
    """A table of writings and whom they mean; the name of nobody is empty, `none` or `false`."""
    if value is None or value == "":
        return ()
    if not isinstance(value, dict):
        return None
    found = {writing: "" if each is False else text(each) for writing, each in value.items()}
    if None in found.values():
        return None
    return tuple((writing, "" if name == "none" else name or "") for writing, name in found.items())


def nolink(value: Value) -> tuple[str, ...] | None:
    """Names that are not linked, or true for all of them."""
    known = flag(value) if isinstance(value, bool | str) else None
    if known is None:
        return names(value)
    return (EVERY_NAME,) if known else ()


def paragraphs(value: Value) -> tuple[str, ...] | None:
    """A summary: a list, text whose lines are all bullets, or one paragraph."""
    if isinstance(value, list):
        items = [text(item) for item in value]
        return None if None in items else tuple(item for item in items if item)
    if value is None:
        return ()
    if not isinstance(value, str):
        return None
    lines = [line for line in value.split("\n") if line.strip()]
    if lines and all(map(_BULLET.match, lines)):
        return tuple(_BULLET.sub("", line, count=1).strip() for line in lines)
    return tuple(filter(None, (text(value),)))


def references(value: Value) -> tuple[Reference, ...] | None:
    """Sources: an address, a name, a Markdown link, a table of these, or a list of any of them."""
    if value is None:
        return ()
    found: list[Reference] = []
    for item in value if isinstance(value, list) else [value]:
        several = _reference_table(item) if isinstance(item, dict) else _reference_text(item)
        if several is None:
            return None
        found.extend(several)
    return tuple(dict.fromkeys(found))


def flag(value: Value) -> bool | None:
    """True or false, also written as yes and no."""
    if value is None or isinstance(value, bool):
        return bool(value)
    return _FLAGS.get(value.lower()) if isinstance(value, str) else None


def picture(value: Value) -> str | None:
    """The address of a picture, or a table with one."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("image", "src", "url") if key in value), False)
    return text(value)


def as_text(value: Value) -> str:
    """Any value as text, for keys that are kept without being understood."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(map(str, value))
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def kind_of(value: Value) -> str:
    """What a writer calls the type of `value`."""
    names = ((bool, "true or false"), (str, "text"), (list, "a list"), (dict, "a table"))
    return next((name for kind, name in names if isinstance(value, kind)), "nothing")


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for item in items:
        if item:
            first.setdefault(item.casefold(), item)
    return tuple(first.values())


def _named(item: Value) -> str | None:
    if isinstance(item, dict):
        item = item.get("name", False)
    if isinstance(item, bool):
        return None
    return text(item)


_PARTS = {
    "publisher": ("publisher", "name", "site", "media", "来源"),
    "date": ("date", "published"),
    "title": ("title", "text", "label"),
    "link": ("link", "url", "href"),
}


def _reference_table(table: dict[str, Value]) -> tuple[Reference, ...] | None:
    parts = {}
    for part, keys in _PARTS.items():
        found = text(next((table[key] for key in keys if key in table), None))
        if found is None:
            return None
        parts[part] = found
    if (parts["link"] and not _WEB.fullmatch(parts["link"])) or not any(parts.values()):
        return None
    return (Reference(**parts),)


def _reference_text(item: Value) -> tuple[Reference, ...] | None:
    if item is None:
        return ()
    if not isinstance(item, str):
        return None
    linked = [Reference(title=label.strip(), link=link) for label, link in _MARKDOWN_LINK.findall(item)]
    if linked:
        return tuple(linked)
    links = _WEB.findall(item)
    name = _WEB.sub("", item).strip(" \t\n,，、;；:：()（）<>|-")
    if len(links) > 1:
        return tuple(Reference(link=link) for link in links)
    if links:
        return (Reference(publisher=name, link=links[0]),)
    # A path such as `/posts/x/` is an address of the site that the file came from, not a source.
    return () if not name or name.startswith(("/", ".")) else (Reference(publisher=name),)
