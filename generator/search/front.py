"""Front-coded texts: each as how many bytes it shares with the one before, and the bytes that follow.

A byte with the number of shared bytes (times 16) and of those that follow; or 255, and both numbers with the
lower byte of each first; then these bytes, in UTF-8.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.search.layout import SHORT

_HEAD = 5
# So many bytes of texts are looked at together.
_BYTES_AT_ONCE = 1 << 22

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]


class Coded(NamedTuple):
    """Texts one behind the other, and where each of them ends."""

    data: bytes
    ends: list[int]


def front_coded(texts: Sequence[bytes], before: Sequence[bytes]) -> Coded:
    """Each of `texts`, which have no zero bytes, against the one of `before` at its place."""
    width = max(map(len, texts), default=0)
    rows = max(1, _BYTES_AT_ONCE // (width + _HEAD))
    made = [
        _coded(texts[start : start + rows], before[start : start + rows])
        for start in range(0, len(texts), rows)
    ]
    sizes = np.concatenate([np.zeros(0, np.int64), *(each for _, each in made)])
    return Coded(b"".join([data for data, _ in made]), np.cumsum(sizes).tolist())


def front_coded_all(texts: Sequence[str]) -> bytes:
    """Several sorted texts, each against the one before it."""
    encoded = [text.encode() for text in texts]
    return front_coded(encoded, [b"", *encoded[:-1]]).data


def _coded(texts: Sequence[bytes], before: Sequence[bytes]) -> tuple[bytes, Numbers]:
    matrix, lengths = _matrix(texts)
    others, other_lengths = _matrix(before)
    width = min(matrix.shape[1], others.shape[1])
    differs = np.ones((len(texts), width + 1), np.bool_)
    np.not_equal(matrix[:, :width], others[:, :width], out=differs[:, :width])
    shared = np.minimum(np.argmax(differs, axis=1), np.minimum(lengths, other_lengths))
    rest = lengths - shared
    is_short = (shared <= SHORT) & (rest <= SHORT)
    head = np.stack(
        [np.where(is_short, shared << 4 | rest, 255), shared & 255, shared >> 8, rest & 255, rest >> 8],
        axis=1,
    ).astype(np.uint8)
    places = np.arange(matrix.shape[1])
    kept = np.concatenate(
        [
            np.ones((len(texts), 1), np.bool_),
            np.repeat(~is_short[:, None], _HEAD - 1, axis=1),
            (places >= shared[:, None]) & (places < lengths[:, None]),
        ],
        axis=1,
    )
    data = np.concatenate([head, matrix], axis=1)[kept]
    return data.tobytes(), np.where(is_short, 1, _HEAD) + rest


def _matrix(texts: Sequence[bytes]) -> tuple[Bytes, Numbers]:
    """A row for each text, padded with zeros; and how long each is."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    rows = np.array(texts, dtype=f"S{max(1, int(lengths.max(initial=0)))}")
    return rows.view(np.uint8).reshape(len(texts), -1), lengths
