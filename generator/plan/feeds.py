"""Which feeds there are: of all digests, of all stories, of each entity, topic and series, in each language.

A feed exists where it has an item, and where there is a host: items are known by their URLs.
"""

from collections.abc import Iterator
from itertools import groupby

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive, Timeline
from generator.model.entity import Entity
from generator.model.feed import Feed, FeedHead, FeedItem, FeedKind, FeedLink
from generator.model.language import Lang
from generator.model.page import Page
from generator.model.topic import Topic
from generator.plan.feed_ids import authority_of, feed_id, mark_of

# Kinds of pages that have a feed of their own, beside that of the language.
_ENTITY, _TOPIC = "entity", "topic"


def feeds_of(archive: Archive, config: Config) -> Iterator[Feed]:
    """Every feed, language by language; none without a host."""
    for lang in config.languages if config.base_url else ():
        for head, items in _feeds(archive, config, lang):
            yield Feed(head, tuple(items))


def heads_of(archive: Archive, config: Config, lang: Lang) -> Iterator[FeedHead]:
    """What the feeds in `lang` say of themselves."""
    for head, _ in _feeds(archive, config, lang):
        yield head


def _feeds(archive: Archive, config: Config, lang: Lang) -> Iterator[tuple[FeedHead, Iterator[FeedItem]]]:
    """The feeds in `lang`, each with a way through its items."""
    shelf = archive.shelves[lang]
    if shelf:
        yield _language_head(archive, config, lang, FeedKind.DIGESTS), map(FeedItem, shelf)
    if any(shown.paired.anchors for shown in shelf.values()):
        yield _language_head(archive, config, lang, FeedKind.STORIES), _stories(archive, lang)
    for entity_id, timeline in sorted(archive.timelines[lang].items()):
        yield _entity_head(archive, config, lang, archive.entities[entity_id]), _appearances(timeline)
    for topic in archive.topics[lang].values():
        yield _topic_head(archive, config, lang, topic), map(FeedItem, topic.digests)


def feeds_on(archive: Archive, config: Config, page: Page) -> tuple[FeedLink, ...]:
    """The feeds that `page` leads to: its own, that of its language, then the same in the other language."""
    if not config.base_url:
        return ()
    languages = sorted(config.languages, key=lambda lang: lang is not page.lang)
    own = [link for lang in languages if (link := _own(archive, lang, page))]
    whole = [
        FeedLink(addresses.feed_of_language(lang), lang, "") for lang in languages if archive.numbers[lang]
    ]
    return tuple(sorted((*own, *whole), key=lambda link: link.lang is not page.lang))


def _own(archive: Archive, lang: Lang, page: Page) -> FeedLink | None:
    """The feed in `lang` of the entity, topic or series that `page` is of."""
    if page.kind == _ENTITY:
        entity = archive.entities[page.subject.split("/")[0]]
        if entity.id in archive.timelines[lang]:
            return FeedLink(_stem(addresses.entity(lang, entity.kind, entity.id)), lang, entity.names[lang])
    if page.kind == _TOPIC:
        topic = archive.topics[lang].get(page.subject.rpartition("/")[0])
        if topic:
            return FeedLink(_stem(addresses.topic(lang, topic.kind, topic.slug)), lang, topic.name)
    return None


def _language_head(archive: Archive, config: Config, lang: Lang, kind: FeedKind) -> FeedHead:
    return FeedHead(
        kind=kind,
        lang=lang,
        stem=addresses.feed_of_language(lang, stories=kind is FeedKind.STORIES),
        id=feed_id(authority_of(config), lang, kind),
        name="",
        about=config.description[lang],
        mark="",
        pages=tuple((each.tag, addresses.home(each)) for each in _own_first(archive, lang)),
    )


def _entity_head(archive: Archive, config: Config, lang: Lang, entity: Entity) -> FeedHead:
    kind = FeedKind(entity.kind.value)
    return FeedHead(
        kind=kind,
        lang=lang,
        stem=_stem(addresses.entity(lang, entity.kind, entity.id)),
        id=feed_id(authority_of(config), lang, kind, entity.id),
        name=entity.names[lang],
        about=entity.about[lang],
        mark=mark_of(f"{kind}/{entity.id}"),
        pages=tuple(
            (each.tag, addresses.entity(each, entity.kind, entity.id))
            for each in _own_first(archive, lang)
            if entity.id in archive.shown[each]
        ),
    )


def _topic_head(archive: Archive, config: Config, lang: Lang, topic: Topic) -> FeedHead:
    kind = FeedKind(topic.kind.value)
    return FeedHead(
        kind=kind,
        lang=lang,
        stem=_stem(addresses.topic(lang, topic.kind, topic.slug)),
        id=feed_id(authority_of(config), lang, kind, topic.slug),
        name=topic.name,
        about=topic.about,
        mark="",
        pages=tuple(
            (each.tag, addresses.topic(each, topic.kind, topic.slug))
            for each in _own_first(archive, lang)
            if topic.key in archive.topics[each]
        ),
    )


def _own_first(archive: Archive, lang: Lang) -> list[Lang]:
    return sorted(archive.numbers, key=lambda each: each is not lang)


def _stories(archive: Archive, lang: Lang) -> Iterator[FeedItem]:
    for number, shown in archive.shelves[lang].items():
        for place in range(len(shown.paired.anchors)):
            yield FeedItem(number, (place,))


def _appearances(timeline: Timeline) -> Iterator[FeedItem]:
    """A digest for each that names an entity, with the stories that do: all where only its header does."""
    for number, group in groupby(timeline.appearances, key=lambda each: each.digest):
        yield FeedItem(number, tuple([each.story for each in group if each.story >= 0]))


def _stem(page: str) -> str:
    return page.removesuffix(".html")
