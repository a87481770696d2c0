"""The words before an English month or year: late April, the second quarter of 2026, since 2024."""

from generator.link.date_said import Place, Point, Said

_WINDOW = 36
_ORDINALS = ("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th")
_COUNTS = "two three four five six seven eight nine ten eleven".split()

QUARTERS = {word: n for n, words in enumerate(_ORDINALS, 1) for word in words}
# The first and last month that words before a year mean, and the first and last day before a month.
_OF_YEARS: dict[str, tuple[int, int]] = {
    "early": (1, 3), "early in": (1, 3), "mid": (5, 8), "middle of": (5, 8), "late": (10, 12),
    "late in": (10, 12), "start of": (1, 1), "beginning of": (1, 1), "end of": (12, 12), "close of": (12, 12),
    "first half": (1, 6), "first half of": (1, 6), "second half": (7, 12), "second half of": (7, 12),
    "latter half of": (7, 12), "last quarter of": (10, 12), "final quarter of": (10, 12),
    "first three quarters of": (1, 9),
    **{f"{word} quarter{of}": (n * 3 - 2, n * 3) for word, n in QUARTERS.items() for of in ("", " of")},
    **{f"first {word} months of": (1, n) for n, word in enumerate(_COUNTS, 2)},
}  # fmt: skip
_OF_MONTHS: dict[str, tuple[int, int]] = {
    "early": (1, 10), "early in": (1, 10), "start of": (1, 10), "beginning of": (1, 10), "mid": (11, 20),
    "middle of": (11, 20), "late": (21, 0), "late in": (21, 0), "end of": (21, 0), "close of": (21, 0),
    "first half of": (1, 15), "second half of": (16, 0),
}  # fmt: skip
_LAST_WORDS = {" ".join(lead.split()[-2:]) for lead in (*_OF_YEARS, *_OF_MONTHS)}

# After these a month's name is a month, and a number is a year; after the others only if it is not far off,
# or, for the last, if it is near.
FIRMLY = frozenset("in by since until till during before after through throughout".split())
LOOSELY = frozenset("of for from to into between around beyond toward towards past".split())
_SEASONS = frozenset("spring summer autumn fall winter calendar".split())
_NEARLY = frozenset("its their our his her whose above below over than versus vs vs. against on".split())


def words_before(place: Place, start: int) -> tuple[str, list[str]]:
    """The text before `start`, of its own length but in lower case and with spaces only; and its words."""
    text = place.text[max(place.floor, start - _WINDOW) : start]
    if "\n" in text:
        text = text[text.rfind("\n") + 1 :]
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow; no lead has one
        lower = text
    lower = lower.replace("-", " ").replace("(", " ")
    return lower, lower.split()


def led(start: int, end: int, before: str, words: list[str], point: Point) -> Said | None:
    """What the words before a month or year make of it, if they do; the longest lead counts."""
    if not words or (words[-1] not in _LAST_WORDS and " ".join(words[-2:]) not in _LAST_WORDS):
        return None
    year, month, _ = point
    leads = _OF_MONTHS if month else _OF_YEARS
    lead = next((key for n in (4, 3, 2, 1) if (key := " ".join(words[-n:])) in leads), "")
    at = before.rfind(lead)
    if not lead or at < 0:
        return None
    first, last = leads[lead]
    ends = ((year, month, first), (year, month, last)) if month else ((year, first, 0), (year, last, 0))
    return Said(start - len(before) + at, end, *ends)


def as_early_as(words: list[str]) -> bool:
    """Whether the last words are these, or others of their kind."""
    return words[-3:-2] == ["as"] == words[-1:] and words[-2] in {"early", "late", "soon", "recently"}


def makes_year(words: list[str], year: int, away: int) -> bool:
    """Whether a number after `words` is a year, which is `away` years after that of the digest."""
    word = words[-1] if words else ""
    if word in FIRMLY or word in _SEASONS or as_early_as(words):
        return True
    if word in LOOSELY or words[-2:] == ["the", "year"]:
        return away < 20 and year != 2000
    nearly = word in _NEARLY or word.endswith(("'s", "’s")) or words[-2:] == ["compared", "with"]
    return nearly and abs(away) <= 8
