"""Batches of a segment become one: documents numbered through, words of all of them sorted."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from generator.search.batches import DOCUMENT_BITS, DOCUMENT_MASK, LEVEL_BITS, Batch, Places
from generator.search.codes import Keys
from generator.search.stems import stems_of


class Merged(NamedTuple):
    """All postings of a segment.

    Attributes:
        entries: every word as written and every fact, sorted.
        counts: how often each word stands in the segment; facts have none.
        forms: for a word the form at which its postings stand, where that is another.
        word_keys: sorted; place in `entries`, document, level.
        pair_keys: sorted; pair of Han, document, level.
    """

    entries: list[str]
    counts: dict[str, int]
    forms: dict[str, str]
    word_keys: Keys
    pair_keys: Keys


def merged(batches: Sequence[Batch], wanted: Collection[str]) -> Merged:
    """The postings of `batches`, whose documents follow on one another.

    Args:
        wanted: words that are to be entries even if no text has them.
    """
    forms = Places()
    counts = np.zeros(0, np.int64)
    facts: set[str] = set()
    for batch in batches:
        of_batch = forms.of(_lines(batch.forms))
        counts = np.append(counts, np.zeros(len(forms) - len(counts), np.int64))
        counts[of_batch] += batch.form_counts
        facts |= {stem for stem in _lines(batch.stems) if ":" in stem}
    # The postings of a stem stand at the first of its forms.
    first_forms = {fact: fact for fact in facts}
    stems = stems_of(forms)
    for form, stem in sorted(zip(forms, stems, strict=True)):
        first_forms.setdefault(stem, form)
    others = {form: first_forms[stem] for form, stem in zip(forms, stems, strict=True)}
    entries = sorted({*forms, *facts, *wanted})
    entry_places = {entry: place for place, entry in enumerate(entries)}
    places = {stem: entry_places[form] for stem, form in first_forms.items()}

    bases = np.cumsum([0, *(len(batch.dates) for batch in batches)]).tolist()
    word_keys = []
    for batch, base in zip(batches, bases, strict=False):
        numbers = np.array(list(map(places.__getitem__, _lines(batch.stems))), np.uint64)
        keys = numbers[batch.stem_keys >> np.uint64(DOCUMENT_BITS)] << np.uint64(DOCUMENT_BITS)
        keys |= (batch.stem_keys & np.uint64(DOCUMENT_MASK)) + np.uint64(base << LEVEL_BITS)
        word_keys.append(keys)
    pair_keys = (
        batch.pair_keys + np.uint64(base << LEVEL_BITS) for batch, base in zip(batches, bases, strict=False)
    )
    return Merged(
        entries=entries,
        counts=dict(zip(forms, counts.tolist(), strict=True)),
        forms={form: other for form, other in others.items() if form != other},
        word_keys=_sorted(word_keys),
        pair_keys=_sorted(pair_keys),
    )


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _sorted(parts: Iterable[Keys]) -> Keys:
    keys = np.concatenate([np.zeros(0, np.uint64), *parts])
    keys.sort()
    return keys


def ranges_of(keys: Keys, shift: int, size: int) -> list[tuple[int, int]]:
    """Sorted keys cut into ranges of at least `size`; keys with the same bits above `shift` stay together."""
    cuts = [0]
    while cuts[-1] < len(keys):
        at = cuts[-1] + size
        if at >= len(keys):
            cuts.append(len(keys))
        else:
            last = int(keys[at]) | ((1 << shift) - 1)
            cuts.append(int(np.searchsorted(keys, np.uint64(last), side="right")))
    return list(pairwise(cuts))
