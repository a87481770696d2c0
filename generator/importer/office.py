"""Documents of Word and of PDF become text: what the extra `import` installs."""
# ruff: noqa: PLC0415 -- neither package is needed for other formats, or need be there at all

import io
import zipfile
from xml.parsers.expat import ExpatError

# Titles of Word, which would be paragraphs, and contents, whose tabs stand before the numbers of pages.
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
# A file of Word before .docx begins so, and a .docx that is locked.
_OLD = b"\xd0\xcf\x11\xe0"
# Tabs are spaces in HTML; this space is as wide, and is none there.
WIDE_SPACE = "\u2003"


class UnreadableError(Exception):
    """A document that cannot be read; the message says why."""


class MissingError(Exception):
    """The package is missing that reads a document; the message is its name."""


def html_of(data: bytes) -> str:
    """A Word document (.docx) as HTML; of its pictures only what describes them.

    Raises:
        UnreadableError: it is none, or damaged.
        MissingError: mammoth is not installed.
    """
    try:
        import mammoth
    except ImportError as fault:
        raise MissingError("mammoth") from fault
    if data.startswith(_OLD):
        raise UnreadableError("it is of an older Word, or needs a password")
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: {"src": "", "alt": image.alt_text or ""}),
        )
    except KeyError as fault:
        raise UnreadableError(f"a part is missing, {fault.args[0]}") from fault
    except (zipfile.BadZipFile, ValueError, SyntaxError, OSError, ExpatError, RecursionError) as fault:
        raise UnreadableError(str(fault).strip("'\"") or type(fault).__name__) from fault
    return str(made.value).replace("\t", WIDE_SPACE)


def text_of_pdf(data: bytes) -> str:
    """The lines of a PDF, with a mark of a new page between the pages.

    Raises:
        UnreadableError: it is none, damaged, or closed with a password.
        MissingError: pypdf is not installed.
    """
    try:
        import pypdf
        from pypdf.errors import FileNotDecryptedError, PyPdfError
    except ImportError as fault:
        raise MissingError("pypdf") from fault
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except FileNotDecryptedError as fault:
        raise UnreadableError("it needs a password") from fault
    except (PyPdfError, KeyError, ValueError, TypeError, IndexError, AttributeError, RecursionError) as fault:
        raise UnreadableError(str(fault) or type(fault).__name__) from fault
    return "\n\f\n".join(page.strip("\n") for page in pages)
