"""What is read without a parser must be what the parser would read."""

from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markdown import Parsed, blocks
from generator.markdown.block import Block
from generator.markdown.chunks import Chunk

# The package's own name `blocks` is the function; this is the module.
READER = import_module("generator.markdown.blocks")

PIECES = [
    *"*_~`[](){}<>!|\\#-+=^&.,:;\"'/@$%",
    *"中文云，。：、；！？“”《》（）…—　",
    *"aZ7 é\u00a0\n",
    *(
        "**",
        "***",
        "~~",
        "![",
        "](",
        "](b.md)",
        "](https://a.cn/b)",
        "](//[",
        "](http://[x])",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "&amp;",
    ),
    *("\n", "\n\n", "\n\n", "  ", "\t", "\n- ", "\n* ", "\n1. ", "\n12) ", "\n> ", "\n---\n", "\n***\n"),
    *("\n# ", "\n### ", "\n```\n", "\n~~~\n", "|-|-|\n", "\n===\n", "\n    ", "{#an-id}", "<https://a.cn>"),
    *("[^1]", "\n[^1]: ", "^[", "\n[a]: ", "[a]", "http://", "https://a.cn/b", "://", "entity:acme"),
]
SCRAPS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)

WORDS = st.lists(
    st.sampled_from(
        ["云", "芯片", "涨价", "Acme", "of", "3.5", "“", "”", "，", "。", "：", ": ", " ", '"', "*", "."]
    ),
    max_size=6,
).map("".join)
LINKS = st.sampled_from(
    ["https://a.cn", "https://a.cn/b-c", "http://a.cn/b_c~d/", "https://a.cn/?q=1", "b.md", ""]
)


def shaped(shape: str) -> st.SearchStrategy[str]:
    """`shape` with words for each `W` and an address for each `A`."""
    parts = {"W": WORDS, "A": LINKS}
    return st.tuples(*(parts.get(char, st.just(char)) for char in shape)).map("".join)


LINES = st.one_of(
    *map(
        shaped,
        (
            *(
                "W",
                "W\nW",
                "# W",
                "## W {#w}",
                "### [W](A)",
                "### [W](A) {#w}",
                "### W [W](A)W",
                "#W",
                "# W #",
            ),
            *("**W**W", "**W：**W", "**W**：W", "**W:** W[W](A)W", "**W**W**W**", "W **W** W"),
            *("W (2026-04-24), *W*", "W *W*", "W*W*W", "W A W", "WA。W", "A", "[W](A)", "[W](A)W", "![W](A)"),
            *(
                "- W",
                "- W\n- W",
                "- **W**：W\n- **W：**W\n",
                "- [W](A)\n- W *W*",
                "- W\nW",
                "- W\n\n- W",
                "-W",
            ),
            *("---", "W\n---", "- - W", "1. W", "> W", "| W |", "\\W", "W\\", "W  \nW", " W", "-", "#", "- "),
        ),
    )
)
DOCUMENTS = st.lists(LINES, max_size=6).flatmap(
    lambda lines: st.sampled_from(["\n\n", "\n\n\n", "\n"]).map(lambda gap: gap.join(lines))
)


def whole(text: str) -> list[Chunk]:
    return [Chunk("whole", 1, text.split("\n"))]


def unread(_chunk: Chunk) -> Block | None:
    return None


# What can be switched off, and what stands in its place.
PARSER = "reading blocks without the parser"
SWITCHES: dict[str, dict[str, Callable[..., object]]] = {
    PARSER: {"quick_block": unread},
    "cutting the body into chunks": {"chunks": whole},
}


def read_slowly(text: str, switches: dict[str, Callable[..., object]], *, keep_html: bool) -> Parsed:
    with pytest.MonkeyPatch.context() as patch:
        for name, instead in switches.items():
            patch.setattr(READER, name, instead)
        return blocks(text, keep_html=keep_html)


@pytest.mark.parametrize("off", SWITCHES)
@settings(max_examples=400, deadline=None)
@given(text=st.one_of(DOCUMENTS, SCRAPS), keep_html=st.booleans())
def test_a_body_is_read_the_same_without(off: str, text: str, keep_html: bool) -> None:
    slow = read_slowly(text, SWITCHES[off], keep_html=keep_html)
    assert blocks(text, keep_html=keep_html) == slow


# Whether a delimiter opens or closes depends on its two neighbours; chance finds too few such pairs.
NEIGHBOURS = '中。：，“”（…a7é.:!(" €😀'


@pytest.mark.parametrize("first", NEIGHBOURS)
@pytest.mark.parametrize("shape", ["**{}x{}**{}", "{}*{}x{}*"])
def test_marks_are_read_the_same_beside_every_kind_of_character(shape: str, first: str) -> None:
    text = "\n\n".join(shape.format(first, second, third) for second in NEIGHBOURS for third in NEIGHBOURS)
    quick, slow = blocks(text).blocks, read_slowly(text, SWITCHES[PARSER], keep_html=False).blocks
    assert [pair for pair in zip(quick, slow, strict=True) if pair[0] != pair[1]] == []


@settings(max_examples=600, deadline=None)
@given(text=st.one_of(DOCUMENTS, SCRAPS), keep_html=st.booleans())
def test_a_body_is_read_the_same_with_no_shortcut_at_all(text: str, keep_html: bool) -> None:
    every = {name: instead for switch in SWITCHES.values() for name, instead in switch.items()}
    assert blocks(text, keep_html=keep_html) == read_slowly(text, every, keep_html=keep_html)


def test_the_shapes_of_a_digest_are_read_without_the_parser() -> None:
    """Without this, a shortcut that never applies would pass for a right one."""
    text = "\n\n".join(
        (
            "## Chips",
            "### [Acme cuts prices](https://a.cn/b) {#acme}",
            "Acme said so: “cheaper”.",
            "**影响：**云厂商跟进。",
            "- **甲**：一\n- **乙**：二",
            "---",
        )
    )

    def parsed(chunk: Chunk, *_: object) -> list[Block]:
        raise AssertionError(f"parsed: {chunk}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(READER, "_parsed", parsed)
        assert len(blocks(text).blocks) == 6


@settings(max_examples=200, deadline=None)
@given(text=SCRAPS)
def test_no_text_can_stop_the_reader(text: str) -> None:
    parsed = blocks(text)
    lines = text.count("\n") + 1
    assert all(1 <= block.line <= lines for block in parsed.blocks)
