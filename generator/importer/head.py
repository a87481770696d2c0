"""The header of a digest from an export: what its own header, its text and its name say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.config import Config
from generator.importer.mend import mended_header
from generator.importer.sheet import Kind, Mended, Sheet, facts_of
from generator.importer.words import is_chinese, plain, role, width
from generator.model.date import IsoDate
from generator.model.digest import Header, Reference
from generator.model.language import Lang
from generator.model.problem import Problem, Severity, error, warning
from generator.read.dates import date_in_name, date_in_text, dated_part, parse_date
from generator.read.header import is_draft
from generator.read.keys import Reading, read_keys
from generator.read.language import is_traditional, language_of, stem_of
from generator.read.slug import slugify
from generator.read.values import references

_COPIED = ("tags", "categories", "entities", "names", "nolink", "cover", "aliases", "translated_from")
_LONGEST_TITLE = 60
_SHORTEST_TITLE = 9
_LONGEST_SLUG = 60
_OTHER = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[a-z]{3,}|[a-z]+\d|[a-z]{2,}")
# Names of files that say nothing of what is in them.
_NO_NAME = re.compile(
    r"(?:index|readme|export(?:ed)?|document|doc|untitled|unnamed|new|file|output|result|page|report|digest|article|text|copy|final|draft|input|download|"
    r"v?\d+|[a-f0-9]{8,}|[-_ .()])*"
)
_CLAUSE = re.compile(r"[。！？!?；;，,：:]|\.(?=\s|$)")
_DATE_HINT = "Say which with --date 2026-05-01; --date 2026-05 for a month."


class Wishes(NamedTuple):
    """What who imports says of the digest; empty, or None, what the export is to say.

    Attributes:
        date: a day, `2026-05-01`, or a month.
    """

    lang: Lang | None = None
    date: str = ""
    series: str = ""


class Found(NamedTuple):
    """A value of the header, and in words where it comes from."""

    value: str
    origin: str


class Named(NamedTuple):
    """The header that was found, None without a date or a text.

    Attributes:
        title, date: of it, with where they come from.
        mended: what was, in the header of the export.
    """

    header: Header | None
    title: Found
    date: Found
    mended: tuple[Mended, ...]
    problems: tuple[Problem, ...]


def header_of(sheet: Sheet, name: str, wishes: Wishes, config: Config) -> Named:
    """The header of the digest that `sheet` holds, of an export with the name `name`."""
    reading = read_keys(sheet.fields, name)
    mended: list[Mended] = []
    mended_header(reading.values, reading.fields, mended)
    problems = [_mild(each) for each in reading.problems]
    # The name as that of a source, whose language and date it may tell.
    path = f"{name.rpartition('.')[0] or name}.md"
    text = "\n".join((*facts_of(sheet, "title"), *(each.text for each in sheet.elements)))
    title = _title(sheet, reading)
    date = _date(sheet, reading, path, wishes, config, problems)
    if not title.value:
        problems.append(error("import/empty", name, "there is no text in it.", hint="Leave it out."))
    elif not date.value:
        problems.append(error("import/date", name, "no date in header, name or text.", hint=_DATE_HINT))
    if not title.value or not date.value:
        return Named(None, title, date, (), tuple(problems))
    lang, faults = language_of(reading.fields.get("lang"), path, title.value, text, config.languages[0])
    problems += map(_mild, faults)
    lang = wishes.lang or lang
    values = reading.values
    slug = _slug(values.get("slug", ""), path, title.value)
    header = Header(
        title=title.value,
        date=IsoDate(date.value),
        lang=lang,
        traditional=lang is Lang.ZH and is_traditional(reading.fields.get("lang"), path, text),
        key=values.get("translation_key", ""),
        slug=slug,
        summary=values.get("summary", tuple(facts_of(sheet, "summary"))),
        series=wishes.series or values.get("series", "") or next(iter(facts_of(sheet, "series")), ""),
        authors=tuple(dict.fromkeys((*values.get("authors", ()), *facts_of(sheet, "authors")))),
        sources=_sources(values.get("sources", ()), facts_of(sheet, "sources")),
        updated=parse_date(values.get("updated", ""), config.timezone) or "",
        draft=is_draft(values),
        extra=(*reading.extra, *_pairs(facts_of(sheet, "extra"))),
        **{key: values[key] for key in _COPIED if key in values},
    )
    tags = tuple(dict.fromkeys((*header.tags, *_tags(facts_of(sheet, "tags")))))
    return Named(header._replace(tags=tags), title, date, tuple(mended), tuple(problems))


def file_name(header: Header) -> str:
    """Where the digest goes, below the folder of digests: `2026/2026-05-01-chips.zh.md`."""
    return f"{header.date[:4]}/{header.date}-{header.slug}.{header.lang}.md"


def _title(sheet: Sheet, reading: Reading) -> Found:
    for found in (Found(reading.values.get("title", ""), "the header"), *_told_titles(sheet)):
        if found.value:
            return found
    return Found("", "")


def _told_titles(sheet: Sheet) -> Iterator[Found]:
    yield from (Found(each, "the title line") for each in facts_of(sheet, "title"))
    headings = (each.text for each in sheet.elements if each.kind is Kind.HEADING and not role(each.text))
    first = plain(next(headings, ""))
    series = next(iter(facts_of(sheet, "series")), "")
    if width(first) >= _SHORTEST_TITLE:
        yield Found(first, "the first heading")
    elif first and series:
        # A word or two say too little.
        yield Found(f"{series}{'：' if is_chinese(series) else ': '}{first}", "series and first heading")
    texts = (plain(each.text) for each in sheet.elements if each.kind in (Kind.TEXT, Kind.ITEM, Kind.QUOTE))
    yield from (
        Found(_first_clause(text), "the first sentence") for text in texts if any(map(str.isalnum, text))
    )
    yield Found(first or series, "the only line")


def _first_clause(text: str) -> str:
    """The beginning of a text up to the end of a clause, of the length of a title at most."""
    # No character is narrower than one; what is beyond only costs time.
    line = " ".join(text.split())[: _LONGEST_TITLE + 2]
    ends = [match.start() for match in _CLAUSE.finditer(line)]
    fitting = [end for end in ends if 8 <= width(line[:end]) <= _LONGEST_TITLE]
    if fitting:
        return line[: fitting[-1]].strip()
    while width(line) > _LONGEST_TITLE:
        line = line[: line.rfind(" ") if " " in line[12:] and line.isascii() else -1]
    return line.rstrip("。.！!，, ")


def _date(
    sheet: Sheet, reading: Reading, path: str, wishes: Wishes, config: Config, problems: list[Problem]
) -> Found:
    field = reading.fields.get("date")
    said = reading.values.get("date", "")
    in_header = parse_date(said, config.timezone)
    if field and not in_header:
        message = f'"{said}" is not a date.'
        problems.append(warning("header/date", path, message, line=field.line, hint="Another is looked for."))
    facts = (parse_date(each, config.timezone) for each in facts_of(sheet, "date"))
    for date, origin in (
        (wishes.date, "--date"),
        (in_header, "the header"),
        (next(filter(None, facts), None), "a line of its own"),
        (date_in_name(path), "the name of the file"),
        (date_in_text(_told(sheet)), "the text"),
    ):
        if date:
            return Found(date, origin)
    return Found("", "")


def _told(sheet: Sheet) -> str:
    """The text without code and references, whose dates are those of others."""
    told, is_cited = [], False
    for each in sheet.elements:
        is_cited = role(each.text) == "references" if each.kind is Kind.HEADING else is_cited
        if not is_cited and each.kind not in (Kind.CODE, Kind.HTML):
            told.append(each.text)
    return "\n".join((*facts_of(sheet, "summary"), *told))


def _slug(wish: str, path: str, title: str) -> str:
    """The last part of the address: as wished, from the name of the file, or from the title."""
    wished = _words(wish.rstrip("/").rpartition("/")[2].removesuffix(".html"))
    stem = stem_of(path)
    part = dated_part(stem)
    named = _words(stem.replace(part[0], " ", 1) if part else stem)
    if wished:
        return wished
    if named and not _NO_NAME.fullmatch(named):
        return named
    words = _words(title)
    # Figures before the first word would look like a part of the date.
    begun = re.sub(r"^(?:\d+-)+(?=[a-z])", "", words)
    return begun if _WORD.search(begun) else f"digest-{slugify(title).rpartition('-')[2]}"


def _words(text: str) -> str:
    return _OTHER.sub("-", text.lower())[:_LONGEST_SLUG].strip("-")


def _sources(known: Sequence[Reference], told: Iterable[str]) -> tuple[Reference, ...]:
    """Both; where they share a link the text tells more."""
    found = list(known)
    for text in told:
        for each in references(text) or ():
            # The title of a link in a footer is who published it.
            source = each._replace(publisher=each.publisher or each.title, title="")
            found = [other for other in found if not each.link or other.link != each.link]
            found.append(source)
    return tuple(dict.fromkeys(found))


def _tags(texts: Iterable[str]) -> Iterable[str]:
    return (tag.strip() for text in texts for tag in re.split(r"[,，、;；]", text) if tag.strip())


def _pairs(texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    for text in texts:
        label, _, value = text.partition(": ")
        yield label, value


def _mild(problem: Problem) -> Problem:
    """A fault of the export's header as a warning: the digest does not have it."""
    return replace(problem, severity=Severity.WARNING)
