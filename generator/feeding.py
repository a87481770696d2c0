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
from generator.plan.feeds import feeds_of
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

# The sizes of editions in feeds, by a digest of all that decides what feeds say of them.
Sizes = dict[bytes, tuple[int, ...]]


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


class _Found(NamedTuple):
    """The pieces of an edition, and the number of the bytes in the spool in which they lie."""

    pieces: Pieces
    batch: int


# The edition of each digest that readers of a language are shown.
_Shelves = Mapping[Lang, Mapping[int, _Edition]]


def feed_files(site: Feeding, store: Store[Row], cache: Cache, jobs: int) -> Iterator[File[Row]]:
    """The files of every feed of `site`."""
    feeds = tuple(feeds_of(site.archive, site.config))
    if not feeds:
        return
    shelves = _shelves(site)
    known = cache.value("feed", site.given)
    sizes: Sizes = load(known) if known else {}
    with spool(cache.path.parent) as spooled:
        taker = _Taker(site, spooled, cache, jobs)
        taker.take(each for shelf in shelves.values() for each in shelf.values() if each.said not in sizes)
        sizes = {
            each.said: sizes.get(each.said) or taker.found[each.said].pieces.sizes
            for shelf in shelves.values()
            for each in shelf.values()
        }
        due: list[tuple[FeedDocument, bytes]] = []
        told = {lang: _told(site.archive, lang, shelf, sizes) for lang, shelf in shelves.items()}
        for feed in feeds:
            shelf = shelves[feed.head.lang]
            own = told[feed.head.lang]
            for document in documents_of(feed, site.archive, _sizes(feed, own.sizes), own.days):
                inputs = _inputs(document, shelf, site.given)
                files = [store.same(address, inputs) for address in _addresses(document)]
                if all(files):
                    yield from filter(None, files)
                else:
                    due.append((document, inputs))
        taker.take(shelves[document.head.lang][item.number] for document, _ in due for item in document.items)
        for made in map_in_workers(partial(_made, site, store, shelves, taker), due, jobs):
            yield from made
    words = {lang: site.templates.speech(lang) for lang in site.config.languages}
    lists = ((lang, *feed_lists(site.archive, site.config, lang)) for lang in site.config.languages)
    listed = opml(lists, site.config, words)
    yield store.put(listed.address, b"", listed.data)
    cache.keep_value("feed", site.given, pickle.dumps(sizes))


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
                said = said_of(site.archive, site.config, number, shown.paired)
                mark = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
                made[key] = _Edition(number, shown.paired, mark)
            own[number] = made[key]
    return shelves


class _Told(NamedTuple):
    """Of the editions that readers of a language are shown, by number: their sizes, and when they changed."""

    sizes: Mapping[int, tuple[int, ...]]
    days: Mapping[int, str]


def _told(archive: Archive, lang: Lang, shelf: Mapping[int, _Edition], sizes: Sizes) -> _Told:
    return _Told(
        sizes={number: sizes[each.said] for number, each in shelf.items()},
        days={number: changed(archive, lang, number) for number in shelf},
    )


def _sizes(feed: Feed, sizes: Mapping[int, tuple[int, ...]]) -> list[int]:
    """Of each item of `feed`, how many bytes it is at most."""
    # Of an edition there is its size as a whole, then without its stories, then that of each of them.
    if feed.head.kind is FeedKind.STORIES:
        found = [sizes[number][2 + places[0]] for number, places in feed.items]
    else:
        found = [
            told[1] + sum([told[2 + place] for place in places]) if places else told[0]
            for told, places in ((sizes[number], places) for number, places in feed.items)
        ]
    return [min(size, LONGEST) + AROUND for size in found]


def _addresses(document: FeedDocument) -> list[str]:
    return [addresses.feed(document.head.stem, form, document.period) for form in Format]


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
    for form, address in zip(Format, _addresses(document), strict=True):
        updated = feed_moment(document.updated, site.config)
        stylesheet = site.templates.assets["feed.css"].address
        view = feed_view(document, form, site.config, words, updated, stylesheet)
        files.append(store.put(address, inputs, feed_document(document, form, view, find)))
    return files
