"""The language of an edition and the stem of its file."""

import pytest

from generator.model.language import Lang
from generator.read.head import Field
from generator.read.language import is_traditional, language_of, stem_of

CHINESE = "两家公司宣布合作，在上海建厂，明年投产。" * 3
TRADITIONAL = "兩家公司宣布合作，將在上海建廠，明年開始投產。" * 3
ENGLISH = "Two companies said that they would build a plant together. " * 3


def told(value: str | None = None, path: str = "content/one.md", title: str = "", text: str = "") -> Lang:
    field = None if value is None else Field("lang", value, 3, 1)
    lang, problems = language_of(field, path, title, text, Lang.ZH)
    assert not problems
    return lang


@pytest.mark.parametrize(
    "value",
    [
        "zh",
        "ZH",
        "zh-CN",
        "zh_cn",
        "zh-Hans",
        "zh-Hant-TW",
        "cn",
        "Chinese",
        "中文",
        "简体中文",
        "繁體中文",
        "Chinese (Simplified)",
    ],
)
def test_chinese_has_many_names(value: str) -> None:
    assert told(value, text=ENGLISH) is Lang.ZH


@pytest.mark.parametrize("value", ["en", "EN", "en-US", "en_GB", "English", "英文", " english "])
def test_english_has_many_names(value: str) -> None:
    assert told(value, text=CHINESE) is Lang.EN


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("content/one.en.md", Lang.EN),
        ("content/one-en.md", Lang.EN),
        ("content/one_zh.md", Lang.ZH),
        ("content/one.zh-CN.md", Lang.ZH),
        ("content/one.en_US.markdown", Lang.EN),
        ("content/en/2026/one.md", Lang.EN),
        ("content/2026/cn/one.md", Lang.ZH),
        ("content/en/zh/one.md", Lang.ZH),
        ("content/2026-02-10/en.md", Lang.EN),
    ],
)
def test_the_file_or_its_folder_says_it(path: str, lang: Lang) -> None:
    assert told(path=path, text=CHINESE if lang is Lang.EN else ENGLISH) is lang


def test_the_file_name_goes_before_the_folder() -> None:
    assert told(path="content/zh/one.en.md") is Lang.EN


@pytest.mark.parametrize("path", ["content/token.md", "content/len/garden.md", "content/kitchen.md"])
def test_a_word_that_ends_in_a_code_says_nothing(path: str) -> None:
    assert told(path=path, text=CHINESE) is Lang.ZH


@pytest.mark.parametrize(
    ("title", "lang"), [("早报 (EN)", Lang.EN), ("Morning（中文版）", Lang.ZH), ("Morning [zh-CN]", Lang.ZH)]
)
def test_the_title_may_say_it(title: str, lang: Lang) -> None:
    assert told(title=title) is lang


def test_the_letters_decide_at_last() -> None:
    assert told(text=CHINESE) is Lang.ZH
    assert told(text=ENGLISH) is Lang.EN
    assert told(text=ENGLISH + "上海") is Lang.EN
    assert told(text="OpenAI 与 Microsoft、NVIDIA 和 Google Cloud 谈判，降价两成。") is Lang.ZH
    assert (
        told(text="[合作](https://example.org/a-very-long-address/with-many-latin-letters) 今日宣布了")
        is Lang.ZH
    )


def test_with_nothing_to_go_by_the_archive_decides() -> None:
    assert language_of(None, "content/one.md", "", "1 + 1 = 2", Lang.EN) == (Lang.EN, ())


def test_another_language_is_an_error_and_the_file_decides() -> None:
    lang, (problem,) = language_of(Field("locale", "fr", 3, 1), "content/one.en.md", "", CHINESE, Lang.ZH)
    assert lang is Lang.EN
    assert str(problem) == (
        'content/one.en.md:3:1: error header/lang: "fr" is not a language of the archive. Write "zh" or "en".'
    )


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("content/2026/2026-02-10-prices.zh.md", "2026-02-10-prices"),
        ("content/2026/2026-02-10-prices-en.markdown", "2026-02-10-prices"),
        ("content/2026-02-10-prices_zh-CN.md", "2026-02-10-prices"),
        ("content/zh/prices.md", "prices"),
        ("content/2026-02-10/zh.md", "2026-02-10"),
        ("content/2026-02-10-prices/index.en.md", "2026-02-10-prices"),
        ("content/2026-02-10/zh/index.md", "2026-02-10"),
        ("content/2026-02-10/README.md", "2026-02-10"),
        ("content/index.md", "index"),
        ("content/早报.zh.md", "早报"),
    ],
)
def test_the_stem_says_neither_ending_nor_language(path: str, stem: str) -> None:
    assert stem_of(path) == stem


@pytest.mark.parametrize(
    ("value", "path", "text", "is_so"),
    [
        ("zh-Hant", "content/one.md", CHINESE, True),
        ("zh-TW", "content/one.md", CHINESE, True),
        ("繁體中文", "content/one.md", CHINESE, True),
        ("zh-Hans", "content/one.zh-hk.md", TRADITIONAL, False),
        ("zh-CN", "content/one.md", TRADITIONAL, False),
        ("zh", "content/one.zh-hant.md", CHINESE, True),
        (None, "content/one.zh-hans.md", TRADITIONAL, False),
        ("zh", "content/one.zh.md", TRADITIONAL, True),
        (None, "content/2026-03-02-hk-and-tw.zh.md", CHINESE, False),
        ("zh", "content/one.zh.md", "", False),
    ],
)
def test_characters_are_those_that_are_said_or_else_those_that_are_written(
    value: str | None, path: str, text: str, is_so: bool
) -> None:
    field = None if value is None else Field("lang", value, 3, 1)
    assert is_traditional(field, path, text) is is_so
