"""Numbers as bytes: seven bits in each, the lowest first, the eighth saying that more follow."""

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]


def varints(values: npt.NDArray[np.uint64]) -> tuple[Bytes, npt.NDArray[np.int64]]:
    """The bytes of all `values`, and how many bytes each has."""
    sizes = np.ones(len(values), np.int64)
    limit = 1 << 7
    highest = int(values.max()) if len(values) else 0
    while highest >= limit:
        sizes += values >= limit
        limit <<= 7
    if limit == 1 << 7:
        return values.astype(np.uint8), sizes
    starts = np.cumsum(sizes) - sizes
    made = np.zeros(int(sizes.sum()), np.uint8)
    made[starts] = (values & np.uint64(0x7F)) | ((sizes > 1).astype(np.uint64) << np.uint64(7))
    longer, step = np.flatnonzero(sizes > 1), 1
    while len(longer):
        rest = values[longer] >> np.uint64(7 * step)
        more = (sizes[longer] > step + 1).astype(np.uint64) << np.uint64(7)
        made[starts[longer] + step] = (rest & np.uint64(0x7F)) | more
        step += 1
        longer = longer[sizes[longer] > step]
    return made, sizes


def varint(value: int) -> bytes:
    """The bytes of one number."""
    made = bytearray()
    while value >= 0x80:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)


def read_varint(data: bytes, place: int) -> tuple[int, int]:
    """The number at `place`, and the place behind it."""
    value, shift = 0, 1
    while data[place] >= 0x80:
        value += (data[place] - 0x80) * shift
        shift *= 0x80
        place += 1
    return value + data[place] * shift, place + 1


def read_varints(data: bytes) -> list[int]:
    """All numbers that `data` consists of."""
    values = []
    place = 0
    while place < len(data):
        value, place = read_varint(data, place)
        values.append(value)
    return values
