"""What several kinds of page show: the shell around a page, digests and entities in lists."""

from collections.abc import Sequence

from generator import addresses
from generator.config import Config
from generator.model.archive import NEVER, Archive
from generator.model.digest import Digest
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.model.page import DigestItem, EntityItem, EntityLink, Link, Page, Shell, Switch


def shell_of(
    page: Page,
    config: Config,
    *,
    title: str,
    twins: Sequence[tuple[Lang, str]],
    area: str = "",
    description: str = "",
    nearest: str = "",
    crumbs: tuple[Link, ...] = (),
) -> Shell:
    """The shell of `page`.

    Args:
        twins: this page in every language that it exists in, itself included.
        nearest: where a reader of the other language is led when the page has no twin.
    """
    others = [Switch(lang, address, exact=True) for lang, address in twins if lang is not page.lang]
    if not others and nearest and len(config.languages) > 1:
        others = [Switch(page.lang.other, nearest, exact=False)]
    return Shell(
        lang=page.lang,
        address=page.address,
        title=title,
        site=config.title[page.lang],
        description=description,
        area=area,
        switch=others[0] if others else None,
        crumbs=crumbs,
        alternates=tuple((lang.tag, address) for lang, address in twins),
        base_url=config.base_url,
    )


def edition_address(digest: Digest, lang: Lang) -> str:
    """The address of the edition that a reader of `lang` is shown."""
    header = digest.shown_in(lang).edition.header
    return addresses.edition(header.lang, digest.date, header.slug)


def digest_item(digest: Digest, lang: Lang, *, brief: bool = False) -> DigestItem:
    """`digest` in a list for readers of `lang`; a brief one is without summary and headlines."""
    paired = digest.shown_in(lang)
    header = paired.edition.header
    address = edition_address(digest, lang)
    told = zip(paired.edition.stories, paired.anchors, strict=True)
    return DigestItem(
        key=digest.key,
        lang=header.lang,
        date=digest.date,
        title=header.title,
        address=address,
        summary=() if brief else header.summary,
        headlines=()
        if brief
        else tuple(
            Link(f"{address}#{anchor}", story.headline) for story, anchor in told if story.level in (2, 3)
        ),
    )


def entity_link(entity: Entity, lang: Lang) -> EntityLink:
    """`entity` as a name that leads to its page."""
    return EntityLink(entity.id, entity.names[lang], addresses.entity(lang, entity.kind, entity.id))


def entity_item(entity: Entity, lang: Lang, archive: Archive, stories: int | None = None) -> EntityItem:
    """`entity` in a list for readers of `lang`, with the number of stories that name it, or `stories`."""
    timeline = archive.timelines[lang].get(entity.id, NEVER)
    latest = next(timeline.appearances, None)
    other = entity.names[lang.other]
    return EntityItem(
        id=entity.id,
        kind=entity.kind,
        name=entity.names[lang],
        other_name="" if other == entity.names[lang] else other,
        address=addresses.entity(lang, entity.kind, entity.id),
        stories=timeline.stories if stories is None else stories,
        last=archive.digests[latest.digest].date if latest else None,
    )
