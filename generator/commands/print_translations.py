"""How far the digests are translated, as lines for people or JSON for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from generator import report
from generator.model.problem import Problem
from generator.model.translation import State, Translation

_COLUMNS = ("date", "key", "translation", "state", "notes")


def table(translations: Sequence[Translation]) -> str:
    """One line for each digest, with tabs between the columns, below a line that names these."""
    return report.table(_COLUMNS, _rows(translations))


def draw_table(translations: Sequence[Translation]) -> None:
    """Print the same table on a terminal."""
    report.draw_table(_COLUMNS, _rows(translations), ())


def summary(translations: Sequence[Translation]) -> str:
    """How many digests there are, and how many in each state."""
    counts = Counter(state for each in translations for state in each.states)
    states = ", ".join(f"{counts[state]:,} {state}" for state in State)
    return f"{len(translations):,} {'digest' if len(translations) == 1 else 'digests'}: {states}"


def as_json(translations: Iterable[Translation], problems: Iterable[Problem]) -> str:
    """One object: the translations, and the errors of the archive."""
    # ASCII: it can be written in any encoding, whatever the names hold.
    found = {
        "translations": [_as_dict(each) for each in translations],
        "problems": [report.problem_as_dict(each) for each in problems],
    }
    return json.dumps(found, indent=2)


def _rows(translations: Iterable[Translation]) -> list[tuple[str, ...]]:
    return [
        (
            each.date,
            each.key,
            f"{each.original} → {each.into}",
            ", ".join(each.states),
            ", ".join(_notes(each)),
        )
        for each in translations
    ]


def _notes(translation: Translation) -> list[str]:
    notes = []
    if translation.draft:
        notes.append("draft")
    if translation.beside and not translation.is_recorded:
        notes.append("unrecorded")
    return notes


def _as_dict(translation: Translation) -> dict[str, Any]:
    return {
        "key": translation.key,
        "date": translation.date,
        "original": translation.original,
        "into": translation.into,
        "path": translation.path,
        "beside": translation.beside,
        "draft": translation.draft,
        "recorded": translation.is_recorded,
        "states": list(translation.states),
        "problems": [report.problem_as_dict(each) for each in translation.problems],
    }
