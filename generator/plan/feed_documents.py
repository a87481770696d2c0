"""A feed cut into documents: one to subscribe to, with the newest items, and archive documents (RFC 5005).

The items of a month, or of a year in feeds in which less appears, are cut into portions, beginning with the
oldest. A new digest adds to the last portion only. The newest portions make up the document to subscribe to,
as many as it can hold; each older one is an archive document, which is complete by then and never changes.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, groupby
from typing import NamedTuple

from generator.model.archive import Archive
from generator.model.feed import WHOLE, FeedDocument, FeedHead, FeedItem

# What readers and hosts bear well: so many items, and with what stands around them less than 512 KiB.
MOST_ITEMS = 50
MOST_BYTES = 500 * 1024
# Two portions always fit: so a document to subscribe to has at least half of what it may.
_PORTION_ITEMS = MOST_ITEMS // 2
_PORTION_BYTES = MOST_BYTES // 2

_MONTH, _YEAR = len("2026-04"), len("2026")


class _Portion(NamedTuple):
    """Items that follow each other: those from `start` to `stop`, as indexes into the items of the feed."""

    name: str
    start: int
    stop: int
    size: int


def documents_of(
    head: FeedHead, items: Sequence[FeedItem], archive: Archive, sizes: Sequence[int], days: Mapping[int, str]
) -> Iterator[FeedDocument]:
    """The documents of a feed: the one to subscribe to, then its archive documents, the newest first.

    Args:
        items: all of the feed.
        sizes: of each item, how many bytes it is.
        days: of each digest, by number, the day on which it changed last.
    """
    length = _MONTH if head.kind in WHOLE else _YEAR
    portions = _portions([archive.digests[number].date[:length] for number, _ in items], sizes)
    shown, space = 0, MOST_BYTES
    for portion in reversed(portions):
        space -= portion.size
        if shown and (portion.stop > MOST_ITEMS or space < 0):
            break
        shown += 1
    older = portions[: len(portions) - shown]
    yield _document(head, items[: portions[-shown].stop], days, "", older[-1].name if older else "")
    for place in reversed(range(len(older))):
        name, start, stop, _ = older[place]
        yield _document(head, items[start:stop], days, name, older[place - 1].name if place else "")


def _document(
    head: FeedHead, items: Sequence[FeedItem], days: Mapping[int, str], period: str, previous: str
) -> FeedDocument:
    updated = max([days[number] for number, _ in items])
    return FeedDocument(head, period, previous, updated, tuple(items))


def _portions(periods: Sequence[str], sizes: Sequence[int]) -> list[_Portion]:
    """The items from the oldest to the newest, cut by month or year and then by number and size.

    Args:
        periods: the month or year of each item.
    """
    portions: list[_Portion] = []
    stop = len(periods)
    for period, group in groupby(reversed(periods)):
        start = stop - len(list(group))
        portions += _cut(period, start, stop, sizes)
        stop = start
    return portions


def _cut(period: str, first: int, stop: int, sizes: Sequence[int]) -> Iterator[_Portion]:
    """The items from `first` to `stop`, from the last to the first."""
    names = chain([period], (f"{period}-{place}" for place in count(2)))
    size = 0
    for place in reversed(range(first, stop)):
        own = sizes[place]
        if size and (stop - place > _PORTION_ITEMS or size + own > _PORTION_BYTES):
            yield _Portion(next(names), place + 1, stop, size)
            stop, size = place + 1, 0
        size += own
    yield _Portion(next(names), first, stop, size)
