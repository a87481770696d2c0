"""The search page, whose script asks the index."""

from collections.abc import Iterable, Iterator

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.language import Lang
from generator.model.page import Page
from generator.model.topic import TopicKind
from generator.model.views import SearchView
from generator.plan.items import shell_of
from generator.plan.topic import topic_items

# So many are named; of the others, which few digests have, the script shows the slug.
_NAMED = 300


def search_pages(_archive: Archive, config: Config) -> Iterator[Page]:
    """The search page in each language."""
    for lang in config.languages:
        yield Page(kind="search", address=addresses.search(lang), lang=lang)


def with_index(pages: Iterable[Page], version: str) -> tuple[Page, ...]:
    """`pages`, those of search with the version of the index that they ask."""
    return tuple(page._replace(subject=version) if page.kind == "search" else page for page in pages)


def search_view(archive: Archive, config: Config, page: Page) -> SearchView:
    """What the archive has that can be searched for, as examples and as names of facets."""
    timelines = archive.timelines[page.lang]
    company = min(timelines, key=lambda each: (-timelines[each].stories, each), default="")
    days = archive.calendars[page.lang].digests
    return SearchView(
        shell=shell_of(archive, page, config, title="search", area="search"),
        company=archive.entities[company].names[page.lang] if company else "",
        day=max((day for day in days if len(day) == len("2026-04-24")), default=""),
        topics=_names(archive, page.lang, TopicKind.TOPIC),
        series=_names(archive, page.lang, TopicKind.SERIES),
        own=not config.show_untranslated,
        version=page.subject,
    )


def _names(archive: Archive, lang: Lang, kind: TopicKind) -> tuple[tuple[str, str], ...]:
    return tuple((item.slug, item.name) for item in topic_items(archive, lang, kind)[:_NAMED])
