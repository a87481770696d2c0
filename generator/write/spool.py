"""Bytes that one map over processes makes and the next one reads, in files, for they are too many to send."""

import mmap
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Spool:
    """A folder of runs of bytes, known by number. What one process has put there others may take."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[int, memoryview] = {}

    def put(self, number: int, data: bytes) -> None:
        """Put a run of bytes, which are not none, under a number that has none."""
        (self._folder / str(number)).write_bytes(data)

    def take(self, number: int) -> memoryview:
        """The bytes under a number."""
        if number not in self._open:
            with (self._folder / str(number)).open("rb") as file:
                self._open[number] = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return self._open[number]


@contextmanager
def spool(below: Path) -> Iterator[Spool]:
    """A new spool in a folder below `below`, which is removed in the end."""
    with tempfile.TemporaryDirectory(prefix="spool-", dir=below) as folder:
        yield Spool(Path(folder))
