"""Sorted terms cut into shards, each with its terms, their postings and the names that begin with them.

A shard has four sections: the terms; for each term a varint, its kind and a size; the postings that stand
here; names, as JSON. Words come before pairs of Han, and each are sorted by code points.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.search.batches import DOCUMENT_BITS, LEVEL_BITS
from generator.search.codes import Keys
from generator.search.pack import deflated
from generator.search.postings import Lists, lists_of
from generator.search.varints import varint, varints

# Kinds of a term: postings of `size` bytes in the shard; of `size` documents in a file of their own; another
# form of a word, of `size` bytes, has them; in a file of their own, and of all documents with that character.
HERE, APART, ELSEWHERE, WHOLE = 0, 1, 2, 3

PAIR_BITS = 18
_PAIR_MASK = (1 << PAIR_BITS) - 1


class NameRow(NamedTuple):
    """A name as it is searched for, and whose it is."""

    name: str
    entity: str
    kind: str
    chinese: str
    english: str


Names = Mapping[str, Sequence[NameRow]]


class Shards(NamedTuple):
    """Packed files of a range of terms.

    Attributes:
        first_terms: where each shard begins.
        shards: in order.
        apart: terms with postings in files of their own, and these.
    """

    first_terms: list[str]
    shards: list[bytes]
    apart: list[tuple[str, bytes]]


def shard_size(postings: int) -> int:
    """How many bytes a shard should have before it is deflated, for a segment with so many postings.

    A query loads a few shards and the list of all of them; so both grow with the root of the whole.
    """
    return min(16_384, max(1_024, math.isqrt(2 * postings)))


def pair_text(pair: int) -> str:
    """The characters of a pair."""
    second = pair & _PAIR_MASK
    return chr(pair >> PAIR_BITS) + (chr(second) if second else "")


def pair_of(text: str) -> int:
    """The number of a term of one or two characters."""
    return ord(text[0]) << PAIR_BITS | (ord(text[1]) if len(text) > 1 else 0)


def pair_shards(keys: Keys, names: Names, size: int) -> Shards:
    """The shards of pairs of Han, from sorted postings."""
    found = lists_of(_with_whole(keys, 2 * size))
    terms, sizes, counts, places = _with_terms(found, sorted(map(pair_of, names)))
    firsts, seconds = terms >> np.uint64(PAIR_BITS), terms & np.uint64(_PAIR_MASK)
    is_apart = sizes > size // 2
    is_whole = is_apart & (seconds == 0)
    inline = np.where(is_apart, 0, sizes)
    cuts = _cuts(inline + 3, size)

    before = np.concatenate([np.zeros(1, np.uint64), firsts[:-1]])
    before[cuts[:-1]] = 0
    same = firsts == before
    seconds_before = np.concatenate([np.zeros(1, np.uint64), seconds[:-1]])
    steps = np.stack([firsts - before, np.where(same, seconds - seconds_before, seconds)], axis=1)
    term_data, term_sizes = varints(steps.ravel())
    term_ends = np.concatenate([[0], np.cumsum(term_sizes[0::2] + term_sizes[1::2])])
    kinds = np.where(is_whole, WHOLE, np.where(is_apart, APART, HERE))
    meta_data, meta_sizes = varints((np.where(is_apart, counts, sizes) * 4 + kinds).astype(np.uint64))
    meta_ends = np.concatenate([[0], np.cumsum(meta_sizes)])

    texts = [pair_text(pair) for pair in terms[cuts[:-1]].tolist()]
    named = sorted(names)
    shards = []
    for start, end in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        last = pair_text(int(terms[end - 1]))
        postings = _slices(found.data, places, sizes, np.flatnonzero(~is_apart[start:end]) + start)
        within = named[bisect_left(named, pair_text(int(terms[start]))) : bisect_left(named, last + "\0")]
        shards.append(
            deflated(
                term_data[term_ends[start] : term_ends[end]].tobytes(),
                meta_data[meta_ends[start] : meta_ends[end]].tobytes(),
                postings,
                _names_section(names, within),
            )
        )
    apart = [
        (pair_text(int(terms[place])), deflated(found.data[places[place] : places[place] + sizes[place]]))
        for place in np.flatnonzero(is_apart).tolist()
    ]
    return Shards(texts, shards, apart)


def word_shards(
    entries: Sequence[str], first: int, keys: Keys, forms: Mapping[str, str], names: Names, size: int
) -> Shards:
    """The shards of words and facts.

    Args:
        entries: all terms of the range, sorted.
        first: the number that the first of them has in the keys.
        forms: for a form of a word the one that has the postings, where that is another.
    """
    found = lists_of(keys)
    ends = np.cumsum(found.sizes)
    at = {
        term - first: (end - length, end, count)
        for term, end, length, count in zip(
            found.terms.tolist(), ends.tolist(), found.sizes.tolist(), found.counts.tolist(), strict=True
        )
    }
    shards = Shards([], [], [])
    open_shard = _OpenShard()
    for number, entry in enumerate(entries):
        start, end, count = at.get(number, (0, 0, 0))
        postings = found.data[start:end]
        if entry in forms:
            postings, kind = front_coded(forms[entry].encode(), entry.encode()), ELSEWHERE
        else:
            kind = APART if end - start > size // 2 else HERE
        if kind == APART:
            shards.apart.append((entry, deflated(postings)))
        if not open_shard.entries:
            shards.first_terms.append(entry)
        open_shard.add(
            entry,
            varint((count if kind == APART else len(postings)) * 4 + kind),
            b"" if kind == APART else postings,
        )
        if open_shard.size >= size or number == len(entries) - 1:
            shards.shards.append(open_shard.packed(names))
            open_shard = _OpenShard()
    return shards


def front_coded(text: bytes, before: bytes) -> bytes:
    """UTF-8 as how many bytes it shares with what came before, how many more it has, and these."""
    shared = 0
    for one, other in zip(text, before, strict=False):
        if one != other:
            break
        shared += 1
    rest = text[shared:]
    if shared < 15 and len(rest) < 15:
        return bytes([shared << 4 | len(rest)]) + rest
    return b"\xff" + varint(shared) + varint(len(rest)) + rest


def front_coded_all(texts: Sequence[str]) -> bytes:
    """Several sorted texts, front-coded one behind the other."""
    encoded = [text.encode() for text in texts]
    return b"".join(map(front_coded, encoded, [b"", *encoded]))


def pair_steps(texts: Sequence[str]) -> bytes:
    """Sorted terms of Han as steps between code points, as the first section of a shard has them."""
    made = []
    first = second = 0
    for text in texts:
        pair = pair_of(text)
        one, other = pair >> PAIR_BITS, pair & _PAIR_MASK
        made.append(varint(one - first) + varint(other - second if one == first else other))
        first, second = one, other
    return b"".join(made)


class _OpenShard:
    """A shard of words that is being filled."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self.size = 0
        self._kinds: list[bytes] = []
        self._postings: list[bytes] = []
        self._last = b""
        self._terms: list[bytes] = []

    def add(self, entry: str, kind: bytes, postings: bytes) -> None:
        """Add a term with its kind and its bytes."""
        encoded = entry.encode()
        self._terms.append(front_coded(encoded, self._last))
        self._last = encoded
        self._kinds.append(kind)
        self._postings.append(postings)
        self.entries.append(entry)
        self.size += len(self._terms[-1]) + len(kind) + len(postings)

    def packed(self, names: Names) -> bytes:
        """The shard as a file."""
        within = [entry for entry in self.entries if entry in names]
        sections = (b"".join(self._terms), b"".join(self._kinds), b"".join(self._postings))
        return deflated(*sections, _names_section(names, within))


