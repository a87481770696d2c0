"""What two stories have in common, and how much that says.

Something in common weighs the more, the fewer stories before had it. Names weigh by how much each of the
two stories is about them. All of it fades with the days in between.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from generator.model.digest import Digest
from generator.model.language import Lang

# How much a story is about those whom its headline names, and others that it names several times, or once.
_ABOUT = (1.0, 0.65, 0.4)
# What something in common weighs if no story before had it. A mark begins with the sign of its kind: an
# amount with the number of its digits that count, a day, a source.
NAME = 4.0
_WORD = 2.4
_MARKS = {"1": 1.2, "2": 2.8, "3": 4.0, "@": 3.2, "#": 4.0}
_LINK = 3.0
# An owner says little beside what it owns, and two characters little beside the two before them. The shorter
# an English word, the more common it is.
_OWNER = 0.2
_NEXT_CHARACTERS = 0.25
_LONG_WORD = 7
# Amounts and days say little of stories without a name in common.
_NAMELESS = 0.3
# After so many days a day is no longer that of the news.
_PAST = 3
# Evidence fades to a part within weeks, and the rest within years.
_LASTING = 0.6
_WEEKS = 14
_YEARS = 730
# How much of it there must be to be related.
RELATED = 2.8


class Compared(NamedTuple):
    """A story as it is compared, with the clues of all its editions.

    Attributes:
        digest: the number of its digest.
        day: of its digest, as a number.
        names: how much it is about each of them, from 0 to 1.
        marks: what each weighs at most; a source weighs less that several stories of the digest cite.
        words: those of its headline, by language, and what each weighs at most.
        files: what it links to, each with the path of the edition that does.
    """

    digest: int
    anchor: str
    day: int
    names: dict[str, float]
    marks: dict[str, float]
    words: dict[Lang, dict[str, float]]
    files: list[tuple[str, str]]

    def is_new(self, mark: str) -> bool:
        """Whether `mark` is the day of the news itself, which any story of these days may name."""
        return mark[0] == "@" and 0 <= self.day - day_number(mark[1:]) < _PAST


class Evidence(NamedTuple):
    """What a story has in common with an earlier one.

    Attributes:
        score: all of it, faded.
        about: names and words, faded: what both are about.
        names: names alone.
        second: all but the strongest.
        marks: how many kinds of marks they share.
        linked: whether the writer made a link.
    """

    score: float
    about: float
    names: float
    second: float
    marks: int
    linked: bool

    @property
    def is_related(self) -> bool:
        """Whether the two are on the same thing."""
        if self.score < RELATED or self.second < 0.7:
            return False
        return self.linked or self.about >= (0.9 if self.names else 2.5)

    @property
    def goes_on(self) -> bool:
        """Whether the later story goes on with the earlier one."""
        if self.second < 1.2 or (self.names < 0.8 and not self.linked):
            return False
        if self.about >= 1.8 and self.score >= 3.0:
            return True
        return self.about >= 1.05 and self.score >= 3.4 and self.marks >= 2


def stories_of(digest: Digest, number: int) -> list[Compared]:
    """The stories of a digest that have a headline, each once for all languages."""
    day = day_number(digest.date)
    stories: dict[str, Compared] = {}
    for paired in digest.editions:
        edition = paired.edition
        # An edition without stories has no line of clues, and splitting makes one of nothing.
        for anchor, clues in zip(paired.anchors, edition.clues.split("\n"), strict=bool(paired.anchors)):
            if clues:
                story = stories.get(anchor)
                if story is None:
                    story = stories[anchor] = Compared(number, anchor, day, {}, {}, {}, [])
                _add(story, clues, edition.header.lang, edition.path)
    found = list(stories.values())
    cited = [mark for story in found for mark in story.marks if mark[0] == "#"]
    if len(cited) > len(set(cited)):
        for story in found:
            sources = [mark for mark in story.marks if mark[0] == "#"]
            story.marks.update({mark: _MARKS["#"] / cited.count(mark) for mark in sources})
    return found


def _add(story: Compared, clues: str, lang: Lang, path: str) -> None:
    """Add the clues of one edition to `story`, as `link.clues` writes them."""
    *names, marks, words, files = clues.split("\t")
    for weight, named in zip(_ABOUT, names, strict=True):
        for name in named.split():
            if weight > story.names.get(name, 0.0):
                story.names[name] = weight
    for mark in marks.split():
        story.marks[mark] = _MARKS[mark[0]]
    story.words[lang] = dict.fromkeys(words.split(), _WORD)
    if files:
        story.files.extend([(file, path) for file in files.split()])


def day_number(day: str) -> int:
    """A day as a number; that of a month is in its middle."""
    return date.fromisoformat(day if len(day) == 10 else f"{day}-15").toordinal()


def fade(days: int) -> float:
    """What is left of evidence after some days."""
    return (_LASTING + (1 - _LASTING) / (1 + days / _WEEKS)) * (1 - days / _YEARS)


def compare(
    story: Compared,
    other: Compared,
    names: Mapping[str, float],
    rarity: Callable[[str], float],
    owners: Mapping[str, Sequence[str]],
    links: int = 0,
) -> Evidence | None:
    """What `story` has in common with an earlier one; None if it is too little to be related.

    Args:
        names: what those names of `story` weigh that earlier stories have.
        rarity: of a mark or a word.
        owners: of each entity that is owned, its owner, the owner of that, and so on.
        links: 1 if the writer has made a link to its digest, 2 if to the story itself.
    """
    shared = {name: value * other.names[name] for name, value in names.items() if name in other.names}
    if len(shared) > 1:
        for owner in {owner for name in shared if name in owners for owner in owners[name]}:
            if owner in shared:
                shared[owner] *= _OWNER
    parts = list(shared.values())
    by_names = sum(parts)
    for lang, words in story.words.items():
        if lang in other.words and not words.keys().isdisjoint(other.words[lang]):
            languages = len(story.words.keys() & other.words.keys())
            parts += [weight / languages for weight in _alike(words, other.words[lang], rarity)]
    about = sum(parts)
    kinds = 0
    if not story.marks.keys().isdisjoint(other.marks):
        same = _same(story, other, rarity, 1 if shared else _NAMELESS)
        parts += same.values()
        kinds = len({"amount" if mark[0] in "123" else mark[0] for mark in same})
    parts += [_LINK] * links
    whole = sum(parts)
    left = fade(story.day - other.day)
    if whole * left < RELATED:
        return None
    return Evidence(
        score=whole * left,
        about=about * left,
        names=by_names,
        second=whole - max(parts),
        marks=kinds,
        linked=links > 0,
    )


def _same(story: Compared, other: Compared, rarity: Callable[[str], float], trust: float) -> dict[str, float]:
    """What each mark of `story` weighs that the other has; only a part, `trust`, if it is no source."""
    return {
        mark: min(weight, other.marks[mark]) * rarity(mark) * (1 if mark[0] == "#" else trust)
        for mark, weight in story.marks.items()
        if mark in other.marks and not story.is_new(mark)
    }


def _alike(words: Iterable[str], others: Mapping[str, float], rarity: Callable[[str], float]) -> list[float]:
    """What each of `words` weighs that another headline has."""
    weights = []
    last = ""
    for word in words:
        if word in others:
            weight = _WORD * rarity(word)
            if word[0] <= "z":
                weight *= min(len(word) / _LONG_WORD, 1)
            elif last and last[-1] == word[0]:
                weight *= _NEXT_CHARACTERS
            weights.append(weight)
            last = word
        else:
            last = ""
    return weights
