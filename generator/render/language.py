"""What a page says in its reader's language: strings, plurals, dates, numbers, lists.

The owner of Babel, whose data (CLDR) knows names of months and days, plural forms and list
patterns. Babel is imported when the first of them is asked for: a build that finds nothing changed
never pays for it.
"""
# ruff: noqa: PLC0415 -- see above

import datetime
import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from generator.model.date import IsoDate, month_of
from generator.model.language import Lang

if TYPE_CHECKING:
    from babel import Locale

# A text, or a text for each plural form of `n` that CLDR tells apart.
Strings = Mapping[str, str | Mapping[str, str]]

_HAN, _KANA = re.compile("[\u3400-\u9fff]"), re.compile("[\u3040-\u30ff]")
_AUTONYMS = {Lang.ZH: "中文", Lang.EN: "English"}
# All English is British: dates (25 April 2026), lists (A, B and C), and the spelling of the strings.
_LOCALES = {Lang.ZH: "zh_Hans_CN", Lang.EN: "en_GB"}

# CLDR patterns by language: of a day in each style, of a month, of a year.
_DAYS = {
    Lang.ZH: {"full": "y年M月d日 EEEE", "long": "y年M月d日", "short": "M月d日", "weekday": "EEEE"},
    Lang.EN: {"full": "EEEE, d MMMM y", "long": "d MMMM y", "short": "d MMMM", "weekday": "EEEE"},
}
_MONTHS = {Lang.ZH: "y年M月", Lang.EN: "MMMM y"}
_MONTH_NAMES = {"long": "LLLL", "short": "LLL"}
_YEARS = {Lang.ZH: "y年", Lang.EN: "y"}


class UnknownStringError(LookupError):
    """A template asks for a string, or a string for a value, that does not exist; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The voice of one language. Templates know its methods as functions of the same names."""

    lang: Lang
    strings: Strings

    def load(self) -> None:
        """Load what Babel knows of the language; it would be loaded when it is first asked for."""
        self.date("2026-04-24", "full")
        self.number(1000)
        self.joined(("", "", ""))
        _locale(self.lang).plural_form(1)

    def t(self, key: str, **values: object) -> str:
        """The string `key`, its placeholders filled; numbers are written as the language writes them.

        Raises:
            UnknownStringError: there is no such string, or it needs a value that was not given.
        """
        text = self.strings.get(key)
        if isinstance(text, Mapping):
            text = text.get(self._plural_form(key, values), text["other"])
        if text is None:
            raise UnknownStringError(f'strings/{self.lang}.toml has no "{key}".{_near(key, self.strings)}')
        if "{" not in text:
            return text
        try:
            return text.format_map({name: self._written(value) for name, value in values.items()})
        except KeyError as missing:
            raise UnknownStringError(
                f'strings/{self.lang}.toml: "{key}" needs a value for {missing}.'
            ) from None

    def date(self, date: str, style: str = "long") -> str:
        """An ISO day in `style` (full, long, short, weekday), or an ISO month or year."""
        return _date(self.lang, date, style)

    def month_name(self, date: str, style: str = "long") -> str:
        """`四月` or `April` of `2026-04` or of a day of it; in short `4月`, `Apr`."""
        return _month_name(self.lang, month_of(IsoDate(date)), style)

    def weekday_names(self) -> tuple[str, ...]:
        """Short names of the days of the week, Monday first as both languages' calendars have it."""
        return _weekday_names(self.lang)

    def number(self, number: int) -> str:
        """`12,345`."""
        return _number(self.lang, number)

    def joined(self, parts: Iterable[str]) -> str:
        """`甲、乙和丙`, `A, B and C`."""
        from babel.lists import format_list

        return format_list(list(parts), locale=_locale(self.lang))

    def label(self, text: str) -> str:
        """The text of a link whose label may be a date or the name of a part of the site.

        Stages before this one speak no language: they label a link to a day `2026-04-25`, a link to
        the archive `archive`. Any other label is a title or a name and stands for itself.
        """
        if is_date(text):
            return self.date(text)
        known = self.strings.get(f"nav.{text}")
        return known if isinstance(known, str) else text

    def _plural_form(self, key: str, values: Mapping[str, object]) -> str:
        number = values.get("n")
        if not isinstance(number, int):
            raise UnknownStringError(f'strings/{self.lang}.toml: "{key}" needs a whole number n.')
        return _locale(self.lang).plural_form(number)

    def _written(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) else str(value)


def language_name(lang: Lang) -> str:
    """What a language calls itself: `中文`, `English`."""
    return _AUTONYMS[lang]


def written_in(title: str) -> Lang | None:
    """The language of a title, by its letters; None where they do not tell, as in a single name."""
    if _HAN.search(title):
        return None if _KANA.search(title) else Lang.ZH
    is_plain = all(char.isascii() for char in title if char.isalpha())
    return Lang.EN if is_plain and len(title.split()) > 1 else None


def is_date(text: str) -> bool:
    """Whether `text` is an ISO year, month or day that exists."""
    if len(text) not in (4, 7, 10) or not text[:4].isdecimal() or not text.isascii():
        return False
    try:
        _first_day(text)
    except ValueError:
        return False
    return True


def flattened(table: Mapping[str, Any], prefix: str = "") -> Strings:
    """The strings of a TOML table: `[nav] home = "…"` is `nav.home`; a table with `other` is a plural.

    Raises:
        TypeError: a value is neither a text nor a table.
    """
    strings: dict[str, str | Mapping[str, str]] = {}
    for key, value in table.items():
        if isinstance(value, Mapping) and "other" not in value:
            strings |= flattened(value, f"{prefix}{key}.")
        elif isinstance(value, str | Mapping):
            strings[prefix + key] = value
        else:
            raise TypeError(f'"{prefix}{key}" must be text, or a table of plural forms.')
    return strings


def _near(key: str, strings: Strings) -> str:
    near = difflib.get_close_matches(key, strings, n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def _first_day(date: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{date}-01-01"[:10])


# A site shows few different dates and numbers, each on thousands of pages.


@cache
def _locale(lang: Lang) -> "Locale":
    from babel import Locale

    return Locale.parse(_LOCALES[lang])


@lru_cache(maxsize=1 << 16)
def _date(lang: Lang, date: str, style: str) -> str:
    from babel.dates import format_date

    pattern = {4: _YEARS[lang], 7: _MONTHS[lang], 10: _DAYS[lang][style]}[len(date)]
    return format_date(_first_day(date), pattern, locale=_locale(lang))


@lru_cache(maxsize=1 << 12)
def _month_name(lang: Lang, month: str, style: str) -> str:
    from babel.dates import format_date

    return format_date(_first_day(month), _MONTH_NAMES[style], locale=_locale(lang))


@cache
def _weekday_names(lang: Lang) -> tuple[str, ...]:
    names = _locale(lang).days["stand-alone"]["abbreviated"]
    return tuple(names[day] for day in range(7))


@lru_cache(maxsize=1 << 16)
def _number(lang: Lang, number: int) -> str:
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_locale(lang))
