"""Raw HTML that a publisher allows: what may stay, and what never reaches a page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markdown import blocks
from generator.read.sanitise import sanitise
from tests.case_files import Case, each_case


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("<p>一<b>二</b></p>", "<p>一<b>二</b></p>"),
        ("<p>一<script>alert(1)</script>二</p>", "<p>一二</p>"),
        ("<style>p {}</style><p>一</p>", "<p>一</p>"),
        ('<p onclick="x()" style="color: red">一</p>', "<p>一</p>"),
        ('<a href="javascript:x()">一</a>', "<a>一</a>"),
        ('<a href=" JAVASCRIPT:x()">一</a>', "<a>一</a>"),
        ('<a href="java&#x09;script:x()">一</a>', "<a>一</a>"),
        ('<a href="data:text/html,x">一</a>', "<a>一</a>"),
        ('<img src="x.png" onerror="x()">', '<img src="x.png">'),
        ("<svg><script>x()</script></svg>一", "一"),
        ('<iframe src="https://a.example"></iframe>一', "一"),
        ("<form><input><button>一</button></form>", "一"),
        ("<math><mtext></mtext></math>一", "一"),
        ("<!-- 内部 --><p>一</p>", "<p>一</p>"),
        ('<a href="ref:file/a.md">一</a>', '<a href="ref:file/a.md">一</a>'),
        ("<details><summary>一</summary>二</details>", "<details><summary>一</summary>二</details>"),
        ("<ruby>漢<rt>hàn</rt></ruby>", "<ruby>漢<rt>hàn</rt></ruby>"),
        ("<p>一", "<p>一</p>"),
        ("一 < 二 & 三", "一 &lt; 二 &amp; 三"),
        ("", ""),
    ],
)
def test_only_what_cannot_harm_a_reader_stays(given_html: str, expected: str) -> None:
    assert sanitise(given_html) == expected


@pytest.mark.parametrize("element", ["div", "span", "section"])
def test_html_that_is_nested_too_deep_is_refused(element: str) -> None:
    assert sanitise(f"<{element}>" * 5000) is None
    assert sanitise(f"<{element}>" * 20 + "一" + f"</{element}>" * 20) is not None


@pytest.mark.parametrize("element", ["DIV", "blockquote", "details"])
def test_nesting_is_bounded_whatever_the_element(element: str) -> None:
    assert sanitise(f"<{element}>" * 3000) is None


def test_a_long_row_of_elements_is_not_deep() -> None:
    assert sanitise("<span>一</span>" * 200) is not None


PIECES = st.sampled_from(
    (
        *(
            "<b>",
            "</b>",
            "<p>",
            "</a>",
            "<a href='",
            "javascript:x",
            "https://a.example",
            "'>",
            "<ul>",
            "<li>",
        ),
        *("<svg>", "</svg>", "<math>", "<mtext>", "<table>", "<td>", "<style>", "</style>", "<!--", "-->"),
        *(
            "<img src=x onerror=x>",
            "<p title='<img src=x onerror=x>'>",
            "<script>",
            "</script>",
            "<noscript>",
        ),
        *("<title>", "&lt;", "一"),
    )
)


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECES, max_size=12))
def test_what_has_been_sanitised_stays_as_it_is(pieces: list[str]) -> None:
    once = sanitise("".join(pieces))
    assert once is not None
    assert sanitise(once) == once
    tags = re.findall(r"<[^>]*>", re.sub(r'"[^"]*"', '""', once))
    assert not [
        tag for tag in tags if re.match(r"</?(?:script|style|svg|math|iframe|form)\b|.*\son\w+=", tag)
    ]


@each_case("markdown")
def test_what_markdown_makes_itself_is_left_alone(case: Case) -> None:
    page = "".join(block.html for block in blocks(case.given).blocks if block.kind != "heading")
    kept = sanitise(page)
    assert kept is not None
    assert plain(kept) == plain(page)


def plain(page: str) -> str:
    """`page` without what two writers of HTML may write differently."""
    return page.replace("&quot;", '"').replace("&gt;", ">").replace("\n", "")
