"""The page that lists all feeds, and the same list for programs."""

from collections.abc import Iterator

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.feed import WHOLE, FeedKind
from generator.model.language import Lang
from generator.model.page import Page
from generator.model.subscriptions import FeedGroup, FeedRow, FeedsView
from generator.plan.collation import collation_key
from generator.plan.feeds import feeds_of
from generator.plan.items import shell_of

# Few series and topics come before the many entities.
_GROUPS = (
    FeedKind.SERIES,
    FeedKind.TOPIC,
    FeedKind.COMPANY,
    FeedKind.PRODUCT,
    FeedKind.PERSON,
    FeedKind.ORGANISATION,
)


def feeds_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page of all feeds in each language that has any."""
    for lang in config.languages:
        if config.base_url and archive.numbers[lang]:
            yield Page(kind="feeds", address=addresses.feeds(lang), lang=lang)


def feeds_view(archive: Archive, config: Config, page: Page) -> FeedsView:
    """All feeds in the language of `page`."""
    whole, groups = feed_lists(archive, config, page.lang)
    return FeedsView(
        shell=shell_of(
            archive, page, config, title="feeds", area="feeds", nearest=addresses.home(page.lang.other)
        ),
        whole=whole,
        groups=groups,
        opml=addresses.feed_list(),
    )


def feed_lists(
    archive: Archive, config: Config, lang: Lang
) -> tuple[tuple[FeedRow, ...], tuple[FeedGroup, ...]]:
    """The feeds of the whole archive in `lang`, and all others by kind and name."""
    heads = (feed.head for feed in feeds_of(archive, config, lang))
    rows = [FeedRow(head.kind, head.stem, head.name, head.pages[0][1]) for head in heads]
    rows.sort(key=lambda row: (collation_key(row.name, lang), row.stem))
    whole = tuple(row for kind in WHOLE for row in rows if row.kind is kind)
    groups = (FeedGroup(kind, tuple(row for row in rows if row.kind is kind)) for kind in _GROUPS)
    return whole, tuple(group for group in groups if group.rows)
