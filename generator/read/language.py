"""Which language an edition is written in, and the name of its file without saying so."""

import re
from collections.abc import Callable

from generator.model.language import Lang
from generator.model.problem import Problem, error
from generator.read.head import Field

_SPELLINGS = {
    Lang.ZH: (
        "zh",
        "cn",
        "zho",
        "chinese",
        "中文",
        "中文版",
        "汉语",
        "漢語",
        "简体中文",
        "繁体中文",
        "繁體中文",
    ),
    Lang.EN: ("en", "eng", "english", "英文", "英文版", "英语"),
}
_BY_SPELLING = {spelling: lang for lang, spellings in _SPELLINGS.items() for spelling in spellings}
_CODE = r"(zh|cn|en)(?:[-_](?:hans|hant|cn|tw|hk|sg|us|gb))*"
_SUFFIX = re.compile(rf"(?:^|[._-]){_CODE}$", re.IGNORECASE)
_FOLDER = re.compile(rf"{_CODE}|chinese|english|中文|英文", re.IGNORECASE)
# Folders that name a language in full, and how they name the other.
_FOLDERS = {
    "chinese": {Lang.EN: "english"},
    "english": {Lang.ZH: "chinese"},
    "中文": {Lang.EN: "英文"},
    "英文": {Lang.ZH: "中文"},
}
_IN_TITLE = re.compile(r"[(\[（【]\s*([A-Za-z]{2,7}|[中英]文版?)(?:[-_][A-Za-z]{2,4})?\s*[)\]）】]")
# What a language or a name says of its characters.
_TRADITIONAL = re.compile(r"(?<![a-z])(?:hant|tw|hk|mo|traditional)(?![a-z])|繁", re.IGNORECASE)
_SIMPLIFIED = re.compile(r"(?<![a-z])(?:hans|cn|sg|simplified)(?![a-z])|简|簡", re.IGNORECASE)
# Frequent characters that are written differently, in the same order.
_TRADITIONAL_SIGNS = re.compile("[國們這來為個說時會對發開關學業產經應數據電與將從還過進長門東車]")
_SIMPLIFIED_SIGNS = re.compile("[国们这来为个说时会对发开关学业产经应数据电与将从还过进长门东车]")
_FROM_FOLDER = frozenset({"", "index", "readme"})
_WEB = re.compile(r"https?://[^\s)>]+")
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z]")
# An English digest that quotes Chinese names stays far below, a Chinese one full of product names far above.
_SHARE = 0.15
_SAMPLE = 4_000
_TOO_LITTLE = 12


def language_of(
    field: Field | None, path: str, title: str, text: str, default: Lang
) -> tuple[Lang, tuple[Problem, ...]]:
    """The language of an edition: what its header says, else the first row of `SIGNS` that knows.

    A header that names another language is an error, and the signs decide.
    """
    problems: tuple[Problem, ...] = ()
    if field is not None and isinstance(field.value, str) and field.value.strip():
        named = _named(field.value)
        if named:
            return named, ()
        message = f'"{field.value}" is not a language of the archive.'
        problems = (
            error(
                "header/lang",
                path,
                message,
                line=field.line,
                column=field.column,
                hint='Write "zh" or "en".',
            ),
        )
    found = (sign(path, title, text) for _, sign in SIGNS)
    return next(filter(None, found), default), problems


def is_traditional(field: Field | None, path: str, text: str) -> bool:
    """Whether Chinese is in Traditional characters: as the header or the name says, else as it is written."""
    suffix = _SUFFIX.search(_without_ending(path.rpartition("/")[2]))
    for saying in (str(field.value) if field else "", suffix[0] if suffix else ""):
        if _TRADITIONAL.search(saying) or _SIMPLIFIED.search(saying):
            return bool(_TRADITIONAL.search(saying))
    sample = text[:_SAMPLE]
    return len(_TRADITIONAL_SIGNS.findall(sample)) > len(_SIMPLIFIED_SIGNS.findall(sample))


def stem_of(path: str) -> str:
    """The name of a file without ending and language; that of its folder for `index.md` and `zh.md`."""
    *folders, name = path.split("/")
    stem = _SUFFIX.sub("", _without_ending(name))
    if stem.lower() not in _FROM_FOLDER:
        return stem
    named = (folder for folder in reversed(folders[1:]) if not _FOLDER.fullmatch(folder))
    return next(named, "index")


def twin_of(path: str, lang: Lang) -> str:
    """Where the edition in `lang` of that at `path` belongs: beside it, or in the folder of its language."""
    folders, slash, name = path.rpartition("/")
    stem = _without_ending(name)
    ending = name[len(stem) :]
    parts = folders.split("/")
    suffix = _SUFFIX.search(stem)
    places = [place for place, folder in enumerate(parts) if place and _FOLDER.fullmatch(folder)]
    if suffix and _named(suffix[1]) is not lang:
        twin = f"{stem[: suffix.start(1)]}{lang}{ending}"
    elif not suffix and places and _named(parts[places[-1]]) is not lang:
        parts[places[-1]] = _FOLDERS.get(parts[places[-1]].lower(), {}).get(lang, lang)
        twin = name
    else:
        twin = f"{stem}.{lang}{ending}"
    return "/".join(parts) + slash + twin


def _in_name(path: str, _title: str, _text: str) -> Lang | None:
    match = _SUFFIX.search(_without_ending(path.rpartition("/")[2]))
    return _named(match[1]) if match else None


def _in_folder(path: str, _title: str, _text: str) -> Lang | None:
    folders = reversed(path.split("/")[:-1])
    return next((_named(folder) for folder in folders if _FOLDER.fullmatch(folder)), None)


def _in_title(_path: str, title: str, _text: str) -> Lang | None:
    return next(filter(None, (_named(match[1]) for match in _IN_TITLE.finditer(title))), None)


def _in_letters(_path: str, title: str, text: str) -> Lang | None:
    sample = _WEB.sub("", f"{title}\n{text[:_SAMPLE]}")
    han, latin = len(_HAN.findall(sample)), len(_LATIN.findall(sample))
    if han + latin < _TOO_LITTLE:
        return None
    return Lang.ZH if han > _SHARE * (han + latin) else Lang.EN


SIGNS: tuple[tuple[str, Callable[[str, str, str], Lang | None]], ...] = (
    ("file name", _in_name),
    ("folder", _in_folder),
    ("title", _in_title),
    ("letters", _in_letters),
)


def _named(spelling: str) -> Lang | None:
    """`zh-CN`, `zh_Hans`, `Chinese (Simplified)` and `中文` are Chinese."""
    word = re.split(r"[-_\s(（]", spelling.strip().lower(), maxsplit=1)[0]
    return _BY_SPELLING.get(word)


def _without_ending(name: str) -> str:
    return re.sub(r"\.(?:md|markdown)$", "", name, flags=re.IGNORECASE)
