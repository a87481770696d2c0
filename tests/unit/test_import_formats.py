"""Exports in every format and encoding become lines, and then digests."""

import codecs
import io
import re
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.importer.convert import Converted, convert
from generator.importer.formats import read_export
from generator.importer.head import Wishes

DOCUMENTS = Path(__file__).parents[1] / "documents"
CHINESE = "夜班开始了\n2026-05-02\n码头从周二起改上夜班，货车司机说终于不用排队了。\n"
REPORT = """## 北港箱量连涨三天

### 两成涨幅从何而来

{0}

港口公司并不着急。它说箱量到四月中旬就会回落，那时候运价也会跟着回落，眼下只要把夜班安排好，就不会有船等到第二天。

### 涨势能撑多久
"""
PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<title>两港握手 - 港口网</title>
<meta property="article:published_time" content="2026-02-10T09:00:00+08:00">
<meta name="author" content="林舟">
<link rel="canonical" href="https://example.org/hands">
<style>p { margin: 0 }</style>
</head>
<body>
<nav><a href="/">首页</a> <a href="/ports">港口</a></nav>
<article>
<h1>两港握手</h1>
<p>两港争了<b>十年</b>,这一次<a href="https://example.org/deal">签了协议</a>。</p>
<script>track("page")</script>
<h2>谁付钱</h2>
<ul><li>货主<ul><li>大货主</li></ul></li><li>船东</li></ul>
<blockquote><p>先试再说。</p></blockquote>
<table><tr><th>港</th><th>泊位</th></tr><tr><td>北港</td><td>2</td></tr></table>
<pre>泊位,2</pre>
</article>
<footer>版权所有</footer>
</body>
</html>
"""


def made_of(data: bytes, name: str) -> Converted:
    export, problems = read_export(data, name)
    assert export, problems
    made, problems = convert(export, name, Wishes(), Config())
    assert made, problems
    return made


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (CHINESE.encode(), "text, UTF-8"),
        (codecs.BOM_UTF8 + CHINESE.encode(), "text, UTF-8 with a byte order mark"),
        (CHINESE.encode("utf-16"), "text, UTF-16 with a byte order mark"),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), "text, UTF-16 with a byte order mark"),
        (CHINESE.encode("utf-16-le"), "text, UTF-16LE"),
        (CHINESE.encode("utf-16-be"), "text, UTF-16BE"),
        (CHINESE.encode("gb18030"), "text, GB18030"),
        (CHINESE.encode("gbk"), "text, GB18030"),
        (CHINESE.replace("\n", "\r\n").encode("gb18030"), "text, GB18030"),
        ("夜班開始了，這是第一條消息。".encode("big5"), "text, Big5"),
        ("The night shift – “at last”.".encode("cp1252"), "text, Windows-1252"),
    ],
)
def test_an_encoding_is_told_and_read(data: bytes, form: str) -> None:
    export, problems = read_export(data, "night.txt")
    assert export
    assert problems == ()
    assert export.form == form
    text = "\n".join(line.text for line in export.lines)
    assert text in (CHINESE, "夜班開始了，這是第一條消息。", "The night shift – “at last”.")


@settings(deadline=None, max_examples=200)
@given(
    st.text(st.sampled_from("的是在了有不和人中大国上我们这个港口公司宣布亿美元，。3 AI\n")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]),
)
def test_chinese_text_is_read_in_whatever_encoding_it_is(text: str, encoding: str) -> None:
    text = f"码头从周二起改上夜班，货车司机说不用排队了。{text}"
    export, _ = read_export(text.encode(encoding), "a.txt")
    assert export
    assert "\n".join(line.text for line in export.lines) == text


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_lines_or_a_fault(data: bytes) -> None:
    export, problems = read_export(data, "a.txt")
    assert (export is None) == bool(problems)


def test_a_page_is_its_main_text_and_the_rest_is_listed() -> None:
    made = made_of(PAGE.encode(), "018.html")
    assert (
        made.text
        == """---
title: 两港握手
date: 2026-02-10
lang: zh
authors: [林舟]
sources:
  - https://example.org/hands
