"""The header of an edition: what its fields say, what they leave out taken from its name and its text."""

import re
from dataclasses import dataclass, replace
from typing import Any

from generator.config import SETTINGS, Config
from generator.model.date import IsoDate
from generator.model.digest import Header
from generator.model.language import Lang
from generator.model.problem import Problem, Severity, error, warning
from generator.read.dates import date_in_name, date_in_text, dated_part, parse_date
from generator.read.head import Field, Head
from generator.read.keys import Reading, read_keys
from generator.read.language import is_traditional, language_of, stem_of
from generator.read.slug import key_of, slug_of
from generator.read.values import flag

_AS_READ = (
    "series",
    "tags",
    "categories",
    "entities",
    "names",
    "nolink",
    "authors",
    "sources",
    "cover",
    "translated_from",
    "aliases",
)
_DATE_HINT = "Write it like 2026-02-10."


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """What the text below the header says of the edition, for a header that does not.

    Attributes:
        title: its first heading, as plain text, or empty.
        beginning: its first lines, in which a date may stand.
        summary: the paragraphs of its summary section or of its leading quotation.
    """

    title: str
    beginning: str
    summary: tuple[str, ...]


def read_header(
    head: Head, path: str, facts: BodyFacts, body: str, config: Config
) -> tuple[Header | None, tuple[Problem, ...]]:
    """The header of the edition at `path`; None, with errors, where it has no title or no date."""
    reading = read_keys(head.fields, path)
    problems = list(reading.problems)
    title = reading.values.get("title", "") or facts.title or _title_in_name(path)
    if "title" not in reading.values and not facts.title and title and not head.broken:
        problems.append(_named_by_file(title, path))
    date = _date(reading, path, facts, config, problems)
    lang, faults = language_of(reading.fields.get("lang"), path, title, body, config.languages[0])
    problems += faults
    if not title or not date:
        return None, tuple(problems) if head.broken else (*problems, *_missing(title, date, reading, path))
    values = reading.values
    header = Header(
        title=title,
        date=date,
        lang=lang,
        traditional=lang is Lang.ZH and is_traditional(reading.fields.get("lang"), path, f"{title}\n{body}"),
        key=key_of(values.get("translation_key", ""), path, date),
        slug=slug_of(values.get("slug", ""), path),
        summary=values.get("summary", facts.summary),
        updated=_updated(reading, path, config, problems),
        draft=is_draft(values),
        extra=reading.extra,
        **{name: values[name] for name in _AS_READ if name in values},
    )
    if lang not in config.languages:
        problems.append(_not_built(lang, reading.fields.get("lang"), path))
    return header, tuple(problems)


def _title_in_name(path: str) -> str:
    """The file's name as a title, or nothing where it is only a date."""
    stem = stem_of(path)
    part = dated_part(stem)
    name = " ".join(re.split(r"[-_.\s]+", stem.replace(part[0], " ", 1) if part else stem)).strip()
    if not any(map(str.isalpha, name)) or name == "index":
        return ""
    return name[0].upper() + name[1:]


def _named_by_file(title: str, path: str) -> Problem:
    message = f'no title; "{title}" is taken from the file name.'
    return warning("header/title", path, message, line=1, hint='Add "title: …" to the header.')


def _date(
    reading: Reading, path: str, facts: BodyFacts, config: Config, problems: list[Problem]
) -> IsoDate | None:
    """The date of the header; where it has none, or none that exists, that of the name or of the text."""
    named = date_in_name(path)
    field, text = _dated(reading)
    if field is None:
        return named or date_in_text(facts.beginning)
    date = parse_date(text, config.timezone)
    if date is None:
        problems.append(_no_date(field, text, path))
        return named or date_in_text(facts.beginning)
    shared = min(len(date), len(named or ""))
    if named and date[:shared] != named[:shared]:
        message = f"the header says {date}, the file name {named}."
        hint = f"The header is taken; the time zone is {config.timezone}."
        place = {"line": field.line, "column": field.column}
        problems.append(warning("header/date-differs", path, message, **place, hint=hint))
    return date


def _dated(reading: Reading) -> tuple[Field | None, str]:
    """The field that holds the date, and its text; `published` does where it is not true or false."""
    for name in ("date", "published"):
        text = reading.values.get(name, "")
        if text and (name == "date" or flag(text) is None):
            return reading.fields[name], text
    return None, ""


def _updated(reading: Reading, path: str, config: Config, problems: list[Problem]) -> str:
    text = reading.values.get("updated", "")
    date = parse_date(text, config.timezone)
    if text and not date:
        problems.append(replace(_no_date(reading.fields["updated"], text, path), severity=Severity.WARNING))
    return date or ""


def is_draft(values: dict[str, Any]) -> bool:
    """Whether a header says that the edition is not to be published yet."""
    return bool(
        values.get("draft")
        or values.get("status", "").lower() == "draft"
        or flag(values.get("published", True)) is False
    )


def _no_date(field: Field, text: str, path: str) -> Problem:
    message = f'"{text}" is not a date.'
    return error("header/date", path, message, line=field.line, column=field.column, hint=_DATE_HINT)


def _missing(title: str, date: IsoDate | None, reading: Reading, path: str) -> list[Problem]:
    problems = []
    if not title:
        hint = 'Add "title: …" to the header, or a heading "# …".'
        problems.append(error("header/title", path, "no title.", line=1, hint=hint))
    if not date and "date" not in reading.fields:
        hint = 'Add "date: 2026-02-10" to the header, or to the file name.'
        problems.append(error("header/date", path, "no date.", line=1, hint=hint))
    return problems


def _not_built(lang: Lang, field: Field | None, path: str) -> Problem:
    message = f'the edition is in "{lang}", the archive is not.'
    line, column = (field.line, field.column) if field else (1, 0)
    hint = f'Add "{lang}" to "languages" in {SETTINGS}.'
    return error("header/lang", path, message, line=line, column=column, hint=hint)
