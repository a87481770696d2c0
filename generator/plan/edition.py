"""Edition pages."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.date import has_day, month_of, year_of
from generator.model.digest import Digest, PairedEdition
from generator.model.items import EntityLink, Link
from generator.model.language import TRADITIONAL_TAG, Lang
from generator.model.page import Page
from generator.model.relation import StoryKey
from generator.model.topic import TopicKind
from generator.model.translation import HEAD
from generator.model.views import EditionView, SectionItem, StoryItem
from generator.plan.facing import parallel_address
from generator.plan.files import address_of, entity_of, is_remote
from generator.plan.items import digest_item, entity_link, shell_of
from generator.plan.tags import named_in
from generator.plan.threads import ALONE, kin_links, kin_of
from generator.plan.times import nearest, times_in

_ENTITIES = 24


def edition_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page for each edition in a language of the archive."""
    for digest in archive.digests:
        yield from pages_of_digest(digest, config.languages)


def pages_of_digest(digest: Digest, languages: Collection[Lang]) -> Iterator[Page]:
    """A page for each edition of `digest` in one of `languages`."""
    for paired in digest.editions:
        header = paired.edition.header
        if header.lang in languages:
            yield Page(
                kind="edition",
                address=addresses.edition(header.lang, digest.date, header.slug),
                lang=header.lang,
                subject=digest.key,
                tag=TRADITIONAL_TAG if header.traditional else "",
                sources=(paired.edition.path,),
            )


def edition_view(archive: Archive, config: Config, page: Page) -> EditionView:
    """One edition with its neighbours and its translation."""
    number = archive.places[page.subject]
    digest = archive.digests[number]
    paired, _ = archive.shelves[page.lang][number]
    header = paired.edition.header
    shell = shell_of(
        archive,
        page,
        config,
        title=header.title,
        description=header.summary[0] if header.summary else "",
        nearest=nearest(archive, page.lang.other, digest.date),
        crumbs=crumbs_of(page, digest),
    )
    translation = shell.switch if shell.switch and shell.switch.exact else None
    newer, older = beside(archive, page.lang, number)
    return EditionView(
        shell=shell,
        key=digest.key,
        date=digest.date,
        lang=header.lang,
        tag=page.tag or header.lang.tag,
        title=header.title,
        summary=header.summary,
        series=next(iter(_topics(paired, archive, TopicKind.SERIES)), None),
        authors=header.authors,
        tags=tuple(_topics(paired, archive, TopicKind.TOPIC)),
        sources=header.sources,
        cover=cover_of(paired, archive),
        remote_cover=_remote_cover(header.cover),
        day=Link(addresses.calendar(page.lang, digest.date), digest.date),
        sections=_sections(paired, archive, page, digest.edition(page.lang.other) if translation else None),
        body=paired.edition.body,
        links=links_of(paired, archive),
        entities=_entities(paired, archive, page),
        updated=header.updated,
        translation=translation,
        is_original=paired is digest.editions[0],
        stale=len(paired.stale) - (HEAD in paired.stale),
        is_head_stale=HEAD in paired.stale,
        parallel=parallel_address(digest),
        newer=None if newer is None else digest_item(archive, newer, page.lang, brief=True),
        older=None if older is None else digest_item(archive, older, page.lang, brief=True),
    )


def beside(archive: Archive, lang: Lang, number: int) -> tuple[int | None, int | None]:
    """The next newer and the next older digest that a reader of `lang` is shown."""
    numbers = archive.numbers[lang]
    place = bisect_left(numbers, number)
    return (
        numbers[place - 1] if place else None,
        numbers[place + 1] if place + 1 < len(numbers) else None,
    )


def cover_of(paired: PairedEdition, archive: Archive) -> str:
    """The address of the picture; empty for one on another host, which no page may ask."""
    cover = paired.edition.header.cover
    return "" if not cover or is_remote(cover) else address_of(cover, paired.edition, archive)


def _remote_cover(cover: str) -> str:
    """The address of a picture on another host, which a page leads to; else empty."""
    return cover if cover.startswith(("https://", "http://", "//")) else ""


def _topics(paired: PairedEdition, archive: Archive, kind: TopicKind) -> Iterator[Link]:
    """The topics or the series that the header names, each in its own first spelling."""
    header = paired.edition.header
    shown: set[str] = set()
    for spelling in named_in(header, kind):
        key = archive.spellings[kind][spelling]
        if key not in shown:
            shown.add(key)
            yield Link(addresses.topic(header.lang, kind, key.partition("/")[2]), spelling)


def crumbs_of(page: Page, digest: Digest) -> tuple[Link, ...]:
    """The way up from a page of `digest`."""
    times = [year_of(digest.date), month_of(digest.date)]
    if has_day(digest.date):
        times.append(digest.date)
    return (
        Link(addresses.archive(page.lang), "archive"),
        *(Link(addresses.calendar(page.lang, time), time) for time in times),
    )


def _sections(
    paired: PairedEdition, archive: Archive, page: Page, other: PairedEdition | None
) -> tuple[SectionItem, ...]:
    told = frozenset(other.anchors if other else ())
    sections = []
    place = 0
    digest = paired.edition.header.key
    kin = kin_of(archive, page.lang, digest)
    for number, (heading, count) in enumerate(paired.edition.sections, 1):
        stories = []
        for story in paired.edition.stories[place : place + count]:
            link = headline_link(story.link, paired, archive, page)
            anchor = paired.anchors[place]
            thread, related = kin_links(archive, page.lang, StoryKey(digest, anchor), kin.get(anchor, ALONE))
            item = StoryItem(
                anchor=anchor,
                level=story.level,
                headline=story.headline,
                link=link,
                place=place,
                thread=thread,
                related=related,
                has_twin=anchor in told,
                is_stale=place in paired.stale,
            )
            stories.append(item)
            place += 1
        sections.append(SectionItem(f"_section-{number}", heading, tuple(stories)))
    return tuple(sections)


def headline_link(link: str, paired: PairedEdition, archive: Archive, page: Page) -> str:
    """Where a headline leads: its source on the web, or the page of a file of the archive."""
    if not link.startswith("ref:file/"):
        return link
    address = address_of(link.removeprefix("ref:file/"), paired.edition, archive)
    return addresses.to_root(page.address) + address if address else ""


def links_of(paired: PairedEdition, archive: Archive) -> tuple[tuple[str, str], ...]:
    """What the `ref:` links of the body stand for; an empty address for what does not exist."""
    edition = paired.edition
    lang = edition.header.lang
    named = sorted({entity for entity, _, _ in edition.mentions})
    links = {f"entity/{each}": addresses.entity(lang, archive.entities[each].kind, each) for each in named}
    links |= {f"date/{time}": addresses.calendar(lang, time) for time in times_in(edition, archive)}
    for target in sorted({link.target for link in edition.files}):
        entity = entity_of(target)
        links[f"entity/{entity}" if entity else f"file/{target}"] = address_of(target, edition, archive)
    return tuple(links.items())


def _entities(paired: PairedEdition, archive: Archive, page: Page) -> tuple[EntityLink, ...]:
    """Whom the edition names, most often first; of equals, the first by id."""
    times: Counter[str] = Counter()
    for entities, counts, _ in paired.edition.counted:
        for entity, count in zip(entities, counts, strict=True):
            times[entity] += count
    times.update(paired.edition.entities)
    ranked = sorted(times.items(), key=lambda each: (-each[1], each[0]))[:_ENTITIES]
    return tuple(entity_link(archive.entities[entity], page.lang) for entity, _ in ranked)
