"""Laws of taking a source apart; what each shape looks like stands in `tests/cases/headers`."""

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.read.frontmatter import SHAPES, split
from generator.read.header import BodyFacts, read_header

PATH = "content/2026/2026-02-10-one.zh.md"
PIECES = (
    "---\n",
    "+++\n",
    "...\n",
    "{\n",
    "}\n",
    "\n",
    "\r\n",
    "\ufeff",
    "# heading\n",
    "title: one\n",
    "title：一\n",
    "Date: 2026-02-10\n",
    'title = "one"\n',
    '  "title": "one",\n',
    "tags: [a, b]\n",
    "tags:\n  - a\n  - {b: *c}\n",
    "  more\n",
    "\tmore\n",
    "> date: 2026-02-10\n",
    "> **作者**：林一\n",
    "words, and more of them\n",
    "\0",
    "'",
    '"',
    ": ",
    "&x ",
    "!!t ",
)
PIECES_JOINED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=24).map("".join)


@settings(deadline=None)
@given(st.one_of(st.text(), PIECES_JOINED))
def test_any_text_is_taken_apart_without_loss(text: str) -> None:
    head, problems = split(text, PATH)
    assert all(problem.path == PATH and problem.line >= 1 for problem in problems)
    lines, body = text.split("\n"), head.body.split("\n")
    if head.shape == "quoted":
        # Its lines are left blank in the body, which keeps every other line in its place.
        assert len(body) == len(lines)
        assert all(kept == line or (not kept and ">" in line) for kept, line in zip(body, lines, strict=True))
        return
    assert text.endswith(head.body)
    assert head.body_line == text.count("\n", 0, len(text) - len(head.body)) + 1
    if head.shape == "none":
        assert head.body == text
    if head.shape == "plain":
        written = "".join(f"{field.name}{field.value}" for field in head.fields)
        above = text.removesuffix(head.body)
        assert sorted(letters(above)) == sorted(letters(written))


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@settings(deadline=None)
@given(st.one_of(st.text(), PIECES_JOINED), st.sampled_from(["content/a.md", PATH, "content/早/en.md", "x"]))
def test_any_text_has_a_header_or_faults(text: str, path: str) -> None:
    head, faults = split(text, path)
    facts = BodyFacts(title="", beginning="", summary=())
    header, problems = read_header(head, path, facts, head.body, Config())
    assert header or faults or problems
    if header:
        assert header.slug.isascii()
        assert header.key.isascii()
        assert "/" not in header.slug + header.key


KEYS = st.from_regex(r"[a-z][a-z_]{0,10}", fullmatch=True)
WORDS = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\x85\u2028\u2029")
)


@settings(deadline=None)
@given(st.dictionaries(KEYS, st.one_of(WORDS, st.lists(WORDS)), min_size=1), WORDS)
def test_what_yaml_writes_is_read_back(header: dict[str, object], body: str) -> None:
    source = f"---\n{yaml.safe_dump(header, allow_unicode=True)}---\n{body}"
    head, problems = split(source, PATH)
    assert (head.shape, problems, head.body) == ("yaml", (), body)
    assert {field.name: field.value for field in head.fields} == header
    lines = source.split("\n")
    for field in head.fields:
        assert field.name in lines[field.line - 1]


def test_every_field_knows_its_line_and_column() -> None:
    sources = {
        "yaml": "\n---\ntitle: One\n\n# remark\ndate: 2026-02-10\n---\n",
        "toml": '\n+++\ntitle = """\nOne"""\n\ndate = 2026-02-10\n+++\n',
        "json": '\n\n{"title": "One",\n "x": 1,\n "y": 2, "date": "2026-02-10"}\n',
        "plain": "\n\ntitle: One\n more\n more\ndate: 2026-02-10\n\nText.",
        "quoted": "# One\n\n> title: One\n> x: 1\n> y: 2\n> date: 2026-02-10\n\nText.",
    }
    places = {"toml": (3, 6, 1), "json": (3, 5, 10)}
    for shape, source in sources.items():
        head, problems = split(source, PATH)
        first, last = head.fields[0], head.fields[-1]
        assert (head.shape, problems) == (shape, ())
        assert (first.line, last.line, last.column) == places.get(shape, (3, 6, 1))


@pytest.mark.parametrize(
    "source",
    [
        "---\na: " + "[" * 100_000 + "\n---\nText.",
        "---\na: " + "{" * 100_000 + "\n---\nText.",
        "---\n" + "- " * 100_000 + "\n---\nText.",
        "---\na:\n  " + "? " * 100_000 + "\n---\nText.",
        "---\n" + "".join(" " * n + "a:\n" for n in range(400)) + "---\nText.",
        "+++\na = " + "[" * 100_000 + "\n+++\nText.",
        '{"a": ' + "[" * 100_000 + "\n}\nText.",
        '{"a": ' + "[" * 500 + "]" * 500 + "}\nText.",
        "---\na0: &a0 [x, x]\n"
        + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
        + "---\nText.",
        "---\ntitle: one\n" + "\n" * 100_000 + "\nText.",
        "---\nauthor: '" + " " * 100_000 + "'\n---\nText.",
        "---\nsource: '" + "[" * 100_000 + "'\n---\nText.",
        "# " * 100_000 + "\nText.",
    ],
    ids=lambda source: source[:9].replace("\n", " "),
)
def test_a_hostile_header_costs_little_and_keeps_its_text(source: str) -> None:
    begin = time.process_time()
    head, problems = split(source, PATH)
    read_header(head, PATH, BodyFacts(title="", beginning="", summary=()), head.body, Config())
    assert time.process_time() - begin < 2
    assert head.body.endswith("Text.")
    assert all(len(str(problem)) < 400 for problem in problems)


def test_the_shapes_have_names_of_their_own() -> None:
    names = [name for name, _ in SHAPES]
    assert names == ["yaml", "toml", "json", "plain", "quoted"]
