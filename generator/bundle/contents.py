"""What of a built site goes into a bundle, and under which names: plain ones, which every system can unpack.

What only a host has a use for stays out: the list of pages for crawlers, settings of servers, feeds, which a
reader program cannot follow on a disk. A name with other letters than a to z is written otherwise, so that
neither an old ZIP program nor a disk that does not tell capitals apart can spoil it.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

# The pages ask for none of it; where they lead to it, it is on the host.
_FOR_HOSTS = re.compile(
    r"(?!assets/|media/|search/)(.*\.(xml|json|opml|txt|sqlite)|_headers|_redirects|(.*/)?404\.html)|.*\.(gz|br|zst)"
)
_PLAIN = re.compile(r"[A-Za-z0-9_./+-]+")
_DAY = re.compile(r"\w+/(\d{4})/(\d\d)(?:/(\d\d))?/index\.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The files of a bundle.

    Attributes:
        names: of each file its name in the bundle, by its address in the site; in order.
        moved: what links say, as they are written in a page, and what they must say: of files with another
            name, a name; of files that stayed behind, their address on the host, or nothing without one.
        newest: the day or month of the newest digest as the addresses tell it; empty without any.
    """

    names: Mapping[str, str]
    moved: Mapping[str, str]
    newest: str


def contents_of(site: Path, base_url: str) -> Contents:
    """What of the site in the folder `site` goes into a bundle.

    Args:
        base_url: where the site is hosted, with a slash at the end; empty if nowhere.
    """
    every = tuple(_files(site))
    taken = [address for address in every if not _FOR_HOSTS.fullmatch(address)]
    names = dict(plain_names(taken))
    renamed = {quote(address): name for address, name in names.items() if name != address}
    left = {
        quote(each): base_url and base_url + quote(each)
        for each in every
        if each not in names and not each.endswith(".html")
    }
    days = ("-".join(filter(None, match.groups())) for match in map(_DAY.fullmatch, names) if match)
    return Contents(names=names, moved=renamed | left, newest=max(days, default=""))


def _files(site: Path) -> Iterator[str]:
    """The address of every file, hidden ones left out, in order."""
    found = []
    for folder, folders, names in os.walk(site):
        folders[:] = [name for name in folders if not name.startswith(".")]
        place = Path(folder).relative_to(site).as_posix()
        prefix = "" if place == "." else f"{place}/"
        found += [prefix + name for name in names if not name.startswith(".")]
    return iter(sorted(found))


def plain_names(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of each address the name in the bundle; no two are the same where capitals do not count."""
    taken: set[str] = set()
    for address in sorted(addresses, key=lambda each: (_PLAIN.fullmatch(each) is None, each)):
        is_plain = _PLAIN.fullmatch(address) is not None and address.lower() not in taken
        name = address if is_plain else _plain(address)
        taken.add(name.lower())
        yield address, name


def _plain(address: str) -> str:
    """A plain name that no other address has: what is plain of it, and a mark that stands for the whole."""
    path = PurePosixPath(address)
    mark = hashlib.blake2b(address.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    folders = [re.sub("[^A-Za-z0-9_-]+", "", each) or "files" for each in path.parts[:-1]]
    stem = re.sub("[^A-Za-z0-9]+", "-", path.stem).strip("-")
    return "/".join((*folders, "-".join(filter(None, (stem, mark))) + path.suffix.lower()))
