"""What the stories on an entity's page tell beside its name: amounts, and who else is in them."""

from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.digest import Qualifier
from generator.model.entity import Kind
from generator.model.items import Link
from generator.model.language import Lang


class Amount(NamedTuple):
    """An amount as the story writes it.

    Attributes:
        value, unit, qualifier: as in `model.digest.Figure`.
        reading: how readers of the page's language write it, where that differs.
        hint: how readers of the other language write it, where that differs.
    """

    text: str
    value: str
    unit: str
    qualifier: Qualifier
    reading: str
    hint: str


class FigureItem(NamedTuple):
    """A sentence that names an entity and tells amounts.

    Attributes:
        sentence: in pieces; every second one is one of the amounts.
        in_headline: whether the sentence is the headline.
        source: the first source of the story, under the name of its host.
    """

    lang: Lang
    date: IsoDate
    address: str
    headline: str
    sentence: tuple[str, ...]
    in_headline: bool
    amounts: tuple[Amount, ...]
    source: Link | None


class Companion(NamedTuple):
    """An entity by its name, with the number of stories that it shares with the one of the page."""

    id: str
    kind: Kind
    name: str
    address: str
    stories: int


class YearItem(NamedTuple):
    """A year of a long timeline, with the number of its stories."""

    year: str
    address: str
    stories: int
