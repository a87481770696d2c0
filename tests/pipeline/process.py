"""Builds in processes of their own, for what cannot be seen from inside: environments, kills, limits."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.archive import Archive

PROJECT = Path(__file__).parents[2]
START = """
import os, resource, signal, sys
from pathlib import Path
from generator.build import Order, build
root = Path(sys.argv[1])
order = Order(root=root, output=root / "site", jobs=int(sys.argv[2]))
"""
BUILD = "build(order)\n"


def start(
    archive: Archive, script: str = BUILD, *, jobs: int = 1, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """A process that runs `script` with an `order` for `archive`, as leader of a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", START + script, str(archive.root), str(jobs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"} | dict(environment or {}),
        start_new_session=True,
    )


def run(
    archive: Archive, script: str = BUILD, *, jobs: int = 1, environment: Mapping[str, str] | None = None
) -> str:
    """What the process writes; it must end well."""
    with start(archive, script, jobs=jobs, environment=environment) as process:
        out, faults = process.communicate()
    assert process.returncode == 0, faults
    return out
