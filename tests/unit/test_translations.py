"""Translations beside their originals: every fault of a set is reported, and none of pairs without one.

A case holds a Chinese edition, a line `=====`, and the English one, which tell the same. It expects faults,
one a line: the edition, the codes that must be reported and no others, and what is done to it.

    en figure: $40 billion -> $4 billion    this text, which stands there once, becomes that
    en paragraph: cut It may                the line that begins so is taken out
    zh story: drop ### 标题                  the same, with all lines up to the next heading or item
"""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.commands import contents
from generator.commands.translations import review
from generator.model.problem import Problem
from generator.model.translation import State, Translation
from tests.archive import Archive
from tests.case_files import Case, each_case

ROOT = Path(__file__).parents[2]
CASES: list[Case] = each_case("translations").args[1]
REGISTER = ROOT / "tests/cases/alignment/content/entities/all.toml"
_FAULT = re.compile(r"(zh|en) ([a-z ]+): (.+)")


class Fault(NamedTuple):
    """What is done to one edition of a case, and the codes that it must give."""

    lang: str
    codes: frozenset[str]
    edit: str

    def applied(self, text: str) -> str:
        """`text` with the fault in it."""
        verb, _, start = self.edit.partition(" ")
        if verb not in ("cut", "drop"):
            old, _, new = self.edit.partition(" -> ")
            assert text.count(old) == 1, f"{text.count(old)} times {old!r}"
            return text.replace(old, new)
        lines = text.split("\n")
        places = [place for place, line in enumerate(lines) if line.startswith(start)]
        assert len(places) == 1, f"{len(places)} lines begin with {start!r}"
        end = first = places[0]
        if verb == "drop":
            while end + 1 < len(lines) and not lines[end + 1].startswith("#"):
                end += 1
        return "\n".join(lines[:first] + lines[end + 1 :])


def faults_of(case: Case) -> list[Fault]:
    found = []
    for line in case.expected.splitlines():
        match = _FAULT.fullmatch(line)
        assert match, line
        codes = frozenset(f"translation/{each}" for each in match[2].split())
        found.append(Fault(match[1], codes, match[3]))
    return found


def editions_of(case: Case) -> dict[str, str]:
    chinese, _, english = case.given.partition("=====\n")
    return {"zh": chinese, "en": english}


def reviewed(root: Path, jobs: int = 1) -> list[Translation]:
    return contents.ask(root, jobs, lambda *_: None, review)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Every case, without a fault and with each of its own, as digests of one archive."""
    archive = Archive(tmp_path_factory.mktemp("translations"))
    archive.put("content/entities/all.toml", REGISTER.read_bytes())
    for name in ("2026-04-13-contract", "2026-04-01-other"):
        for lang in ("zh", "en"):
            archive.put(f"content/{name}.{lang}.md", f"---\ntitle: {name}\n---\n\nOne.\n".encode())
    for number, case in enumerate(CASES):
        editions = editions_of(case)
        for which, fault in enumerate([None, *faults_of(case)]):
            for lang, text in editions.items():
                told = fault.applied(text) if fault and fault.lang == lang else text
                archive.put(f"content/{number}-{which}.{lang}.md", told.encode())
    return archive


@pytest.fixture(scope="module")
def found(archive: Archive) -> dict[str, Translation]:
    return {Path(each.path).name.partition(".")[0]: each for each in reviewed(archive.root)}


def lines(problems: tuple[Problem, ...]) -> str:
    return "\n".join(["", *map(str, problems)])


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_a_pair_that_tells_the_same_is_complete(number: int, found: dict[str, Translation]) -> None:
    clean = found[f"{number}-0"]
    assert clean.states == (State.COMPLETE,), lines(clean.problems)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_every_fault_is_reported_as_what_it_is(number: int, found: dict[str, Translation]) -> None:
    wrong = []
    for which, fault in enumerate(faults_of(CASES[number]), 1):
        problems = found[f"{number}-{which}"].problems
        if {each.code for each in problems} != fault.codes:
            wrong.append(f"{fault.lang} {sorted(fault.codes)}: {fault.edit}{lines(problems)}")
    assert not wrong, "\n".join(["", *wrong])


def test_there_are_enough_pairs_and_faults_of_every_sort() -> None:
    sorts = Counter(code for case in CASES for fault in faults_of(case) for code in fault.codes)
    assert len(CASES) >= 16
    assert sum(len(faults_of(case)) for case in CASES) >= 200
    assert len(sorts) == 10
    assert min(sorts.values()) >= 2, sorts


def test_any_number_of_processes_finds_the_same(archive: Archive) -> None:
    assert reviewed(archive.root, jobs=2) == reviewed(archive.root)


# Editions for the tests of alignment that tell something else on purpose, though each story has a partner.
UNLIKE = {
    "daily: Links of one press agency in one edition, of its English site in the other, but for one": {
        "entity"
    },
    "ids: An id says more than what a story tells": {"entity", "figure"},
    "links: Every story cites the same yearbook after its own source": {"section"},
    "links: The same links, in two sections here and in four there": {"section"},
    "mixed: A figure is off by ten, a date by a day, and a name is lost": {"figure", "date", "entity"},
    "mixed: A lead before the headings, and a section more there": {"section"},
    "order: Three sections here, one there, in another order": {"section"},
    "order: Headings that say something else, in other numbers of sections": {"section"},
    "skeleton: Facts that the translation words otherwise or leaves out": {"date", "entity"},
}


def test_other_pairs_whose_stories_all_have_partners_are_even_but_for_those_that_are_not(
    tmp_path: Path,
) -> None:
    archive = Archive(tmp_path)
    archive.put("content/entities/all.toml", REGISTER.read_bytes())
    cases: list[Case] = each_case("alignment").args[1]
    for number, case in enumerate(cases):
        for (lang, text), title in zip(editions_of(case).items(), ("一", "One"), strict=True):
            source = f"---\ntitle: {title}\ndate: 2026-04-25\n---\n{text}"
            archive.put(f"content/{number}.{lang}.md", source.encode())
    alone = {"translation/story", "translation/unsure"}
    uneven = {}
    for each in reviewed(archive.root):
        name = cases[int(Path(each.path).name.partition(".")[0])].name
        codes = {problem.code for problem in each.problems}
        if codes and codes.isdisjoint(alone):
            uneven[name] = {code.removeprefix("translation/") for code in codes}
    assert uneven == UNLIKE
