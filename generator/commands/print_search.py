"""What was found, as lines for people or JSON for programs."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator import report
from generator.search.answers import Found, Hit


def lines(found: Found, mark: Callable[[str], str]) -> str:
    """Three lines for each hit, and at the end how many documents there are.

    Args:
        mark: makes what was asked for stand out.
    """
    return "".join(f"{line}\n" for line in _lines(found, mark))


def as_json(found: Found) -> str:
    """One object: how many documents there are, the hits, and what the query names."""
    shown = {
        "total": found.total,
        "whole": found.whole,
        "hits": [_as_dict(hit) for hit in found.hits],
        "entities": sorted({row.entity for row in found.entities}),
        "days": list(found.days),
        "corrected": dict(found.corrected),
    }
    # ASCII: it can be written in any encoding, whatever the texts hold.
    return json.dumps(shown, indent=2)


def _lines(found: Found, mark: Callable[[str], str]) -> Iterator[str]:
    for hit in found.hits:
        yield f"{hit.date}  {_marked(hit.headline, mark)}"
        yield f"    {_marked(hit.snippet, mark)}"
        yield f"    {_place(hit)}"
    for word, likelier in found.corrected:
        yield f'No text has "{report.printable(word)}"; this is what has "{likelier}".'
    if found.total and not found.whole:
        yield "No text has all of it; these have some."
    elif found.total > found.whole:
        yield f"{found.whole:,} have all of it, the others some."
    yield f"{found.total:,} found"


def _marked(pieces: Sequence[str], mark: Callable[[str], str]) -> str:
    """Every second piece is one to be marked."""
    shown = (report.printable(piece) for piece in pieces)
    return "".join(mark(piece) if number % 2 else piece for number, piece in enumerate(shown))


def _place(hit: Hit) -> str:
    return f"{hit.address}#{hit.story}" if hit.story else hit.address


def _as_dict(hit: Hit) -> dict[str, Any]:
    return {
        "digest": hit.digest,
        "story": hit.story,
        "date": hit.date,
        "address": _place(hit),
        "title": hit.title,
        "headline": "".join(hit.headline),
        "snippet": "".join(hit.snippet),
        "entities": [entity for entity, _ in hit.entities],
    }
