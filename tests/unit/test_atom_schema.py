"""The schema of Atom refuses what RFC 4287 does: else it would prove nothing of our feeds."""
# ruff: noqa: E501 -- a fault is one line

import pytest
from lxml import etree

from tests.feed_sample import atom_faults

ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">
<fh:archive/>
<id>tag:quay.example,2026:feed</id>
<title>Quay</title>
<author><name>Ada</name></author>
<updated>2026-04-02T12:00:00+08:00</updated>
<link rel="self" href="https://quay.example/feed"/>
<entry>
<content type="html">&lt;p&gt;A&lt;/p&gt;</content>
<link href="https://quay.example/a"/>
<title type="html">A</title>
<category term="tide"/>
<id>tag:quay.example,2026-04-02:a</id>
<updated>2026-04-02T12:00:00Z</updated>
</entry>
</feed>
"""
CONTENT = '<content type="html">&lt;p&gt;A&lt;/p&gt;</content>'
LINK = '<link href="https://quay.example/a"/>'
AUTHOR = "<author><name>Ada</name></author>"
CATEGORY = '<category term="tide"/>'
TITLE = '<title type="html">A</title>'

# What is put in the place of what, so that the feed is still one.
SOUND = [
    (CONTENT, ""),
    (LINK, ""),
    (LINK, f'{LINK}<link rel="enclosure" href="https://quay.example/a.png"/><link hreflang="zh" href="https://quay.example/b"/>'),
    (f"{CONTENT}\n{LINK}", f'<link rel="related" href="https://quay.example/b"/>{LINK}'),
    (f"{CONTENT}\n{LINK}", f'{LINK}<summary>A</summary><link rel="related" href="https://quay.example/b"/>'),
    (CONTENT, '<content src="https://quay.example/a.pdf" type="application/pdf"/><summary>A</summary>'),
    (CONTENT, '<content type="image/png">AAAA</content><summary>A</summary>'),
    (CONTENT, '<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"/></content>'),
    (CONTENT, '<content type="text/plain">A</content>'),
    (TITLE, '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title>'),
    ("<fh:archive/>", "<fh:complete/>"),
    ("<fh:archive/>", ""),
    ("<fh:archive/>", '<thing xmlns="https://thing.example/"><part one="1">2</part></thing>'),
    (AUTHOR, "<author><email>ada@quay.example</email><name>Ada</name><uri>https://ada.example/</uri></author>"),
    ("2026-04-02T12:00:00+08:00", "2026-04-02T12:00:00.25-05:00"),
    (CATEGORY, '<contributor><name>Bo</name></contributor><rights>none</rights><published>2026-04-01T12:00:00Z</published>'),
    (CATEGORY, '<source><id>tag:quay.example,2026:b</id></source>'),
]  # fmt: skip

FAULTS = [
    ("<id>tag:quay.example,2026:feed</id>", ""),
    ("<id>tag:quay.example,2026:feed</id>", "<id/>"),
    ("<id>tag:quay.example,2026:feed</id>", "<id>feed</id>"),
    ("<id>tag:quay.example,2026:feed</id>", "<id>tag:a,2026:a</id><id>tag:a,2026:b</id>"),
    ("<id>tag:quay.example,2026-04-02:a</id>", ""),
    ("<id>tag:quay.example,2026-04-02:a</id>", "<guid>tag:quay.example,2026-04-02:a</guid>"),
    ("<title>Quay</title>", ""),
    ("<title>Quay</title>", "<title>Quay</title><title>Quay</title>"),
    ("<title>Quay</title>", "<title>Quay <b>and</b></title>"),
    ("<title>Quay</title>", '<title type="text/html">Quay</title>'),
    (TITLE, ""),
    (TITLE, '<title type="xhtml">A</title>'),
    (TITLE, '<title type="xhtml"><div>A</div></title>'),
    ("<updated>2026-04-02T12:00:00+08:00</updated>", ""),
    ("2026-04-02T12:00:00+08:00", "2026-04-02T12:00:00"),
    ("2026-04-02T12:00:00+08:00", "2026-04-02"),
    ("2026-04-02T12:00:00+08:00", "2026-02-30T12:00:00Z"),
    ("2026-04-02T12:00:00+08:00", "Thu, 02 Apr 2026 12:00:00 +0800"),
    ("<updated>2026-04-02T12:00:00Z</updated>", ""),
    ("<updated>2026-04-02T12:00:00Z</updated>", "<modified>2026-04-02T12:00:00Z</modified>"),
    (AUTHOR, ""),
    (AUTHOR, "<author/>"),
    (AUTHOR, "<author>Ada</author>"),
    (AUTHOR, "<author><name/></author>"),
    (AUTHOR, "<author><name>Ada</name><name>Bo</name></author>"),
    (AUTHOR, "<author><name>Ada</name><email>ada</email></author>"),
    (AUTHOR, "<contributor><name>Ada</name></contributor>"),
    (LINK, "<link/>"),
    (LINK, f"{LINK}{LINK}"),
    (LINK, '<link rel="a b" href="https://quay.example/a"/>'),
    (LINK, '<link href="https://quay.example/a b"/>'),
    (LINK, '<link href="https://quay.example/a" type="html"/>'),
    (LINK, '<link href="https://quay.example/a" hreflang="zh_CN"/>'),
    (LINK, '<link href="https://quay.example/a" length="big"/>'),
    (LINK, '<link href="https://quay.example/a" target="_top"/>'),
    (f"{CONTENT}\n{LINK}", ""),
    (f"{CONTENT}\n{LINK}", '<link rel="related" href="https://quay.example/a"/>'),
    (CONTENT, f"{CONTENT}{CONTENT}"),
    (CONTENT, "<content><p>A</p></content>"),
    (CONTENT, '<content src="https://quay.example/a.pdf" type="application/pdf"/>'),
    (CONTENT, '<content src="https://quay.example/a.pdf" type="application/pdf">A</content><summary>A</summary>'),
    (CONTENT, '<content type="image/png">AAAA</content>'),
    (CATEGORY, "<category>tide</category>"),
    (CATEGORY, '<category term=""/>'),
    (CATEGORY, '<category term="tide" scheme="tides"/>'),
    (CATEGORY, "<subtitle>A</subtitle>"),
    (CATEGORY, "<fh:archive/>"),
    (CATEGORY, "<published>yesterday</published>"),
    (CATEGORY, "<pubDate>2026</pubDate>"),
    ("<fh:archive/>", "<fh:archive/><fh:complete/>"),
    ("<fh:archive/>", "<fh:archived/>"),
    ("<fh:archive/>", "<fh:archive>yes</fh:archive>"),
    ("<fh:archive/>", "<published>2026-04-02T12:00:00Z</published>"),
    ("<fh:archive/>", "Words"),
    ('xml:lang="en"', 'xml:lang="zh_CN"'),
    ('xml:lang="en"', 'lang="en"'),
    ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"),
]  # fmt: skip


def is_valid(text: str) -> bool:
    return not atom_faults(etree.fromstring(text))


def put(old: str, new: str) -> str:
    assert ATOM.count(old) == 1, old
    return ATOM.replace(old, new)


def test_a_sound_feed_is_valid() -> None:
    assert is_valid(ATOM)


@pytest.mark.parametrize(("old", "new"), SOUND)
def test_what_may_be_there_or_missing_is_valid(old: str, new: str) -> None:
    assert is_valid(put(old, new))


@pytest.mark.parametrize(("old", "new"), FAULTS)
def test_a_fault_is_refused(old: str, new: str) -> None:
    assert not is_valid(put(old, new))


def test_a_feed_without_an_author_has_one_in_every_entry_or_its_source() -> None:
    unsigned = put(AUTHOR, "")
    assert is_valid(unsigned.replace(CATEGORY, AUTHOR))
    assert is_valid(unsigned.replace(CATEGORY, f"<source>{AUTHOR}</source>"))
    assert not is_valid(unsigned.replace(CATEGORY, "<source/>"))
    entry = ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")]
    both = unsigned.replace(entry, entry.replace(CATEGORY, AUTHOR) + entry)
    assert not is_valid(both)


def test_a_feed_may_have_no_entry_if_it_has_an_author() -> None:
    entry = ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")]
    assert is_valid(ATOM.replace(entry, ""))
    assert not is_valid(ATOM.replace(entry, "").replace(AUTHOR, ""))
