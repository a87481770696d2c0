"""What several kinds of page show: the shell around a page, digests and entities in lists."""

from collections.abc import Iterable

from generator import addresses
from generator.config import Config
from generator.model.archive import NEVER, Appearance, Archive
from generator.model.digest import LinkedStory
from generator.model.entity import Entity
from generator.model.items import DigestItem, EntityItem, EntityLink, Entry, Link, Shell, Switch
from generator.model.language import Lang
from generator.model.page import Page
from generator.plan.feeds import feeds_on


def shell_of(
    archive: Archive,
    page: Page,
    config: Config,
    *,
    title: str,
    area: str = "",
    description: str = "",
    nearest: str = "",
    crumbs: tuple[Link, ...] = (),
) -> Shell:
    """The shell of `page`.

    Args:
        nearest: where a reader of the other language is led when the page does not exist in it.
    """
    other = page.lang.other
    # Of Chinese there may be a rendering in other characters; it stands behind the page that it is made of.
    exact = next((address for tag, address in page.alternates if tag.startswith(other)), "")
    leads_on = exact or nearest if other in config.languages else ""
    return Shell(
        lang=page.lang,
        address=page.address,
        root=addresses.to_root(page.address),
        title=title,
        site=config.title[page.lang],
        description=description,
        area=area,
        switch=Switch(other, leads_on, exact=bool(exact)) if leads_on else None,
        topics=topics_address(archive, page.lang),
        crumbs=crumbs,
        alternates=page.alternates,
        base_url=config.base_url,
        feeds=feeds_on(archive, config, page),
    )


def topics_address(archive: Archive, lang: Lang) -> str:
    """The page of all topics and series; empty where there are none."""
    return addresses.topics(lang) if archive.topics[lang] else ""


def digest_item(archive: Archive, number: int, lang: Lang, *, brief: bool = False) -> DigestItem:
    """A digest in a list for readers of `lang`; a brief one is without summary and headlines."""
    paired, address = archive.shelves[lang][number]
    header = paired.edition.header
    told = () if brief else zip(paired.edition.stories, paired.anchors, strict=True)
    return DigestItem(
        key=header.key,
        lang=header.lang,
        date=archive.digests[number].date,
        title=header.title,
        address=address,
        summary=() if brief else header.summary,
        headlines=tuple(
            Link(f"{address}#{anchor}", story.headline) for story, anchor in told if story.level in (2, 3)
        ),
    )


def stories_in(archive: Archive, lang: Lang, numbers: Iterable[int]) -> int:
    """How many stories the digests of these `numbers` have for readers of `lang`."""
    shelf = archive.shelves[lang]
    return sum(len(shelf[number].paired.anchors) for number in numbers)


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


def entry(archive: Archive, lang: Lang, appearance: Appearance) -> Entry:
    """A story that names an entity or a day, for readers of `lang`; the digest itself where no story does."""
    number, place, sentence = appearance
    paired, address = archive.shelves[lang][number]
    header = paired.edition.header
    story = paired.edition.stories[place] if place >= 0 else None
    anchor = paired.anchors[place] if place >= 0 else ""
    return Entry(
        digest=header.key,
        story=anchor,
        lang=header.lang,
        date=archive.digests[number].date,
        address=f"{address}#{anchor}" if anchor else address,
        headline=story.headline if story else "",
        sentence=story.sentences[sentence] if story and sentence >= 0 else "",
        digest_title=header.title,
        source=source_of(story) if story else None,
    )


def source_of(story: LinkedStory) -> Link | None:
    """The first source of `story`, under the name of its host."""
    address = story.links[0] if story.links else ""
    if not address.startswith(("http://", "https://")):
        return None
    host = address.split("/", 3)[2]
    return Link(address, host.removeprefix("www."))
