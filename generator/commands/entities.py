"""The register beside the stories: who is named how often, and all that is known of one entity."""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.commands.contents import Content
from generator.link.names import index_names
from generator.model.date import IsoDate, year_of
from generator.model.digest import Digest, Figure, LinkedStory, Mention, PairedEdition
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.read.entities import place_of_entity

_SHOWN = 5
_COMPANIONS = 10


class UnknownEntityError(Exception):
    """No entity of the register has the name; `hint` is the nearest that one has. Ends the command with 2."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(f'no entity is called "{name}".')
        self.hint = hint


class Counted(NamedTuple):
    """An entity, how many stories name it in each language, and the date of the last digest that does."""

    entity: Entity
    stories: tuple[tuple[Lang, int], ...]
    last: IsoDate | None


class Told(NamedTuple):
    """A sentence, and where it is from."""

    date: IsoDate
    path: str
    sentence: str


class Known(NamedTuple):
    """All that is known of an entity.

    Attributes:
        path, line: where the register defines it.
        years: how many stories of each year name it in each language, the newest year first.
        companions: who else is named in most of its stories, and in how many; a story and its translation
            count once.
        sentences: the newest that name it, one of a story.
        figures: the newest amounts that its sentences tell.
    """

    entity: Entity
    path: str
    line: int
    owner: Entity | None
    owned: tuple[Entity, ...]
    years: tuple[tuple[str, tuple[tuple[Lang, int], ...]], ...]
    first: IsoDate | None
    last: IsoDate | None
    companions: tuple[tuple[Entity, int], ...]
    sentences: tuple[Told, ...]
    figures: tuple[tuple[Figure, Told], ...]


class _Appearance(NamedTuple):
    """A story that names an entity."""

    digest: Digest
    paired: PairedEdition
    story: LinkedStory
    anchor: str
    mention: Mention

    @property
    def place(self) -> tuple[str, str]:
        """What the story shares with its translation."""
        return self.digest.key, self.anchor

    def told(self, sentence: int) -> Told:
        text = self.story.sentences[sentence] if sentence >= 0 else self.story.headline
        return Told(self.digest.date, self.paired.edition.path, text)


def count(content: Content) -> list[Counted]:
    """Every entity, those that most stories name first; of equals, the first by id."""
    stories: dict[Lang, Counter[str]] = {lang: Counter() for lang in Lang}
    last: dict[str, IsoDate] = {}
    for digest in content.digests:
        for paired in digest.editions:
            edition = paired.edition
            named = [mention.entity for story in edition.stories for mention in story.mentions]
            stories[edition.header.lang].update(named)
            for entity in (*named, *edition.entities):
                last.setdefault(entity, digest.date)
    counted = [
        Counted(entity, tuple((lang, stories[lang][entity.id]) for lang in Lang), last.get(entity.id))
        for entity in content.register.entities
    ]
    return sorted(counted, key=lambda each: -sum(number for _, number in each.stories))


def look_up(content: Content, name: str) -> Known:
    """All that is known of the entity with this id or name.

    Raises:
        UnknownEntityError: there is none.
    """
    entities = {each.id: each for each in content.register.entities}
    names = index_names(content.known)
    found = names.known(name)
    if found is None:
        writings = [each.text for entity in entities.values() for each in entity.writings]
        raise UnknownEntityError(name, _nearest(name, [*entities, *writings]))
    entity = entities[found]
    appearances = list(_appearances(content.digests, found))
    dates = [each.digest.date for each in appearances] or [
        digest.date for digest in content.digests if _is_listed(digest, found)
    ]
    path, line = place_of_entity(content.root, found)
    together = Counter(
        other for others in _named_by_story(appearances).values() for other in others if other != found
    )
    ranked = sorted(together.items(), key=lambda each: (-each[1], each[0]))
    return Known(
        entity=entity,
        path=path,
        line=line,
        owner=entities[entity.owner] if entity.owner else None,
        owned=tuple(each for each in entities.values() if each.owner == found),
        years=_years(appearances),
        first=min(dates, default=None),
        last=max(dates, default=None),
        companions=tuple((entities[each], number) for each, number in ranked[:_COMPANIONS]),
        sentences=tuple(each.told(each.mention.sentence) for each in _originals(appearances))[:_SHOWN],
        figures=tuple(_figures(appearances))[:_SHOWN],
    )


def _nearest(name: str, known: Sequence[str]) -> str:
    folded = {each.lower(): each for each in reversed(known)}
    near = difflib.get_close_matches(name.lower(), folded, n=1)
    return f'Did you mean "{folded[near[0]]}"?' if near else ""


def _appearances(digests: Sequence[Digest], entity: str) -> Iterator[_Appearance]:
    for digest in digests:
        for paired in digest.editions:
            for story, anchor in zip(paired.edition.stories, paired.anchors, strict=True):
                for mention in story.mentions:
                    if mention.entity == entity:
                        yield _Appearance(digest, paired, story, anchor, mention)


def _is_listed(digest: Digest, entity: str) -> bool:
    return any(entity in paired.edition.entities for paired in digest.editions)


def _named_by_story(appearances: Sequence[_Appearance]) -> dict[tuple[str, str], set[str]]:
    """Who is named in each story, its translation included."""
    named: dict[tuple[str, str], set[str]] = {}
    for each in appearances:
        named.setdefault(each.place, set()).update(mention.entity for mention in each.story.mentions)
    return named


def _years(appearances: Sequence[_Appearance]) -> tuple[tuple[str, tuple[tuple[Lang, int], ...]], ...]:
    counts = Counter((year_of(each.digest.date), each.paired.edition.header.lang) for each in appearances)
    years = sorted({year for year, _ in counts}, reverse=True)
    return tuple((year, tuple((lang, counts[year, lang]) for lang in Lang)) for year in years)


def _originals(appearances: Sequence[_Appearance]) -> list[_Appearance]:
    """One of each story: the original, if that names the entity."""
    first: dict[tuple[str, str], _Appearance] = {}
    for each in appearances:
        first.setdefault(each.place, each)
    return list(first.values())


def _figures(appearances: Sequence[_Appearance]) -> Iterator[tuple[Figure, Told]]:
    """The amounts in sentences that name the entity; a translation tells those of its original again."""
    told: set[tuple[str, str]] = set()
    for each in appearances:
        own = each.story.mentions.index(each.mention)
        figures = [figure for figure in each.story.figures if own in figure.mentions]
        if figures and each.place not in told:
            told.add(each.place)
            yield from ((figure, each.told(figure.sentence)) for figure in figures)
