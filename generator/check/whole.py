"""What the files of a site must agree upon: links, alternates, the sitemap.

This work grows with the site, so it is done on what is known of each file, and most of it by sets of names.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from urllib.parse import quote

from generator.check.alternates import disagreements
from generator.check.links import names_an_id, no_such_place
from generator.check.sitemaps import sitemap_faults
from generator.model.inspection import Flaw, Inspection, wrong

_NEAR = 0.7
_LINK = "Name a page that there is, or take the link out."
_PART = "Name a file that there is: one of templates/assets as {{ root }}{{ asset(…) }}."


def flaws_of(inspections: Mapping[str, Inspection], files: Collection[str], base_url: str) -> Iterator[Flaw]:
    """Every flaw of a site: those of single files, and those between them.

    Args:
        inspections: what is seen of each file that can be looked into, by address.
        files: the addresses of all files.
        base_url: where the site is hosted; empty if that is not known.
    """
    there = frozenset(files)

    # A link that is broken on every page is looked for once.
    @cache
    def nearest(target: str) -> str:
        folder = target.rpartition("/")[0]
        beside = sorted(each for each in there if each.rpartition("/")[0] == folder)
        near = get_close_matches(target, beside, n=1, cutoff=_NEAR)
        return f'Did you mean "{near[0]}"?' if near else ""

    for inspection in inspections.values():
        yield from inspection.flaws
        yield from _broken(inspection, inspections, there, nearest)
    if base_url:
        yield from disagreements(inspections)
        yield from sitemap_faults(inspections)


def _broken(
    inspection: Inspection,
    inspections: Mapping[str, Inspection],
    files: frozenset[str],
    nearest: Callable[[str], str],
) -> Iterator[Flaw]:
    """The links of a file that lead to no file, or to no place in one."""
    for place, line in inspection.leads:
        if place in files:
            continue
        target, _, anchor = place.partition("#")
        if target not in files:
            yield _no_such_file("site/link", inspection.address, target, line, nearest(target) or _LINK)
        elif names_an_id(anchor) and target in inspections and anchor not in inspections[target].ids:
            yield no_such_place(inspection.address, target, anchor, line)
    for place, line in inspection.parts:
        if place not in files:
            yield _no_such_file("site/part", inspection.address, place, line, nearest(place) or _PART)


def _no_such_file(code: str, address: str, target: str, line: int, remedy: str) -> Flaw:
    name = target.rpartition("/")[2]
    message = f'there is no "{target}" in the site.'
    return wrong(code, address, message, remedy, line=line, traces=(target, quote(target), name, quote(name)))
