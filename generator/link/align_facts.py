"""What the stories of two editions tell that survives translation, compared.

Links, figures, dates, entities, and words that both languages write alike. A fact that several stories share
says less of each.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from generator.model.digest import LinkedStory

# Latin words with a letter: in Chinese they are mostly names. Numbers are told as figures.
_LATIN = re.compile(r"\d*[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9+]")
# The kinds of facts, in the order of `_told_by`, and what one weighs that only the two stories have.
_LINK, _ENTITY, _FIGURE, _MOMENT, _WORD = _KINDS = range(5)
_WEIGHTS = (8.0, 2.0, 3.0, 1.5, 1.4)
_SAME_LEVEL, _SAME_PLACE = 0.2, 0.5
# Editions that both tell so many figures and dates are of other news if fewer than this part are the same.
_TELLING, _COMMON = 3, 0.25
# So long a number is hardly told twice; shorter ones are compared with their units.
_LONG = 4

# What a story tells, by kind.
_Told = tuple[list[str], ...]
# A fact of both editions: the places of the stories that tell it, in the original and in the translation.
_Shared = tuple[list[int], list[int]]
# Places of two stories, in the translation and in the original.
Pair = tuple[int, int]


class Facts:
    """What the stories of two editions tell.

    A story is given by its place in its edition; `known` has the places of partners in the original by their
    places in the translation.
    """

    def __init__(self, theirs: Sequence[LinkedStory], ours: Sequence[LinkedStory]) -> None:
        self._theirs = [_told_by(story) for story in theirs]
        self._ours = [_told_by(story) for story in ours]
        self._shared = [
            _shared([told[kind] for told in self._theirs], [told[kind] for told in self._ours])
            for kind in _KINDS
        ]
        # Where each edition cites the press of its own language, other links do not mean another story.
        cited = min(_told_of(self._theirs, _LINK), _told_of(self._ours, _LINK))
        links_tell = 2 * len(self._shared[_LINK]) >= cited
        self._compared = _KINDS[_LINK if links_tell else _ENTITY : _WORD]

    def agree_in_place(self, known: Mapping[int, int]) -> bool:
        """Whether nothing that the stories tell speaks against each having its partner at its own place."""
        return (
            all(our == their for our, their in known.items())
            and not any(_elsewhere(*places) for shared in self._shared for places in shared)
            and not any(self.doubts(place, place) for place in range(len(self._ours)))
        )

    def doubts(self, their: int, our: int) -> list[int]:
        """The kinds of which both stories tell something, and nothing that is the same."""
        theirs, ours = self._theirs[their], self._ours[our]
        return [
            kind
            for kind in self._compared
            if theirs[kind] and ours[kind] and set(theirs[kind]).isdisjoint(ours[kind])
        ]

    def contradict(self, their: int, our: int) -> bool:
        """Whether two stories that only stand at the same place tell different news."""
        doubts = self.doubts(their, our)
        if not doubts:
            return False
        theirs, ours = self._theirs[their], self._ours[our]
        agree = any(not set(theirs[kind]).isdisjoint(ours[kind]) for kind in _KINDS)
        # A figure or a date alone may be a slip of the translator.
        return not agree and (len(doubts) > 1 or doubts[0] in (_LINK, _ENTITY))

    def are_of_other_news(self) -> bool:
        """Whether the editions tell enough figures and dates, and hardly any that is the same."""
        shared = len(self._shared[_FIGURE]) + len(self._shared[_MOMENT])
        fewer = min(_told_of(told, _FIGURE, _MOMENT) for told in (self._theirs, self._ours))
        return not self._shared[_LINK] and fewer >= _TELLING and shared < _COMMON * fewer

    def scores(
        self, theirs: Sequence[LinkedStory], ours: Sequence[LinkedStory], known: Mapping[int, int]
    ) -> dict[Pair, float]:
        """How much speaks for the pairs of stories that share a fact: (translation, original)."""
        scores: defaultdict[Pair, float] = defaultdict(float)
        taken = set(known.values())
        for weight, facts in zip(_WEIGHTS, self._shared, strict=True):
            for their_places, our_places in facts:
                each_weighs = weight / sqrt(len(their_places) * len(our_places))
                for our in our_places:
                    if our not in known:
                        for their in their_places:
                            scores[our, their] += each_weighs
        for our, their in [pair for pair in scores if pair[1] in taken]:
            del scores[our, their]
        for our, their in scores:
            apart = abs(our / len(ours) - their / len(theirs))
            level = _SAME_LEVEL if ours[our].level == theirs[their].level else 0.0
            scores[our, their] += level + _SAME_PLACE * (1 - apart)
        return scores


def _told_by(story: LinkedStory) -> _Told:
    """The facts of `story` that a translation of it tells too."""
    figures = [
        each.value if len(each.value) >= _LONG else f"{each.value} {each.unit}" for each in story.figures
    ]
    moments: list[str] = [each.period for each in story.moments]
    words = [each.lower() for each in _LATIN.findall(story.headline)]
    return list(story.links), [each.entity for each in story.mentions], figures, moments, words


def _told_of(told: Iterable[_Told], *kinds: int) -> int:
    """How many facts of some kinds an edition tells."""
    return len({fact for each in told for kind in kinds for fact in each[kind]})


def _shared(theirs: Iterable[list[str]], ours: Iterable[list[str]]) -> list[_Shared]:
    """The facts that both tell, in the order of the original."""
    in_theirs, in_ours = _places(theirs), _places(ours)
    return [(places, in_ours[fact]) for fact, places in in_theirs.items() if fact in in_ours]


def _places(told: Iterable[list[str]]) -> dict[str, list[int]]:
    """Which stories tell each fact."""
    places: dict[str, list[int]] = {}
    for place, facts in enumerate(told):
        for fact in facts:
            known = places.setdefault(fact, [])
            if not known or known[-1] != place:
                known.append(place)
    return places


def _elsewhere(their_places: list[int], our_places: list[int]) -> bool:
    """Whether each edition has a story that tells a fact where the other edition's does not."""
    return their_places != our_places and not (
        set(their_places).issubset(our_places) or set(our_places).issubset(their_places)
    )
