"""Texts as arrays of code points, folded by a table: what `fold` and `terms` do, for many texts at once."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.search.characters import DIGITS, HAN, JOINING, SPACES, UNIFIED, WORD
from generator.search.fold import Simplified, folded
from generator.search.terms import LONGEST_WORD

Codes = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# Kinds of characters, as bits.
_OTHER, _SPACE, _HAN, _WORD, _DIGIT, _MARK = 0, 1, 2, 4, 8, 16
_LAST = 0x3FFFF
# In the table of folded characters: what one character for one cannot say.
_NOT_SIMPLE = 0xFFFFFFFF


class Terms(NamedTuple):
    """The terms of many texts, each with the number of the text that it stands in.

    Attributes:
        forms: every word that there is, once.
        word_forms, word_texts: for each word, in order of appearance, the place of its form.
        pairs: of Han, as first code point << 18 | second; the second is 0 at the end of a run.
        pair_texts: in order of appearance.
        traditional: for each text whether it has Traditional characters.
    """

    forms: list[str]
    word_forms: Codes
    word_texts: Codes
    pairs: Keys
    pair_texts: Codes
    traditional: Flags


def terms_of_texts(texts: Sequence[str], simplified: Simplified) -> Terms:
    """The terms of each of `texts`, as `terms.terms` finds them in the joined text."""
    codes, lengths, traditional = _folded(texts, simplified)
    kinds = _kinds()[np.minimum(codes, _LAST + 1)]
    numbers = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths)
    if len(left_out := _left_out(codes, kinds)):
        keep = np.ones(len(codes), np.bool_)
        keep[left_out] = False
        codes, kinds, numbers = codes[keep], kinds[keep], numbers[keep]
    forms, word_forms, word_texts = _words(codes, kinds, numbers)
    pairs, pair_texts = _pairs(codes, kinds, numbers)
    return Terms(forms, word_forms, word_texts, pairs, pair_texts, traditional)


def _folded(texts: Sequence[str], simplified: Simplified) -> tuple[Codes, Places, Flags]:
    """Every text folded, with a line break behind it; how long each of them is; which were Traditional."""
    codes = _code_points("".join([f"{text}\n" for text in texts]))
    lengths = np.array([len(text) + 1 for text in texts], dtype=np.int64)
    given = tuple(simplified.items())
    within = np.minimum(codes, _LAST + 1)
    found = _table(given)[within]
    starts = np.cumsum(lengths) - lengths
    traditional = np.zeros(len(texts), np.bool_)
    changed = np.flatnonzero(_is_traditional(given)[within])
    traditional[np.searchsorted(starts, changed, side="right") - 1] = True
    hard = np.flatnonzero(found == _NOT_SIMPLE)
    if not len(hard):
        return found, lengths, traditional
    numbers = np.searchsorted(starts, hard, side="right") - 1
    pieces: list[Codes] = []
    done = 0
    for number in dict.fromkeys(numbers.tolist()):
        start = int(starts[number])
        text = folded(texts[number], simplified)
        traditional[number] = text != folded(texts[number])
        piece = _code_points(f"{text}\n")
        pieces += [found[done:start], piece]
        done = start + int(lengths[number])
        lengths[number] = len(piece)
    return np.concatenate([*pieces, found[done:]]), lengths, traditional


def _code_points(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


@cache
def _table(simplified: tuple[tuple[str, str], ...]) -> Codes:
    """For each code point the one that it folds to, if it is one and stands alone."""
    table = np.full(_LAST + 2, _NOT_SIMPLE, dtype=np.uint32)
    breaks = {"\n", *UNIFIED["\n"]}
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    characters = [each for each in characters if each not in breaks]
    outcome = folded("\n".join(characters), dict(simplified)).split("\n")
    for character, other in zip(characters, outcome, strict=True):
        if len(other) == 1:
            table[ord(character)] = ord(other)
    for first, last in JOINING:
        table[first : last + 1] = _NOT_SIMPLE
    table[[ord(each) for each in breaks]] = 0x0A
    table[0x20000:0x2F800] = np.arange(0x20000, 0x2F800)
    table[0x2FA20 : _LAST + 1] = np.arange(0x2FA20, _LAST + 1)
    return table


@cache
def _is_traditional(simplified: tuple[tuple[str, str], ...]) -> Flags:
    """For each code point whether the table of Simplified characters changes what it folds to."""
    return np.not_equal(_table(simplified), _table(()))


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    kinds = np.full(_LAST + 2, _OTHER, dtype=np.uint8)
    for ranges, kind in ((SPACES, _SPACE), (HAN, _HAN), (WORD, _WORD), (DIGITS, _WORD | _DIGIT)):
        for first, last in ranges:
            kinds[first : last + 1] = kind
    for each in "'·,.":
        kinds[ord(each)] = _MARK
    return kinds


def _left_out(codes: Codes, kinds: npt.NDArray[np.uint8]) -> Places:
    """Where the characters stand that joined text does not have, spaces beside Han aside."""
    marks = np.flatnonzero(kinds == _MARK)
    around = np.concatenate([kinds, np.zeros(5, np.uint8)])  # what lies before the first is the last of these
    signs, before, after = codes[marks], around[marks - 1], around[marks + 1]

    apostrophes = marks[(signs == ord("'")) & ((before & after & _WORD) > 0)]
    following = np.concatenate([codes, np.zeros(5, np.uint32)])
    possessive = apostrophes[
        (following[apostrophes + 1] == ord("s")) & ((around[apostrophes + 2] & _WORD) == 0)
    ]
    points = marks[(signs == ord("·")) & ((before & after & _HAN) > 0)]
    commas = marks[(signs == ord(",")) & ((before & after & _DIGIT) > 0)]
    digits = [(around[commas + step] & _DIGIT) > 0 for step in (2, 3, 4)]
    return np.concatenate([apostrophes, possessive + 1, points, commas[digits[0] & digits[1] & ~digits[2]]])


def _words(codes: Codes, kinds: npt.NDArray[np.uint8], numbers: Codes) -> tuple[list[str], Codes, Codes]:
    """The forms of words, for each word the place of its form, and the text that it stands in."""
    is_word = (kinds & _WORD) > 0
    points = np.flatnonzero(codes == ord("."))
    inner = points[(points > 0) & (points < len(codes) - 1)]
    inner = inner[((kinds[inner - 1] & kinds[inner + 1]) & _DIGIT) > 0]
    is_word[inner] = True
    edges = np.flatnonzero(np.diff(is_word, prepend=False, append=False))
    starts, lengths = edges[0::2], edges[1::2] - edges[0::2]
    if not len(starts):
        return [], np.zeros(0, np.uint32), np.zeros(0, np.uint32)
    characters = codes[is_word].astype(np.uint64)
    ends = np.cumsum(lengths)
    within = np.arange(len(characters)) - np.repeat(ends - lengths, lengths)
    hashes = np.add.reduceat(characters * _multipliers()[np.minimum(within, LONGEST_WORD)], ends - lengths)
    # Words of one form are brought together by their hash: to compare their letters would take longer than
    # all else. That two of a million different words have one hash is as good as impossible.
    order = np.argsort(hashes)
    hashes = hashes[order]
    is_first = np.append(True, hashes[1:] != hashes[:-1])
    word_forms = np.empty(len(starts), np.uint32)
    word_forms[order] = np.cumsum(is_first) - 1
    examples = order[is_first]
    firsts = starts[examples]
    lasts = firsts + np.minimum(lengths[examples], LONGEST_WORD)
    text = codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")
    forms = [text[first:last] for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]
    return forms, word_forms, numbers[starts]


@cache
def _multipliers() -> Keys:
    """A number for each place in a word, all bits of which are mixed (splitmix64); 0 for what is cut off."""
    mixed = np.arange(1, LONGEST_WORD + 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed[LONGEST_WORD] = 0
    return mixed


def _pairs(codes: Codes, kinds: npt.NDArray[np.uint8], numbers: Codes) -> tuple[Keys, Codes]:
    if not (kinds == _HAN).any():
        return np.zeros(0, np.uint64), np.zeros(0, np.uint32)
    keep = kinds != _SPACE
    codes, is_han, numbers = codes[keep], kinds[keep] == _HAN, numbers[keep]
    firsts = np.flatnonzero(is_han)
    followed = is_han[np.minimum(firsts + 1, len(codes) - 1)]
    seconds = np.where(followed, codes[np.minimum(firsts + 1, len(codes) - 1)], 0).astype(np.uint64)
    return (codes[firsts].astype(np.uint64) << np.uint64(18)) | seconds, numbers[firsts]
