"""Pages that have both editions of a digest side by side."""

from collections.abc import Iterator
from itertools import zip_longest

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import Digest, PairedEdition
from generator.model.items import Link
from generator.model.language import TRADITIONAL_TAG
from generator.model.page import Page
from generator.model.parallel import ParallelView, Part, Side, Telling
from generator.model.translation import HEAD
from generator.plan.edition import crumbs_of, headline_link, links_of
from generator.plan.facing import editions_of, parallel_address, rows_of
from generator.plan.items import shell_of

_Sides = tuple[PairedEdition, PairedEdition]
_Pair = tuple[int, int]


def parallel_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page for each digest with an edition in both languages, which speaks the first of them."""
    for digest in archive.digests:
        if address := parallel_address(digest):
            yield Page(
                kind="parallel",
                address=address,
                lang=config.languages[0],
                subject=digest.key,
                sources=tuple(each.edition.path for each in digest.editions),
            )


def parallel_view(archive: Archive, config: Config, page: Page) -> ParallelView:
    """Both editions of one digest."""
    digest = archive.digests[archive.places[page.subject]]
    left, right = editions_of(digest, config.languages)
    header = left.edition.header
    return ParallelView(
        shell=shell_of(
            archive,
            page,
            config,
            title=" · ".join(dict.fromkeys(each.edition.header.title for each in (left, right))),
            description=header.summary[0] if header.summary else "",
            crumbs=crumbs_of(page, digest),
        ),
        key=digest.key,
        date=digest.date,
        sides=(_side(left, digest, archive), _side(right, digest, archive)),
        is_sure=left.is_sure and right.is_sure,
        parts=tuple(_parts(digest, (left, right), archive, page)),
    )


def _side(paired: PairedEdition, digest: Digest, archive: Archive) -> Side:
    header = paired.edition.header
    return Side(
        lang=header.lang,
        tag=TRADITIONAL_TAG if header.traditional else header.lang.tag,
        address=addresses.edition(header.lang, digest.date, header.slug),
        is_stale=HEAD in paired.stale,
        title=header.title,
        summary=header.summary,
        day=Link(addresses.calendar(header.lang, digest.date), digest.date),
        stories=len(paired.anchors),
        sources=header.sources,
        body=paired.edition.body,
        links=links_of(paired, archive),
    )


def _parts(digest: Digest, sides: _Sides, archive: Archive, page: Page) -> Iterator[Part]:
    """The headings, each with the stories up to the next one."""
    original, translation = digest.editions
    headings = ("", "")
    places: list[_Pair] = []
    for row in rows_of(original, translation):
        pair = row.original, row.translation
        left, right = pair if sides[0] is original else pair[::-1]
        if not row.is_heading:
            places.append((left, right))
            continue
        if places or any(headings):
            yield Part(headings, _stories(sides, places, archive, page))
        headings, places = (_heading(sides[0], left), _heading(sides[1], right)), []
    if places or any(headings):
        yield Part(headings, _stories(sides, places, archive, page))


def _heading(paired: PairedEdition, number: int) -> str:
    return paired.edition.sections[number][0] if number >= 0 else ""


def _stories(
    sides: _Sides, places: list[_Pair], archive: Archive, page: Page
) -> tuple[tuple[Telling | None, Telling | None], ...]:
    """The stories at `places`. If others than these may be the same, those without a partner come last."""
    if not (sides[0].is_sure and sides[1].is_sure):
        left = [first for first, second in places if second < 0]
        right = [second for first, second in places if first < 0]
        matched = [pair for pair in places if min(pair) >= 0]
        places = [*matched, *zip_longest(left, right, fillvalue=-1)]
    return tuple(
        (_telling(sides[0], first, archive, page), _telling(sides[1], second, archive, page))
        for first, second in places
    )


def _telling(paired: PairedEdition, place: int, archive: Archive, page: Page) -> Telling | None:
    if place < 0:
        return None
    story = paired.edition.stories[place]
    return Telling(
        anchor=paired.anchors[place],
        level=story.level,
        link=headline_link(story.link, paired, archive, page),
        place=place,
        is_stale=place in paired.stale,
    )
