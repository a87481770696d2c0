"""Which pages are one page in several languages: those of one kind on one subject.

What a page says of itself in other languages is taken from the pages that there are, so it claims no other.
The page for readers of other languages is the one in the archive's default language, else the one that there
is; of home pages it is the front door, which all languages share. It is not the original of a digest: lists
and digests should lead the same reader to the same language.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator import addresses
from generator.config import Config
from generator.model.language import TRADITIONAL_TAG, Lang
from generator.model.page import Page

DEFAULT = "x-default"
# Pages that are in both languages at once.
_BILINGUAL = "parallel"


def with_alternates(pages: Iterable[Page], config: Config) -> Iterator[Page]:
    """`pages` with what each of them is in other languages, the archive's default language first."""
    groups: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in pages:
        if page.kind == _BILINGUAL:
            yield page
        else:
            groups["home" if page.kind == "front" else page.kind, page.subject].append(page)
    for same in groups.values():
        if len(same) > 1:
            same.sort(key=lambda page: config.languages.index(page.lang))
        alternates = tuple(_alternates(same, config))
        for page in same:
            yield page._replace(alternates=alternates)


def _alternates(same: Sequence[Page], config: Config) -> Iterator[tuple[str, str]]:
    default = ""
    for page in same:
        if page.kind == "front":
            default = page.address
            continue
        has_rendering = config.traditional and page.lang is Lang.ZH
        # An edition in Traditional characters has them on both pages; then the other one is any Chinese.
        tag = Lang.ZH.value if page.tag and has_rendering else page.tag
        yield tag or page.lang.tag, page.address
        if has_rendering:
            yield TRADITIONAL_TAG, addresses.traditional(page.address)
    yield DEFAULT, default or same[0].address
