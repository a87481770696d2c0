"""Asks an index in Chromium, and prints how long the answers take and how much is loaded for them.

python -m tests.benchmarks.search_browser [--pages 10000]
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

from playwright.sync_api import Browser, Request

from generator.render.templates import packaged_templates
from tests.benchmarks import search_size
from tests.benchmarks.search_corpus import SearchCorpus
from tests.browser.chromium import chromium, find_chromium
from tests.browser.host import serving

_SCRIPTS = ("search.js", "search-page.js")
_PAGE = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><script src="search.js"></script></html>'
# A reader of its own for each query has everything to load when it answers first, and then nothing.
_ASK = """async text => {
    const question = {text, lang: "", prefer: "zh", period: "", facets: [], byDate: false, offset: 0};
    question.limit = 10;
    const times = [performance.now()];
    const reader = await wenzhaiIndex.Reader.open(wenzhaiIndex.loader("search/", ""));
    for (let turn = 0; turn < 3; turn += 1) {
        await reader.answer(question);
        times.push(performance.now());
    }
    return [times[1] - times[0], times[3] - times[2]];
}"""


class Asked(NamedTuple):
    """One query: milliseconds with everything to load and with nothing, and what was loaded, gzipped."""

    query: str
    cold: float
    warm: float
    files: int
    loaded: int


def main() -> None:
    """Build, ask and print; a missed target is no failure."""
    parser = argparse.ArgumentParser(description="Speed of search in Chromium.")
    parser.add_argument("--pages", type=int, default=10_000, help="documents of 1.2 KB")
    pages = parser.parse_args().pages
    program = find_chromium()
    if program is None:
        sys.exit("There is no Chromium on this machine.")
    with tempfile.TemporaryDirectory(prefix="search-browser-") as name:
        folder = Path(name)
        command = [sys.executable, "-m", "tests.benchmarks.search_size", "--build", "pages", str(pages), name]
        subprocess.run(command, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL, check=True)
        (folder / "search.js").write_bytes((packaged_templates() / "assets" / "search.js").read_bytes())
        (folder / "index.html").write_text(_PAGE, encoding="utf-8")
        corpus = SearchCorpus()
        queries = search_size.sample_queries(corpus, list(corpus.pages(pages)), Random(7))
        with chromium(program) as browser, serving(folder) as host:
            asked = [_ask(browser, host, folder, query) for query in queries]
    scripts = sum(
        len(gzip.compress((packaged_templates() / "assets" / each).read_bytes())) for each in _SCRIPTS
    )
    print(f"{pages:,} pages, {len(asked)} queries; scripts {scripts / 1e3:.1f} KB")
    _print("cold, ms", [(each.cold, each.query) for each in asked])
    _print("warm, ms", [(each.warm, each.query) for each in asked])
    _print("loaded with scripts, KB", [((each.loaded + scripts) / 1e3, each.query) for each in asked])
    _print("files", [(each.files, each.query) for each in asked])


def _ask(browser: Browser, host: str, folder: Path, query: str) -> Asked:
    loaded: list[str] = []

    def note(request: Request) -> None:
        if "/search/" in request.url:
            loaded.append(request.url.split("/search/")[1])

    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", note)
        page.goto(host)
        cold, warm = page.evaluate(_ASK, query)
    sizes = [len(gzip.compress((folder / "search" / name).read_bytes(), 6)) for name in loaded]
    return Asked(query, cold, warm, len(loaded), sum(sizes))


def _print(what: str, values: list[tuple[float, str]]) -> None:
    most, query = max(values)
    median = statistics.median(value for value, _ in values)
    print(f"  {what}: median {median:.1f}, worst {most:.1f} ({json.dumps(query, ensure_ascii=False)})")


if __name__ == "__main__":
    main()
