"""What is loaded only when it is used: facets of documents, days, the words that a misspelt one may mean."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.model.entity import Entity
from generator.search.pack import deflated
from generator.search.shards import front_coded
from generator.search.varints import varint

# Documents in a file of facets.
PER_FILE = 4_096
_SHORTEST_WORD = 3


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


def vocabulary_files(counts: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Words by their first letter, in `v61` those with an `a`: front-coded, each with how often it stands."""
    for letter, group in groupby(_vocabulary(counts), key=lambda word: word[0]):
        before = b""
        terms, numbers = [], []
        for word in group:
            encoded = word.encode()
            terms.append(front_coded(encoded, before))
            numbers.append(varint(counts[word]))
            before = encoded
        yield f"v{ord(letter):x}", deflated(b"".join(terms), b"".join(numbers))


def vocabulary_letters(counts: Mapping[str, int]) -> list[str]:
    """The letters that have a file of words."""
    return sorted({word[0] for word in _vocabulary(counts)})


def _vocabulary(counts: Mapping[str, int]) -> list[str]:
    return sorted(word for word in counts if len(word) >= _SHORTEST_WORD and not word.isdecimal())
