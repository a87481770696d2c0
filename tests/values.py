"""Small archives built from values, for tests of the stages behind reading."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from generator.config import Config
from generator.link.edition import counted_of
from generator.link.pairs import pair
from generator.model.archive import Archive
from generator.model.date import IsoDate, enclosing
from generator.model.digest import Figure, FileLink, Header, LinkedEdition, LinkedStory, Mention, Moment
from generator.model.entity import Entity, Kind, Name, Register
from generator.model.language import Lang, Localized
from generator.model.page import Page
from generator.model.relation import Relation
from generator.model.topic import DeclaredTopic
from generator.plan.archive import assemble
from generator.plan.pages import plan

BOTH = (Lang.ZH, Lang.EN)


def story(
    headline: str,
    *entities: str,
    anchor: str = "",
    level: int = 3,
    link: str = "",
    figures: tuple[Figure, ...] = (),
    moments: tuple[Moment, ...] = (),
) -> LinkedStory:
    """A story that names each of `entities` once for every time that it is given, each in a sentence."""
    named = tuple(dict.fromkeys(entities))
    return LinkedStory(
        id=anchor or headline,
        level=level,
        headline=headline,
        link=link,
        links=(link,) if link else (),
        sentences=tuple(f"{headline} {each}." for each in named),
        mentions=tuple(Mention(each, entities.count(each), place) for place, each in enumerate(named)),
        figures=figures,
        moments=moments,
    )


def edition(
    lang: Lang,
    date: str,
    *stories: LinkedStory,
    key: str = "",
    slug: str = "one",
    path: str = "",
    files: tuple[FileLink, ...] = (),
    entities: tuple[str, ...] = (),
    clues: str | None = None,
    **header: Any,
) -> LinkedEdition:
    """An edition of one section, in the folder of its year."""
    key = key or f"{date}-{slug}"
    header = {"title": f"{key} {lang}"} | header
    return LinkedEdition(
        path=path or f"content/{date[:4]}/{key}.{lang}.md",
        header=Header(date=IsoDate(date), lang=lang, key=key, slug=slug, **header),
        sections=(("", len(stories)),),
        stories=stories,
        counted=tuple(map(counted_of, stories)),
        headlines=tuple(each.headline for each in stories),
        times=tuple(sorted({enclosing(period) for each in stories for period, _ in each.moments})),
        ids=tuple(each.id for each in stories),
        mentions=tuple(
            (entity, place, sentence)
            for place, each in enumerate(stories)
            for entity, _, sentence in each.mentions
        ),
        moments=tuple(
            (period, place, sentence)
            for place, each in enumerate(stories)
            for period, sentence in each.moments
        ),
        files=files,
        entities=entities,
        clues="\n" * (len(stories) - 1) if clues is None else clues,
        facts="",
        prints=("", *("" for _ in stories)),
        body="",
        digest="",
    )


def entity(entity_id: str, *, owner: str | None = None, kind: Kind = Kind.COMPANY, **more: Any) -> Entity:
    """An entity whose names are its id, with a 社 behind the Chinese one."""
    names = more.pop("names", Localized(zh=f"{entity_id}社", en=entity_id))
    return Entity(
        id=entity_id,
        kind=kind,
        names=names,
        writings=tuple(
            Name(text=text) for text in dict.fromkeys((names.zh, names.en, *more.pop("aliases", ())))
        ),
        owner=owner,
        url=more.pop("url", ""),
        about=more.pop("about", Localized(zh="", en="")),
    )


def archive_of(
    editions: Iterable[LinkedEdition],
    *entities: Entity,
    languages: tuple[Lang, ...] = BOTH,
    media: tuple[str, ...] = (),
    topics: tuple[DeclaredTopic, ...] = (),
    series: tuple[DeclaredTopic, ...] = (),
    related: Mapping[str, tuple[Relation, ...]] = MappingProxyType({}),
    untranslated: bool = True,
) -> Archive:
    """The archive of `editions`, none of which is at fault."""
    digests, problems = pair(editions, languages[0])
    assert problems == ()
    register = Register(entities=tuple(sorted(entities, key=lambda each: each.id)), digest="")
    return assemble(digests, register, languages, media, topics, series, related, untranslated)


def page_at(address: str, archive: Archive, config: Config) -> Page:
    """The page of `archive` that is planned for `address`."""
    pages, _ = plan(archive, config)
    return next(page for page in pages if page.address == address)
