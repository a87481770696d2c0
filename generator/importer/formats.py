"""The formats that exports come in, each read into lines of text."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from generator.importer.html import charset_of, page_of
from generator.importer.office import MissingError, UnreadableError, html_of, text_of_pdf
from generator.importer.sheet import Dropped, Line
from generator.model.problem import Problem, error
from generator.read.encodings import UTF16, UTF32, likely

_MARK = "\ufeff"
_PAGE = "\f"
# The bytes that Windows-1252 has in the place of control characters, by what they are there.
_WINDOWS = {
    ord(each): byte for byte in range(0x80, 0xA0) if (each := bytes([byte]).decode("cp1252", "ignore"))
}
# The first two bytes of a character in UTF-8, as Windows-1252 shows them.
_TWICE = re.compile(r"[\xc2-\xf4][\x80-\xbf\u0152-\u2122]")


class Export(NamedTuple):
    """An export as lines.

    Attributes:
        form: what was recognised, for people: `text, GB18030`.
        lines: all that it says.
        dropped: those of them that are no part of its text, as its format shows.
    """

    form: str
    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...] = ()


Reader = Callable[[bytes, str], "tuple[Export | None, tuple[Problem, ...]]"]


class Format(NamedTuple):
    """A format: what files of it begin with or are called, and how they are read."""

    name: str
    begins: re.Pattern[bytes]
    endings: tuple[str, ...]
    read: Reader


def read_export(data: bytes, name: str) -> tuple[Export | None, tuple[Problem, ...]]:
    """The lines of the file `name`; None, with an error, where it is empty or cannot be read."""
    if not data.strip():
        return None, (_empty(name),)
    for kind in FORMATS:
        if kind.begins.match(data) or (name.lower().endswith(kind.endings) and kind.endings):
            return kind.read(data, name)
    return _read_text(data, name)


def text_in(data: bytes) -> tuple[str, str]:
    """The text of `data` with `\\n` as its only line end, and its encoding; both empty if it is no text."""
    encoding = "UTF-8"
    try:
        if data.startswith(UTF16 + UTF32) or b"\0" in data:
            raise UnicodeDecodeError("utf-8", data, 0, 1, "no UTF-8")
        text = data.decode()
    except UnicodeDecodeError:
        encoding = likely(data)
        if not encoding:
            return "", ""
        text = data.decode(encoding, "replace")
    if encoding == "UTF-8" and (mended := _encoded_once(text)):
        text, encoding = mended, "UTF-8 encoded twice"
    if text.startswith(_MARK) or encoding in ("UTF-16", "UTF-32"):
        text, encoding = text.lstrip(_MARK), f"{encoding} with a byte order mark"
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _encoded_once(text: str) -> str:
    """What `text` was before a program took its UTF-8 for Windows-1252 and saved that; or nothing."""
    if not _TWICE.search(text):
        return ""
    try:
        return text.translate(_WINDOWS).encode("latin-1").decode()
    except UnicodeError:
        return ""


def numbered_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text`; the mark of a new page is a blank line."""
    return tuple(
        Line(number, line.replace(_PAGE, "")) for number, line in enumerate(text.split("\n"), start=1)
    )


def _read_text(data: bytes, name: str) -> tuple[Export | None, tuple[Problem, ...]]:
    text, encoding = text_in(data)
    if not encoding:
        return None, (_no_text(name),)
    if not text.strip():
        return None, (_empty(name),)
    kind = "Markdown" if name.lower().endswith((".md", ".markdown")) else "text"
    return Export(f"{kind}, {encoding}", numbered_lines(text)), ()


def _no_text(name: str) -> Problem:
    if name.lower().endswith(ENDINGS):
        message, hint = (
            "its bytes are no text in one encoding.",
            "Open it in an editor, and save it as UTF-8.",
        )
    else:
        message = "it is no text, and of no format that is known."
        hint = f"Save it as one of: {', '.join(ENDINGS)}."
    return error("import/format", name, message, hint=hint)


def _empty(name: str) -> Problem:
    return error("import/empty", name, "there is no text in it.", hint="Leave it out.")


def _read_html(data: bytes, name: str) -> tuple[Export | None, tuple[Problem, ...]]:
    text, encoding = text_in(data)
    if not encoding:
        return None, (_no_text(name),)
    declared = charset_of(data)
    if not encoding.startswith("UTF") and declared:
        # What a page says of itself may not be so.
        with suppress(LookupError, UnicodeDecodeError):
            text, encoding = data.decode(declared), declared.upper()
    try:
        page = page_of(text)
    except RecursionError:
        fault = UnreadableError("its elements are nested too deep")
        return None, (_unread(fault, name, "HTML"),)
    if not any(each.text.strip() for each in page.lines):
        return None, (_empty(name),)
    return Export(f"HTML, {encoding}", page.lines, page.dropped), ()


def _read_word(data: bytes, name: str) -> tuple[Export | None, tuple[Problem, ...]]:
    try:
        page = page_of(html_of(data))
    except (MissingError, UnreadableError) as fault:
        return None, (_unread(fault, name, "a Word document"),)
    except RecursionError:
        deep = UnreadableError("its parts are nested too deep")
        return None, (_unread(deep, name, "a Word document"),)
    if not any(each.text.strip() for each in page.lines):
        return None, (_empty(name),)
    return Export("Word document", page.lines, page.dropped), ()


def _read_pdf(data: bytes, name: str) -> tuple[Export | None, tuple[Problem, ...]]:
    try:
        text = text_of_pdf(data)
    except (MissingError, UnreadableError) as fault:
        return None, (_unread(fault, name, "a PDF"),)
    if not text.strip():
        hint = "If its pages are pictures, let a program read them first (OCR)."
        return None, (error("import/empty", name, "there is no text in it.", hint=hint),)
    return Export(f"PDF, {text.count(_PAGE) + 1} pages", numbered_lines(text)), ()


def _unread(fault: MissingError | UnreadableError, name: str, kind: str) -> Problem:
    if isinstance(fault, MissingError):
        message = f"it is {kind}, and {fault} is not installed, which reads it."
        return error("import/extra", name, message, hint='Install it: pip install "wenzhai[import]".')
    hint = "Open it in its program, and save it anew."
    return error("import/format", name, f"it cannot be read as {kind}: {fault}.", hint=hint)


# The first whose beginning or ending fits counts; what fits none is text.
FORMATS: tuple[Format, ...] = (
    Format("PDF", re.compile(rb"\s*%PDF-"), (".pdf",), _read_pdf),
    Format("Word document", re.compile(rb"PK\x03\x04"), (".docx",), _read_word),
    Format(
        "HTML",
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<(?:!doctype html|html)", re.I),
        (".html", ".htm", ".xhtml"),
        _read_html,
    ),
)
ENDINGS = (".txt", ".md", *(ending for each in FORMATS for ending in each.endings))
