"""How far a digest is translated, and what its editions do not have in common."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.language import Lang
from generator.model.problem import Problem

# The place of title, summary and section headings among the stories of an edition.
HEAD = -1


class State(StrEnum):
    """What there is to do for a translation."""

    MISSING = "missing"
    STALE = "stale"
    UNEVEN = "uneven"
    UNSURE = "not sure"
    COMPLETE = "complete"


# The state that a problem means; any other means that the editions are uneven.
_STATES = {
    "translation/missing": State.MISSING,
    "translation/stale": State.STALE,
    "translation/unsure": State.UNSURE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A digest, and how far it is translated.

    Attributes:
        original: the language that it was written in first.
        into: the language that it is, or should be, translated into.
        path: of the original.
        beside: the path of the translation; empty if there is none, or only a draft.
        draft: the path of a draft of the translation, or empty.
        is_recorded: whether the translation says from which state of its original it was made.
        problems: what is missing, stale or uneven, by path and line.
    """

    key: str
    date: IsoDate
    original: Lang
    into: Lang
    path: str
    beside: str
    draft: str
    is_recorded: bool
    problems: tuple[Problem, ...]

    @property
    def states(self) -> tuple[State, ...]:
        """What its problems mean, each once, in the order of `State`."""
        found = {_STATES.get(problem.code, State.UNEVEN) for problem in self.problems}
        return tuple(state for state in State if state in found) or (State.COMPLETE,)


class Difference(NamedTuple):
    """What one edition tells and the other does not, or tells otherwise.

    Attributes:
        code: of the problem that it is.
        place: of the story among those of its edition, or `HEAD`.
        said: what the edition says there, as written; empty if that is what it lacks.
        message, hint: as in a problem.
        in_original: whether it is told of the original; else of the translation.
        only_in: the language of the edition that alone tells it; None if both do, and differ.
    """

    code: str
    place: int
    said: str
    message: str
    hint: str = ""
    in_original: bool = False
    only_in: Lang | None = None
