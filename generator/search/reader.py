"""Finds documents in the files of an index, as search.js does in the browser.

    chunks -> atoms -> documents of each -> of all -> ranked -> looked at -> hits

Numbers are whole and functions small, so that both give the same answers; they share their case files.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from generator.search.answers import Facet, Found, Hit, Question
from generator.search.days import DaySaid, day_of
from generator.search.files import Load, SegmentFiles
from generator.search.fold import NO_TABLE, Simplified, folded, joined
from generator.search.layout import SECTIONS
from generator.search.matching import FEW, TEXT, Matched, has_all_terms, match, names_of
from generator.search.pack import sections_of
from generator.search.query import Atom, Chunk, all_relaxed, atoms_of, chunks_of, together
from generator.search.ranking import Candidate, combined, dated, listed, ranked
from generator.search.simplified import read_table
from generator.search.snippets import Mark, marks_in, occurrences, pieces, snippet
from generator.search.spelling import best
from generator.search.terms import Run

# How many more documents are looked at than are asked for, to find those that have the query literally; and
# for a phrase between quotes.
_MORE, _MORE_QUOTED = 12, 20


class _Asked(NamedTuple):
    """A query as it is understood, with what each atom of it found.

    Attributes:
        said: the day or month that it is.
        corrected: words that no text has, and likelier ones that are in their place.
        is_relaxed: whether no text has it, and it was taken apart into words.
    """

    chunks: list[Chunk]
    atoms: list[Atom]
    matches: list[Matched]
    said: DaySaid | None
    corrected: tuple[tuple[str, str], ...] = ()
    is_relaxed: bool = False


class _Look(NamedTuple):
    """A document that was looked at.

    Attributes:
        fits: whether its text has each atom of several terms, and all between quotes, as it stands, and not
            its terms in several places. A word may have another form.
        has_whole: whether its text has the query as a whole.
    """

    hit: Hit
    fits: bool
    has_whole: bool


class Reader:
    """An index that is read; files are loaded when they are needed, and once.

    Raises:
        ValueError: a file is no file of an index.
    """

    def __init__(self, load: Load) -> None:
        self._load = load
        said, *sections = sections_of(load("root.js"))
        self._root = json.loads(said)
        several = zip(*[iter(sections)] * len(SECTIONS), strict=True)
        self._segments = [
            SegmentFiles(row, self._root, of, load)
            for row, of in zip(self._root["segments"], several, strict=True)
        ]
        self._simplified: Simplified = NO_TABLE

    def answer(self, question: Question) -> Found:
        """What the index has for `question`."""
        asked = self._asked(question.text)
        candidates, asked = self._candidates(asked, question)
        langs = Counter("zh" if each.is_chinese else "en" for each in candidates)
        months = Counter(each.month for each in candidates)
        return Found(
            total=len(candidates),
            whole=0 if asked.is_relaxed else sum(each.lack <= 0 for each in candidates),
            hits=self._hits(candidates, asked, question),
            entities=tuple(dict.fromkeys(row for each in asked.matches for row in each.names)),
            days=self._days(asked.said) if asked.said else (),
            corrected=asked.corrected,
            langs=tuple((lang, langs[lang]) for lang in ("zh", "en") if langs[lang]),
            months=tuple(sorted(months.items(), reverse=True)),
        )

    def facets(self, question: Question) -> tuple[Facet, ...]:
        """What the documents found can be filtered by, those of most documents first."""
        counts: Counter[tuple[str, str, str, str]] = Counter()
        for each in self._candidates(self._asked(question.text), question)[0]:
            for row in self._segments[each.segment].facets(each.document):
                counts[row.term, row.kind, row.chinese, row.english] += 1
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Facet(term, count, *shown) for (term, *shown), count in ordered)

    def _candidates(self, asked: _Asked, question: Question) -> tuple[list[Candidate], _Asked]:
        """The documents found, in order; and what they were found by.

        If no text has the query, one that has the words of it may do.
        """
        if not asked.chunks:
            return ranked(listed(self._segments, question), self._segments, question), asked
        found = combined(asked.matches, len(self._segments))
        if asked.said:
            of_day = dated(self._segments, asked.said)
            found = [scores | days for scores, days in zip(found, of_day, strict=True)]
        candidates = ranked(found, self._segments, question)
        whole = [each for each in candidates if each.lack == 0]
        if len(whole) <= FEW:
            whole = [each for each in whole if self._look(each, asked).fits]
        if whole or asked.said:
            kept = {each.rank for each in whole}
            return [each for each in candidates if each.lack or len(whole) > FEW or each.rank in kept], asked
        relaxed = self._relaxed(asked)
        return ranked(combined(relaxed.matches, len(self._segments)), self._segments, question), relaxed

    def _asked(self, text: str) -> _Asked:
        """What a query asks for and finds. Traditional characters are simplified when a term is missing."""
        chunks = chunks_of(text, self._simplified)
        asked = self._matched(chunks)
        is_missing = any(
            run.is_han and not has_all_terms(run, self._segments)
            for atom, each in zip(asked.atoms, asked.matches, strict=True)
            if not _count(each)
            for run in atom.runs
        )
        if is_missing and not self._simplified:
            self._load_simplified()
            simplified = chunks_of(text, self._simplified)
            if simplified != chunks:
                asked = self._matched(simplified)
        return asked if asked.said else self._corrected(asked)

    def _relaxed(self, asked: _Asked) -> _Asked:
        """The same in words; amounts, names and what is quoted are kept as they are."""

        def is_kept(place: int) -> bool:
            atom = asked.atoms[place]
            return bool(atom.amount or asked.matches[place].names or asked.chunks[atom.chunks[0]].is_quoted)

        atoms = all_relaxed(asked.atoms, is_kept)
        matches = [match(atom, self._segments) for atom in atoms]
        return asked._replace(atoms=atoms, matches=matches, is_relaxed=True)

    def _matched(self, chunks: list[Chunk]) -> _Asked:
        atoms = atoms_of(chunks, lambda text: bool(names_of(text, self._segments)))
        said = day_of(together(chunks)) if chunks else None
        return _Asked(chunks, atoms, [match(atom, self._segments) for atom in atoms], said)

    def _load_simplified(self) -> None:
        if not self._simplified:
            self._simplified = read_table(*sections_of(self._load(f"{self._root['simplified']}.js")))

    def _corrected(self, asked: _Asked) -> _Asked:
        """The query with likelier words in place of those that no text has."""
        corrected: list[tuple[str, str]] = []
        chunks = list(asked.chunks)
        for atom, found in zip(asked.atoms, asked.matches, strict=True):
            missing = [run.text for run in atom.runs if not _count(found) and self._may_be_misspelt(run)]
            for word in missing:
                if likelier := best(word, self._vocabulary(word)):
                    corrected.append((word, likelier))
                    for place in range(atom.chunks[0], sum(atom.chunks)):
                        text = chunks[place].text.replace(word, likelier)
                        chunks[place] = chunks[place]._replace(text=text, is_open=False)
        return self._matched(chunks)._replace(corrected=tuple(corrected)) if corrected else asked

    def _may_be_misspelt(self, run: Run) -> bool:
        is_number = all("0" <= each <= "9" or each == "." for each in run.text)
        return not run.is_han and not is_number and not any(each.has(run.text) for each in self._segments)

    def _vocabulary(self, word: str) -> list[tuple[str, int]]:
        """Words with the first letter of `word`, or with its second one if the first leads to nothing."""
        counts: Counter[str] = Counter()
        for letter in dict.fromkeys(word[:2]):
            for segment in self._segments:
                for each, count in segment.vocabulary(letter):
                    counts[each] += count
            if best(word, counts.items()):
                break
        return list(counts.items())

    def _hits(self, candidates: Sequence[Candidate], asked: _Asked, question: Question) -> tuple[Hit, ...]:
        """The hits that are wanted. Documents are looked at by rank until enough of them fit.

        First come those that have the whole query as it was typed, then those with every atom of it.
        """
        wanted = question.offset + question.limit
        if question.by_date or asked.said or asked.is_relaxed:
            return tuple(self._look(each, asked).hit for each in candidates[question.offset : wanted])
        whole = [each for each in candidates if each.lack == 0]
        more = _MORE_QUOTED if any(each.is_quoted for each in asked.chunks) else _MORE
        first: list[Hit] = []
        fitting: list[Hit] = []
        rest: list[Hit] = []
        for candidate in whole[: wanted + more]:
            look = self._look(candidate, asked)
            (first if look.has_whole else fitting if look.fits else rest).append(look.hit)
            if len(first) + len(fitting) >= wanted:
                break
        hits = first + fitting + rest
        for candidate in candidates[len(whole) :][: max(0, wanted - len(hits))]:
            hits.append(self._look(candidate, asked).hit)
        return tuple(hits[question.offset : wanted])

    def _look(self, candidate: Candidate, asked: _Asked) -> _Look:
        record = self._segments[candidate.segment].record(candidate.document)
        date, address, digest, story, title, headline, text, script = record[:8]
        if script:
            self._load_simplified()
        plain = joined(folded(f"{headline}\n{text}", self._simplified))
        chunks = asked.chunks
        hit = Hit(
            digest=digest,
            story=story,
            date=date,
            address=address,
            title=title or headline,
            way=candidate.way,
            is_literal=all(occurrences(plain, each.text, is_open=each.is_open) for each in chunks),
            headline=pieces(headline, self._marks(headline, asked)),
            snippet=snippet(text, self._marks(text, asked)),
            entities=tuple(zip(record[8::2], record[9::2], strict=True)),
        )
        fits = candidate.way != TEXT or all(
            occurrences(plain, atom.text, is_open=True)
            for atom in asked.atoms
            if _is_compound(atom) or chunks[atom.chunks[0]].is_quoted
        )
        has_whole = len(chunks) > 1 and bool(occurrences(plain, together(chunks), is_open=chunks[-1].is_open))
        return _Look(hit, fits, has_whole)

    def _marks(self, text: str, asked: _Asked) -> list[Mark]:
        amounts = [atom.amount for atom in asked.atoms if atom.amount]
        return marks_in(text, _sought(asked), amounts, self._simplified)

    def _days(self, said: DaySaid) -> tuple[str, ...]:
        if not said.day:
            months = {month for row in self._root["segments"] for month, *_ in row["months"]}
            return tuple(sorted(filter(said.is_in, months), reverse=True))
        days = set()
        for row in self._root["segments"]:
            for month, _, _, *masks in row["months"]:
                if said.is_in(month) and any(mask // 2**said.day % 2 for mask in masks):
                    days.add(f"{month}-{said.day:02}")
        return tuple(sorted(days, reverse=True))


def _count(found: Matched) -> int:
    return sum(len(each.scores) for each in found.segments)


def _is_compound(atom: Atom) -> bool:
    """Whether an atom has several terms, so that a text may have them all and not the atom."""
    return len(atom.runs) > 1 or any(run.is_han for run in atom.runs)


def _sought(asked: _Asked) -> list[tuple[str, bool]]:
    """What is to be marked in a hit: the chunks, their words in all forms, the names of whom they name.

    Of chunks that are one atom the atom is marked and not each of them; and so is the query as a whole.
    """
    parts = {
        atom.chunks[0] + step for atom in asked.atoms if atom.chunks[1] > 1 for step in range(atom.chunks[1])
    }
    sought = [(chunk.text, chunk.is_open) for place, chunk in enumerate(asked.chunks) if place not in parts]
    for atom, found in zip(asked.atoms, asked.matches, strict=True):
        sought.append((atom.text, atom.is_open))
        sought += [(form, False) for form in found.forms if not atom.amount]
        sought += [
            (joined(folded(name)), False) for row in found.names for name in (row.chinese, row.english)
        ]
    if len(asked.chunks) > 1:
        sought.append((together(asked.chunks), asked.chunks[-1].is_open))
    return list(dict.fromkeys(sought))
