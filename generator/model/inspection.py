"""What is seen of one file of a site: where it leads, what it says of itself, what is wrong in it.

An inspection needs no other file, so it may be kept for as long as the file stays what it is. What files
must agree upon is found later, from their inspections.
"""

from typing import NamedTuple

from generator.model.page import Listing
from generator.model.problem import Severity


class Flaw(NamedTuple):
    """A fault of a file of the site, before it is known what in the archive has caused it.

    Attributes:
        code: a stable name, `area/fault`, for instance `site/link`.
        address: of the file.
        line: 1-based line in that file; 0 when the fault has none.
        message: what is wrong, one sentence; the same for every file in which the same is wrong.
        hint: the remedy.
        traces: texts of which one stands where the fault comes from, the surest first.
    """

    code: str
    severity: Severity
    address: str
    line: int
    message: str
    hint: str
    traces: tuple[str, ...]


class Inspection(NamedTuple):
    """What is seen of one file.

    Attributes:
        leads: the places within the site that it leads to, each once: an address, with `#anchor` where one is
            named, and the line of the first link to there.
        parts: as those, the files that it needs to look as it should: pictures, stylesheets, scripts.
        ids: what may be named behind a `#`.
        lang: the BCP 47 tag that a page gives itself.
        is_indexed: whether it is a page that crawlers may list, and not one that only leads on.
        canonical: the address that a page says is its own; empty if it says none.
        alternates: the page in each language, as its head says: (tag, address).
        listings: what a sitemap says of pages.
        flaws: what is wrong in the file alone.
    """

    address: str
    leads: tuple[tuple[str, int], ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    ids: tuple[str, ...] = ()
    lang: str = ""
    is_indexed: bool = False
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    listings: tuple[Listing, ...] = ()
    flaws: tuple[Flaw, ...] = ()


def wrong(
    code: str, address: str, message: str, hint: str, *, line: int = 0, traces: tuple[str, ...] = ()
) -> Flaw:
    """A flaw that is an error: something of the site does not work, or says what is not so."""
    return Flaw(code, Severity.ERROR, address, line, message, hint, traces)


def doubtful(
    code: str, address: str, message: str, hint: str, *, line: int = 0, traces: tuple[str, ...] = ()
) -> Flaw:
    """A flaw that is a warning: somebody is served worse than need be."""
    return Flaw(code, Severity.WARNING, address, line, message, hint, traces)
