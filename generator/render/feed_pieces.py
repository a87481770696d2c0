"""All that feeds say of an edition, as bytes in each format, in pieces of which items are put together.

A piece is made once, and then stands in many documents: a story in those of its language and of each entity
that it names, its digest in those of each topic.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from itertools import accumulate
from types import ModuleType
from typing import Any, NamedTuple

from generator.model.digest import Body
from generator.model.feed import FeedDigest, FeedText, Format
from generator.model.language import Lang
from generator.render import feed_atom, feed_json, feed_rss
from generator.render.feed_content import content_of
from generator.render.feed_text import cdata, is_legal, json_text, legal, told, xml

WRITERS: dict[Format, ModuleType] = {Format.ATOM: feed_atom, Format.RSS: feed_rss, Format.JSON: feed_json}
_FORMATS = tuple(Format)
# How many pieces of content there are for each story, and beside them, as `content_of` gives them.
_OF_STORY, _OTHERS = 5, 3


class Pieces(NamedTuple):
    """Where the pieces of an edition are in a run of bytes.

    Attributes:
        marks: what the ids of its stories end in.
        offsets: where each piece begins, and where the last one ends. First come, for each format, the
            opening and head of the digest, then those of each story; then what `content_of` gives, as HTML in
            XML, and after that as HTML in JSON.
    """

    marks: tuple[str, ...]
    offsets: tuple[int, ...]

    def opening(self, form: Format) -> slice:
        """The beginning of the item of the digest, up to its id."""
        return self._slice(self._first(form))

    def head(self, form: Format) -> slice:
        """What the item of the digest says between its id and its content."""
        return self._slice(self._first(form) + 1)

    def story_head(self, form: Format, place: int) -> slice:
        """What the item of a story says before its content."""
        return self._slice(self._first(form) + 2 + place)

    def whole(self, form: Format) -> slice:
        """The content of the digest."""
        return self._slice(self._content(form), 3 * len(self.marks) + 2)

    def story(self, form: Format, place: int) -> slice:
        """A story with its headline."""
        return self._slice(self._content(form) + 3 * place + 2, 2)

    def prose(self, form: Format, place: int) -> slice:
        """A story without its headline."""
        return self._slice(self._content(form) + 3 * place + 3)

    def summary(self, form: Format) -> slice:
        """What the digest is about."""
        return self._slice(self._content(form) + 3 * len(self.marks) + 2)

    def lines(self, form: Format, first: int, count: int = 1) -> slice:
        """The lines of stories that stand side by side: items of a list, each a headline that is a link."""
        return self._slice(self._content(form) + 3 * len(self.marks) + 3 + first, count)

    def source(self, form: Format, place: int) -> slice:
        """The way to the source of a story: its headline, which has it elsewhere, is no part of its item."""
        return self._slice(self._content(form) + 4 * len(self.marks) + 3 + place)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many bytes there are at most of the digest as an item, its head, and each story as an item."""
        head = max(length(self.opening(form)) + length(self.head(form)) for form in Format)
        whole = max(length(self.whole(form)) for form in Format)
        stories = [
            max(length(self.story_head(form, place)) + length(self.story(form, place)) for form in Format)
            for place in range(len(self.marks))
        ]
        return (head + whole, head, *stories)

    def _first(self, form: Format) -> int:
        return _FORMATS.index(form) * (len(self.marks) + 2)

    def _content(self, form: Format) -> int:
        """The number of the first piece of content."""
        count = len(self.marks)
        own = _OF_STORY * count + _OTHERS if form is Format.JSON else 0
        return len(_FORMATS) * (count + 2) + own

    def _slice(self, first: int, count: int = 1) -> slice:
        return slice(self.offsets[first], self.offsets[first + count])


def length(part: slice) -> int:
    """How many bytes `part` is."""
    size: int = part.stop - part.start
    return size


def pieces_of(
    digest: FeedDigest, body: Body, label: Callable[[str], str], offset: int
) -> tuple[Pieces, bytes]:
    """The pieces of an edition, which begin at `offset` of a run of bytes; and these bytes.

    Args:
        label: the words for a heading, by their key among the strings, in the language of the edition.
    """
    pieces = _pieces(digest, body, label)
    data = b"".join(pieces)
    if not is_legal(data):
        pieces = _pieces(_legal(digest), _legal(body), label)
        data = b"".join(pieces)
    marks = tuple([story.mark for story in digest.stories])
    return Pieces(marks, tuple(accumulate(map(len, pieces), initial=offset))), data


def _pieces(digest: FeedDigest, body: Body, label: Callable[[str], str]) -> list[bytes]:
    content = content_of(digest, body, label)
    pieces = [*_heads(digest), *map(cdata, content), *[json_text(html)[1:-1] for html in content]]
    return [piece.encode("utf-8", "replace") for piece in pieces]


def _heads(digest: FeedDigest) -> Iterator[str]:
    texts = list(_texts(digest))
    in_xml = [told(text, xml) for text in texts]
    in_json = [told(text, json_text) for text in texts]
    for form, written in ((Format.ATOM, in_xml), (Format.RSS, in_xml), (Format.JSON, in_json)):
        writer = WRITERS[form]
        shared = writer.shared(digest)
        opening = writer.opening(digest.tag, digest.id)
        heads = [writer.head(text, shared) for text in written]
        yield opening
        yield heads[0]
        yield from (
            opening + story.mark + head for story, head in zip(digest.stories, heads[1:], strict=True)
        )


def _texts(digest: FeedDigest) -> Iterator[FeedText]:
    """What the digest says of itself, then each of its stories."""
    summary = ("；" if digest.lang is Lang.ZH else "; ").join(digest.summary)
    yield FeedText(digest.title, summary, ((digest.tag, digest.url), *digest.alternates))
    for story in digest.stories:
        pages = ((digest.tag, story.url), *story.alternates)
        yield FeedText(story.headline or digest.title, story.sentence, pages)


def _legal(value: Any) -> Any:
    """`value` with every text in it legal."""
    if type(value) is str:
        return legal(value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{each.name: _legal(getattr(value, each.name)) for each in fields(value)})
    if isinstance(value, tuple):
        parts = map(_legal, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value
