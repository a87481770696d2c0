"""Drawing things the way words and names occur: a few very often, most of them rarely."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Zipf(Generic[T]):
    """A source of items in which the item of rank r comes up in proportion to (r + 2) ** -1.25."""

    def __init__(self, rng: Random, items: Sequence[T]) -> None:
        self._random = rng.random
        self._items = items
        # Mandelbrot's form: with a plain 1 / r the first word of a short list would be a third of the text.
        self._cumulative = list(accumulate((rank + 3) ** -1.25 for rank in range(len(items))))

    def draw(self) -> T:
        """One item; the same item may come again."""
        # Twenty million draws make the large corpus, and Random.choices costs several times a bisection.
        return self._items[bisect(self._cumulative, self._random() * self._cumulative[-1])]

    def some(self, count: int) -> list[T]:
        """`count` different items, the likely ones first more often than not."""
        chosen: list[T] = []
        while len(chosen) < count:
            item = self.draw()
            if item not in chosen:
                chosen.append(item)
        return chosen
