"""Stories taken apart into the blocks that stand side by side."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import blocks
from generator.model.date import IsoDate
from generator.model.digest import Body, StoryBody
from generator.model.items import Link, Shell
from generator.model.language import Lang
from generator.model.parallel import ParallelView, Part, Side, Telling
from generator.read.sanitise import sanitise
from generator.render.paragraphs import facing_paragraphs, paragraphs_of

SHELL = Shell(
    lang=Lang.ZH,
    address="parallel/2026/02/10/one.html",
    root="../../../../",
    title="",
    site="",
    description="",
    area="",
    switch=None,
    topics="",
    crumbs=(),
    alternates=(),
    base_url="",
)


def facing(left: str, right: str) -> tuple[tuple[str, str], ...]:
    """The rows of a story that has these paragraphs on either side."""
    story = Telling("a", 3, "", 0, is_stale=False)
    sides = [Side(lang, lang.tag, "", False, "", (), Link("", ""), 1, (), "", ()) for lang in Lang]
    view = ParallelView(
        shell=SHELL,
        key="k",
        date=IsoDate("2026-02-10"),
        sides=(sides[0], sides[1]),
        is_sure=True,
        parts=(Part(("", ""), ((story, story),)),),
    )
    bodies = [
        Body(stories=(StoryBody(heading="", html=html, references=()),), references=(), notes="")
        for html in (left, right)
    ]
    return facing_paragraphs(view, bodies[0], bodies[1])["a"]


def test_paragraphs_stand_beside_each_other_where_there_are_as_many() -> None:
    assert facing("<p>一</p>\n<p>二</p>\n", "<p>One</p>\n<ul>\n<li>Two</li>\n</ul>\n") == (
        ("<p>一</p>", "<p>One</p>"),
        ("<p>二</p>", "<ul>\n<li>Two</li>\n</ul>"),
    )


def test_where_there_are_not_the_whole_stands_beside_the_whole() -> None:
    assert facing("<p>一</p>\n", "<p>One</p>\n<p>Two</p>\n") == (("<p>一</p>\n", "<p>One</p>\n<p>Two</p>\n"),)
    assert facing("", "<p>One</p>\n") == (("", "<p>One</p>\n"),)


def test_a_story_without_text_has_no_paragraphs() -> None:
    assert facing("", "") == ()


@pytest.mark.parametrize(
    "block",
    [
        "<p>一。</p>",
        '<p><strong class="label">数字：</strong>一<br>二</p>',
        "<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>",
        "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>",
        '<table tabindex="0">\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>',
        "<pre><code>&lt;p&gt;</code></pre>",
        "<hr>",
        "<h4>a</h4>",
        '<div class="a > b"><div>c</div><p>d</p></div>',
        "<p>x<img src='a.svg'></p>",
        "text alone",
    ],
)
def test_a_block_is_one_whatever_it_holds(block: str) -> None:
    assert paragraphs_of(f"<p>before</p>\n{block}\n") == ("<p>before</p>", block)


def test_what_is_not_closed_goes_to_the_end() -> None:
    assert paragraphs_of("<p>a</p><div><p>b</p>") == ("<p>a</p>", "<div><p>b</p>")


MARKDOWN = st.lists(
    st.sampled_from(
        (
            "Plain text.",
            "- a\n- b\n\n  c",
            "1. a\n2. b",
            "> quote\n>\n> > more",
            "```\n<p>\n```",
            "| a | b |\n| - | - |\n| 1 | 2 |",
            "**数字：** 一",
            "---",
        )
    ),
    max_size=6,
)


@given(MARKDOWN)
def test_markdown_is_taken_apart_into_its_blocks(texts: list[str]) -> None:
    read = [block.html for block in blocks("\n\n<!-- -->\n\n".join(texts)).blocks if block.html]
    assert list(paragraphs_of("".join(read))) == [html.strip() for html in read]


@given(st.text(alphabet='<>/pdivulb "=a\n', max_size=60))
def test_of_no_html_that_is_safe_a_letter_is_lost(text: str) -> None:
    safe = sanitise(text) or ""
    assert re.sub(r"\s", "", "".join(paragraphs_of(safe))) == re.sub(r"\s", "", safe)
