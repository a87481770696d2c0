"""Words that a misspelt one may mean."""

from collections.abc import Iterable


def most_edits(word: str) -> int:
    """How many letters of a word may be wrong."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 7 else 2


def edits(one: str, other: str, most: int) -> int:
    """How many letters are missing, too many, wrong or swapped with their neighbour; `most + 1` for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    older: list[int] = []
    old = list(range(len(other) + 1))
    for i in range(1, len(one) + 1):
        new = [i]
        for j in range(1, len(other) + 1):
            cost = min(old[j] + 1, new[j - 1] + 1, old[j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, older[j - 2] + 1)
            new.append(cost)
        if min(new) > most:
            return most + 1
        older, old = old, new
    return min(old[-1], most + 1)


def best(word: str, known: Iterable[tuple[str, int]]) -> str:
    """The likeliest of `known` words and how often each stands: few edits, then often; empty for none."""
    most = most_edits(word)
    found, rank = "", (most + 1, 0, "")
    for other, count in known:
        distance = edits(word, other, min(most, rank[0]))
        if distance <= most and (distance, -count, other) < rank:
            found, rank = other, (distance, -count, other)
    return found
