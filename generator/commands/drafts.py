"""Translations begun and put together: an original taken apart, its units set anew in the other language."""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator import amounts
from generator.commands.acceptance import digest_called
from generator.commands.contents import Content
from generator.config import SETTINGS
from generator.header_text import Notes, header_text
from generator.link.dates import FoundDate
from generator.link.figures import FoundFigure
from generator.link.names import index_names
from generator.link.prose import prose_of
from generator.link.settled import settled_in
from generator.link.stale import record_of
from generator.link.story import Found, find_facts
from generator.model.date import Period
from generator.model.digest import Edition, Header, LinkedEdition
from generator.model.language import Lang
from generator.model.manuscript import NO_STORY, TITLE, Piece
from generator.model.problem import error
from generator.model.topic import DeclaredTopic, folded
from generator.read.decode import decode
from generator.read.edition import read_edition
from generator.read.language import twin_of
from generator.read.manuscript import manuscript_of
from generator.render.language import Language
from generator.translate.compose import Place, compose
from generator.translate.hints import Fact, Hints, limited
from generator.translate.refusal import RefusedError
from generator.write.sources import add_source

_HAN = re.compile("[㐀-鿿]")
# A date that says its month, and one that says or means its year.
_MONTH = re.compile(r"月|[日号]$|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_YEAR = re.compile(r"\d{4}|年|[Yy]ear")


class Drafted(NamedTuple):
    """A translation that has been written: its path, and how many of its units are still to be translated."""

    path: str
    missing: int


class Original(NamedTuple):
    """An edition that is translated, with its text taken apart; `linked` is as it stands in the archive."""

    linked: LinkedEdition
    edition: Edition
    pieces: tuple[Piece, ...]


class Made(NamedTuple):
    """The source of a translation, not written yet."""

    path: str
    data: bytes
    missing: int


def draft(content: Content, key: str, lang: Lang | None) -> Drafted:
    """Write what a translation of the digest `key` begins with, beside its original.

    Args:
        lang: its language; the other one if None.

    Raises:
        RefusedError: the digest is unknown, or has an edition in that language; nothing has been written.
        OSError: the original cannot be read, or the translation not written.
    """
    check_languages(content)
    editions = editions_of(content, key)
    original = editions[0]
    lang = lang or original.header.lang.other
    there = next((each for each in editions if each.header.lang is lang), None)
    if there:
        message = f'"{key}" has an edition in {lang}.'
        raise RefusedError(
            error("translations/exists", there.path, message, hint="Delete it first to begin anew.")
        )
    made = Workshop(content).made(taken_apart(content, original), lang)
    try:
        add_source(content.root / made.path, made.data)
    except FileExistsError as fault:
        message = "there is a file of this name already."
        raise RefusedError(
            error("translations/exists", made.path, message, hint="Move it away first.")
        ) from fault
    return Drafted(made.path, made.missing)


def check_languages(content: Content) -> None:
    """See that the archive has both languages.

    Raises:
        RefusedError: it has one.
    """
    if len(content.config.languages) < len(Lang):
        message = "the archive has one language."
        raise RefusedError(
            error("translations/languages", SETTINGS, message, hint='Add the other to "languages".')
        )


def editions_of(content: Content, key: str) -> list[LinkedEdition]:
    """The editions of a digest, the original first, drafts last.

    Raises:
        RefusedError: there is none.
    """
    drafts = [each for each in content.drafts if each.header.key == key]
    if drafts and all(digest.key != key for digest in content.digests):
        return sorted(drafts, key=lambda each: bool(each.header.translated_from))
    return [*(each.edition for each in digest_called(content, key).editions), *drafts]


def taken_apart(content: Content, linked: LinkedEdition) -> Original:
    """An edition of the archive with its source.

    Raises:
        OSError: that cannot be read.
    """
    data = (content.root / linked.path).read_bytes()
    text, _ = decode(data, linked.path)
    edition, _ = read_edition(data, linked.path, content.config)
    assert edition  # it is in the archive
    return Original(linked, edition, manuscript_of(text or "", edition, content.config))


def has_summary(original: Original) -> bool:
    """Whether the summary stands in the text, and not in the header."""
    return any(unit.name == "summary/1" for piece in original.pieces for unit in piece.units)


class Workshop:
    """Where translations are put together: what all of them need of the archive."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._names = index_names(content.known)
        self._entities = {each.id: each for each in content.register.entities}
        self._keys = content.keys
        self._paths = {
            (digest.key, each.edition.header.lang): each.edition.path
            for digest in content.digests
            for each in digest.editions
        }

    def hints(self, original: Original, lang: Lang) -> Hints:
        """How the facts and links of `original` are written in `lang`."""
        whole = "\n".join(unit.text for piece in original.pieces for unit in piece.units)
        settled, _ = settled_in(original.linked, self._names)
        date = original.linked.header.date

        def find(text: str) -> list[Fact]:
            ends = prose_of(f"<p>{html.escape(text)}</p>").ends
            found = find_facts(text, ends, whole, self._names, settled, date)
            return [
                Fact(each.start, self._written(each, text[each.start : each.end], lang)) for each in found
            ]

        def link(address: str) -> str:
            return self._led(address, original.linked.path, lang)

        return Hints(lang, find, link)

    def made(
        self,
        original: Original,
        lang: Lang,
        written: Mapping[Place, str] | None = None,
        stale: Sequence[int] = (),
        existing: LinkedEdition | None = None,
    ) -> Made:
        """The translation of `original` into `lang` that `written` gives.

        Args:
            written: units, and `title` and `summary/1` of no story.
            stale: places of stories of the original, and `HEAD`, of which this is an older translation.
            existing: the edition that is replaced, for all that its header says besides.
        """
        written = written or {}
        hints = self.hints(original, lang)
        body, missing = compose(original.pieces, written, hints)
        head = original.linked.header
        title = written.get((NO_STORY, TITLE))
        told = () if has_summary(original) else head.summary
        points = [written.get((NO_STORY, f"summary/{number}")) for number, _ in enumerate(told, 1)]
        missing += [title, *points].count(None)
        before = existing.header if existing else self._header(head, lang)
        header = before._replace(
            title=hints.words(head.title) if title is None else title,
            summary=tuple(
                hints.words(said) if point is None else point
                for said, point in zip(told, points, strict=True)
            ),
            translated_from=record_of(original.linked, stale),
            draft=missing > 0,
        )
        notes = Notes(
            title=head.title if title is None else "",
            summary=tuple(said if point is None else "" for said, point in zip(told, points, strict=True)),
        )
        path = existing.path if existing else twin_of(original.linked.path, lang)
        return Made(path, self._source(path, header, notes, body), missing)

    def _source(self, path: str, header: Header, notes: Notes, body: str) -> bytes:
        """Header and text; the header says its key and slug only where the path does not."""
        for said in ((), ("translation_key",), ("slug",), ("translation_key", "slug")):
            data = f"{header_text(header, notes._replace(said=said))}\n{body}".encode()
            edition, _ = read_edition(data, path, self._content.config)
            if edition and (edition.header.key, edition.header.slug) == (header.key, header.slug):
                return data
        message = f'no file beside it would be read as an edition of "{header.key}".'
        raise RefusedError(
            error("translations/path", path, message, hint="Give both editions the same translation_key.")
        )

    def _header(self, head: Header, lang: Lang) -> Header:
        """What of the header of an original goes into that of a translation."""
        config = self._content.config
        return Header(
            title=head.title,
            date=head.date,
            lang=lang,
            key=head.key,
            slug=head.slug,
            series="".join(_declared(config.series, [head.series], lang)),
            tags=tuple(_declared(config.topics, head.tags, lang)),
            categories=tuple(_declared(config.topics, head.categories, lang)),
            entities=tuple(self._named(each, lang) for each in head.entities),
            names=tuple((writing, name) for writing, name in head.names if not _HAN.search(writing)),
            nolink=head.nolink,
            authors=tuple(self._named(each, lang) for each in head.authors),
            sources=head.sources,
            cover=head.cover,
        )

    def _named(self, name: str, lang: Lang) -> str:
        entity = self._names.known(name)
        return self._entities[entity].names[lang] if entity else name

    def _written(self, found: Found, said: str, lang: Lang) -> str:
        if isinstance(found, FoundFigure):
            return limited(amounts.written(found.value, found.unit, lang), found.qualifier, lang)
        if isinstance(found, FoundDate):
            return _date(found.period, said, lang)
        return self._entities[found.entity].names[lang]

    def _led(self, address: str, path: str, lang: Lang) -> str:
        """Where a link in the source at `path` leads in the edition in `lang`: to the twin of its target."""
        file, mark, anchor = address.partition("#")
        folder = posixpath.dirname(path)
        key = self._keys.get(posixpath.normpath(posixpath.join(folder, file)), "")
        twin = self._paths.get((key, lang))
        if not twin:
            return address
        return posixpath.relpath(twin, posixpath.dirname(twin_of(path, lang))) + mark + anchor


def _declared(topics: Sequence[DeclaredTopic], names: Sequence[str], lang: Lang) -> Iterator[str]:
    """`names` of topics, by their other name where the settings have it."""
    known = {folded(spelling): topic.names[lang] for topic in topics for spelling in topic.spellings}
    yield from dict.fromkeys(known.get(folded(name), "") or name for name in names)


def _date(period: Period, said: str, lang: Lang) -> str:
    """What `said` names, in `lang`: without a year if it names none, as that is a guess."""
    language = Language(lang=lang, strings={})
    is_bare = bool(_MONTH.search(said)) and not _YEAR.search(said)

    def written(date: str) -> str:
        if is_bare and len(date) == 7:
            return language.month_name(date, "short" if lang is Lang.ZH else "long")
        return language.date(date, "short") if is_bare and len(date) == 10 else language.date(date)

    between = "至" if lang is Lang.ZH else " to "
    return between.join(written(each) for each in period.split("/"))
