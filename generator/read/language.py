"""Which language an edition is written in, and the name of its file without saying so."""

import re
from collections.abc import Callable

from generator.model.language import Lang
from generator.model.problem import Problem, error
from generator.read.head import Field

_SPELLINGS = {
    Lang.ZH: ("zh", "cn", "zho", "chinese", "中文", "中文版", "汉语", "简体中文", "繁体中文"),
    Lang.EN: ("en", "eng", "english", "英文", "英文版", "英语"),
}
_BY_SPELLING = {spelling: lang for lang, spellings in _SPELLINGS.items() for spelling in spellings}
_CODE = r"(zh|cn|en)(?:[-_](?:hans|hant|cn|tw|hk|sg|us|gb))*"
_SUFFIX = re.compile(rf"(?:^|[._-]){_CODE}$", re.IGNORECASE)
_FOLDER = re.compile(rf"{_CODE}|chinese|english|中文|英文", re.IGNORECASE)
_IN_TITLE = re.compile(r"[(\[（【]\s*([A-Za-z]{2,7}|[中英]文版?)(?:[-_][A-Za-z]{2,4})?\s*[)\]）】]")
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


def stem_of(path: str) -> str:
    """The name of a file without ending and language; that of its folder for `index.md` and `zh.md`."""
    *folders, name = path.split("/")
    stem = _SUFFIX.sub("", _without_ending(name))
    if stem.lower() not in _FROM_FOLDER:
        return stem
    named = (folder for folder in reversed(folders[1:]) if not _FOLDER.fullmatch(folder))
    return next(named, "index")


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
