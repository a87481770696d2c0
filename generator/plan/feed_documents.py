"""A feed cut into documents: one to subscribe to, with the newest items, and archive documents (RFC 5005).

The items of a month, or of a year in feeds in which less appears, are cut into portions, beginning with the
oldest. A new digest adds to the last portion only. The newest portions make up the document to subscribe to,
as many as it can hold; each older one is an archive document, which is complete by then and never changes.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from generator.model.archive import Archive
from generator.model.feed import Feed, FeedDocument, FeedItem, FeedKind
from generator.plan.feed_items import changed

# What readers and hosts bear well: so many items, and with what stands around them less than 512 KiB.
MOST_ITEMS = 50
MOST_BYTES = 500 * 1024
# Two portions always fit: so a document to subscribe to has at least half of what it may.
_PORTION_ITEMS = MOST_ITEMS // 2
_PORTION_BYTES = MOST_BYTES // 2

_MONTH, _YEAR = len("2026-04"), len("2026")
_BY_MONTH = (FeedKind.DIGESTS, FeedKind.STORIES)

Portion = tuple[str, tuple[FeedItem, ...]]


def documents_of(
    feed: Feed, archive: Archive, size_of: Callable[[FeedItem], int]
) -> tuple[FeedDocument, ...]:
    """The documents of `feed`: the one to subscribe to, then its archive documents, the newest first.

    Args:
        size_of: how many bytes an item is.
    """
    portions = _portions(feed, archive, size_of)
    shown, room, space = 0, MOST_ITEMS, MOST_BYTES
    for _, items in reversed(portions):
        room -= len(items)
        space -= sum(map(size_of, items))
        if shown and (room < 0 or space < 0):
            break
        shown += 1
    older, newest = portions[: len(portions) - shown], portions[len(portions) - shown :]
    documents = [
        _document(feed, archive, period, older[place - 1][0] if place else "", items)
        for place, (period, items) in enumerate(older)
    ]
    current = tuple(item for _, items in newest for item in items)
    documents.append(_document(feed, archive, "", older[-1][0] if older else "", current))
    return tuple(reversed(documents))


def _document(
    feed: Feed, archive: Archive, period: str, previous: str, items: Sequence[FeedItem]
) -> FeedDocument:
    """A document of `items`, which are given by time."""
    updated = max(changed(archive, feed.head.lang, item.number) for item in items)
    return FeedDocument(feed.head, period, previous, updated, tuple(reversed(items)))


def _portions(feed: Feed, archive: Archive, size_of: Callable[[FeedItem], int]) -> list[Portion]:
    """The items in order of time, the oldest first, cut by month or year and then by number and size."""
    length = _MONTH if feed.head.kind in _BY_MONTH else _YEAR
    portions: list[Portion] = []
    for period, group in groupby(
        reversed(feed.items), key=lambda item: archive.digests[item.number].date[:length]
    ):
        cut = _cut(list(group), size_of)
        portions += [
            (f"{period}-{place}" if place > 1 else period, part) for place, part in enumerate(cut, 1)
        ]
    return portions


def _cut(items: list[FeedItem], size_of: Callable[[FeedItem], int]) -> list[tuple[FeedItem, ...]]:
    cut: list[tuple[FeedItem, ...]] = []
    start = size = 0
    for place, item in enumerate(items):
        own = size_of(item)
        if place > start and (place - start == _PORTION_ITEMS or size + own > _PORTION_BYTES):
            cut.append(tuple(items[start:place]))
            start, size = place, 0
        size += own
    cut.append(tuple(items[start:]))
    return cut
