"""What a host shows for addresses that have no page.

A host may know one such page for all, or one for each folder.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.hosting import MissingView, WayOn
from generator.model.items import Link
from generator.model.language import Lang
from generator.model.page import Page
from generator.plan.items import shell_of, topics_address


def missing_pages(config: Config) -> Iterator[Page]:
    """A page in all languages, and one in each: pages of the host, not of the archive."""
    yield Page(kind="missing", address=addresses.missing(), lang=config.languages[0])
    for lang in config.languages:
        yield Page(kind="missing", address=addresses.missing(lang), lang=lang, subject=lang)


def missing_view(archive: Archive, config: Config, page: Page) -> MissingView:
    """The ways on, for readers of the page's language or of any."""
    shell = shell_of(archive, page, config, title="missing")
    languages = [page.lang] if page.subject else config.languages
    return MissingView(
        shell=replace(shell, root=addresses.from_host(config.base_url)),
        doors=tuple(_way_on(archive, config, lang) for lang in languages),
    )


def _way_on(archive: Archive, config: Config, lang: Lang) -> WayOn:
    topics = topics_address(archive, lang)
    return WayOn(
        lang=lang,
        site=config.title[lang],
        home=addresses.home(lang),
        search=addresses.search(lang),
        ways=(
            Link(addresses.archive(lang), "archive"),
            Link(addresses.register(lang), "register"),
            *([Link(topics, "topics")] if topics else []),
        ),
    )
