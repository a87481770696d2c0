"""A bundle as a ZIP file that is the same, byte for byte, whenever the same files go into it.

The format is that of PKWARE's APPNOTE 6.3; it gets its times from the content, its order from the names.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_LEVEL = 6
# What is compressed already: to deflate it costs time and saves nothing.
_COMPRESSED = re.compile(
    r".*\.(png|jpe?g|gif|webp|avif|mp[34]|m4[av]|webm|ogg|opus|woff2?|zip|gz|br|zst|7z)", re.IGNORECASE
)
_READABLE = 0o100644 << 16  # a file that everybody may read
_UNIX = 3
_EARLIEST, _LATEST = 1980, 2107  # the years that the format knows


class File(NamedTuple):
    """A file of a bundle: its name there, in ASCII, and its bytes."""

    name: str
    data: bytes


class Sizes(NamedTuple):
    """How large a bundle is: its files, their bytes, and those of the whole as it is sent."""

    files: int
    unpacked: int
    packed: int


def write_zip(path: Path, files: Iterable[File], date: str, *, plain: int = 0) -> Sizes:
    """Write `files`, in this order, to a ZIP file at `path`; what stood there stays until it is whole.

    Args:
        date: ISO day or month that all files get as their time.
        plain: how many of the first files are not to be compressed.

    Raises:
        OSError: it cannot be written; `path` is as it was.
    """
    half = path.with_name(f".{path.name}.part")
    count = unpacked = 0
    try:
        with ZipFile(half, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as target:
            for count, file in enumerate(files, 1):
                stored = count <= plain or _COMPRESSED.fullmatch(file.name) is not None
                target.writestr(_entry(file.name, date), file.data, ZIP_STORED if stored else ZIP_DEFLATED)
                unpacked += len(file.data)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return Sizes(count, unpacked, path.stat().st_size)


def _entry(name: str, date: str) -> ZipInfo:
    if not name.isascii():
        raise ValueError(f"a name in a bundle is not ASCII: {name}")
    entry = ZipInfo(name, _time(date))
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


def _time(date: str) -> tuple[int, int, int, int, int, int]:
    year, month, day = (int(part) for part in f"{date}-01-01"[:10].split("-"))
    if year < _EARLIEST:
        return (_EARLIEST, 1, 1, 0, 0, 0)
    return (year, month, day, 0, 0, 0) if year <= _LATEST else (_LATEST, 12, 31, 0, 0, 0)
