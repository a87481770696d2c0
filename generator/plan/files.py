"""Links between files of the archive: where `[…](018.md)` leads, and where it leads nowhere."""

import difflib
import posixpath
from collections.abc import Iterator
from urllib.parse import quote, unquote

from generator import addresses
from generator.model.archive import Archive
from generator.model.digest import FileLink, LinkedEdition
from generator.model.problem import Problem, warning

_CONTENT = "content/"
_MEDIA = "content/media/"


def address_of(target: str, edition: LinkedEdition, archive: Archive) -> str:
    """The address, as a link has it, of what `target` names in `edition`; empty if it has no page.

    An entity that a footnote names and no story has none.
    """
    if entity := entity_of(target):
        lang = edition.header.lang
        has_page = entity in archive.shown[lang]
        return addresses.entity(lang, archive.entities[entity].kind, entity) if has_page else ""
    name, anchor = (unquote(part) for part in (*target.split("#", 1), "")[:2])
    path = next(
        (path for path in paths_of(name, edition.path) if path in archive.media or path in archive.files), ""
    )
    if path in archive.media:
        return quote(addresses.media(path.removeprefix(_MEDIA)))
    if not path:
        return ""
    key, lang = archive.files[path]
    found = archive.digests[archive.places[key]].edition(lang)
    assert found is not None  # archive.files was made from these editions
    header = found.edition.header
    address = addresses.edition(lang, archive.digests[archive.places[key]].date, header.slug)
    return f"{address}#{quote(anchor)}" if anchor else address


def leads_of(edition: LinkedEdition, archive: Archive) -> list[str]:
    """The addresses of the cover of `edition` and of what its links to files name, in order of name."""
    if not edition.files and not edition.header.cover:
        return []
    targets = {edition.header.cover, *(link.target for link in edition.files)}
    return [address_of(target, edition, archive) for target in sorted(targets) if target]


def missing_files(archive: Archive) -> Iterator[Problem]:
    """A warning for every link and cover of an edition that names no file of the archive."""
    for digest in archive.digests:
        for paired in digest.editions:
            cover = paired.edition.header.cover
            covers = [FileLink(cover, 1)] if cover and not is_remote(cover) else []
            for link in (*paired.edition.files, *covers):
                is_known = entity_of(link.target) in archive.entities
                if not is_known and not address_of(link.target, paired.edition, archive):
                    yield _missing(link, paired.edition, archive)


def entity_of(target: str) -> str:
    """The entity's id of a link `[text](entity:id)`; empty for other targets."""
    return target.removeprefix("entity:") if target.startswith("entity:") else ""


def is_remote(link: str) -> bool:
    """Whether `link` leads to another host."""
    return "//" in link


def paths_of(name: str, source: str) -> Iterator[str]:
    """The paths from the root that `name` may mean in `source`: beside it, else below `content/`."""
    for folder in (posixpath.dirname(source), _CONTENT):
        yield posixpath.normpath(posixpath.join(folder, name.lstrip("/")))


def _missing(link: FileLink, edition: LinkedEdition, archive: Archive) -> Problem:
    if entity := entity_of(link.target):
        return _unknown_entity(entity, link, edition, archive)
    name = unquote(link.target)
    others = (path for path in (*archive.files, *sorted(archive.media)) if path != edition.path)
    files = [posixpath.basename(path) for path in others]
    near = difflib.get_close_matches(posixpath.basename(name), files, n=1, cutoff=0.7)
    return warning(
        "link/missing",
        edition.path,
        f'there is no file "{name}".',
        line=link.line,
        hint=f'Did you mean "{near[0]}"?' if near else "The text stays, without a link.",
    )


def _unknown_entity(entity: str, link: FileLink, edition: LinkedEdition, archive: Archive) -> Problem:
    near = difflib.get_close_matches(entity, archive.entities, n=1)
    return warning(
        "link/entity",
        edition.path,
        f'the register has no "{entity}".',
        line=link.line,
        hint=f'Did you mean "{near[0]}"?' if near else "The text stays, without a link.",
    )
