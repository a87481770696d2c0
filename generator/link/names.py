"""Names of the register in running text.

One automaton holds all writings of all entities; a story is searched in one pass. Of matches that
overlap the earliest wins, then the longest: 谷歌云 is Google Cloud, not Google.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from generator.model.entity import Name, Register


class Match(NamedTuple):
    """A name in a text: characters `start` to `end` name `entity`."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Names:
    """All writings of a register, ready for search."""

    automaton: AhoCorasick
    entities: frozenset[str]
    owners: tuple[tuple[tuple[str, Name], ...], ...]

    def find(self, text: str, story: str = "") -> list[Match]:
        """The names in `text`, a part of `story` unless alone, in order, none overlapping another."""
        folded = _folded(text)
        found = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        matches: list[Match] = []
        end = 0
        for pattern, start, stop in sorted(found, key=lambda match: (match[1], -match[2])):
            if start < end:
                continue
            for entity, name in self.owners[pattern]:
                if _means(name, text, start, stop) and _is_supported(name, story or text):
                    matches.append(Match(start, stop, entity))
                    end = stop
                    break
        return matches


def index_names(register: Register) -> Names:
    """The names of `register`; a writing that two entities share belongs to the first by id."""
    owners: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
    for entity in register.entities:
        for name in entity.writings:
            owners[_folded(name.text)].append((entity.id, name))
    automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)
    entities = frozenset(entity.id for entity in register.entities)
    return Names(automaton, entities, tuple(tuple(each) for each in owners.values()))


def _folded(text: str) -> str:
    """Lower case, of the same length: a few characters would grow, and those stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


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
