"""Names that the register lacks: what is seen of them, and what is proposed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.entity import Entity, Kind
from generator.model.language import Lang


class Known(NamedTuple):
    """A name of the register in a sentence: characters `start` to `end` name an entity of this kind."""

    start: int
    end: int
    kind: Kind


class Sentence(NamedTuple):
    """A sentence of a story, or its headline, and the names of the register in it, in order."""

    text: str
    known: tuple[Known, ...]


class Sign(StrEnum):
    """What makes a piece of text look like a name; the value is said to people."""

    LISTED = "listed in a header"
    BRACKETS = "explained in brackets"
    PERSON = "acts or is titled as a person"
    COMPANY = "acts or is described as a company"
    ENDING = "ends as the names of organisations do"
    QUOTED = "quoted as the name of something"
    FOREIGN = "a foreign name in Chinese letters"
    LATIN = "Latin letters in Chinese text"
    CAPITALS = "capitals in English text"
    # A capital that any first word would have: it says nothing alone.
    FIRST = "begins a sentence"


class Trace(NamedTuple):
    """A sign that `name` is a name.

    Attributes:
        kind: what it would be a name of, if the sign says so.
        other: what stands for the same in brackets, or empty.
    """

    name: str
    sign: Sign
    kind: Kind | None = None
    other: str = ""


class Seen(NamedTuple):
    """A trace, and where: the key of the digest and the anchor of the story; no anchor for its header."""

    place: tuple[str, str]
    trace: Trace


class Sighting(NamedTuple):
    """Where a candidate is written, found as any name of the register is.

    Attributes:
        candidate: its number.
        place: the story, as the key of its digest and its anchor, which both editions share.
        writing: as it stands there.
    """

    candidate: int
    place: tuple[str, str]
    lang: Lang
    path: str
    sentence: str
    writing: str


class Example(NamedTuple):
    """A sentence, and the file that holds it."""

    path: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A name that the register lacks, as an entry for it.

    Attributes:
        entity: the entry; its id is a stand-in where no Latin name is known.
        is_kind_sure: whether the kind is more than a guess.
        is_id_sure: whether the id is made from a name.
        is_pair_sure: whether its Chinese and English names are surely of the same.
        stories: how many name it; a story and its translation are one.
        digests: how many name it, or list it in a header.
        langs: the languages of the editions that name it.
        signs: why it is taken for a name, the strongest first.
    """

    entity: Entity
    is_kind_sure: bool
    is_id_sure: bool
    is_pair_sure: bool
    stories: int
    digests: int
    langs: tuple[Lang, ...]
    signs: tuple[Sign, ...]
    examples: tuple[Example, ...]
