"""The files of a site made and put in place: those that have not changed are kept as they are."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from generator import addresses
from generator.database import database_files
from generator.feeding import Feeding, feed_files
from generator.fingerprints import fingerprint
from generator.hosting import files_for_hosts
from generator.indexing import index_files
from generator.model.page import Output
from generator.model.progress import Tell
from generator.plan.search import with_index
from generator.plan.sitemap import listings
from generator.render.sitemap import sitemap
from generator.rendering import Site, pages_and_documents
from generator.store import File, Row, Store
from generator.traditional import load
from generator.write.cache import FOLDER, Cache, PageRow
from generator.write.compress import Encoder, encoders, is_worth_compressing
from generator.write.publish import is_intact, keep_file, publish, staged, tidy, write_file
from generator.write.workers import map_in_workers

# An old site of which a larger part has changed takes more room than it saves time.
_FEW = 0.25


class Produced(NamedTuple):
    """What was done.

    Attributes:
        rendered: pages that were made anew.
        written: files that were.
        removed: files that the site no longer has.
        before: all files of the last site, by address.
        files: all files of this one.
    """

    rendered: int
    written: int
    removed: int
    before: Mapping[str, PageRow]
    files: Mapping[str, PageRow]


@dataclass(frozen=True, slots=True)
class _Stage:
    """A folder for the next site, and what may stay of the last one.

    Attributes:
        before: the files of the last site, by address.
        output: where that is.
        stage: where what is new is written.
    """

    before: Mapping[str, PageRow]
    output: Path
    stage: Path

    def same(self, address: str, inputs: bytes) -> File[PageRow] | None:
        row = self.before.get(address)
        if row is None or row.inputs != inputs or not self._is_whole(address, row):
            return None
        return File(address, row, is_new=False)

    def put(self, address: str, inputs: bytes, data: bytes) -> File[PageRow]:
        row = self.before.get(address)
        if row and row.size == len(data) and self._is_whole(address, row):
            with suppress(OSError):
                if (self.output / address).read_bytes() == data:
                    return File(address, row._replace(inputs=inputs), is_new=False)
        found = write_file(self.stage, address, data)
        return File(address, PageRow(inputs, found.st_size, found.st_mtime_ns), is_new=True)

    def read(self, file: File[PageRow]) -> bytes:
        """The bytes of a file of the next site."""
        return ((self.stage if file.is_new else self.output) / file.address).read_bytes()

    def _is_whole(self, address: str, row: PageRow) -> bool:
        return is_intact(self.output, address, row.size, row.modified)


def produce(site: Site, output: Path, cache: Cache, jobs: int, tell: Tell) -> Produced:
    """Make the files of `site` that have changed, keep the rest, and put the whole in place of `output`.

    Raises:
        RenderError, OSError: `output` is as it was before.
    """
    before = cache.pages(output)
    if not before:
        site.templates.load()
        if site.config.traditional:
            load(site.config.traditional)
    with staged(output, site.root / FOLDER / "former") as stage:
        store = _Stage(before, output, stage)
        index = list(_index_files(site, store, cache, jobs, tell))
        version = next(each.row.inputs for each in index if each.address == addresses.INDEX_ROOT).hex()[:12]
        searching = site._replace(pages=with_index(site.pages, version))
        pages, documents = pages_and_documents(searching, store, cache, jobs, tell)
        files = [
            *pages,
            *documents,
            *index,
            *database_files(site.archive, site.config, site.given, store, cache),
            *files_beside_pages(site, store, cache, jobs),
        ]
        files = [*files, *_compressed_files(files, site, store, jobs)]
        new = [made.address for made in files if made.is_new]
        rows = {made.address: made.row for made in files}
        removed = before.keys() - rows.keys()
        if new or removed or not before:
            kept = [made.address for made in files if not made.is_new]
            for _ in map_in_workers(partial(keep_file, stage, output), tidy(stage, output, kept, new), jobs):
                pass
            publish(stage, output, removed, aside=len(new) + len(removed) <= _FEW * len(files))
    return Produced(
        rendered=sum(made.is_new for made in pages),
        written=len(new),
        removed=len(removed),
        before=before,
        files=rows,
    )


def is_as_published(output: Path, cache: Cache) -> bool:
    """Whether every file of the site at `output` is as the last build left it."""
    return all(
        is_intact(output, address, row.size, row.modified) for address, row in cache.pages(output).items()
    )


def files_beside_pages(site: Site, store: Store[Row], cache: Cache, jobs: int) -> Iterator[File[Row]]:
    """The files that others may read, but for pages and documents: feeds, for hosts, assets, media."""
    yield from feed_files(_feeding(site), store, cache, jobs)
    yield from _other_files(site, store)


def _index_files(site: Site, store: _Stage, cache: Cache, jobs: int, tell: Tell) -> Iterator[File[PageRow]]:
    """The files of the search index."""

    def is_kept(address: str, key: bytes) -> bool:
        return store.same(address, key) is not None

    for address, key, data in index_files(site.archive, site.config, site.code, cache, jobs, is_kept, tell):
        if data is None:
            yield File(address, store.before[address], is_new=False)
        else:
            yield store.same(address, key) or store.put(address, key, data)


def _feeding(site: Site) -> Feeding:
    """What the feeds of `site` are made of."""
    media = {
        quote(addresses.media(source.path.removeprefix("content/media/"))): source.size
        for source in site.media
    }
    given = fingerprint(site.given, site.templates.said)
    return Feeding(site.archive, site.config, site.templates, media, given)


def _other_files(site: Site, store: Store[Row]) -> Iterator[File[Row]]:
    """Those for hosts, assets and media."""
    for file in _made_anew(site):
        yield store.put(file.address, b"", file.data)
    for asset in site.templates.assets.values():
        yield store.same(asset.address, asset.data) or store.put(asset.address, asset.data, asset.data)
    for source in site.media:
        address = addresses.media(source.path.removeprefix("content/media/"))
        inputs = repr(source).encode("utf-8", "surrogateescape")
        yield store.same(address, inputs) or store.put(
            address, inputs, (site.root / source.path).read_bytes()
        )


def _compressed_files(
    files: Sequence[File[PageRow]], site: Site, store: _Stage, jobs: int
) -> Iterator[File[PageRow]]:
    """What is of text among `files` once more, in each encoding that the settings ask for."""

    def made(lack: tuple[str, bytes, File[PageRow], Encoder]) -> File[PageRow]:
        address, inputs, file, encoder = lack
        return store.put(address, inputs, encoder.compress(store.read(file)))

    taken = {file.address for file in files}
    lacking = []
    for encoder in encoders(site.config.precompress):
        for file in files:
            address = f"{file.address}.{encoder.encoding}"
            if address in taken or not is_worth_compressing(file.address, file.row.size):
                continue
            # A file that has its size and time still has its bytes.
            inputs = bytes.fromhex(fingerprint(file.row.size, file.row.modified, encoder.version))
            if same := store.same(address, inputs):
                yield same
            else:
                lacking.append((address, inputs, file, encoder))
    yield from map_in_workers(made, lacking, jobs)


def _made_anew(site: Site) -> Iterator[Output]:
    """Files that cost next to nothing, and are compared when they are made."""
    if site.config.base_url:
        yield from sitemap(listings(site.archive, site.config, site.pages), site.config.base_url)
    yield from files_for_hosts(site.archive, site.config, site.templates, site.moves)
