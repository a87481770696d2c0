"""What a reader of the index is asked, and what it answers."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.search.layout import NameRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked.

    Attributes:
        lang: `zh` or `en` for documents in that language only.
        prefer: the language that comes first among equals.
        period: a year or a month, or empty.
        facets: terms such as `e:google`, `t:chips`, `s:morning` that a document must have.
        by_date: the newest first instead of the best.
        offset, limit: which of the hits are wanted.
    """

    text: str
    lang: str = ""
    prefer: str = "zh"
    period: str = ""
    facets: tuple[str, ...] = ()
    by_date: bool = False
    offset: int = 0
    limit: int = 10


class Hit(NamedTuple):
    """A document that was found.

    Attributes:
        way: 0 by its text, 1 by an entity that it names otherwise, 2 by an amount that it writes otherwise.
        is_literal: whether its text has all chunks as they were asked for.
        headline, snippet: in pieces; every second one is to be marked.
        entities: kind and id, as in `company/google`, and name of each entity that it mentions.
    """

    digest: str
    story: str
    date: str
    address: str
    title: str
    way: int
    is_literal: bool
    headline: tuple[str, ...]
    snippet: tuple[str, ...]
    entities: tuple[tuple[str, str], ...]


class Found(NamedTuple):
    """An answer.

    Attributes:
        total: how many documents were found.
        whole: how many of them have all that was asked for; these come first, the others have some of it.
        entities: those that the query names.
        days: days of the archive that the query says, newest first.
        corrected: words that nothing has, and what was searched for instead.
        langs, months: how many documents were found by language and by month, newest first.
    """

    total: int
    whole: int
    hits: tuple[Hit, ...]
    entities: tuple[NameRow, ...]
    days: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...]
    langs: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]


class Facet(NamedTuple):
    """Something that found documents can be filtered by, and how many of them have it.

    Attributes:
        term: as in `Question.facets`.
        kind, chinese, english: of an entity.
    """

    term: str
    documents: int
    kind: str
    chinese: str
    english: str
