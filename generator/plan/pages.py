"""The table of page kinds, and the pages of an archive by it.

To add a kind: a row here, a function that names its pages, a function that makes the view of one,
a view type in `model.page`, a template.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.page import Page
from generator.model.problem import Problem, error
from generator.model.views import View
from generator.plan.alternates import with_alternates
from generator.plan.calendar import (
    archive_pages,
    archive_view,
    day_pages,
    day_view,
    month_pages,
    month_view,
    year_pages,
    year_view,
)
from generator.plan.edition import edition_pages, edition_view
from generator.plan.entity import entity_pages, entity_view
from generator.plan.home import front_pages, front_view, home_pages, home_view
from generator.plan.inputs import (
    Inputs,
    calendar_inputs,
    edition_inputs,
    entity_inputs,
    parallel_inputs,
    topic_inputs,
)
from generator.plan.overview import overview_inputs, overview_pages, overview_view
from generator.plan.parallel import parallel_pages, parallel_view
from generator.plan.register import register_pages, register_view
from generator.plan.search import search_pages, search_view
from generator.plan.subscriptions import feeds_pages, feeds_view
from generator.plan.topic import topic_pages, topic_view, topics_pages, topics_view


class PageKind(NamedTuple):
    """A kind of page: its template, which pages there are, what one shows, and from what it is made.

    A kind without `inputs` has few pages, whose views are made at every build.
    """

    name: str
    template: str
    pages: Callable[[Archive, Config], Iterator[Page]]
    view: Callable[[Archive, Config, Page], View]
    inputs: Callable[[Archive, Page], Inputs] | None = None


KINDS = {
    kind.name: kind
    for kind in (
        PageKind("front", "pages/front.html", front_pages, front_view),
        PageKind("home", "pages/home.html", home_pages, home_view),
        PageKind("edition", "pages/edition.html", edition_pages, edition_view, edition_inputs),
        PageKind("parallel", "pages/parallel.html", parallel_pages, parallel_view, parallel_inputs),
        PageKind("day", "pages/day.html", day_pages, day_view, calendar_inputs),
        PageKind("month", "pages/month.html", month_pages, month_view, calendar_inputs),
        PageKind("year", "pages/year.html", year_pages, year_view, calendar_inputs),
        PageKind("archive", "pages/archive.html", archive_pages, archive_view),
        PageKind("entity", "pages/entity.html", entity_pages, entity_view, entity_inputs),
        PageKind("register", "pages/register.html", register_pages, register_view),
        PageKind("overview", "pages/overview.html", overview_pages, overview_view, overview_inputs),
        PageKind("topic", "pages/topic.html", topic_pages, topic_view, topic_inputs),
        PageKind("topics", "pages/topics.html", topics_pages, topics_view),
        PageKind("search", "pages/search.html", search_pages, search_view),
        PageKind("feeds", "pages/feeds.html", feeds_pages, feeds_view),
    )
}


def plan(archive: Archive, config: Config) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Every page of `archive`, in order of address, and an error for each address claimed twice."""
    claims: dict[str, Page] = {}
    problems = []
    for kind in KINDS.values():
        for page in kind.pages(archive, config):
            first = claims.setdefault(page.address.casefold(), page)
            if first is not page:
                problems.append(_claimed_twice(first, page))
    pages = with_alternates(claims.values(), config)
    return tuple(sorted(pages, key=lambda page: page.address)), tuple(problems)


def addresses_of(page: Page, config: Config) -> tuple[str, ...]:
    """Where `page` goes: its address, and that of its rendering in Traditional characters if it has one."""
    twin = addresses.traditional(page.address) if config.traditional else ""
    return (page.address, twin) if twin else (page.address,)


def view_of(archive: Archive, config: Config, page: Page) -> View:
    """What the template of `page` may see."""
    return KINDS[page.kind].view(archive, config, page)


def inputs_of(archive: Archive, page: Page) -> Inputs | None:
    """What `page` is made from, with what every page depends on; nothing for a kind that does not say."""
    of_kind = KINDS[page.kind].inputs
    # What the head and the top of every page lead to.
    with_feed = [bool(numbers) for numbers in archive.numbers.values()]
    with_topics = [bool(topics) for topics in archive.topics.values()]
    return (with_feed, with_topics, page.alternates, of_kind(archive, page)) if of_kind else None


def _claimed_twice(first: Page, second: Page) -> Problem:
    names = [", ".join(page.sources) or f"the {page.kind} page" for page in (first, second)]
    return error(
        "address/taken",
        (*second.sources, *first.sources, "content")[0],
        f"{names[0]} and {names[1]} both claim {second.address}.",
        hint='Give one of them another "slug".',
    )
