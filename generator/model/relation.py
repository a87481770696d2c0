"""Which stories belong together."""

from typing import NamedTuple


class StoryKey(NamedTuple):
    """A story of the archive: the key of its digest, and its anchor there."""

    digest: str
    anchor: str


class Relation(NamedTuple):
    """The earlier stories on the same thing as the story with `anchor` in its digest.

    Attributes:
        before: the story that this one goes on with.
        related: others, the closest first.
    """

    anchor: str
    before: StoryKey | None
    related: tuple[StoryKey, ...]
