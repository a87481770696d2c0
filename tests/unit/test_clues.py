"""What of a story is kept to compare it with others."""

import pytest

from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.model.date import IsoDate
from generator.model.digest import Edition, Header, Reference, Section, Story
from generator.model.entity import Register
from generator.model.language import Lang
from tests.values import entity

NAMES = index_names(
    Register(entities=tuple(entity(each) for each in ("acme", "loom", "pilot", "rope")), digest="")
)
FIELDS = ("headline", "often", "once", "marks", "words", "files")


def clues(
    html: str,
    headline: str = "news",
    lang: Lang = Lang.EN,
    links: tuple[str, ...] = (),
    references: tuple[Reference, ...] = (),
) -> dict[str, list[str]]:
    """The clues of one story, by the name of their field."""
    told = Story(
        id="one",
        wanted="",
        level=3,
        headline=headline,
        heading=headline,
        link="",
        links=links,
        html=html,
        references=references,
        line=1,
    )
    header = Header(title="One", date=IsoDate("2026-02-10"), lang=lang, key="one", slug="one")
    sections = (Section(heading="", stories=(told,)),)
    edition = Edition(
        path="content/one.md", header=header, sections=sections, references=(), notes="", files=()
    )
    (line,) = link_edition(edition, NAMES, "")[0].clues.split("\n")
    return dict(zip(FIELDS, map(str.split, line.split("\t")), strict=True)) if line else {}


def test_names_are_kept_by_how_much_the_story_is_about_them() -> None:
    found = clues("<p>Pilot met pilot. Rope held. Acme paid.</p>", headline="Acme grows")
    assert (found["headline"], found["often"], found["once"]) == (["acme"], ["pilot"], ["rope"])


def test_the_words_of_a_headline_are_neither_names_nor_amounts_nor_dates_nor_words_of_every_headline() -> (
    None
):
    found = clues(
        "<p>Text.</p>", headline="Acme raises $40 billion for spinning looms, on April 24, in new mills"
    )
    assert found["words"] == ["rais", "spinn", "loom", "mill"]


def test_the_words_of_a_chinese_headline_are_pairs_of_characters() -> None:
    found = clues("<p>正文。</p>", headline="acme社公布纱厂起火原因", lang=Lang.ZH)
    assert found["words"] == ["布纱", "纱厂", "厂起", "起火", "火原", "原因"]


def test_amounts_are_kept_with_the_number_of_digits_that_count() -> None:
    found = clues("<p>It cost $40 billion, then $1.25 billion, or 51.6% more, and 5% more.</p>")
    assert found["marks"] == ["140000000000USD", "31250000000USD"]


def test_days_are_marks_and_months_are_not() -> None:
    assert clues("<p>It began on January 7, 2026, and went on in February 2026.</p>")["marks"] == [
        "@2026-01-07"
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x/", "http://www.a.example/x#part", True),
        ("https://a.example/x?utm_source=feed", "https://a.example/x", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
    ],
)
def test_a_source_is_a_page_however_its_address_is_written(one: str, other: str, same: bool) -> None:
    marks = [clues("<p>Text.</p>", links=(link,))["marks"] for link in (one, other)]
    assert len(marks[0]) == 1
    assert (marks[0] == marks[1]) is same


@pytest.mark.parametrize("link", ["https://a.example/", "ref:file/entity:acme", "mailto:a@b.example"])
def test_a_whole_site_is_no_source_nor_is_what_lies_in_the_archive(link: str) -> None:
    assert clues("<p>Text.</p>", links=(link,))["marks"] == []


def test_a_citation_without_a_link_is_a_source_if_it_names_publisher_and_title() -> None:
    cited = Reference(publisher="Daily", date="2026-02-09", title="Looms spin")
    named = Reference(title="Daily")
    assert len(clues("<p>Text.</p>", references=(cited, named))["marks"]) == 1


def test_links_to_files_of_the_archive_are_kept_as_they_are_written() -> None:
    html = '<p>See <a href="ref:file/2026-02-09-a%20b.md#two">it</a> and <a href="https://a.example/x">that</a>.</p>'
    assert clues(html)["files"] == ["2026-02-09-a%20b.md#two"]


def test_no_link_breaks_the_line_of_a_story() -> None:
    html = '<p>See <a href="ref:file/a\tb\nc.md">it</a>.</p>'
    assert clues(html)["files"] == ["a%20b%20c.md"]


def test_a_story_without_a_headline_has_no_clues() -> None:
    assert clues("<p>Acme came.</p>", headline="") == {}
