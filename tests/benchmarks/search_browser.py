"""Asks an index in Chromium, and prints how long the answers take and how much is loaded for them.

python -m tests.benchmarks.search_browser [--pages 10000] [--turns 3]
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random

from generator.render.templates import packaged_templates
from tests.benchmarks import search_size
from tests.benchmarks.search_corpus import SearchCorpus
from tests.browser.chromium import find_chromium
from tests.browser.unwatched import chromium_command, reported

_SCRIPTS = ("search.js", "search-page.js")
# A reader of its own for each query has everything to load when it answers first, and then nothing.
_PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><body><script src="search.js"></script>
<script>
(async () => {
    const rows = [];
    const asked = %s;
    for (const text of asked) {
        await new Promise(resolve => setTimeout(resolve, 20));
        performance.clearResourceTimings();
        const question = {text, lang: "", prefer: "zh", period: "", facets: [], offset: 0, limit: 10};
        const times = [performance.now()];
        const reader = await wenzhaiIndex.Reader.open(wenzhaiIndex.loader("search/", "", "1"));
        for (let turn = 0; turn < 3; turn += 1) {
            await reader.answer(question);
            times.push(performance.now());
        }
        const loaded = performance.getEntriesByType("resource").map(each => new URL(each.name).pathname);
        const files = loaded.filter(each => each.startsWith("/search/")).map(each => each.slice(8));
        rows.push({text, cold: times[1] - times[0], warm: times[3] - times[2], files});
    }
    await fetch(location.search.slice(1), {method: "POST", body: JSON.stringify(rows)});
})();
</script></html>"""


def main() -> None:
    """Build, ask and print; a missed target is no failure."""
    parser = argparse.ArgumentParser(description="Speed of search in Chromium.")
    parser.add_argument("--pages", type=int, default=10_000, help="documents of 1.2 KB")
    parser.add_argument("--turns", type=int, default=3, help="how often each query is asked")
    arguments = parser.parse_args()
    pages, turns = arguments.pages, arguments.turns
    program = find_chromium()
    if program is None:
        sys.exit("There is no Chromium on this machine.")
    with tempfile.TemporaryDirectory(prefix="search-browser-") as name:
        folder = Path(name)
        command = [sys.executable, "-m", "tests.benchmarks.search_size", "--build", "pages", str(pages), name]
        subprocess.run(command, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL, check=True)
        (folder / "search.js").write_bytes((packaged_templates() / "assets" / "search.js").read_bytes())
        corpus = SearchCorpus()
        queries = search_size.sample_queries(corpus, list(corpus.pages(pages)), Random(7))
        (folder / "index.html").write_text(_PAGE % json.dumps(queries * turns), encoding="utf-8")
        rows = reported(chromium_command, program, folder, "index.html")
        files = {row["text"]: row["files"] for row in rows}
        sizes = {query: _size(folder, of_query) for query, of_query in files.items()}
    scripts = sum(
        len(gzip.compress((packaged_templates() / "assets" / each).read_bytes())) for each in _SCRIPTS
    )
    print(f"{pages:,} pages, {len(files)} queries, {turns} turns; scripts {scripts / 1e3:.1f} KB")
    for what in ("cold", "warm"):
        times = {query: [row[what] for row in rows if row["text"] == query] for query in files}
        _print(f"{what}, ms", {query: statistics.median(several) for query, several in times.items()})
    _print("loaded with scripts, KB", {query: (size + scripts) / 1e3 for query, size in sizes.items()})
    _print("files", {query: len(of_query) for query, of_query in files.items()})


def _size(folder: Path, files: list[str]) -> int:
    return sum(len(gzip.compress((folder / "search" / name).read_bytes(), 6)) for name in files)


def _print(what: str, values: Mapping[str, float]) -> None:
    query = max(values, key=lambda each: values[each])
    median = statistics.median(values.values())
    print(
        f"  {what}: median {median:.1f}, worst {values[query]:.1f} ({json.dumps(query, ensure_ascii=False)})"
    )


if __name__ == "__main__":
    main()
