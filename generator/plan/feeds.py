"""Which feeds there are: of all digests, of all stories, of each entity, topic and series, in each language.

A feed exists where it has an item, and where there is a host: items are known by their URLs.
"""

from collections.abc import Collection, Iterator
from itertools import groupby

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive, Timeline
from generator.model.entity import Entity
from generator.model.feed import WHOLE, Feed, FeedHead, FeedItem, FeedKind, FeedLink
from generator.model.language import Lang
from generator.model.page import Page
from generator.model.topic import Topic
from generator.plan.feed_ids import authority_of, feed_id, mark_of

# Kinds of pages that have a feed of their own, beside that of the language.
_ENTITY, _TOPIC = "entity", "topic"
_TOPICS = (FeedKind.TOPIC, FeedKind.SERIES)


def feeds_of(archive: Archive, config: Config, lang: Lang) -> Iterator[Feed]:
    """Every feed in `lang`; none without a host."""
    if not config.base_url:
        return
    shelf = archive.shelves[lang]
    if shelf:
        yield Feed(_language_head(archive, config, lang, FeedKind.DIGESTS), "")
    if any(shown.paired.anchors for shown in shelf.values()):
        yield Feed(_language_head(archive, config, lang, FeedKind.STORIES), "")
    for entity_id in sorted(archive.timelines[lang]):
        yield Feed(_entity_head(archive, config, lang, archive.entities[entity_id]), entity_id)
    for key, topic in archive.topics[lang].items():
        yield Feed(_topic_head(archive, config, lang, topic), key)


def digests_of(archive: Archive, feed: Feed) -> Collection[int]:
    """The digests that `feed` has items of, the newest first."""
    kind, lang = feed.head.kind, feed.head.lang
    if kind in WHOLE:
        return archive.shelves[lang].keys()
    if kind in _TOPICS:
        return archive.topics[lang][feed.subject].digests
    return dict.fromkeys([each.digest for each in archive.timelines[lang][feed.subject].appearances])


def items_of(archive: Archive, feed: Feed) -> tuple[FeedItem, ...]:
    """All items of `feed`, the newest digest first."""
    kind, lang = feed.head.kind, feed.head.lang
    if kind is FeedKind.STORIES:
        return tuple(_stories(archive, lang))
    if kind is FeedKind.DIGESTS or kind in _TOPICS:
        return tuple(map(FeedItem, digests_of(archive, feed)))
    return tuple(_appearances(archive.timelines[lang][feed.subject]))


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
