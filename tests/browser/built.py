"""A built site as a reader's tools see it: its pages, their kinds, and the elements of each."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urldefrag, urljoin

from tests.archive import Archive

_CONTENT = Path(__file__).parents[2] / "content"

# The site lies in a folder of its host, so that a link with one `../` too many is seen to leave it.
_HOST = "http://host/"
_BASE = f"{_HOST}some/where/"


class Element(NamedTuple):
    """A start tag."""

    tag: str
    attributes: dict[str, str]

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


@dataclass(frozen=True)
class Site:
    """A site in a folder."""

    folder: Path

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The address of every page that has one: what stands for missing ones works at any other."""
        return tuple(
            sorted(
                path.relative_to(self.folder).as_posix()
                for path in self.folder.rglob("*.html")
                if path.name != "404.html"
            )
        )

    @cached_property
    def pages(self) -> dict[str, list[Element]]:
        """The elements of every page, in the order of the page."""
        return {address: _elements((self.folder / address).read_text("utf-8")) for address in self.addresses}

    @cached_property
    def kinds(self) -> dict[str, list[str]]:
        """The pages of every kind, from the shortest to the longest."""
        kinds: dict[str, list[str]] = {}
        for address in sorted(self.addresses, key=lambda each: (self.folder / each).stat().st_size):
            kinds.setdefault(kind_of(address), []).append(address)
        return kinds

    @property
    def longest(self) -> list[str]:
        """The longest page of every kind."""
        return [addresses[-1] for addresses in self.kinds.values()]

    @property
    def in_one_language(self) -> list[str]:
        """The longest page of every kind in Chinese, for what is the same in every language."""
        return [address for address in self.longest if not address.startswith("en/")]

    @property
    def extremes(self) -> list[str]:
        """The shortest and the longest page of every kind."""
        return [each for addresses in self.kinds.values() for each in sorted({addresses[0], addresses[-1]})]


def kind_of(address: str) -> str:
    """What pages of a kind have in common: `zh/0/0/0/*.html` for editions, `zh/company/*.html`.

    A page of a new kind makes one by itself, so every test of kinds looks at it.
    """
    *folders, name = address.split("/")
    stem = name.removesuffix(".html")
    places = ["0" if folder.isdecimal() else folder for folder in folders[:2]]
    places += ["0" if folder.isdecimal() else "*" for folder in folders[2:]]
    if len(folders) > 1 and name != "index.html":
        stem = "0" if stem.isdecimal() else "*"
    return "/".join((*places, f"{stem}.html"))


def build_project(root: Path) -> Site:
    """The project's own archive, built in `root`."""
    archive = Archive(root)
    shutil.copytree(_CONTENT, root / "content")
    report = archive.build()
    assert report.published, report.problems
    return Site(archive.output)


def target(address: str, link: str) -> tuple[str, str] | None:
    """Where `link` on the page at `address` leads: an address and an anchor; None if to another host."""
    whole, anchor = urldefrag(urljoin(_BASE + quote(address), link))
    whole = whole.partition("?")[0]
    if not whole.startswith(_HOST):
        return None
    path = whole.removeprefix(_BASE) if whole.startswith(_BASE) else f"../{whole}"
    return unquote(path), unquote(anchor)


def links_of(elements: list[Element]) -> Iterator[str]:
    """Every address that a page names to follow or to load."""
    for element in elements:
        yield from (element.attributes[name] for name in ("href", "src") if name in element.attributes)


def after(elements: list[Element], number: int, tag: str) -> Element:
    """The first `tag` after the element of that number."""
    return next(element for element in elements[number + 1 :] if element.tag == tag)


def _elements(text: str) -> list[Element]:
    parser = _Parser()
    parser.feed(text)
    return parser.found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))
