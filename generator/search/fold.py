"""One way to write what can be written in several: the reference for the index, the reader and search.js.

`folded` treats characters one by one, `joined` then what stands between words. A query and a text match
where their joined forms do. The index does the same to arrays of code points (`codes.py`), and tests hold
the two against each other.
"""

import unicodedata
from collections.abc import Iterator, Mapping

from generator.search.characters import DROPPED, JOINING, UNIFIED, is_digit, is_han, is_in, is_word

# Traditional to Simplified, by character.
Simplified = Mapping[str, str]

NO_TABLE: Simplified = {}

_EARLY: dict[int, str | None] = dict.fromkeys(map(ord, DROPPED))
_EARLY |= {ord(each): one for one, several in UNIFIED.items() for each in several}
# What lower case leaves apart: `ß` and `ss`, the two small sigmas.
_LATE: dict[int, str | None] = {ord("ß"): "ss", ord("ς"): "σ"}


def folded(text: str, simplified: Simplified = NO_TABLE) -> str:
    """`text` in NFKC and lower case, with one kind of quotes, dashes and spaces, and simplified.

    The early replacements come once more after NFKC, which turns wide signs into those that are unified.
    """
    text = unicodedata.normalize("NFKC", text.translate(_EARLY)).lower().translate(_EARLY | _LATE)
    if not simplified:
        return text
    return "".join([simplified.get(each, each) for each in text])


def joined(text: str) -> str:
    """Folded `text` without what stands between characters that belong together.

    That is: spaces beside Han, points inside Chinese names, separators of thousands, and apostrophes inside
    words, with the `s` of a possessive. Hyphens inside words become spaces.
    """
    return "".join([character for character, _ in _joined(text, range(len(text)))])


def joined_with_places(text: str, simplified: Simplified = NO_TABLE) -> tuple[str, list[int]]:
    """`text` folded and joined, and for each of its characters where it comes from in `text`."""
    characters: list[str] = []
    places: list[int] = []
    for place, cluster in _clusters(text):
        for each in folded(cluster, simplified):
            characters.append(each)
            places.append(place)
    pairs = list(_joined("".join(characters), places))
    return "".join([character for character, _ in pairs]), [place for _, place in pairs]


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Characters with the marks that NFKC joins to them, and where they start."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not (is_in(ord(text[place]), JOINING) or text[place] in DROPPED):
            yield start, text[start:place]
            start = place


def _joined(text: str, places: range | list[int]) -> Iterator[tuple[str, int]]:
    before, waiting = "\n", -1
    place = 0
    while place < len(text):
        skipped = _skipped(text, place)
        if skipped:
            place += skipped
            continue
        character = text[place]
        if character in " \t" or _is_hyphen(text, place):
            waiting = place if waiting < 0 else waiting
        else:
            if waiting >= 0 and not is_han(before) and not is_han(character):
                yield " ", places[waiting]
            waiting = -1
            yield character, places[place]
            before = character
        place += 1


def _is_hyphen(text: str, place: int) -> bool:
    """Whether a hyphen joins two words, which some write with a space."""
    return (
        text[place] == "-"
        and is_word(text[place - 1 : place] or "\n")
        and is_word(text[place + 1 : place + 2] or "\n")
    )


def _skipped(text: str, place: int) -> int:
    """How many characters from `place` on are left out."""
    character = text[place]
    if character not in "'·,":
        return 0
    before, after = text[place - 1 : place] or "\n", text[place + 1 : place + 2] or "\n"
    if character == "'" and is_word(before) and is_word(after):
        return 2 if after == "s" and not is_word(text[place + 2 : place + 3] or "\n") else 1
    if character == "·" and is_han(before) and is_han(after):
        return 1
    thousands = text[place + 1 : place + 5]
    is_separator = (
        character == "," and is_digit(before) and [is_digit(each) for each in thousands[:3]] == [True] * 3
    )
    return 1 if is_separator and not is_digit(thousands[3:] or "\n") else 0
