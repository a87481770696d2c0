"""The links of a file: where each leads, and those that lead nowhere, whatever else the site has."""

import posixpath
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.check.targets import Way, target_of
from generator.model.inspection import Flaw, wrong

_ROOT = "{{ root }}"


class _Fault(NamedTuple):
    """What is wrong with a link that is written in some way."""

    code: str
    message: str
    hint: str


_WRONG = {
    Way.OUTSIDE: _Fault(
        "site/outside",
        "leads out of the site",
        f'Take out a "../"; {_ROOT} leads to the root of the site from every page.',
    ),
    Way.ROOT: _Fault(
        "site/root",
        "begins at the root of the host, which is nowhere below a sub-path and from a disk",
        f"Begin it with {_ROOT}, which leads to the root of the site from every page.",
    ),
    Way.FOLDER: _Fault(
        "site/folder",
        "leads to a folder, which is a list of files from a disk",
        'Name the file, as in "index.html".',
    ),
    Way.BARE: _Fault(
        "page/scheme",
        "has no scheme, so that it is nowhere from a disk",
        'Write "https:" before it.',
    ),
    Way.UNSAFE: _Fault("page/scheme", "has a scheme that no page should open", "Use https, mailto or tel."),
}
_REMOTE = "The policy of the site forbids it, and from a disk it is not there: put it into content/media."
# What a host uses at any address can lead elsewhere from the root alone.
_ANYWHERE = ("404.html", "_redirects")
# The top of a page has no id, and what a script reads has none either: `#kind=company`, `#:~:text=…`.
_NO_ID = ("", "top")


class Link(NamedTuple):
    """A link as it is written.

    Attributes:
        text: its address.
        line: of the file that it stands in.
        is_shown: whether it names a part of the page, and not another page.
    """

    text: str
    line: int
    is_shown: bool = False


class Followed(NamedTuple):
    """Where links lead: to pages, to parts of the page; and what is wrong with them."""

    leads: tuple[tuple[str, int], ...]
    parts: tuple[tuple[str, int], ...]
    flaws: tuple[Flaw, ...]


def follow(
    links: Iterable[Link], address: str, base_url: str, ids: Mapping[str, int] | None = None
) -> Followed:
    """Where `links` of the file at `address` lead.

    Args:
        base_url: where the site is hosted; empty if that is not known.
        ids: those of the page; None if it has no places to lead to.
    """
    is_anywhere = posixpath.basename(address) in _ANYWHERE
    leads: dict[str, int] = {}
    parts: dict[str, int] = {}
    flaws: dict[str, Flaw] = {}
    for link in links:
        target = target_of(link.text, address, base_url, is_shown=link.is_shown)
        flaw = None
        if target.way in _WRONG and not (target.way is Way.ROOT and target.address and is_anywhere):
            flaw = _miswritten(link, target.way, address)
        elif target.way is Way.HOST:
            flaw = _remote(link, address) if link.is_shown else None
        elif link.is_shown:
            parts.setdefault(target.address, link.line)
        elif target.address != address:
            leads.setdefault(target.place, link.line)
        elif ids is not None and target.anchor not in ids and names_an_id(target.anchor):
            flaw = no_such_place(address, address, target.anchor, link.line)
        if flaw:
            flaws.setdefault(link.text, flaw)
    return Followed(tuple(leads.items()), tuple(parts.items()), tuple(flaws.values()))


def names_an_id(anchor: str) -> bool:
    """Whether `anchor` is meant to be an id of the page, and not read by the browser or a script."""
    return anchor not in _NO_ID and "=" not in anchor


def no_such_place(address: str, target: str, anchor: str, line: int) -> Flaw:
    """The flaw of a link at `address` to a place that the page `target` does not have."""
    message = f'there is no "#{anchor}" on {"the page" if target == address else target}.'
    hint = "See what the id of the story or heading is, and write it in the link."
    return wrong("site/anchor", address, message, hint, line=line, traces=(f"#{anchor}",))


def _miswritten(link: Link, way: Way, address: str) -> Flaw:
    fault = _WRONG[way]
    message = f'"{link.text}" {fault.message}.'
    return wrong(fault.code, address, message, fault.hint, line=link.line, traces=(link.text,))


def _remote(link: Link, address: str) -> Flaw:
    message = f'"{link.text}" is loaded from another host.'
    return wrong("page/remote", address, message, _REMOTE, line=link.line, traces=(link.text,))
