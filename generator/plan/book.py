"""Volumes of digests as books: chapters whose links stay in the book, and an index of whom they name."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.book import BookView, Chapter, ChapterLink, IndexEntry, IndexView, Picture, Reach
from generator.model.date import IsoDate, month_of, year_of
from generator.model.digest import Digest
from generator.model.entity import Entity
from generator.model.items import Link
from generator.model.language import Lang
from generator.model.views import EditionView, StoryItem
from generator.plan.collation import letter_of, name_key
from generator.plan.edition import edition_view, pages_of_digest

# Before the id of an entity in the index; an id of XML must not begin with a figure.
ENTITY = "e-"
_PERIODS: dict[Reach, Callable[[IsoDate], str]] = {
    Reach.MONTH: month_of,
    Reach.YEAR: year_of,
    Reach.ALL: lambda _: "",
}


class Volume(NamedTuple):
    """What one book holds: a month, a year or, with an empty period, all; its digests in order of time."""

    period: str
    digests: tuple[Digest, ...]
    languages: tuple[Lang, ...]


def volumes_of(archive: Archive, languages: Sequence[Lang], reach: Reach) -> list[Volume]:
    """The volumes of an archive, the oldest first; those without an edition in `languages` left out."""
    period = _PERIODS[reach]
    told = [digest for digest in reversed(archive.digests) if any(map(digest.edition, languages))]
    return [
        Volume(
            name, digests, tuple(lang for lang in languages if any(each.edition(lang) for each in digests))
        )
        for name, found in groupby(told, lambda digest: period(digest.date))
        if (digests := tuple(found))
    ]


def chapters_of(
    volume: Volume, archive: Archive, config: Config, pictures: Mapping[str, str]
) -> tuple[Chapter, ...]:
    """The chapters of a volume: of each digest its editions, the original first.

    Args:
        pictures: the file in the book of each picture, by its address in the site as links write it.
    """
    pages = [page for digest in volume.digests for page in pages_of_digest(digest, volume.languages)]
    places = {page.address: _name(page.address) for page in pages}
    anchors = {
        f"{page.address}#{quote(anchor)}"
        for page in pages
        for anchor in archive.shelves[page.lang][archive.places[page.subject]].paired.anchors
    }

    def moved(target: str) -> str:
        """Where a link to `target` leads in the book; nowhere if that is not in it."""
        address, sign, anchor = target.partition("#")
        if address not in places:
            return pictures.get(address, "")
        return places[address] + sign + anchor if target in anchors else places[address]

    return tuple(
        Chapter(places[page.address], _view(edition_view(archive, config, page), moved)) for page in pages
    )


def index_of(volume: Volume, archive: Archive, lang: Lang) -> IndexView:
    """Whom the editions of a volume in `lang` name, and where."""
    found: dict[str, list[Link]] = {}
    for digest in volume.digests:
        paired = digest.edition(lang)
        if paired is None:
            continue
        name = _name(addresses.edition(lang, digest.date, paired.edition.header.slug))
        first: dict[str, str] = {}
        for story, anchor in zip(paired.edition.stories, paired.anchors, strict=True):
            for mention in story.mentions:
                first.setdefault(mention.entity, anchor)
        for entity, anchor in first.items():
            found.setdefault(entity, []).append(Link(f"{name}#{anchor}", digest.date))
    entries = [_entry(archive.entities[each], lang, tuple(places)) for each, places in found.items()]
    entries.sort(key=lambda entry: (name_key(entry.name, lang), entry.id))
    letters = groupby(entries, lambda entry: letter_of(entry.name, lang))
    return IndexView(lang=lang, letters=tuple((letter, tuple(each)) for letter, each in letters))


def book_view(
    volume: Volume, chapters: Iterable[Chapter], config: Config, pictures: tuple[Picture, ...]
) -> BookView:
    """The volume as a whole.

    Args:
        pictures: those that stand in its chapters.
    """
    listed: dict[str, dict[str, list[ChapterLink]]] = {}
    dates: dict[str, IsoDate] = {}
    for name, view in chapters:
        dates[view.key] = view.date
        month = listed.setdefault(month_of(view.date), {})
        month.setdefault(view.key, []).append(ChapterLink(name, view.tag, view.title))
    first = [each.editions[0].edition for each in volume.digests]
    return BookView(
        title=config.title,
        description=config.description,
        identifier=_identifier(volume, config),
        period=volume.period,
        first=volume.digests[0].date,
        last=volume.digests[-1].date,
        languages=volume.languages,
        months=tuple(
            (month, tuple((dates[key], tuple(links)) for key, links in digests.items()))
            for month, digests in listed.items()
        ),
        digests=len(volume.digests),
        stories=sum(len(each.stories) for each in first),
        pictures=pictures,
    )


def _name(address: str) -> str:
    """The file of a chapter: `2026-04-24-chips.zh.xhtml` of `zh/2026/04/24/chips.html`."""
    lang, _, rest = address.removesuffix(".html").partition("/")
    return f"{rest.replace('/', '-')}.{lang}.xhtml"


def _view(view: EditionView, moved: Callable[[str], str]) -> EditionView:
    def led(reference: str, address: str) -> str:
        kind, _, entity = reference.partition("/")
        return f"index.{view.lang}.xhtml#{ENTITY}{entity}" if kind == "entity" else moved(address)

    def story(item: StoryItem) -> StoryItem:
        return item if "://" in item.link else item._replace(link=moved(item.link.replace("../", "")))

    return replace(
        view,
        cover=moved(view.cover),
        links=tuple((reference, led(reference, address)) for reference, address in view.links),
        sections=tuple(
            section._replace(stories=tuple(map(story, section.stories))) for section in view.sections
        ),
    )


def _entry(entity: Entity, lang: Lang, places: tuple[Link, ...]) -> IndexEntry:
    name, other = entity.names[lang], entity.names[lang.other]
    return IndexEntry(ENTITY + entity.id, name, "" if other == name else other, places)


def _identifier(volume: Volume, config: Config) -> str:
    """A UUID of version 8 (RFC 9562): a hash of whose archive it is and of what the volume holds of it."""
    whose = config.authority or config.base_url or config.title.en
    said = repr((whose, volume.period, [str(lang) for lang in volume.languages]))
    number = int.from_bytes(hashlib.blake2b(said.encode(), digest_size=16).digest(), "big")
    number = number & ~(0xF << 76) & ~(0b11 << 62) | 8 << 76 | 0b10 << 62
    text = f"{number:032x}"
    return "urn:uuid:" + "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
