"""The table of files that can be looked into, and how."""

import re
from collections.abc import Callable

from generator.check.elements import MalformedError
from generator.check.feeds import inspect_feed
from generator.check.pages import inspect_page
from generator.check.sitemaps import inspect_sitemap
from generator.check.texts import (
    inspect_data,
    inspect_drawing,
    inspect_guide,
    inspect_manifest,
    inspect_redirects,
    inspect_robots,
    inspect_stylesheet,
    inspect_xml,
)
from generator.model.inspection import Inspection, wrong

Inspect = Callable[[str, bytes, str], Inspection]

# The first row whose pattern fits the address counts; what fits none is only known to be there.
OUTPUTS: tuple[tuple[re.Pattern[str], Inspect], ...] = (
    (re.compile(r".*\.svg", re.IGNORECASE), inspect_drawing),
    (re.compile(r"(?:media|search)/.*"), lambda address, _data, _base_url: Inspection(address)),
    (re.compile(r".*\.html"), inspect_page),
    (re.compile(r"sitemap(-\d+)?\.xml"), inspect_sitemap),
    (re.compile(r"(?:zh|en)/.*\.(?:atom\.xml|rss\.xml|json)"), inspect_feed),
    (re.compile(r".*\.(?:xml|opml)"), inspect_xml),
    (re.compile(r".*\.css"), inspect_stylesheet),
    (re.compile(r".*\.webmanifest"), inspect_manifest),
    (re.compile(r".*\.json"), inspect_data),
    (re.compile(r"(?:.*/)?llms(-full)?\.txt|.*\.md"), inspect_guide),
    (re.compile(r"robots\.txt"), inspect_robots),
    (re.compile(r"_redirects"), inspect_redirects),
)


def inspect(address: str, data: bytes, base_url: str) -> Inspection:
    """What is seen of the file at `address`.

    Args:
        base_url: where the site is hosted, with a slash at its end; empty if that is not known.
    """
    for pattern, look in OUTPUTS:
        if pattern.fullmatch(address):
            try:
                return look(address, data, base_url)
            except MalformedError as fault:
                message, hint = (
                    f"it is no XML: {fault}.",
                    "Readers of it will see nothing: mend what writes it.",
                )
                return Inspection(
                    address, flaws=(wrong("file/xml", address, message, hint, line=fault.line),)
                )
    return Inspection(address)
