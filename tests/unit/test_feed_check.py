"""Every defect that is put into a sound feed is found, and a sound feed has none."""
# ruff: noqa: E501 -- a defect is one line

import re
from collections.abc import Callable

import pytest

from generator.check.elements import MalformedError
from generator.check.feeds import inspect_feed

BASE = "https://quay.example/"
ATOM = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">
<id>tag:quay.example,2026:feed/digests/en</id>
<title>Quay</title>
<updated>2026-04-02T12:00:00+08:00</updated>
<author><name>Quay</name></author>
<link rel="alternate" type="text/html" href="https://quay.example/en/"/>
<link rel="self" type="application/atom+xml" href="https://quay.example/en/feed.atom.xml"/>
<entry xml:lang="en">
<id>tag:quay.example,2026-04-02:digest/2026-04-02-b/en</id>
<title>B</title>
<link rel="alternate" type="text/html" href="https://quay.example/en/b.html"/>
<link rel="enclosure" type="image/png" length="7" href="https://quay.example/media/b.png"/>
<published>2026-04-02T12:00:00+08:00</published>
<updated>2026-04-02T12:00:00+08:00</updated>
<content type="html"><![CDATA[<p>See <a href="https://news.example/b">b</a>.</p>]]></content>
</entry>
<entry xml:lang="en">
<id>tag:quay.example,2026-04-01:digest/2026-04-01-a/en</id>
<title>A</title>
<link rel="alternate" type="text/html" href="https://quay.example/en/a.html"/>
<published>2026-04-01T12:00:00+08:00</published>
<updated>2026-04-01T12:00:00+08:00</updated>
<content type="html"><![CDATA[<p>A.</p>]]></content>
</entry>
</feed>
"""
RSS = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>Quay</title>
<link>https://quay.example/en/</link>
<description>Quay</description>
<language>en</language>
<lastBuildDate>Thu, 02 Apr 2026 12:00:00 +0800</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="https://quay.example/en/feed.rss.xml"/>
<item>
<guid isPermaLink="false">tag:quay.example,2026-04-02:digest/2026-04-02-b/en</guid>
<title>B</title>
<link>https://quay.example/en/b.html</link>
<pubDate>Thu, 02 Apr 2026 12:00:00 +0800</pubDate>
<atom:updated>2026-04-02T12:00:00+08:00</atom:updated>
<content:encoded><![CDATA[<p>B.</p>]]></content:encoded>
</item>
</channel>
</rss>
"""
JSON = """\
{"version":"https://jsonfeed.org/version/1.1","title":"Quay","home_page_url":"https://quay.example/en/",\
"feed_url":"https://quay.example/en/feed.json","language":"en","items":[
{"id":"tag:quay.example,2026-04-02:digest/2026-04-02-b/en","url":"https://quay.example/en/b.html","title":"B",\
"date_published":"2026-04-02T12:00:00+08:00","date_modified":"2026-04-02T12:00:00+08:00","content_html":"<p>B.</p>"}
]}
"""
FEEDS = {"atom.xml": ATOM, "rss.xml": RSS, "json": JSON}
PARAGRAPH = "<p>A.</p>"