def _names_section(names: Names, first_terms: Sequence[str]) -> bytes:
    rows = [row for term in first_terms for row in names[term]]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode() if rows else b""


def _with_whole(keys: Keys, most: int) -> Keys:
    """Postings in which a character with more than `most` has all its documents under itself alone."""
    if not len(keys):
        return keys
    shift = np.uint64(DOCUMENT_BITS + PAIR_BITS)
    firsts = keys >> shift
    starts = [0, *(np.flatnonzero(firsts[1:] != firsts[:-1]) + 1).tolist()]
    pieces = []
    for start, end in pairwise([*starts, len(keys)]):
        if end - start <= most:
            pieces.append(keys[start:end])
            continue
        single = firsts[start] << shift
        low = np.sort(keys[start:end] & np.uint64((1 << DOCUMENT_BITS) - 1))
        documents = low >> np.uint64(LEVEL_BITS)
        # The last of several postings of a document has the highest level.
        is_last = np.append(documents[1:] != documents[:-1], True)
        pieces += [
            single | low[is_last],
            keys[start + int(np.searchsorted(keys[start:end], single | np.uint64(1 << DOCUMENT_BITS))) : end],
        ]
    return np.concatenate(pieces)


def _with_terms(
    found: Lists, wanted: Sequence[int]
) -> tuple[Keys, npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The terms of `found` and those `wanted`, which may have no postings: terms, sizes, counts, places."""
    starts = np.cumsum(found.sizes) - found.sizes
    named = np.array(wanted, np.uint64)
    at = np.searchsorted(found.terms, named)
    is_absent = np.append(found.terms, np.uint64(0))[at] != named
    absent, at = named[is_absent], at[is_absent]
    return (
        np.insert(found.terms, at, absent),
        np.insert(found.sizes, at, 0),
        np.insert(found.counts, at, 0),
        np.insert(starts, at, 0),
    )


def _cuts(weights: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.int64]:
    """Where shards of about `size` begin, and where the last one ends."""
    numbers = (np.cumsum(weights) - weights) // size
    return np.concatenate([np.flatnonzero(np.diff(numbers, prepend=-1)), [len(weights)]])


def _slices(
    data: bytes, places: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], chosen: npt.NDArray[np.int64]
) -> bytes:
    parts = zip(places[chosen].tolist(), sizes[chosen].tolist(), strict=True)
    return b"".join([data[place : place + length] for place, length in parts])
