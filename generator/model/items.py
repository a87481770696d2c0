"""What several views show: the shell around a page, links, digests, entities and stories in lists."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.entity import Kind
from generator.model.feed import FeedLink
from generator.model.language import Lang


class Link(NamedTuple):
    """An address with the text that leads to it."""

    address: str
    label: str


class Switch(NamedTuple):
    """The way to the other language.

    `exact` is true when `address` is this very page in `lang`; else it is the nearest one.
    """

    lang: Lang
    address: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What every page has around its content.

    Attributes:
        address: the page's own address.
        root: what leads from the page to the site's root, before an address.
        title: for `<title>` and Open Graph; plain text.
        site: the archive's title.
        description: for the `description` meta element; may be empty.
        area: which entry of the navigation is current: home, archive, register, or empty.
        switch: the way to the other language; absent in an archive of one language.
        topics: the page of all topics; empty in an archive without any.
        crumbs: the way up, outermost first, without the page itself.
        alternates: as `model.page.Page` has them.
        base_url: absolute prefix for canonical links; empty when there is no host.
        feeds: of this page and of its language, then those in the other language; none without a host.
    """

    lang: Lang
    address: str
    root: str
    title: str
    site: str
    description: str
    area: str
    switch: Switch | None
    topics: str
    crumbs: tuple[Link, ...]
    alternates: tuple[tuple[str, str], ...]
    base_url: str
    feeds: tuple[FeedLink, ...] = ()


class DigestItem(NamedTuple):
    """A digest in a list; `lang` is the language of its title, which may not be the page's."""

    key: str
    lang: Lang
    date: IsoDate
    title: str
    address: str
    summary: tuple[str, ...]
    headlines: tuple[Link, ...]


class EntityLink(NamedTuple):
    """An entity as a name that leads to its page."""

    id: str
    name: str
    address: str


class EntityItem(NamedTuple):
    """An entity in a list: its name in the page's language, and in the other one unless equal."""

    id: str
    kind: Kind
    name: str
    other_name: str
    address: str
    stories: int
    last: IsoDate | None


class TopicItem(NamedTuple):
    """A topic or series in a list: its name in the page's language, and in the other one unless equal."""

    slug: str
    name: str
    other_name: str
    about: str
    address: str
    digests: int
    last: IsoDate


class Entry(NamedTuple):
    """A story in the timeline of an entity or a day; a whole digest has neither `story` nor `headline`.

    `source` is the first source of the story, under the name of its host.
    """

    digest: str
    story: str
    lang: Lang
    date: IsoDate
    address: str
    headline: str
    sentence: str
    digest_title: str
    source: Link | None
