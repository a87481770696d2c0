"""The files of an index, as a reader takes them apart. search.js has the same functions."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from generator.search.characters import is_han
from generator.search.layout import (
    ELSEWHERE,
    PAIR_BITS,
    SECTIONS,
    SHORT,
    Large,
    NameRow,
    large_of,
    pair_text,
)
from generator.search.pack import sections_of
from generator.search.varints import read_varints

# Gives the bytes of a file by its name below the folder of the index, `root.js`.
Load = Callable[[str], bytes]
# Documents by number, with the level of a term in each.
Postings = dict[int, int]


class Entry(NamedTuple):
    """A term of a shard: its kind and its bytes."""

    kind: int
    data: bytes


class Shard(NamedTuple):
    """Terms by themselves, in order, and the names that begin with them."""

    entries: dict[str, Entry]
    names: list[NameRow]


class Range(NamedTuple):
    """Documents that follow on one another: of one month and language."""

    start: int
    end: int
    month: str
    is_chinese: bool


class FacetRow(NamedTuple):
    """Something that documents can be filtered by.

    Attributes:
        term: `e:` and the id of an entity, `t:` a topic, `s:` a series.
        documents: how many in the segment have it.
        kind, chinese, english: of an entity.
    """

    term: str
    documents: int
    kind: str
    chinese: str
    english: str


class SegmentFiles:
    """One segment of an index.

    Attributes:
        documents: how many it has.
        ranges: its documents by language and month.
    """

    def __init__(
        self, row: dict[str, Any], root: dict[str, Any], sections: Sequence[bytes], load: Load
    ) -> None:
        self.documents = sum(row["documents"])
        self.ranges = _ranges(row)
        self._name = row["folder"]
        self._per_record = row["records"]
        self._load = load
        self._files: dict[str, list[bytes]] = {}
        self._shards: dict[str, Shard] = {}
        self._facets_per_file = root["facets"]
        self._facet_rows: list[FacetRow] = []
        self._columns: dict[int, list[list[int]]] = {}
        of = dict(zip(SECTIONS, sections, strict=True))
        self._letters = of["letters"].decode()
        self._batches = _sums(read_varints(of["batches"]))
        self._starts = {"w": read_front_coded(of["words"]), "h": read_pairs(of["pairs"])}
        terms = read_front_coded(of["large_words"]) + read_pairs(of["large_pairs"])
        numbers = read_varints(of["large"])
        self._large = {
            term: (place, large_of(number))
            for place, (term, number) in enumerate(zip(terms, numbers, strict=True))
        }

    def sections(self, name: str) -> list[bytes]:
        """The sections of a file, which is loaded once."""
        if name not in self._files:
            self._files[name] = sections_of(self._load(f"{self._name}/{name}.js"))
        return self._files[name]

    def has(self, term: str) -> bool:
        """Whether any text or fact is `term`."""
        return term in self._large or term in self.shard_of(term).entries

    def large(self, term: str) -> Large | None:
        """What the root says of a term whose postings have a file of their own."""
        return self._large[term][1] if term in self._large else None

    def names(self, term: str) -> list[NameRow]:
        """Names whose first term is `term`."""
        large = self.large(term)
        if large and not large.is_named:
            return []
        return [row for row in self.shard_of(term).names if row[0].startswith(term)]

    def postings(self, term: str) -> Postings:
        """The documents of a term; those of another form of the word if that has them."""
        if term in self._large:
            return read_postings(self.sections(f"p{self._large[term][0]}")[0])
        entry = self.shard_of(term).entries.get(term)
        if entry is None:
            return {}
        return self.postings(read_after(entry.data, term)) if entry.kind else read_postings(entry.data)

    def count(self, term: str) -> int:
        """How many documents a term has."""
        large = self.large(term)
        return large.documents if large else len(self.postings(term))

    def main_form(self, word: str) -> str:
        """The form of a word that has the postings; the word itself if nothing leads to another."""
        entry = None if word in self._large else self.shard_of(word).entries.get(word)
        return read_after(entry.data, word) if entry and entry.kind == ELSEWHERE else word

    def character(self, character: str) -> Postings:
        """The documents with a character of Han: those of the terms that begin with it."""
        large = self.large(character)
        if large and large.is_whole:
            return self.postings(character)
        found: Postings = {}
        for term in self.beginning_with(character, len(self._starts["h"])):
            for document, level in self.postings(term).items():
                found[document] = max(level, found.get(document, 0))
        return found

    def beginning_with(self, text: str, most: int) -> list[str]:
        """The terms that begin with `text`, in order, of the first `most` shards; large ones come first."""
        letter, first = self._place(text)
        last = self._place(text + "\U0003ffff")[1]
        found = {term: None for term in self._large if term.startswith(text)}
        for number in range(first, min(last, first + most - 1) + 1):
            found |= {term: None for term in self._shard(letter, number).entries if term.startswith(text)}
        return list(found)

    def shard_of(self, term: str) -> Shard:
        """The shard in which `term` stands, if it stands anywhere."""
        return self._shard(*self._place(term))

    def record(self, document: int) -> list[str]:
        """What a hit shows, as `records.records_of` writes it."""
        start = self._batches[bisect_right(self._batches, document) - 1]
        first = document - (document - start) % self._per_record
        made: list[str] = json.loads(self.sections(f"r{first}")[0])[document - first]
        return made

    def vocabulary(self, letter: str) -> list[tuple[str, int]]:
        """Words that begin with `letter`, and how often each stands in the segment."""
        number = bisect_right(self._letters, letter) - 1
        if number < 0:
            return []
        words, counts = self.sections(f"v{number}")
        rows = zip(read_front_coded(words), read_varints(counts), strict=True)
        return [(word, count) for word, count in rows if word[0] == letter]

    def facets(self, document: int) -> list[FacetRow]:
        """What a document can be filtered by."""
        per_file = self._facets_per_file
        rows = self.facet_rows()
        return [rows[place] for place in self._facet_places(document // per_file)[document % per_file]]

    def facet_rows(self) -> list[FacetRow]:
        """All facets of the segment."""
        if not self._facet_rows:
            self._facet_rows = [_facet_row(*row) for row in json.loads(self.sections("facets")[0])]
        return self._facet_rows

    @cached_property
    def days(self) -> list[str]:
        """The date of each document."""
        return [date for date, count in json.loads(self.sections("days")[0]) for _ in range(count)]

    def _facet_places(self, number: int) -> list[list[int]]:
        if number not in self._columns:
            values = read_varints(self.sections(f"c{number}")[0])
            documents = []
            place = 0
            while place < len(values):
                documents.append(values[place + 1 : place + 1 + values[place]])
                place += 1 + values[place]
            self._columns[number] = documents
        return self._columns[number]

    def _place(self, term: str) -> tuple[str, int]:
        letter = "h" if is_han(term[0]) else "w"
        return letter, max(0, bisect_right(self._starts[letter], term) - 1)

    def _shard(self, letter: str, number: int) -> Shard:
        if number >= len(self._starts[letter]):
            return Shard({}, [])
        name = f"{letter}{number}"
        if name not in self._shards:
            terms, kinds, data, names = self.sections(name)
            texts = read_pairs(terms) if letter == "h" else read_front_coded(terms)
            self._shards[name] = Shard(
                _entries(texts, kinds, data), [NameRow(*row) for row in json.loads(names or b"[]")]
            )
        return self._shards[name]


def read_front_coded(data: bytes) -> list[str]:
    """The texts that `front.front_coded_all` has written."""
    return [text.decode() for text in _front_coded(data, b"")]


def read_after(data: bytes, before: str) -> str:
    """The one text that is coded against `before`."""
    return next(_front_coded(data, before.encode())).decode()


def _front_coded(data: bytes, before: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(data):
        shared, length = data[place] >> 4, data[place] & 15
        place += 1
        if shared > SHORT:
            shared, length = data[place] + 256 * data[place + 1], data[place + 2] + 256 * data[place + 3]
            place += 4
        before = before[:shared] + data[place : place + length]
        place += length
        yield before


def read_pairs(data: bytes) -> list[str]:
    """The terms of Han that `shards.pair_steps` writes."""
    texts = []
    first = second = 0
    steps = read_varints(data)
    for place in range(0, len(steps), 2):
        second = steps[place + 1] + (second if steps[place] == 0 else 0)
        first += steps[place]
        texts.append(pair_text(first << PAIR_BITS | second))
    return texts


def read_postings(data: bytes) -> Postings:
    """Documents by number with their levels."""
    found = {}
    document = -1
    for value in read_varints(data):
        document += 1 + (value >> 2)
        found[document] = value & 3
    return found


def _entries(texts: list[str], kinds: bytes, data: bytes) -> dict[str, Entry]:
    entries = {}
    start = 0
    for text, value in zip(texts, read_varints(kinds), strict=True):
        kind, size = value & 1, value >> 1
        entries[text] = Entry(kind, data[start : start + size])
        start += size
    return entries


def _facet_row(term: str, documents: int, kind: str = "", chinese: str = "", english: str = "") -> FacetRow:
    return FacetRow(term, documents, kind, chinese, english)


def _ranges(row: dict[str, Any]) -> list[Range]:
    ranges = []
    start = 0
    for column in (1, 2):
        for month in row["months"]:
            if month[column]:
                ranges.append(Range(start, start + month[column], month[0], column == 1))
                start += month[column]
    return ranges


def _sums(counts: list[int]) -> list[int]:
    """Where each of several parts starts that follow on one another."""
    starts = [0]
    for count in counts[:-1]:
        starts.append(starts[-1] + count)
    return starts
