"""What feeds say of a digest.

It depends on the digest and on what its links lead to, on nothing that comes later: links of dates to their
pages are left out, which come and go with other digests. So an archive document stays as it is.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from functools import lru_cache
from urllib.parse import quote
from zoneinfo import ZoneInfo

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import LinkedStory, PairedEdition
from generator.model.feed import FeedDigest, FeedStory, Picture
from generator.model.language import TRADITIONAL_TAG, Lang
from generator.plan.edition import cover_of
from generator.plan.feed_ids import authority_of, digest_id, mark_of
from generator.plan.files import address_of, entity_of, leads_of

# The media types of pictures, below `image/`, by the ending of the file.
_TYPES = {
    "avif": "avif",
    "gif": "gif",
    "jpeg": "jpeg",
    "jpg": "jpeg",
    "png": "png",
    "svg": "svg+xml",
    "webp": "webp",
}
# Only the day of a digest is known. By noon of its own zone it is that day nearly everywhere.
_NOON = time(12)


def feed_digest(
    archive: Archive, config: Config, number: int, paired: PairedEdition, sizes: Mapping[str, int]
) -> FeedDigest:
    """What feeds say of an edition of the digest with this `number`.

    Args:
        sizes: of the files of `content/media`, in bytes, by their address.
    """
    digest, edition = archive.digests[number], paired.edition
    header = edition.header
    address = addresses.edition(header.lang, digest.date, header.slug)
    return FeedDigest(
        id=digest_id(authority_of(config), digest.key, digest.date, header.lang),
        url=addresses.absolute(address, config.base_url),
        tag=TRADITIONAL_TAG if header.traditional else header.lang.tag,
        lang=header.lang,
        title=header.title,
        summary=header.summary,
        published=_moment(digest.date, config.timezone),
        updated=_moment(_changed(digest.date, paired), config.timezone),
        authors=header.authors,
        categories=tuple(dict.fromkeys((*header.tags, *header.categories))),
        cover=_cover(archive, config, paired, sizes),
        alternates=tuple(_alternates(archive, config, number, paired)),
        stories=tuple(_stories(archive, config, number, paired)),
        sources=header.sources,
        body=edition.body,
        links=tuple(_links(archive, config, paired)),
    )


def said_of(archive: Archive, number: int, paired: PairedEdition, sizes: Mapping[str, int]) -> str:
    """What decides what feeds say of an edition, in short: equal texts mean equal values of `feed_digest`."""
    digest, edition = archive.digests[number], paired.edition
    # Which stories the other edition has decides where items lead in its language.
    editions = [
        f"{header.lang} {header.traditional} {header.slug} {' '.join(each.anchors)}"
        for each in digest.editions
        for header in [each.edition.header]
    ]
    leads = leads_of(edition, archive)
    weights = [str(sizes.get(lead, "")) for lead in leads]
    # The date and the key may come from another edition.
    said = (edition.digest, digest.date, digest.key, *editions, "", *leads, *weights)
    return "\n".join(said)


def changed(archive: Archive, lang: Lang, number: int) -> str:
    """The day on which a digest changed last, as readers of `lang` are shown it."""
    return _changed(archive.digests[number].date, archive.shelves[lang][number].paired)


def feed_moment(day: str, config: Config) -> str:
    """A day or month as feeds write it, RFC 3339; a month is its first day."""
    return _moment(day, config.timezone)


def _changed(date: str, paired: PairedEdition) -> str:
    return max(date, paired.edition.header.updated)


@lru_cache(maxsize=1 << 14)
def _moment(date: str, timezone: str) -> str:
    day = datetime.fromisoformat(date if len(date) > 7 else f"{date}-01")
    return datetime.combine(day, _NOON, ZoneInfo(timezone)).isoformat()


def _cover(
    archive: Archive, config: Config, paired: PairedEdition, sizes: Mapping[str, int]
) -> Picture | None:
    address = cover_of(paired, archive)
    subtype = _TYPES.get(address.rpartition(".")[2].lower())
    if not address or not subtype:
        return None
    return Picture(config.base_url + address, f"image/{subtype}", sizes.get(address, 0))


def _alternates(
    archive: Archive, config: Config, number: int, paired: PairedEdition
) -> Iterator[tuple[str, str]]:
    """The page of the other edition; and the page of a Chinese one in Traditional characters."""
    digest, own = archive.digests[number], paired.edition.header.lang
    for each in digest.editions:
        header = each.edition.header
        address = addresses.edition(header.lang, digest.date, header.slug)
        if header.lang is not own and header.lang in config.languages:
            tag = TRADITIONAL_TAG if header.traditional else header.lang.tag
            yield tag, addresses.absolute(address, config.base_url)
    header = paired.edition.header
    if config.traditional and own is Lang.ZH and not header.traditional:
        address = addresses.traditional(addresses.edition(own, digest.date, header.slug))
        yield TRADITIONAL_TAG, addresses.absolute(address, config.base_url)


def _links(archive: Archive, config: Config, paired: PairedEdition) -> Iterator[tuple[str, str]]:
    """What the `ref:` links of the body stand for, but those of dates."""
    edition = paired.edition
    for each in sorted({entity for entity, _, _ in edition.mentions}):
        address = addresses.entity(edition.header.lang, archive.entities[each].kind, each)
        yield f"entity/{each}", config.base_url + address
    for target in sorted({link.target for link in edition.files}):
        entity = entity_of(target)
        address = address_of(target, edition, archive)
        yield f"entity/{entity}" if entity else f"file/{target}", address and config.base_url + address


def _stories(archive: Archive, config: Config, number: int, paired: PairedEdition) -> Iterator[FeedStory]:
    header = paired.edition.header
    address = addresses.edition(header.lang, archive.digests[number].date, header.slug)
    alternates = tuple(_alternates(archive, config, number, paired))
    other = archive.digests[number].edition(header.lang.other)
    told = frozenset(other.anchors if other else ())
    place = 0
    for heading, count in paired.edition.sections:
        for nth, story in enumerate(paired.edition.stories[place : place + count]):
            anchor = paired.anchors[place]
            yield FeedStory(
                mark=mark_of(anchor),
                url=addresses.absolute(f"{address}#{anchor}", config.base_url),
                alternates=tuple(
                    (tag, f"{url}#{quote(anchor)}" if tag == TRADITIONAL_TAG or anchor in told else url)
                    for tag, url in alternates
                ),
                level=story.level,
                headline=story.headline,
                link=_link(story, archive, config, paired),
                heading="" if nth else heading,
                sentence=story.sentences[0] if story.sentences else "",
            )
            place += 1


def _link(story: LinkedStory, archive: Archive, config: Config, paired: PairedEdition) -> str:
    if not story.link.startswith("ref:file/"):
        return story.link
    address = address_of(story.link.removeprefix("ref:file/"), paired.edition, archive)
    return address and config.base_url + address
