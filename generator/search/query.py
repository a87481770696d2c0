"""What a reader asks for: words, and what of them may be an amount.

A query is split at spaces into *chunks*, which a text should have literally; quotes keep spaces inside a
chunk. A chunk is split into *atoms*: `估值3500亿` is a word and an amount.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.search.amount import AMOUNT_INSIDE, amount_of
from generator.search.fold import Simplified, folded, joined
from generator.search.terms import Run, runs

LONGEST_QUERY = 200
MOST_CHUNKS = 16
# Chunks that may be one name or amount.
_MOST_TOGETHER = 3
# What closes a sentence is no part of what is asked for.
_CLOSING = "?!.,;:/。、"
_CHUNK = re.compile(r'"([^"]*)"?|([^\s"]+)')


# What only makes a question of words: left out when no text has all that was asked for.
_STOP = frozenset(
    "a about an and are as at be been but by can could did do does for from had has have how i in into is it "
    "its many may me much my now of on or our should so some than that the their them then there these they "
    "this those to was we were what when where which who whom whose why will with would you your".split()
)
_PARTICLES = re.compile(
    "为什么|为何|怎么样|怎么|怎样|如何|什么|哪些|哪个|哪家|哪里|多少|是否|请问|谁|吗|呢|的|了|是|在|给|被|把"
)
# A longer run of Han is taken for several words, wherever one ends.
_LONGEST_WORD = 3
_MOST_RELAXED = 24


class Chunk(NamedTuple):
    """A part of a query between spaces or quotes.

    Attributes:
        text: joined, as it would stand in a text.
        is_quoted: whether it must stand so.
        is_open: whether the reader may still be typing its last word.
    """

    text: str
    is_quoted: bool
    is_open: bool


class Atom(NamedTuple):
    """What must be in a document: the runs of `text`, or else the amount.

    Attributes:
        amount: the value that the text says, in plain digits, or empty.
        chunks: the first chunk that it belongs to, and how many.
    """

    text: str
    runs: tuple[Run, ...]
    amount: str
    is_open: bool
    chunks: tuple[int, int]


def chunks_of(query: str, simplified: Simplified) -> list[Chunk]:
    """The chunks of a query; of a long one only the beginning."""
    text = folded(query[:LONGEST_QUERY], simplified)
    found = []
    for match in _CHUNK.finditer(text):
        is_quoted = match[1] is not None
        written = joined(match[1] if is_quoted else match[2]).strip(" ")
        chunk = written if is_quoted else written.rstrip(_CLOSING)
        if any(True for _ in runs(chunk)):
            is_open = not is_quoted and chunk == written and match.end() == len(text)
            found.append(Chunk(chunk, is_quoted, is_open))
    return found[:MOST_CHUNKS]


def together(chunks: list[Chunk]) -> str:
    """Chunks as they would stand side by side in a text."""
    return joined(" ".join([chunk.text for chunk in chunks]))


def atoms_of(chunks: list[Chunk], is_name: Callable[[str], bool]) -> list[Atom]:
    """What each chunk asks for; `40 billion` is two chunks and one amount, `Open AI` two and one name."""
    atoms: list[Atom] = []
    place = 0
    while place < len(chunks):
        for count in range(_MOST_TOGETHER, 1, -1):
            several = chunks[place : place + count]
            text = together(several)
            if len(several) == count and not any(chunk.is_quoted for chunk in several):
                amount = amount_of(text)
                if amount or is_name(text):
                    atoms.append(Atom(text, tuple(runs(text)), amount, False, (place, count)))
                    place += count
                    break
        else:
            atoms += _atoms_of_chunk(chunks[place], place)
            place += 1
    return atoms


def _atoms_of_chunk(chunk: Chunk, place: int) -> list[Atom]:
    match = None if chunk.is_quoted else AMOUNT_INSIDE.search(chunk.text)
    pieces = [chunk.text]
    if match and amount_of(match[0]):
        pieces = [chunk.text[: match.start()], match[0], chunk.text[match.end() :]]
    atoms = []
    for piece in pieces:
        if found := tuple(runs(piece)):
            amount = "" if chunk.is_quoted else amount_of(piece)
            atoms.append(Atom(piece, found, amount, chunk.is_open and piece == pieces[-1], (place, 1)))
    return atoms


def relaxed(atom: Atom) -> list[Atom]:
    """The words of an atom that no text has as a whole, or not together with all others."""
    words: list[str] = []
    for run in atom.runs:
        if not run.is_han:
            words += [run.text] * (run.text not in _STOP)
            continue
        for piece in _PARTICLES.split(run.text):
            if 1 < len(piece) <= _LONGEST_WORD:
                words.append(piece)
            else:
                words += [piece[place : place + 2] for place in range(len(piece) - 1)]
    return [Atom(word, tuple(runs(word)), "", False, atom.chunks) for word in dict.fromkeys(words)]


def all_relaxed(atoms: Sequence[Atom], is_kept: Callable[[int], bool]) -> list[Atom]:
    """Atoms with those that are not kept as they are in words."""
    made: list[Atom] = []
    for place, atom in enumerate(atoms):
        made += [atom] if is_kept(place) else relaxed(atom)
    return made[:_MOST_RELAXED]
