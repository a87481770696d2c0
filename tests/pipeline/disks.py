"""Disks that are full or sealed: real ones, which only root may make."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of `size` at `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={size}", "none", folder)
    try:
        yield
    finally:
        _unmount(folder)


@contextmanager
def sealed(folder: Path) -> Iterator[None]:
    """`folder` made read-only: for root, whom modes do not stop, by a mount."""
    if os.geteuid():
        mode = folder.stat().st_mode
        folder.chmod(0o555)
        try:
            yield
        finally:
            folder.chmod(mode)
        return
    _mount("--bind", folder, folder)
    try:
        _mount("-o", "remount,ro,bind", folder)
        yield
    finally:
        _unmount(folder)


def _mount(*arguments: str | Path) -> None:
    try:
        subprocess.run(["mount", *map(str, arguments)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        # The test of a file too large, which needs no such right, stands for these where they are skipped.
        pytest.skip("mounting a disk takes root, and a system that lets it")


def _unmount(folder: Path) -> None:
    # Lazily: a fault that is still being looked at may hold files of the disk open.
    subprocess.run(["umount", "-l", str(folder)], check=True)
