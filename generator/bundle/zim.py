"""A bundle as a ZIM file, which Kiwix opens: the site, with an index of its own for the search of the reader.

The format is openZIM's; libzim writes it. It gives each file a number by chance, its UUID, so two of the
same content differ in that, and in the checksum that covers it.
"""

import html
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from libzim.writer import Creator, Hint, IndexData, Item, StringProvider

from generator.bundle.drawing import draw_seal
from generator.bundle.media_types import HTML, media_type
from generator.bundle.xhtml import main_text
from generator.bundle.zipped import File, Sizes
from generator.model.language import Lang

# What openZIM asks for, in characters at most.
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 30, 80
_ICON = 48
_MAIN = "index.html"
# ISO 639-3. Two of them, "zho,eng", would make Kiwix refuse every search.
_LANGUAGES = {Lang.ZH: "zho", Lang.EN: "eng"}
_TITLE = re.compile(r'<meta property="og:title" content="([^"]*)">')
# Pages whose text is found, and those that are found by their title alone.
_EDITION = re.compile(r"\w+/\d{4}/\d\d/(?:\d\d/)?(?!index\.)[^/]+\.html")
_SUBJECT = re.compile(r"\w+/[a-z]+/[^/]+\.html")


class About(NamedTuple):
    """What a ZIM file says of itself: texts in its first language; `date` is an ISO day."""

    name: str
    title: str
    description: str
    languages: Sequence[Lang]
    date: str


def write_zim(path: Path, files: Iterable[File], about: About) -> Sizes:
    """Write `files` to a ZIM file at `path`; what stood there stays until it is whole.

    Raises:
        OSError: it cannot be written.
    """
    half = path.with_name(f".{path.name}.part")
    half.unlink(missing_ok=True)
    count = unpacked = 0
    try:
        # English words are found in all their forms; of Chinese, every two neighbours are, in any language.
        lang = Lang.EN if Lang.EN in about.languages else about.languages[0]
        creator = Creator(half).config_indexing(True, _LANGUAGES[lang]).config_nbworkers(1)
        with _silence(), creator:
            creator.set_mainpath(_MAIN)
            for name, value in _metadata(about):
                creator.add_metadata(name, value)
            creator.add_illustration(_ICON, draw_seal(_ICON))
            for file in files:
                creator.add_item(_Entry(file))
                count += 1
                unpacked += len(file.data)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return Sizes(count, unpacked, path.stat().st_size)


def _metadata(about: About) -> Iterable[tuple[str, str]]:
    yield "Name", about.name
    yield "Title", _cut(about.title, _LONGEST_TITLE)
    yield "Description", _cut(about.description or about.title, _LONGEST_DESCRIPTION)
    yield "Language", _LANGUAGES[about.languages[0]]
    yield "Creator", about.title
    yield "Publisher", about.title
    yield "Date", about.date
    yield "Scraper", "wenzhai"


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing on stdout: libzim tells there what it does."""
    kept = os.dup(1)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path of a file
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


class _Entry(Item):  # type: ignore[misc]
    """One file of the site."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self._file = file

    def get_path(self) -> str:
        return self._file.name

    def get_title(self) -> str:
        if self.get_mimetype() != HTML:
            return ""
        found = _TITLE.search(self._file.data.decode("utf-8", "replace"))
        return html.unescape(found[1]) if found else ""

    def get_mimetype(self) -> str:
        return media_type(self._file.name)

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._file.data)

    def get_hints(self) -> dict[Hint, bool]:
        is_found = _EDITION.fullmatch(self._file.name) or _SUBJECT.fullmatch(self._file.name)
        return {Hint.FRONT_ARTICLE: bool(is_found)}

    def get_indexdata(self) -> IndexData:
        text = main_text(self._file.data.decode()) if _EDITION.fullmatch(self._file.name) else ""
        return _Words(self.get_title(), text)


class _Words(IndexData):  # type: ignore[misc]
    """What the search of the reader finds a page by."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def has_indexdata(self) -> bool:
        return bool(self._text)

    def get_title(self) -> str:
        return self._title

    def get_content(self) -> str:
        return self._text

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self._text)

    def get_geoposition(self) -> None:
        return None
