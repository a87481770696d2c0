"""Lists of contents: found, and read as the headings that they promise."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.importer.numbering import Number, numbered
from generator.importer.sheet import Element, Kind, Sheet, drop
from generator.importer.words import ends_sentence, has_leaders, letters, plain, role, width, without_page

_FEWEST = 3
_LONGEST = 120


class Entry(NamedTuple):
    """A heading as a list of contents has it; `keys` are what it says, with its number and without."""

    keys: frozenset[str]
    number: Number | None


class Contents(NamedTuple):
    """The lists of contents of a text: what they promise, and the places of their elements."""

    entries: tuple[Entry, ...]
    places: frozenset[int]


def contents_of(elements: Sequence[Element]) -> Contents:
    """All lists of contents among `elements`: below a heading that says so, or by the numbers of pages."""
    places: set[int] = set()
    texts: list[list[str]] = []
    at = 0
    while at < len(elements):
        if role(elements[at].text) == "contents":
            end = _end(elements, at + 1)
            places.update(range(at, end))
            texts += _entries(elements[at + 1 : end])
        elif (end := _run(elements, at)) > at:
            places.update(range(at, end))
            texts += _entries(elements[at:end])
        at = max(end, at + 1) if at in places else at + 1
    return Contents(tuple(map(_entry, texts)), frozenset(places))


def without_contents(sheet: Sheet) -> Sheet:
    """`sheet` without its lists of contents."""
    return drop(sheet, contents_of(sheet.elements).places, "list of contents")


def _end(elements: Sequence[Element], start: int) -> int:
    """Where the list that begins at `start` ends: at a heading, a sentence, or its first entry again."""
    first = ""
    has_pages = False
    for at in range(start, len(elements)):
        element = elements[at]
        text = plain(element.text)
        if element.kind not in (Kind.TEXT, Kind.ITEM, Kind.CAPTION, Kind.TABLE):
            return at
        title, paged = without_page(text)
        has_pages = has_pages or paged
        key = letters(title)
        if not paged and (_is_prose(text) or (role(text) and at > start and _stands_alone(elements, at))):
            return at
        if not paged and has_pages and first and _begins(elements, at, first):
            return at
        if at > start and key == first:
            return at
        first = first or key
    return len(elements)


def _begins(elements: Sequence[Element], at: int, first: str) -> bool:
    """Whether the text at `at`, with the lines that follow, says what the first line of the list does."""
    key = letters(elements[at].text)
    if key.startswith(first):
        return True
    if not key or not first.startswith(key):
        return False
    joined = key
    for element in elements[at + 1 : at + 3]:
        joined += letters(element.text)
        if joined == first:
            return not has_leaders(element.text)
    return False


def _is_prose(text: str) -> bool:
    return width(text) > _LONGEST or (
        ends_sentence(text) and not text.endswith((":", "：", "?", "？", "!", "！"))
    )


def _stands_alone(elements: Sequence[Element], at: int) -> bool:
    """Whether there is nothing beside the line at `at`: it is a heading, not an entry."""
    below = elements[at + 1] if at + 1 < len(elements) else None
    return elements[at].apart and (below is None or below.apart)


def _run(elements: Sequence[Element], start: int) -> int:
    """Where a list without a heading ends, which dots or tabs and numbers of pages show."""
    end = start
    while (
        end < len(elements)
        and elements[end].kind in (Kind.TEXT, Kind.ITEM)
        and has_leaders(elements[end].text)
    ):
        end += 1
    return end if end - start >= _FEWEST else start


def _entries(elements: Sequence[Element]) -> list[list[str]]:
    """What each entry says, with and without the number of its page; those joined that are broken in two."""
    lines = [plain(line) for element in elements for line in element.text.split("\n") if plain(line)]
    has_pages = sum(without_page(line)[1] for line in lines) * 2 > len(lines)
    entries: list[list[str]] = []
    is_open = False
    for line in lines:
        title, paged = without_page(line)
        number = numbered(line)
        if is_open and number is None and not role(title):
            entries[-1] = [entries[-1][0] + title]
        else:
            entries.append([title, line])
            is_open = number is not None
        is_open = is_open and not (paged and has_pages)
    return entries


def _entry(texts: Sequence[str]) -> Entry:
    numbers = [numbered(text) for text in texts]
    said = [*texts, *(number.rest for number in numbers if number)]
    return Entry(frozenset(filter(None, map(letters, said))), numbers[0])


def without_trailing_page(text: str) -> str:
    """A heading without the number of a page that a converter left behind it."""
    return without_page(text)[0] if has_leaders(text) and text.rstrip()[-1].isdecimal() else text
