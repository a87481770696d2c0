"""Which earlier stories are on the same thing.

A story and its translation are one here. One thing in common is never enough: two stories that share only
Google are not related. What is found for a story depends on the digests of some months before it and on
nothing later, so a new digest never changes what earlier ones are related to.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from operator import itemgetter
from urllib.parse import unquote

from generator.model.digest import Digest
from generator.model.relation import Relation, StoryKey
from generator.plan.evidence import (
    NAME,
    RELATED,
    Compared,
    Evidence,
    compare,
    fade,
    stories_of,
)
from generator.plan.files import paths_of

# Only the latest stories that share a name are looked at, and of those the likeliest. A name of less weight
# leads to no story by itself, nor does a mark or word of more stories.
_LATEST = 12
_LIKELIEST = 8
_LEAST_NAME = 1.0
_COMMON = 12
# What such marks and words may add, and all that leads to no story.
_FEW = 0.2
_MUCH = 0.9
_MOST = 8
# How much evidence it takes, by days.
_NEEDED = [RELATED / fade(days) for days in range(400)]
# So many stories are thought to have been before the first one, lest all its names be thought rare.
_UNSEEN = 60


def related(
    digests: Sequence[Digest], starts: Sequence[int], wanted: range, owners: Mapping[str, str | None]
) -> Iterator[tuple[Relation, ...]]:
    """The relations of the stories of each of the `wanted` digests.

    Args:
        digests: all, in order of time.
        starts: of each digest, the number of the first one whose stories its own may be related to.
        owners: of each entity, its owner.
    """
    window = _Window(digests, owners)
    for number in range(starts[wanted.start], wanted.start):
        window.add(stories_of(digests[number], number))
    for number in wanted:
        stories = stories_of(digests[number], number)
        window.leave(starts[number])
        yield tuple(filter(None, map(window.relation, stories)))
        window.add(stories)


class _Window:
    """Stories, by what later ones may have in common with them."""

    def __init__(self, digests: Sequence[Digest], owners: Mapping[str, str | None]) -> None:
        self._digests = digests
        self._numbers = {
            paired.edition.path: number for number, digest in enumerate(digests) for paired in digest.editions
        }
        self._owned = Counter(filter(None, owners.values()))
        self._owners = {name: tuple(_above(name, owners)) for name, owner in owners.items() if owner}
        self._stories: list[Compared] = []
        self._ranges: dict[int, range] = {}
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._about: defaultdict[str, list[float]] = defaultdict(list)
        self._shared: defaultdict[str, list[int]] = defaultdict(list)
        self._first = 0
        self._scale = 1.0
        self._levels: list[float] = []

    def add(self, stories: Sequence[Compared]) -> None:
        """Add the stories of a digest that is later than all others."""
        place = len(self._stories)
        if stories:
            self._ranges[stories[0].digest] = range(place, place + len(stories))
        self._stories += stories
        for story in stories:
            for name, about in story.names.items():
                self._named[name].append(place)
                self._about[name].append(about)
            for clues in (story.marks, *story.words.values()):
                for clue in clues:
                    self._shared[clue].append(place)
            place += 1

    def leave(self, start: int) -> None:
        """Leave behind the digests before number `start`."""
        while self._first < len(self._stories) and self._stories[self._first].digest < start:
            self._first += 1
        self._scale = log(len(self._stories) - self._first + _UNSEEN)
        self._levels = [1 - log(times + 1) / self._scale for times in range(_COMMON + 1)]

    def relation(self, story: Compared) -> Relation | None:
        """What `story`, later than all in the window, is related to; None if to nothing."""
        found = [(each.score, place, each) for place, each in self._evidence(story).items()]
        if not found:
            return None
        found.sort(key=itemgetter(0, 1), reverse=True)
        before = next((place for _, place, each in found if each.goes_on), None)
        others = [place for _, place, each in found if each.is_related and place != before]
        if before is None and not others:
            return None
        return Relation(
            anchor=story.anchor,
            before=None if before is None else self._key(before),
            related=tuple(map(self._key, others[:_MOST])),
        )

    def _key(self, place: int) -> StoryKey:
        story = self._stories[place]
        return StoryKey(self._digests[story.digest].key, story.anchor)

    def _evidence(self, story: Compared) -> dict[int, Evidence]:
        """What `story` has in common with the stories that it may be related to, by their places."""
        likely: dict[int, float] = {}
        names = self._names(story, likely)
        self._others(story, likely)
        more = min(_FEW + sum([value for value in names.values() if value < _LEAST_NAME]), _MUCH)
        least, first, day, stories = RELATED - more, self._first, story.day, self._stories
        ranked = [
            (value, place)
            for place, value in likely.items()
            if value > least and place >= first and value + more > _NEEDED[day - stories[place].day]
        ]
        ranked.sort(reverse=True)
        found = {}
        for _, place in ranked[:_LIKELIEST]:
            if evidence := compare(story, stories[place], names, self._rarity_of, self._owners):
                found[place] = evidence
        for file, path in story.files:
            there, links = self._linked(file, path)
            linked = {
                place: evidence
                for place in there
                if (evidence := compare(story, stories[place], names, self._rarity_of, self._owners, links))
            }
            if linked:
                best = max(linked, key=lambda place: linked[place].score)
                found[best] = linked[best]
        return found

    def _names(self, story: Compared, likely: dict[int, float]) -> dict[str, float]:
        """What the names of `story` weigh that earlier stories have; adds it to those stories."""
        weights = {}
        get = likely.get
        for name, weight in story.names.items():
            places = self._named.get(name)
            if places and places[-1] >= self._first:
                value = weights[name] = NAME * weight * self._rarity(places, self._owned[name] // 2)
                if value >= _LEAST_NAME:
                    for place, about in zip(places[-_LATEST:], self._about[name][-_LATEST:], strict=True):
                        likely[place] = get(place, 0.0) + value * about
        return weights

    def _others(self, story: Compared, likely: dict[int, float]) -> None:
        """Adds what the rarer marks and words of `story` weigh to the stories that have them."""
        shared, levels, first, get = self._shared, self._levels, self._first, likely.get
        for clues in (story.marks, *story.words.values()):
            part = 1 if clues is story.marks else 1 / len(story.words)
            for clue, weight in clues.items():
                if clue not in shared:
                    continue
                places = shared[clue][-_COMMON - 1 :]
                if places[0] < first:
                    places = places[bisect_left(places, first) :]
                if len(places) <= _COMMON and not story.is_new(clue):
                    value = weight * levels[len(places)] * part
                    for place in places:
                        likely[place] = get(place, 0.0) + value

    def _linked(self, file: str, path: str) -> tuple[Sequence[int], int]:
        """The stories that a link from `path` to `file` may mean, and how much of a link that is.

        It means the one that it names; else the one of the digest with which there is most in common.
        """
        name, _, anchor = unquote(file).partition("#")
        number = next((self._numbers[each] for each in paths_of(name, path) if each in self._numbers), -1)
        there = [place for place in self._ranges.get(number, ()) if place >= self._first]
        named = [place for place in there if self._stories[place].anchor == anchor]
        return (named, 2) if named else (there, 1)

    def _rarity_of(self, clue: str) -> float:
        """How rare a mark or word is."""
        return self._rarity(self._shared.get(clue, ()))

    def _rarity(self, places: Sequence[int], more: int = 0) -> float:
        """How rare is what the stories at `places` have: 1 if none is in the window, 0 if all have it."""
        times = len(places)
        if places and places[0] < self._first:
            times -= bisect_left(places, self._first)
        return max(1 - log(times + 1 + more) / self._scale, 0.0)


def _above(name: str, owners: Mapping[str, str | None]) -> Iterator[str]:
    owner = owners.get(name)
    while owner:
        yield owner
        owner = owners.get(owner)
