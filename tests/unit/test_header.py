"""What a header says, whatever its shape: the cases of `tests/cases/headers`, exact messages, and laws."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.config import Config
from generator.model.digest import Header, Reference
from generator.model.language import Lang
from generator.model.problem import Problem
from generator.read.decode import decode
from generator.read.frontmatter import Head, split
from generator.read.header import BodyFacts, read_header

TESTS = Path(__file__).parents[1]
NO_FACTS = BodyFacts(title="", beginning="", summary=())
SIGNS = {"␍": "\r", "⟦BOM⟧": "\ufeff"}
PROBLEM = re.compile(r"(?:error|warning) \S+ \d+(?::\d+)?")


class Case(NamedTuple):
    """A case file holds: a sentence, `.`, the source (a line `@ path` names it), `.`, what it says, `.`."""

    name: str
    path: str
    source: str
    expected: str


def read_cases() -> list[Case]:
    cases = []
    for file in sorted((TESTS / "cases" / "headers").glob("*.txt")):
        blocks = re.findall(r"(.+)\n\.\n((?:.*\n)*?)\.\n((?:.*\n)*?)\.\n", file.read_text(encoding="utf-8"))
        for name, source, expected in blocks:
            path = re.search(r"^@ (.+)\n", source, re.MULTILINE)
            cases.append(
                Case(
                    f"{file.stem}: {name}",
                    path[1] if path else "content/2026/2026-02-10-some-digest.md",
                    re.sub(r"^@ .+\n", "", source, flags=re.MULTILINE),
                    expected,
                )
            )
    return cases


CASES = read_cases()


def read(data: bytes, path: str) -> tuple[Head | None, Header | None, list[Problem]]:
    text, problems = decode(data, path)
    if text is None:
        return None, None, list(problems)
    head, faults = split(text, path)
    header, more = read_header(head, path, NO_FACTS, head.body, Config())
    return head, header, [*problems, *faults, *more]


def shown(value: object) -> str:
    if isinstance(value, Reference):
        return ";".join((value.publisher, value.date, value.title, value.link))
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, str) for part in value):
        return " | ".join(value)
    return " | ".join(map(shown, value)) if isinstance(value, tuple) else str(value)


def observed(key: str, head: Head, header: Header | None) -> str:
    if key in ("shape", "body", "body_line"):
        return str(getattr(head, key)).strip()
    if key in ("extra", "names") and header:
        return " | ".join("=".join(pair) for pair in getattr(header, key))
    return shown(getattr(header, key))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_header_says_what_its_case_expects(case: Case) -> None:
    source = case.source
    for sign, meant in SIGNS.items():
        source = source.replace(sign, meant)
    head, header, problems = read(source.encode(), case.path)
    assert head is not None
    lines = case.expected.splitlines()
    expected = {line.partition(" =")[0]: line.partition(" =")[2].strip() for line in lines if " =" in line}
    assert {key: observed(key, head, header) for key in expected} == expected
    places = [f"{p.severity} {p.code} " + ":".join(str(n) for n in (p.line, p.column) if n) for p in problems]
    assert sorted(places) == sorted(line for line in lines if PROBLEM.fullmatch(line))


def test_there_are_cases() -> None:
    assert len(CASES) > 60


INVALID = sorted((TESTS / "invalid" / "headers").glob("*.md"))


@pytest.mark.parametrize("file", INVALID, ids=[file.stem for file in INVALID])
def test_a_fault_is_told_with_its_place_and_its_remedy(file: Path) -> None:
    _, _, problems = read(file.read_bytes(), f"content/{file.name}")
    assert [str(problem) for problem in problems] == file.with_suffix(".txt").read_text("utf-8").splitlines()


def header_of(text: str, path: str = "content/one.md", facts: BodyFacts = NO_FACTS) -> Header | None:
    head, _ = split(text, path)
    return read_header(head, path, facts, head.body, Config())[0]


def test_the_text_gives_what_the_header_leaves_out() -> None:
    facts = BodyFacts(title="Cloud prices", beginning="", summary=("They fell.",))
    header = header_of("---\ndate: 2026-02-10\n---\n", facts=facts)
    assert header is not None
    assert (header.title, header.summary) == ("Cloud prices", ("They fell.",))


def test_the_header_goes_before_the_text() -> None:
    facts = BodyFacts(title="Another", beginning="", summary=("Another.",))
    header = header_of("---\ntitle: One\ndate: 2026-02-10\nsummary: Short.\n---\n", facts=facts)
    assert header is not None
    assert (header.title, header.summary) == ("One", ("Short.",))


def test_an_edition_in_a_language_that_the_archive_lacks_is_refused() -> None:
    head, _ = split("---\ntitle: One\ndate: 2026-02-10\nlang: en\n---\n", "content/one.md")
    _, problems = read_header(head, "content/one.md", NO_FACTS, "", Config(languages=(Lang.ZH,)))
    assert [str(problem) for problem in problems] == [
        'content/one.md:4:1: error header/lang: the edition is in "en", the archive is not. '
        'Add "en" to "languages" in content/site.toml.'
    ]


def test_a_broken_header_is_told_once() -> None:
    _, header, problems = read(b"---\ntitle: a: b\n---\n", "content/one-2.md")
    assert header is None
    assert [problem.code for problem in problems] == ["header/yaml"]
