"""Measures what the linking finds in the labelled sentences, and the time that it takes for a story.

python -m tests.benchmarks.linking_quality [--misses] [--held-out]
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from generator.link.dates import find_dates
from generator.link.edition import link_edition
from generator.link.figures import find_figures
from generator.link.names import Names, index_names
from generator.model.date import IsoDate
from generator.model.digest import Edition, Header, Section, Story
from generator.model.entity import Entity, Register
from generator.model.language import Lang
from generator.read.entities import read_register

FOLDER = Path(__file__).parents[1] / "cases" / "labelled"
ARCHIVE = Path(__file__).parents[2]
KINDS = ("name", "date", "figure")
LANGUAGES = ("zh", "en")
HELD_OUT = "held_out.txt"  # nobody who works on what is measured looks into it
CHARACTERS = 1_000  # of a story
WRITINGS = 2_000  # of the register
MOST_MILLISECONDS = 0.5

_HEAD = re.compile(r"(?P<lang>zh|en) (?P<published>\d{4}-\d\d-\d\d)(?P<trap> trap)?")
_MARK = re.compile(r"⟦([^⟦⟧|]+)\|([^⟦⟧|]+)⟧")


class Fact(NamedTuple):
    """A name, date or figure at characters `start` to `end` of a sentence.

    Attributes:
        kind: one of `KINDS`.
        meaning: an entity, a period, or a value with its unit.
    """

    start: int
    end: int
    kind: str
    meaning: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with what a careful reader finds in it; `trap` if something there only looks like a fact."""

    place: str
    lang: str
    published: IsoDate
    trap: bool
    text: str
    facts: tuple[Fact, ...]


