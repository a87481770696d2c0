"""Markdown as digests write it: case files of source and what a page shows of it."""

from collections import defaultdict

import pytest

from generator.markdown import Block, Parsed, blocks
from tests.case_files import Case, each_case


def shown(block: Block) -> str:
    if block.kind != "heading":
        return block.html.strip()
    anchor = f' id="{block.anchor}"' if block.anchor else ""
    return f"<h{block.level}{anchor}>{block.html}</h{block.level}>"


def on_one_line(text: str) -> str:
    return text.replace("\n", "⏎")


def facts(parsed: Parsed) -> dict[str, list[str]]:
    """What is known of a body beside its HTML, by name; faults have names that start with `!`."""
    found: dict[str, list[str]] = defaultdict(list)
    for block in parsed.blocks:
        found["kind"].append(block.kind)
        found["line"].append(str(block.line))
        found["text"].append(on_one_line(block.text))
        found["label"] += [block.label] if block.label else []
        found["link"] += block.links
        items = [(item.label, on_one_line(item.html), str(item.line)) for item in block.items]
        found["item"] += map(" | ".join, items)
    found["file"] += [f"{each.text} {each.line}" for each in parsed.local_links]
    found["!raw"] += [f"{each.line} {each.text}" for each in parsed.raw_html]
    found["!remote image"] += [f"{each.line} {each.text}" for each in parsed.remote_images]
    found["!unused note"] += [f"{each.line} {each.text}" for each in parsed.unused_notes]
    found["!too deep"] += (str(each.line) for each in parsed.too_deep)
    return found


@each_case("markdown")
def test_a_body_is_read_as_its_case_expects(case: Case) -> None:
    parsed = blocks(case.given)
    lines = case.expected.splitlines()
    told = [line for line in lines if line.startswith(("@", "!"))]
    html = "\n".join(line for line in lines if line not in told)
    assert "\n".join(filter(None, map(shown, parsed.blocks))) == html
    found = facts(parsed)
    expected: dict[str, list[str]] = {name: [] for name in found if name.startswith("!")}
    for line in told:
        name, _, value = line.removeprefix("@ ").partition(": ")
        expected.setdefault(name, []).append(value)
    assert {name: found[name] for name in expected} == expected


def test_a_linked_picture_of_another_host_is_one_link() -> None:
    html = blocks("[![机房](https://a.example/b.png)](https://a.example/c)").blocks[0].html
    assert html.count("<a ") == 1


def test_a_picture_is_not_what_a_headline_leads_to() -> None:
    heading = blocks("### ![徽](https://a.example/logo.png) [降价](https://a.example/c)").blocks[0]
    assert heading.links == ("https://a.example/c",)


def test_raw_html_stays_where_it_is_allowed() -> None:
    parsed = blocks("<div>\n\nOne <b>bold</b> word.\n\n</div>\n", keep_html=True)
    assert "".join(block.html for block in parsed.blocks) == "<div>\n<p>One <b>bold</b> word.</p>\n</div>\n"
    assert parsed.raw_html == ()


def test_the_notes_of_two_editions_can_share_a_page() -> None:
    text = "See.[^1]\n\n[^1]: A note.\n"
    chinese, english = (blocks(text, note_prefix=prefix).blocks[-1].html for prefix in ("", "en"))
    assert 'id="fn1"' in chinese
    assert 'id="fn-en-1"' in english


@pytest.mark.parametrize(("opening", "line"), [("> ", 1), ("- ", 1), ("1. ", 1)])
def test_what_is_nested_too_deep_to_be_read_is_told(opening: str, line: int) -> None:
    parsed = blocks("before\n\n" + opening * 80 + "text\n")
    assert {each.line for each in parsed.too_deep} == {line + 2}


@pytest.mark.parametrize("opening", ["> ", "- "])
def test_what_a_writer_nests_can_be_read(opening: str) -> None:
    parsed = blocks(opening * 12 + "text\n")
    assert parsed.too_deep == ()
    assert "text" in parsed.blocks[0].html


@pytest.mark.parametrize(
    "piece", ["[", "![", "*", "**", "`", "<", "~~", "[^", "](", "&#", "http://", "\\", "（**"]
)
def test_a_row_of_marks_is_only_text(piece: str) -> None:
    parsed = blocks(piece * 3000 + "end")
    assert "end" in parsed.blocks[0].html


@pytest.mark.parametrize("inner", ["*", "**", "_", "[", "!["])
def test_inlines_nested_too_deep_are_told_or_shown(inner: str) -> None:
    closing = {"[": "](a.md)", "![": "](a.png)"}.get(inner, inner)
    parsed = blocks((inner + "x ") * 100 + "deepest" + (" y" + closing) * 100)
    assert parsed.too_deep or "deepest" in parsed.blocks[0].html
