"""In which order headings and stories of two editions stand side by side.

The order is that of the original. What the translation alone has stands behind what it follows there, but a
heading before the story that it is the heading of.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator import addresses
from generator.model.digest import Digest, PairedEdition
from generator.model.language import Lang


class Row(NamedTuple):
    """What stands side by side in original and translation, or alone.

    Attributes:
        original, translation: the numbers of two sections or the places of two stories; -1 for nothing.
    """

    is_heading: bool
    original: int
    translation: int


class _Item(NamedTuple):
    """A heading, by the number of its section, or a story, by its place."""

    is_heading: bool
    number: int


def parallel_address(digest: Digest) -> str:
    """The page with both editions of `digest`; empty where there is only one."""
    original = digest.editions[0].edition.header
    return addresses.parallel(digest.date, original.slug) if len(digest.editions) > 1 else ""


def editions_of(digest: Digest, languages: tuple[Lang, ...]) -> tuple[PairedEdition, ...]:
    """The editions of `digest` in the order of `languages`."""
    return tuple(paired for lang in languages if (paired := digest.edition(lang)))


def rows_of(original: PairedEdition, translation: PairedEdition) -> tuple[Row, ...]:
    """The headings and stories of both editions in the order of the page."""
    places = {anchor: place for place, anchor in enumerate(original.anchors)}
    stories = {ours: places[anchor] for ours, anchor in enumerate(translation.anchors) if anchor in places}
    sections = _sections(original, translation, stories)
    partners = {_Item(False, ours): theirs for ours, theirs in stories.items()}
    partners |= {_Item(True, ours): theirs for ours, theirs in sections.items()}
    ours_of = {_Item(item.is_heading, theirs): item.number for item, theirs in partners.items()}
    rows = [Row(*item, ours_of.get(item, -1)) for item in _items(original)]
    items = _items(translation)
    for number, item in enumerate(items):
        if item in partners:
            continue
        if item.is_heading and (first := items[number + 1 : number + 2]) and first[0] in partners:
            place = _place(rows, first[0])
        else:
            place = _place(rows, items[number - 1]) + 1 if number else 0
        rows.insert(place, Row(item.is_heading, -1, item.number))
    return tuple(rows)


def _items(paired: PairedEdition) -> list[_Item]:
    items = []
    place = 0
    for number, (heading, count) in enumerate(paired.edition.sections):
        if heading:
            items.append(_Item(True, number))
        items += (_Item(False, each) for each in range(place, place + count))
        place += count
    return items


def _place(rows: list[Row], item: _Item) -> int:
    """Which of `rows` has `item` of the translation."""
    wanted = item.is_heading, item.number
    return next(place for place, row in enumerate(rows) if (row.is_heading, row.translation) == wanted)


def _sections(
    original: PairedEdition, translation: PairedEdition, stories: Mapping[int, int]
) -> dict[int, int]:
    """The section of the original whose heading says what that of a section of the translation says.

    Those belong together that share most stories. Where stories were not matched with confidence, as many
    sections on both sides are taken to be the same ones.
    """
    theirs, ours = list(_section_of(original)), list(_section_of(translation))
    shared = Counter((ours[our], theirs[their]) for our, their in stories.items())
    found: dict[int, int] = {}
    for our, their in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if our not in found and their not in found.values():
            found[our] = their
    headings, others = original.edition.sections, translation.edition.sections
    if not translation.is_sure and len(headings) == len(others):
        left = [number for number in range(len(headings)) if number not in found.values()]
        found |= zip((number for number in range(len(others)) if number not in found), left, strict=True)
    return {our: their for our, their in found.items() if others[our][0] and headings[their][0]}


def _section_of(paired: PairedEdition) -> Iterator[int]:
    """The number of the section that each story is in."""
    for number, (_, count) in enumerate(paired.edition.sections):
        yield from [number] * count
