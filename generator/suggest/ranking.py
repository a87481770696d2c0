"""Candidates become suggestions, the likeliest first."""

import math
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence

from generator.model.entity import Entity, Kind, Name
from generator.model.language import Lang, Localized
from generator.model.suggestion import Example, Sighting, Sign, Suggestion
from generator.suggest.candidates import Candidate, key_of
from generator.suggest.merging import merge
from generator.suggest.records import WEAK, Record, is_believed, records_of

# How much each sign says.
WEIGHTS = {
    Sign.LISTED: 8,
    Sign.BRACKETS: 6,
    Sign.FOREIGN: 4,
    Sign.QUOTED: 3,
    Sign.ENDING: 3,
    Sign.PERSON: 3,
    Sign.COMPANY: 3,
    Sign.LATIN: 3,
    Sign.CAPITALS: 3,
    Sign.FIRST: 0,
}
_BOTH_LANGUAGES = 3
_LOOKS = 1
_EXAMPLES = 2
_LONGEST_ID = 60


def rank(
    candidates: Sequence[Candidate], sightings: Iterable[Sighting], ids: Container[str]
) -> list[Suggestion]:
    """The suggestions that `candidates` give, the likeliest first.

    Args:
        sightings: where they are written, the newest digest first.
        ids: those of the register.
    """
    records = merge(filter(is_believed, records_of(candidates, sightings)))
    ordered = sorted(records, key=lambda each: (-_worth(each), key_of(each.name), each.name))
    given = _Ids(ids)
    return [_suggestion(each, given) for each in ordered]


def _worth(record: Record) -> float:
    signs = sum(WEIGHTS[sign] for sign in record.signs)
    stories, digests = len(record.stories), len(record.digests)
    if record.signs.keys() <= WEAK:
        stories = digests = record.signs[Sign.COMPANY]
    spread = 3 * math.log2(1 + digests) + 2 * math.log2(1 + stories)
    return signs + spread + _BOTH_LANGUAGES * (len(record.langs) > 1) + _LOOKS * _looks_made(record.name)


def _looks_made(name: str) -> bool:
    """Whether it is written as names of firms and products are, and words and places seldom: TSMC, xAI."""
    return " " in name or name.isupper() or any(char.isupper() or char.isdigit() for char in name[1:])


class _Ids:
    """Ids for new entities, none of which is taken."""

    def __init__(self, taken: Container[str]) -> None:
        self._taken = taken
        self._given: set[str] = set()

    def new(self, name: str) -> str:
        """One made of `name`; a stand-in where it has no letters that an id may have."""
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        base = re.sub("[^a-z0-9]+", "-", re.sub(r"\+", " plus ", plain)).strip("-")[:_LONGEST_ID].strip("-")
        wanted = base or "name-1"
        number = 1
        while wanted in self._taken or wanted in self._given:
            number += 1
            wanted = f"{base or 'name'}-{number}"
        self._given.add(wanted)
        return wanted


def _suggestion(record: Record, ids: _Ids) -> Suggestion:
    en, zh = (record.latin or record.han)[0], (record.han or record.latin)[0]
    kind, is_sure = _kind(record)
    others = dict.fromkeys((*record.latin[1:], *record.han[1:], *record.aliases))
    return Suggestion(
        entity=Entity(
            id=ids.new(en if record.latin else ""),
            kind=kind,
            names=Localized(zh=zh, en=en),
            writings=tuple(_names(record, dict.fromkeys((zh, en, *others)))),
            owner=None,
            url="",
            about=Localized(zh="", en=""),
        ),
        is_kind_sure=is_sure,
        is_id_sure=bool(record.latin),
        is_pair_sure=not record.is_guess,
        stories=len(record.stories),
        digests=len(record.digests),
        langs=record.langs,
        signs=tuple(sorted(record.signs, key=lambda sign: -WEIGHTS[sign])),
        examples=_examples(record),
    )


def _names(record: Record, writings: Iterable[str]) -> Iterator[Name]:
    """Each writing, once whatever its case; one that is an ordinary word too asks for its capital."""
    seen: set[str] = set()
    for each in writings:
        if each.casefold() not in seen:
            seen.add(each.casefold())
            yield Name(
                text=each, case=bool(record.in_small_letters) and not each.islower() and each.isascii()
            )


def _kind(record: Record) -> tuple[Kind, bool]:
    """The kind that most signs tell, and whether they do."""
    if not record.kinds:
        return Kind.COMPANY, False
    kind, times = record.kinds.most_common(1)[0]
    return kind, 2 * times >= record.kinds.total()


def _examples(record: Record) -> tuple[Example, ...]:
    """The newest sentences, one of each language if both name it."""
    by_lang = {lang: [each for each in record.sightings if each.lang is lang] for lang in Lang}
    ordered = [each for pair in zip(*by_lang.values(), strict=False) for each in pair] or record.sightings
    found = {each.sentence: Example(each.path, each.sentence) for each in ordered}
    return tuple(found.values())[:_EXAMPLES]
