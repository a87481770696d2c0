"""The new site takes the old one's place as a whole.

A build writes what is new into a folder beside the site, links what stays the same into it, and then
exchanges the two in one step. Until that step the old site is untouched; after it the new one is
complete. A build that fails or is killed leaves at most the folder beside it, which the next removes.

The old site is set aside, unless much of it has changed: the next build begins with it, and finds nearly all
linked already. To link and remove a file for each one of the site was most of what a small change cost.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

_MARK = ".wenzhai"
# What a file that is to be made meets where a folder lacks, or something stands in its place.
_IN_THE_WAY = (FileNotFoundError, FileExistsError, NotADirectoryError)
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
def staged(output: Path, former: Path) -> Iterator[Path]:
    """A folder beside `output` to put the next site into, which may hold a former one.

    Args:
        former: where that was set aside, and where what is left of the folder goes at the end.
    """
    stage = output.with_name(f".{output.name}.next")
    _recover(stage, output)
    try:
        former.rename(stage)
    except OSError:  # there is none, or it is on another disk
        stage.mkdir(parents=True)
    try:
        yield stage
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    if stage.exists():
        _set_aside(stage, former)


def write_file(stage: Path, address: str, data: bytes) -> os.stat_result:
    """Write one file of the next site."""
    path = f"{stage}/{address}"
    try:
        file = open(path, "xb", buffering=0)  # noqa: SIM115, PTH123 - as few calls as can be: there are many files
    except _IN_THE_WAY:
        _make_way(stage, address)
        file = open(path, "xb", buffering=0)  # noqa: SIM115, PTH123
    with file:
        left = memoryview(data)
        while left:  # a disk that is full takes a part, and says so at the next call
            left = left[file.write(left) :]
        return os.fstat(file.fileno())


def tidy(stage: Path, output: Path, kept: Iterable[str], new: Iterable[str]) -> list[str]:
    """Remove from `stage` what is neither kept nor new; return what is kept and is not there yet."""
    # They are on one disk, so a file of both has one inode.
    there, here = _inodes(stage), _inodes(output) if output.exists() else {}
    lacking = [address for address in kept if there.pop(address, 0) != here.get(address)]
    for address in there.keys() - set(new):
        (stage / address).unlink()
        for folder in PurePath(address).parents[:-1]:
            with suppress(OSError):  # it is not empty
                (stage / folder).rmdir()
    return lacking


def keep_file(stage: Path, output: Path, address: str) -> None:
    """Let one file of the site stay in the next one, by a hard link where the disk has such."""
    old, new = f"{output}/{address}", f"{stage}/{address}"
    try:
        try:
            os.link(old, new)
        except _IN_THE_WAY:
            _make_way(stage, address)
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


def publish(stage: Path, output: Path, removed: Iterable[str] = (), *, aside: bool) -> None:
    """Put `stage` in the place of `output`, with the hidden files that `output` has.

    Args:
        removed: files of the last build that the next site does not have.
        aside: whether `stage` is then the old site, for the next build; else there is none.
    """
    (stage / _MARK).write_bytes(b"Built by wenzhai. The next build replaces this folder.\n")
    if not output.exists():
        output.parent.mkdir(parents=True, exist_ok=True)
        stage.rename(output)
        return
    for name in _hidden(output, stage):
        if (output / name).is_file():
            keep_file(stage, output, name)
    _exchange(stage, output)
    _move_hidden(stage, output)
    for address in removed:
        if address.startswith("."):
            (output / address).unlink(missing_ok=True)
    if not aside:
        shutil.rmtree(stage)


def _set_aside(old: Path, former: Path) -> None:
    """Keep an old site for the next build, without its hidden files."""
    for each in old.iterdir():
        if each.name.startswith("."):
            _remove(each)
    shutil.rmtree(former, ignore_errors=True)
    try:
        old.rename(former)
    except OSError:  # it is on another disk
        shutil.rmtree(old)


def _make_way(stage: Path, address: str) -> None:
    """Make the folders of a file, without what a former site has in its place or in theirs."""
    path = stage / address
    for folder in PurePath(address).parents[-2::-1]:
        if (stage / folder).is_file():
            (stage / folder).unlink()
    _remove(path)
    path.parent.mkdir(parents=True, exist_ok=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _inodes(site: Path) -> dict[str, int]:
    """The inode of every file of a site, by address, but for those in hidden folders."""
    found: dict[str, int] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{site}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if folder or not entry.name.startswith("."):
                        waiting.append(f"{folder}{entry.name}/")
                else:
                    found[folder + entry.name] = entry.inode()
    return found


def _move_hidden(old: Path, new: Path) -> None:
    """Hidden folders, such as a .git, go with the site."""
    for name in _hidden(old, new):
        (old / name).rename(new / name)


def _hidden(old: Path, new: Path) -> Iterable[str]:
    """What is hidden in `old` and not in `new`; of a folder in both, such as .well-known, what is in it."""
    found = [each for each in old.iterdir() if each.name.startswith(".")]
    in_both = [each for each in found if each.is_dir() and (new / each.name).is_dir()]
    found += [inner for each in in_both for inner in each.iterdir()]
    names = (each.relative_to(old).as_posix() for each in found)
    return [name for name in names if not (new / name).exists()]


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
