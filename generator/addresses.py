"""Every address of the site.

An address is a path below the site's root, with forward slashes and no leading slash:
`zh/2026/04/24/google-backs-anthropic.html`. Pages link to each other relatively and always to a
file, so that the same bytes work on a host, under a sub-path and from a disk.
"""

import re
from urllib.parse import quote, unquote, urlsplit

from generator.model.date import IsoDate
from generator.model.entity import Kind
from generator.model.feed import Format
from generator.model.language import Lang
from generator.model.topic import TopicKind

FRONT = "index.html"
# Where browsers look for an icon of their own accord.
FAVICON = "favicon.ico"
# The search index begins here.
INDEX_ROOT = "search/root.js"
# What lies in these is no page.
FOLDERS = frozenset({"api", "assets", "media", "search"})

# What needs no encoding, as most addresses: to see that takes a tenth of the time.
_PLAIN = re.compile(r"[a-z0-9_./~-]*", re.ASCII | re.IGNORECASE)

_CHINESE = f"{Lang.ZH}/"
_TRADITIONAL = "zh-hant/"


def home(lang: Lang) -> str:
    """The home page of one language."""
    return f"{lang}/index.html"


def edition(lang: Lang, date: IsoDate, slug: str) -> str:
    """An edition; one that is dated by month lies in the folder of the month."""
    return f"{lang}/{_folder(date)}/{slug}.html"


def parallel(date: IsoDate, slug: str) -> str:
    """Both editions of a digest side by side, under the name of the original."""
    return f"parallel/{_folder(date)}/{slug}.html"


def calendar(lang: Lang, date: str) -> str:
    """The page of a day, a month or a year: `2026-04-24`, `2026-04` or `2026`."""
    return f"{lang}/{_folder(date)}/index.html"


def archive(lang: Lang) -> str:
    """All years."""
    return f"{lang}/archive.html"


def entity(lang: Lang, kind: Kind, entity_id: str, year: str | None = None) -> str:
    """An entity's page, or the page of one of its older years."""
    stem = f"{lang}/{kind}/{entity_id}"
    return f"{stem}/{year}.html" if year else f"{stem}.html"


def register(lang: Lang) -> str:
    """The register of all entities."""
    return f"{lang}/companies.html"


def overview(lang: Lang) -> str:
    """Who appears with whom."""
    return f"{lang}/overview.html"


def search(lang: Lang) -> str:
    """The search page."""
    return f"{lang}/search.html"


def topic(lang: Lang, kind: TopicKind, slug: str, year: str | None = None) -> str:
    """The page of a topic or series, or of one of its years."""
    stem = f"{lang}/{kind}/{slug}"
    return f"{stem}/{year}.html" if year else f"{stem}.html"


def topics(lang: Lang) -> str:
    """All topics and series."""
    return f"{lang}/topics.html"


def feed_of_language(lang: Lang, *, stories: bool = False) -> str:
    """The stem of the feed of all digests, or of all their stories."""
    return f"{lang}/feed-stories" if stories else f"{lang}/feed"


def feed(stem: str, form: Format, period: str = "") -> str:
    """A feed in one format, or the archive document of a period, which lies in the folder of that name.

    The stem is what all of them have in common: of a company's it is the address of its page without `.html`.
    """
    return f"{stem}/{period}.{form}" if period else f"{stem}.{form}"


def feeds(lang: Lang) -> str:
    """The page that lists all feeds."""
    return f"{lang}/feeds.html"


def feed_list() -> str:
    """All feeds for a program to take in, as OPML."""
    return "feeds.opml"


def traditional(address: str) -> str:
    """The rendering in Traditional characters of the Chinese page at `address`; empty for any other page."""
    return f"{_TRADITIONAL}{address.removeprefix(_CHINESE)}" if address.startswith(_CHINESE) else ""


def sitemap(part: int = 0) -> str:
    """The sitemap, or one of the parts of a large one."""
    return f"sitemap-{part}.xml" if part else "sitemap.xml"


def missing(lang: Lang | None = None) -> str:
    """What a host shows where there is no page: in all languages, or in one."""
    return f"{lang}/404.html" if lang else "404.html"


def manifest(lang: Lang) -> str:
    """What a home screen shows of the site."""
    return f"{lang}/site.webmanifest"


# The archive as a database.
DATABASE = "archive.sqlite"


def api(name: str) -> str:
    """A document for programs: `digests`, `entities/nvidia`, `stories/2026-04`."""
    return f"api/{name}.json"


def asset(name: str) -> str:
    """A file of `templates/assets`, under its content-hashed name."""
    return f"assets/{name}"


def media(path: str) -> str:
    """A file of `content/media`, by its path below that folder."""
    return f"media/{path}"


def to_root(address: str) -> str:
    """What leads from the page at `address` to the site's root: `../../`, or nothing."""
    return "../" * address.count("/")


def from_host(base_url: str) -> str:
    """What leads from any address of a host to the site's root: `/archive/`; `/` where no host is known."""
    return quote(unquote(urlsplit(base_url).path)) or "/"


def absolute(target: str, base_url: str) -> str:
    """`target` on the host: for canonical links, feeds and sitemaps. `base_url` ends in a slash."""
    path, hash_sign, anchor = target.partition("#")
    if path == "index.html" or path.endswith("/index.html"):
        path = path.removesuffix("index.html")
    return base_url + quoted(path + hash_sign + anchor)


def quoted(target: str) -> str:
    """`target` as a link has it, with its anchor."""
    if _PLAIN.fullmatch(target):
        return target
    path, hash_sign, anchor = target.partition("#")
    return quote(path) + hash_sign + quote(anchor)


def _folder(date: str) -> str:
    return date.replace("-", "/")
