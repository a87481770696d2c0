"""The archive: all digests with what was assembled from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.digest import Digest
from generator.model.entity import Register
from generator.model.language import Lang


class Appearance(NamedTuple):
    """Where an entity is named: the digest, the story and the mention, as indexes into their tuples."""

    digest: int
    story: int
    mention: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All digests, newest first, and the appearances of every entity.

    Attributes:
        timelines: by language, then by entity id, the appearances in the editions that a reader of
            that language is shown, newest first.
    """

    digests: tuple[Digest, ...]
    register: Register
    timelines: Mapping[Lang, Mapping[str, tuple[Appearance, ...]]]
