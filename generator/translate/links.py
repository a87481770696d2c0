"""Links and sources that one edition has and its translation has not, story by story."""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from generator.model.digest import Reference
from generator.model.translation import Difference
from generator.translate.part import LANGUAGE, Part

_ADDRESS = re.compile(r'<(?:a|img)\s[^>]*?(?:href|src)="([^"]*)"')
_FILE = "ref:file/"
# Pages of one host that exist in several languages: /zh/news/1 and /en/news/1, zh. and en.wikipedia.org.
_LANGUAGE = re.compile(
    r"^(?:zh|cn|en|tw|hk|us|uk)(?:[-_](?:cn|hans|hant|tw|hk|us|gb|uk|hans-cn))?$", re.IGNORECASE
)
# What tells the editions of a digest apart, in a link to one that is not there.
_SUFFIX = re.compile(r"(?:[._-](?:zh|en))?(?:\.md)?$", re.IGNORECASE)
_TRACKING = re.compile(r"^(?:utm_\w+|spm|from|ref|source|share\w*|lang|locale|hl)=", re.IGNORECASE)

Pair = tuple[Part, Part]


def differing_links(
    pairs: Sequence[Pair], paths: tuple[str, str], keys: Mapping[str, str]
) -> Iterator[Difference]:
    """Links that only one part of a pair has.

    Where each edition cites the press of its own language, a link that stands for one to another host is none
    that is missing. One of several links of an edition is no such habit.

    Args:
        paths: of the sources of the two editions.
        keys: of digests, by the paths of their sources.
    """
    found = [
        (original, translation, _links(original, paths[0], keys), _links(translation, paths[1], keys))
        for original, translation in pairs
    ]
    shared = sum(len(theirs.keys() & ours.keys()) for *_, theirs, ours in found)
    replaced = sum(_is_replaced(theirs, ours) for *_, theirs, ours in found)
    is_habit = replaced > 1 or not shared
    for original, translation, theirs, ours in found:
        lost = [theirs[each] for each in theirs if each not in ours]
        added = [ours[each] for each in ours if each not in theirs]
        for link in lost:
            other = next((each for each in added if _host(each) == _host(link)), None)
            if other is None and added:
                other = added[0]
                if is_habit and not link.startswith(_FILE) and not other.startswith(_FILE):
                    added.remove(other)
                    continue
            if other:
                added.remove(other)
            yield _lost(link, other, original, translation)
        for link in added:
            message = (
                f"the {LANGUAGE[translation.lang]} links to {_shown(link)}, "
                f"the {LANGUAGE[original.lang]} does not."
            )
            yield Difference("translation/link", translation.place, _shown(link), message)


def differing_sources(pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Sources without a link that only one part of a pair cites.

    Where the titles of sources are translated, it is their number that tells.
    """
    cited = [
        tuple({_folded(each): each for each in part.references if not each.link} for part in pair)
        for pair in pairs
    ]
    shared = sum(len(theirs.keys() & ours.keys()) for theirs, ours in cited)
    fewer = min(sum(map(len, theirs)) for theirs in zip(*cited, strict=True))
    are_translated = 2 * shared < fewer
    for (original, translation), (theirs, ours) in zip(pairs, cited, strict=True):
        lost = [theirs[each] for each in theirs if each not in ours]
        added = [ours[each] for each in ours if each not in theirs]
        if are_translated:
            # As many as the other has stand for those; the last are too many.
            both = min(len(lost), len(added))
            lost, added = lost[both:], added[both:]
        names = LANGUAGE[original.lang], LANGUAGE[translation.lang]
        for source in lost:
            message = f"the {names[0]} cites {_cited(source)}, the {names[1]} does not."
            yield Difference("translation/source", translation.place, "", message)
        for source in added:
            message = f"the {names[1]} cites {_cited(source)}, the {names[0]} does not."
            yield Difference("translation/source", translation.place, source.title, message)


def _links(part: Part, path: str, keys: Mapping[str, str]) -> dict[str, str]:
    """The links of `part` as written, by what they lead to."""
    written = [
        *part.story.links,
        *(html.unescape(each) for each in _ADDRESS.findall(part.html)),
        *(each.link for each in part.references),
    ]
    return {_target(each, path, keys): each for each in written if _is_compared(each)}


def _is_compared(link: str) -> bool:
    """Whether a link leads to a page or a file; entities and dates are compared as such."""
    if link.startswith("ref:"):
        return link.startswith(_FILE) and not link.startswith(f"{_FILE}entity:")
    return bool(link) and not link.startswith("#")


def _target(link: str, path: str, keys: Mapping[str, str]) -> str:
    """What a link leads to, whatever the language of the page there."""
    if link.startswith(_FILE):
        name = unquote(link.removeprefix(_FILE)).partition("#")[0].lstrip("/")
        folders = (posixpath.dirname(path), "content")
        places = [posixpath.normpath(posixpath.join(folder, name)) for folder in folders]
        key = next((keys[place] for place in places if place in keys), _SUFFIX.sub("", name))
        return f"{_FILE}{key}"
    parts = urlsplit(link)
    host = ".".join(
        each for each in parts.netloc.lower().split(".") if each != "www" and not _is_language(each)
    )
    way = "/".join(each for each in parts.path.split("/") if each and not _LANGUAGE.match(each))
    query = "&".join(each for each in parts.query.split("&") if each and not _TRACKING.match(each))
    return f"{host}/{way}?{query}#{parts.fragment}"


def _is_language(label: str) -> bool:
    """Whether a part of a host's name, which may be that of a country, says the language before it."""
    return label in ("zh", "en", "m")


def _host(link: str) -> str:
    return _FILE if link.startswith(_FILE) else urlsplit(link).netloc.lower().removeprefix("www.")


def _is_replaced(theirs: Mapping[str, str], ours: Mapping[str, str]) -> bool:
    """Whether a link to one host stands for a link to another."""
    lost = {_host(theirs[each]) for each in theirs.keys() - ours.keys()}
    added = {_host(ours[each]) for each in ours.keys() - theirs.keys()}
    return bool(lost) and bool(added) and lost.isdisjoint(added)


def _lost(link: str, other: str | None, original: Part, translation: Part) -> Difference:
    ours, theirs = LANGUAGE[original.lang], LANGUAGE[translation.lang]
    if other:
        message = f"the {ours} links to {_shown(link)}, the {theirs} to {_shown(other)}."
        return Difference("translation/link", translation.place, _shown(other), message)
    message = f"the {ours} links to {_shown(link)}, the {theirs} does not."
    return Difference("translation/link", translation.place, "", message)


def _shown(link: str) -> str:
    return link.removeprefix(_FILE)


def _folded(source: Reference) -> str:
    return "".join((source.title or source.publisher).casefold().split())


def _cited(source: Reference) -> str:
    return ", ".join(each for each in (source.publisher, source.date, source.title) if each)
