"""The register: `content/entities/*.toml` become entities, and a fault drops only what it touches."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.model.entity import Entity, Register
from generator.model.problem import Problem, error, warning
from generator.read.decode import decode
from generator.read.entity import Entry, did_you_mean, read_entity
from generator.read.toml_places import Places, place_of

FOLDER = "content/entities"


def read_register(root: Path) -> tuple[Register, tuple[Problem, ...]]:
    """All entities of the archive at `root`, in order of id; without a register, none.

    The faults of every file come with path and line. An entity with a fault is left out; a faulty alias or
    owner is left out of its entity.
    """
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    refused: set[str] = set()
    for path in _files(root):
        for entry in _entries(path.read_bytes(), f"{FOLDER}/{path.name}", refused, problems):
            first = entries.setdefault(entry.entity.id, entry)
            if first is not entry:
                problems.append(_twice(entry, first))
    entries = {name: entries[name] for name in sorted(entries)}
    _check_owners(entries, refused, problems)
    problems += _ambiguous(entries)
    entities = tuple(entry.entity for entry in entries.values())
    digest = hashlib.blake2b(repr(entities).encode(), digest_size=16).hexdigest()
    return Register(entities=entities, digest=digest), tuple(problems)


def place_of_entity(root: Path, entity: str) -> tuple[str, int]:
    """The file and line where the register of the archive at `root` defines `entity`."""
    for path in _files(root):
        for entry in _entries(path.read_bytes(), f"{FOLDER}/{path.name}", set(), []):
            if entry.entity.id == entity:
                return entry.path, entry.line_of()
    raise LookupError(entity)


def _files(root: Path) -> list[Path]:
    return sorted(filter(Path.is_file, (root / FOLDER).glob("[!._]*.toml")))


def _entries(data: bytes, path: str, refused: set[str], problems: list[Problem]) -> Iterator[Entry]:
    if not data.strip():
        return
    text, faults = decode(data, path)
    problems += faults
    if text is None:
        return
    try:
        tables = tomllib.loads(text)
    except ValueError as fault:
        said, line, column = place_of(fault, text)
        message = f"the file is not TOML: {said[:1].lower()}{said[1:]}."
        problems.append(error("register/toml", path, message, line=line, column=column))
        return
    except RecursionError:
        problems.append(error("register/toml", path, "values are nested too deep.", line=1))
        return
    places = Places(text)
    for name, table in tables.items():
        entry, faults = read_entity(name, table, path, places)
        problems += faults
        if entry:
            yield entry
        else:
            refused.add(name)


def _twice(entry: Entry, first: Entry) -> Problem:
    message = f'the entity "{entry.entity.id}" is already in {first.path}, line {first.line_of()}.'
    return error("register/duplicate", entry.path, message, line=entry.line_of(), hint="Keep one of them.")


def _check_owners(entries: dict[str, Entry], refused: set[str], problems: list[Problem]) -> None:
    """Owners that do not exist, or that own each other in a circle, are reported and taken away.

    An owner that was `refused` is taken away without a word: its fault has been reported.
    """
    for name, entry in entries.items():
        owner = entry.entity.owner
        if owner is not None and owner not in entries:
            if owner not in refused:
                message = f'"{name}" has the unknown owner "{owner}".'
                hint = did_you_mean(owner, sorted({*entries, *refused}))
                problems.append(
                    error("register/owner", entry.path, message, line=entry.line_of("owner"), hint=hint)
                )
            entries[name] = entry._replace(entity=replace(entry.entity, owner=None))
    for name, entry in entries.items():
        circle = _owners(name, entries)
        if circle[-1] == name and len(circle) > 1:
            message = f"these own each other: {', '.join(circle[:-1])}."
            hint = "Take one owner away."
            problems.append(
                error("register/owner", entry.path, message, line=entry.line_of("owner"), hint=hint)
            )
            entries[name] = entry._replace(entity=replace(entry.entity, owner=None))


def _owners(name: str, entries: dict[str, Entry]) -> list[str]:
    """`name`, its owner, the owner of that, up to the end or to the first that returns."""
    chain = [name]
    while (owner := entries[chain[-1]].entity.owner) is not None:
        chain.append(owner)
        if owner in chain[:-1]:
            break
    return chain


def _ambiguous(entries: dict[str, Entry]) -> Iterator[Problem]:
    """A warning for each writing that two entities share, unless both say what the story `needs`."""
    first: dict[str, tuple[Entity, bool]] = {}
    for entry in entries.values():
        entity = entry.entity
        for name in entity.writings:
            known, needs = first.setdefault(name.text.casefold(), (entity, bool(name.needs)))
            if known is not entity and not (needs and name.needs):
                message = f'"{name.text}" may mean "{known.id}" or "{entity.id}".'
                hint = 'Give the writing in both what it "needs", or leave it out of one.'
                yield warning("register/ambiguous", entry.path, message, line=entry.line_of(), hint=hint)
