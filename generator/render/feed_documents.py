"""Documents of feeds, put together from the pieces of editions."""

from collections.abc import Callable, Iterator

from generator import addresses
from generator.config import Config
from generator.model.feed import FeedDocument, FeedKind, FeedView, Format
from generator.render.feed_pieces import WRITERS, Pieces, length
from generator.render.feed_text import legal, plain
from generator.render.language import Language

# A digest of more bytes is shown as in an archive document.
LONGEST = 384 * 1024
# What stands around the pieces of an item, in any format.
AROUND = 200

# The pieces of an edition by the number of its digest, with the bytes in which they lie.
Find = Callable[[int], tuple[Pieces, memoryview]]


def feed_document(document: FeedDocument, form: Format, view: FeedView, find: Find) -> bytes:
    """The bytes of a document in one format."""
    writer = WRITERS[form]
    before, behind = (legal(each).encode("utf-8", "replace") for each in writer.frame(view))
    between = writer.BETWEEN.encode()
    return b"".join((before, between.join(_items(document, form, find)), behind))


def feed_view(
    document: FeedDocument, form: Format, config: Config, words: Language, updated: str, stylesheet: str
) -> FeedView:
    """What `document` says of itself in one format.

    Args:
        updated: its day of change, RFC 3339.
        stylesheet: the address of what makes an opened feed readable.
    """
    head = document.head
    site, base_url = config.title[head.lang], config.base_url
    previous = document.previous and base_url + addresses.feed(head.stem, form, document.previous)
    return FeedView(
        id=head.id,
        tag=head.lang.tag,
        title=plain(feed_title(head.kind, head.name, site, words)),
        about=plain(head.about),
        author=plain(site),
        pages=tuple((tag, addresses.absolute(address, base_url)) for tag, address in head.pages),
        self_url=base_url + addresses.feed(head.stem, form, document.period),
        current_url=base_url + addresses.feed(head.stem, form),
        previous_url=previous,
        updated=updated,
        hub="" if document.period else config.hub,
        stylesheet=base_url + stylesheet,
    )


def feed_title(kind: FeedKind, name: str, site: str, words: Language) -> str:
    """What a feed is called."""
    if kind is FeedKind.STORIES:
        return words.t("feed.of_stories", site=site)
    return f"{name} · {site}" if name else site


def _items(document: FeedDocument, form: Format, find: Find) -> Iterator[bytes]:
    kind, mark = document.head.kind, document.head.mark.encode()
    closing = WRITERS[form].CLOSING.encode()
    # Texts in full again and again would make feeds larger than the site.
    in_full = not document.period or kind is FeedKind.DIGESTS
    for number, places in document.items:
        pieces, data = find(number)
        if kind is FeedKind.STORIES:
            (place,) = places
            head: list[bytes | memoryview] = [data[pieces.story_head(form, place)]]
            parts = [pieces.source(form, place), pieces.prose(form, place)]
        else:
            head = [data[pieces.opening(form)], mark, data[pieces.head(form)]]
            parts = [pieces.story(form, place) for place in places] or [pieces.whole(form)]
        # A story that is no more than a headline has that for content.
        if in_full and length(parts[-1]) and sum(map(length, parts)) <= LONGEST:
            content: list[bytes | memoryview] = [data[part] for part in parts]
        else:
            content = _outline(pieces, data, form, places)
        yield b"".join((*head, *content, closing))


def _outline(
    pieces: Pieces, data: memoryview, form: Format, places: tuple[int, ...]
) -> list[bytes | memoryview]:
    """The headlines of a digest, or of some of its stories, each leading to its story."""
    lines = [pieces.lines(form, place) for place in places] or [pieces.lines(form, 0, len(pieces.marks))]
    if sum(map(length, lines)) > LONGEST:
        lines = []
    summary = [] if places else [data[pieces.summary(form)]]
    return [*summary, b"<ul>", *[data[line] for line in lines], b"</ul>"]
