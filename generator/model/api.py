"""Documents for programs."""

from enum import StrEnum
from typing import NamedTuple


class ApiKind(StrEnum):
    """What a document is; the value is the `type` that it says of itself."""

    INDEX = "index"
    DIGESTS = "digests"
    ENTITIES = "entities"
    ENTITY = "entity"
    STORIES = "stories"


class MonthDigests(NamedTuple):
    """A month, and its digests as indexes into those of the archive."""

    month: str
    digests: tuple[int, ...]


class ApiDocument(NamedTuple):
    """A document to be written.

    Attributes:
        entities: the ids of those that it lists; of the document of an entity, its own id and what it owns.
        months: those that it lists, newest first, or the one that it is of.
        inputs: what it is made from, in short: equal inputs mean equal documents, in archives with the same
            settings, code and register.
    """

    kind: ApiKind
    address: str
    entities: tuple[str, ...]
    months: tuple[MonthDigests, ...]
    inputs: tuple[str, ...]
