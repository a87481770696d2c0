"""Links between files of the archive: where `[…](018.md)` leads, and where it leads nowhere."""

import difflib
import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from generator import addresses
from generator.model.archive import Archive
from generator.model.digest import FileLink, LinkedEdition
from generator.model.problem import Problem, warning

_CONTENT = "content/"
_MEDIA = "content/media/"


def address_of(target: str, edition: LinkedEdition, archive: Archive) -> str:
    """The address of the edition or media file that `target` names in `edition`; empty if there is none."""
    name, _, anchor = unquote(target).partition("#")
    path = next(
        (path for path in _paths(name, edition) if path in archive.media or path in archive.files), ""
    )
    if path in archive.media:
        return addresses.media(path.removeprefix(_MEDIA))
    if not path:
        return ""
    key, lang = archive.files[path]
    found = archive.digests[archive.places[key]].edition(lang)
    assert found is not None  # archive.files was made from these editions
    header = found.edition.header
    address = addresses.edition(lang, archive.digests[archive.places[key]].date, header.slug)
    return f"{address}#{anchor}" if anchor else address


def missing_files(archive: Archive) -> Iterator[Problem]:
    """A warning for every link and cover of an edition that names no file of the archive."""
    for digest in archive.digests:
        for paired in digest.editions:
            cover = paired.edition.header.cover
            covers = [FileLink(cover, 1)] if cover and not is_remote(cover) else []
            for link in (*paired.edition.files, *covers):
                if not address_of(link.target, paired.edition, archive):
                    yield _missing(link, paired.edition, archive)


def is_remote(link: str) -> bool:
    """Whether `link` leads to another host."""
    return "//" in link


def _paths(name: str, edition: LinkedEdition) -> Iterator[str]:
    """The paths from the root that `name` may mean: beside the edition, else below `content/`."""
    for folder in (posixpath.dirname(edition.path), _CONTENT):
        yield posixpath.normpath(posixpath.join(folder, name.lstrip("/")))


def _missing(link: FileLink, edition: LinkedEdition, archive: Archive) -> Problem:
    name = unquote(link.target)
    files = [posixpath.basename(path) for path in (*archive.files, *sorted(archive.media))]
    near = difflib.get_close_matches(posixpath.basename(name), files, n=1, cutoff=0.7)
    return warning(
        "link/missing",
        edition.path,
        f'there is no file "{name}".',
        line=link.line,
        hint=f'Did you mean "{near[0]}"?' if near else "The text stays, without a link.",
    )