class Miss(NamedTuple):
    """A fact that was not found as it is labelled, or that was found where none is labelled."""

    sentence: Sentence
    fault: str
    fact: Fact

    def __str__(self) -> str:
        """One line to read beside the sentence."""
        said = self.sentence.text[self.fact.start : self.fact.end]
        meaning = " ".join(filter(None, (self.fact.meaning, self.fact.qualifier)))
        where = self.sentence.place
        return f"{where}: {self.fault} {self.fact.kind} “{said}” = {meaning} | {self.sentence.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How much of what was found is labelled so, and how much of what is labelled was found so."""

    kind: str
    lang: str
    labelled: int
    found: int
    right: int
    misses: tuple[Miss, ...]
    wrong_qualifiers: tuple[Miss, ...]

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found."""
        return self.right / self.labelled if self.labelled else 1.0


def read_sentences() -> tuple[Sentence, ...]:
    """All labelled sentences.

    Raises:
        ValueError: a block is not a head and a sentence, or a mark is not closed or says nothing known.
    """
    return tuple(
        sentence
        for file in sorted(FOLDER.glob("*.txt"))
        for sentence in _sentences(file.name, file.read_text(encoding="utf-8"))
    )


def find_facts(sentence: Sentence, names: Names) -> tuple[Fact, ...]:
    """What is found in `sentence`; of what overlaps the earliest, then the longest, as in a story."""
    text, published = sentence.text, sentence.published
    found = [Fact(each.start, each.end, "name", each.entity) for each in names.find(text)]
    found += [Fact(each.start, each.end, "date", each.period) for each in find_dates(text, published)]
    found += [
        Fact(each.start, each.end, "figure", _amount(each.value, each.unit), str(each.qualifier))
        for each in find_figures(text, ends=(len(text),))
    ]
    facts: list[Fact] = []
    end = 0
    for fact in sorted(found, key=lambda fact: (fact.start, -fact.end)):
        if fact.start >= end:
            facts.append(fact)
            end = fact.end
    return tuple(facts)


def measure(sentences: Sequence[Sentence], names: Names) -> tuple[Score, ...]:
    """A score for each kind in each language, and for each kind in both together."""
    compared = [(sentence, find_facts(sentence, names)) for sentence in sentences]
    return tuple(
        _score(kind, " + ".join(langs), (each for each in compared if each[0].lang in langs))
        for kind in KINDS
        for langs in (*((lang,) for lang in LANGUAGES), LANGUAGES)
    )


def told(misses: Sequence[Miss], *, held_out: bool = False) -> list[str]:
    """A line for each of `misses`; of those in held-out sentences their number, unless asked for."""
    lines = [str(miss) for miss in misses if held_out or not miss.sentence.place.startswith(HELD_OUT)]
    if hidden := len(misses) - len(lines):
        lines.append(f"{HELD_OUT}: {hidden} more, not shown without --held-out")
    return lines


def _score(kind: str, lang: str, compared: Iterable[tuple[Sentence, tuple[Fact, ...]]]) -> Score:
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    wrong_qualifiers: list[Miss] = []
    for sentence, facts in compared:
        labelled = {fact[:4]: fact for fact in sentence.facts if fact.kind == kind}
        found = {fact[:4]: fact for fact in facts if fact.kind == kind}
        both = labelled.keys() & found.keys()
        counts.update(labelled=len(labelled), found=len(found), right=len(both))
        misses += [Miss(sentence, "missed", fact) for key, fact in labelled.items() if key not in both]
        misses += [Miss(sentence, "invented", fact) for key, fact in found.items() if key not in both]
        wrong_qualifiers += [
            Miss(sentence, f'qualifier "{found[key].qualifier}" of', labelled[key])
            for key in sorted(both)
            if labelled[key].qualifier != found[key].qualifier
        ]
    return Score(
        kind=kind,
        lang=lang,
        labelled=counts["labelled"],
        found=counts["found"],
        right=counts["right"],
        misses=tuple(misses),
        wrong_qualifiers=tuple(wrong_qualifiers),
    )


def _sentences(file: str, text: str) -> Iterator[Sentence]:
    lines = text.splitlines()
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        head = _HEAD.fullmatch(before)
        if head:
            plain, facts = _unmarked(line, f"{file}:{number + 1}")
            yield Sentence(
                place=f"{file}:{number + 1}",
                lang=head["lang"],
                published=IsoDate(head["published"]),
                trap=head["trap"] is not None,
                text=plain,
                facts=facts,
            )
        elif line and not _HEAD.fullmatch(line):
            raise ValueError(f"{file}:{number + 1}: neither a head nor a sentence below one: {line}")


def _unmarked(line: str, place: str) -> tuple[str, tuple[Fact, ...]]:
    """The sentence without its marks, and what they say."""
    facts: list[Fact] = []
    plain = ""
    done = 0
    for mark in _MARK.finditer(line):
        plain += line[done : mark.start()]
        facts.append(_fact(len(plain), *mark.groups()))
        plain += mark[1]
        done = mark.end()
    plain += line[done:]
    if not plain or set("⟦⟧|") & set(plain):
        raise ValueError(f"{place}: a mark is ⟦text|label⟧: {line}")
    return plain, tuple(facts)


def _fact(start: int, text: str, label: str) -> Fact:
    kind, *rest = label.split()
    end = start + len(text)
    if kind == "date":
        return Fact(start, end, kind, *rest)
    if kind == "figure":
        value, unit, *qualifier = (*rest, "-")[: max(len(rest), 2)]
        return Fact(start, end, kind, _amount(value, "" if unit == "-" else unit), *qualifier)
    return Fact(start, end, "name", label)


def _amount(value: str, unit: str) -> str:
    """`116.2 HKD` of 116.20 and HKD."""
    return f"{Decimal(value).normalize():f} {unit}".rstrip()


def milliseconds_by_story(sentences: Sequence[Sentence], register: Register) -> dict[str, float]:
    """The time of linking one story of `CHARACTERS` with a register of `WRITINGS`, by language."""
    names = index_names(_cut(register))
    return {lang: _milliseconds(_edition(lang, sentences), names) for lang in LANGUAGES}


def _cut(register: Register) -> Register:
    """Entities from all over the register, with `WRITINGS` or a few more."""
    count = sum(len(entity.writings) for entity in register.entities)
    kept: list[Entity] = []
    seen = writings = 0
    for entity in register.entities:
        seen += len(entity.writings)
        if writings * count < seen * WRITINGS:
            kept.append(entity)
            writings += len(entity.writings)
    return Register(entities=tuple(kept), digest="")


def _edition(lang: str, sentences: Sequence[Sentence]) -> Edition:
    """An edition of the labelled sentences, in stories of `CHARACTERS` and paragraphs of four sentences."""
    text = [sentence.text for sentence in sentences if sentence.lang == lang]
    stories: list[Story] = []
    paragraphs: list[str] = []
    for first in range(0, len(text), 4):
        paragraphs.append((" " if lang == "en" else "").join(text[first : first + 4]))
        over = sum(map(len, paragraphs)) - CHARACTERS
        if over >= 0:
            paragraphs[-1] = paragraphs[-1][: len(paragraphs[-1]) - over]
            number = len(stories)
            story = Story(
                id=f"s{number}",
                wanted="",
                level=3,
                headline=text[number],
                heading=text[number],
                link="",
                links=(),
                html="".join(f"<p>{each}</p>\n" for each in paragraphs),
                references=(),
                line=1,
            )
            stories.append(story)
            paragraphs = []
    header = Header(title="", date=IsoDate("2026-04-25"), lang=Lang(lang), key="", slug="")
    section = Section(heading="", stories=tuple(stories))
    return Edition(path="", header=header, sections=(section,), references=(), notes="", files=())


def _milliseconds(edition: Edition, names: Names) -> float:
    """The best of many runs: what else the machine does only ever adds."""
    best = float("inf")
    for _ in range(20):
        start = time.perf_counter()
        link_edition(edition, names, "")
        best = min(best, time.perf_counter() - start)
    return best * 1_000 / len(edition.sections[0].stories)


def _lines(scores: Iterable[Score]) -> Iterator[str]:
    yield f"{'':16}{'precision':>9}{'recall':>8}{'labelled':>10}{'found':>7}{'qualifier':>11}"
    for each in scores:
        qualifiers = ""
        if each.kind == "figure" and each.right:
            qualifiers = f"{1 - len(each.wrong_qualifiers) / each.right:.3f}"
        yield (
            f"{each.kind:8}{each.lang:8}{each.precision:9.3f}{each.recall:8.3f}"
            f"{each.labelled:10}{each.found:7}{qualifiers:>11}"
        )


def main() -> None:
    """Print scores and times, and every miss where that is asked for; a missed target fails nothing."""
    parser = argparse.ArgumentParser(description="How well and how fast names, dates and figures are found.")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was invented")
    parser.add_argument("--held-out", action="store_true", help=f"list that of {HELD_OUT} too")
    arguments = parser.parse_args()
    sentences = read_sentences()
    register, _ = read_register(ARCHIVE)
    scores = measure(sentences, index_names(register))
    print(f"{len(sentences)} sentences, {sum(each.trap for each in sentences)} of them with a trap")
    print(*_lines(scores), sep="\n")
    for lang, milliseconds in milliseconds_by_story(sentences, register).items():
        reached = "reached" if milliseconds < MOST_MILLISECONDS else "MISSED"
        print(f"a story of {CHARACTERS:,} characters, {lang}: {milliseconds:.2f} ms, {reached}")
    for score in scores if arguments.misses or arguments.held_out else ():
        if score.lang in LANGUAGES:
            print(*told(score.misses + score.wrong_qualifiers, held_out=arguments.held_out), sep="\n")


if __name__ == "__main__":
    main()
