"""What the sitemap says of each page: its address, the day of its last change, its other languages.

The day comes from the content: of an edition its date, or that of its last correction; of a list the same of
the newest digest in it. So an old page stays as old as it is, however often the site is built.
"""

from collections.abc import Callable, Iterable, Iterator

from generator.config import Config
from generator.model.archive import NEVER, Archive
from generator.model.date import IsoDate, has_day
from generator.model.page import Listing, Page
from generator.plan.pages import addresses_of
from generator.plan.topic import digests_of


def listings(archive: Archive, config: Config, pages: Iterable[Page]) -> Iterator[Listing]:
    """What the sitemap says of `pages`, in their order."""
    for page in pages:
        newest = _NEWEST.get(page.kind, _newest)(archive, page)
        changed = "" if newest is None else _changed(archive, page, newest)
        for address in addresses_of(page, config):
            yield Listing(address, changed, page.alternates)


def _changed(archive: Archive, page: Page, number: int) -> str:
    """The day on which a page changed last that shows a digest; empty if only the month is known."""
    digest = archive.digests[number]
    shown = digest.editions if page.kind == "parallel" else (archive.shelves[page.lang][number].paired,)
    dates = (digest.date, *(IsoDate(paired.edition.header.updated) for paired in shown))
    return max(filter(has_day, dates), default="")


def _newest(archive: Archive, page: Page) -> int | None:
    return next(iter(archive.numbers[page.lang]), None)


def _own(archive: Archive, page: Page) -> int | None:
    return archive.places[page.subject]


def _newest_of_time(archive: Archive, page: Page) -> int | None:
    told = archive.told[page.lang].get(page.subject, ())
    digests = archive.calendars[page.lang].digests.get(page.subject, ())
    return min((*digests[:1], *(each.digest for each in told[:1])), default=None)


def _newest_of_entity(archive: Archive, page: Page) -> int | None:
    entity_id, year = page.subject.split("/")
    timeline = archive.timelines[page.lang].get(entity_id, NEVER)
    newest = next(iter(timeline.years[year]) if year else timeline.appearances, None)
    return newest.digest if newest else None


def _newest_of_topic(archive: Archive, page: Page) -> int | None:
    key, _, year = page.subject.rpartition("/")
    return digests_of(archive, page.lang, archive.topics[page.lang][key], year)[0]


# The newest digest on a page, by kind; on all other kinds it is the newest of the language.
_NEWEST: dict[str, Callable[[Archive, Page], int | None]] = {
    "edition": _own,
    "parallel": _own,
    "day": _newest_of_time,
    "month": _newest_of_time,
    "year": _newest_of_time,
    "entity": _newest_of_entity,
    "topic": _newest_of_topic,
}
