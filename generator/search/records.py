"""What a hit shows: some documents in a file of their own."""

import json
from collections.abc import Mapping, Sequence

from generator.model.language import Lang
from generator.model.search import Document
from generator.search.pack import deflated

# For a language and the id of an entity how a record names it: its place, `company/google`, and its name.
Shown = Mapping[tuple[Lang, str], tuple[str, str]]

# Documents in a file. Ten hits are in ten files more often than not, so each brings these many for one; but a
# file costs time whenever the site is built, so a segment of very many editions has more in each.
_FEW, _MANY, _MANY_EDITIONS = 2, 4, 8_192


def per_file(editions: int) -> int:
    """How many documents are in a file, for a segment of so many editions."""
    return _FEW if editions <= _MANY_EDITIONS else _MANY


def records_of(
    documents: Sequence[Document], names: Shown, traditional: Sequence[bool], size: int
) -> list[bytes]:
    """The packed files of `documents`, in order, `size` in each; a file is a JSON list of records.

    A record is a list: date, address, digest, anchor, title (empty if it is the headline), headline, text,
    `T` if it has Traditional characters, and for each entity that the document names its place and name.
    """
    made = []
    for start in range(0, len(documents), size):
        within = range(start, min(start + size, len(documents)))
        records = [_record(documents[number], names, traditional[number]) for number in within]
        text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
        made.append(deflated(text.encode("utf-8", "replace")))
    return made


def _record(document: Document, names: Shown, is_traditional: bool) -> list[str]:
    named = [names.get((document.lang, entity), (entity, entity)) for entity, _ in document.mentions]
    return [
        document.date,
        document.address,
        document.digest,
        document.story,
        "" if document.title == document.headline else document.title,
        document.headline,
        document.text,
        "T" if is_traditional else "",
        *(part for pair in named for part in pair),
    ]
