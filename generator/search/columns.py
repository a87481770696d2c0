"""What is loaded only when it is used: facets of documents, days, the words that a misspelt one may mean."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np

from generator.model.entity import Entity
from generator.search.front import front_coded_all
from generator.search.pack import deflated
from generator.search.varints import varint, varints

# Documents in a file of facets.
PER_FILE = 4_096
_SHORTEST_WORD = 3
# A file of words has so many, or more if those with its last letter do.
_MANY_WORDS = 1_000


def facet_files(facets: Sequence[str], entities: Mapping[str, Entity]) -> Iterator[tuple[str, bytes]]:
    """`facets`, the list of all facets of a segment, and `c0`, `c1`, … with those of each document.

    The list is JSON, the facet of most documents first: its term, how many documents have it, and for an
    entity its kind and its names. A document is a varint, how many facets it has, and one for the place of
    each in the list.
    """
    counts = Counter(facet for of_document in facets for facet in of_document.split())
    ordered = sorted(counts, key=lambda facet: (-counts[facet], facet))
    rows = [[facet, counts[facet], *_shown(facet, entities)] for facet in ordered]
    yield "facets", deflated(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())
    places = {facet: varint(place) for place, facet in enumerate(ordered)}
    for start in range(0, len(facets), PER_FILE):
        parts = []
        for of_document in facets[start : start + PER_FILE]:
            numbers = [places[facet] for facet in of_document.split()]
            parts += [varint(len(numbers)), *numbers]
        yield f"c{start // PER_FILE}", deflated(b"".join(parts))


def _shown(facet: str, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    entity = entities.get(facet.removeprefix("e:")) if facet.startswith("e:") else None
    return (entity.kind, entity.names.zh, entity.names.en) if entity else ()


def day_file(dates: Sequence[str]) -> bytes:
    """How many documents in a row have each date, as JSON: `[["2026-04-25", 12], …]`."""
    runs = [[date, len(list(same))] for date, same in groupby(dates)]
    return deflated(json.dumps(runs, separators=(",", ":")).encode())


def vocabulary_files(counts: Mapping[str, int]) -> tuple[str, list[bytes]]:
    """Words, front-coded, each with how often it stands; and with which letter each file begins.

    Words with the same first letter are in one file.
    """
    words = sorted(word for word in counts if len(word) >= _SHORTEST_WORD and not word.isdecimal())
    letters = ""
    files: list[list[str]] = []
    for letter, group in groupby(words, key=lambda word: word[0]):
        if not files or len(files[-1]) >= _MANY_WORDS:
            letters += letter
            files.append([])
        files[-1] += group
    return letters, [deflated(front_coded_all(each), _numbers(counts, each)) for each in files]


def _numbers(counts: Mapping[str, int], words: Sequence[str]) -> bytes:
    return varints(np.fromiter(map(counts.__getitem__, words), np.uint64, len(words)))[0].tobytes()
