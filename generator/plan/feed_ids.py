"""Ids of feeds and of their items: tag URIs (RFC 4151), which outlast every move.

An id is made of what is not to change: the authority, the key of a digest, its language. Titles, slugs, the
host and the folder of a source are no part of it.
"""

import re
from urllib.parse import quote, urlsplit

from generator.config import Config
from generator.model.feed import FeedKind
from generator.model.language import Lang

# A tag URI has a date on which the authority had its name. Of feeds this one holds, whatever is in them.
_SINCE = "2026"
_DATED = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?=-|$)")


def authority_of(config: Config) -> str:
    """The domain in ids: that of the settings, else that of the host."""
    if config.authority:
        return config.authority
    host = urlsplit(config.base_url).hostname or "localhost"
    return host if host.isascii() else host.encode("idna").decode()


def feed_id(authority: str, lang: Lang, kind: FeedKind, name: str = "") -> str:
    """The id of a feed; `name` is the id or slug of what it is of."""
    path = f"{kind}/{name}" if name else kind
    return f"tag:{authority},{_SINCE}:feed/{path}/{lang}"


def digest_id(authority: str, key: str, date: str, lang: Lang) -> str:
    """The id of an edition. Its date is the one that the key begins with: `date` may be corrected later."""
    dated = _DATED.match(key)
    return f"tag:{authority},{dated[0] if dated else date}:digest/{quote(key)}/{lang}"


def mark_of(part: str) -> str:
    """What the id of a part of a digest ends in: of a story, by its anchor, or of what one entity is in."""
    return f"#{quote(part)}"
