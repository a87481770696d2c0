"""Translations accepted as they are: the header of each comes to say what it was made from."""

import codecs
import difflib
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.commands.contents import Content
from generator.config import Config
from generator.link.stale import record_of
from generator.model.digest import Digest, Edition, LinkedEdition
from generator.model.problem import error
from generator.read.decode import decode
from generator.read.edition import read_edition
from generator.read.frontmatter import split
from generator.translate.record import KEY, proposals
from generator.translate.refusal import RefusedError
from generator.write.sources import replace_source

_MARK = "\ufeff"
_ENCODINGS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Accepted(NamedTuple):
    """A translation that says what it was made from.

    Attributes:
        path, original: of the translation and of its original.
        is_changed: whether its file said something else before.
    """

    key: str
    path: str
    original: str
    is_changed: bool


def accept(content: Content, keys: Sequence[str]) -> list[Accepted]:
    """Write into each translation what its original says now.

    Raises:
        RefusedError: a key is unknown, has no translation, or has one whose header cannot be written to;
            nothing has been written.
        OSError: a file cannot be read or written.
    """
    pairs = [_pair(content, digest_called(content, key)) for key in keys]
    accepted = []
    changes = []
    for key, original, translation in pairs:
        path = content.root / translation.path
        data = path.read_bytes()
        new = recorded(data, translation.path, record_of(original), content.config)
        changes.append((path, data, new))
        accepted.append(Accepted(key, translation.path, original.path, is_changed=new != data))
    for path, data, new in changes:
        if new != data:
            replace_source(path, new)
    return accepted


def translated(content: Content) -> list[str]:
    """The keys of the digests that have a translation, the newest first."""
    return [digest.key for digest in content.digests if len(digest.editions) > 1]


def digest_called(content: Content, key: str) -> Digest:
    """The digest with this key.

    Raises:
        RefusedError: there is none.
    """
    digests = {digest.key: digest for digest in content.digests}
    if key in digests:
        return digests[key]
    raise RefusedError(
        error("translations/unknown", "content", f'no digest is called "{key}".', hint=nearest(key, digests))
    )


def nearest(name: str, known: Collection[str]) -> str:
    """A hint at what of `known` may have been meant by `name`; empty where nothing is near."""
    near = difflib.get_close_matches(name, known, n=1)
    near = near or sorted((each for each in known if name and name in each), reverse=True)
    return f'Did you mean "{near[0]}"?' if near else ""


def recorded(data: bytes, path: str, record: str, config: Config) -> bytes:
    """The source `data` with `record` in its header, and else the same bytes.

    Raises:
        RefusedError: its header is of a form that cannot be written to.
    """
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "utf-8")
    marked = data.decode(encoding)
    text = marked.lstrip(_MARK)
    decoded, _ = decode(data, path)
    head, _ = split(decoded or "", path)
    before = _said(data, path, config)
    for proposal in proposals(text, head.shape, head.fields, head.body_line, record):
        new = (marked[: len(marked) - len(text)] + proposal).encode(encoding)
        if _said(new, path, config) == before._replace(record=record):
            return new
    raise RefusedError(
        error(
            "translations/header",
            path,
            "its header is of a form that no line can be added to.",
            hint=f"Add this to it: {KEY}: {record}",
        )
    )


class _Said(NamedTuple):
    """What a source was made from, all else that it says but its lines, and the codes of its faults."""

    record: str
    edition: Edition | None
    codes: tuple[str, ...]


def _said(data: bytes, path: str, config: Config) -> _Said:
    edition, problems = read_edition(data, path, config)
    codes = tuple(problem.code for problem in problems)
    if edition is None:
        return _Said("", None, codes)
    placeless = replace(
        edition,
        header=edition.header._replace(translated_from=""),
        sections=tuple(
            section._replace(stories=tuple(story._replace(line=0) for story in section.stories))
            for section in edition.sections
        ),
        files=tuple(each._replace(line=0) for each in edition.files),
    )
    return _Said(edition.header.translated_from, placeless, codes)


def _pair(content: Content, digest: Digest) -> tuple[str, LinkedEdition, LinkedEdition]:
    """Key, original and translation of a digest that has both."""
    original, *translations = (each.edition for each in digest.editions)
    if translations:
        return digest.key, original, translations[0]
    draft = next((each.path for each in content.drafts if each.header.key == digest.key), "")
    hint = f"Begin one with: wenzhai translations draft {digest.key}"
    if draft:
        hint = f'{draft} is a draft: take "draft" out of its header first.'
    message = f'"{digest.key}" has no translation.'
    raise RefusedError(error("translations/missing", original.path, message, hint=hint))
