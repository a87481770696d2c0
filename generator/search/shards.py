"""Sorted terms cut into shards, each with its terms, their postings and the names that begin with them.

A shard has four sections: the terms; for each term a varint, its kind and a size; what stands under them;
names, as JSON. Words come before pairs of Han, and each are sorted by code points. Long lists of postings are
files of their own, of which the root knows.
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
from generator.search.front import front_coded
from generator.search.layout import (
    ELSEWHERE,
    HERE,
    PAIR_BITS,
    PAIR_MASK,
    Large,
    NameRow,
    pair_of,
    pair_text,
)
from generator.search.pack import deflated
from generator.search.postings import Lists, lists_of
from generator.search.varints import varint, varints

Names = Mapping[str, Sequence[NameRow]]
Numbers = npt.NDArray[np.int64]


class Shards(NamedTuple):
    """Packed files of a range of terms.

    Attributes:
        first_terms: where each shard begins.
        shards: in order.
        large: terms with postings in files of their own, in order, and these.
    """

    first_terms: list[str]
    shards: list[bytes]
    large: list[tuple[str, Large, bytes]]


def shard_size(postings: int) -> int:
    """How many bytes a shard should have before it is deflated, for a segment with so many postings.

    A query loads a few shards and the list of all of them; so both grow with the root of the whole.
    """
    return min(8_192, max(2_048, math.isqrt(8 * postings)))


def pair_shards(keys: Keys, names: Names, size: int) -> Shards:
    """The shards of pairs of Han, from sorted postings."""
    ordered, whole = _with_whole(keys, size)
    found = lists_of(ordered)
    terms, sizes, counts, places = _with_terms(found, sorted(map(pair_of, names)))
    is_whole = np.isin(terms, whole)
    is_large = is_whole | (sizes > size)
    large = []
    for place in np.flatnonzero(is_large).tolist():
        text = pair_text(int(terms[place]))
        data = deflated(found.data[places[place] : places[place] + sizes[place]])
        large.append((text, Large(int(counts[place]), bool(is_whole[place]), text in names), data))
    data = np.frombuffer(found.data, np.uint8)[np.repeat(~is_large, sizes)].tobytes()
    kept = np.flatnonzero(~is_large | np.isin(terms, np.array(sorted(map(pair_of, names)), np.uint64)))
    terms = terms[kept]
    sizes = np.where(is_large[kept], 0, sizes[kept])
    cuts = _cuts(sizes + 3, size)

    firsts, seconds = terms >> np.uint64(PAIR_BITS), terms & np.uint64(PAIR_MASK)
    before = np.concatenate([np.zeros(1, np.uint64), firsts[:-1]])
    before[cuts[:-1]] = 0
    seconds_before = np.concatenate([np.zeros(1, np.uint64), seconds[:-1]])
    steps = np.stack([firsts - before, np.where(firsts == before, seconds - seconds_before, seconds)], axis=1)
    term_data, term_sizes = varints(steps.ravel())
    term_ends = np.concatenate([[0], np.cumsum(term_sizes[0::2] + term_sizes[1::2])])
    bounds = [(pair_text(int(terms[start])), pair_text(int(terms[end - 1]))) for start, end in pairwise(cuts)]
    shards = _packed(bounds, term_data.tobytes(), term_ends, sizes * 2 + HERE, data, names, cuts)
    return Shards([first for first, _ in bounds], shards, large)


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
    parts = [b""] * len(entries)
    large: list[tuple[str, Large, bytes]] = []
    end = 0
    for term, length, count in zip(
        found.terms.tolist(), found.sizes.tolist(), found.counts.tolist(), strict=True
    ):
        start, end = end, end + length
        if length > size:
            entry = entries[term - first]
            data = deflated(found.data[start:end])
            large.append((entry, Large(count, is_whole=False, is_named=entry in names), data))
        else:
            parts[term - first] = found.data[start:end]
    left_out = {entry for entry, of, _ in large if not of.is_named}
    kept = [place for place, entry in enumerate(entries) if entry not in left_out]
    texts, parts = [entries[place] for place in kept], [parts[place] for place in kept]

    encoded = [text.encode() for text in texts]
    is_form = np.fromiter((text in forms for text in texts), np.bool_, len(texts))
    chosen = np.flatnonzero(is_form).tolist()
    targets = front_coded([forms[texts[place]].encode() for place in chosen], [encoded[n] for n in chosen])
    for place, (start, end) in zip(chosen, pairwise([0, *targets.ends]), strict=True):
        parts[place] = targets.data[start:end]
    sizes = np.fromiter(map(len, parts), np.int64, len(parts))
    cuts = _cuts(sizes + 6, size)
    before = [b"", *encoded[:-1]]
    for cut in cuts[:-1]:
        before[cut] = b""
    terms = front_coded(encoded, before[: len(encoded)])
    kinds = sizes * 2 + np.where(is_form, ELSEWHERE, HERE)
    bounds = [(texts[start], texts[end - 1]) for start, end in pairwise(cuts)]
    ends = np.array([0, *terms.ends])
    shards = _packed(bounds, terms.data, ends, kinds, b"".join(parts), names, cuts)
    return Shards([first for first, _ in bounds], shards, large)


def pair_steps(texts: Sequence[str]) -> bytes:
    """Sorted terms of Han as steps between code points, as the first section of a shard has them."""
    made = []
    first = second = 0
    for text in texts:
        pair = pair_of(text)
        one, other = pair >> PAIR_BITS, pair & PAIR_MASK
        made.append(varint(one - first) + varint(other - second if one == first else other))
        first, second = one, other
    return b"".join(made)


def _packed(
    bounds: Sequence[tuple[str, str]],
    terms: bytes,
    term_ends: Numbers,
    kinds: Numbers,
    data: bytes,
    names: Names,
    cuts: Sequence[int],
) -> list[bytes]:
    """The shards between `cuts`.

    Args:
        bounds: the first and the last term of each.
        terms, term_ends: of all of them, with a nought before the first end.
        kinds: of each term, its kind and twice the size of what stands under it.
        data: all that stands under terms.
    """
    data_ends = np.concatenate([[0], np.cumsum(kinds // 2)])
    kind_data, kind_sizes = varints(kinds.astype(np.uint64))
    kind_bytes = kind_data.tobytes()
    kind_ends = np.concatenate([[0], np.cumsum(kind_sizes)])
    named = sorted(names)
    shards = []
    for (start, end), (first, last) in zip(pairwise(cuts), bounds, strict=True):
        within = named[bisect_left(named, first) : bisect_left(named, last + "\0")]
        shards.append(
            deflated(
                terms[term_ends[start] : term_ends[end]],
                kind_bytes[kind_ends[start] : kind_ends[end]],
                data[data_ends[start] : data_ends[end]],
                _names_section(names, within),
            )
        )
    return shards


def _names_section(names: Names, first_terms: Sequence[str]) -> bytes:
    rows = [row for term in first_terms for row in names[term]]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode() if rows else b""


def _with_whole(keys: Keys, most: int) -> tuple[Keys, Keys]:
    """Postings in which a character with more than `most` has all its documents under itself alone.

    Gives these characters, as terms, too.
    """
    if not len(keys):
        return keys, keys
    shift = np.uint64(DOCUMENT_BITS + PAIR_BITS)
    firsts = keys >> shift
    starts = [0, *(np.flatnonzero(firsts[1:] != firsts[:-1]) + 1).tolist()]
    pieces = []
    whole = []
    for start, end in pairwise([*starts, len(keys)]):
        if end - start <= most:
            pieces.append(keys[start:end])
            continue
        single = firsts[start] << shift
        whole.append(firsts[start] << np.uint64(PAIR_BITS))
        low = np.sort(keys[start:end] & np.uint64((1 << DOCUMENT_BITS) - 1))
        documents = low >> np.uint64(LEVEL_BITS)
        # The last of several postings of a document has the highest level.
        is_last = np.append(documents[1:] != documents[:-1], True)
        pieces += [
            single | low[is_last],
            keys[start + int(np.searchsorted(keys[start:end], single | np.uint64(1 << DOCUMENT_BITS))) : end],
        ]
    return np.concatenate(pieces), np.array(whole, np.uint64)


def _with_terms(found: Lists, wanted: Sequence[int]) -> tuple[Keys, Numbers, Numbers, Numbers]:
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


def _cuts(weights: Numbers, size: int) -> list[int]:
    """Where shards of about `size` begin, and where the last one ends."""
    numbers = (np.cumsum(weights) - weights) // size
    return [*np.flatnonzero(np.diff(numbers, prepend=-1)).tolist(), len(weights)]
