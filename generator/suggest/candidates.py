"""Traces become candidates: everything that was seen of one name, however it is spelled."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.entity import Entity, Kind, Name
from generator.model.language import Localized
from generator.model.suggestion import Seen, Sign

_BETWEEN = re.compile(r"[\s._·•・‧-]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


class Candidate(NamedTuple):
    """What may be a name.

    Attributes:
        spellings: every way it is written, the most frequent first; if brackets give it in both scripts,
            the names in Chinese letters come after those in Latin letters.
        signs: in how many stories each sign was seen.
        kinds: how often each kind was told.
        listed: the keys of the digests whose headers list it.
    """

    spellings: tuple[str, ...]
    signs: tuple[tuple[Sign, int], ...]
    kinds: tuple[tuple[Kind, int], ...]
    listed: tuple[str, ...]


def key_of(name: str) -> str:
    """What all spellings of a name share: `Hugging Face`, `hugging-face`; `The Verge`, `Verge`."""
    key = _BETWEEN.sub(" ", name).casefold().strip()
    return _BETWEEN.sub("", key.removeprefix("the ") or key)


def is_han(name: str) -> bool:
    """Whether `name` is in Chinese letters."""
    return bool(_HAN.search(name))


def gather(seen: Iterable[Seen]) -> tuple[Candidate, ...]:
    """The candidates that `seen` gives, in order of their spellings; what only begins sentences is none."""
    groups: dict[str, _Group] = defaultdict(_Group)
    joined: dict[str, str] = {}
    for each in seen:
        key = _root(key_of(each.trace.name), joined)
        if each.trace.other:
            other = _root(key_of(each.trace.other), joined)
            if other != key:
                joined[other] = key
                if other in groups:
                    groups[key].absorb(groups.pop(other))
        groups[key].add(each)
    return tuple(sorted(each for group in groups.values() for each in group.candidates()))


def provisional(candidates: Iterable[Candidate]) -> Iterator[Entity]:
    """Each of `candidates` as an entity; its id is its number behind a sign that no id has."""
    for number, candidate in enumerate(candidates):
        first = candidate.spellings[0]
        yield Entity(
            id=f"?{number}",
            kind=Kind.COMPANY,
            names=Localized(zh=first, en=first),
            writings=tuple(Name(text=each) for each in candidate.spellings),
            owner=None,
            url="",
            about=Localized(zh="", en=""),
        )


class _Group:
    """A candidate as it grows."""

    def __init__(self) -> None:
        self.spellings: Counter[str] = Counter()
        self.signs: dict[Sign, set[tuple[str, str]]] = defaultdict(set)
        self.kinds: Counter[Kind] = Counter()
        self.listed: dict[str, None] = {}

    def add(self, seen: Seen) -> None:
        trace = seen.trace
        self.spellings[trace.name] += 1
        if trace.other:
            self.spellings[trace.other] += 1
        self.signs[trace.sign].add(seen.place)
        if trace.kind:
            self.kinds[trace.kind] += 1
        if trace.sign is Sign.LISTED:
            self.listed[seen.place[0]] = None

    def absorb(self, other: "_Group") -> None:
        self.spellings += other.spellings
        for sign, places in other.signs.items():
            self.signs[sign] |= places
        self.kinds += other.kinds
        self.listed |= other.listed

    def candidates(self) -> Iterator[Candidate]:
        if set(self.signs) == {Sign.FIRST}:
            return
        ordered = sorted(
            self.spellings, key=lambda each: (is_han(each), -self.spellings[each], -len(each), each)
        )
        yield Candidate(
            spellings=tuple(ordered),
            signs=tuple((sign, len(self.signs[sign])) for sign in Sign if sign in self.signs),
            kinds=tuple((kind, self.kinds[kind]) for kind in Kind if kind in self.kinds),
            listed=tuple(self.listed),
        )


def _root(key: str, joined: dict[str, str]) -> str:
    while key in joined:
        key = joined[key]
    return key
