"""The links of a body on their way to a page."""

import pytest

from generator.markdown import blocks
from generator.model.digest import Body, StoryBody
from generator.model.language import Lang
from generator.render.body import with_links


def resolved(html: str, **links: str) -> str:
    story = StoryBody(heading="", html=html, references=())
    body = with_links(Body(stories=(story,), references=(), notes=html), links, "../../", Lang.ZH)
    assert body.notes == body.stories[0].html
    return body.notes


def test_a_reference_becomes_a_relative_address() -> None:
    html = '<p><a class="entity" data-entity="x" href="ref:entity/x">某</a></p>'
    assert resolved(html, **{"entity/x": "zh/company/x.html"}) == (
        '<p><a class="entity" data-entity="x" href="../../zh/company/x.html">某</a></p>'
    )


@pytest.mark.parametrize("links", [{}, {"file/a.md": ""}])
def test_a_reference_to_nothing_leaves_its_text(links: dict[str, str]) -> None:
    assert (
        resolved('<p>见<a href="ref:file/a.md"><em>上期</em></a>。</p>', **links)
        == "<p>见<em>上期</em>。</p>"
    )


def test_a_picture_that_does_not_exist_leaves_its_description() -> None:
    html = blocks('见 ![机房 "一角"](a.png) 与 ![门](b.png)。').blocks[0].html
    assert resolved(html, **{"file/b.png": "media/b.png"}) == (
        '<p>见 机房 &quot;一角&quot; 与 <img src="../../media/b.png" alt="门" loading="lazy">。</p>\n'
    )


def test_names_of_files_are_encoded_and_anchors_kept() -> None:
    html = blocks("[图](a%20b%231.png) [节](c.md#part-1) [引](a&b.md)").blocks[0].html
    links = {
        "file/a%20b%231.png": "media/a b#1.png",
        "file/c.md#part-1": "zh/c.html#part-1",
        "file/a&b.md": "zh/d.html",
    }
    found = resolved(html, **links)
    assert 'href="../../zh/c.html#part-1"' in found
    assert 'href="../../zh/d.html"' in found


def test_a_sharp_in_the_name_of_a_file_is_encoded() -> None:
    html = blocks("![图](a%231.png)").blocks[0].html
    assert 'src="../../media/a%231.png"' in resolved(html, **{"file/a%231.png": "media/a%231.png"})


def test_links_to_elsewhere_stay() -> None:
    html = '<p><a href="https://a.example/ref:x" rel="noopener">外</a> <a href="#x">内</a> ref:entity/x</p>'
    assert resolved(html) == html


def test_two_links_beside_each_other_are_two() -> None:
    html = '<p><a href="ref:file/a.md">甲</a><a href="ref:file/b.md">乙</a></p>'
    assert resolved(html, **{"file/b.md": "b.html"}) == '<p>甲<a href="../../b.html">乙</a></p>'


def test_a_link_to_the_other_language_says_so() -> None:
    html = '<p><a href="ref:file/a.md">甲</a>与<a href="ref:file/b.md">乙</a></p>'
    assert resolved(html, **{"file/a.md": "zh/a.html", "file/b.md": "en/b.html"}) == (
        '<p><a href="../../zh/a.html">甲</a>与<a href="../../en/b.html" hreflang="en">乙</a>'
        ' <span class="mark" lang="en">English</span></p>'
    )


def test_a_picture_in_a_heading_is_resolved_too() -> None:
    heading = blocks("### ![徽](a.png) 甲厂").blocks[0].html
    body = Body(stories=(StoryBody(heading=heading, html="", references=()),), references=(), notes="")
    assert "ref:" not in with_links(body, {"file/a.png": "media/a.png"}, "", Lang.ZH).stories[0].heading
