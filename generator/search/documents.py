"""What search finds of an archive: each edition, and each story of it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.date import IsoDate
from generator.model.digest import Body, PairedEdition
from generator.model.language import Lang
from generator.model.search import Document
from generator.model.topic import TopicKind

_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|t[drh]|table|pre|blockquote|h[1-6]|div|d[tdl]|br|hr)\b[^>]*>", re.IGNORECASE
)
_TAG = re.compile("<[^>]*>")


class Searched(NamedTuple):
    """An edition as search finds it.

    Attributes:
        digest: its key.
        topics: keys of the topics of its digest; the same for its series.
    """

    date: IsoDate
    lang: Lang
    digest: str
    address: str
    paired: PairedEdition
    topics: tuple[str, ...]
    series: str

    @property
    def documents(self) -> int:
        """How many documents it is."""
        return 1 + len(self.paired.anchors)


def searched(archive: Archive, config: Config) -> Iterator[Searched]:
    """The editions of `archive` in its languages, the newest digest first."""
    for digest, topics in zip(archive.digests, archive.tagged, strict=True):
        for paired in digest.editions:
            header = paired.edition.header
            if header.lang in config.languages:
                yield Searched(
                    date=digest.date,
                    lang=header.lang,
                    digest=digest.key,
                    address=addresses.edition(header.lang, digest.date, header.slug),
                    paired=paired,
                    topics=tuple(key.partition("/")[2] for key in topics),
                    series=archive.spellings[TopicKind.SERIES].get(header.series, "").partition("/")[2],
                )


def documents_of(item: Searched, body: Body) -> Iterator[Document]:
    """The documents of an edition: itself, then its stories in order."""
    edition = item.paired.edition
    title = edition.header.title
    yield Document(
        digest=item.digest,
        story="",
        lang=item.lang,
        date=item.date,
        address=item.address,
        title=title,
        headline=title,
        text="\n".join(edition.header.summary),
        mentions=tuple((entity, 1) for entity in edition.entities),
        topics=item.topics,
        series=item.series,
    )
    for story, anchor, told in zip(edition.stories, item.paired.anchors, body.stories, strict=True):
        yield Document(
            digest=item.digest,
            story=anchor,
            lang=item.lang,
            date=item.date,
            address=item.address,
            title=title,
            headline=story.headline or title,
            text=plain(told.html),
            mentions=tuple((mention.entity, mention.times) for mention in story.mentions),
            figures=tuple(dict.fromkeys((figure.value, figure.unit) for figure in story.figures)),
            topics=item.topics,
            series=item.series,
        )


def plain(html: str) -> str:
    """The text of `html`, a line for each block."""
    text = unescape(_TAG.sub("", _BLOCK.sub("\n", html.replace("\n", " "))))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
