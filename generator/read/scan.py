"""Which files an archive consists of, and when each last changed."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.model.problem import Problem, error

_MARKDOWN = (".md", ".markdown")
_APART = frozenset({"content/media", "content/entities"})


class Source(NamedTuple):
    """A file of the archive, as the disk describes it.

    Attributes:
        path: relative to the archive's root, with forward slashes.
        size: in bytes.
        modified: `st_mtime_ns`.
        changed: `st_ctime_ns`; moves also when a tool sets the modification time back.
    """

    path: str
    size: int
    modified: int
    changed: int


def scan(root: Path) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[Problem, ...]]:
    """The sources and the media of the archive at `root`, each by path, and an error for each unusable name.

    Sources are the Markdown files below `content/`, but not media, the register, `content/README.md`, and
    whatever has a name that starts with a dot or an underscore. Media are the files below `content/media`.
    """
    sources, problems = _named(_files(root, "content", apart=_APART))
    media, more = _named(_files(root, "content/media", apart=frozenset()))
    editions = (each for each in sources if each.path.lower().endswith(_MARKDOWN))
    return (
        tuple(each for each in editions if each.path.lower() != "content/readme.md"),
        media,
        (*problems, *more),
    )


def _named(files: Iterable[Source]) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The files, in order of path, whose names are text, and an error for each other one."""
    good, problems = [], []
    for each in sorted(files):
        if each.path.isascii() or _is_text(each.path):
            good.append(each)
        else:
            shown = each.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            problems.append(error("source/name", shown, "the file's name is not UTF-8.", hint="Rename it."))
    return tuple(good), tuple(problems)


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _files(root: Path, start: str, apart: frozenset[str]) -> Iterator[Source]:
    """The files below `start`; links to folders are followed, each folder is entered once."""
    linked: list[str] = []
    entered: list[str] = []
    waiting = [start]
    while waiting:
        folder = waiting.pop()
        entered.append(folder)
        yield from _entries(root, folder, apart, waiting, linked)
        if not waiting and linked:
            # Folders proper come first, so that a file keeps its real path whatever links exist.
            waiting.extend(_unseen(root, linked, entered))
            linked.clear()


def _entries(
    root: Path, folder: str, apart: frozenset[str], folders: list[str], linked: list[str]
) -> Iterator[Source]:
    try:
        entries = os.scandir(root / folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    with entries:
        for entry in entries:
            if entry.name[0] in "._":
                continue
            path = f"{folder}/{entry.name}"
            if entry.is_dir():
                if path not in apart:
                    (linked if entry.is_symlink() else folders).append(path)
                continue
            if not entry.is_file():  # nor a pipe, which would never end
                continue
            try:
                stat = entry.stat()
            except FileNotFoundError:  # a link to nowhere, or a file that an editor has just replaced
                continue
            yield Source(path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def _unseen(root: Path, linked: list[str], entered: list[str]) -> list[str]:
    """Those of `linked` that lead to a folder not yet entered, one path for each folder."""
    known = {_identity(root / folder) for folder in entered}
    fresh = {_identity(root / path): path for path in sorted(linked, reverse=True)}
    return sorted(path for identity, path in fresh.items() if identity not in known)


def _identity(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_dev, stat.st_ino
