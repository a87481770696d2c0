"""Views of the register, and of who appears with whom."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.entity import Kind
from generator.model.items import EntityLink, Entry, Link, Shell
from generator.model.language import Lang


class RegisterItem(NamedTuple):
    """An entity in the register.

    Attributes:
        name, other_name: in the page's language, and in the other one unless equal.
        writings: how else it is written.
        stories, last: how many stories of that language name it, and when the newest of them was published.
    """

    id: str
    kind: Kind
    name: str
    other_name: str
    writings: tuple[str, ...]
    address: str
    owner: EntityLink | None
    stories: int
    last: IsoDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """All entities that have a page, by the letter that their names stand under.

    Attributes:
        kinds: how many there are of each kind that there is.
        owners: those who own some of them, in the same order.
    """

    shell: Shell
    letters: tuple[tuple[str, tuple[RegisterItem, ...]], ...]
    kinds: tuple[tuple[Kind, int], ...]
    owners: tuple[EntityLink, ...]


class SharedCell(NamedTuple):
    """How many stories name two entities, or the one that is in its own row and column.

    Attributes:
        heat: from 1 to 4, the more the stories; 0 for none and for the entity itself.
        newest: the newest of them, by its headline; nothing for the entity itself.
        lang: the language of that one.
    """

    stories: int
    heat: int
    newest: Link | None
    lang: Lang | None = None


class SharedRow(NamedTuple):
    """An entity with all others, in the order of the rows."""

    entity: EntityLink
    cells: tuple[SharedCell, ...]


class SharedPair(NamedTuple):
    """Two entities, how many stories name both, and the newest of these."""

    first: EntityLink
    second: EntityLink
    stories: int
    newest: Entry


class HeatStep(NamedTuple):
    """Which numbers of stories are shown in one heat."""

    heat: int
    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """Who appears with whom in the stories of the last twelve months.

    Attributes:
        first, last, digests, stories: the time that is counted, and what was published in it.
        rows: those whom most stories name; who appear together stand together.
        heats: what the heat of a cell says, from the fewest stories on.
        pairs: the pairs with most stories, without those of which one owns the other.
    """

    shell: Shell
    first: IsoDate | None
    last: IsoDate | None
    digests: int
    stories: int
    rows: tuple[SharedRow, ...]
    heats: tuple[HeatStep, ...]
    pairs: tuple[SharedPair, ...]
