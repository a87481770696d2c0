"""What a page is made from, in short: enough to know that its view is what it was.

To make 30,000 views and find that one has changed takes seconds; these take a fraction of one. Equal
inputs must mean equal views, in archives with the same settings, code and templates. Unequal ones need
not mean anything: then the view is made and looked at.
"""

from bisect import bisect_left

from generator.model.archive import NEVER, Archive
from generator.model.page import Page
from generator.plan.edition import beside
from generator.plan.entity import nearest_to, year_items
from generator.plan.files import address_of, leads_of
from generator.plan.threads import kin_inputs
from generator.plan.times import days_in, nearest, same_days, times_in
from generator.plan.topic import digests_of, own_years

Inputs = tuple[object, ...]


def edition_inputs(archive: Archive, page: Page) -> Inputs:
    """The digest itself, those beside it, the stories related to its own, where its links lead."""
    number = archive.places[page.subject]
    edition = archive.shelves[page.lang][number].paired.edition
    newer, older = (each is not None and archive.stamps[each] for each in beside(archive, page.lang, number))
    leads = [*leads_of(edition, archive), nearest(archive, page.lang.other, archive.digests[number].date)]
    kin = kin_inputs(archive, page.lang, page.subject)
    return archive.stamps[number], newer, older, leads, kin, times_in(edition, archive)


def parallel_inputs(archive: Archive, page: Page) -> Inputs:
    """Both editions, and where their links to files and dates lead."""
    number = archive.places[page.subject]
    leads: list[str] = []
    for paired in archive.digests[number].editions:
        leads += (address_of(link.target, paired.edition, archive) for link in paired.edition.files)
        leads += times_in(paired.edition, archive)
    return archive.stamps[number], leads


def calendar_inputs(archive: Archive, page: Page) -> Inputs:
    """The digests of a day, month or year, those that tell of it, and the times beside it."""
    time, calendar = page.subject, archive.calendars[page.lang]
    times = {4: calendar.years, 7: calendar.months, 10: calendar.days}[len(time)]
    place = bisect_left(times, time)
    around = times[max(place - 1, 0) : place + 2]
    told = archive.told[page.lang]
    digests = [*calendar.digests.get(time, ()), *(each.digest for each in told.get(time, ()))]
    days: tuple[str, ...] = ()
    if len(time) == 10:
        days = same_days(archive, page.lang, time)
        digests += [number for day in days for number in calendar.digests.get(day, ())]
    elif len(time) == 7:
        days = days_in(archive, page.lang, time)
    lead = nearest(archive, page.lang.other, time)
    return around, days, lead, [archive.stamps[number] for number in digests]


def entity_inputs(archive: Archive, page: Page) -> Inputs:
    """The digests that name the entity on this page, its years, and what it owns.

    Whom those digests name beside it has a page, and its name is in the register.
    """
    entity_id, year = page.subject.split("/")
    timeline = archive.timelines[page.lang].get(entity_id, NEVER)
    years = year_items(archive, page.lang, entity_id, year)
    lead = nearest_to(archive, page.lang.other, archive.entities[entity_id])
    with_feed = [entity_id in timelines for timelines in archive.timelines.values()]
    shown = timeline.years[year] if year else timeline.appearances
    with_page = archive.shown[page.lang]
    owned = [] if year else [each for each in archive.owned.get(entity_id, ()) if each in with_page]
    digests = dict.fromkeys(appearance.digest for appearance in shown)
    return years, lead, with_feed, owned, [archive.stamps[number] for number in digests]


def topic_inputs(archive: Archive, page: Page) -> Inputs:
    """The digests of the topic on this page, its names and years, and the names of the topics beside it."""
    key, _, year = page.subject.rpartition("/")
    topics = archive.topics[page.lang]
    numbers = digests_of(archive, page.lang, topics[key], year)
    names = [each[key].name if key in each else "" for each in archive.topics.values()]
    beside = sorted({near for number in numbers for near in archive.tagged[number]})
    named = [(near, topics[near].name) for near in beside if near in topics]
    years = own_years(archive, page.lang, topics[key])
    return names, years, named, [archive.stamps[number] for number in numbers]
