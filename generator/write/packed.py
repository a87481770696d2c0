"""Stories as the cache keeps them: bytes until somebody looks at them.

Most builds look at the stories of few editions, and to unpack those of all would take most of their time.
"""

import pickle
from collections.abc import Iterator, Sequence
from typing import overload

from generator.model.digest import LinkedStory
from generator.write.cache import load


class PackedStories(Sequence[LinkedStory]):
    """The stories of an edition, like a tuple of them; what looks at one unpacks all, once."""

    __slots__ = ("_count", "_data", "_stories")

    def __init__(self, data: bytes, count: int) -> None:
        self._data = data
        self._count = count
        self._stories: tuple[LinkedStory, ...] | None = None

    def __reduce__(self) -> tuple[type["PackedStories"], tuple[bytes, int]]:
        return PackedStories, (self._data, self._count)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> LinkedStory: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[LinkedStory, ...]: ...
    def __getitem__(self, place: int | slice) -> LinkedStory | tuple[LinkedStory, ...]:
        return self._unpacked()[place]

    def __iter__(self) -> Iterator[LinkedStory]:
        return iter(self._unpacked())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._unpacked() == tuple(other)

    def __hash__(self) -> int:
        return self._count

    def _unpacked(self) -> tuple[LinkedStory, ...]:
        """The stories.

        Raises:
            SpoiltError: the bytes are not what was packed.
        """
        stories = self._stories
        if stories is None:
            stories = self._stories = tuple(load(self._data))
        return stories


def packed(stories: Sequence[LinkedStory]) -> PackedStories:
    """`stories` as they are kept."""
    return PackedStories(pickle.dumps(tuple(stories)), len(stories))
