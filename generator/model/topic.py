"""Topics, which tags and categories name, and series, which digests are numbers of."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.language import Localized

# What one writer puts between words, and another does not; the point of `3.5` is not of that kind.
_BETWEEN = re.compile(
    r"[\s\x00-\x1f\x7f_\-\u00ad\u00b7\u2010-\u2015\u200b-\u200d\u2060\u30fb\ufeff]+|(?<!\d)\.|\.(?!\d)"
)
_LONGEST_SLUG = 60


class TopicKind(StrEnum):
    """What digests have in common; the value is its path segment."""

    TOPIC = "topic"
    SERIES = "series"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredTopic:
    """A topic or series that the settings name.

    Attributes:
        slug: its name in addresses.
        names: its names; empty in a language for which the settings have none.
        aliases: other ways to write it, in any language.
        about: one line of description, or empty.
    """

    slug: str
    names: Localized
    aliases: tuple[str, ...]
    about: Localized

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write it."""
        return (self.slug, *filter(None, (self.names.zh, self.names.en)), *self.aliases)


class Topic(NamedTuple):
    """A topic or series as readers of one language see it.

    Attributes:
        name: as the settings have it, or as most editions in that language write it.
        digests: by number, newest first; those in which an edition of either language names it.
    """

    kind: TopicKind
    slug: str
    name: str
    about: str
    digests: tuple[int, ...]

    @property
    def key(self) -> str:
        """What tells it from all others: `topic/chips`."""
        return f"{self.kind}/{self.slug}"


def shown_spelling(spelling: str) -> str:
    """`spelling` without the sign of a hashtag."""
    return spelling.lstrip("#＃ ") or spelling


def folded(spelling: str) -> str:
    """What all spellings of a topic have in common: `#Open Source`, `open-source`, `ＯｐｅｎＳｏｕｒｃｅ`."""
    text = unicodedata.normalize("NFKC", spelling).casefold()
    return unicodedata.normalize("NFKC", _BETWEEN.sub("", text).lstrip("#")) or "-"


def slug_of(name: str) -> str:
    """The ASCII name of a topic that the settings do not name, made from its folded `name` and nothing else.

    A name of Latin letters and figures is its own slug; any other is written as in domain names, by Punycode,
    which writes no two names alike. A declared slug has no two hyphens in a row, so it never meets one.
    """
    if name.isascii() and name.isalnum():
        slug = name
    else:
        # Punycode leaves ASCII as it is. The full-width form of a sign never stands in a folded name.
        signs = {ord(each): ord(each) + 0xFEE0 for each in name if each.isascii() and not each.isalnum()}
        slug = f"xn--{name.translate(signs).encode('punycode').decode()}" if len(name) < 256 else name
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return f"long--{hashlib.blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"
