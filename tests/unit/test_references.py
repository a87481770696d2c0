"""Cited publications, from the shapes that reference lists have."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markdown import blocks
from generator.model.digest import Reference
from generator.read.references import parse_reference, references
from tests.case_files import Case, each_case


def shown(reference: Reference) -> str:
    parts = (reference.publisher, reference.date, reference.title, reference.link)
    return " | ".join(parts).removesuffix(" ")


@each_case("references")
def test_a_reference_is_read_as_its_case_expects(case: Case) -> None:
    assert [shown(each) for each in references(blocks(case.given).blocks)] == case.expected.splitlines()


def test_each_line_of_a_paragraph_keeps_its_own_link() -> None:
    text = "[The Loom (2026-04-24), One](https://loom.example/1)\n[织机报（2026-04-25），二](https://loom.example/2)"
    assert [each.link for each in references(blocks(text).blocks)] == [
        "https://loom.example/1",
        "https://loom.example/2",
    ]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="aB 中（）(),，:2026-04.。*《》?", max_size=60))
def test_no_word_of_a_reference_is_lost(text: str) -> None:
    found = parse_reference(text)
    said = found.publisher + found.date.replace("-0", "-") + found.title
    marks = str.maketrans("", "", " （）(),，:.。*-0")
    assert said.translate(marks) == text.translate(marks)
