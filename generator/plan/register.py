"""The register: all entities that have a page."""

from collections.abc import Iterator

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.entity import Kind
from generator.model.page import Page
from generator.model.views import RegisterView
from generator.plan.items import entity_item, shell_of


def register_pages(_archive: Archive, config: Config) -> Iterator[Page]:
    """The register in each language."""
    for lang in config.languages:
        yield Page(kind="register", address=addresses.register(lang), lang=lang)


def register_view(archive: Archive, config: Config, page: Page) -> RegisterView:
    """All entities that have a page, by kind, those that most stories name first."""
    items = [entity_item(archive.entities[each], page.lang, archive) for each in archive.shown]
    items.sort(key=lambda item: (-item.stories, item.name.casefold(), item.id))
    return RegisterView(
        shell=shell_of(
            page,
            config,
            title="register",
            area="register",
            twins=[(lang, addresses.register(lang)) for lang in config.languages],
        ),
        groups=tuple((kind, tuple(item for item in items if item.kind is kind)) for kind in Kind),
    )
