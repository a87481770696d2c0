"""What of a text a hit shows: the part that has most of what was asked for, with it marked."""

from collections.abc import Sequence

from generator.search.amount import amounts_in
from generator.search.characters import is_han, is_word
from generator.search.fold import Simplified, joined_with_places

# How much a snippet shows, in Latin letters; a character of Han is as wide as two.
_WIDTH, _BEFORE = 200, 60
_ENDS = "。！？!?\n"
_MOST_MARKS = 64

# Where a match starts and ends, and which of the things asked for it is.
Mark = tuple[int, int, int]


def occurrences(text: str, sought: str, *, is_open: bool) -> list[int]:
    """Where `sought` stands in joined `text`, from a beginning of a word, and to an end unless it is open."""
    found = []
    place = text.find(sought) if sought else -1
    while place >= 0:
        end = place + len(sought)
        inside = is_word(sought[0]) and place > 0 and is_word(text[place - 1])
        goes_on = not is_open and is_word(sought[-1]) and end < len(text) and is_word(text[end])
        if not inside and not goes_on:
            found.append(place)
        place = text.find(sought, place + 1)
    return found


def marks_in(
    text: str, sought: Sequence[tuple[str, bool]], amounts: Sequence[str], simplified: Simplified
) -> list[Mark]:
    """Where `text` has each of `sought`, or one of `amounts` in any writing; in order, overlaps made one."""
    plain, places = joined_with_places(text, simplified)
    marks = []
    for start, end, amount in amounts_in(plain) if amounts else ():
        if amount in amounts:
            marks.append((places[start], places[end - 1] + 1, len(sought)))
    for number, (each, is_open) in enumerate(sought):
        for start in occurrences(plain, each, is_open=is_open)[:_MOST_MARKS]:
            last = start + len(each) - 1
            if is_open:
                while last + 1 < len(plain) and is_word(plain[last]) and is_word(plain[last + 1]):
                    last += 1
            marks.append((places[start], places[last] + 1, number))
    marks.sort(key=lambda mark: (mark[0], -mark[1], mark[2]))
    apart: list[Mark] = []
    for start, end, number in marks:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]), apart[-1][2])
        else:
            apart.append((start, end, number))
    return apart


def pieces(text: str, marks: Sequence[Mark]) -> tuple[str, ...]:
    """`text` in pieces; every second one is marked."""
    made = []
    done = 0
    for start, end, _ in marks:
        made += [text[done:start], text[start:end]]
        done = end
    return (*made, text[done:])


def snippet(text: str, marks: Sequence[Mark]) -> tuple[str, ...]:
    """The part of `text` with most different marks, the first of several, in pieces."""
    best, most = 0, 0
    for number, (start, _, _) in enumerate(marks):
        limit = _end(text, start, _WIDTH - _BEFORE)
        different = len({mark[2] for mark in marks[number:] if mark[1] <= limit})
        if different > most:
            best, most = start, different
    start = _start(text, best)
    end = _end(text, start, _WIDTH)
    shown = [
        (mark[0] - start, mark[1] - start, mark[2]) for mark in marks if start <= mark[0] and mark[1] <= end
    ]
    made = list(pieces(text[start:end].replace("\n", " "), shown))
    made[0] = "…" * (start > 0 and text[start - 1] not in _ENDS) + made[0].lstrip()
    made[-1] = made[-1].rstrip() + "…" * (end < len(text))
    return tuple(made)


def _start(text: str, mark: int) -> int:
    """Where the sentence of a mark begins, if that is near, else somewhat before the mark."""
    width = 0
    place = mark
    while place > 0 and width < _BEFORE:
        if text[place - 1] in _ENDS or (text[place - 1] == " " and text[place - 2 : place - 1] == "."):
            return place
        width += 2 if is_han(text[place - 1]) else 1
        place -= 1
    # Not inside a word.
    while 0 < place < mark and is_word(text[place].lower()) and is_word(text[place - 1].lower()):
        place += 1
    return place


def _end(text: str, start: int, width: int) -> int:
    place = start
    while place < len(text) and width > 0:
        width -= 2 if is_han(text[place]) else 1
        place += 1
    while (
        place < len(text)
        and place > start
        and is_word(text[place].lower())
        and is_word(text[place - 1].lower())
    ):
        place -= 1
    return place