# What is put in the place of what, in which format, and the code of the fault.
DEFECTS = [
    ("atom.xml", "<title>Quay</title>", "<title> </title>", "feed/title"),
    ("atom.xml", "tag:quay.example,2026:feed/digests/en", "", "feed/id"),
    ("atom.xml", "tag:quay.example,2026:feed/digests/en", "urn:uuid:1", "feed/id"),
    ("atom.xml", "tag:quay.example,2026:feed", "tag:quay.example:feed", "feed/id"),
    ("atom.xml", 'rel="self"', 'rel="related"', "feed/link"),
    ("atom.xml", "https://quay.example/en/feed.atom.xml", "https://old.example/feed.atom.xml", "feed/link"),
    ("atom.xml", 'href="https://quay.example/en/"', 'href="https://quay.example/en/feed.atom.xml"', "feed/link"),
    ("atom.xml", 'href="https://quay.example/en/"', 'href="/en/"', "feed/link"),
    ("atom.xml", 'href="https://quay.example/en/"', 'href="javascript:alert(1)"', "feed/link"),
    ("atom.xml", '1.0" xml:lang="en"', '1.0" xml:lang="zh_CN"', "feed/language"),
    ("atom.xml", '1.0" xml:lang="en"', '1.0"', "feed/language"),
    ("atom.xml", '<entry xml:lang="en">\n<id>tag:quay.example,2026-04-02', '<entry xml:lang="cn">\n<id>tag:quay.example,2026-04-02', "feed/language"),
    ("atom.xml", "<updated>2026-04-02T12:00:00+08:00</updated>\n<author>", "<author>", "feed/date"),
    ("atom.xml", "<updated>2026-04-02T12:00:00+08:00</updated>\n<author>", "<updated>2026-03-01T12:00:00Z</updated>\n<author>", "feed/date"),
    ("atom.xml", "<published>2026-04-02T12:00:00+08:00", "<published>2026-04-02", "feed/date"),
    ("atom.xml", "<published>2026-04-02T12:00:00+08:00", "<published>2026-04-02T12:00:00", "feed/date"),
    ("atom.xml", "<published>2026-04-02T12:00:00+08:00", "<published>2026-02-30T12:00:00Z", "feed/date"),
    ("atom.xml", "<published>2026-04-02T12:00:00+08:00", "<published>2026-04-05T12:00:00Z", "feed/date"),
    ("atom.xml", "<published>2026-04-02T12:00:00+08:00", "<published>2026-03-02T12:00:00Z", "feed/date"),
    ("atom.xml", "tag:quay.example,2026-04-01:digest/2026-04-01-a/en", "tag:quay.example,2026-04-02:digest/2026-04-02-b/en", "feed/id"),
    ("atom.xml", "tag:quay.example,2026-04-01:digest/2026-04-01-a/en", "", "feed/id"),
    ("atom.xml", "tag:quay.example,2026-04-01:digest/2026-04-01-a/en", "tag:quay.example,2026-4-1:a", "feed/id"),
    ("atom.xml", "tag:quay.example,2026-04-01:digest/2026-04-01-a/en", "tag:quay.example,2026-04-01:一", "feed/id"),
    ("atom.xml", "<title>A</title>", "<title/>", "feed/title"),
    ("atom.xml", "<title>A</title>", "<title>&lt;b&gt;A&lt;/b&gt;</title>", "feed/title"),
    ("atom.xml", "<title>A</title>", "<title>A &amp;amp; B</title>", "feed/title"),
    ("atom.xml", "<title>A</title>", "<title>A\nB</title>", "feed/title"),
    ("atom.xml", "<title>A</title>", "<title>A \u202eB</title>", "feed/title"),
    ("atom.xml", "https://quay.example/en/a.html", "a.html", "feed/link"),
    ("atom.xml", "https://quay.example/en/a.html", "javascript:void(0)", "feed/link"),
    ("atom.xml", "https://quay.example/en/a.html", "https:///a.html", "feed/link"),
    ("atom.xml", "https://quay.example/en/a.html", "https://quay.example/a b.html", "feed/link"),
    ("atom.xml", 'length="7"', 'length="big"', "feed/link"),
    ("atom.xml", 'type="image/png"', 'type="png"', "feed/link"),
    ("atom.xml", "https://quay.example/media/b.png", "../media/b.png", "feed/link"),
    ("atom.xml", '<link rel="enclosure" type="image/png" length="7"', '<link rel="alternate" type="text/html"', "feed/link"),
    ("atom.xml", PARAGRAPH, "", "feed/content"),
    ("atom.xml", PARAGRAPH, '<p><a href="../b.html">b</a></p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p><a href="#fn1">1</a></p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p><a href="//news.example/">b</a></p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p><a href="ref:entity/lanting">b</a></p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p><a href="javascript&#58;alert(1)">b</a></p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p><img src="media/a.png"></p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p><img src="data:image/png;base64,AA"></p>', "feed/content"),
    ("atom.xml", PARAGRAPH, "<script>alert(1)</script>", "feed/content"),
    ("atom.xml", PARAGRAPH, "<iframe></iframe>", "feed/content"),
    ("atom.xml", PARAGRAPH, '<p onclick="alert(1)">A</p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p id="one">A</p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p class="label">A</p>', "feed/content"),
    ("atom.xml", PARAGRAPH, '<p style="color: red">A</p>', "feed/content"),
    ("atom.xml", "<author>", "<fh:archive/>\n<author>", "feed/chain"),
    ("atom.xml", "<author>", '<link rel="current" href="https://quay.example/en/feed.atom.xml"/>\n<author>', "feed/chain"),
    ("atom.xml", "<author>", '<fh:complete/><link rel="prev-archive" href="https://quay.example/en/feed/1.atom.xml"/>\n<author>', "feed/chain"),
    ("atom.xml", "<author>", '<link rel="prev-archive" href="https://quay.example/en/feed.atom.xml"/>\n<author>', "feed/chain"),
    ("atom.xml", "<author>", '<fh:archive/><link rel="current" href="https://quay.example/en/feed.atom.xml"/><link rel="hub" href="https://hub.example/"/>\n<author>', "feed/chain"),
    ("atom.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<feed', '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE feed>\n<feed', "feed/form"),
    ("rss.xml", "<link>https://quay.example/en/</link>", "<link>https://quay.example/en/feed.rss.xml</link>", "feed/link"),
    ("rss.xml", '<guid isPermaLink="false">', "<guid>", "feed/id"),
    ("rss.xml", "<pubDate>Thu, 02 Apr 2026 12:00:00 +0800", "<pubDate>2026-04-02T12:00:00+08:00", "feed/date"),
    ("rss.xml", "<pubDate>Thu, 02 Apr 2026 12:00:00 +0800", "<pubDate>Thu, 02 Apr 2026 12:00:00", "feed/date"),
    ("rss.xml", "<language>en</language>", "<language>zh-cn</language>", "feed/language"),
    ("rss.xml", "<channel>", "<canal>", "feed/form"),
    ("json", "version/1.1", "version/1", "feed/form"),
    ("json", '"feed_url":"https://quay.example/en/feed.json"', '"feed_url":"feed.json"', "feed/link"),
    ("json", '"items":[', '"items":{}, "more":[', "feed/form"),
    ("json", '"url":"https://quay.example/en/b.html"', '"url":""', "feed/link"),
    ("json", '"date_published":"2026-04-02T12:00:00+08:00"', '"date_published":1775102400', "feed/date"),
]  # fmt: skip


def codes(form: str, text: str) -> set[str]:
    flaws = inspect_feed(f"en/feed.{form}", text.encode(), BASE).flaws
    return {flaw.code for flaw in flaws}


@pytest.mark.parametrize("form", FEEDS)
def test_a_sound_feed_has_no_fault(form: str) -> None:
    assert codes(form, FEEDS[form]) == set()


@pytest.mark.parametrize(("form", "sound", "faulty", "code"), DEFECTS)
def test_a_defect_is_found(form: str, sound: str, faulty: str, code: str) -> None:
    assert FEEDS[form].count(sound) == 1
    text = FEEDS[form].replace(sound, faulty)
    if faulty == "<canal>":
        text = text.replace("</channel>", "</canal>")
    assert code in codes(form, text)


def test_at_least_forty_defects_are_known() -> None:
    assert len(DEFECTS) >= 40


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("</feed>", ""),
        lambda text: text.replace("<p>A.</p>", "<p>A\x0b</p>"),
        lambda text: text.replace("<title>A</title>", "<title>A & B</title>"),
    ],
)
def test_what_is_no_xml_is_told(spoil: Callable[[str], str]) -> None:
    with pytest.raises(MalformedError):
        codes("atom.xml", spoil(ATOM))


def test_a_feed_of_too_many_items_or_bytes_is_told() -> None:
    entry = re.search(r"<entry.*?</entry>\n", ATOM, re.DOTALL)
    assert entry
    assert "feed/size" in codes("atom.xml", ATOM.replace(entry[0], entry[0] * 51))
    assert "feed/size" in codes("atom.xml", ATOM.replace(PARAGRAPH, f"<p>{'A' * 600_000}</p>"))
    assert "feed/size" in codes("atom.xml", re.sub(r"<entry.*</entry>\n", "", ATOM, flags=re.DOTALL))


def test_a_fault_is_told_with_the_line_of_its_item() -> None:
    (flaw,) = inspect_feed(
        "en/feed.atom.xml", ATOM.replace("<title>A</title>", "<title/>").encode(), BASE
    ).flaws
    assert (flaw.code, flaw.message, flaw.line) == ("feed/title", "an item has no title.", 18)
