"""One table of the register becomes an entity."""

import difflib
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from generator.model.entity import Entity, Kind, Name
from generator.model.language import Localized
from generator.model.problem import Problem, error
from generator.read.toml_places import Places

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = ("kind", "name", "aliases", "owner", "url", "about")
_LANGUAGES = ("zh", "en")
_LISTS = ("not_after", "not_before", "needs")
_NAME_KEYS = ("text", "case", *_LISTS)
_NAME_HINT = 'Write "…", or { zh = "…", en = "…" }.'


class Entry(NamedTuple):
    """An entity and where it stands."""

    entity: Entity
    path: str
    places: Places

    def line_of(self, *keys: str) -> int:
        """The line of the entity, or of one of its keys."""
        return self.places.nearest(self.entity.id, *keys)[0]


def read_entity(
    name: str, table: object, path: str, places: Places
) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The entity `name` of a register file; None, with errors, where id, kind or name is missing or wrong."""
    reading = _Reading(name, path, places)
    if not isinstance(table, dict):
        hint = "Put it below a line like [openai]."
        reading.refuse((), "register/entity", f'"{name}" belongs to no entity.', hint)
        return None, tuple(reading.problems)
    reading.check_keys(table, _KEYS, ())
    known_id = reading.check_id()
    kind = reading.kind(table.get("kind"))
    names = reading.names(table.get("name"))
    aliases = reading.aliases(table.get("aliases", []))
    url, about, owner = reading.url(table), reading.about(table), reading.text(table, "owner")
    if not known_id or kind is None or names is None:
        return None, tuple(reading.problems)
    entity = Entity(
        id=name,
        kind=kind,
        names=Localized(zh=names[0].text, en=names[-1].text),
        writings=_unique((*names, *aliases)),
        owner=owner or None,
        url=url,
        about=about,
    )
    return Entry(entity, path, places), tuple(reading.problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint at the nearest of `known`, or at all of them where they are few."""
    known = tuple(known)
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return f'Did you mean "{near[0]}"?'
    return f"Known are {', '.join(known)}." if len(known) <= len(_KEYS) else ""


class _Reading:
    """The values of one table; faults go to `problems`."""

    def __init__(self, name: str, path: str, places: Places) -> None:
        self.problems: list[Problem] = []
        self._id = name
        self._path = path
        self._places = places

    def refuse(self, keys: tuple[str, ...], code: str, message: str, hint: str = "") -> None:
        """An error at the line of the innermost of `keys` that has one."""
        line, column = self._places.nearest(self._id, *keys)
        self.problems.append(error(code, self._path, message, line=line, column=column, hint=hint))

    def check_keys(self, table: dict[str, Any], known: tuple[str, ...], keys: tuple[str, ...]) -> bool:
        """Whether `table` has only `known` keys."""
        unknown = [key for key in table if key not in known]
        for key in unknown:
            message = f'"{self._id}" has the unknown key "{key}".'
            self.refuse((*keys, key), "register/key", message, did_you_mean(key, known))
        return not unknown

    def check_id(self) -> bool:
        """Whether the id can stand in addresses."""
        if _ID.fullmatch(self._id):
            return True
        message = f'"{self._id}" cannot stand in an address.'
        hint = "Use small letters a to z, figures, and hyphens between them."
        self.refuse((), "register/id", message, hint)
        return False

    def kind(self, value: object) -> Kind | None:
        kinds = tuple(map(str, Kind))
        if isinstance(value, str) and value in kinds:
            return Kind(value)
        given = "no kind" if value is None else f'the unknown kind "{value}"'
        hint = did_you_mean(str(value), kinds) if value else f"Known are {', '.join(kinds)}."
        self.refuse(("kind",), "register/kind", f'"{self._id}" has {given}.', hint)
        return None

    def names(self, value: object) -> tuple[Name, ...] | None:
        """The Chinese and the English name, or the only one; None where there is none."""
        if isinstance(value, dict) and "text" not in value:
            self.check_keys(value, _LANGUAGES, ("name",))
            names = [self.name(value[lang], ("name", lang)) for lang in _LANGUAGES if lang in value]
        else:
            names = [] if value is None else [self.name(value, ("name",))]
        if not names:
            self.refuse(("name",), "register/name", f'"{self._id}" has no name.', _NAME_HINT)
        sound = tuple(each for each in names if each)
        return sound if sound and len(sound) == len(names) else None

    def name(self, value: object, keys: tuple[str, ...]) -> Name | None:
        """A writing: text, or a table that also says when it is meant."""
        table = value if isinstance(value, dict) else {"text": value}
        if not self.check_keys(table, _NAME_KEYS, keys):
            return None
        text = table.get("text")
        if not isinstance(text, str) or not text.strip():
            message = f'a writing of "{self._id}" must be text, or a table with "text".'
            self.refuse(keys, "register/type", message)
            return None
        lists: dict[str, Any] = {key: table.get(key, []) for key in _LISTS}
        for key, items in lists.items():
            if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
                self._wrong_type((*keys, key), "a list of texts")
                return None
        # Short Latin names are words in small letters too often: Arm, Meta, Line.
        case = table.get("case", len(text.strip()) <= 4 and text.isascii())
        if not isinstance(case, bool):
            self._wrong_type((*keys, "case"), "true or false")
            return None
        return Name(text=text.strip(), case=case, **{key: tuple(items) for key, items in lists.items()})

    def aliases(self, value: object) -> tuple[Name, ...]:
        if not isinstance(value, list):
            self._wrong_type(("aliases",), "a list")
            return ()
        return tuple(name for item in value if (name := self.name(item, ("aliases",))))

    def text(self, table: dict[str, Any], key: str) -> str:
        value = table.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self._wrong_type((key,), "text")
        return ""

    def url(self, table: dict[str, Any]) -> str:
        url = self.text(table, "url")
        if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
            self._wrong_type(("url",), 'a web address that starts with "https://"')
            return ""
        return url

    def about(self, table: dict[str, Any]) -> Localized:
        value = table.get("about", "")
        if isinstance(value, dict) and self.check_keys(value, _LANGUAGES, ("about",)):
            texts = [value.get(lang, "") for lang in _LANGUAGES]
        else:
            texts = [value, value]
        if all(isinstance(text, str) for text in texts):
            return Localized(zh=texts[0].strip(), en=texts[1].strip())
        if not isinstance(value, dict):
            self._wrong_type(("about",), 'text, or { zh = "…", en = "…" }')
        return Localized(zh="", en="")

    def _wrong_type(self, keys: tuple[str, ...], expected: str) -> None:
        self.refuse(keys, "register/type", f'"{keys[-1]}" of "{self._id}" must be {expected}.')


def _unique(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Each writing once; without regard to case, two spellings of it are one."""
    first: dict[tuple[str, bool], Name] = {}
    for name in names:
        first.setdefault((name.text if name.case else name.text.casefold(), name.case), name)
    return tuple(first.values())
