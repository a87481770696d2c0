"""Which parts of a translation were made from an original that has changed since.

A translation records in its header what it was made from: the language of the original, the print of its
title, summary and section headings, and those of its stories in any order, as in
`translated_from: zh 3fa21c 90be47 c41d02`. A print is the beginning of a hash of what a translator reads:
words and addresses, not markup. So a story that was moved is not stale, one that was reworded is, and the
times of files do not matter.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence

from generator.model.digest import Edition, LinkedEdition
from generator.model.translation import HEAD

_BYTES = 3
_NONE = "0" * 2 * _BYTES
_MARKUP = re.compile("<[^>]*>")


def prints_of(edition: Edition, texts: Iterable[str]) -> tuple[str, ...]:
    """The prints of `edition`: of title, summary and section headings, then of its stories in order.

    Args:
        texts: of its stories.
    """
    header = edition.header
    headings = (_MARKUP.sub("", section.heading) for section in edition.sections)
    stories = (story for section in edition.sections for story in section.stories)
    return (
        _print((header.title, *header.summary, *headings)),
        *(_print((story.headline, *story.links, text)) for story, text in zip(stories, texts, strict=True)),
    )


def record_of(original: LinkedEdition, stale: Collection[int] = ()) -> str:
    """What a translation made from `original` as it is now has in its header.

    Args:
        stale: the places of stories, and `HEAD`, of which the translation is an older one.
    """
    prints = [each for place, each in enumerate(original.prints, HEAD) if place not in stale]
    # With no print at all the translation would say nothing of what it was made from.
    return " ".join((original.header.lang, *(prints or [_NONE])))


def is_recorded(translation: LinkedEdition) -> bool:
    """Whether `translation` says from which state of its original it was made."""
    return len(translation.header.translated_from.split()) > 1


def stale_in(original: LinkedEdition, translation: LinkedEdition, partners: Sequence[int]) -> tuple[int, ...]:
    """The places of stories of `translation` whose original has changed; `HEAD` for title and headings.

    Args:
        partners: for each story of the translation its place in the original, or -1.
    """
    recorded = frozenset(translation.header.translated_from.split()[1:])
    if not recorded:
        return ()
    head, *stories = original.prints
    changed = [HEAD] if head not in recorded else []
    changed += [
        place for place, partner in enumerate(partners) if partner >= 0 and stories[partner] not in recorded
    ]
    return tuple(changed)


def _print(texts: Iterable[str]) -> str:
    words = "".join(" ".join(texts).split())
    return hashlib.blake2b(words.encode(), digest_size=_BYTES).hexdigest()
