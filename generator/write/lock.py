"""One build at a time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.write.cache import FOLDER

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class BusyError(Exception):
    """Another build of the same archive is running. Ends the command with exit code 2."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the archive at `root`. The lock goes with the process, however that ends.

    Raises:
        BusyError: another process holds it.
        OSError: the cache folder cannot be made.
    """
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT)
    try:
        _take(descriptor)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as busy:
        message = "another build of this archive is running. Wait for it to end, or stop it."
        raise BusyError(message) from busy
