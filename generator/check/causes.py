"""Flaws of files become problems of the archive: told at the line of the source that has caused them.

A page knows the sources that it is made of, and a flaw knows a text that stands where it comes from. What
comes from a template is wrong on many pages, and is told once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.inspection import Flaw
from generator.model.problem import Problem


class Origins(NamedTuple):
    """What a site is made of.

    Attributes:
        sources: those that a file of the site is made of alone, by its address.
        shared: what many are made of: templates and strings of the archive, its register, its settings.
        template: the template of a page, by its address, where the archive has one of its own.
        text: what stands in a file of the archive, by its path.
    """

    sources: Mapping[str, tuple[str, ...]]
    shared: Sequence[str]
    template: Mapping[str, str]
    text: Callable[[str], str]


class _Place(NamedTuple):
    path: str
    line: int = 0
    column: int = 0


def problems_of(flaws: Iterable[Flaw], origins: Origins) -> Iterator[Problem]:
    """Each flaw once for every place in the archive that has caused it."""
    alike: defaultdict[tuple[str, str], list[Flaw]] = defaultdict(list)
    for flaw in flaws:
        alike[flaw.code, flaw.message].append(flaw)
    for same in alike.values():
        yield from _problems(same, origins)


def _problems(same: Sequence[Flaw], origins: Origins) -> Iterator[Problem]:
    """The problems that flaws which say the same are."""
    placed: dict[_Place, Flaw] = {}
    left: list[Flaw] = []
    for flaw in same:
        place = _found(flaw, origins.sources.get(flaw.address, ()), origins)
        if place is None:
            left.append(flaw)
        else:
            placed.setdefault(place, flaw)
    for place, flaw in placed.items():
        yield _problem(flaw, place, flaw.message)
    if left:
        yield _unplaced(left, origins)


def _unplaced(left: Sequence[Flaw], origins: Origins) -> Problem:
    """The problem of flaws whose text no source has: that of a template, or of the only source there is."""
    first = left[0]
    sources = {origins.sources.get(flaw.address, ()) for flaw in left}
    place = _found(first, origins.shared, origins)
    if place is None and len(sources) == 1 and (only := next(iter(sources))):
        return _problem(first, _Place(only[0]), first.message)
    addresses = list(dict.fromkeys(flaw.address for flaw in left))
    if place is None:
        template = origins.template.get(first.address, "")
        place = _Place(template) if template else _Place(first.address, first.line)
    where = "" if place.path == first.address else f"on {first.address}"
    more = f"on {len(addresses) - 1:,} more" if len(addresses) > 1 else ""
    told = " and ".join(filter(None, (where, more)))
    return _problem(first, place, f"{first.message.removesuffix('.')} ({told})." if told else first.message)


def _found(flaw: Flaw, paths: Iterable[str], origins: Origins) -> _Place | None:
    """The first place in one of the files that has a trace of the flaw."""
    files = list(paths)
    for trace in filter(None, flaw.traces):
        for path in files:
            text = origins.text(path)
            if (start := text.find(trace)) >= 0:
                begin = text.rfind("\n", 0, start) + 1
                return _Place(path, text.count("\n", 0, start) + 1, start - begin + 1)
    return None


def _problem(flaw: Flaw, place: _Place, message: str) -> Problem:
    return Problem(
        code=flaw.code,
        severity=flaw.severity,
        path=place.path,
        line=place.line,
        column=place.column,
        message=message,
        hint=flaw.hint,
    )
