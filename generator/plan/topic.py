"""Pages of topics and series, of their years, and of all topics."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.date import month_of, year_of
from generator.model.items import DigestItem, EntityItem, Link, TopicItem
from generator.model.language import Lang
from generator.model.page import Page
from generator.model.topic import Topic, TopicKind
from generator.model.views import TopicsView, TopicView
from generator.plan.collation import collation_key
from generator.plan.items import digest_item, entity_item, shell_of, stories_in, topics_address

# How many digests the page of a topic shows; a year that does not fit on it whole has a page of its own.
_ONE_PAGE = 100
_ENTITIES = 12
_RELATED = 8


def topic_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page for each topic and series, and one for each year that its page does not show whole."""
    for lang in config.languages:
        for key, topic in archive.topics[lang].items():
            for year in ("", *own_years(archive, lang, topic)):
                yield Page(
                    kind="topic",
                    address=addresses.topic(lang, topic.kind, topic.slug, year),
                    lang=lang,
                    subject=f"{key}/{year}",
                )


def topics_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page of all topics and series, in each language that has any."""
    for lang in config.languages:
        if address := topics_address(archive, lang):
            yield Page(kind="topics", address=address, lang=lang)


def topic_view(archive: Archive, config: Config, page: Page) -> TopicView:
    """A topic or series, or one year of it."""
    key, _, year = page.subject.rpartition("/")
    topic = archive.topics[page.lang][key]
    # A year counts itself only, so that it stays as it is while the topic goes on.
    numbers = digests_of(archive, page.lang, topic, year)
    return TopicView(
        shell=shell_of(
            archive,
            page,
            config,
            title=topic.name,
            description=topic.about,
            area="archive",
            nearest=nearest_to(archive, page.lang.other, key),
            crumbs=_crumbs(topic, page, year),
        ),
        kind=topic.kind,
        slug=topic.slug,
        name=topic.name,
        other_name=_other_name(archive, topic, page.lang),
        about=topic.about,
        digests=len(numbers),
        stories=stories_in(archive, page.lang, numbers),
        first=archive.digests[numbers[-1]].date,
        last=archive.digests[numbers[0]].date,
        year=year,
        years=tuple(
            Link(addresses.topic(page.lang, topic.kind, topic.slug, each), each)
            for each in own_years(archive, page.lang, topic)
        ),
        spans=_spans(archive, page.lang, numbers, year),
        entities=_entities(archive, page.lang, numbers),
        related=_related(archive, page.lang, numbers, key),
    )


def topics_view(archive: Archive, config: Config, page: Page) -> TopicsView:
    """All topics and all series, those of most digests first."""
    topics = topic_items(archive, page.lang)
    return TopicsView(
        shell=shell_of(
            archive,
            page,
            config,
            title="topics",
            area="archive",
            nearest=addresses.archive(page.lang.other),
            crumbs=(Link(addresses.archive(page.lang), "archive"),),
        ),
        series=topic_items(archive, page.lang, TopicKind.SERIES),
        topics=tuple(item for item in topics if item.digests > 1 or item.about),
        once=tuple(item for item in topics if item.digests == 1 and not item.about),
    )


def topic_items(archive: Archive, lang: Lang, kind: TopicKind = TopicKind.TOPIC) -> tuple[TopicItem, ...]:
    """All topics, or all series, for readers of `lang`, in the order of their number of digests and name."""
    items = (
        TopicItem(
            slug=topic.slug,
            name=topic.name,
            other_name=_other_name(archive, topic, lang),
            about=topic.about,
            address=addresses.topic(lang, kind, topic.slug),
            digests=len(topic.digests),
            last=archive.digests[topic.digests[0]].date,
        )
        for topic in archive.topics[lang].values()
        if topic.kind is kind
    )
    return tuple(sorted(items, key=lambda item: (-item.digests, collation_key(item.name, lang), item.slug)))


def own_years(archive: Archive, lang: Lang, topic: Topic) -> tuple[str, ...]:
    """The years of which `topic` has a page, newest first; none if it fits on one page."""
    years = []
    place = _ONE_PAGE
    while place < len(topic.digests):
        years.append(year_of(archive.digests[topic.digests[place]].date))
        place = bisect_right(topic.digests, archive.calendars[lang].digests[years[-1]][-1])
    return tuple(years)


def digests_of(archive: Archive, lang: Lang, topic: Topic, year: str) -> tuple[int, ...]:
    """The digests of `topic`, newest first: those of `year`, or all."""
    if not year:
        return topic.digests
    numbers = archive.calendars[lang].digests[year]
    return topic.digests[bisect_left(topic.digests, numbers[0]) : bisect_right(topic.digests, numbers[-1])]


def nearest_to(archive: Archive, lang: Lang, key: str) -> str:
    """Where a reader of `lang` is led from a page of a topic that does not exist in it."""
    topics = archive.topics.get(lang, {})
    if key in topics:
        return addresses.topic(lang, topics[key].kind, topics[key].slug)
    return addresses.topics(lang) if topics else addresses.archive(lang)


def _other_name(archive: Archive, topic: Topic, lang: Lang) -> str:
    other = archive.topics.get(lang.other, {}).get(topic.key)
    return other.name if other and other.name != topic.name else ""


def _crumbs(topic: Topic, page: Page, year: str) -> tuple[Link, ...]:
    above = (Link(addresses.archive(page.lang), "archive"), Link(addresses.topics(page.lang), "topics"))
    return (*above, Link(addresses.topic(page.lang, topic.kind, topic.slug), topic.name)) if year else above


def _spans(
    archive: Archive, lang: Lang, numbers: Sequence[int], year: str
) -> tuple[tuple[str, tuple[DigestItem, ...]], ...]:
    """The newest digests by year; those of a page of a year by month."""
    span_of = month_of if year else year_of
    shown = numbers if year else numbers[:_ONE_PAGE]
    return tuple(
        (span, tuple(digest_item(archive, number, lang, brief=bool(year)) for number in group))
        for span, group in groupby(shown, key=lambda number: span_of(archive.digests[number].date))
    )


def _entities(archive: Archive, lang: Lang, numbers: Sequence[int]) -> tuple[EntityItem, ...]:
    """The entities that most stories of these digests name; of equals, the first by id."""
    shelf = archive.shelves[lang]
    # Ten thousands of stories for a topic of a large archive, so this leaves Python for each digest only.
    mentions = chain.from_iterable(shelf[number].paired.edition.mentions for number in numbers)
    stories = Counter(map(itemgetter(0), mentions))
    ranked = sorted(stories.items(), key=lambda each: (-each[1], each[0]))[:_ENTITIES]
    # When an entity was last named, these digests do not say.
    return tuple(
        entity_item(archive.entities[entity], lang, archive, count)._replace(last=None)
        for entity, count in ranked
    )


def _related(archive: Archive, lang: Lang, numbers: Sequence[int], key: str) -> tuple[Link, ...]:
    """The other topics that most of these digests have; of equals, the first by name."""
    topics = archive.topics[lang]
    shared = Counter(chain.from_iterable(archive.tagged[number] for number in numbers))
    others = [
        (-count, collation_key(topics[each].name, lang), each)
        for each, count in shared.items()
        if each in topics and each != key
    ]
    return tuple(
        Link(addresses.topic(lang, TopicKind.TOPIC, topics[each].slug), topics[each].name)
        for _, _, each in sorted(others)
    )[:_RELATED]
