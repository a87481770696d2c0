"""Digests as gettext PO, for translators and their tools, and back: export and import."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.commands.acceptance import digest_called
from generator.commands.contents import Content
from generator.commands.drafts import (
    Drafted,
    Made,
    Original,
    Workshop,
    check_languages,
    editions_of,
    has_summary,
    taken_apart,
)
from generator.model.digest import Edition, PairedEdition
from generator.model.language import Lang
from generator.model.manuscript import NO_STORY, TITLE, Role, Unit
from generator.model.problem import error
from generator.model.translation import HEAD
from generator.read.edition import read_edition
from generator.translate.compose import Place
from generator.translate.fill import translated_units
from generator.translate.hints import Hints
from generator.translate.po import Entry, read_po, write_po
from generator.translate.refusal import RefusedError
from generator.write.sources import add_source, replace_source

_SUFFIX = ".po"


class Exported(NamedTuple):
    """A PO file that has been written.

    Attributes:
        units, translated: how many there are, and how many of them have a translation that is none of an
            older text.
        kept: how many have another translation in the file than in the edition; that of the file stays.
    """

    path: Path
    units: int
    translated: int
    kept: int


class _Asked(NamedTuple):
    """A unit with its place among all of the digest."""

    place: Place
    context: str
    unit: Unit
    role: Role


def export(content: Content, keys: Sequence[str], folder: Path) -> list[Exported]:
    """Write a PO file for each digest of `keys`, or for all, into `folder`; what is translated is filled in.

    A translation that stands in the file already stays.

    Raises:
        RefusedError: a key is unknown, or a file of this name is no PO file; nothing has been written.
        OSError: a file cannot be read or written.
    """
    check_languages(content)
    digests = [digest_called(content, key) for key in keys] or content.digests
    workshop = Workshop(content)
    files = []
    for digest in digests:
        linked = digest.editions[0].edition
        lang = linked.header.lang.other
        original = taken_apart(content, linked)
        entries = list(_entries(original, workshop.hints(original, lang)))
        if len(digest.editions) > 1:
            entries = list(_filled(content, original, digest.editions[1], entries))
        path = folder / f"{digest.key}.{lang}{_SUFFIX}"
        kept = 0
        if path.exists():
            entries, kept = _merged(entries, read_po(path.read_bytes(), str(path)))
        done = sum(bool(each.translation) and not each.is_fuzzy for each in entries)
        data = write_po(entries, digest.key, digest.date, lang)
        files.append((Exported(path, len(entries), done, kept), data))
    for exported, data in files:
        exported.path.parent.mkdir(parents=True, exist_ok=True)
        replace_source(exported.path, data)
    return [exported for exported, _ in files]


def bring_in(content: Content, paths: Iterable[Path], *, force: bool) -> list[Drafted]:
    """Write the editions that PO files hold, those of folders included.

    Args:
        force: whether an edition that says something else is overwritten.

    Raises:
        RefusedError: a file is none of a digest, holds what would be no translation of it, or would overwrite
            an edition; nothing has been written.
        OSError: a file cannot be read or written.
    """
    files = [
        each for path in paths for each in (sorted(path.rglob(f"*{_SUFFIX}")) if path.is_dir() else [path])
    ]
    workshop = Workshop(content)
    all_made = [_brought_in(content, workshop, file) for file in files]
    changes = []
    for made in all_made:
        path = content.root / made.path
        if not path.exists():
            changes.append((add_source, path, made.data))
        elif path.read_bytes() != made.data:
            if not force:
                raise RefusedError(
                    error(
                        "translations/exists",
                        made.path,
                        "the edition says something else.",
                        hint="To overwrite it, say --force.",
                    )
                )
            changes.append((replace_source, path, made.data))
    for write, path, data in changes:
        write(path, data)
    return [Drafted(made.path, made.missing) for made in all_made]


def _asked(original: Original) -> Iterator[_Asked]:
    """Every unit that a translator is shown, title and summary first."""
    header = original.linked.header
    told = () if has_summary(original) else header.summary
    head = [(TITLE, header.title), *((f"summary/{n}", text) for n, text in enumerate(told, 1))]
    for name, text in head:
        yield _Asked((NO_STORY, name), name, Unit(NO_STORY, name, text, 1), Role.HEADING)
    for piece in original.pieces:
        for unit in piece.units:
            if unit.name not in ("", TITLE) and piece.role is not Role.KEPT:
                story = original.linked.stories[unit.story].id if unit.story != NO_STORY else ""
                context = f"{story}/{unit.name}" if story else unit.name
                yield _Asked((unit.story, unit.name), context, unit, piece.role)


def _entries(original: Original, hints: Hints) -> Iterator[Entry]:
    for each in _asked(original):
        cites = each.role is Role.CITATION
        note = "" if cites else hints.line(each.unit.text)
        yield Entry(
            context=each.context,
            text=each.unit.text,
            # A citation is the same in both languages, unless the translation cites others.
            translation=each.unit.text if cites else "",
            path=original.linked.path,
            line=each.unit.line,
            note=note,
        )


def _filled(
    content: Content, original: Original, paired: PairedEdition, entries: Sequence[Entry]
) -> Iterator[Entry]:
    """`entries` with what the translation says; what has changed since is fuzzy."""
    translation = taken_apart(content, paired.edition)
    places = {story.id: place for place, story in enumerate(original.linked.stories)}
    partners = {places[anchor]: place for place, anchor in enumerate(paired.anchors) if anchor in places}
    found = translated_units(original.pieces, translation.pieces, partners)
    theirs, ours = original.linked.header, translation.linked.header
    found[NO_STORY, TITLE] = ours.title
    if len(theirs.summary) == len(ours.summary):
        points = {(NO_STORY, f"summary/{number}"): text for number, text in enumerate(ours.summary, 1)}
        found = points | found
    stories = {ours: theirs for theirs, ours in partners.items()}
    stale = {stories.get(place, HEAD) for place in paired.stale}
    for entry, each in zip(entries, _asked(original), strict=True):
        text = found.get(each.place)
        yield entry._replace(translation=text, is_fuzzy=_part(each) in stale) if text else entry


def _part(asked: _Asked) -> int | None:
    """The place of the story whose print a unit is in, or `HEAD`; None for what is in none."""
    story, name = asked.place
    if story != NO_STORY:
        return story
    return HEAD if name.partition("/")[0] in (TITLE, "summary", "heading") else None


def _merged(entries: Iterable[Entry], known: Iterable[Entry]) -> tuple[list[Entry], int]:
    """`entries` with the translations that the file has, and how many of these differ from the edition's."""
    told = {each.context: each for each in known if each.translation}
    merged, differing = [], 0
    for entry in entries:
        there = told.get(entry.context)
        if there is None:
            merged.append(entry)
        elif there.text == entry.text:
            differing += bool(entry.translation) and entry.translation != there.translation
            # Of a translation that both have the edition knows whether it was accepted since.
            is_fuzzy = entry.is_fuzzy if entry.translation == there.translation else there.is_fuzzy
            merged.append(entry._replace(translation=there.translation, is_fuzzy=is_fuzzy))
        elif entry.translation:
            merged.append(entry)
        else:
            merged.append(entry._replace(translation=there.translation, is_fuzzy=True, previous=there.text))
    return merged, differing


