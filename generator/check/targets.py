"""Where a link leads: to an address of the site, to another host, or nowhere."""

import posixpath
import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*)\s*:")
# What may be opened from a page, and what a page may show.
_TO_FOLLOW = frozenset({"http", "https", "mailto", "tel"})
_TO_SHOW = frozenset({"http", "https"})
# A browser takes these out of an address before it looks at it: `java\nscript:` runs.
_IGNORED = re.compile("[\t\n\r]")


class Way(StrEnum):
    """What a link is, by how it is written."""

    INSIDE = "inside"  # to an address of the site
    FOLDER = "folder"  # relative, to a folder: a listing, or nothing, from a disk
    ROOT = "root"  # from the root of the host, which is not the site's root below a sub-path and from a disk
    OUTSIDE = "outside"  # relative, with more `../` than there are folders
    HOST = "host"  # to another host, or to no host (mail, telephone)
    BARE = "bare"  # `//host`, which is nowhere from a disk
    UNSAFE = "unsafe"  # of a scheme that runs a program or reads a disk


class Target(NamedTuple):
    """Where a link leads.

    Attributes:
        address: an address of the site; empty if it leads elsewhere.
        anchor: what stands behind its `#`.
    """

    way: Way
    address: str = ""
    anchor: str = ""

    @property
    def place(self) -> str:
        """Address and anchor."""
        return f"{self.address}#{self.anchor}" if self.anchor else self.address


def target_of(link: str, address: str, base_url: str, *, is_shown: bool = False) -> Target:
    """Where `link` leads, as a browser reads it in the file at `address`.

    Args:
        base_url: where the site is hosted; empty if that is not known.
        is_shown: whether it names a part of a page and not another page.
    """
    link = _IGNORED.sub("", link).strip()
    if link.startswith("#"):  # most links of a long page
        return Target(Way.INSIDE, address, unquote(link[1:]))
    return _target(link, posixpath.dirname(address), posixpath.basename(address), base_url, is_shown)


# Pages of one folder have most of their links in common.
@lru_cache(maxsize=20_000)
def _target(link: str, folder: str, name: str, base_url: str, is_shown: bool) -> Target:
    if link.startswith("//"):
        return Target(Way.BARE)
    if is_own(link, base_url):
        return _from_root(link.removeprefix(base_url.rstrip("/")).removeprefix("/"), Way.INSIDE)
    if scheme := _SCHEME.match(link):
        allowed = _TO_SHOW if is_shown else _TO_FOLLOW
        return Target(Way.HOST if scheme[1].lower() in allowed else Way.UNSAFE)
    if link.startswith("/"):
        below = urlsplit(base_url).path or "/"
        return _from_root(link.removeprefix(below), Way.ROOT) if link.startswith(below) else Target(Way.ROOT)
    return _relative(link, folder, name)


def _relative(link: str, folder: str, name: str) -> Target:
    path, _, anchor = link.partition("#")
    path, anchor = path.partition("?")[0], unquote(anchor)
    if not path:
        return Target(Way.INSIDE, posixpath.join(folder, name), anchor)
    whole = posixpath.normpath(posixpath.join(folder, unquote(path)))
    if whole.startswith(".."):
        return Target(Way.OUTSIDE)
    if posixpath.basename(path) in ("", ".", ".."):
        return Target(Way.FOLDER, posixpath.normpath(posixpath.join(whole, "index.html")), anchor)
    return Target(Way.INSIDE, whole, anchor)


def is_own(link: str, base_url: str) -> bool:
    """Whether an absolute `link` leads to the site itself, by where it is hosted."""
    return bool(base_url) and (link.startswith(base_url) or link == base_url.rstrip("/"))


def _from_root(path: str, way: Way) -> Target:
    """An address as a host has it: a folder stands for the page in it."""
    path, _, anchor = path.partition("#")
    path = unquote(path.partition("?")[0])
    address = f"{path}index.html" if not path or path.endswith("/") else path
    return Target(way, posixpath.normpath(address), unquote(anchor))
