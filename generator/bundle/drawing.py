"""Pictures drawn of filled rectangles: PNG files without a library, the same bytes every time."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Colours by their number in a picture.
PAPER, INK, SEAL, LINE = range(4)
_COLOURS = bytes.fromhex("f5f3ee 1d1b16 b03020 d8d4ca")


class Box(NamedTuple):
    """A filled rectangle, in pixels from the upper left corner, and its colour."""

    left: int
    top: int
    width: int
    height: int
    colour: int


def draw(width: int, height: int, boxes: Iterable[Box]) -> bytes:
    """A PNG file with a palette (W3C PNG, third edition): one byte for each pixel, no filter."""
    rows = [bytearray([PAPER]) * width for _ in range(height)]
    for box in boxes:
        for row in rows[box.top : box.top + box.height]:
            row[box.left : box.left + box.width] = bytes([box.colour]) * box.width
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", _COLOURS), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def draw_seal(side: int) -> bytes:
    """A square PNG file with the sign of the project, the character 文 on a seal."""
    unit = side // 24

    def strokes() -> Iterator[Box]:
        yield Box(0, 0, side, side, SEAL)
        yield Box(11 * unit, 3 * unit, 2 * unit, 3 * unit, PAPER)
        yield Box(4 * unit, 7 * unit, 16 * unit, 2 * unit, PAPER)
        for step in range(11):
            for left in (15 - step, 7 + step):
                yield Box(left * unit, (9 + step) * unit, 2 * unit, unit, PAPER)

    return draw(side, side, strokes())
