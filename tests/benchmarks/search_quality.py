"""Measures how well the ranking of search serves readers, by nDCG@10.

python -m tests.benchmarks.search_quality [--worst 10] [--all]
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from math import log2
from pathlib import Path
from typing import NamedTuple

from generator.build import Order, build
from generator.search.answers import Hit, Question
from generator.search.index import FOLDER
from generator.search.reader import Reader
from tests import search_sample
from tests.benchmarks.search_planted import PlantedArchive, Query

JUDGED = search_sample.CASES / "judged.toml"
ARCHIVE = Path(__file__).parents[2]
GRADES = {"best": 3, "good": 2, "fair": 1}
FIRST = 10

_NAME = re.compile(r"(?:\d{4}-\d\d(?:-\d\d)?-)?(?P<name>.+)\.(?P<lang>zh|en)\.md")
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?-")
_ANCHOR = re.compile(r"^#.*\{#(\S+)\}\s*$", re.MULTILINE)

Editions = frozenset[tuple[str, str]]  # key and language of all documents


class Score(NamedTuple):
    """How well a query was answered, 1 being as well as can be.

    Attributes:
        shown: as the page shows hits at first, in both languages; a story that comes again, in the other
            language, takes a place and is worth nothing.
        own: with documents in the language of the reader only.
        days: whether the days were offered that should be.
        hits: the first hits in both languages, with what they are worth.
    """

    query: Query
    shown: float
    own: float
    days: bool
    hits: tuple[tuple[str, int], ...]


def judged_queries() -> list[Query]:
    """The queries over the archive of this checkout.

    Raises:
        ValueError: a query is graded twice for a document.
    """
    queries = []
    for row in tomllib.loads(JUDGED.read_text(encoding="utf-8"))["query"]:
        pairs = [(key, grade) for name, grade in GRADES.items() for key in row.get(name, "").split()]
        grades = dict(pairs)
        if len(grades) < len(pairs) or not grades:
            raise ValueError(f"{row['text']}: a document has two grades, or none has any")
        queries.append(Query(row["text"], row["kind"], row["lang"], grades, tuple(row.get("days", ()))))
    return queries


def archive_scores() -> list[Score]:
    """Build the archive of this checkout in a folder of its own, and ask.

    Raises:
        ValueError: a document is judged that the archive does not have.
    """
    queries = judged_queries()
    editions = _editions()
    keys = {key for key, _ in editions}
    if unknown := sorted({key for query in queries for key in query.grades} - keys):
        raise ValueError(f"{JUDGED.name} names what the archive does not have: {', '.join(unknown)}")
    with tempfile.TemporaryDirectory(prefix="search-quality-") as folder:
        root = Path(folder)
        shutil.copytree(ARCHIVE / "content", root / "content")
        build(Order(root=root, output=root / "site"))
        reader = Reader(lambda name: (root / "site" / FOLDER / name).read_bytes())
        return [_score(query, reader, editions) for query in queries]


def planted_scores() -> list[Score]:
    """Index the planted archive, and ask."""
    planted = PlantedArchive()
    editions = frozenset((each.digest, each.lang.value) for each in planted.documents)
    reader = search_sample.reader(planted.documents, planted.entities)
    return [_score(query, reader, editions) for query in planted.queries]


def ndcg(gained: Sequence[int], possible: Iterable[int]) -> float:
    """How much of what `possible` grades could give in the first ten these give, the earlier the more."""
    best = _gain(sorted(possible, reverse=True)[:FIRST])
    return _gain(gained[:FIRST]) / best


def _gain(grades: Iterable[int]) -> float:
    return sum(((1 << grade) - 1) / log2(place + 2) for place, grade in enumerate(grades))


def _score(query: Query, reader: Reader, editions: Editions) -> Score:
    both = reader.answer(Question(text=query.text, prefer=query.lang, limit=FIRST))
    own = reader.answer(Question(text=query.text, prefer=query.lang, lang=query.lang, limit=FIRST))
    keys = [_key(hit) for hit in both.hits]
    worth = [query.grades.get(key, 0) * (key not in keys[:place]) for place, key in enumerate(keys)]
    in_own = [grade for key, grade in query.grades.items() if (key, query.lang) in editions]
    return Score(
        query=query,
        shown=ndcg(worth, query.grades.values()),
        own=ndcg([query.grades.get(_key(hit), 0) for hit in own.hits], in_own),
        days=set(query.days) <= set(both.days),
        hits=tuple(zip(keys, worth, strict=True)),
    )


def _key(hit: Hit) -> str:
    """As `judged.toml` names it; a planted document has no date in its key and no story."""
    return hit.story or ("@" if _DATE.match(hit.digest) else "") + _DATE.sub("", hit.digest, count=1)


def _editions() -> Editions:
    """The documents of the archive of this checkout."""
    found = set()
    for file in (ARCHIVE / "content").glob("*/*.md"):
        if name := _NAME.fullmatch(file.name):
            keys = [f"@{name['name']}", *_ANCHOR.findall(file.read_text(encoding="utf-8"))]
            found |= {(key, name["lang"]) for key in keys}
    return frozenset(found)


def _lines(scores: Sequence[Score]) -> Iterator[str]:
    """A row for each kind, and one for all."""
    yield f"  {'':12}{'queries':>8}{'as shown':>9}{'one language':>14}"
    for kind in [*dict.fromkeys(each.query.kind for each in scores), "all"]:
        of_kind = [each for each in scores if kind in (each.query.kind, "all")]
        shown = statistics.mean(each.shown for each in of_kind)
        own = statistics.mean(each.own for each in of_kind)
        yield f"  {kind:12}{len(of_kind):8}{shown:9.3f}{own:14.3f}"


def _told(score: Score) -> str:
    """A query with the grades of its first hits, a repeat as a dot, and the best that was not among them."""
    shown = dict.fromkeys(key for key, _ in score.hits)
    firsts = [[key for key, _ in score.hits].index(key) for key in shown]
    grades = "".join(str(grade) if place in firsts else "·" for place, (_, grade) in enumerate(score.hits))
    missed = [key for key, grade in score.query.grades.items() if grade > 1 and key not in shown]
    days = "" if score.days else ", days not offered"
    missing = f", not among them: {' '.join(missed)}" if missed else ""
    text, kind = score.query.text, score.query.kind
    return f"  {score.shown:.3f} {score.own:.3f} {text} ({kind}): {grades or 'none'}{missing}{days}"


def main() -> None:
    """Print figures by kind of query, and what went worst; nothing here fails."""
    parser = argparse.ArgumentParser(description="How well search ranks what it finds.")
    parser.add_argument(
        "--worst", type=int, default=10, help="how many queries to show of those that went worst"
    )
    parser.add_argument("--all", action="store_true", help="show all queries")
    arguments = parser.parse_args()
    scores = {"the archive": archive_scores(), "planted words": planted_scores()}
    for name, of_archive in scores.items():
        print(f"{name}:", *_lines(of_archive), sep="\n")
    every = [score for of_archive in scores.values() for score in of_archive]
    print("all together:", list(_lines(every))[-1], sep="\n")
    worst = sorted(every, key=lambda score: score.shown)[: None if arguments.all else arguments.worst]
    print("the worst, with the grades of the first hits:", *map(_told, worst), sep="\n")


if __name__ == "__main__":
    main()
