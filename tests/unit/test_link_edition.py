"""Linking: which mentions of a story become links, and what is counted."""

import re

import pytest

from generator.link.edition import link_edition
from generator.link.names import Names, index_names
from generator.markdown import blocks
from generator.model.date import IsoDate
from generator.model.digest import Body, Edition, Header, LinkedEdition, Section, Story
from generator.model.entity import Entity, Kind, Name, Register
from generator.model.language import Lang, Localized


def entity(entity_id: str, *writings: str, needs: tuple[str, ...] = ()) -> Entity:
    return Entity(
        id=entity_id,
        kind=Kind.COMPANY,
        names=Localized(zh=writings[0], en=writings[-1]),
        writings=tuple(Name(text=text, needs=needs) for text in writings),
        owner=None,
        url="",
        about=Localized(zh="", en=""),
    )


REGISTER = Register(
    entities=(
        entity("acme", "阿克米", "Acme"),
        entity("loom", "织机", "Loom"),
        entity("pilot", "Pilot", needs=("Loom",)),
        entity("rd", "R&D Labs"),
        entity("loom-cloud", "织机云", "Loom Cloud"),
    ),
    digest="",
)
NAMES = index_names(REGISTER)


def story(html: str, headline: str = "", story_id: str = "one") -> Story:
    return Story(
        id=story_id,
        wanted="",
        level=3,
        headline=headline,
        heading=headline,
        link="",
        links=(),
        html=html,
        references=(),
        line=1,
    )


def linked(*stories: Story, names: Names = NAMES) -> tuple[LinkedEdition, Body]:
    header = Header(title="One", date=IsoDate("2026-02-10"), lang=Lang.ZH, key="one", slug="one")
    edition = Edition(
        path="content/one.md",
        header=header,
        sections=(Section(heading="", stories=stories),),
        references=(),
        notes="<p>Acme</p>",
        files=(),
    )
    linked_edition, body, problems = link_edition(edition, names, "")
    assert problems == ()
    return linked_edition, body


def shown(html: str, headline: str = "") -> str:
    """The HTML of one story, links to entities written `{name|id}`."""
    _, body = linked(story(html, headline))
    return re.sub(
        r'<a class="entity" data-entity="(.*?)" href="ref:entity/\1">(.*?)</a>',
        r"{\2|\1}",
        body.stories[0].html,
    )


def mentions(html: str, headline: str = "") -> tuple[tuple[str, int, str], ...]:
    """Of each entity that a story names: its id, how often, and the first sentence that does."""
    edition, _ = linked(story(html, headline))
    told = edition.stories[0]
    return tuple(
        (entity, times, told.sentences[sentence] if sentence >= 0 else "")
        for entity, times, sentence in told.mentions
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>阿克米涨，阿克米跌。</p>", "<p>{阿克米|acme}涨，阿克米跌。</p>"),
        ("<p>Acme 即阿克米。</p>\n<p>Acme</p>", "<p>{Acme|acme} 即阿克米。</p>\n<p>Acme</p>"),
        ("<p>Loom by Acme, Loom</p>", "<p>{Loom|loom} by {Acme|acme}, Loom</p>"),
        ('<p><a href="x">Acme</a> and Acme.</p>', '<p><a href="x">Acme</a> and {Acme|acme}.</p>'),
        ("<p><code>Acme</code></p>", "<p><code>Acme</code></p>"),
        ("<pre><code>Acme\n</code></pre>\n", "<pre><code>Acme\n</code></pre>\n"),
        ("<p><strong>Acme</strong></p>", "<p><strong>{Acme|acme}</strong></p>"),
        ("<p><em>Ac</em>me, Acme</p>", "<p><em>Ac</em>me, {Acme|acme}</p>"),
        (
            '<p><img src="a.png" alt="Acme" title="Acme"></p>',
            '<p><img src="a.png" alt="Acme" title="Acme"></p>',
        ),
        ("<p>the R&amp;D Labs</p>", "<p>the {R&amp;D Labs|rd}</p>"),
        ("<p>nothing</p>", "<p>nothing</p>"),
        ("", ""),
    ],
)
def test_the_first_mention_that_can_be_a_link_is_one(html: str, expected: str) -> None:
    assert shown(html) == expected


