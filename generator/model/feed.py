"""Feeds: which there are, what stands in them, and what each item says."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.digest import Reference
from generator.model.language import Lang


class Format(StrEnum):
    """A format of feeds; the value is how the names of its files end."""

    ATOM = "atom.xml"
    RSS = "rss.xml"
    JSON = "json"

    @property
    def media_type(self) -> str:
        """What hosts and links call it."""
        return "application/feed+json" if self is Format.JSON else f"application/{self.name.lower()}+xml"


class FeedKind(StrEnum):
    """What a feed is of; an entity's is its kind. The value is a key of the strings."""

    DIGESTS = "digests"
    STORIES = "stories"
    COMPANY = "company"
    PRODUCT = "product"
    PERSON = "person"
    ORGANISATION = "organisation"
    TOPIC = "topic"
    SERIES = "series"


# The kinds of the feeds that are of the whole archive.
WHOLE = (FeedKind.DIGESTS, FeedKind.STORIES)


class FeedItem(NamedTuple):
    """An item of a feed: a digest, by number, or those of its stories that are of interest, by place."""

    number: int
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHead:
    """What a feed says of itself.

    Attributes:
        stem: what its addresses have in common.
        id: a tag URI that never changes.
        name: of the entity, topic or series; empty for a feed of the whole archive.
        about: one line of description, or empty.
        mark: what ids of its items end in, as they hold only a part of their digests; else empty.
        pages: the page with the same content, then that page in other languages: (BCP 47 tag, address).
    """

    kind: FeedKind
    lang: Lang
    stem: str
    id: str
    name: str
    about: str
    mark: str
    pages: tuple[tuple[str, str], ...]


class Feed(NamedTuple):
    """A feed; `subject` is the id of the entity or the key of the topic or series that it is of, or empty."""

    head: FeedHead
    subject: str


class FeedDocument(NamedTuple):
    """A part of a feed, to be written in each format.

    Attributes:
        period: of an archive document, its name; empty for the document that readers subscribe to.
        previous: the name of the archive document with the next older items, if there are any.
        updated: the day on which the newest of its items changed.
    """

    head: FeedHead
    period: str
    previous: str
    updated: str
    items: tuple[FeedItem, ...]


class FeedLink(NamedTuple):
    """The way to a feed from a page; `name` as in `FeedHead`."""

    stem: str
    lang: Lang
    name: str


class Picture(NamedTuple):
    """A cover: its URL, its media type, its size in bytes."""

    url: str
    media_type: str
    size: int


class FeedStory(NamedTuple):
    """A story of a digest in feeds.

    Attributes:
        mark: what its id ends in.
        url: its place on the page of its digest.
        alternates: the same on pages in other languages or characters: (BCP 47 tag, URL).
        link: its source, or the page that its headline leads to; a URL, or empty.
        heading: the section heading (inline HTML) that it is the first one below, or empty.
        sentence: one that tells what it is about, or empty.
    """

    mark: str
    url: str
    alternates: tuple[tuple[str, str], ...]
    level: int
    headline: str
    link: str
    heading: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDigest:
    """What feeds say of an edition.

    Attributes:
        id: a tag URI that never changes.
        url: that of its page.
        tag: the BCP 47 tag of its text.
        published, updated: RFC 3339.
        alternates: its page in other languages or characters: (BCP 47 tag, URL).
        body: the content address of its `Body`.
        links: what each `ref:` link of the body stands for: (reference, URL or empty).
    """

    id: str
    url: str
    tag: str
    lang: Lang
    title: str
    summary: tuple[str, ...]
    published: str
    updated: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    cover: Picture | None
    alternates: tuple[tuple[str, str], ...]
    stories: tuple[FeedStory, ...]
    sources: tuple[Reference, ...]
    body: str
    links: tuple[tuple[str, str], ...]


class FeedText(NamedTuple):
    """What tells an item of a digest from another one of it: that of the whole, or of one story.

    Attributes:
        pages: its page, then that page in other languages or characters: (BCP 47 tag, URL).
    """

    title: str
    summary: str
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """What a document of a feed says of itself, in one format and in the words of its language.

    Attributes:
        id: that of the feed.
        tag: the BCP 47 tag of its language.
        author: who is named where a digest names nobody.
        pages: the page with the same content, then that page in other languages: (BCP 47 tag, URL).
        self_url, current_url: of this document, and of the one to subscribe to.
        previous_url: of the archive document with the next older items; empty if there is none.
        updated: RFC 3339.
        hub: the address of a WebSub hub; empty in archive documents, which do not change.
        stylesheet: the URL of what makes an opened feed readable.
    """

    id: str
    tag: str
    title: str
    about: str
    author: str
    pages: tuple[tuple[str, str], ...]
    self_url: str
    current_url: str
    previous_url: str
    updated: str
    hub: str
    stylesheet: str

    @property
    def is_archive(self) -> bool:
        """Whether this is an archive document."""
        return self.self_url != self.current_url
