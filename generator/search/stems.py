"""English words by stem, so that `trained` finds `training`. The owner of PyStemmer.

Only the builder of the index knows stems. A reader finds them as entries: each form of a word that the
archive has leads to the one at which the postings stand.
"""
# ruff: noqa: PLC0415 -- the stemmer is loaded when an index is built, and by nobody else

from collections.abc import Iterable
from functools import cache
from typing import Protocol

_SHORTEST = 3


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - its own name


class _Stems(dict[str, str]):
    """The stems of the words that were asked for. Each word is looked at once by each process."""

    def __init__(self) -> None:
        super().__init__()
        from Stemmer import Stemmer  # type: ignore[import-not-found]

        self._stemmer: _Stemmer = Stemmer("english", 0)  # no cache of its own

    def __missing__(self, word: str) -> str:
        is_english = len(word) >= _SHORTEST and word.isascii() and word.isalpha()
        self[word] = stem = self._stemmer.stemWord(word) if is_english else word
        return stem


@cache
def _stems() -> _Stems:
    return _Stems()


def stems_of(words: Iterable[str]) -> list[str]:
    """The stem of each word; what is no English word is its own."""
    return list(map(_stems().__getitem__, words))
