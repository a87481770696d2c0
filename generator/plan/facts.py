"""What the stories on an entity's page tell beside its name: when, how often, with whom, for how much."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import NamedTuple

from generator import addresses, amounts
from generator.model.archive import Appearance, Archive
from generator.model.digest import CountedFigure, Figure, Qualifier
from generator.model.facts import Amount, Companion, FigureItem
from generator.model.language import Lang
from generator.plan.items import source_of

_COMPANIONS = 12
_sentence: Callable[[CountedFigure], int] = itemgetter(Figure._fields.index("sentence"))
# To look one up takes a tenth of the time of calling the enumeration.
_QUALIFIERS = {each.value: each for each in Qualifier}


# The figures of one story, behind the indexes of its digest and of itself.
ToldFigures = tuple[int, int, Sequence[CountedFigure]]


class Facts(NamedTuple):
    """What the stories of a timeline tell.

    Attributes:
        months: how many appearances each month has, newest first.
        digests: how many digests they are in.
        times: how often the entity is named in all.
        named: how many stories name each entity, itself included.
        figures: those whose sentence names the entity, newest story first; an amount once for each story.
        sentences: in how many sentences those are.
    """

    months: Mapping[str, int]
    digests: int
    times: int
    named: Mapping[str, int]
    figures: Sequence[ToldFigures]
    sentences: int


def facts_of(archive: Archive, lang: Lang, entity_id: str, shown: Iterable[Appearance]) -> Facts:
    """What the stories at `shown` tell of an entity, for readers of `lang`."""
    shelf, digests = archive.shelves[lang], archive.digests
    months: list[str] = []
    named: list[tuple[str, ...]] = []
    told: list[ToldFigures] = []
    last = -1
    in_digests = times = sentences = 0
    # An entity may be named in ten thousand stories: what can be counted is counted at the end, all at once.
    for number, place, _ in shown:
        if number != last:
            last = number
            in_digests += 1
            month = digests[number].date[:7]
            stories = shelf[number].paired.edition.counted
        months.append(month)
        if place < 0:
            continue
        entities, counts, amounts_told = stories[place]
        named.append(entities)
        own = entities.index(entity_id)
        times += counts[own]
        if figures := [each for each in amounts_told if own in each[-1]]:
            if len(figures) > 1:
                figures = _once(figures)
                sentences += len(set(map(_sentence, figures)))
            else:
                sentences += 1
            told.append((number, place, figures))
    return Facts(
        months=Counter(months),
        digests=in_digests,
        times=times,
        named=Counter(chain.from_iterable(named)),
        figures=told,
        sentences=sentences,
    )


def figure_of(counted: CountedFigure) -> Figure:
    """A figure that was counted."""
    value, unit, qualifier, text, sentence, mentions = counted
    return Figure(value, unit, _QUALIFIERS[qualifier], text, sentence, mentions)


def _once(figures: Iterable[CountedFigure]) -> list[CountedFigure]:
    """`figures` without those that tell the amount, value and unit, of an earlier one."""
    once: dict[tuple[str, ...], CountedFigure] = {}
    for figure in figures:
        once.setdefault(figure[:2], figure)
    return list(once.values())


def companions(
    archive: Archive, lang: Lang, named: Mapping[str, int], without: Container[str]
) -> tuple[Companion, ...]:
    """Whom most stories name, except those of `without`; of equals, the first by id."""
    others = ((entity, stories) for entity, stories in named.items() if entity not in without)
    ranked = sorted(others, key=lambda each: (-each[1], each[0]))[:_COMPANIONS]
    return tuple(companion(archive, lang, entity, stories) for entity, stories in ranked)


def companion(archive: Archive, lang: Lang, entity_id: str, stories: int) -> Companion:
    """An entity that shares so many stories."""
    entity = archive.entities[entity_id]
    address = addresses.entity(lang, entity.kind, entity_id)
    return Companion(entity_id, entity.kind, entity.names[lang], address, stories)


def figure_items(
    archive: Archive, lang: Lang, told: Iterable[ToldFigures], most: int
) -> tuple[FigureItem, ...]:
    """The sentences that tell the figures, as many as `most`, for readers of `lang`."""
    sentences = (
        (number, place, sentence, tuple(map(figure_of, group)))
        for number, place, figures in told
        for sentence, group in groupby(sorted(figures, key=_sentence), key=_sentence)
    )
    return tuple(_figure_item(archive, lang, *each) for each in islice(sentences, most))


def _figure_item(
    archive: Archive, lang: Lang, number: int, place: int, sentence: int, figures: Sequence[Figure]
) -> FigureItem:
    paired, address = archive.shelves[lang][number]
    header, story = paired.edition.header, paired.edition.stories[place]
    text = story.sentences[sentence]
    pieces, ordered = _in_pieces(text, figures)
    return FigureItem(
        lang=header.lang,
        date=archive.digests[number].date,
        address=f"{address}#{paired.anchors[place]}",
        headline=story.headline or header.title,
        sentence=pieces,
        in_headline=text == story.headline,
        amounts=tuple(_amount(figure, lang) for figure in ordered),
        source=source_of(story),
    )


def _in_pieces(text: str, figures: Sequence[Figure]) -> tuple[tuple[str, ...], list[Figure]]:
    """`text` cut so that every second piece is one of `figures`, and these in order of the text."""
    placed = sorted(((_place(text, figure.text), figure) for figure in figures), key=lambda each: each[0])
    pieces: list[str] = []
    done = 0
    for start, figure in placed:
        if start >= done:
            pieces += (text[done:start], figure.text)
            done = start + len(figure.text)
    return (*pieces, text[done:]), [figure for _, figure in placed]


def _place(text: str, amount: str) -> int:
    """Where `amount` stands in `text`, and not as the end of a longer number; -1 if nowhere."""
    start = text.find(amount)
    while start > 0 and (text[start - 1].isdecimal() or text[start - 1] in ".,"):
        start = text.find(amount, start + 1)
    return start


def _amount(figure: Figure, lang: Lang) -> Amount:
    """An amount for readers of `lang`, with what it reads like to them if it is written otherwise."""
    reading = hint = ""
    # What "billions of dollars" comes to, nobody writes otherwise.
    if figure.qualifier is not Qualifier.SEVERAL:
        reading, hint = (_written(figure.value, figure.unit, each) for each in (lang, lang.other))
    told = _folded(figure.text)
    return Amount(
        text=figure.text,
        value=figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        reading=reading if _is_chinese(figure.text) != (lang is Lang.ZH) and _folded(reading) != told else "",
        hint=hint if _folded(hint) != told else "",
    )


# A sentence is shown on the pages of all whom it names.
_written = lru_cache(maxsize=1 << 14)(amounts.written)


def _is_chinese(amount: str) -> bool:
    return any(char >= "\u3400" for char in amount)


def _folded(amount: str) -> str:
    return "".join(amount.split()).replace(",", "").replace("US$", "$").casefold()
