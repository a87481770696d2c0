"""Postings as bytes: for each term its documents, in order of number.

A document is one varint: the number of documents between it and the one before, times four, plus its level.
Deflate makes of that what bitmaps and levels apart would, without their bookkeeping.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.search.batches import DOCUMENT_BITS, DOCUMENT_MASK, LEVEL_BITS
from generator.search.codes import Keys
from generator.search.varints import varints


class Lists(NamedTuple):
    """The postings of several terms, in order.

    Attributes:
        terms: as in the keys.
        sizes, counts: how many bytes and documents each term has.
        data: all bytes, one term behind the other.
    """

    terms: Keys
    sizes: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    data: bytes


def lists_of(keys: Keys) -> Lists:
    """The postings that sorted `keys` stand for."""
    if not len(keys):
        nothing = np.zeros(0, np.int64)
        return Lists(np.zeros(0, np.uint64), nothing, nothing, b"")
    terms = keys >> np.uint64(DOCUMENT_BITS)
    is_first = np.ones(len(keys), np.bool_)
    np.not_equal(terms[1:], terms[:-1], out=is_first[1:])
    starts = np.flatnonzero(is_first)
    documents = (keys & np.uint64(DOCUMENT_MASK)) >> np.uint64(LEVEL_BITS)
    between = documents.copy()
    between[1:] -= documents[:-1] + np.uint64(1)
    between[starts] = documents[starts]
    levels = keys & np.uint64((1 << LEVEL_BITS) - 1)
    data, sizes = varints((between << np.uint64(LEVEL_BITS)) | levels)
    return Lists(
        terms=terms[starts],
        sizes=np.add.reduceat(sizes, starts),
        counts=np.diff(starts, append=len(keys)),
        data=data.tobytes(),
    )
