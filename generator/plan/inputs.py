"""What a page is made from, in short: enough to know that its view is what it was.

To make 30,000 views and find that one has changed takes seconds; these take a fraction of one. Equal
inputs must mean equal views, in archives with the same settings, code and templates. Unequal ones need
not mean anything: then the view is made and looked at.
"""

from bisect import bisect_left

from generator.model.archive import NEVER, Archive
from generator.model.page import Page
from generator.plan.entity import years_of
from generator.plan.files import address_of
from generator.plan.times import days_in, same_days, times_in

Inputs = tuple[object, ...]


def edition_inputs(archive: Archive, page: Page) -> Inputs:
    """The digest itself, the ones beside it, and where its links to files lead."""
    number = archive.places[page.subject]
    edition = archive.shelves[page.lang][number].paired.edition
    beside = archive.stamps[max(number - 1, 0) : number + 2]
    targets = {edition.header.cover, *(link.target for link in edition.files)}
    leads = [address_of(target, edition, archive) for target in sorted(targets) if target]
    return number == 0, beside, leads, times_in(edition, archive)


def calendar_inputs(archive: Archive, page: Page) -> Inputs:
    """The digests of a day, month or year, those that tell of it, and the times beside it."""
    time = page.subject
    times = {4: archive.years, 7: archive.months, 10: archive.days}[len(time)]
    place = bisect_left(times, time)
    told = archive.told[page.lang]
    digests = [*archive.calendar.get(time, ()), *(each.digest for each in told.get(time, ()))]
    days: tuple[str, ...] = ()
    if len(time) == 10:
        days = same_days(archive, time)
        digests += [number for day in days for number in archive.calendar.get(day, ())]
    elif len(time) == 7:
        days = days_in(archive, time)
    return times[max(place - 1, 0) : place + 2], days, [archive.stamps[number] for number in digests]


def entity_inputs(archive: Archive, page: Page) -> Inputs:
    """The digests that name the entity on this page, the years it has in each language, and whom it owns."""
    entity_id, year = page.subject.split("/")
    timeline = archive.timelines[page.lang].get(entity_id, NEVER)
    years = [years_of(archive, lang, entity_id) for lang in archive.timelines]
    shown = timeline.years[year] if year else timeline.appearances
    owned = [each for each in archive.owned.get(entity_id, ()) if each in archive.shown]
    digests = dict.fromkeys(appearance.digest for appearance in shown)
    return years, owned, [archive.stamps[number] for number in digests]
