"""The archive as a database: what its tables hold, and when it is made."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.write.database import SCHEMA
from tests.archive import Archive

DATABASE = "archive.sqlite"
LOOMS = "content/2026-02-10-looms.zh.md"
ARCHIVE = """\
-- content/site.toml --
base_url = "https://example.org/archive/"
sqlite = true
-- content/entities/all.toml --
[acme]
kind = "company"
name = { zh = "艾克米", en = "Acme" }
about = { zh = "造织机。", en = "Builds looms." }
url = "https://acme.example/"

[shuttle]
kind = "product"
owner = "acme"
name = { zh = "飞梭", en = "Shuttle" }
-- content/2026-02-10-looms.zh.md --
---
title: 织机
date: 2026-02-10
tags: [纺织]
authors: [林一]
summary: 一台新织机。
---

## 工厂

### [艾克米开工建厂](https://news.example/a) {#plant}

艾克米投资 40 亿美元。工人说**很快**。
-- content/2026-02-10-looms.en.md --
---
title: Looms
date: 2026-02-10
---

## Works

### Acme begins {#plant}

Acme invests $4 billion.
-- content/2026-01-05-cloth.en.md --
---
title: Cloth
date: 2026-01-05
sources:
  - { publisher: Daily Cloth, title: On cloth, link: "https://cloth.example/1" }
---

### Shuttle is fast {#fast}

It flies.
"""


@pytest.fixture
def built(archive: Archive) -> Archive:
    archive.write(ARCHIVE)
    assert archive.build().problems == ()
    return archive


def ask(archive: Archive, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive.output / DATABASE)) as connection:
        return connection.execute(query).fetchall()


def test_there_is_none_unasked(built: Archive) -> None:
    built.edit("content/site.toml", "sqlite = true\n", "")
    built.build()
    assert DATABASE not in built.site()


def test_it_holds_digests_and_editions_the_oldest_first(built: Archive) -> None:
    assert ask(built, "SELECT key, date FROM digests ORDER BY date") == [
        ("2026-01-05-cloth", "2026-01-05"),
        ("2026-02-10-looms", "2026-02-10"),
    ]
    assert ask(built, "SELECT id, lang, is_original, title, summary, authors, url FROM editions") == [
        (1, "en", 1, "Cloth", "", "[]", "https://example.org/archive/en/2026/01/05/cloth.html"),
        (
            2,
            "zh",
            1,
            "织机",
            "一台新织机。",
            '["林一"]',
            "https://example.org/archive/zh/2026/02/10/looms.html",
        ),
        (3, "en", 0, "Looms", "", "[]", "https://example.org/archive/en/2026/02/10/looms.html"),
    ]


def test_it_holds_stories_with_their_text(built: Archive) -> None:
    assert ask(built, "SELECT edition, anchor, headline, text FROM stories") == [
        (1, "fast", "Shuttle is fast", "It flies."),
        (2, "plant", "艾克米开工建厂", "艾克米投资 40 亿美元。工人说很快。"),
        (3, "plant", "Acme begins", "Acme invests $4 billion."),
    ]
    (url,) = ask(built, "SELECT url FROM stories WHERE id = 1")
    assert url == ("https://example.org/archive/en/2026/01/05/cloth.html#fast",)


def test_it_holds_the_register_and_what_stories_tell(built: Archive) -> None:
    assert ask(built, "SELECT id, kind, name_zh, name_en, website, owner FROM entities") == [
        ("acme", "company", "艾克米", "Acme", "https://acme.example/", None),
        ("shuttle", "product", "飞梭", "Shuttle", "", "acme"),
    ]
    assert ask(built, "SELECT * FROM mentions") == [
        (1, "shuttle", 1, ""),
        (2, "acme", 2, "艾克米投资 40 亿美元。"),
        (3, "acme", 2, "Acme invests $4 billion."),
    ]
    assert ask(built, "SELECT story, value, unit, written FROM figures") == [
        (2, 4_000_000_000, "USD", "40 亿美元"),
        (3, 4_000_000_000, "USD", "$4 billion"),
    ]
    assert ask(built, "SELECT edition, story, publisher, title, url FROM sources") == [
        (1, None, "Daily Cloth", "On cloth", "https://cloth.example/1"),
        (2, 2, "", "", "https://news.example/a"),
    ]


@pytest.mark.parametrize(
    ("words", "found"), [("开工建", [2]), ("invests", [3]), ("FLIES", [1]), ("织布机", [])]
)
def test_three_characters_in_a_row_are_found(built: Archive, words: str, found: list[int]) -> None:
    rows = ask(built, f"SELECT rowid FROM stories_fts WHERE stories_fts MATCH '{words}'")
    assert [number for (number,) in rows] == found


def test_it_is_sound(built: Archive) -> None:
    assert ask(built, "PRAGMA integrity_check") == [("ok",)]
    assert ask(built, "PRAGMA foreign_key_check") == []


def test_it_is_the_same_bytes_in_any_number_of_processes(built: Archive) -> None:
    twin = built.twin("twin")
    twin.build(jobs=2)
    assert twin.site()[DATABASE] == built.site()[DATABASE]


def test_it_is_made_again_only_when_the_archive_has_changed(built: Archive) -> None:
    before = built.identities()[DATABASE]
    built.put("content/media/note.txt", b"a file that no digest shows")
    built.build()
    assert built.identities()[DATABASE] == before
    built.edit(LOOMS, "很快", "很慢")
    built.build()
    assert ask(built, "SELECT count(*) FROM stories WHERE text LIKE '%很慢%'") == [(1,)]
    twin = built.twin("twin")
    twin.build()
    assert twin.site()[DATABASE] == built.site()[DATABASE]


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_its_tables_are_those_of_the_readmes(readme: str) -> None:
    text = (Path(__file__).parents[2] / readme).read_text(encoding="utf-8")
    text = text[text.index("| `digests` | `key`") : text.index("| `stories_fts` |")]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE sql IS NOT NULL").fetchall():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            (row,) = re.findall(rf"^\| `{table}` \| (.*) \|$", text, re.MULTILINE)
            named = [each for each in re.findall("`([a-z_]+)`", row) if each in columns]
            assert list(dict.fromkeys(named)) == columns
