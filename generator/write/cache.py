"""What earlier builds found out, in one SQLite file below `.cache/`.

The file is a cache: it may be deleted at any time, and one that cannot be read is.

edition   a source's stamp and what it was read and linked under, with the linked edition and its problems
body      the HTML of editions, by content address
relation  what the stories of a month are related to, and the inputs of that
writing   how names of the register are written that it does not list, and the inputs of that
segment   what is known of a part of the search index, and the inputs of that
feed      how many bytes each edition is in feeds, what their documents are made from, and the inputs of that
page      each file of the site as it was last published
published the inputs of the last published build, with its report
inspection what is seen of each file of the site that was last looked at
checked   the inputs of the last check, with its report
"""

import os
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from generator.model.digest import Body

FOLDER = ".cache"
_NAME = "wenzhai.sqlite"
_FORMAT = 3
_TABLES = """
CREATE TABLE IF NOT EXISTS edition (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, basis TEXT NOT NULL, data BLOB NOT NULL, body TEXT);
CREATE TABLE IF NOT EXISTS body (address TEXT NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS body_address ON body (address);
CREATE TABLE IF NOT EXISTS relation (month TEXT PRIMARY KEY, inputs TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS writing (inputs TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS segment (name TEXT PRIMARY KEY, inputs TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS feed (inputs TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS page (
    address TEXT PRIMARY KEY, inputs BLOB NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS published (output BLOB NOT NULL, inputs TEXT NOT NULL, report BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS inspection (
    address TEXT PRIMARY KEY, key BLOB NOT NULL, inputs BLOB NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS checked (inputs TEXT NOT NULL, data BLOB NOT NULL);
"""


class PreparedRow(NamedTuple):
    """A source as it was read and linked: `data` and `body_data` are pickles, `body` a content address."""

    path: str
    stamp: str
    basis: str
    data: bytes
    body: str
    body_data: bytes


class RelationRow(NamedTuple):
    """What the stories of a month are related to, as a pickle; `inputs` is a digest of what decides it."""

    month: str
    inputs: str
    data: bytes


class SegmentRow(NamedTuple):
    """What is known of a part of the search index, as a pickle; `inputs` is a digest of what decides it."""

    name: str
    inputs: str
    data: bytes


class PageRow(NamedTuple):
    """A file of the site.

    Attributes:
        inputs: stands for all that it was made from; empty if nothing does.
        size: in bytes.
        modified: `st_mtime_ns`.
    """

    inputs: bytes
    size: int
    modified: int


class InspectionRow(NamedTuple):
    """What is seen of a file of the site, as a pickle; `key` stands for its bytes, `inputs` as elsewhere."""

    key: bytes
    inputs: bytes
    data: bytes


class SpoiltError(Exception):
    """The cache holds what no build has written; it must be made anew."""


def load(data: bytes) -> Any:
    """A value that the cache keeps.

    Raises:
        SpoiltError: the bytes are not what was written.
    """
    try:
        return pickle.loads(data)
    except Exception as fault:  # bytes that are no pickle may raise anything
        raise SpoiltError(str(fault)) from fault


