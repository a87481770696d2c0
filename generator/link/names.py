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
                    first, *rivals = self._likelier(meanings, story or text)
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

    def _likelier(self, meanings: list[str], story: str) -> list[str]:
        """Those of `meanings` that the story names by another name, or whose owner it names; else all."""
        named = {
            entity
            for pattern, start, end in self.automaton.find_matches_as_indexes(fold(story), overlapping=True)
            if len(each := self._meanings(pattern, story, start, end, story)) == 1
            for entity in each
        }
        return [each for each in meanings if named & {each, self.owners[each]}] or meanings


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
    if name.not_after and text[:start].rstrip().endswith(name.not_after):
        return False
    return not (name.not_before and text[end:].lstrip().startswith(name.not_before))


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
