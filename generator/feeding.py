"""The files of all feeds: documents in which nothing has changed stay as they are.

Each edition is taken apart into pieces once, in workers; documents are put together from these, in workers
too. How large the items are decides which document they are in, so sizes are kept in the cache.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from generator import addresses
from generator.config import Config
from generator.fingerprints import fingerprint
from generator.model.archive import Archive
from generator.model.digest import PairedEdition
from generator.model.feed import Feed, FeedDocument, FeedKind, Format
from generator.model.language import Lang
from generator.plan.feed_documents import documents_of
from generator.plan.feed_items import changed, feed_digest, feed_moment, said_of
from generator.plan.feeds import digests_of, feeds_of, items_of
from generator.plan.subscriptions import feed_lists
from generator.render.feed_documents import AROUND, LONGEST, feed_document, feed_view
from generator.render.feed_pieces import Pieces, pieces_of
from generator.render.opml import opml
from generator.render.templates import Templates
from generator.store import File, Row, Store
from generator.write.cache import Cache, body_reader, load
from generator.write.spool import Spool, spool
from generator.write.workers import map_in_workers

# So many editions are taken apart by one worker at a time, into one file.
_BATCH = 32


class Feeding(NamedTuple):
    """All that feeds are made of.

    Attributes:
        media: the sizes of pictures, by address.
        given: a digest of code, settings and templates.
    """

    archive: Archive
    config: Config
    templates: Templates
    media: Mapping[str, int]
    given: str


class _Edition(NamedTuple):
    """An edition in feeds; `said` is a digest of all that decides what they say of it."""

    number: int
    paired: PairedEdition
    said: bytes


class _Documents(NamedTuple):
    """The documents of a feed.

    Attributes:
        said: a digest of all that decides which there are and what they say.
        inputs: by period, a digest of what each is made from.
    """

    said: bytes
    inputs: Mapping[str, bytes]


class _Kept(NamedTuple):
    """What is kept of the feeds of a site.

    Attributes:
        sizes: of each edition in feeds, by what they say of it.
        documents: of each feed, by its stem.
    """

    sizes: Mapping[bytes, tuple[int, ...]]
    documents: Mapping[str, _Documents]


class _Found(NamedTuple):
    """The pieces of an edition, and the number of the bytes in the spool in which they lie."""

    pieces: Pieces
    batch: int


# The edition of each digest that readers of a language are shown.
_Shelves = Mapping[Lang, Mapping[int, _Edition]]


def feed_files(site: Feeding, store: Store[Row], cache: Cache, jobs: int) -> Iterator[File[Row]]:
    """The files of every feed of `site`."""
    languages = site.config.languages
    feeds = [feed for lang in languages for feed in feeds_of(site.archive, site.config, lang)]
    if not feeds:
        return
    shelves = _shelves(site)
    known = cache.value("feed", site.given)
    before: _Kept = load(known) if known else _Kept({}, {})
    documents: dict[str, _Documents] = {}
    with spool(cache.path.parent) as spooled:
        taker = _Taker(site, spooled, cache, jobs)
        editions = [each for shelf in shelves.values() for each in shelf.values()]
        taker.take(each for each in editions if each.said not in before.sizes)
        sizes = {
            each.said: before.sizes.get(each.said) or taker.found[each.said].pieces.sizes for each in editions
        }
        due: list[tuple[FeedDocument, bytes]] = []
        for feed in feeds:
            stem, shelf = feed.head.stem, shelves[feed.head.lang]
            said = _said(feed, shelf, site.archive)
            own = before.documents.get(stem)
            cut: dict[str, FeedDocument] = {}
            if own is None or own.said != said:
                cut = _cut(feed, shelf, sizes, site.archive)
                own = _Documents(said, {name: _inputs(each, shelf, site.given) for name, each in cut.items()})
            documents[stem] = own
            for period, inputs in own.inputs.items():
                files = [store.same(address, inputs) for address in _addresses(stem, period)]
                if all(files):
                    yield from filter(None, files)
                else:
                    cut = cut or _cut(feed, shelf, sizes, site.archive)
                    due.append((cut[period], inputs))
        taker.take(shelves[document.head.lang][item.number] for document, _ in due for item in document.items)
        for made in map_in_workers(partial(_made, site, store, shelves, taker), due, jobs):
            yield from made
    words = {lang: site.templates.speech(lang) for lang in languages}
    lists = ((lang, *feed_lists(site.archive, site.config, lang)) for lang in languages)
    listed = opml(lists, site.config, words)
    yield store.put(listed.address, b"", listed.data)
    cache.keep_value("feed", site.given, pickle.dumps(_Kept(sizes, documents)))


class _Taker:
    """Takes editions apart; what it has found lies in the spool."""

    def __init__(self, site: Feeding, spooled: Spool, cache: Cache, jobs: int) -> None:
        self.found: dict[bytes, _Found] = {}
        self.spooled = spooled
        self._site = site
        self._load_body = body_reader(cache.path)
        self._jobs = jobs
        self._batches = 0

    def take(self, editions: Iterable[_Edition]) -> None:
        """Take apart those of `editions` that are not found yet."""
        due = list({each.said: each for each in editions if each.said not in self.found}.values())
        batches = [
            (self._batches + number, due[start : start + _BATCH])
            for number, start in enumerate(range(0, len(due), _BATCH))
        ]
        for (number, batch), pieces in zip(
            batches, map_in_workers(self._apart, batches, self._jobs, fewest=2), strict=True
        ):
            self.found |= zip(
                (each.said for each in batch), (_Found(each, number) for each in pieces), strict=True
            )
        self._batches += len(batches)

    def _apart(self, batch: tuple[int, list[_Edition]]) -> list[Pieces]:
        number, editions = batch
        site = self._site
        found: list[Pieces] = []
        data: list[bytes] = []
        offset = 0
        for each in editions:
            digest = feed_digest(site.archive, site.config, each.number, each.paired, site.media)
            label = partial(_label, site.templates, digest.lang)
            pieces, own = pieces_of(digest, self._load_body(digest.body), label, offset)
            found.append(pieces)
            data.append(own)
            offset += len(own)
        self.spooled.put(number, b"".join(data))
        return found


def _label(templates: Templates, lang: Lang, key: str) -> str:
    return templates.speech(lang).t(f"edition.{key}")


def _shelves(site: Feeding) -> _Shelves:
    made: dict[tuple[int, Lang], _Edition] = {}
    shelves: dict[Lang, dict[int, _Edition]] = {}
    for lang, shelf in site.archive.shelves.items():
        own = shelves[lang] = {}
        for number, shown in shelf.items():
            key = number, shown.paired.edition.header.lang
            if key not in made:
                said = said_of(site.archive, number, shown.paired, site.media)
                mark = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
                made[key] = _Edition(number, shown.paired, mark)
            own[number] = made[key]
    return shelves


def _said(feed: Feed, shelf: Mapping[int, _Edition], archive: Archive) -> bytes:
    """A digest of all that decides about the documents of `feed`.

    What an edition says decides about its date, its changes and its size, and about whom its stories name.
    """
    said = blake2b(repr(feed).encode("utf-8", "surrogatepass"), digest_size=16)
    said.update(b"".join([shelf[number].said for number in digests_of(archive, feed)]))
    return said.digest()


def _cut(
    feed: Feed,
    shelf: Mapping[int, _Edition],
    sizes: Mapping[bytes, tuple[int, ...]],
    archive: Archive,
) -> dict[str, FeedDocument]:
    """The documents of `feed` by period, cut by number and size of their items."""
    items = items_of(archive, feed)
    told = [sizes[shelf[number].said] for number, _ in items]
    # Of an edition there is its size as a whole, then without its stories, then that of each of them.
    if feed.head.kind is FeedKind.STORIES:
        found = [own[2 + places[0]] for own, (_, places) in zip(told, items, strict=True)]
    else:
        found = [
            own[1] + sum([own[2 + place] for place in places]) if places else own[0]
            for own, (_, places) in zip(told, items, strict=True)
        ]
    days = {number: changed(archive, feed.head.lang, number) for number in digests_of(archive, feed)}
    limited = [min(size, LONGEST) + AROUND for size in found]
    return {each.period: each for each in documents_of(feed.head, items, archive, limited, days)}


def _addresses(stem: str, period: str) -> list[str]:
    return [addresses.feed(stem, form, period) for form in Format]


def _inputs(document: FeedDocument, shelf: Mapping[int, _Edition], given: str) -> bytes:
    """A digest of what `document` is made from."""
    items = [(shelf[item.number].said, item.places) for item in document.items]
    return bytes.fromhex(fingerprint(given, document._replace(items=()), items))


def _made(
    site: Feeding, store: Store[Row], shelves: _Shelves, taker: _Taker, due: tuple[FeedDocument, bytes]
) -> list[File[Row]]:
    """The files of a document, one in each format."""
    document, inputs = due
    lang = document.head.lang
    shelf, words = shelves[lang], site.templates.speech(lang)

    def find(number: int) -> tuple[Pieces, memoryview]:
        found = taker.found[shelf[number].said]
        return found.pieces, taker.spooled.take(found.batch)

    files = []
    for form, address in zip(Format, _addresses(document.head.stem, document.period), strict=True):
        updated = feed_moment(document.updated, site.config)
        stylesheet = site.templates.assets["feed.css"].address
        view = feed_view(document, form, site.config, words, updated, stylesheet)
        files.append(store.put(address, inputs, feed_document(document, form, view, find)))
    return files