def _brought_in(content: Content, workshop: Workshop, file: Path) -> Made:
    """The edition that a PO file holds."""
    key, lang = _named(file)
    linked = editions_of(content, key)
    original = taken_apart(content, linked[0])
    existing = next((each for each in linked if each.header.lang is lang), None)
    if linked[0] is existing:
        message = f'"{key}" was written in {lang} first.'
        raise RefusedError(
            error("translations/po", str(file), message, hint="Translate it into the other language.")
        )
    told = {each.context: each for each in read_po(file.read_bytes(), str(file)) if each.translation}
    written: dict[Place, str] = {}
    stale: dict[int, None] = {}
    for each in _asked(original):
        entry = told.get(each.context)
        if entry is None or (each.role is Role.CITATION and entry.text != each.unit.text):
            continue
        written[each.place] = entry.translation.strip()
        part = _part(each)
        if part is not None and (entry.is_fuzzy or entry.text != each.unit.text):
            stale[part] = None
    made = workshop.made(original, lang, written, tuple(stale), existing)
    _check(content, original, made, file)
    return made


def _named(file: Path) -> tuple[str, Lang]:
    """The digest and the language that the name of a PO file says: `2026-05-01-chip-prices.en.po`."""
    key, _, lang = file.name.removesuffix(_SUFFIX).rpartition(".")
    if lang not in tuple(Lang) or not file.name.endswith(_SUFFIX):
        message = "its name says no digest and language."
        raise RefusedError(
            error("translations/po", str(file), message, hint="Call it KEY.en.po or KEY.zh.po.")
        )
    return key, Lang(lang)


def _check(content: Content, original: Original, made: Made, file: Path) -> None:
    """See that the translation has the stories of the original.

    Raises:
        RefusedError: a text in it makes more of them, or fewer.
    """
    edition, _ = read_edition(made.data, made.path, content.config)
    if edition is None or _outline(edition) != _outline(original.edition):
        message = "the edition that it makes has other stories than the original."
        hint = "See that no text has a heading, or a list that the original does not have."
        raise RefusedError(error("translations/po", str(file), message, hint=hint))


def _outline(edition: Edition) -> list[list[int]]:
    return [[story.level for story in section.stories] for section in edition.sections]
