"""What it costs to pack and to check a site that is built, beside programs that only pack the same files.

python -m tests.benchmarks.bundle_speed [--digests 1000]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.measure import Measurement, measure

_CHECKOUT = Path(__file__).parents[2]
_CORES = 2
_WENZHAI = [sys.executable, "-m", "generator"]
# The better of so many runs counts: what else the machine does makes a run slower, nothing makes it faster.
_RUNS = 2


def main() -> None:
    """Print a row for each program: time, files, size, and its ratio to Python's own `zipfile`."""
    parser = argparse.ArgumentParser(description="Packing and checking a built site.")
    parser.add_argument("--digests", type=int, default=1_000)
    digests = parser.parse_args().digests
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:_CORES])
    with tempfile.TemporaryDirectory(prefix="bundle-speed-") as folder:
        corpus = write_corpus(Path(folder) / "archive", digests)
        measure([*_WENZHAI, "build", str(corpus.root)], cwd=_CHECKOUT)
        print(f"{digests:,} digests      seconds    CPU s   files  MB packed  CPU to zipfile")
        rows = dict(_rows(corpus.root, Path(folder)))
        peer = rows["zipfile"][0].cpu_seconds
        for name, (cost, path) in rows.items():
            print(f"{name:17}  {cost.seconds:7.2f}  {cost.cpu_seconds:7.2f}  {_sizes(path)}", end="")
            print(f"  {cost.cpu_seconds / peer:14.2f}")


def _rows(root: Path, folder: Path) -> Iterator[tuple[str, tuple[Measurement, Path | None]]]:
    """What each program costs, and the file that it makes."""
    bundles, unpacked = folder / "bundles", folder / "unpacked"
    cost = _best([*_WENZHAI, "bundle", str(root), "--to", str(bundles)])
    (bundle,) = bundles.iterdir()
    yield "wenzhai bundle", (cost, bundle)
    with ZipFile(bundle) as file:
        file.extractall(unpacked)
    (top,) = unpacked.iterdir()
    made = folder / "zipfile.zip"
    yield "zipfile", (_best([sys.executable, "-m", "zipfile", "-c", str(made), str(top)]), made)
    if program := shutil.which("zip"):
        made = folder / "zip.zip"
        yield "zip -6", (_best([program, "-q", "-r", "-6", str(made), str(top)], made), made)
    # Once: a second check finds in the cache what the first has seen.
    yield "wenzhai check", (measure([*_WENZHAI, "check", str(root)], cwd=_CHECKOUT), None)


def _best(command: list[str], made: Path | None = None) -> Measurement:
    """The run with the least processor time; `made` is removed before each."""
    costs = []
    for _ in range(_RUNS):
        if made:
            made.unlink(missing_ok=True)
        costs.append(measure(command, cwd=_CHECKOUT))
    return min(costs, key=lambda cost: cost.cpu_seconds)


def _sizes(path: Path | None) -> str:
    if path is None:
        return f"{'':6}  {'':9}"
    with ZipFile(path) as file:
        count = sum(not entry.is_dir() for entry in file.infolist())
    return f"{count:6,}  {path.stat().st_size / 1e6:9.1f}"


if __name__ == "__main__":
    main()
