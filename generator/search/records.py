"""What a hit shows: some documents in a file of their own."""

import json
from collections.abc import Mapping, Sequence
from math import isqrt

from generator.model.language import Lang
from generator.model.search import Document
from generator.search.pack import deflated

# For a language and the id of an entity how a record names it: its place, `company/google`, and its name.
Shown = Mapping[tuple[Lang, str], tuple[str, str]]

# Ten hits are in ten files more often than not, so each brings so many documents for one; but a file costs
# time whenever the site is built. So the number grows with the root of the segment, as shards do, but not
# far: ten files of ten documents would be most of what a query loads.
_FEWEST, _MOST = 2, 4
_EDITIONS_OF_ONE = 14


def per_file(editions: int) -> int:
    """How many documents are in a file, for a segment of so many editions."""
    return min(_MOST, max(_FEWEST, isqrt(editions) // _EDITIONS_OF_ONE))


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