---

两港争了**十年**，这一次[签了协议](https://example.org/deal)。

## 谁付钱

- 货主
  - 大货主
- 船东

> 先试再说。

| 港 | 泊位 |
| --- | --- |
| 北港 | 2 |

```
泊位,2
```
"""
    )
    texts = {line.number: line.text for line in made.lines}
    assert [(each.why, [texts[line] for line in each.lines]) for each in made.sheet.dropped] == [
        ("script", ['track("page")']),
        ("navigation", ["首页", "港口"]),
        ("footer of the page", ["版权所有"]),
        ("the title again", ["# 两港握手"]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_page_may_be_in_any_encoding(encoding: str) -> None:
    assert made_of(PAGE.encode(encoding), "018.html").text == made_of(PAGE.encode(), "018.html").text


def test_a_page_in_an_encoding_that_only_it_tells_is_read() -> None:
    page = "<html><meta charset=euc-kr><h1>Night 부두</h1><p>2026-05-02, 야간 작업이 시작된다.</p></html>"
    assert made_of(page.encode("euc-kr"), "a.html").header.title == "Night 부두"


def test_a_word_document_keeps_headings_emphasis_lists_and_tables() -> None:
    made = made_of((DOCUMENTS / "report.docx").read_bytes(), "report.docx")
    assert made.form == "Word document"
    assert made.header.title == "北港箱量连涨三天"
    assert made.header.series == "港口物流每日观察"
    assert made.header.date == "2026-03-09"
    assert "提前出货的**家电企业**，它们" in made.text
    assert "| 周一 | 12000 |\n" in made.text
    assert "- 早班：六点到两点\n" in made.text
    assert "2. Harbour Post (2026-03-07), *Night shifts cost $2 a box*\n" in made.text


def test_lines_of_a_pdf_become_headings_and_paragraphs_again() -> None:
    made = made_of((DOCUMENTS / "report.pdf").read_bytes(), "report.pdf")
    assert made.form == "PDF, 2 pages"
    assert made.header.title == "北港箱量连涨三天"
    assert made.header.summary == (
        "北港的箱量三天内涨了两成，多数来自提前出货的家电企业，它们担心四月的运价再涨。南港改用夜间装卸，排队的船少了一半，船东说这样的日子还会持续两周。",
    )
    told = made.text.partition("---\n\n")[2]
    paragraph = told.split("\n\n")[2]
    assert told.startswith(REPORT.format(paragraph))
    assert paragraph.startswith("北港周一至周三共装卸 4.1 万标箱，比上周多出两成，")
    assert "仓库里已经放不下别的货" in paragraph
    assert "夜班多拿两成工资，每月另有一天休息" in told
    assert told.endswith("2. Harbour Post (2026-03-07), *Night shifts cost $2 a box*\n")


@pytest.mark.parametrize(
    ("name", "package", "kind"),
    [("report.docx", "mammoth", "a Word document"), ("report.pdf", "pypdf", "a PDF")],
)
def test_a_missing_package_is_told_with_the_command_that_installs_it(
    name: str, package: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    export, (problem,) = read_export((DOCUMENTS / name).read_bytes(), name)
    assert export is None
    assert str(problem) == (
        f"{name}: error import/extra: it is {kind}, and {package} is not installed, which reads it. "
        'Install it: pip install "wenzhai[import]".'
    )


@pytest.mark.parametrize("name", ["report.docx", "report.pdf"])
def test_a_damaged_document_is_told(name: str) -> None:
    export, (problem,) = read_export((DOCUMENTS / name).read_bytes()[:2000], name)
    assert export is None
    assert problem.code == "import/format"
    assert problem.message.startswith("it cannot be read as a ")


def test_a_file_of_another_kind_with_the_ending_of_a_document_is_told() -> None:
    export, (problem,) = read_export(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc")
    assert export is None
    assert str(problem) == (
        "old.doc: error import/format: it is no text, and of no format that is known. "
        "Save it as one of: .txt, .md, .pdf, .docx, .html, .htm, .xhtml."
    )


def _nested(mark: str, times: int) -> str:
    return f"<html><body>{f'<{mark}>' * times}x{f'</{mark}>' * times}</body></html>"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx", "an older Word, or needs a password"),
        (_nested("div", 5000).encode(), "a.html", "nested too deep"),
        (_nested("b", 5000).encode(), "a.html", "nested too deep"),
        (_nested("ul><li", 3000).encode(), "a.html", "nested too deep"),
        (f"<html><body><p>\0{CHINESE}</p></body></html>".encode(), "a.html", "no text in one encoding"),
        (CHINESE.encode() + CHINESE.encode("gb18030"), "a.txt", "no text in one encoding"),
        (bytes(500), "a.bin", "of no format that is known"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_cause(data: bytes, name: str, said: str) -> None:
    export, (problem,) = read_export(data, name)
    assert export is None
    assert said in problem.message
    assert problem.hint


def test_a_locked_pdf_says_that_it_needs_a_password() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    _, (problem,) = read_export(written.getvalue(), "a.pdf")
    assert "it needs a password" in problem.message


def _word(body: str) -> bytes:
    """A Word document with `body` in the place of all that the sample says."""
    written = io.BytesIO()
    with zipfile.ZipFile(DOCUMENTS / "report.docx") as sample, zipfile.ZipFile(written, "w") as made:
        for name in sample.namelist():
            data = sample.read(name)
            if name == "word/document.xml":
                data = re.sub(
                    rb"<w:body>.*</w:body>", b"<w:body>%s</w:body>" % body.encode(), data, flags=re.S
                )
            made.writestr(name, data)
    return written.getvalue()


def test_a_word_document_whose_xml_is_broken_is_told() -> None:
    export, (problem,) = read_export(_word("<w:p><w:r>"), "a.docx")
    assert export is None
    assert problem.code == "import/format"


def test_a_picture_without_an_address_is_told_as_dropped() -> None:
    made = made_of(
        f"<html><body><p>{CHINESE}<img alt='北港的照片'><img></p></body></html>".encode(), "2026-05-02.html"
    )
    assert [each.why for each in made.sheet.dropped] == ["picture without an address"] * 2
    (first, *_), *_ = (each.lines for each in made.sheet.dropped)
    assert made.lines[first - 1].text == "北港的照片"


def test_text_that_was_encoded_twice_is_read_as_it_was() -> None:
    for once in ("cp1252", "latin-1"):
        text = "夜班开始了。" if once == "latin-1" else "Le café d’été"
        export, _ = read_export(text.encode().decode(once).encode(), "a.txt")
        assert export
        assert (export.form, export.lines[0].text) == ("text, UTF-8 encoded twice", text)


def test_characters_that_were_lost_before_are_told() -> None:
    made = made_of((CHINESE + "船长说�见。").encode(), "a.txt")
    (problem,) = [each for each in made.problems if each.code == "import/lost"]
    assert problem.line == 4


def test_a_table_in_a_table_is_read_once() -> None:
    table = "x"
    for _ in range(40):
        table = f"<table><tr><td>a</td><td>{table}</td></tr></table>"
    export, _ = read_export(f"<html><body>{table}</body></html>".encode(), "a.html")
    assert export
    assert "\n".join(each.text for each in export.lines).count("x") == 1


def test_a_page_without_a_heading_has_the_title_of_its_head() -> None:
    page = f"<html><head><title>夜班 - 港口网</title></head><body><p>{CHINESE}</p></body></html>"
    assert made_of(page.encode(), "a.html").header.title == "夜班 - 港口网"


def test_a_script_in_markdown_is_told_as_dropped() -> None:
    made = made_of(f"# 夜班\n\n<script>track()</script>\n\n{CHINESE}".encode(), "a.md")
    assert "track" not in made.text
    assert [each.why for each in made.sheet.dropped] == ["script or frame"]


def test_lists_that_are_nested_deep_are_read_in_time_that_grows_with_their_length() -> None:
    text = "\n".join(f"{'  ' * depth}- {depth}" for depth in range(1500))
    assert "1499" in made_of(f"2026-05-02\n\n{text}".encode(), "a.md").text
