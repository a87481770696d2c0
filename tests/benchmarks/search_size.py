"""Builds search indexes, asks them, and prints time, memory, sizes and what is found beside the truth.

python -m tests.benchmarks.search_size [--pages 10000] [--files 2000] [--digests 1000] [--pagefind]
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from random import Random

from generator.model.date import IsoDate
from generator.model.language import Lang
from generator.model.search import Document
from generator.search.answers import Question
from generator.search.fold import folded, joined
from generator.search.index import FOLDER, index_root, index_segment
from generator.search.reader import Reader
from generator.search.segments import segments_of
from generator.search.simplified import load_simplified
from generator.search.terms import runs
from tests.benchmarks.measure import measure
from tests.benchmarks.search_corpus import SearchCorpus

_CHECKOUT = Path(__file__).parents[2]
_SUBSTRINGS = 120
_DOCUMENTS_IN_ITEM = 5
# Up to so many hits of a query are compared with the truth one by one, of more only their number.
_MOST_COMPARED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What an index cost, in one process."""

    corpus: str
    documents: int
    text_bytes: int
    cpu_seconds: float
    peak_bytes: int  # of the whole process, with all documents in memory
    files: int
    index_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the queries cost, gzipped without the script, and what they found."""

    queries: int
    median_bytes: int
    worst_bytes: int
    worst_query: str
    most_files: int
    substrings: int
    recall: float
    precision: float


class _Stories(tuple[Document, ...]):
    """Documents that are indexed together, as the stories of an edition are."""

    @property
    def date(self) -> IsoDate:
        return self[0].date

    @property
    def lang(self) -> Lang:
        return self[0].lang


def main() -> None:
    """Build and ask; a missed target is no failure."""
    parser = argparse.ArgumentParser(description="Size and speed of the search index.")
    parser.add_argument("--pages", type=int, action="append", default=[], help="documents of 1.2 KB")
    parser.add_argument("--files", type=int, action="append", default=[], help="editions of 6 to 12 KB")
    parser.add_argument("--digests", type=int, action="append", default=[], help="digests in two languages")
    parser.add_argument("--pagefind", action="store_true", help="build an index with Pagefind as well")
    parser.add_argument("--json", type=Path, help="a file to write the figures to as well")
    parser.add_argument("--build", nargs=3, metavar=("KIND", "COUNT", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.build:
        kind, count, folder = arguments.build
        print(json.dumps(asdict(_build(kind, int(count), Path(folder)))))
        return
    chosen = [(kind, count) for kind in ("pages", "files", "digests") for count in getattr(arguments, kind)]
    figures = []
    for kind, count in chosen or [("pages", 10_000), ("files", 2_000)]:
        with tempfile.TemporaryDirectory(prefix="search-size-") as folder:
            command = [sys.executable, "-m", __spec__.name, "--build", kind, str(count), folder]
            done = subprocess.run(command, cwd=_CHECKOUT, capture_output=True, text=True, check=True)
            built = Built(**json.loads(done.stdout))
            print(_built_row(built), flush=True)
            asked = _ask(Path(folder), kind, count)
            print(_asked_row(asked), flush=True)
            figures.append({"built": asdict(built), "asked": asdict(asked)})
        if arguments.pagefind:
            with tempfile.TemporaryDirectory(prefix="search-size-") as folder:
                print(_pagefind(Path(folder), kind, count), flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def _documents(kind: str, count: int) -> tuple[SearchCorpus, Iterator[Document]]:
    corpus = SearchCorpus()
    if kind == "pages":
        return corpus, corpus.pages(count)
    return corpus, corpus.digests(count if kind == "digests" else count // 2)


def _build(kind: str, count: int, folder: Path) -> Built:
    corpus, drawn = _documents(kind, count)
    documents = list(drawn)
    items = [
        _Stories(of_lang[start : start + _DOCUMENTS_IN_ITEM])
        for lang in Lang
        for of_lang in [[each for each in documents if each.lang is lang]]
        for start in range(0, len(of_lang), _DOCUMENTS_IN_ITEM)
    ]
    entities = corpus.entities()
    start = time.process_time()
    indexed = [index_segment(segment, lambda item: item, entities) for segment in segments_of(items)]
    outputs = [*index_root(indexed), *(output for each in indexed for output in each.files)]
    seconds = time.process_time() - start
    for output in outputs:
        path = folder / output.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
    return Built(
        corpus=f"{count} {kind}",
        documents=len(documents),
        text_bytes=sum(len(each.text.encode()) + len(each.headline.encode()) for each in documents),
        cpu_seconds=seconds,
        peak_bytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        files=len(outputs),
        index_bytes=sum(len(output.data) for output in outputs),
    )


def _ask(folder: Path, kind: str, count: int) -> Asked:
    corpus, drawn = _documents(kind, count)
    documents = list(drawn)
    rng = Random(7)
    sizes: list[tuple[int, int, str]] = []
    for query in sample_queries(corpus, documents, rng):
        loaded: dict[str, int] = {}

        def load(name: str, loaded: dict[str, int] = loaded) -> bytes:
            data = (folder / FOLDER / name).read_bytes()
            loaded[name] = len(gzip.compress(data, 6))
            return data

        Reader(load).answer(Question(text=query))
        sizes.append((sum(loaded.values()), len(loaded), query))
    worst = max(sizes)
    recall, precision, substrings = _truth(folder, documents, rng)
    return Asked(
        queries=len(sizes),
        median_bytes=int(statistics.median(size for size, _, _ in sizes)),
        worst_bytes=worst[0],
        worst_query=worst[2],
        most_files=max(files for _, files, _ in sizes),
        substrings=substrings,
        recall=recall,
        precision=precision,
    )


def sample_queries(corpus: SearchCorpus, documents: list[Document], rng: Random) -> list[str]:
    """Sixty and more: words frequent and rare, names, amounts, several of them, and pieces of texts."""
    chinese, english = ([word for word in corpus.words(lang) if len(word) > 1] for lang in (Lang.ZH, Lang.EN))
    companies = corpus.companies
    queries = [chinese[rank] for rank in (0, 3, 8, 20, 50, 90, 150, 260, 400, 700, 1_200, 2_500)]
    queries += [english[rank] for rank in (0, 10, 25, 60, 120, 200, 400, 900, 2_000, 4_000)]
    queries += [f"{chinese[one]} {chinese[other]}" for one, other in ((1, 30), (5, 200), (60, 61), (10, 900))]
    queries += [
        f"{english[one]} {english[other]}" for one, other in ((30, 31), (40, 300), (80, 26), (33, 900))
    ]
    queries += [chinese[one] + chinese[other] for one, other in ((0, 2), (4, 9), (12, 40))]
    queries += [companies[rank].zh for rank in (0, 5, 40)] + [companies[rank].en for rank in (1, 9, 60)]
    queries += [
        f"{companies[2].zh} {chinese[15]}",
        f"{companies[3].en} {english[45]}",
        "估值 350 亿",
        "400亿",
    ]
    queries += ["$40 billion", "4月24日", "2026-04-24", "Apr 24", companies[4].en[:-1], english[70][:-2]]
    queries += [word for word in corpus.words(Lang.ZH) if len(word) == 1][:2]
    texts = [each.text for each in documents if each.lang is Lang.ZH]
    queries += _substrings(texts, rng, 12, (4, 12))
    return queries


def _truth(folder: Path, documents: list[Document], rng: Random) -> tuple[float, float, int]:
    """Recall, and precision of the first ten, for pieces of Chinese text, beside what the texts say."""
    simplified = load_simplified()
    plain = {
        (each.digest, each.story): joined(folded(f"{each.headline}\n{each.text}", simplified))
        for each in documents
        if each.lang is Lang.ZH
    }
    reader = Reader(lambda name: (folder / FOLDER / name).read_bytes())
    texts = [each.text for each in documents if each.lang is Lang.ZH]
    found = wanted = right = shown = 0
    substrings = _substrings(texts, rng, _SUBSTRINGS, (2, 8))
    for query in substrings:
        having = {key for key, text in plain.items() if joined(folded(query, simplified)) in text}
        answer = reader.answer(Question(text=query, lang="zh", limit=10))
        first = [(hit.digest, hit.story) for hit in answer.hits]
        wanted += len(having)
        if answer.total <= _MOST_COMPARED:
            every = reader.answer(Question(text=query, lang="zh", limit=answer.total)).hits
            found += len(having & {(hit.digest, hit.story) for hit in every})
        else:  # to look at every hit would take longer than all else
            found += min(len(having), answer.total)
        expected = min(10, len(having))
        right += sum(key in having for key in first[:expected])
        shown += expected
    return found / wanted, right / shown, len(substrings)


def _substrings(texts: list[str], rng: Random, count: int, lengths: tuple[int, int]) -> list[str]:
    """Pieces of runs of Han."""
    made: list[str] = []
    while len(made) < count:
        length = rng.randint(*lengths)
        having = [run.text for run in runs(rng.choice(texts)) if run.is_han and len(run.text) >= length]
        if having:
            text = rng.choice(having)
            start = rng.randrange(len(text) - length + 1)
            made.append(text[start : start + length])
    return made


def _pagefind(folder: Path, kind: str, count: int) -> str:
    """A line on Pagefind's index of the same documents, a page for each."""
    for number, each in enumerate(_documents(kind, count)[1]):
        page = folder / str(number // 1_000) / f"{number}.html"
        page.parent.mkdir(exist_ok=True)
        lang = "zh-Hans" if each.lang is Lang.ZH else "en"
        body = f"<h1>{escape(each.headline)}</h1><p>{escape(each.text)}</p>"
        page.write_text(f'<html lang="{lang}"><title>{number}</title><body>{body}</html>', encoding="utf-8")
    try:
        cost = measure([sys.executable, "-m", "pagefind", "--site", str(folder)], cwd=folder)
    except RuntimeError as fault:
        return f"Pagefind does not run: {fault}"
    files = [file for file in (folder / "pagefind").rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    return (
        f"  Pagefind: {cost.cpu_seconds:.1f} CPU s, {cost.seconds:.1f} s, "
        f"{cost.peak_bytes / 1e6:,.0f} MB of memory, {len(files):,} files, {size / 1e6:.1f} MB"
    )


def _built_row(built: Built) -> str:
    each = 1e3 * built.cpu_seconds / built.documents
    return (
        f"{built.corpus}: {built.documents:,} documents, {built.text_bytes / 1e6:.1f} MB of text\n"
        f"  built in {built.cpu_seconds:.2f} CPU s ({each:.2f} per 1,000), {built.peak_bytes / 1e6:,.0f} MB "
        f"of memory, {built.files:,} files, {built.index_bytes / 1e6:.1f} MB"
    )


def _asked_row(asked: Asked) -> str:
    return (
        f"  {asked.queries} queries: median {asked.median_bytes / 1e3:.1f} KB, "
        f"worst {asked.worst_bytes / 1e3:.1f} KB ({asked.worst_query}), at most {asked.most_files} files\n"
        f"  {asked.substrings} pieces of texts: recall {asked.recall:.4f}, precision {asked.precision:.4f}"
    )


if __name__ == "__main__":
    main()
