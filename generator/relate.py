"""The relations between stories: found by month, and kept while the months that they depend on stay."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from generator.fingerprints import fingerprint
from generator.model.date import month_of
from generator.model.digest import Digest
from generator.model.entity import Register
from generator.model.relation import Relation
from generator.plan.archive import newest_first
from generator.plan.related import related
from generator.write.cache import Cache, RelationRow, load
from generator.write.workers import map_in_workers, no_collections

# A story is related to those of the calendar month of its digest and of so many before.
_MONTHS_BEFORE = 11
# Below that many digests a second process costs more than it saves.
_FEWEST = 400


class _Month(NamedTuple):
    """The digests of a calendar month, by their numbers in order of time.

    Attributes:
        first: the number of the first digest that its stories may be related to.
        inputs: a digest of all that decides what they are related to.
    """

    name: str
    digests: range
    first: int
    inputs: str


def relate(
    digests: Iterable[Digest], register: Register, code: str, cache: Cache, jobs: int
) -> dict[str, tuple[Relation, ...]]:
    """What the stories of each digest are related to, by the key of the digest.

    Args:
        code: a digest of the code that finds it.
    """
    ordered = newest_first(digests)[::-1]
    owners = {entity.id: entity.owner for entity in register.entities}
    months = _months(ordered, fingerprint(code, owners))
    known = {row.month: row for row in cache.relations()}
    named = {month.name for month in months}
    needed = [
        place
        for place, month in enumerate(months)
        if month.name not in known or known[month.name].inputs != month.inputs
    ]
    starts = [month.first for month in months for _ in month.digests]

    def found(places: Sequence[int]) -> list[RelationRow]:
        wanted = range(months[places[0]].digests.start, months[places[-1]].digests.stop)
        rows = []
        with no_collections():  # nothing that is compared is let go before the end
            relations = zip(wanted, related(ordered, starts, wanted, owners), strict=True)
            for month in (months[place] for place in places):
                told = islice(relations, len(month.digests))
                data = {ordered[number].key: each for number, each in told if each}
                rows.append(RelationRow(month.name, month.inputs, pickle.dumps(data)))
        return rows

    shares = _shares(needed, months, jobs)
    rows = [row for rows in map_in_workers(found, shares, jobs, fewest=2) for row in rows]
    known |= {row.month: row for row in rows}
    cache.keep_relations(rows, (month for month in tuple(known) if month not in named))
    return {key: each for month in months for key, each in load(known[month.name].data).items()}


def _months(ordered: Sequence[Digest], basis: str) -> list[_Month]:
    """The months of `ordered`, in order of time."""
    months: list[_Month] = []
    facts: list[str] = []
    first = 0
    for name, group in groupby(range(len(ordered)), key=lambda number: month_of(ordered[number].date)):
        numbers = list(group)
        facts.append(fingerprint(*(part for number in numbers for part in _facts(ordered[number]))))
        months.append(_Month(name, range(numbers[0], numbers[-1] + 1), 0, ""))
        while _count(name) - _count(months[first].name) > _MONTHS_BEFORE:
            first += 1
        inputs = fingerprint(basis, *facts[first:])
        months[-1] = months[-1]._replace(first=months[first].digests.start, inputs=inputs)
    return months


def _count(month: str) -> int:
    return 12 * int(month[:4]) + int(month[5:])


def _facts(digest: Digest) -> Iterator[str]:
    """What decides about the stories of a digest, and about those that later ones are related to."""
    original = digest.editions[0].anchors
    for paired in digest.editions:
        yield paired.edition.facts
        if paired.anchors != original:
            yield from paired.anchors


def _shares(needed: Sequence[int], months: Sequence[_Month], jobs: int) -> list[list[int]]:
    """The months that are `needed`, in shares of months that follow each other, about one for each job."""
    digests = sum(len(months[place].digests) for place in needed)
    most = digests // jobs if digests >= _FEWEST else digests
    shares: list[list[int]] = []
    size = 0
    for place in needed:
        if not shares or shares[-1][-1] != place - 1 or size >= most:
            shares.append([])
            size = 0
        shares[-1].append(place)
        size += len(months[place].digests)
    return shares
