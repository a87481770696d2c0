"""Units of a digest as gettext PO, which translators' tools read and write.

Babel, which reads and writes the files, is imported when there is one.
"""
# ruff: noqa: PLC0415 -- see above

import codecs
import datetime
import io
import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.language import Lang
from generator.model.problem import error
from generator.translate.refusal import RefusedError

_TEXT = rb'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rb"\s*(?:(?:#~?\s*)?(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*"
    + _TEXT
    + rb"|#.*|"
    + _TEXT
    + rb")?\s*"
)
_ANEW = "Export it anew with --po."
_LOCALES = {Lang.ZH: "zh_Hans", Lang.EN: "en"}


class Entry(NamedTuple):
    """A unit of the original, and its translation.

    Attributes:
        context: its place, unique in the file: `title`, `nvidia-prices/2`.
        text: Markdown.
        translation: Markdown, or empty.
        is_fuzzy: whether the translation is one of an older text.
        previous: that text, if it is known.
        path, line: where the unit stands; not read back.
        note: what a translation must hold; not read back.
    """

    context: str
    text: str
    translation: str = ""
    is_fuzzy: bool = False
    previous: str = ""
    path: str = ""
    line: int = 0
    note: str = ""


def write_po(entries: Iterable[Entry], key: str, date: IsoDate, lang: Lang) -> bytes:
    """A PO file of `entries`, of the digest `key`; the same entries give the same bytes."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po as write

    # The time of writing would make every export differ.
    day = datetime.datetime.fromisoformat(f"{date}-01"[:10]).replace(tzinfo=datetime.UTC)
    catalog = Catalog(
        locale=_LOCALES[lang],
        project=key,
        version=date,
        header_comment=f"# {key}, into {lang}. Units are Markdown; {{#…}} and sources stay as they are.",
        last_translator="Wenzhai",
        language_team=f"{lang}",
        creation_date=day,
        revision_date=day,
        charset="utf-8",
        fuzzy=False,
    )
    for each in entries:
        message = catalog.add(
            each.text,
            each.translation,
            locations=[(each.path, each.line)],
            flags=("fuzzy",) if each.is_fuzzy else (),
            auto_comments=[each.note] if each.note else [],
            previous_id=each.previous,
            context=each.context,
        )
        # A share such as `5% down` is no place for a value.
        message.flags -= {"python-format", "python-brace-format"}
    file = io.BytesIO()
    write(file, catalog, width=0, include_previous=True)
    return file.getvalue()


def read_po(data: bytes, path: str) -> tuple[Entry, ...]:
    """The entries of the PO file at `path`; those that are obsolete, or without a context, are left out.

    Raises:
        RefusedError: it is none.
    """
    from babel.messages.pofile import PoFileError
    from babel.messages.pofile import read_po as read

    data = data.removeprefix(codecs.BOM_UTF8)
    # Babel takes the first and the last character of a text for its quotation marks, whatever they are.
    for number, line in enumerate(data.splitlines(), 1):
        if not _LINE.fullmatch(line):
            raise RefusedError(error("translations/po", path, f"line {number} is not one of PO.", hint=_ANEW))
    try:
        catalog = read(io.BytesIO(data), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, LookupError, ValueError) as fault:
        raise RefusedError(
            error("translations/po", path, f"it is no PO file: {fault}.", hint=_ANEW)
        ) from fault
    return tuple(
        Entry(
            context=message.context,
            text=str(message.id),
            translation=str(message.string),
            is_fuzzy=message.fuzzy,
        )
        for message in catalog
        if message.context and isinstance(message.id, str)
    )
