"""`content/site.toml` becomes a `Config`; every default of the project stands in this file."""

import datetime
import difflib
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from generator.model.hosting import Encoding, Security
from generator.model.language import Lang, Localized, Traditional
from generator.model.topic import DeclaredTopic, folded

SETTINGS = "content/site.toml"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CONTACT = re.compile(r"(mailto:|https://|tel:)[^\s]+")
_SECURITY_KEYS = ("contact", "expires")
# What RFC 4151 allows before the date of a tag URI: a domain, or an address of mail in one.
_AUTHORITY = re.compile(r"([a-z0-9._-]+@)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_TOPIC_KEYS = ("zh", "en", "aliases", "about")


class ConfigError(Exception):
    """The settings cannot be used; the message says where and why. Ends the command with exit code 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one archive.

    Attributes:
        title: the archive's name.
        description: one sentence about it.
        base_url: where it is hosted, with a trailing slash; empty when it is not.
        languages: the languages it has, the default one first.
        timezone: IANA name; turns a header's time stamp into the archive's calendar day.
        authority: domain for feed ids; never changes.
        hub: the address of a WebSub hub that is told of new digests; empty when there is none.
        html: whether a sanitised subset of raw HTML is kept.
        home_digests: how many digests the home page shows.
        show_untranslated: whether digests that exist in one language only are shown in the other one, marked.
        traditional: the standard in whose characters every Chinese page exists as well, if any.
        precompress: the encodings in which each file of text lies beside it as well.
        sqlite: whether the archive is there as a database as well.
        topics, series: those with names in both languages, or with several spellings.
        security: whom to tell of a weakness of the site, if `security.txt` is wanted.
    """

    title: Localized = Localized(zh="文摘", en="Digest archive")
    description: Localized = Localized(zh="", en="")
    base_url: str = ""
    languages: tuple[Lang, ...] = (Lang.ZH, Lang.EN)
    timezone: str = "Asia/Shanghai"
    authority: str = ""
    hub: str = ""
    html: bool = False
    home_digests: int = 12
    show_untranslated: bool = True
    traditional: Traditional | None = None
    precompress: tuple[Encoding, ...] = ()
    sqlite: bool = False
    topics: tuple[DeclaredTopic, ...] = ()
    series: tuple[DeclaredTopic, ...] = ()
    security: Security | None = None


def load_config(root: Path) -> Config:
    """The settings of the archive at `root`; without a settings file, the defaults.

    Raises:
        ConfigError: the file is not TOML, or a key or value of it is not known.
    """
    path = root / SETTINGS
    if not path.exists():
        return Config()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ConfigError(f"{SETTINGS}: error config/toml: {fault}") from fault
    _check_keys(table, _READERS)
    return Config(**{key: _READERS[key](key, value) for key, value in table.items()})


def _check_keys(table: Mapping[str, Any], known: Collection[str], place: str = "") -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f' Did you mean "{near[0]}"?' if near else f" Known keys: {', '.join(sorted(known))}."
            raise ConfigError(f'{SETTINGS}: error config/key: unknown setting "{place}{key}".{hint}')


def _refuse(key: str, expected: str) -> ConfigError:
    return ConfigError(f'{SETTINGS}: error config/value: "{key}" must be {expected}.')


def _localized(key: str, value: Any) -> Localized:
    if isinstance(value, str):
        return Localized(zh=value, en=value)
    if (
        isinstance(value, Mapping)
        and set(value) == {"zh", "en"}
        and all(isinstance(v, str) for v in value.values())
    ):
        return Localized(zh=value["zh"], en=value["en"])
    raise _refuse(key, 'text, or a table like { zh = "…", en = "…" }')


def _text(key: str, value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise _refuse(key, "text")


def _web_address(key: str, value: Any) -> str:
    text = _text(key, value)
    if text and not text.startswith(("https://", "http://")):
        raise _refuse(key, 'an address that starts with "https://"')
    return text


def _base_url(key: str, value: Any) -> str:
    text = _web_address(key, value)
    return text if not text or text.endswith("/") else f"{text}/"


def _authority(key: str, value: Any) -> str:
    text = _text(key, value).lower()
    if text and not _AUTHORITY.fullmatch(text):
        raise _refuse(key, 'a domain such as "example.org"')
    return text


def _languages(key: str, value: Any) -> tuple[Lang, ...]:
    codes = [lang.value for lang in Lang]
    if (
        isinstance(value, list)
        and value
        and len(set(map(str, value))) == len(value)
        and all(v in codes for v in value)
    ):
        return tuple(Lang(v) for v in value)
    raise _refuse(key, f"a list of languages out of {codes}, the default one first")


def _timezone(key: str, value: Any) -> str:
    text = _text(key, value)
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as fault:
        raise _refuse(key, 'an IANA time zone such as "Asia/Shanghai"') from fault
    return text


def _flag(key: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _refuse(key, "true or false")


def _count(key: str, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise _refuse(key, "a whole number above zero")


def _traditional(key: str, value: Any) -> Traditional | None:
    standards = [standard.value for standard in Traditional]
    if value == "":
        return None
    if value in standards:
        return Traditional(value)
    raise _refuse(key, f"empty, or one of {standards}")


def _precompress(key: str, value: Any) -> tuple[Encoding, ...]:
    known = [encoding.value for encoding in Encoding]
    if isinstance(value, list) and all(each in known for each in value):
        return tuple(encoding for encoding in Encoding if encoding.value in value)
    raise _refuse(key, f"a list of encodings out of {known}")


def _topics(key: str, value: Any) -> tuple[DeclaredTopic, ...]:
    if not isinstance(value, Mapping):
        raise _refuse(key, 'a table of topics like chips = { zh = "芯片", en = "Chips" }')
    topics = tuple(_topic(f"{key}.{slug}", slug, table) for slug, table in value.items())
    owners: dict[str, str] = {}
    for topic in topics:
        for spelling in topic.spellings:
            owner = owners.setdefault(folded(spelling), topic.slug)
            if owner != topic.slug:
                both = f'"{key}.{owner}" and "{key}.{topic.slug}"'
                raise ConfigError(f'{SETTINGS}: error config/value: {both} are both called "{spelling}".')
    return topics


def _topic(key: str, slug: str, table: Any) -> DeclaredTopic:
    if not _SLUG.fullmatch(slug):
        raise _refuse(key, 'named in small letters, figures and single hyphens, like "open-source"')
    if not isinstance(table, Mapping):
        raise _refuse(key, 'a table like { zh = "芯片", en = "Chips" }')
    _check_keys(table, _TOPIC_KEYS, f"{key}.")
    names = {lang: _name(f"{key}.{lang}", table[lang]) for lang in Lang if lang in table}
    if not names:
        raise _refuse(key, 'given a name, "zh" or "en" or both')
    aliases = table.get("aliases", [])
    if not isinstance(aliases, list):
        raise _refuse(f"{key}.aliases", "a list of texts")
    return DeclaredTopic(
        slug=slug,
        names=Localized(zh=names.get(Lang.ZH, ""), en=names.get(Lang.EN, "")),
        aliases=tuple(_name(f"{key}.aliases", alias) for alias in aliases),
        about=_localized(f"{key}.about", table.get("about", "")),
    )


def _security(key: str, value: Any) -> Security | None:
    if value == {}:
        return None
    if not isinstance(value, Mapping):
        raise _refuse(key, 'a table like { contact = "mailto:…", expires = "2027-06-30" }')
    _check_keys(value, _SECURITY_KEYS, f"{key}.")
    contact = value.get("contact", [])
    contacts = tuple(contact) if isinstance(contact, list) else (contact,)
    if not contacts or not all(isinstance(each, str) and _CONTACT.fullmatch(each) for each in contacts):
        raise _refuse(
            f"{key}.contact", 'an address that starts with "mailto:", "https://" or "tel:", or several'
        )
    return Security(contact=contacts, expires=_day(f"{key}.expires", value.get("expires")))


def _day(key: str, value: Any) -> str:
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError as fault:
        raise _refuse(key, 'a day such as "2027-06-30"') from fault


def _name(key: str, value: Any) -> str:
    text = _text(key, value)
    if not text:
        raise _refuse(key, "text that is not empty")
    return text


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "title": _localized,
    "description": _localized,
    "base_url": _base_url,
    "languages": _languages,
    "timezone": _timezone,
    "authority": _authority,
    "hub": _web_address,
    "html": _flag,
    "home_digests": _count,
    "show_untranslated": _flag,
    "traditional": _traditional,
    "precompress": _precompress,
    "sqlite": _flag,
    "topics": _topics,
    "series": _topics,
    "security": _security,
}
