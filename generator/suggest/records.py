"""A candidate with all places where it is written, and what was found to be another name for the same."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model.entity import Kind
from generator.model.language import Lang
from generator.model.suggestion import Sighting, Sign
from generator.suggest.candidates import Candidate, is_han

Place = tuple[str, str]
# What words that are no names have, too.
WEAK = frozenset({Sign.COMPANY, Sign.FIRST})
_SELDOM = 0.1


class Record:
    """What is known of one name.

    Attributes:
        latin, han: its names in either script, the best first.
        aliases: what else it is called.
        signs: in how many stories each sign was seen.
        kinds: how often each kind was told.
        listed: the keys of the digests whose headers list it.
        sightings: where it is written.
        is_guess: whether two of its names are only thought to be of the same.
    """

    def __init__(self, candidate: Candidate, sightings: Sequence[Sighting]) -> None:
        self.latin = [each for each in candidate.spellings if not is_han(each)]
        self.han = [each for each in candidate.spellings if is_han(each)]
        self.aliases: list[str] = []
        self.signs = Counter(dict(candidate.signs))
        self.kinds: Counter[Kind] = Counter(dict(candidate.kinds))
        self.listed = set(candidate.listed)
        self.sightings = [each for each in sightings if not self._is_lower(each.writing)]
        self.in_small_letters = len(sightings) - len(self.sightings)
        self.is_guess = False

    def _is_lower(self, writing: str) -> bool:
        return writing.islower() and writing not in self.latin

    @property
    def name(self) -> str:
        """The name that stands for it."""
        return (self.latin or self.han)[0]

    @property
    def stories(self) -> set[Place]:
        """The stories that name it."""
        return {each.place for each in self.sightings}

    @property
    def digests(self) -> set[str]:
        """The digests that name it, or list it in a header."""
        return {each.place[0] for each in self.sightings} | self.listed

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages of the editions that name it."""
        found = {each.lang for each in self.sightings}
        return tuple(lang for lang in Lang if lang in found)

    def stories_in(self, lang: Lang) -> set[Place]:
        """The stories that name it in `lang`."""
        return {each.place for each in self.sightings if each.lang is lang}

    def absorb(self, other: "Record") -> None:
        """Take `other` for another name of the same."""
        self.aliases += [*other.latin, *other.han, *other.aliases]
        self._add(other)

    def join(self, translation: "Record") -> None:
        """Take `translation` for the name in the other script."""
        self.latin += translation.latin
        self.han += translation.han
        self.aliases += translation.aliases
        self.is_guess = True
        self._add(translation)

    def _add(self, other: "Record") -> None:
        self.signs += other.signs
        self.kinds += other.kinds
        self.listed |= other.listed
        self.sightings += other.sightings
        self.in_small_letters += other.in_small_letters


def records_of(candidates: Sequence[Candidate], sightings: Iterable[Sighting]) -> list[Record]:
    """A record for each candidate, in order."""
    found: list[list[Sighting]] = [[] for _ in candidates]
    for each in sightings:
        found[each.candidate].append(each)
    return [Record(*each) for each in zip(candidates, found, strict=True)]


def is_believed(record: Record) -> bool:
    """Whether there is enough to take it for a name."""
    if record.listed:
        return True
    # Capitals in Chinese text are meant; in English text a word has them at the front of a sentence, too.
    most = len(record.sightings) if Sign.LATIN in record.signs else len(record.sightings) // 4
    if not record.sightings or record.in_small_letters > most:
        return False
    if record.signs.keys() - WEAK - {Sign.PERSON}:
        return True
    # A Chinese word that stands where names stand: once is chance, and so is seldom.
    times = record.signs[Sign.COMPANY] + record.signs[Sign.PERSON]
    is_often = times >= _SELDOM * len(record.stories_in(Lang.ZH))
    return is_often and (times > 1 or Sign.PERSON in record.signs)
