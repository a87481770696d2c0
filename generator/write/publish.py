"""The new site takes the old one's place as a whole.

A build writes what is new into a folder beside the site, links what stays the same into it, and then
exchanges the two in one step. Until that step the old site is untouched; after it the new one is
complete. A build that fails or is killed leaves at most the folder beside it, which the next removes.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_MARK = ".wenzhai"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class OutputError(Exception):
    """The site cannot be put where it is asked to go; the message says why. Exit code 2."""


def check_output(root: Path, output: Path) -> None:
    """Refuse an output folder that holds anything but an earlier build.

    Raises:
        OutputError: building there would delete or mix with something else.
    """
    content = root / "content"
    if output == root or output in root.parents:
        raise OutputError(f"{output} holds the archive itself. Choose a folder of its own with --output.")
    if output == content or content in output.parents:
        raise OutputError(f"{output} lies inside the content. Choose a folder of its own with --output.")
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is a file. Choose a folder with --output.")
    if os.path.ismount(output):
        raise OutputError(
            f"{output} is a mount point, which cannot be exchanged as a whole. "
            "Choose a folder below it with --output."
        )
    if output.is_dir() and not (output / _MARK).exists():
        strangers = sorted(each.name for each in output.iterdir() if not each.name.startswith("."))
        if strangers:
            raise OutputError(
                f"{output} holds files that no build made, such as {strangers[0]}. "
                "Choose an empty folder with --output, or empty this one."
            )


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """A folder beside `output` to put the next site into; what is left of it at the end is removed."""
    stage = output.with_name(f".{output.name}.next")
    _recover(stage, output)
    stage.mkdir(parents=True)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def write_file(stage: Path, address: str, data: bytes) -> os.stat_result:
    """Write one file of the next site."""
    path = f"{stage}/{address}"
    try:
        file = open(path, "xb", buffering=0)  # noqa: SIM115, PTH123 - as few calls as can be: there are many files
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(path, "xb", buffering=0)  # noqa: SIM115, PTH123
    with file:
        left = memoryview(data)
        while left:  # a disk that is full takes a part, and says so at the next call
            left = left[file.write(left) :]
        return os.fstat(file.fileno())


def keep_file(stage: Path, output: Path, address: str) -> None:
    """Let one file of the site stay in the next one, by a hard link where the disk has such."""
    old, new = f"{output}/{address}", f"{stage}/{address}"
    try:
        os.link(old, new)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(new), exist_ok=True)  # noqa: PTH103, PTH120
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def is_intact(output: Path, address: str, size: int, modified: int) -> bool:
    """Whether a file of the site is as it was published."""
    try:
        found = os.stat(f"{output}/{address}")  # noqa: PTH116
    except OSError:
        return False
    return found.st_size == size and found.st_mtime_ns == modified


def publish(stage: Path, output: Path) -> None:
    """Put `stage` in the place of `output`, with the hidden files that `output` has."""
    (stage / _MARK).write_bytes(b"Built by wenzhai. The next build replaces this folder.\n")
    if not output.exists():
        output.parent.mkdir(parents=True, exist_ok=True)
        stage.rename(output)
        return
    for each in _hidden(output, stage):
        if each.is_file():
            keep_file(stage, output, each.name)
    _exchange(stage, output)
    _move_hidden(stage, output)


def _move_hidden(old: Path, new: Path) -> None:
    """Hidden folders, such as a .git, go with the site."""
    for each in _hidden(old, new):
        each.rename(new / each.name)


def _hidden(old: Path, new: Path) -> Iterable[Path]:
    return [each for each in old.iterdir() if each.name.startswith(".") and not (new / each.name).exists()]


def _exchange(stage: Path, output: Path) -> None:
    """Swap two folders: in one step on Linux, else in two that `_recover` can mend."""
    if sys.platform == "linux":
        with suppress(AttributeError):
            libc = ctypes.CDLL(None)
            names = os.fsencode(stage), os.fsencode(output)
            if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
                return
    spare = _spare(output)
    output.rename(spare)
    stage.rename(output)
    spare.rename(stage)


def _recover(stage: Path, output: Path) -> None:
    """Clear up after a build that was killed: put back what it had set aside, remove what it had begun."""
    spare = _spare(output)
    if spare.exists() and not output.exists():
        spare.rename(output)
    for left in (spare, stage):
        if left.exists():
            if output.exists() and (left / _MARK).exists():
                _move_hidden(left, output)
            shutil.rmtree(left)


def _spare(output: Path) -> Path:
    return output.with_name(f".{output.name}.last")
