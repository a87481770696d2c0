"""Translations whose original has changed since they were made."""

import pytest

from generator.config import Config
from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.link.pairs import pair
from generator.link.stale import is_recorded, record_of
from generator.model.digest import LinkedEdition
from generator.model.entity import Register
from generator.model.language import Lang
from generator.model.translation import HEAD
from generator.read.edition import read_edition

NO_NAMES = index_names(Register(entities=(), digest=""))
ORIGINAL = """\
---
title: 渡口
date: 2026-02-10
summary: 一句话。
tags: [水运]
---

## 港口

### [甲](https://a.example/1) {#one}

第一条。

### [乙](https://a.example/2) {#two}

第二条，**要紧**。
"""
TRANSLATION = """\
---
title: The ferry
date: 2026-02-10
translated_from: RECORD
---

## Harbour

### [A](https://a.example/1) {#one}

The first.

### [B](https://a.example/2) {#two}

The second.
"""


def linked(text: str, lang: Lang) -> LinkedEdition:
    read, problems = read_edition(text.encode(), f"content/2026-02-10-ferry.{lang}.md", Config())
    assert read is not None, problems
    return link_edition(read, NO_NAMES, "")[0]


RECORD = record_of(linked(ORIGINAL, Lang.ZH))


def stale(original: str, record: str = RECORD) -> tuple[int, ...]:
    editions = [linked(original, Lang.ZH), linked(TRANSLATION.replace("RECORD", record), Lang.EN)]
    ((digest,), _) = pair(editions, Lang.ZH)
    return digest.editions[1].stale


def test_a_translation_of_the_original_as_it_is_is_not_stale() -> None:
    assert stale(ORIGINAL) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("第一条。", "第一条，改过。", (0,)),
        ("[乙]", "[乙乙]", (1,)),
        ("example/2", "example/3", (1,)),
        ("title: 渡口", "title: 新渡口", (HEAD,)),
        ("一句话。", "另一句话。", (HEAD,)),
        ("## 港口", "## 码头", (HEAD,)),
    ],
)
def test_what_the_original_says_otherwise_now_is_stale(old: str, new: str, expected: tuple[int, ...]) -> None:
    assert stale(ORIGINAL.replace(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**要紧**", "要紧"),
        ("[水运]", "[海运]"),
        ("第一条。", "第一条。  "),
        ("summary: 一句话。", "summary: [一句话。]"),
    ],
)
def test_markup_and_what_no_translator_reads_make_nothing_stale(old: str, new: str) -> None:
    assert stale(ORIGINAL.replace(old, new)) == ()


def test_a_story_that_was_moved_is_not_stale() -> None:
    one, two = ORIGINAL.index("### [甲]"), ORIGINAL.index("### [乙]")
    assert stale(ORIGINAL[:one] + ORIGINAL[two:] + "\n" + ORIGINAL[one:two]) == ()


def test_a_translation_that_records_nothing_is_not_called_stale() -> None:
    assert stale(ORIGINAL.replace("第一条", "别的"), record="zh") == ()
    assert not is_recorded(linked(TRANSLATION.replace("RECORD", "zh"), Lang.EN))
    assert is_recorded(linked(TRANSLATION.replace("RECORD", RECORD), Lang.EN))


def test_a_story_without_a_partner_is_not_stale() -> None:
    original = ORIGINAL.replace("{#two}", "{#three}").replace("example/2", "example/9")
    editions = [linked(original, Lang.ZH), linked(TRANSLATION.replace("RECORD", RECORD), Lang.EN)]
    english = editions[1]._replace(stories=editions[1].stories[:1], ids=editions[1].ids[:1])
    ((digest,), _) = pair([editions[0], english], Lang.ZH)
    assert digest.editions[1].stale == ()