class Cache:
    """One open cache file; each process opens its own.

    Every method that reads raises SpoiltError if it finds what no build has written.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection

    def prepared(self) -> Iterator[tuple[str, str, str, bytes]]:
        """Every source known: path, stamp, basis, and what to `load`."""
        yield from self._rows("SELECT path, stamp, basis, data FROM edition")

    def keep_prepared(self, row: PreparedRow) -> None:
        """Add or replace a source."""
        self._connection.execute("INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?)", row[:5])
        self._connection.execute("INSERT OR IGNORE INTO body VALUES (?, ?)", row[4:])

    def forget_sources(self, paths: Iterable[str]) -> None:
        """Remove sources that are no more."""
        self._connection.executemany("DELETE FROM edition WHERE path = ?", ((path,) for path in paths))

    def commit(self) -> None:
        """Make what was kept durable and visible to other processes; drop bodies that nothing refers to."""
        if self._connection.in_transaction:
            self._connection.execute("DELETE FROM body WHERE address NOT IN (SELECT body FROM edition)")
        self._connection.commit()

    def body(self, address: str) -> Body:
        """The body at a content address."""
        for (data,) in self._rows("SELECT data FROM body WHERE address = ?", address):
            body = load(data)
            if isinstance(body, Body):
                return body
        raise SpoiltError(f"no body {address}")

    def relations(self) -> Iterator[RelationRow]:
        """The relations of every month known."""
        for row in self._rows("SELECT month, inputs, data FROM relation"):
            yield RelationRow(*row)

    def keep_relations(self, rows: Iterable[RelationRow], gone: Iterable[str]) -> None:
        """Add or replace months, and remove those that are `gone`."""
        with self._connection:
            self._connection.executemany("DELETE FROM relation WHERE month = ?", ((month,) for month in gone))
            self._connection.executemany("INSERT OR REPLACE INTO relation VALUES (?, ?, ?)", rows)

    def value(self, table: str, inputs: str) -> bytes | None:
        """The one value of a table (`writing`, `feed`, `checked`), a pickle, if it has these inputs."""
        return next(
            (row[0] for row in self._rows(f"SELECT data FROM {table} WHERE inputs = ?", inputs)), None
        )

    def keep_value(self, table: str, inputs: str, data: bytes) -> None:
        """Put a value in the place of the one that a table has."""
        with self._connection:
            self._connection.execute(f"DELETE FROM {table}")
            self._connection.execute(f"INSERT INTO {table} VALUES (?, ?)", (inputs, data))

    def segments(self) -> Iterator[SegmentRow]:
        """Every part of the search index that is known."""
        for row in self._rows("SELECT name, inputs, data FROM segment"):
            yield SegmentRow(*row)

    def keep_segments(self, rows: Iterable[SegmentRow]) -> None:
        """Put what is known of the parts of the search index in the place of what was."""
        with self._connection:
            self._connection.execute("DELETE FROM segment")
            self._connection.executemany("INSERT INTO segment VALUES (?, ?, ?)", rows)

    def pages(self, output: Path) -> dict[str, PageRow]:
        """The files last published to `output`, by address."""
        if self._published(output) is None:
            return {}
        rows = self._rows("SELECT address, inputs, size, modified FROM page")
        return {address: PageRow(*row) for address, *row in rows}

    def report(self, output: Path, inputs: str) -> bytes | None:
        """The report of the last build to `output`, if it had the same inputs."""
        row = self._published(output)
        return row[1] if row is not None and row[0] == inputs else None

    def keep_published(
        self,
        output: Path,
        inputs: str,
        report: bytes,
        before: Mapping[str, PageRow],
        pages: Mapping[str, PageRow],
    ) -> None:
        """Remember a published build; `before` are the pages that were known of this output."""
        with self._connection:
            if not before:
                self._connection.execute("DELETE FROM page")
            gone = ((address,) for address in before.keys() - pages.keys())
            self._connection.executemany("DELETE FROM page WHERE address = ?", gone)
            new = ((address, *row) for address, row in pages.items() if before.get(address) != row)
            self._connection.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)", new)
            self._connection.execute("DELETE FROM published")
            self._connection.execute(
                "INSERT INTO published VALUES (?, ?, ?)", (os.fsencode(output), inputs, report)
            )

    def inspections(self) -> dict[str, InspectionRow]:
        """What was seen of each file, by address."""
        rows = self._rows("SELECT address, key, inputs, data FROM inspection")
        return {address: InspectionRow(*row) for address, *row in rows}

    def keep_inspections(self, rows: Mapping[str, InspectionRow], gone: Iterable[str]) -> None:
        """Add or replace what was seen of files, and remove those that are `gone`."""
        with self._connection:
            self._connection.executemany(
                "DELETE FROM inspection WHERE address = ?", ((each,) for each in gone)
            )
            new = ((address, *row) for address, row in rows.items())
            self._connection.executemany("INSERT OR REPLACE INTO inspection VALUES (?, ?, ?, ?)", new)

    def _published(self, output: Path) -> tuple[str, bytes] | None:
        query = "SELECT inputs, report FROM published WHERE output = ?"
        return next(iter(self._rows(query, os.fsencode(output))), None)

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        try:
            yield from self._connection.execute(query, values)
        except sqlite3.DatabaseError as fault:
            raise SpoiltError(str(fault)) from fault


@contextmanager
def open_cache(root: Path, *, afresh: bool = False) -> Iterator[Cache]:
    """The cache of the archive at `root`; `afresh` starts an empty one.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / _NAME
    if afresh:
        _delete(path)
    try:
        connection = _connect(path)
    except sqlite3.DatabaseError:
        _delete(path)
        connection = _connect(path)
    try:
        yield Cache(connection, path)
    finally:
        connection.close()


def body_reader(path: Path) -> Callable[[str], Body]:
    """What loads bodies from the cache at `path`, in this process and in workers that inherit it.

    Nothing may be written to the cache while it is in use: it takes no locks and looks for no changes, which
    is most of what reading a body would take.
    """
    readers: dict[int, Cache] = {}

    def load_body(address: str) -> Body:
        # A connection to SQLite must not cross a fork: each process opens its own.
        process = os.getpid()
        if process not in readers:
            connection = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
            readers[process] = Cache(connection, path)
        return readers[process].body(address)

    return load_body


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    # Durable against a killed process, which is all that a cache needs; a power cut may cost a rebuild.
    connection.execute("PRAGMA synchronous = OFF")
    if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, _FORMAT):
        raise sqlite3.DatabaseError("made by another version")
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    return connection


def _delete(path: Path) -> None:
    for each in (path, path.with_name(f"{path.name}-journal")):
        each.unlink(missing_ok=True)
