"""The view of all feeds."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.feed import FeedKind
from generator.model.items import Shell


class FeedRow(NamedTuple):
    """A feed in a list: its name and its page; of the whole archive it has no name."""

    kind: FeedKind
    stem: str
    name: str
    address: str


class FeedGroup(NamedTuple):
    """Feeds of one kind, in order of name."""

    kind: FeedKind
    rows: tuple[FeedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsView:
    """All feeds in one language.

    Attributes:
        whole: those of the whole archive.
        opml: the address of the list for programs.
    """

    shell: Shell
    whole: tuple[FeedRow, ...]
    groups: tuple[FeedGroup, ...]
    opml: str
