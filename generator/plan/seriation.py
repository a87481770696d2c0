"""An order in which things that are near each other stand together."""

from collections.abc import Sequence


def seriate(nearness: Sequence[Sequence[float]]) -> list[int]:
    """An order of the things that `nearness` is between, each with each, as indexes into it.

    The two groups that are nearest on average are joined, at the ends that are nearest to each other, until
    there is one. Of equals the first are taken, so the order depends on nothing else.
    """
    groups = [[index] for index in range(len(nearness))]
    # The sum of the nearness of all members of two groups.
    between = [list(row) for row in nearness]
    while len(groups) > 1:
        first, second = max(
            ((one, two) for two in range(len(groups)) for one in range(two)),
            key=lambda pair: between[pair[0]][pair[1]] / (len(groups[pair[0]]) * len(groups[pair[1]])),
        )
        groups[first] = _joined(groups[first], groups.pop(second), nearness)
        for row in between:
            row[first] += row.pop(second)
        gone = between.pop(second)
        between[first] = [mine + theirs for mine, theirs in zip(between[first], gone, strict=True)]
    return groups[0] if groups else []


def _joined(one: list[int], two: list[int], nearness: Sequence[Sequence[float]]) -> list[int]:
    """Both in a row, turned so that those that meet in the middle are the nearest."""
    ways = [(left, right) for left in (one, one[::-1]) for right in (two, two[::-1])]
    left, right = max(ways, key=lambda way: nearness[way[0][-1]][way[1][0]])
    return left + right
