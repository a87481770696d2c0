"""The archive as an SQLite database, for Datasette and the like; made anew when the archive changed."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from generator import addresses
from generator.config import Config
from generator.fingerprints import fingerprint
from generator.model.archive import Archive
from generator.model.digest import Body, LinkedStory, PairedEdition, Reference, StoryBody
from generator.model.language import Lang
from generator.model.topic import TopicKind
from generator.search.documents import plain
from generator.store import File, Row, Store
from generator.write.cache import Cache, body_reader
from generator.write.database import Value, database

_Row = tuple[str, tuple[Value, ...]]


def database_files(
    archive: Archive, config: Config, given: str, store: Store[Row], cache: Cache
) -> Iterator[File[Row]]:
    """The database of `archive`, if the settings ask for it.

    Args:
        given: a digest of code, settings and register.
    """
    if config.sqlite:
        inputs = bytes.fromhex(fingerprint(given, archive.stamps, archive.tagged))
        same = store.same(addresses.DATABASE, inputs)
        yield same or store.put(
            addresses.DATABASE, inputs, database(rows_of(archive, config, body_reader(cache.path)))
        )


def rows_of(archive: Archive, config: Config, load_body: Callable[[str], Body]) -> Iterator[_Row]:
    """The rows of all tables, those of the oldest digest first, so that a new one leaves the others' ids."""
    for entity in archive.entities.values():
        names, about = entity.names, entity.about
        said = (names[Lang.ZH], names[Lang.EN], about[Lang.ZH], about[Lang.EN], entity.url, entity.owner)
        yield "entities", (entity.id, entity.kind.value, *said)
    editions, stories = count(1), count(1)
    for digest, tagged in zip(reversed(archive.digests), reversed(archive.tagged), strict=True):
        topics = _json(key.partition("/")[2] for key in tagged)
        yield "digests", (digest.key, digest.date, topics)
        for paired in digest.editions:
            header = paired.edition.header
            if header.lang not in config.languages:
                continue
            edition = next(editions)
            series = archive.spellings[TopicKind.SERIES].get(header.series, "").partition("/")[2]
            summary, authors = "\n".join(header.summary), _json(header.authors)
            address = addresses.edition(header.lang, digest.date, header.slug)
            url = (
                addresses.absolute(address, config.base_url) if config.base_url else addresses.quoted(address)
            )
            is_original = int(paired is digest.editions[0])
            told = (is_original, header.title, summary, series, authors, url)
            yield "editions", (edition, digest.key, header.lang.value, *told)
            body = load_body(paired.edition.body)
            for reference in dict.fromkeys((*header.sources, *body.references)):
                yield "sources", (None, edition, None, *reference)
            yield from _stories(paired, body, edition, digest.date, url, stories)


def _stories(
    paired: PairedEdition, body: Body, edition: int, date: str, url: str, numbers: Iterator[int]
) -> Iterator[_Row]:
    header = paired.edition.header
    for story, anchor, shown in zip(paired.edition.stories, paired.anchors, body.stories, strict=True):
        number = next(numbers)
        said = (story.level, story.headline or header.title, plain(shown.html))
        place = f"{url}#{addresses.quoted(anchor)}"
        yield "stories", (number, edition, date, header.lang.value, anchor, *said, place)
        yield from _facts(story, number)
        for reference in _sources(story, shown):
            yield "sources", (None, edition, number, *reference)


def _facts(story: LinkedStory, number: int) -> Iterator[_Row]:
    for mention in story.mentions:
        sentence = story.sentences[mention.sentence] if mention.sentence >= 0 else ""
        yield "mentions", (number, mention.entity, mention.times, sentence)
    for figure in story.figures:
        amount = (figure.value, figure.unit, figure.qualifier.value, figure.text)
        yield "figures", (None, number, *amount, story.sentences[figure.sentence])


def _sources(story: LinkedStory, shown: StoryBody) -> Iterable[Reference]:
    """What a story cites, and its links to other hosts that no citation has."""
    cited = {reference.link for reference in shown.references}
    links = (link for link in story.links if "://" in link and link not in cited)
    return dict.fromkeys((*shown.references, *(Reference(link=link) for link in links)))


def _json(texts: Iterable[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)
