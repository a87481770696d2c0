"""The container of a book: an EPUB 3.3, which is a ZIP file with a note of its type in front (OCF 3.3)."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.bundle.contents import plain_names
from generator.bundle.media_types import media_type
from generator.bundle.zipped import File, Sizes, write_zip
from generator.model.book import Picture

# The endings of pictures that every reader shows (EPUB 3.3, 3.2: core media types).
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_FOLDER = "EPUB/"
_CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def picture_names(addresses: Iterable[str]) -> dict[str, str]:
    """The file in a book of each picture of the site that can stand in one, by its address."""
    return {address: name for address, name in plain_names(addresses) if name.lower().endswith(_SHOWN)}


def picture_of(name: str) -> Picture:
    """The picture in the file `name`, as the book lists it."""
    return Picture(name, media_type(name))


def write_epub(path: Path, files: Mapping[str, bytes], date: str) -> Sizes:
    """Write a book of `files`, by their names beside `package.opf`.

    Args:
        date: ISO day or month that all files get as their time.

    Raises:
        OSError: it cannot be written; what stood there stays.
    """
    return write_zip(path, _files(files), date, plain=1)


def _files(files: Mapping[str, bytes]) -> Iterator[File]:
    yield File("mimetype", b"application/epub+zip")
    yield File("META-INF/container.xml", _CONTAINER)
    yield from (File(_FOLDER + name, files[name]) for name in sorted(files))
