"""Addresses that digests had once, the `aliases` of headers, and the pages that are there now."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from urllib.parse import unquote

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import LinkedEdition
from generator.model.hosting import Move
from generator.model.page import Page
from generator.model.problem import Problem, warning
from generator.plan.pages import addresses_of

# What may end the name of a page; other endings are those of files.
_ENDING = re.compile(r"\.(?!(?:html?|php|aspx?|jsp|md)$)[a-z][a-z0-9]{1,10}$", re.IGNORECASE)
_UNUSUAL = re.compile(r"[\x00-\x20\x7f\\*:]")
# In bytes of UTF-8, of a name between slashes.
_LONGEST = 200


def moves(
    archive: Archive, config: Config, pages: Iterable[Page]
) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """What leads from old addresses to new ones, in order of the old, and the faults of other aliases.

    An alias is a path from the site's root, or a whole address below `base_url`. One that does not name a
    file of HTML stands for a folder: a host answers `old/news` and `old/news/` with `old/news/index.html`.
    """
    asked = list(_asked(archive, config))
    if not asked:
        return (), ()
    files = {address.casefold(): "a page" for page in pages for address in addresses_of(page, config)}
    folders = {folder for address in files for folder in _folders(address)}
    found: list[Move] = []
    problems: list[Problem] = []
    for alias, edition, address in asked:
        path = _path(alias, config.base_url)
        if not path:
            problems.append(_unusable(alias, edition))
            continue
        stub = path if path.endswith((".html", ".htm")) else f"{path.removesuffix('/')}/index.html"
        name = stub.casefold()
        owner = next((files[each] for each in (name, *_folders(name)) if each in files), "")
        if not owner and name in folders:
            owner = "a folder"
        if owner:
            problems.append(_taken(alias, edition, owner))
            continue
        header = edition.header
        found.append(Move(path, stub, address, header.lang, header.title))
        files[name] = f"the alias of {edition.path}"
        folders.update(_folders(name))
    return tuple(sorted(found)), tuple(problems)


def _asked(archive: Archive, config: Config) -> Iterator[tuple[str, LinkedEdition, str]]:
    """Every alias, with the edition that claims it and its address; the oldest digest comes first."""
    for digest in reversed(archive.digests):
        for paired in digest.editions:
            header = paired.edition.header
            if header.aliases and header.lang in config.languages:
                address = addresses.edition(header.lang, digest.date, header.slug)
                for alias in dict.fromkeys(header.aliases):
                    yield alias, paired.edition, address


def _path(alias: str, base_url: str) -> str:
    """The path from the site's root that `alias` means; empty if it can be none."""
    path = alias.strip()
    if base_url and path.startswith(base_url):
        path = path.removeprefix(base_url)
    elif "//" in path:
        return ""
    path = unquote(re.split("[?#]", path, maxsplit=1)[0]).removeprefix("/")
    *names, last = path.removesuffix("/").split("/")
    is_path = all(
        name and name[0] not in "._" and len(name.encode()) <= _LONGEST and not _UNUSUAL.search(name)
        for name in (*names, last)
    )
    return (
        path if is_path and not _ENDING.search(last) and path.split("/")[0] not in addresses.FOLDERS else ""
    )


def _folders(address: str) -> Iterator[str]:
    """The folders that a file lies in: `a` and `a/b` of `a/b/c.html`."""
    return accumulate(address.split("/")[:-1], lambda folder, name: f"{folder}/{name}")


def _unusable(alias: str, edition: LinkedEdition) -> Problem:
    return warning(
        "alias/value",
        edition.path,
        f'"{alias}" cannot have been the address of a page here.',
        line=1,
        hint="Write it as a path from the root of the site, like old/news.html.",
    )


def _taken(alias: str, edition: LinkedEdition, owner: str) -> Problem:
    return warning(
        "alias/taken",
        edition.path,
        f'"{alias}" cannot lead here: {owner} has that address.',
        line=1,
        hint="Take it out of the aliases.",
    )
