"""The front door and the home page of each language."""

from collections import Counter
from collections.abc import Iterator

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.items import EntityItem, Link
from generator.model.language import Lang
from generator.model.page import Page
from generator.model.views import Door, FrontView, HomeView
from generator.plan.items import digest_item, entity_item, shell_of, stories_in
from generator.plan.topic import topic_items

_AT_THE_DOOR = 3
_RECENT_DIGESTS = 30
_ACTIVE = 12
_TOPICS = 12


def front_pages(_archive: Archive, config: Config) -> Iterator[Page]:
    """One page before all languages."""
    yield Page(kind="front", address=addresses.FRONT, lang=config.languages[0])


def front_view(archive: Archive, config: Config, page: Page) -> FrontView:
    """A door to each language."""
    return FrontView(
        shell=shell_of(
            archive,
            page,
            config,
            title=config.title[page.lang],
        ),
        doors=tuple(
            Door(
                lang=lang,
                site=config.title[lang],
                description=config.description[lang],
                address=addresses.home(lang),
                latest=tuple(
                    digest_item(archive, number, lang, brief=True)
                    for number in archive.numbers[lang][:_AT_THE_DOOR]
                ),
            )
            for lang in config.languages
        ),
    )


def home_pages(_archive: Archive, config: Config) -> Iterator[Page]:
    """A home page for each language."""
    for lang in config.languages:
        yield Page(kind="home", address=addresses.home(lang), lang=lang)


def home_view(archive: Archive, config: Config, page: Page) -> HomeView:
    """The newest digests, and who is named most in the recent ones."""
    numbers = archive.numbers[page.lang]
    return HomeView(
        shell=shell_of(
            archive,
            page,
            config,
            title=config.title[page.lang],
            description=config.description[page.lang],
            area="home",
        ),
        description=config.description[page.lang],
        latest=tuple(digest_item(archive, number, page.lang) for number in numbers[: config.home_digests]),
        active=_active(archive, page.lang),
        digests=len(numbers),
        stories=stories_in(archive, page.lang, numbers),
        first=archive.digests[numbers[-1]].date if numbers else None,
        last=archive.digests[numbers[0]].date if numbers else None,
        topics=tuple(Link(item.address, item.name) for item in topic_items(archive, page.lang))[:_TOPICS],
    )


def _active(archive: Archive, lang: Lang) -> tuple[EntityItem, ...]:
    """The entities that most stories of the recent digests name; of equals, the first by id."""
    stories: Counter[str] = Counter()
    for number in archive.numbers[lang][:_RECENT_DIGESTS]:
        mentions = archive.shelves[lang][number].paired.edition.mentions
        stories.update(entity for entity, _, _ in mentions)
    ranked = sorted(stories.items(), key=lambda each: (-each[1], each[0]))[:_ACTIVE]
    return tuple(entity_item(archive.entities[entity], lang, archive, count) for entity, count in ranked)
