"""Texts of an archive are written: an edition beside another, or a file in the place of what it was."""

import shutil
from pathlib import Path


def add_source(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet.

    Raises:
        FileExistsError: it does.
        OSError: it cannot be written; nothing is left of it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(data)
        except BaseException:
            path.unlink()
            raise


def replace_source(path: Path, data: bytes) -> None:
    """Write a file anew, in one step: whoever reads it meets the old text or the new one.

    Raises:
        OSError: it cannot be written; it is as it was.
    """
    path = path.resolve()  # a link stays a link
    # A name that no scan takes for a source.
    new = path.with_name(f".{path.name}.next")
    try:
        new.write_bytes(data)
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
