"""Exports of other programs become digests of an archive."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.config import Config, load_config
from generator.importer.convert import Converted, convert, linked
from generator.importer.formats import read_export
from generator.importer.head import Wishes
from generator.importer.links import name_in
from generator.model.digest import Edition
from generator.model.problem import Problem, error, has_errors
from generator.read.edition import read_edition
from generator.read.frontmatter import split
from generator.write.sources import add_source, replace_source

_CONTENT = "content"
# Of two digests that share so large a part of their paragraphs one corrects the other. Shorter lines may
# stand in any.
_MOSTLY = 0.75
_PARAGRAPH = 16


class State(StrEnum):
    """What has become of a file, or would have."""

    WRITTEN = "written"
    OVERWRITTEN = "overwritten"
    UNCHANGED = "unchanged"
    KEPT = "not overwritten"
    NEW = "would be written"
    CHANGED = "would be overwritten"
    REFUSED = "not imported"


class Imported(NamedTuple):
    """What has become of one file.

    Attributes:
        name: of the file, as it was given.
        path: where its digest is, or would be; None without one.
        before: the text that was there, or None.
        edition: the digest as the pipeline reads it.
    """

    name: str
    state: State
    problems: tuple[Problem, ...]
    path: Path | None = None
    converted: Converted | None = None
    edition: Edition | None = None
    before: str | None = None


def bring_in(
    files: Sequence[Path], into: Path, wishes: Wishes, *, force: bool, dry_run: bool
) -> list[Imported]:
    """Import `files` into the archive `into`, or into that folder, each unless something forbids it.

    Args:
        force: whether a digest that says something else is overwritten.
        dry_run: nothing is written.

    Raises:
        ConfigError: the settings of the archive cannot be used.
        OSError: a file cannot be written.
    """
    root, folder = _places(into)
    config = load_config(root) if root else Config()
    read = [_converted(file, wishes, config) for file in files]
    owners: dict[str, str] = {}
    names: dict[str, str] = {}
    for each, _ in read:
        if each and each.path not in owners:
            owners[each.path] = each.name
            names[name_in(each.name)] = each.path
    found = []
    for file, (converted, problems) in zip(files, read, strict=True):
        if converted is None:
            found.append(Imported(str(file), State.REFUSED, problems))
        elif owners[converted.path] != converted.name:
            found.append(_second(converted, owners[converted.path]))
        else:
            made = linked(converted, lambda target: _digest_of(target, names, folder))
            found.append(_put(made, folder, config, force=force, dry_run=dry_run))
    return found


def _places(into: Path) -> tuple[Path | None, Path]:
    """The root of the archive, if there is one, and the folder of digests."""
    if (into / _CONTENT).is_dir():
        return into, into / _CONTENT
    for folder in (into, *into.resolve().parents):
        if folder.name == _CONTENT:
            return folder.parent, into
    return None, into


def _converted(file: Path, wishes: Wishes, config: Config) -> tuple[Converted | None, tuple[Problem, ...]]:
    name = str(file)
    if file.is_dir():
        hint = f"Name the files in it: wenzhai import {name}/*"
        return None, (error("import/folder", name, "it is a folder.", hint=hint),)
    try:
        data = file.read_bytes()
    except OSError as fault:
        message = f"it cannot be read: {(fault.strerror or str(fault)).lower()}."
        return None, (error("import/missing", name, message, hint="See that the name is right."),)
    export, problems = read_export(data, name)
    return (None, problems) if export is None else convert(export, name, wishes, config)


def _digest_of(target: str, names: dict[str, str], folder: Path) -> str | None:
    """Where the digest is that a link means: one of this import, or one that is there."""
    named = names.get(name_in(target))
    if named:
        return named
    there = (path for path in folder.rglob(target.rpartition("/")[2]) if path.is_file())
    return next((path.relative_to(folder).as_posix() for path in sorted(there)), None)


def _second(converted: Converted, first: str) -> Imported:
    message = f"it makes the same digest as {first}: {converted.path}."
    hint = "Import one of them, or give them other names or dates."
    problem = error("import/same", converted.name, message, hint=hint)
    return Imported(converted.name, State.REFUSED, (*converted.problems, problem))


def _put(made: Converted, folder: Path, config: Config, *, force: bool, dry_run: bool) -> Imported:
    path = folder / made.path
    edition, faults = read_edition(made.text.encode(), made.path, config)
    problems = (*made.problems, *faults)
    before = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None
    imported = Imported(made.name, State.UNCHANGED, problems, path, made, edition, before)
    if edition is None or has_errors(faults):
        return imported._replace(state=State.REFUSED)
    if before == made.text:
        return imported
    if before is None and not force and (other := _much_like(made, path)):
        return _twice(imported, other)
    if dry_run:
        return imported._replace(state=State.NEW if before is None else State.CHANGED)
    return _written(imported, path, made.text.encode(), force=force)


def _written(imported: Imported, path: Path, data: bytes, *, force: bool) -> Imported:
    if imported.before is None:
        add_source(path, data)
        return imported._replace(state=State.WRITTEN)
    if not force:
        problem = error(
            "import/exists",
            imported.name,
            f"{path} says something else.",
            hint="Nothing is overwritten unless you say --force.",
        )
        return imported._replace(state=State.KEPT, problems=(*imported.problems, problem))
    replace_source(path, data)
    return imported._replace(state=State.OVERWRITTEN)


def _twice(imported: Imported, other: Path) -> Imported:
    """What would be a second digest beside `other`, which says nearly the same."""
    problem = error(
        "import/similar",
        imported.name,
        f"{other} says nearly the same, under another title or date.",
        hint="If this corrects it, correct that file, or delete it and import again; --force keeps both.",
    )
    before = other.read_text(encoding="utf-8", errors="replace")
    problems = (*imported.problems, problem)
    return imported._replace(state=State.KEPT, problems=problems, path=other, before=before)


def _much_like(made: Converted, path: Path) -> Path | None:
    """A digest of the same year and language that has most of the paragraphs of `made`."""
    own = _paragraphs(made.text)
    others = sorted(path.parent.glob(f"*.{made.header.lang}.md")) if own else ()
    for other in others:
        if len(own & _paragraphs_in(other, other.stat().st_mtime_ns)) >= _MOSTLY * len(own):
            return other
    return None


# Each file that is imported is compared with all that came before it.
@lru_cache(maxsize=1 << 12)
def _paragraphs_in(path: Path, _modified: int) -> set[str]:
    return _paragraphs(path.read_text(encoding="utf-8", errors="replace"))


def _paragraphs(text: str) -> set[str]:
    """The lines of a digest, below its header, that are long enough to be of this one alone."""
    head, _ = split(text, "")
    return {line for line in head.body.splitlines() if len(line) >= _PARAGRAPH}
