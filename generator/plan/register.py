"""The register: all entities that have a page, by the letters of their names."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.directory import RegisterItem, RegisterView
from generator.model.entity import Entity, Kind
from generator.model.language import Lang
from generator.model.page import Page
from generator.plan.collation import letter_of, name_key
from generator.plan.items import entity_item, entity_link, shell_of


def register_pages(_archive: Archive, config: Config) -> Iterator[Page]:
    """The register in each language."""
    for lang in config.languages:
        yield Page(kind="register", address=addresses.register(lang), lang=lang)


def register_view(archive: Archive, config: Config, page: Page) -> RegisterView:
    """All entities that have a page, in the order of their names."""
    lang = page.lang
    shown = [archive.entities[each] for each in archive.shown[lang]]
    shown.sort(key=lambda entity: (name_key(entity.names[lang], lang), entity.id))
    owners = {entity.owner for entity in shown}
    kinds = Counter(entity.kind for entity in shown)
    return RegisterView(
        shell=shell_of(
            archive,
            page,
            config,
            title="register",
            area="register",
        ),
        letters=tuple(
            (letter, tuple(_item(archive, lang, entity) for entity in entities))
            for letter, entities in groupby(shown, lambda entity: letter_of(entity.names[lang], lang))
        ),
        kinds=tuple((kind, kinds[kind]) for kind in Kind if kind in kinds),
        owners=tuple(entity_link(entity, lang) for entity in shown if entity.id in owners),
    )


def _item(archive: Archive, lang: Lang, entity: Entity) -> RegisterItem:
    item = entity_item(entity, lang, archive)
    names = (item.name, item.other_name)
    return RegisterItem(
        id=item.id,
        kind=item.kind,
        name=item.name,
        other_name=item.other_name,
        writings=tuple(each.text for each in entity.writings if each.text not in names),
        address=item.address,
        owner=entity_link(archive.entities[entity.owner], lang) if entity.owner else None,
        stories=item.stories,
        last=item.last,
    )