def test_each_story_links_its_own_first_mention() -> None:
    _, body = linked(story("<p>Acme</p>"), story("<p>Acme</p>", story_id="two"))
    assert [each.html.count("ref:entity/acme") for each in body.stories] == [1, 1]


def test_a_headline_counts_but_is_not_linked() -> None:
    assert mentions("<p>阿克米涨。</p>", headline="Acme rises") == (("acme", 2, "阿克米涨。"),)
    _, body = linked(story("<p>涨。</p>", "Acme rises"))
    assert body.stories[0].heading == "Acme rises"
    assert mentions("<p>涨。</p>", headline="Acme rises") == (("acme", 1, ""),)


def test_mentions_in_links_count_and_those_in_code_do_not() -> None:
    assert mentions('<p><a href="x">Acme</a>, <code>Acme</code>, Acme. Good.</p>') == (
        ("acme", 2, "Acme, Acme, Acme."),
    )


def test_mentions_come_in_order_of_appearance_with_the_first_sentence_that_names_them() -> None:
    assert mentions("<p>先是织机。又是织机和阿克米。</p>", headline="阿克米的织机") == (
        ("acme", 2, "又是织机和阿克米。"),
        ("loom", 3, "先是织机。"),
    )


@pytest.mark.parametrize(("headline", "html"), [("Loom", "<p>Pilot</p>"), ("Pilot", "<p>Loom</p>")])
def test_a_needed_word_may_stand_in_the_headline_or_the_text_of_the_story(headline: str, html: str) -> None:
    assert {mention[0] for mention in mentions(html, headline)} == {"loom", "pilot"}


def test_a_name_may_be_broken_over_two_lines() -> None:
    assert [each[0] for each in mentions("<p>It runs on Loom\nCloud.</p>")] == ["loom-cloud"]


def test_a_headline_with_special_characters_is_searched_as_it_is_shown() -> None:
    assert mentions("", headline="R&D Labs <opens>") == (("rd", 1, ""),)


def test_a_link_to_an_entity_is_a_mention_of_it() -> None:
    page = blocks("[那家公司](entity:acme)涨，[另一家](entity:nobody)跌。").blocks[0].html
    assert [each[:2] for each in mentions(page)] == [("acme", 1)]


def test_what_the_writer_has_linked_is_not_linked_again() -> None:
    page = blocks("阿克米涨，[那家公司](entity:acme)跌。").blocks[0].html
    assert shown(page) == "<p>阿克米涨，{那家公司|acme}跌。</p>\n"


def test_entities_that_a_writer_has_linked_come_in_order_of_appearance() -> None:
    page = blocks("".join(f"[其{each}](entity:{each})" for each in ("rd", "loom", "acme", "pilot"))).blocks[0]
    assert [each[0] for each in mentions(page.html)] == ["rd", "loom", "acme", "pilot"]


@pytest.mark.parametrize(
    ("name", "html"), [("amp", "R&amp;D"), ("lt", "3 &lt; 5"), ("GT", "5 &gt; 3"), ("quot", "&quot;")]
)
def test_a_character_reference_is_no_name(name: str, html: str) -> None:
    names = index_names(Register(entities=(entity("x", name),), digest=""))
    _, body = linked(story(f"<p>{html}</p>"), names=names)
    assert body.stories[0].html == f"<p>{html}</p>"


def test_the_linked_edition_is_light_and_names_its_body() -> None:
    edition, body = linked(story("<p>Acme</p>", "A"), story("<p>b</p>", "B", "two"))
    assert [each.headline for each in edition.stories] == ["A", "B"]
    assert edition.sections == (("", 2),)
    assert len(body.stories) == len(edition.stories)
    assert body.notes == "<p>Acme</p>"


def test_equal_bodies_have_one_address_and_others_another() -> None:
    addresses = {linked(story(html))[0].body for html in ("<p>a</p>", "<p>a</p>", "<p>b</p>")}
    assert len(addresses) == 2
