"""A story becomes a linked story: the names, dates and amounts in it are found, kept and marked up."""

from collections.abc import Iterable, Sequence
from html import escape
from operator import attrgetter
from typing import NamedTuple

from generator import amounts
from generator.link.clues import clues_of
from generator.link.dates import FoundDate, find_dates
from generator.link.figures import FoundFigure, find_figures
from generator.link.names import Match, Names, Settled
from generator.link.prose import Prose, prose_of
from generator.model.date import IsoDate, Period, enclosing
from generator.model.digest import Figure, LinkedStory, Mention, Moment, Story
from generator.model.language import Lang

Found = Match | FoundDate | FoundFigure
# The number of the headline among the sentences of a story.
_HEADLINE = -1
_start = attrgetter("start")


class Told(NamedTuple):
    """A linked story, its HTML with the facts marked up, and what else linking found out.

    Attributes:
        text: without markup.
        clues: what others may have in common with it, as text.
        doubtful: the writing, the entity it is taken for, and its rivals.
    """

    story: LinkedStory
    html: str
    text: str
    clues: str
    doubtful: tuple[tuple[str, str, tuple[str, ...]], ...]


def link_story(story: Story, names: Names, settled: Settled, published: IsoDate, lang: Lang) -> Told:
    """The facts of `story`, and its HTML with them marked up.

    Facts of the headline count, but are not marked up there: the headline leads to the source. Nor are
    those in links; code is no evidence of anything.
    """
    prose = prose_of(story.html)
    whole = f"{story.headline}\n{prose.text}"

    def found(text: str, ends: Sequence[int]) -> list[Found]:
        return find_facts(text, ends, whole, names, settled, published)

    headline = found(story.headline, (len(story.headline),))
    text = found(prose.text, prose.ends)
    if prose.code:
        text = [each for each in text if not prose.is_code(each.start)]
    in_text = _with_marks(text, prose, names) if prose.marked else text
    told = [(_HEADLINE, each) for each in headline]
    told += [(prose.sentence_at(each.start), each) for each in in_text]
    doubtful = {
        (story.headline if number == _HEADLINE else prose.text)[each.start : each.end]: each
        for number, each in told
        if isinstance(each, Match) and each.rivals
    }
    linked = _linked(story, prose, told)
    return Told(
        story=linked,
        html=_marked_up(story.html, prose, text, lang),
        text=prose.text,
        clues=clues_of(story, linked, headline),
        doubtful=tuple((writing, each.entity, each.rivals) for writing, each in doubtful.items()),
    )


def find_facts(
    text: str, ends: Sequence[int], whole: str, names: Names, settled: Settled, published: IsoDate
) -> list[Found]:
    """The names, dates and amounts in `text`, in order, none overlapping another.

    Args:
        ends: where sentences end in `text`.
        whole: the story that `text` is a part of; some names need a word that stands anywhere in it.
    """
    matches = names.find(text, whole, settled)
    others: list[Found] = [*find_dates(text, published), *find_figures(text, ends)]
    return _apart([*matches, *others]) if others else list[Found](matches)


def _with_marks(found: list[Found], prose: Prose, names: Names) -> list[Found]:
    """`found`, and what the writer has linked: it lies in links, where nothing is marked up."""
    known = {(each.start, each.entity) for each in found if isinstance(each, Match)}
    marks = [
        Match(start, start, entity)
        for start, entity in prose.marked
        if entity in names.owners and (start, entity) not in known
    ]
    return sorted((*found, *marks), key=_start)


def _apart(found: list[Found]) -> list[Found]:
    """Of what overlaps the earliest, then the longest: 360 亿美元 is an amount, and no news of 360."""
    apart: list[Found] = []
    end = 0
    for each in sorted(found, key=_place):
        if each.start >= end:
            apart.append(each)
            end = each.end
    return apart


def _place(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _linked(story: Story, prose: Prose, told: Sequence[tuple[int, Found]]) -> LinkedStory:
    """`story` with the facts that it tells, each given with the number of its sentence."""
    times: dict[str, int] = {}
    first: dict[str, int] = {}
    named: dict[int, dict[str, None]] = {}
    figures: dict[tuple[str, str, int], FoundFigure] = {}
    moments: dict[Period, int] = {}
    for number, each in told:
        if isinstance(each, Match):
            times[each.entity] = times.get(each.entity, 0) + 1
            named.setdefault(number, {})[each.entity] = None
            if number != _HEADLINE:
                first.setdefault(each.entity, number)
        elif isinstance(each, FoundFigure):
            # What the headline tells the text mostly tells again, and at more length.
            figures.pop((each.value, each.unit, _HEADLINE), None)
            figures.setdefault((each.value, each.unit, number), each)
        elif moments.setdefault(each.period, number) == _HEADLINE:
            moments[each.period] = number
    used = sorted({*first.values(), *moments.values(), *(number for *_, number in figures)})
    places = {number: place for place, number in enumerate(used)}
    ranks = {entity: rank for rank, entity in enumerate(times)}
    beside = {
        number: tuple([ranks[entity] for entity in named[number]])
        for *_, number in figures
        if number in named
    }
    return LinkedStory(
        id=story.id,
        level=story.level,
        headline=story.headline,
        link=story.link,
        links=story.links,
        sentences=tuple(
            [story.headline if number == _HEADLINE else prose.sentence(number) for number in used]
        ),
        mentions=tuple(
            [
                Mention(entity, count, places[first[entity]] if entity in first else -1)
                for entity, count in times.items()
            ]
        ),
        figures=tuple(
            [
                Figure(
                    value=value,
                    unit=unit,
                    qualifier=each.qualifier,
                    text=(story.headline if number == _HEADLINE else prose.text)[each.start : each.end],
                    sentence=places[number],
                    mentions=beside.get(number, ()),
                )
                for (value, unit, number), each in figures.items()
            ]
        ),
        moments=tuple([Moment(period, places[number]) for period, number in moments.items()]),
    )


def _marked_up(source: str, prose: Prose, found: Iterable[Found], lang: Lang) -> str:
    """`source` with all dates and amounts marked, and the first mention of each entity and date linked."""
    linked = {entity for _, entity in prose.marked}
    pieces: list[str] = []
    done = 0
    for each in found:
        if isinstance(each, Match) and each.entity in linked:
            continue
        place = prose.place(each.start, each.end)
        if place is None:
            continue
        start, end = place
        opening, closing = _tags(each, lang, linked)
        pieces += (source[done:start], opening, source[start:end], closing)
        done = end
    pieces.append(source[done:])
    return "".join(pieces)


def _tags(found: Found, lang: Lang, linked: set[str]) -> tuple[str, str]:
    """The markup around `found`; adds to `linked` what it links."""
    if isinstance(found, Match):
        linked.add(found.entity)
        anchor = f'<a class="entity" data-entity="{found.entity}" href="ref:entity/{found.entity}">'
        return anchor, "</a>"
    if isinstance(found, FoundFigure):
        unit = f' data-unit="{found.unit}"' if found.unit else ""
        hint = escape(amounts.written(found.value, found.unit, lang.other))
        return f'<data class="figure" value="{found.value}"{unit} title="{hint}">', "</data>"
    when = enclosing(found.period)
    interval = f' data-interval="{found.period}"' if when != found.period else ""
    if not when:
        return "", ""
    time = f'<time datetime="{when}"{interval}>'
    if when in linked:
        return time, "</time>"
    linked.add(when)
    return f'<a class="date" href="ref:date/{when}">{time}', "</time></a>"
