"""What stops a command, as a problem that says what to do: a table of exceptions."""

import errno
import re
import sqlite3
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from generator.commands.bundle import MissingExtraError
from generator.commands.entities import UnknownEntityError
from generator.commands.search import NoIndexError
from generator.config import ConfigError
from generator.model.problem import Problem, error
from generator.read.entities import FOLDER as REGISTER
from generator.render.faults import RenderError
from generator.translate.refusal import RefusedError
from generator.write.cache import FOLDER
from generator.write.lock import BusyError
from generator.write.publish import OutputError
from generator.write.skeleton import SkeletonError

_PLACED = re.compile(
    r"(?P<path>.+?)(?::(?P<line>\d+))?: error (?P<code>[a-z]+/[a-z-]+): (?P<message>.+)", re.DOTALL
)
_FULL = (errno.ENOSPC, errno.EDQUOT)


def problem_of(fault: Exception, root: Path) -> Problem | None:
    """The problem that `fault` means to who runs the command; None for a fault in the code."""
    said = next((said for kind, said in FAILURES if isinstance(fault, kind)), None)
    return said(fault, root) if said else None


def _placed(fault: Exception, root: Path) -> Problem:
    """A message that names its place and its code as a problem does."""
    parts = _PLACED.fullmatch(str(fault))
    if parts is None:
        return error("config/value", str(root), str(fault))
    return error(parts["code"], parts["path"], parts["message"], line=int(parts["line"] or 0))


def _unplaced(code: str) -> Callable[[Exception, Path], Problem]:
    return lambda fault, root: error(code, str(root), str(fault))


def _cache(fault: Exception, root: Path) -> Problem:
    hint = 'Free some space if the disk is full; "wenzhai build --force" makes the cache anew.'
    return error("cache/fault", str(root / FOLDER), f"the cache cannot be used: {fault}.", hint=hint)


def _killed(_fault: Exception, root: Path) -> Problem:
    message = "a process was killed, most likely for want of memory."
    return error("build/killed", str(root), message, hint="Use fewer with --jobs.")


def _disk(fault: Exception, root: Path) -> Problem:
    assert isinstance(fault, OSError)
    path = str(fault.filename or root)
    if fault.errno in _FULL:
        return error("disk/full", path, "the disk is full.", hint="Free some space, then try again.")
    message = f"{(fault.strerror or str(fault)).lower()}."
    return error("disk/fault", path, message, hint="See that it is there and may be read and written.")


def _unknown(fault: Exception, _root: Path) -> Problem:
    assert isinstance(fault, UnknownEntityError)
    return error("entities/unknown", REGISTER, str(fault), hint=fault.hint)


def _refused(fault: Exception, _root: Path) -> Problem:
    assert isinstance(fault, RefusedError)
    return fault.problem


# The first row that fits counts.
FAILURES: tuple[tuple[type[Exception], Callable[[Exception, Path], Problem]], ...] = (
    (ConfigError, _placed),
    (RenderError, _placed),
    (NoIndexError, _placed),
    (OutputError, _unplaced("output/refused")),
    (BusyError, _unplaced("build/busy")),
    (SkeletonError, _unplaced("new/exists")),
    (MissingExtraError, _unplaced("bundle/extra")),
    (UnknownEntityError, _unknown),
    (RefusedError, _refused),
    (sqlite3.Error, _cache),
    (BrokenProcessPool, _killed),
    (OSError, _disk),
)
