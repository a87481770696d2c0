"""What the cache keeps of stories: bytes until somebody looks at it.

Most builds look at the stories of few editions, and to unpack those of all would take most of their time.
"""

import pickle
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, overload

from generator.model.digest import LinkedEdition
from generator.write.cache import load

Item = TypeVar("Item")


class Packed(Sequence[Item], Generic[Item]):
    """A value for each story of an edition, like a tuple of them; what looks at one unpacks all, once."""

    __slots__ = ("_count", "_data", "_items")

    def __init__(self, data: bytes, count: int) -> None:
        self._data = data
        self._count = count
        self._items: tuple[Item, ...] | None = None

    def __reduce__(self) -> tuple[type["Packed[Item]"], tuple[bytes, int]]:
        return Packed, (self._data, self._count)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        return self._unpacked()[place]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._unpacked())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._unpacked() == tuple(other)

    def __hash__(self) -> int:
        return self._count

    def _unpacked(self) -> tuple[Item, ...]:
        """The values.

        Raises:
            SpoiltError: the bytes are not what was packed.
        """
        items = self._items
        if items is None:
            items = self._items = tuple(load(self._data))
        return items


def packed(edition: LinkedEdition) -> LinkedEdition:
    """`edition` as it is kept."""
    return edition._replace(stories=_packed(edition.stories), counted=_packed(edition.counted))


def _packed(items: Sequence[Item]) -> Packed[Item]:
    return Packed(pickle.dumps(tuple(items)), len(items))
