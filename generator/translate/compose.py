"""A translation is put together: the pieces of the original, each unit in its place, translated or not."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.manuscript import TITLE, Piece, Role, Unit
from generator.translate.hints import Hints
from generator.translate.labels import label_in, word_in

# A unit by its story and its name.
Place = tuple[int, str]


class Composed(NamedTuple):
    """The text of a translation, and how many of its units are still to be translated."""

    text: str
    missing: int


def compose(pieces: Sequence[Piece], written: Mapping[Place, str], hints: Hints) -> Composed:
    """The text below the header of a translation.

    A unit that is not in `written` stands in a comment, with a line below it of what its translation must
    hold; citations stay as they are.
    """
    lines: list[str] = []
    missing = 0
    for piece in pieces:
        left = [unit for unit in piece.units if _is_asked(piece, unit) and _place(unit) not in written]
        missing += len(left)
        # Directly below a definition a comment would belong to it.
        if lines and (piece.is_apart or (left and piece.units[0].name.startswith("note/"))):
            lines.append("")
        if left:
            shown = [unit.around(unit.text) if len(piece.units) > 1 else unit.text for unit in left]
            lines.append(_comment("\n".join(shown)))
        between = "\n\n" if piece.is_loose else "\n"
        lines.append(between.join(_units(piece, written, hints)))
    return Composed("".join(f"{line}\n" for line in lines), missing)


def _is_asked(piece: Piece, unit: Unit) -> bool:
    # Who translates is asked for the title once, in the header.
    return unit.name not in ("", TITLE) and piece.role in (Role.HEADING, Role.TEXT)


def _place(unit: Unit) -> Place:
    return unit.story, unit.name


def _units(piece: Piece, written: Mapping[Place, str], hints: Hints) -> Iterator[str]:
    for unit in piece.units:
        text = written.get(_place(unit)) if unit.name else None
        match piece.role:
            case Role.KEPT:
                yield unit.around(unit.text)
            case Role.CITATION:
                yield _citation(unit, text, hints)
            case Role.HEADING if not unit.name:
                yield unit.around(word_in(unit.text, hints.lang) or unit.text)
            case Role.HEADING:
                heading = hints.words(unit.text) if text is None else text
                yield unit.around(" ".join(heading.split()) if unit.first else heading)
            case Role.TEXT:
                yield unit.around(hints.line(unit.text) if text is None else text)


def _citation(unit: Unit, text: str | None, hints: Hints) -> str:
    label, rest = label_in(unit.first or unit.text, hints.lang)
    if unit.first:
        return unit._replace(first=label or unit.first).around(unit.text if text is None else text)
    return (label + rest).rstrip() if text is None else text


def _comment(text: str) -> str:
    """`text` as a comment, which ends where it should: two hyphens in a row could end it."""
    harmless = text.replace("--", "-&#45;")
    return f"<!--\n{harmless}\n-->" if "\n" in harmless else f"<!-- {harmless} -->"
