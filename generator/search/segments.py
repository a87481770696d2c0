"""Which documents make a segment: the newest month, the rest of its year, all that is earlier.

A segment is a function of dates alone, so a new digest touches the segment of its month and no other, until
a month or a year is over.
"""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from generator.model.date import IsoDate
from generator.model.language import Lang


class Dated(Protocol):
    """What has a date and a language, as the documents in it have."""

    @property
    def date(self) -> IsoDate:
        """Day or month of its digest."""

    @property
    def lang(self) -> Lang:
        """Its language."""


Item = TypeVar("Item", bound=Dated)


class Segment(NamedTuple, Generic[Item]):
    """What is indexed together, under a name such as `2026-04`, `2026` or `earlier`; newest first."""

    name: str
    items: tuple[Item, ...]


def segments_of(items: Iterable[Item]) -> tuple[Segment[Item], ...]:
    """Items by segment, newest first; in each all Chinese ones by date, then all English ones.

    Items of one date and language keep their order.
    """
    ordered = sorted(items, key=lambda item: item.date, reverse=True)
    ordered.sort(key=lambda item: item.lang is not Lang.ZH)
    newest = max((item.date for item in ordered), default="")
    by_name: dict[str, list[Item]] = {newest[:7]: [], newest[:4]: [], "earlier": []}
    for item in ordered:
        name = next((name for name in by_name if item.date.startswith(name)), "earlier")
        by_name[name].append(item)
    return tuple(Segment(name, tuple(within)) for name, within in by_name.items() if within)


def batches_of(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Items of a segment by batch: `size` of them, of one language."""
    made: list[Sequence[Item]] = []
    for lang in dict.fromkeys(item.lang for item in items):
        of_lang = [item for item in items if item.lang is lang]
        made += [of_lang[start : start + size] for start in range(0, len(of_lang), size)]
    return made
