"""How much a text says, in Chinese and in English alike, and in which of them it says it."""

import re
from math import sqrt

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’.-]*|\d[\d,.:/%-]*")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’.-]*")
_ORDINARY = re.compile(r"(?<![\w.@/-])[a-z][a-z'’-]+(?![\w@/]|\.\w)")
# Measured on translations: three Chinese characters say what two English words do.
_WORDS_OF_HAN = 0.68
# How the lengths of texts and their translations spread, in words: with their length, and at least.
_SPREAD, _LEAST_SPREAD = 0.5, 4.0
# A text that is so much shorter than the other lacks a part of it.
_HARDLY_HALF, _TOO_FAR = 0.6, 3.5
# Fewer Han letters than this in a long passage are names in a foreign one.
_FEW_HAN = 0.5
_ENOUGH_HAN, _ENOUGH_WORDS = 6, 8


def length(text: str) -> float:
    """How many English words say what `text` says."""
    return _WORDS_OF_HAN * len(_HAN.findall(text)) + len(_WORD.findall(text))


def deviation(length: float, other: float) -> float:
    """How many standard deviations lie between the lengths of a text and of what may be its translation."""
    return abs(length - other) / sqrt(_SPREAD * (length + other) / 2 + _LEAST_SPREAD)


def is_cut(length: float, other: float) -> bool:
    """Whether of two texts one is too short to tell what the other does."""
    shorter, longer = sorted((length, other))
    return shorter < _HARDLY_HALF * longer and deviation(shorter, longer) > _TOO_FAR


def is_chinese(text: str, least: int = _ENOUGH_HAN) -> bool:
    """Whether a passage is in Chinese rather than in English with Chinese names.

    Args:
        least: how many Chinese characters it must have.
    """
    han, words = len(_HAN.findall(text)), len(_LATIN_WORD.findall(text))
    return han >= least and _WORDS_OF_HAN * han > words


def is_english(text: str, least: int = _ENOUGH_WORDS) -> bool:
    """Whether a passage is in English rather than in Chinese with Latin names.

    Args:
        least: how many words it must have. A third of them must be written as no name is.
    """
    han, words = len(_HAN.findall(text)), len(_LATIN_WORD.findall(text))
    ordinary = len(_ORDINARY.findall(text))
    return words >= least and 3 * ordinary >= words and _WORDS_OF_HAN * han < _FEW_HAN * words
