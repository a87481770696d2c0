"""What a build may cost beside Hugo's build of the same archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

Key = tuple[int, str, str]  # digests, generator, build


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One measured build."""

    digests: int
    generator: str  # hugo, wenzhai
    build: str  # cold, no change, one edit
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    pages: int  # HTML files
    output_bytes: int

    @property
    def seconds_per_file(self) -> float:
        """Seconds by source; a digest has two."""
        return self.seconds / (2 * self.digests)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A ratio that is aimed at, and what came out."""

    name: str
    limit: float
    ratio: float
    reached: bool


_SECONDS: Callable[[Run], float] = attrgetter("seconds")
_MEMORY: Callable[[Run], float] = attrgetter("peak_bytes")
_PER_FILE: Callable[[Run], float] = attrgetter("seconds_per_file")

_SMALL: Key = (1_000, "wenzhai", "cold")
_SMALL_HUGO: Key = (1_000, "hugo", "cold")
_LARGE: Key = (10_000, "wenzhai", "cold")
_LARGE_HUGO: Key = (10_000, "hugo", "cold")
_LARGE_SAME: Key = (10_000, "wenzhai", "no change")
_LARGE_EDIT: Key = (10_000, "wenzhai", "one edit")
_LARGE_HUGO_EDIT: Key = (10_000, "hugo", "one edit")

# Name, limit, quantity, the run it is taken of, the run it is divided by.
_TARGETS: tuple[tuple[str, float, Callable[[Run], float], Key, Key], ...] = (
    ("cold / Hugo at 1,000", 1.0, _SECONDS, _SMALL, _SMALL_HUGO),
    ("cold / Hugo at 10,000", 1.0, _SECONDS, _LARGE, _LARGE_HUGO),
    # Hugo has no other way than to build all again, whether or not something has changed.
    ("no change / Hugo at 10,000", 0.1, _SECONDS, _LARGE_SAME, _LARGE_HUGO_EDIT),
    ("one edit / Hugo at 10,000", 0.1, _SECONDS, _LARGE_EDIT, _LARGE_HUGO_EDIT),
    ("memory / Hugo at 1,000", 1 / 3, _MEMORY, _SMALL, _SMALL_HUGO),
    ("memory / Hugo at 10,000", 1 / 3, _MEMORY, _LARGE, _LARGE_HUGO),
    ("per file, 10,000 / 1,000", 1.2, _PER_FILE, _LARGE, _SMALL),
)


def compare(runs: list[Run]) -> list[Target]:
    """The targets for which `runs` hold both sides."""
    found = {(run.digests, run.generator, run.build): run for run in runs}
    targets = []
    for name, limit, quantity, ours, base in _TARGETS:
        if ours in found and base in found:
            ratio = quantity(found[ours]) / quantity(found[base])
            targets.append(Target(name=name, limit=limit, ratio=ratio, reached=ratio <= limit))
    return targets
