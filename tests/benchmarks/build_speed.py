"""Builds archives with Hugo and with Wenzhai, and prints time, memory and how they stand to the targets.

python -m tests.benchmarks.build_speed [--digests 1000] [--digests 10000] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.hugo import hugo_command, write_hugo_site
from tests.benchmarks.measure import measure
from tests.benchmarks.targets import Run, Target, compare

_CHECKOUT = Path(__file__).parents[2]
_CORES = 2
_WENZHAI = [sys.executable, "-m", "generator", "build"]
_SENTENCE = "编者补记：以上内容已再次核对。"  # appended to the newest Chinese edition; names nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contender:
    """A generator with its own copy of the archive, `root/content/`."""

    name: str
    root: Path
    command: Callable[[Path, Path], list[str]]  # (root, output) -> what to run

    def run(self, build: str, digests: int, output: Path) -> Run:
        """Build into `output` and measure it."""
        _settle(self.root / "content")
        cost = measure(self.command(self.root, output), cwd=_CHECKOUT)
        files = [file for file in output.rglob("*") if file.is_file()]
        pages = sum(file.suffix == ".html" for file in files)
        if pages < 2 * digests:
            raise RuntimeError(f"{self.name} wrote {pages} pages of {2 * digests} editions")
        return Run(
            digests=digests,
            generator=self.name,
            build=build,
            seconds=cost.seconds,
            cpu_seconds=cost.cpu_seconds,
            peak_bytes=cost.peak_bytes,
            pages=pages,
            output_bytes=sum(file.stat().st_size for file in files),
        )


def main() -> None:
    """Measure, print, and write the figures where `--json` says; a missed target is no failure."""
    parser = argparse.ArgumentParser(description="Build speed and memory beside Hugo.")
    parser.add_argument("--digests", type=int, action="append", help="1000 and 10000 if not given")
    parser.add_argument("--json", type=Path, help="a file to write the figures to as well")
    arguments = parser.parse_args()
    # Both are inherited: every build has two cores, and Go starts no more threads than that.
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:_CORES])
    os.environ["GOMAXPROCS"] = str(_CORES)
    print("digests  generator  build      seconds    CPU s  ms/file  memory MB   pages  output MB")
    runs: list[Run] = []
    # All is deleted at the end: on some disks deleting goes on behind the next build and slows it.
    with tempfile.TemporaryDirectory(prefix="build-speed-") as folder:
        for digests in arguments.digests or [1_000, 10_000]:
            for run in _runs(Path(folder) / str(digests), digests):
                print(_row(run), flush=True)
                runs.append(run)
    targets = compare(runs)
    print("", *map(_verdict, targets), sep="\n")
    if arguments.json:
        figures = {"runs": [asdict(run) for run in runs], "targets": [asdict(target) for target in targets]}
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def _runs(folder: Path, digests: int) -> Iterator[Run]:
    """Every build of an archive of this size, Hugo's first."""
    corpus = write_corpus(folder / "archive", digests)
    write_hugo_site(folder / "hugo", corpus)
    edition = corpus.editions[0].relative_to(corpus.root)
    repeats = 2 if digests < 10_000 else 1  # a short build is noisy: the better of two counts

    hugo = _Contender(name="hugo", root=folder / "hugo", command=hugo_command)
    outputs = [folder / f"hugo-site-{number}" for number in range(repeats)]
    yield min((hugo.run("cold", digests, output) for output in outputs), key=lambda run: run.seconds)
    yield _one_edit(hugo, digests, outputs[-1], edition)

    if not _wenzhai_runs():
        print("wenzhai does not start: Hugo alone", file=sys.stderr)
        return
    wenzhai = _Contender(name="wenzhai", root=corpus.root, command=_wenzhai_command)
    outputs = [folder / f"wenzhai-site-{number}" for number in range(repeats)]
    yield min((_cold(wenzhai, digests, output) for output in outputs), key=lambda run: run.seconds)
    yield wenzhai.run("no change", digests, outputs[-1])
    yield _one_edit(wenzhai, digests, outputs[-1], edition)


def _cold(wenzhai: _Contender, digests: int, output: Path) -> Run:
    cache = wenzhai.root / ".cache"
    if cache.exists():
        cache.rename(output.with_suffix(".cache"))
    return wenzhai.run("cold", digests, output)


def _one_edit(contender: _Contender, digests: int, output: Path, edition: Path) -> Run:
    """Build again after one more sentence in `edition`, a path under the root; it must reach the page."""
    with (contender.root / edition).open("a", encoding="utf-8") as source:
        source.write(f"\n{_SENTENCE}\n")
    run = contender.run("one edit", digests, output)
    year, month, day, slug = edition.name.removesuffix(".zh.md").split("-", 3)
    page = output / "zh" / year / month / day / f"{slug}.html"
    if _SENTENCE not in page.read_text(encoding="utf-8"):
        raise RuntimeError(f"{contender.name} did not bring the edit to {page}")
    return run


def _settle(content: Path) -> None:
    """Have the sources in the page cache and nothing left to be written, so that each build starts alike."""
    for source in content.rglob("*.md"):
        source.read_bytes()
    os.sync()


def _wenzhai_command(root: Path, output: Path) -> list[str]:
    return [*_WENZHAI, str(root), "--output", str(output), "--jobs", str(_CORES)]


def _wenzhai_runs() -> bool:
    """Whether the checkout has a generator that starts; if not, Hugo is measured alone."""
    trial = subprocess.run([*_WENZHAI, "--help"], cwd=_CHECKOUT, capture_output=True, check=False)
    return trial.returncode == 0


def _row(run: Run) -> str:
    each = run.seconds_per_file * 1e3
    memory, output = run.peak_bytes / 1e6, run.output_bytes / 1e6
    return (
        f"{run.digests:7,}  {run.generator:9}  {run.build:9}  {run.seconds:7.2f}  {run.cpu_seconds:7.2f}"
        f"  {each:7.2f}  {memory:9,.0f}  {run.pages:6,}  {output:9,.1f}"
    )


def _verdict(target: Target) -> str:
    verdict = "reached" if target.reached else "MISSED"
    return f"{target.name:28} {target.ratio:6.3f}  (at most {target.limit:.3g})  {verdict}"


if __name__ == "__main__":
    main()
