"""What search finds: documents, which are stories or whole digests."""

from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.language import Lang


class Document(NamedTuple):
    """A story of one edition, or a digest itself, which is found by its title and summary.

    Attributes:
        digest: the key of its digest.
        story: the anchor of the story; empty for the digest itself.
        date: of the digest.
        address: the page that shows it, without the anchor.
        title: of the edition.
        headline: what counts most: the story's headline, or again the title.
        text: the story's prose, or the summary, without markup; a line for each paragraph.
        mentions: the entities that it names, and how often it does.
        figures: the amounts that it tells, each once: value and unit, as in `model.digest.Figure`.
        topics: slugs of the topics of its digest.
        series: slug of the series of its digest, or empty.
    """

    digest: str
    story: str
    lang: Lang
    date: IsoDate
    address: str
    title: str
    headline: str
    text: str
    mentions: tuple[tuple[str, int], ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()
    series: str = ""
