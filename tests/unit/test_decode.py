"""Bytes become text."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.decode import decode

TEXT = "---\ntitle: 早报\n---\n这是一条中文的消息，在这里。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF8 * 2 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["plain", "mark", "two marks", "utf-16", "utf-16 big end first", "crlf", "cr"],
)
def test_unicode_with_or_without_its_mark_is_read(data: bytes) -> None:
    assert decode(data, "content/one.md") == (TEXT, ())


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_refused_by_name(encoding: str, name: str) -> None:
    text, (problem,) = decode(TEXT.encode(encoding), "content/one.md")
    assert text is None
    assert problem.code == "source/encoding"
    assert f"it seems to be {name}." in problem.message
    assert f"iconv -f {name} -t UTF-8" in problem.hint


def test_traditional_chinese_is_told_from_simplified() -> None:
    _, (problem,) = decode("這是一條中文的消息，在這裡。".encode("big5"), "content/one.md")
    assert "Big5" in problem.message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_of_the_first_bad_byte_is_told(end: str) -> None:
    data = end.join(["one", "two", "three"]).encode() + b"\xff" + end.encode()
    assert [problem.line for problem in decode(data, "content/one.md")[1]] == [3]


def test_a_file_that_is_no_text_is_refused() -> None:
    _, (problem,) = decode(b"\x89PNG\n\0\0\0\rIHDR" + bytes(range(256)), "content/one.md")
    assert str(problem).startswith("content/one.md:1: error source/encoding: the file is not text.")


@pytest.mark.parametrize("data", [b"", b"\n \r\n", codecs.BOM_UTF8, "　\n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    text, (problem,) = decode(data, "content/one.md")
    assert text is None
    assert problem.code == "source/empty"


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_text_or_a_fault(data: bytes) -> None:
    text, problems = decode(data, "content/one.md")
    assert (text is None) == bool(problems)
    assert text is None or ("\r" not in text and "\0" not in text)
