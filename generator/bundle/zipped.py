"""A bundle as a ZIP file that is the same, byte for byte, whenever the same files go into it.

The format is that of PKWARE's APPNOTE 6.3; it gets its times from the content, its order from the names.
Files are packed one by one, in whatever process, and put together here: Python's own writer would pack them
itself, one after the other.
"""

import re
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

_LEVEL = 6
# What is compressed already: to deflate it costs time and saves nothing.
_COMPRESSED = re.compile(
    r".*\.(png|jpe?g|gif|webp|avif|mp[34]|m4[av]|webm|ogg|opus|woff2?|zip|gz|br|zst|7z)", re.IGNORECASE
)
_STORED, _DEFLATED = 0, 8
_READABLE = 0o100644 << 16  # a file that everybody may read
_UNIX = 3
_VERSION, _VERSION_64 = 20, 45  # of the format, times ten: with deflate, with Zip64
_EARLIEST, _LATEST = 1980, 2107  # the years that the format knows
# What a field of four or of two bytes says when the number is too large for it and stands elsewhere.
_IN_EXTRA, _MANY = 0xFFFFFFFF, 0xFFFF
_HEADER = struct.Struct("<4s5H3L2H")
_RECORD = struct.Struct("<4s6H3L5H2L")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_END = struct.Struct("<4s4H2LH")


class File(NamedTuple):
    """A file of a bundle: its name there, in ASCII, and its bytes."""

    name: str
    data: bytes


class Packed(NamedTuple):
    """A file as it stands in a ZIP file: how it is packed, its checksum and size before, its bytes now."""

    name: str
    method: int
    checksum: int
    size: int
    data: bytes


class Sizes(NamedTuple):
    """How large a bundle is: its files, their bytes, and those of the whole as it is sent."""

    files: int
    unpacked: int
    packed: int


def packed(file: File) -> Packed:
    """`file` deflated, unless it is of a kind that is compressed already."""
    if _COMPRESSED.fullmatch(file.name):
        return stored(file)
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(file.data) + deflate.flush()
    return Packed(file.name, _DEFLATED, zlib.crc32(file.data), len(file.data), data)


def stored(file: File) -> Packed:
    """`file` as it is."""
    return Packed(file.name, _STORED, zlib.crc32(file.data), len(file.data), file.data)


def write_zip(path: Path, files: Iterable[Packed], date: str) -> Sizes:
    """Write `files`, in this order, to a ZIP file at `path`; what stood there stays until it is whole.

    Args:
        date: ISO day or month that all files get as their time.

    Raises:
        OSError: it cannot be written; `path` is as it was.
    """
    half = path.with_name(f".{path.name}.part")
    try:
        with half.open("wb") as target:
            count, unpacked = write_files(target, files, date)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return Sizes(count, unpacked, path.stat().st_size)


def write_files(target: BinaryIO, files: Iterable[Packed], date: str) -> tuple[int, int]:
    """Write `files` and the list of them from where `target` stands.

    Returns:
        How many they are, and their bytes unpacked.
    """
    time = _time(date)
    records = []
    unpacked = 0
    for file in files:
        if not file.name.isascii():
            raise ValueError(f"a name in a bundle is not ASCII: {file.name}")
        records.append(_record(file, time, target.tell()))
        target.write(_header(file, time))
        target.write(file.data)
        unpacked += file.size
    start = target.tell()
    target.writelines(records)
    _write_end(target, len(records), start)
    return len(records), unpacked


def _header(file: Packed, time: tuple[int, int]) -> bytes:
    """What stands before the bytes of a file."""
    name, sizes = file.name.encode("ascii"), (len(file.data), file.size)
    is_large = max(sizes) >= _IN_EXTRA
    extra = _extra(file.size, len(file.data)) if is_large else b""
    shown = (_IN_EXTRA, _IN_EXTRA) if is_large else sizes
    version = _VERSION_64 if is_large else _VERSION
    lengths = len(name), len(extra)
    fields = _HEADER.pack(b"PK\3\4", version, 0, file.method, *time, file.checksum, *shown, *lengths)
    return fields + name + extra


def _record(file: Packed, time: tuple[int, int], place: int) -> bytes:
    """What the list says of a file that stands at `place`."""
    name, numbers = file.name.encode("ascii"), (len(file.data), file.size, place)
    is_large = max(numbers) >= _IN_EXTRA
    extra = _extra(file.size, len(file.data), place) if is_large else b""
    *sizes, shown = (_IN_EXTRA,) * 3 if is_large else numbers
    version = _VERSION_64 if is_large else _VERSION
    fields = _RECORD.pack(
        b"PK\1\2",
        _UNIX << 8 | version,
        version,
        0,
        file.method,
        *time,
        file.checksum,
        *sizes,
        len(name),
        len(extra),
        0,
        0,
        0,
        _READABLE,
        shown,
    )
    return fields + name + extra


def _extra(*numbers: int) -> bytes:
    """Numbers that do not fit into their fields."""
    return struct.pack(f"<2H{len(numbers)}Q", 1, 8 * len(numbers), *numbers)


def _write_end(target: BinaryIO, count: int, start: int) -> None:
    """Where the list of files begins, and how long it is."""
    end = target.tell()
    length = end - start
    if count >= _MANY or end >= _IN_EXTRA:
        version = _UNIX << 8 | _VERSION_64
        rest = _END_64.size - 12  # what follows the field that says so
        target.write(_END_64.pack(b"PK\6\6", rest, version, _VERSION_64, 0, 0, count, count, length, start))
        target.write(_LOCATOR_64.pack(b"PK\6\7", 0, end, 1))
    many = min(count, _MANY)
    target.write(_END.pack(b"PK\5\6", 0, 0, many, many, min(length, _IN_EXTRA), min(start, _IN_EXTRA), 0))


def _time(date: str) -> tuple[int, int]:
    """The midnight at which a day begins, as the format has it: the time and the day."""
    year, month, day = (int(part) for part in f"{date}-01-01"[:10].split("-"))
    if year < _EARLIEST:
        year, month, day = _EARLIEST, 1, 1
    elif year > _LATEST:
        year, month, day = _LATEST, 12, 31
    return 0, (year - _EARLIEST) << 9 | month << 5 | day
