"""Rows become the bytes of an SQLite database (the file format of SQLite 3), the same for the same rows."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

Value = str | int | None

SCHEMA = """
CREATE TABLE digests (
    key TEXT PRIMARY KEY,
    date TEXT NOT NULL,     -- ISO 8601, a day or a month
    topics TEXT NOT NULL    -- JSON, the names of topics in addresses
) WITHOUT ROWID;
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES digests (key),
    lang TEXT NOT NULL,     -- zh or en
    is_original INTEGER NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    series TEXT NOT NULL,
    authors TEXT NOT NULL,  -- JSON
    url TEXT NOT NULL,
    UNIQUE (digest, lang)
);
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    edition INTEGER NOT NULL REFERENCES editions (id),
    date TEXT NOT NULL,
    lang TEXT NOT NULL,
    anchor TEXT NOT NULL,   -- a story and its translation share it
    level INTEGER NOT NULL, -- 0 before any heading, 2 of a section, 3 a story, 4 an item of a list
    headline TEXT NOT NULL,
    text TEXT NOT NULL,     -- plain, a line for each paragraph
    url TEXT NOT NULL,
    UNIQUE (edition, anchor)
);
CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    about_zh TEXT NOT NULL,
    about_en TEXT NOT NULL,
    website TEXT NOT NULL,
    owner TEXT REFERENCES entities (id)
) WITHOUT ROWID;
CREATE TABLE mentions (
    story INTEGER NOT NULL REFERENCES stories (id),
    entity TEXT NOT NULL REFERENCES entities (id),
    times INTEGER NOT NULL,
    sentence TEXT NOT NULL, -- the first one of the text that names the entity, or empty
    PRIMARY KEY (story, entity)
) WITHOUT ROWID;
CREATE TABLE figures (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (id),
    value NUMERIC NOT NULL, -- in the unit
    unit TEXT NOT NULL,     -- an ISO 4217 currency, W, % or people; empty for money of some currency
    qualifier TEXT NOT NULL, -- up-to, over, under, about or several; empty if exact
    written TEXT NOT NULL,
    sentence TEXT NOT NULL
);
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    edition INTEGER NOT NULL REFERENCES editions (id),
    story INTEGER REFERENCES stories (id), -- null for what the whole edition cites
    publisher TEXT NOT NULL,
    date TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL
);
"""
# Filled and indexed when all rows are there, which takes less time and leaves no gaps.
_INDEXES = """
CREATE INDEX stories_date ON stories (date);
CREATE INDEX mentions_entity ON mentions (entity);
CREATE INDEX figures_story ON figures (story);
CREATE INDEX sources_story ON sources (story);
CREATE INDEX sources_edition ON sources (edition);
CREATE VIRTUAL TABLE stories_fts USING fts5 (
    headline, text, content = 'stories', content_rowid = 'id', tokenize = 'trigram');
INSERT INTO stories_fts (stories_fts) VALUES ('rebuild');
INSERT INTO stories_fts (stories_fts) VALUES ('optimize');
"""


def database(rows: Iterable[tuple[str, tuple[Value, ...]]]) -> bytes:
    """A database of the tables of `SCHEMA` and `stories_fts`, an index of three characters in a row (FTS5).

    Args:
        rows: for each its table, and its values in the order of the columns.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.executescript(SCHEMA)
        for table, values in rows:
            places = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO {table} VALUES ({places})", values)
        connection.commit()
        connection.executescript(_INDEXES)
        connection.execute("VACUUM")
        return connection.serialize()
