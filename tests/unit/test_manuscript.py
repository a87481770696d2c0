"""The text of an edition is cut into units; what is not cut well does not come together again."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.header_text import Notes, header_text
from generator.model.digest import Edition
from generator.model.language import Lang
from generator.model.manuscript import NO_STORY, Piece
from generator.read.decode import decode
from generator.read.edition import read_edition
from generator.read.manuscript import manuscript_of
from generator.translate.compose import compose
from generator.translate.hints import Hints
from tests.case_files import Case, each_case

ROOT = Path(__file__).parents[2]
PATH = "content/2026-02-10-ferry.zh.md"
HEAD = "---\ntitle: 渡口\nlang: zh\n---\n"
NO_HINTS = Hints(Lang.ZH, lambda _: [], lambda address: address)
SOURCES = [
    *sorted((ROOT / "content").glob("20*/*.md")),
    *sorted((ROOT / "tests/golden/site-source").rglob("content/**/*.md")),
    *sorted((ROOT / "generator/starter").glob("*.md")),
]


def read(text: str, config: Config) -> Edition | None:
    return read_edition(text.encode(), PATH, config)[0]


def pieces_of(text: str) -> tuple[Piece, ...]:
    edition = read(HEAD + text, Config())
    assert edition
    return manuscript_of(HEAD + text, edition, Config())


def said(edition: Edition | None) -> Edition | None:
    """What an edition says, wherever it says so, and however often its header does."""
    return edition and replace(
        edition,
        header=edition.header._replace(
            entities=tuple({each.casefold(): each for each in edition.header.entities}),
            sources=tuple(dict.fromkeys(edition.header.sources)),
            extra=tuple(dict(edition.header.extra).items()),
        ),
        sections=tuple(
            section._replace(
                stories=tuple(
                    # What is not closed ends with the file, whatever that ends with.
                    story._replace(line=0, html=re.sub(r"\n+(?=<|$)", "", story.html))
                    for story in section.stories
                ),
            )
            for section in edition.sections
        ),
        files=(),  # they stand in the stories, but for those in a list of contents
    )


def together(text: str, config: Config) -> tuple[Edition | None, Edition | None]:
    """The edition `text`, and the one that its units make when each is put in its place again."""
    edition = read(text, config)
    if edition is None:
        return None, None
    pieces = manuscript_of(text, edition, config)
    written = {(unit.story, unit.name): unit.text for piece in pieces for unit in piece.units}
    composed = compose(pieces, written, NO_HINTS)
    assert composed.missing == 0
    in_text = any(unit.name.startswith("summary/") for piece in pieces for unit in piece.units)
    head = edition.header._replace(summary=()) if in_text else edition.header
    header = header_text(head, Notes(said=("translation_key", "slug")))
    return said(edition), said(read(f"{header}\n{composed.text}", config))


@pytest.mark.parametrize("path", SOURCES, ids=[path.name for path in SOURCES])
def test_the_units_of_an_edition_make_it_again(path: Path) -> None:
    text, _ = decode(path.read_bytes(), path.name)
    before, after = together(text or "", Config())
    assert after == before


def cases() -> Iterator[str]:
    for folder in ("markdown", "headers", "alignment", "references", "accept"):
        given: list[Case] = each_case(folder).args[1]
        for case in given:
            head = "" if folder in ("headers", "accept") else HEAD
            yield from (head + part for part in case.given.split("=====\n") if part.strip())


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize("text", list(cases()))
def test_whatever_its_form_it_comes_together_again(text: str, html: bool) -> None:
    before, after = together(text, Config(html=html))
    assert after == before


LINES = st.sampled_from(
    [
        "",
        "",
        "# 渡口",
        "# 别的",
        "## 港口",
        "## 摘要",
        "## 参考文献",
        "### 渡轮停航 {#ferry}",
        "### [新桥](https://a.example/1) {#bridge}",
        "### [甲](https://a.example/2)和[乙](b.md)",
        "#### 小标题",
        "渡轮停航。",
        "两行之一",
        "**来源：**",
        "**来源：** 甲报 (2026-02-09), *渡口*",
        "**背景：**一年以前。",
        "- **甲**：一。",
        "- 乙，二。",
        "  接着写。",
        "  - 里面",
        "1. 第一",
        "> 引文",
        "---",
        "```",
        "\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n",
        "<div>一</div>",
        "<!-- 注 -->",
        "注[^1]和[链接][l]。",
        "[^1]: 脚注。",
        "[l]: https://a.example/3",
        "![图](media/a.png)",
        "来源：甲报",
        "作者：乙",
        "~~~",
        "\\# 不是标题",
        "* 星",
        "+ 加",
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=14, unique=True), st.booleans())
def test_any_text_comes_together_again(lines: list[str], html: bool) -> None:
    before, after = together(HEAD + "\n\n".join(lines), Config(html=html))
    assert after == before


def units(text: str) -> list[tuple[int, str, str]]:
    """Story, name and text of every unit that a translator is asked for."""
    return [
        (unit.story, unit.name, unit.text) for piece in pieces_of(text) for unit in piece.units if unit.name
    ]


def test_a_unit_says_where_it_stands() -> None:
    assert units(
        "## 港口\n\n版块的话。\n\n"
        "### [渡轮](https://a.example/1) {#ferry}\n\n一。\n\n- 甲\n- 乙\n\n**来源：**\n- 丙报\n"
        "\n## 简讯\n\n- **新桥**：动工。\n- **旧桥**：拆除。\n\n## 参考文献\n\n1. 丁报\n"
    ) == [
        (0, "headline", "港口"),
        (0, "1", "版块的话。"),
        (1, "headline", "渡轮"),
        (1, "1", "一。"),
        (1, "2", "甲"),
        (1, "3", "乙"),
        (1, "sources/1", "- 丙报"),
        (NO_STORY, "heading/1", "简讯"),
        (2, "1", "**新桥**：动工。"),
        (3, "1", "**旧桥**：拆除。"),
        (NO_STORY, "references/1", "1. 丁报"),
    ]


def test_marks_stand_around_a_unit_and_not_in_it() -> None:
    (heading,), (item, _), (quote,) = (
        piece.units
        for piece in pieces_of("### [甲](https://a.example/1) {#one}\n\n1. 一\n2. 二\n\n> 引\n> 文\n")
    )
    assert (heading.first, heading.last) == ("### [", "](https://a.example/1) {#one}")
    assert (item.first, item.rest) == ("1. ", "   ")
    assert quote.around("A\n\nB") == "> A\n>\n> B"


def test_what_no_reader_sees_is_no_unit() -> None:
    text = (
        "## 目录\n\n- 港口\n\n## 港口\n\n```\ncode\n```\n\n<!-- 注 -->\n\n---\n\n[l]: https://a.example/1\n"
    )
    assert units(text) == [(0, "headline", "港口")]


def test_a_summary_in_the_text_is_no_story() -> None:
    assert units("## 摘要\n\n- 一\n- 二\n\n## 港口\n\n文") == [
        (NO_STORY, "summary/1", "一"),
        (NO_STORY, "summary/2", "二"),
        (0, "headline", "港口"),
        (0, "1", "文"),
    ]


def test_lines_of_a_footer_belong_to_the_header() -> None:
    assert units("## 港口\n\n文\n\n**来源**: 甲报\n**作者**: 乙") == [(0, "headline", "港口"), (0, "1", "文")]
