"""Texts that break feeds elsewhere: whatever an archive says, readers can read it."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import etree

from tests.archive import Archive
from tests.feed_sample import FORMS, atom_faults, documents, read, read_again

# Each is the title, the summary and the text of a digest of its own, and the name of an author.
NAUGHTY = [
    "bell \a, form \f, escape \x1b[31m and delete \x7f",
    "null \0 within",
    "line \u2028 and paragraph \u2029",
    "no characters: \ufffe \uffff \U0001ffff",
    "private \ue000 and unassigned \U000e0fff",
    "half a pair &#xD83D; and the other half &#56832;",
    "\ufeffa mark in front, and \ufeff within",
    "turned \u202eback\u202c and \u2066apart\u2069",
    "\u200fמגדל האור נדלק\u200f and left again",
    "برج الميناء، ١٢٣",
    "A closing ]]> and an opening <![CDATA[ one",
    "]]]]>]]]]>>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></item></channel></rss>",
    "</content></entry></feed>",
    "<!-- a comment -- that -- does not end --",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&amp; &amp;amp; &lt;b&gt; &nbsp; &#0; &#x1F600; &nothing;",
    "AT&T, R&D; a && b &",
    "\"double\", 'single', `back`",
    "back\\slash \\u0000 \\n",
    "{{ title }} {% raw %} ${x} %s %(x)s {0}",
    "family 👨‍👩‍👧‍👦, flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿, wave 👋🏽, heart ❤️",
    "Z̴̡̛a̷̢̛l̸̢̛g̵̢̛ơ̶̢ and e\u0301 and 각",
    "𠮷野家、𪚥、㐂、龍󠄀",
    "soft\u00adhyphen, zero\u200bwidth, joiner\u2060, wide\u3000space",
    "1;--", "NULL", "true", "-1e400", "𝟏𝟐𝟑",
    "javascript:alert(1)", "//other.example/", "../../../../etc/passwd",
    "<<<<<<", ">", "&", "--", "\\", "%00", "% 25",
    "long" * 5000,
    "长" * 5000,
    "<" * 300 + "&" * 300,
]  # fmt: skip

_SETTINGS = """\
-- content/site.toml --
title = { zh = "怪字 ]]> <b>文摘</b>", en = "Odd & <script>\\u202e \\uFFFE" }
description = { zh = "]]>", en = "a & b -- <c>" }
base_url = "https://odd.example/"
"""

_UNPRINTABLE = re.compile("[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = Archive(tmp_path_factory.mktemp("odd"))
    archive.write(_SETTINGS)
    for number, text in enumerate(NAUGHTY):
        day = date(2026, 4, 24) - timedelta(days=number)
        for lang in ("zh", "en"):
            archive.put(f"content/{day}-odd.{lang}.md", digest(text))
    report = archive.build()
    assert report.published, report.problems
    return archive.output


def digest(text: str) -> bytes:
    # What JSON writes in quotes, YAML reads; what no YAML file may hold, it names by its number.
    quoted = _UNPRINTABLE.sub(lambda found: f"\\U{ord(found[0]):08x}", json.dumps(text, ensure_ascii=False))
    head = f"title: {quoted}\nsummary: {quoted}\nauthors: [{quoted}]\ntags: [港口]\n"
    # A file with U+0000 is no text.
    body = text.replace("\0", "&#0;")
    return (
        f"---\n{head}---\n\n## {body}\n\n### {body} {{#one}}\n\n{body}\n\n- {body}\n\n`{body}`\n"
    ).encode()


def feeds(site: Path) -> Iterator[tuple[str, str]]:
    for form in FORMS:
        for address in documents(site, form):
            yield form, address


def test_each_text_is_in_the_feeds(site: Path) -> None:
    items = {
        item.id
        for address in documents(site, "json")
        if address.startswith(("zh/feed.", "zh/feed/"))
        for item in read(site / address).feed.items
    }
    assert len(items) == len(NAUGHTY)


def test_every_document_is_well_formed_and_holds_only_what_xml_allows(site: Path) -> None:
    strict = etree.XMLParser(recover=False, resolve_entities=False)
    for form, address in [*feeds(site), ("opml", "feeds.opml")]:
        data = (site / address).read_bytes()
        assert not re.search("[\0-\x08\x0b-\x1f\ufffe\uffff]", data.decode("utf-8")), address
        if form == "json":
            json.loads(data)
        else:
            etree.fromstring(data, strict)
        if form == "atom.xml":
            assert atom_faults(etree.fromstring(data, strict)) == [], address


def test_titles_are_plain_lines_that_nothing_turns_around(site: Path) -> None:
    for _, address in feeds(site):
        feed = read(site / address).feed
        for title in (feed.title, *(item.title for item in feed.items)):
            assert title == " ".join(title.split()) != ""
            assert not re.search("[<>\u202a-\u202e\u2066-\u2069]", title), title
    for outline in etree.parse(site / "feeds.opml").iter("outline"):
        assert not re.search("[<>\u202a-\u202e\u2066-\u2069]", outline.get("text", "<"))


def test_two_readers_read_the_same(site: Path) -> None:
    for _, address in feeds(site):
        ours, theirs = read(site / address).feed, read_again(site / address)
        assert ours.title == theirs.title
        assert [(one.id, one.title, one.url, one.content) for one in ours.items] == [
            (other.id, other.title, other.url, other.content) for other in theirs.items
        ], address


def test_no_content_has_a_script_or_an_end_of_its_own(site: Path) -> None:
    for _, address in feeds(site):
        for item in read(site / address).feed.items:
            assert not re.search(r"(?i)<(?:script|img src=x|/content|/channel|!\[CDATA|\?xml)", item.content)
