"""A story becomes a linked story: the names, dates and amounts in it are found, kept and marked up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from operator import attrgetter
from typing import NamedTuple

from generator import amounts
from generator.link.dates import FoundDate, find_dates
from generator.link.figures import FoundFigure, find_figures
from generator.link.names import Match, Names, Settled
from generator.link.prose import Prose, prose_of
from generator.model.date import IsoDate, Period, enclosing
from generator.model.digest import Figure, LinkedStory, Mention, Moment, Story
from generator.model.language import Lang

_Found = Match | FoundDate | FoundFigure
# The number of the headline among the sentences of a story.
_HEADLINE = -1
_start = attrgetter("start")


class Told(NamedTuple):
    """A linked story, its HTML with the facts marked up, and the names that may mean one or another.

    Attributes:
        doubtful: the writing, the entity it is taken for, and its rivals.
    """

    story: LinkedStory
    html: str
    doubtful: tuple[tuple[str, str, tuple[str, ...]], ...]


def link_story(story: Story, names: Names, settled: Settled, published: IsoDate, lang: Lang) -> Told:
    """The facts of `story`, and its HTML with them marked up.

    Facts of the headline count, but are not marked up there: the headline leads to the source. Nor are
    those in links; code is no evidence of anything.
    """
    prose = prose_of(story.html)
    whole = f"{story.headline}\n{prose.text}"

    def found(text: str, ends: Sequence[int]) -> list[_Found]:
        return _apart(
            (
                *names.find(text, whole, settled),
                *find_dates(text, published),
                *find_figures(text, ends),
            )
        )

    headline = found(story.headline, (len(story.headline),))
    text = found(prose.text, prose.ends)
    if prose.code:
        text = [each for each in text if not prose.is_code(each.start)]
    # What the writer has linked is a mention. It lies in a link, so nothing is to be marked up there.
    found_there = {(each.start, each.entity) for each in text if isinstance(each, Match)}
    marked = [
        Match(start, start, entity)
        for start, entity in prose.marked
        if entity in names.owners and (start, entity) not in found_there
    ]
    in_text = sorted((*text, *marked), key=_start) if marked else text
    told = [(_HEADLINE, each) for each in headline]
    told += [(prose.sentence_at(each.start), each) for each in in_text]
    doubtful = {
        (story.headline if number == _HEADLINE else prose.text)[each.start : each.end]: each
        for number, each in told
        if isinstance(each, Match) and each.rivals
    }
    return Told(
        story=_linked(story, prose, told),
        html=_marked_up(story.html, prose, text, lang),
        doubtful=tuple((writing, each.entity, each.rivals) for writing, each in doubtful.items()),
    )


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Of what overlaps the earliest, then the longest: 360 亿美元 is an amount, and no news of 360."""
    apart: list[_Found] = []
    end = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= end:
            apart.append(each)
            end = each.end
    return apart


def _linked(story: Story, prose: Prose, told: Sequence[tuple[int, _Found]]) -> LinkedStory:
    """`story` with the facts that it tells, each given with the number of its sentence."""
    named = [(number, each.entity) for number, each in told if isinstance(each, Match)]
    times = Counter(entity for _, entity in named)
    ranks = {entity: rank for rank, entity in enumerate(times)}
    first: dict[str, int] = {}
    beside: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for number, entity in named:
        beside[number][ranks[entity]] = None
        if number != _HEADLINE:
            first.setdefault(entity, number)
    # What the headline tells the text mostly tells again, and at more length.
    in_text = sorted(told, key=lambda each: each[0] == _HEADLINE)
    figures: dict[tuple[str, str], dict[int, FoundFigure]] = {}
    moments: dict[Period, int] = {}
    for number, each in in_text:
        if isinstance(each, FoundFigure):
            sentences = figures.setdefault((each.value, each.unit), {})
            if number != _HEADLINE or not sentences:
                sentences.setdefault(number, each)
        elif isinstance(each, FoundDate):
            moments.setdefault(each.period, number)
    amounts_told = [(number, each) for group in figures.values() for number, each in group.items()]
    used = sorted({*first.values(), *moments.values(), *(number for number, _ in amounts_told)})
    places = {number: place for place, number in enumerate(used)}
    return LinkedStory(
        id=story.id,
        level=story.level,
        headline=story.headline,
        link=story.link,
        links=story.links,
        sentences=tuple(story.headline if number == _HEADLINE else prose.sentence(number) for number in used),
        mentions=tuple(
            Mention(entity, count, places[first[entity]] if entity in first else -1)
            for entity, count in times.items()
        ),
        figures=tuple(
            Figure(
                value=each.value,
                unit=each.unit,
                qualifier=each.qualifier,
                text=(story.headline if number == _HEADLINE else prose.text)[each.start : each.end],
                sentence=places[number],
                mentions=tuple(beside[number]) if number in beside else (),
            )
            for number, each in amounts_told
        ),
        moments=tuple(Moment(period, places[number]) for period, number in moments.items()),
    )


def _marked_up(source: str, prose: Prose, found: Iterable[_Found], lang: Lang) -> str:
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


def _tags(found: _Found, lang: Lang, linked: set[str]) -> tuple[str, str]:
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
