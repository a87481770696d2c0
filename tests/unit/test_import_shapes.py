"""Exports become digests: every shape in many variants, and nothing of them is lost."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.commands.print_import import ranges
from generator.config import Config
from generator.importer.contents import without_trailing_page
from generator.importer.convert import Converted, convert
from generator.importer.formats import read_export
from generator.importer.head import Wishes
from generator.importer.numbering import without_numbers
from generator.importer.shapes import SHAPES
from generator.importer.sheet import places_of
from generator.importer.words import letters, plain
from generator.read.edition import read_edition
from tests.case_files import Case, each_case

TAB, END = "⇥", "⏎\n"
# What of a line the digest may say otherwise: tags, marks, addresses, numbers of headings and items.
MARKUP = re.compile(r"<[^>]*>|https?:\S+|\]\([^)]*\)|[*|]|^\s*(?:\[\d+\]|\d+[.)])|^[①-⑳]")
LINK = re.compile(r"\]\([^)]*\)")
MONTHS = {"march", "april"}
HEADING = re.compile(r"^#{1,6} *")
NONE = Wishes()
DATED = Wishes(date="2026-05-01")


def converted(text: str, name: str = "export.txt", wishes: Wishes = NONE) -> Converted | None:
    data = text.replace(TAB, "\t").replace(END, "\r\n").encode()
    export, problems = read_export(data, name)
    made, problems = convert(export, name, wishes, Config()) if export else (None, problems)
    assert made or [problem.code for problem in problems if problem.code.startswith("import/")]
    return made


def told(made: Converted) -> str:
    """The digest, and what a person is told of it."""
    dropped = sorted(made.sheet.dropped, key=lambda each: each.lines)
    notes = [f"@ {made.shape}", *(f"@ dropped {ranges(each.lines)}: {each.why}" for each in dropped)]
    notes += [f"@ {problem}" for problem in made.problems]
    return "\n".join((made.text, *notes, ""))


@each_case("import")
def test_an_export_becomes_the_digest_that_its_shape_promises(case: Case) -> None:
    made = converted(case.given)
    assert made
    assert told(made) == case.expected
    edition, problems = read_edition(made.text.encode(), f"content/{made.path}", Config())
    assert edition is not None
    assert problems == ()


@each_case("import")
def test_a_digest_that_has_been_imported_imports_as_itself(case: Case) -> None:
    made = converted(case.given)
    assert made
    again = converted(made.text, "export.md")
    assert again
    assert again.text == made.text


@each_case("import")
def test_each_line_of_an_example_is_in_one_place(case: Case) -> None:
    made = converted(case.given)
    assert made
    assert_nothing_is_lost(made)


def test_every_shape_has_eight_examples() -> None:
    """Of the shape that is none, one will do."""
    cases: list[Case] = each_case("import").args[1]
    shapes = Counter(made.shape for case in cases if (made := converted(case.given)))
    assert {shape.name: min(shapes[shape.name], 8) for shape in SHAPES[:-1]} == {
        shape.name: 8 for shape in SHAPES[:-1]
    }


def assert_nothing_is_lost(made: Converted) -> None:
    """Each written line is in one place, and what it says is in the digest unless it is listed as dropped."""
    written = {line.number for line in made.lines if line.text.strip()}
    assert Counter(places_of(made.sheet)) == Counter(written)
    said = letters(LINK.sub("", made.text))
    dropped = {line for each in made.sheet.dropped for line in each.lines} | set(made.sheet.header)
    facts = {line for each in made.sheet.facts for line in each.lines}
    for line in made.lines:
        if line.number not in dropped | facts:
            text = without_trailing_page(plain(HEADING.sub("", line.text)))
            for word in MARKUP.sub(" ", without_numbers(text)).split():
                assert letters(word) in said or letters(word) in MONTHS, line


WORDS = st.sampled_from(
    "北港 箱量 泊位 夜班 货主 运价 茶农 渔民 Quay NVIDIA 3.5 12% 2026 年 月 亿美元 了 的 在 night".split()
)
PHRASE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
SENTENCE = st.tuples(
    st.lists(PHRASE, min_size=1, max_size=5), st.sampled_from(["。", ".", "！", "", "："])
).map(lambda each: "，".join(each[0]) + each[1])
NUMBER = st.sampled_from("1 |1.1 |2 |2.1 |一、|（一）|1. |2. |1）|第一章 |第二章 |Chapter 1 |① ||".split("|"))
LINE = st.one_of(
    SENTENCE,
    PHRASE,
    st.tuples(NUMBER, PHRASE).map("".join),
    st.tuples(NUMBER, PHRASE, st.sampled_from(["\t3", " . . . . 4", " 5", ""])).map("".join),
    st.tuples(st.sampled_from(["# ", "## ", "### ", "- ", "* ", "> ", "**", "    ", "　　"]), PHRASE).map(
        "".join
    ),
    st.sampled_from(
        (
            *(
                "",
                "",
                "",
                "---",
                "摘要",
                "## 摘要",
                "目录",
                "Contents",
                "参考文献",
                "References",
                "- 3 -",
                "4",
            ),
            *("第 2 页", "```", "| a | b |", "|---|---|", "联系我们，请扫描二维码", "2026 年 4 月 25 日"),
            *("作者：张三", "来源：日报", "图 1：箱量", "<div>", "</div>", "<!-- x -->", "<b>加粗</b>"),
            *("title: 标题", "1. Quay (2026-04-01), Boxes", "[1] 泊位", "地区\t容量"),
        )
    ),
)
DOCUMENT = st.lists(LINE, min_size=1, max_size=40).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(DOCUMENT)
def test_each_line_of_any_document_is_in_one_place(text: str) -> None:
    made = converted(text, wishes=DATED)
    if made:
        assert_nothing_is_lost(made)


@settings(max_examples=150, deadline=None)
@given(DOCUMENT)
def test_any_document_imports_as_a_digest_that_can_be_read(text: str) -> None:
    made = converted(text, wishes=DATED)
    if made:
        edition, problems = read_edition(made.text.encode(), f"content/{made.path}", Config())
        assert edition is not None, problems


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_imported_or_refused(text: str) -> None:
    converted(text, wishes=DATED)
