"""Names of the register in running text.

One automaton holds all writings of all entities; a story is searched in one pass. Of matches that
overlap the earliest wins, then the longest: 谷歌云 is Google Cloud, not Google.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from generator.model.entity import Name, Register

# How far around a name its conditions look, in characters.
_NEAR = 64
_BETWEEN = re.compile(r"[\s._·-]+")


class Match(NamedTuple):
    """A name in a text: characters `start` to `end` name `entity`, or as likely one of its `rivals`."""

    start: int
    end: int
    entity: str
    rivals: tuple[str, ...] = ()


class Settled(NamedTuple):
    """What a writer has settled for one edition.

    Attributes:
        meanings: the entity that a folded writing stands for there, or an empty string for nobody.
        without: entities that are not looked for.
    """

    meanings: Mapping[str, str]
    without: frozenset[str]


NOTHING_SETTLED = Settled({}, frozenset())


@dataclass(frozen=True, slots=True)
class Names:
    """All writings of a register, ready for search.

    Attributes:
        writings: of each pattern of the automaton, the entities that it may stand for.
        owners: the owner of each entity, by id; an entity without one owns itself.
        keys: every entity by each of its names, without case, spaces and hyphens, and by its id.
    """

    automaton: AhoCorasick
    writings: tuple[tuple[tuple[str, Name], ...], ...]
    owners: Mapping[str, str]
    keys: Mapping[str, str]

    def find(self, text: str, story: str = "", settled: Settled = NOTHING_SETTLED) -> list[Match]:
        """The names in `text`, a part of `story` unless alone, in order, none overlapping another."""
        folded = fold(text)
        found = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        matches: list[Match] = []
        end = 0
        for pattern, start, stop in sorted(found, key=lambda match: (match[1], -match[2])):
            if start < end:
                continue
            meanings = self._meanings(pattern, text, start, stop, story or text)
            if settled is not NOTHING_SETTLED:
                meanings = _settled(meanings, folded[start:stop], text, start, stop, settled)
            if meanings:
                first, *rivals = meanings
                if rivals:
                    first, *rivals = self._likelier(meanings, text, start, story or text)
                matches.append(Match(start, stop, first, tuple(rivals)))
                end = stop
        return matches

    def known(self, name: str) -> str | None:
        """The entity called `name`, however spelled: `hugging-face`, `huggingface`, `Hugging Face`."""
        return self.keys.get(_key(name))

    def _meanings(self, pattern: int, text: str, start: int, end: int, story: str) -> list[str]:
        return [
            entity
            for entity, name in self.writings[pattern]
            if _means(name, text, start, end) and _is_supported(name, story)
        ]

    def _likelier(self, meanings: list[str], text: str, start: int, story: str) -> list[str]:
        """Those of `meanings` that the story names otherwise, or whose owner it names; else all.

        The first of them is the one of which that stands nearest to `start` in `text`.
        """
        near = self._places(text, story)
        named = self._places(story, story)
        support = {
            each: [*near.get(each, ()), *near.get(self.owners[each], ())]
            for each in meanings
            if each in named or self.owners[each] in named
        }
        far = len(text)
        likely = sorted(support, key=lambda each: min((abs(at - start) for at in support[each]), default=far))
        return likely or meanings

    def _places(self, text: str, story: str) -> dict[str, list[int]]:
        """Where `text` names each entity beyond doubt."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for pattern, start, end in self.automaton.find_matches_as_indexes(fold(text), overlapping=True):
            meanings = self._meanings(pattern, text, start, end, story)
            if len(meanings) == 1:
                places[meanings[0]].append(start)
        return places


def index_names(register: Register) -> Names:
    """The names of `register`; of entities that share a writing the first by id comes first."""
    writings: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
    keys: dict[str, str] = {_key(entity.id): entity.id for entity in register.entities}
    for entity in register.entities:
        for name in entity.writings:
            writings[fold(name.text)].append((entity.id, name))
            keys.setdefault(_key(name.text), entity.id)
    automaton = AhoCorasick(list(writings), implementation=Implementation.ContiguousNFA)
    owners = {entity.id: entity.owner or entity.id for entity in register.entities}
    return Names(automaton, tuple(tuple(each) for each in writings.values()), owners, keys)


def fold(text: str) -> str:
    """Lower case, of the same length: a few characters would grow, and those stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _key(name: str) -> str:
    return _BETWEEN.sub("", fold(name))


def _settled(
    meanings: list[str], writing: str, text: str, start: int, end: int, settled: Settled
) -> list[str]:
    """What is left of `meanings` where the writer of the edition has settled some of it."""
    meaning = settled.meanings.get(writing)
    if meaning is not None:
        return [meaning] if meaning and _has_edges(text, start, end) else []
    return [each for each in meanings if each not in settled.without]


def _means(name: Name, text: str, start: int, end: int) -> bool:
    """Whether the writing at `start` to `end` stands for its entity there."""
    if name.case and text[start:end] != name.text:
        return False
    if not _has_edges(text, start, end):
        return False
    if name.not_after and text[max(start - _NEAR, 0) : start].rstrip().endswith(name.not_after):
        return False
    return not (name.not_before and text[end : end + _NEAR].lstrip().startswith(name.not_before))


def _is_supported(name: Name, story: str) -> bool:
    """Whether the story has a word that the writing needs beside it to be believed."""
    return not name.needs or any(word in story for word in name.needs)


def _has_edges(text: str, start: int, end: int) -> bool:
    """Whether a Latin name stands as a word: 今日NVIDIA上涨 has edges, metadata and openai.com have none."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if _is_latin(text[start]) and (_is_latin(before) or before in "@_"):
        return False
    if not _is_latin(text[end - 1]):
        return True
    domain = after == "." and end + 1 < len(text) and _is_latin(text[end + 1])
    return not (_is_latin(after) or after == "_" or domain)


def _is_latin(char: str) -> bool:
    return char < "\u2e80" and char.isalnum()
