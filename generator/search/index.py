"""The search index: files in which a reader finds documents, on a host and from a disk.

ARCHITECTURE.md describes the format. The stage is `segments_of`, `index_segment` for each of them, and
`index_root`; whoever keeps the files of an untouched segment need not index it again.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple, Protocol, TypeVar

from generator import addresses
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.model.page import Output
from generator.model.search import Document
from generator.search.batches import DOCUMENT_BITS, Batch, batch_of
from generator.search.characters import is_han
from generator.search.columns import PER_FILE as FACETS_PER_FILE
from generator.search.columns import day_file, facet_files, vocabulary_files
from generator.search.fold import Simplified, folded, joined
from generator.search.front import front_coded_all
from generator.search.layout import PAIR_BITS, Large, NameRow
from generator.search.merge import Merged, merged, ranges_of
from generator.search.pack import deflated, script
from generator.search.records import per_file
from generator.search.segments import Dated, Segment, batches_of
from generator.search.shards import Shards, pair_shards, pair_steps, shard_size, word_shards
from generator.search.simplified import load_simplified, packed_table
from generator.search.terms import terms
from generator.search.varints import varint

VERSION = 2
FOLDER = "search"

_ITEMS_IN_BATCH = 128
_KEYS_IN_RANGE = 1 << 20

Item = TypeVar("Item", bound=Dated)


class Map(Protocol):
    """Applies a function to all items, in order; `write.workers.map_in_workers` with its number of jobs."""

    def __call__(self, function: Callable[[Any], Any], items: Sequence[Any], /) -> Iterable[Any]:
        """The results in order."""


class Month(NamedTuple):
    """A month of a segment: its documents and days by language; bit 1 is the first day, bit 0 the month."""

    month: str
    documents: tuple[int, int]
    days: tuple[int, int]


class Indexed(NamedTuple):
    """The files of a segment, and what the root says of it.

    Attributes:
        folder: `2026-04-1a2b3c4d5e6f`, with a hash of all the files.
        documents: how many there are in Chinese and in English.
        records_in_file: how many documents have their records in one file.
        sections: what the root has of it, as `layout.SECTIONS` names it.
    """

    name: str
    folder: str
    documents: tuple[int, int]
    records_in_file: int
    months: tuple[Month, ...]
    sections: tuple[bytes, ...]
    files: tuple[Output, ...]


def index_segment(
    segment: Segment[Item],
    documents_of: Callable[[Item], Iterable[Document]],
    entities: Sequence[Entity],
    map_items: Map = map,
) -> Indexed:
    """Index one segment.

    Args:
        documents_of: the documents of an item, in the item's language and of its date; is called in workers.
        entities: the register.
        map_items: applies a function to items, in workers or not; the index is the same.
    """
    simplified = load_simplified()
    size = per_file(len(segment.items))
    by_id = {entity.id: entity for entity in entities}
    shown = {
        (lang, each.id): (f"{each.kind}/{each.id}", each.names[lang]) for each in entities for lang in Lang
    }

    def made(items: Sequence[Item]) -> Batch:
        documents = [document for item in items for document in documents_of(item)]
        return batch_of(documents, simplified, shown, size)

    batches = [batch for batch in map_items(made, batches_of(segment.items, _ITEMS_IN_BATCH)) if batch.dates]
    facets = [each for batch in batches for each in batch.facets]
    named = {facet[2:] for each in facets for facet in each.split() if facet.startswith("e:")}
    names = _names([by_id[each] for each in sorted(named & by_id.keys())], simplified)
    records = [packed for batch in batches for packed in _record_files(batch, size)]
    dates = [date for batch in batches for date in batch.dates]
    langs = [(batch.lang, len(batch.dates)) for batch in batches]
    whole = merged(batches, [term for term in names if not is_han(term[0])])
    del batches
    files = _by_place(records)
    files |= facet_files(facets, by_id)
    files["days"] = day_file(dates)
    batch_sizes = b"".join([varint(count) for _, count in langs])
    letters, vocabulary = vocabulary_files(whole.counts)
    files |= {f"v{number}": packed for number, packed in enumerate(vocabulary)}
    term_files, places = _term_files(whole, names, map_items)
    files |= term_files
    return _indexed(segment.name, files, dates, langs, size, (batch_sizes, letters.encode(), *places))


def index_root(segments: Iterable[Indexed]) -> tuple[Output, ...]:
    """The root, which leads to `segments`, newest first; and the table of simplified characters."""
    segments = tuple(segments)
    table = deflated(*packed_table(load_simplified()))
    table_name = f"simplified-{_hash([('simplified', table)])}"
    root = {
        "version": VERSION,
        "simplified": table_name,
        "facets": FACETS_PER_FILE,
        "segments": [
            {
                "name": each.name,
                "folder": each.folder,
                "documents": each.documents,
                "records": each.records_in_file,
                "months": [[month.month, *month.documents, *month.days] for month in each.months],
            }
            for each in segments
        ],
    }
    sections = [section for each in segments for section in each.sections]
    packed = deflated(json.dumps(root, separators=(",", ":")).encode(), *sections)
    return (
        Output(address=addresses.INDEX_ROOT, data=script("root", packed)),
        Output(address=f"{FOLDER}/{table_name}.js", data=script("simplified", table)),
    )


def _names(entities: Iterable[Entity], simplified: Simplified) -> dict[str, list[NameRow]]:
    """What names say, by the term that each begins with."""
    names: dict[str, set[NameRow]] = {}
    for each in entities:
        for writing in (each.names.zh, each.names.en, *(name.text for name in each.writings)):
            name = joined(folded(writing, simplified)).strip()
            if found := terms(name):
                row = NameRow(name, each.id, str(each.kind), each.names.zh, each.names.en)
                names.setdefault(found[0], set()).add(row)
    return {term: sorted(rows) for term, rows in sorted(names.items())}


def _record_files(batch: Batch, size: int) -> Iterator[tuple[int, bytes]]:
    """Packed records with the number of documents in each."""
    left = len(batch.dates)
    for packed in batch.records:
        yield min(left, size), packed
        left -= size


def _by_place(records: Iterable[tuple[int, bytes]]) -> dict[str, bytes]:
    """Files of records by name: `r12` begins with document 12."""
    files = {}
    place = 0
    for documents, packed in records:
        files[f"r{place}"] = packed
        place += documents
    return files


def _term_files(
    whole: Merged, names: Mapping[str, Sequence[NameRow]], map_items: Map
) -> tuple[dict[str, bytes], tuple[bytes, ...]]:
    """Shards and long lists of postings; for the root, where each begins and which these are."""
    size = shard_size(len(whole.word_keys) + len(whole.pair_keys))
    files: dict[str, bytes] = {}
    starts: list[list[str]] = []
    large: list[list[tuple[str, Large, bytes]]] = []
    for letter, parts in (("w", _word_parts(whole, names, size)), ("h", _pair_parts(whole, names, size))):
        made = list(map_items(_call, parts))
        shards = [packed for each in made for packed in each.shards]
        files |= {f"{letter}{number}": packed for number, packed in enumerate(shards)}
        starts.append([term for each in made for term in each.first_terms])
        large.append([row for each in made for row in each.large])
    rows = [row for of_letter in large for row in of_letter]
    files |= {f"p{number}": packed for number, (_, _, packed) in enumerate(rows)}
    return files, (
        front_coded_all(starts[0]),
        pair_steps(starts[1]),
        front_coded_all([term for term, _, _ in large[0]]),
        pair_steps([term for term, _, _ in large[1]]),
        b"".join([varint(each.number) for _, each, _ in rows]),
    )


def _word_parts(
    whole: Merged, names: Mapping[str, Sequence[NameRow]], size: int
) -> list[Callable[[], Shards]]:
    """Ranges of words, each to be made into shards."""
    ranges = ranges_of(whole.word_keys, DOCUMENT_BITS, _KEYS_IN_RANGE)
    # The entries of a range: from those of its first key to those of the first key of the next range.
    firsts = [int(whole.word_keys[start]) >> DOCUMENT_BITS for start, _ in ranges]
    bounds = [0, *firsts[1:], len(whole.entries)]
    return [
        partial(
            word_shards,
            whole.entries[first:last],
            first,
            whole.word_keys[start:end],
            whole.forms,
            names,
            size,
        )
        for (start, end), first, last in zip(ranges, bounds, bounds[1:], strict=False)
    ]


def _pair_parts(
    whole: Merged, names: Mapping[str, Sequence[NameRow]], size: int
) -> list[Callable[[], Shards]]:
    """Ranges of pairs of Han, each to be made into shards."""
    han = [term for term in names if is_han(term[0])]
    # There may be Chinese names for companies in an archive without a Chinese text.
    ranges = ranges_of(whole.pair_keys, DOCUMENT_BITS + PAIR_BITS, _KEYS_IN_RANGE) or [(0, 0)] * bool(han)
    firsts = [chr(int(whole.pair_keys[start]) >> DOCUMENT_BITS + PAIR_BITS) for start, _ in ranges[1:]]
    bounds = ["", *firsts, "\U0010ffff"]
    return [
        partial(
            pair_shards,
            whole.pair_keys[start:end],
            {term: names[term] for term in han if first <= term < last},
            size,
        )
        for (start, end), first, last in zip(ranges, bounds, bounds[1:], strict=False)
    ]


def _call(part: Callable[[], Shards]) -> Shards:
    return part()


def _indexed(
    name: str,
    files: Mapping[str, bytes],
    dates: Sequence[str],
    langs: Sequence[tuple[Lang, int]],
    records_in_file: int,
    sections: tuple[bytes, ...],
) -> Indexed:
    ordered = sorted(files.items())
    folder = f"{name}-{_hash(ordered)}"
    chinese = sum(count for lang, count in langs if lang is Lang.ZH)
    return Indexed(
        name=name,
        folder=folder,
        documents=(chinese, len(dates) - chinese),
        records_in_file=records_in_file,
        months=_months(dates[:chinese], dates[chinese:]),
        sections=sections,
        files=tuple(
            Output(address=f"{FOLDER}/{folder}/{file}.js", data=script(f"{name}/{file}", packed))
            for file, packed in ordered
        ),
    )


def _months(chinese: Sequence[str], english: Sequence[str]) -> tuple[Month, ...]:
    """The months of both languages, newest first."""
    counts = [Counter(date[:7] for date in dates) for dates in (chinese, english)]
    days = [
        {
            month: sum(1 << int(date[8:] or 0) for date in set(of_month))
            for month, of_month in groupby(dates, key=lambda date: date[:7])
        }
        for dates in (chinese, english)
    ]
    return tuple(
        Month(month, (counts[0][month], counts[1][month]), (days[0].get(month, 0), days[1].get(month, 0)))
        for month in sorted(counts[0].keys() | counts[1].keys(), reverse=True)
    )


def _hash(files: Sequence[tuple[str, bytes]]) -> str:
    made = hashlib.blake2b(digest_size=6)
    for name, data in files:
        made.update(b"%s %d " % (name.encode(), len(data)))
        made.update(data)
    return made.hexdigest()
