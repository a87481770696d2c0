"""The prose of a story: its sentences, and the way back to its markup."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.prose import prose_of
from generator.markdown import blocks


def sentence_with(word: str, source: str) -> str:
    """The sentence that the first `word` stands in."""
    prose = prose_of(source)
    return prose.sentence(prose.sentence_at(prose.text.index(word)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>一句话。有它的话！还有？</p>", "有它的话！"),
        ("<p>他说：“有它。”随后离开。</p>", "他说：“有它。”"),
        ("<p>（早就有它。）后来没有。</p>", "（早就有它。）"),
        ("<p>先前。什么？！有它……没有。</p>", "有它……没有。"),
        ("<p>没有。</p>\n<p>有它</p>\n<p>没有。</p>", "有它"),
        ("<ul>\n<li>没有</li>\n<li>有它</li>\n</ul>", "有它"),
        ("<p>没有<br>\n有它</p>", "有它"),
        ("<table><tr><td>没有</td><td>有它</td></tr></table>", "有它"),
        ('<p><strong class="label">影响：</strong>有它。没有。</p>', "有它。"),
        ('<p><strong class="label">有它：</strong>没有。</p>', "有它："),
        ("<p><strong>真的</strong>有它。没有。</p>", "真的有它。"),
        ("<p>约 3.5 亿，<em>有它</em>，共 U.S. 两家。没有。</p>", "约 3.5 亿，有它，共 U.S. 两家。"),
        ("<blockquote>\n<p>没有。有它</p>\n</blockquote>", "有它"),
    ],
)
def test_a_chinese_sentence_is_cut_where_it_ends(source: str, expected: str) -> None:
    assert sentence_with("有它", source) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes. Then it paid 3.5 billion. Yes.", "Then it paid 3.5 billion."),
        (
            "It fell. Here it grew by 2.4 points in the U.S. market! Then not.",
            "Here it grew by 2.4 points in the U.S. market!",
        ),
        ("Mr. Ng and Dr. Li said it. Others did not.", "Mr. Ng and Dr. Li said it."),
        (
            "Acme Inc. Chairman Ng sold it to Loom Ltd. Berlin. Good.",
            "Acme Inc. Chairman Ng sold it to Loom Ltd. Berlin.",
        ),
        ("He said “it rose.” She left.", "He said “it rose.”"),
        ('He said "it rose." She left.', 'He said "it rose."'),
        ("Was it so? Yes.", "Was it so?"),
        ("Then No. 5 made it. Yes.", "Then No. 5 made it."),
        ("The U.S. did it. Yes.", "The U.S. did it."),
        ("Version 2. it.", "Version 2. it."),
        ("So it was (see below.) Next one.", "So it was (see below.)"),
        ("See https://a.example/it.html for more. End.", "See https://a.example/it.html for more."),
        ("So it rose vs. last year. End.", "So it rose vs. last year."),
        ("Yes. J. P. Moss sold it. End.", "J. P. Moss sold it."),
        ("it came to an end", "it came to an end"),
        ("它在 2.5 版里有 it. 之后没有。", "它在 2.5 版里有 it."),
    ],
)
def test_an_english_sentence_is_cut_where_it_ends(text: str, expected: str) -> None:
    assert sentence_with("it", f"<p>{html.escape(text, quote=False)}</p>") == expected


def test_a_sentence_is_plain_text_on_one_line() -> None:
    assert sentence_with("AT", "<p>On  <b>AT&amp;T</b> &lt;now&gt;.</p>") == "On AT&T <now>."


def test_a_sentence_goes_on_over_a_line_break_of_the_source() -> None:
    page = blocks("Prices rose\nwhen it\nopened. Then not.\n").blocks[0].html
    assert sentence_with("it", page) == "Prices rose when it opened."


def test_a_sentence_without_an_end_is_cut_to_a_length_that_can_be_read() -> None:
    sentence = sentence_with("x", f"<p>{'字' * 1000}x</p>")
    assert len(sentence) == 280
    assert sentence.endswith("…")


def test_a_place_in_the_text_leads_to_the_same_place_in_the_html() -> None:
    source = "<p>One <em>two</em> three.</p>\n<p>Four.</p>"
    prose = prose_of(source)
    for word in ("One", "two", "three", "Four"):
        start, place = prose.text.index(word), source.index(word)
        assert prose.place(start, start + len(word)) == (place, place + len(word))


def test_the_place_of_special_characters_is_that_of_their_references() -> None:
    source = "<p>One &amp; two &lt;AT&amp;T&gt; three</p>"
    prose = prose_of(source)
    for word in ("AT&T", "& two", "One &", "<AT&T>", "&", "> three", "three"):
        start, escaped = prose.text.index(word), html.escape(word)
        place = source.index(escaped)
        assert prose.place(start, start + len(word)) == (place, place + len(escaped))


def test_a_broken_line_inside_a_paragraph_is_a_space_and_a_block_begins_a_line() -> None:
    page = "".join(block.html for block in blocks("Acme\nCloud & Co\n\n- One\n- Two\n").blocks)
    assert prose_of(page).text.split("\n")[1] == "Acme Cloud & Co"
    assert [line for line in prose_of(page).text.split("\n") if line.strip()][1:] == ["One", "Two"]


@pytest.mark.parametrize(
    "source",
    [
        '<p>See <a href="https://a.example">Acme</a>.</p>',
        '<p>See <a href="https://a.example"><strong>the Acme</strong> site</a>.</p>',
        "<p>See <code>Acme</code>.</p>",
        "<pre><code>Acme\n</code></pre>",
        "<p>See <kbd>Acme</kbd>.</p>",
        "<p>See <em>Ac</em>me.</p>",
    ],
)
def test_text_in_links_in_code_or_across_markup_has_no_place(source: str) -> None:
    prose = prose_of(source)
    start = prose.text.index("Acme")
    assert prose.place(start, start + 4) is None


def test_text_behind_a_link_has_a_place_again() -> None:
    source = '<p><a href="x">a</a> Acme</p>'
    prose = prose_of(source)
    start, place = prose.text.index("Acme"), source.index("Acme")
    assert prose.place(start, start + 4) == (place, place + 4)


def test_a_line_that_is_broken_between_two_words_in_bold_is_a_space() -> None:
    page = blocks("Then **Acme**\n**Loom** rose.").blocks[0].html
    assert prose_of(page).text.strip() == "Then Acme Loom rose."


@pytest.mark.parametrize("address", ["https://acme.example/", "https://a.example/?b=c&acme=d"])
def test_a_bare_address_is_no_prose(address: str) -> None:
    page = blocks(f"见 {address} 吧").blocks[0].html
    assert prose_of(page).text.split() == ["见", "吧"]


def test_the_sign_of_a_footnote_is_no_prose() -> None:
    page = blocks("涨价。[^a]\n\n[^a]: 据传。").blocks[0].html
    assert prose_of(page).text.strip() == "涨价。"
    page = blocks("涨价[^a]，又涨。\n\n[^a]: 据传。").blocks[0].html
    assert prose_of(page).sentence(1) == "涨价，又涨。"


def test_html_without_text_has_none() -> None:
    assert prose_of("").text == ""
    assert prose_of('<p><img src="a.png" alt="Acme"></p>').text.strip() == ""


PIECES = st.sampled_from(
    [
        "**",
        "*",
        "`",
        "[",
        "](https://a.cn)",
        "<",
        ">",
        "&",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "Acme",
        "云",
        "。",
        " ",
        ".",
    ]
)


@settings(max_examples=300, deadline=None)
@given(source=st.lists(PIECES, max_size=20).map("".join))
def test_the_prose_is_the_html_without_its_tags_and_bare_addresses(source: str) -> None:
    page = "".join(block.html for block in blocks(source).blocks)
    prose = prose_of(page)
    shown = re.sub("<[^>]*>", "", re.sub("(<a [^>]*>)https?://[^<]*", r"\1", page))
    assert "".join(prose.text.split()) == "".join(html.unescape(shown).split())
    for start, char in enumerate(prose.text):
        if not char.isspace():
            assert prose.sentence(prose.sentence_at(start))
            if place := prose.place(start, start + 1):
                first, last = place
                assert html.unescape(page[first:last]) == char
                marked = f"{page[:first]}<b>{page[first:last]}</b>{page[last:]}"
                assert prose_of(marked).text.split() == prose.text.split()
