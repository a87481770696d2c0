"""The files of the search index: a segment in which nothing has changed keeps those that it has.

What makes an index is imported when there is a site to be made: numpy takes longer to load than a build that
finds nothing changed.
"""
# ruff: noqa: PLC0415 -- see above

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.config import Config
from generator.fingerprints import fingerprint
from generator.model.archive import Archive
from generator.model.page import Output
from generator.model.progress import Tell
from generator.model.search import Document
from generator.search.documents import Searched, documents_of, searched
from generator.search.segments import Segment, segments_of
from generator.write.cache import Cache, SegmentRow, body_reader, load
from generator.write.workers import map_in_workers

if TYPE_CHECKING:
    from generator.search.index import Indexed


class IndexFile(NamedTuple):
    """A file of the index; `data` is None for one that is in the site as it should be."""

    address: str
    key: bytes
    data: bytes | None


def index_files(
    archive: Archive,
    config: Config,
    code: str,
    cache: Cache,
    jobs: int,
    is_kept: Callable[[str, bytes], bool],
    tell: Tell,
) -> Iterator[IndexFile]:
    """The files of the index of `archive`.

    Args:
        code: a digest of the code that makes them.
        is_kept: whether the site has a file of this address, made under this key.
    """
    from generator.search.index import index_root, index_segment

    entities = tuple(archive.entities.values())
    basis = fingerprint(code, *(entity.named for entity in entities))
    known = {row.name: row for row in cache.segments()}
    load_body = body_reader(cache.path)

    def documents(item: Searched) -> Iterable[Document]:
        return documents_of(item, load_body(item.paired.edition.body))

    rows: list[SegmentRow] = []
    segments: list[Indexed] = []
    parts = segments_of(searched(archive, config))
    for done, segment in enumerate(parts, 1):
        inputs = _inputs(basis, segment)
        key = bytes.fromhex(inputs)
        row = known.get(segment.name)
        indexed: Indexed | None = load(row.data) if row and row.inputs == inputs else None
        if row and indexed and all(is_kept(file.address, key) for file in indexed.files):
            yield from (IndexFile(file.address, key, None) for file in indexed.files)
        else:
            in_workers = partial(map_in_workers, jobs=jobs, fewest=2)
            indexed = index_segment(segment, documents, entities, in_workers)
            yield from (IndexFile(file.address, key, file.data) for file in indexed.files)
            indexed = indexed._replace(files=tuple(_without_data(file) for file in indexed.files))
            row = SegmentRow(segment.name, inputs, pickle.dumps(indexed))
        rows.append(row)
        segments.append(indexed)
        tell("index", done, len(parts))
    for file in index_root(segments):
        yield IndexFile(file.address, bytes.fromhex(fingerprint(file.data)), file.data)
    cache.keep_segments(rows)


def _inputs(basis: str, segment: Segment[Searched]) -> str:
    """A digest of all that decides what the files of `segment` are."""
    items = (
        (each.address, each.digest, each.paired.edition.digest, each.paired.anchors, each.topics, each.series)
        for each in segment.items
    )
    return fingerprint(basis, *items)


def _without_data(file: Output) -> Output:
    return Output(address=file.address, data=b"")
