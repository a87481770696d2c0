"""The units of an edition that an existing translation has already, each in its place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.model.manuscript import NO_STORY, Piece, Role, Unit
from generator.translate.compose import Place

_Groups = dict[tuple[int, str], list[Unit]]


def translated_units(
    original: Sequence[Piece], translation: Sequence[Piece], partners: Mapping[int, int]
) -> dict[Place, str]:
    """What stands for each unit of `original` in `translation`.

    Only what has as many units of its kind in both is told, of a story or of the whole: which of three
    paragraphs stand for which of four, nobody can know.

    Args:
        partners: the places of stories of the translation by those of the same stories in the original.
    """
    theirs, ours = _groups(original), _groups(translation)
    found: dict[Place, str] = {}
    for (story, kind), units in theirs.items():
        partner = NO_STORY if story == NO_STORY else partners.get(story, NO_STORY - 1)
        told = ours.get((partner, kind), [])
        if len(told) == len(units):
            found |= {(story, unit.name): each.text for unit, each in zip(units, told, strict=True)}
    return found


def _groups(pieces: Iterable[Piece]) -> _Groups:
    """The units of each story, and of none, by kind: `headline`, `sources`, text; each footnote by itself."""
    groups: defaultdict[tuple[int, str], list[Unit]] = defaultdict(list)
    for piece in pieces:
        for unit in piece.units:
            if unit.name and piece.role is not Role.KEPT:
                kind, _, number = unit.name.rpartition("/")
                if kind == "note":
                    kind = unit.name
                groups[unit.story, kind or (number if not number.isdecimal() else "")].append(unit)
    return groups
