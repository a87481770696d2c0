"""Which part of an edition each block of its source is."""

from collections.abc import Sequence
from enum import StrEnum

from generator.markdown import Block
from generator.model.digest import Header
from generator.read.outline import Footer, Outline, role_of


class Part(StrEnum):
    """What a block is part of."""

    TEXT = "text"
    # The heading that is the title of the edition, and one that stands in its place.
    TITLE = "title"
    OTHER_TITLE = "other title"
    # The summary, where the header has no other.
    SUMMARY = "summary"
    REFERENCES = "references"
    # What the header has made its own, a list of contents, and what no page shows.
    NONE = "none"


def parts_of(blocks: Sequence[Block], told: Outline, header: Header) -> list[Part]:
    """What each of `blocks` is part of, of an edition with `header` whose outline is `told`."""
    parts = [Part.TEXT if block.html else Part.NONE for block in blocks]
    shown = [place for place, part in enumerate(parts) if part is Part.TEXT]
    headings = [place for place in shown if 0 < blocks[place].level <= 3]
    ends = dict(zip(headings, [*headings[1:], len(blocks)], strict=False))
    below = {heading: [place for place in shown if heading < place < end] for heading, end in ends.items()}

    def set_part(part: Part, places: Sequence[int]) -> None:
        for place in places:
            parts[place] = part

    for heading in headings:
        role = role_of(blocks[heading].text)
        if role == "contents":
            set_part(Part.NONE, [heading, *below[heading]])
        elif role == "references":
            set_part(Part.REFERENCES, below[heading])
    title = next((place for place in headings if blocks[place].level == 1), None) if told.title else None
    if title is not None:
        is_own = bool(told.title_page) or _same(told.title, header.title)
        parts[title] = Part.TITLE if is_own else Part.OTHER_TITLE
        if told.title_page:
            set_part(Part.NONE, below[title])
    if told.footer != Footer():
        parts[max(place for place in shown if blocks[place].kind == "paragraph")] = Part.NONE
    if told.summary and told.summary == header.summary:
        set_part(Part.SUMMARY, _summary(blocks, shown, below, title))
    return parts


def _summary(
    blocks: Sequence[Block], shown: Sequence[int], below: dict[int, list[int]], title: int | None
) -> list[int]:
    """The blocks of the summary: those below the first heading of one, else a quotation at the top."""
    for heading, places in below.items():
        if places and role_of(blocks[heading].text) == "summary":
            return places
    return [next(place for place in shown if place != title)]


def _same(left: str, right: str) -> bool:
    return "".join(left.split()).casefold() == "".join(right.split()).casefold()
