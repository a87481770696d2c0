"""Which files an archive consists of, and when each last changed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

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


def scan(root: Path) -> tuple[Source, ...]:
    """Every Markdown file below `content/` that may be an edition, by path.

    Left out are media, the register, `content/README.md`, and whatever has a name that starts with a dot or
    an underscore.
    """
    files = _files(root, "content", apart=_APART)
    return tuple(
        sorted(
            source
            for source in files
            if source.path.lower().endswith(_MARKDOWN) and source.path.lower() != "content/readme.md"
        )
    )


def media(root: Path) -> tuple[Source, ...]:
    """Every file below `content/media`, by path; hidden ones left out."""
    return tuple(sorted(_files(root, "content/media", apart=frozenset())))


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
