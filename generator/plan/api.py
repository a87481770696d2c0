"""Which documents for programs there are, and what each is made from."""

from collections.abc import Iterator
from itertools import groupby

from generator import addresses
from generator.model.api import ApiDocument, ApiKind, MonthDigests
from generator.model.archive import NEVER, Archive
from generator.model.date import month_of


def api_documents(archive: Archive) -> Iterator[ApiDocument]:
    """The lists of all digests and entities, a document for each entity with a page and for each month."""
    months = tuple(_months(archive))
    entities = tuple(sorted({entity for shown in archive.shown.values() for entity in shown}))
    everything = (*archive.stamps, repr(archive.tagged))
    for kind in (ApiKind.INDEX, ApiKind.DIGESTS, ApiKind.ENTITIES):
        yield ApiDocument(kind, addresses.api(kind), entities, months, everything)
    with_page = frozenset(entities)
    for entity in entities:
        numbers = {
            appearance.digest
            for timelines in archive.timelines.values()
            for appearance in timelines.get(entity, NEVER).appearances
        }
        stamps = (archive.stamps[number] for number in sorted(numbers))
        owned = tuple(each for each in archive.owned.get(entity, ()) if each in with_page)
        languages = (lang for lang, shown in archive.shown.items() if entity in shown)
        address = addresses.api(f"entities/{entity}")
        yield ApiDocument(ApiKind.ENTITY, address, (entity, *owned), (), (*stamps, *owned, *languages))
    for each in months:
        keys = (archive.digests[number].key for number in each.digests)
        related = tuple(archive.related.get(key, ()) for key in keys)
        stamps = (archive.stamps[number] for number in each.digests)
        yield ApiDocument(
            ApiKind.STORIES, addresses.api(f"stories/{each.month}"), (), (each,), (*stamps, repr(related))
        )


def _months(archive: Archive) -> Iterator[MonthDigests]:
    """The months of which there are digests, the newest first."""
    numbers = range(len(archive.digests))
    for month, group in groupby(numbers, key=lambda number: month_of(archive.digests[number].date)):
        yield MonthDigests(month, tuple(group))
