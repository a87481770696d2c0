"""Editions that share a key become a digest; their stories come to share anchors."""

from collections import defaultdict
from collections.abc import Iterable

from generator.link.align import align
from generator.link.stale import stale_in
from generator.model.digest import Digest, LinkedEdition, PairedEdition
from generator.model.language import Lang
from generator.model.problem import Problem, error, warning


def pair(editions: Iterable[LinkedEdition], default: Lang) -> tuple[tuple[Digest, ...], tuple[Problem, ...]]:
    """The digests of `editions`, in order of key, and the faults of pairing.

    The original edition is the one that no header calls a translation, then the one in the archive's
    `default` language; the stories of the other edition take its anchors.
    """
    by_key: defaultdict[str, dict[Lang, LinkedEdition]] = defaultdict(dict)
    problems: list[Problem] = []
    for edition in editions:
        twin = by_key[edition.header.key].setdefault(edition.header.lang, edition)
        if twin is not edition:
            problems.append(_duplicate(edition, twin))
    digests = []
    for key in sorted(by_key):
        original, *translations = sorted(by_key[key].values(), key=lambda each: _rank(each, default))
        problems += [_dates_differ(original, each) for each in translations if _date(each) != _date(original)]
        paired = [PairedEdition(edition=original, anchors=original.ids)]
        paired += [_beside(original, each) for each in translations]
        digests.append(Digest(key=key, date=original.header.date, editions=tuple(paired)))
    return tuple(digests), tuple(problems)


def _rank(edition: LinkedEdition, default: Lang) -> tuple[bool, bool]:
    return bool(edition.header.translated_from), edition.header.lang is not default


def _date(edition: LinkedEdition) -> str:
    return edition.header.date


def _beside(original: LinkedEdition, translation: LinkedEdition) -> PairedEdition:
    """`translation` with the anchors of the stories that it translates; its other stories have their own."""
    partners, is_sure = align(original, translation)
    anchors = []
    for own, partner in zip(translation.ids, partners, strict=True):
        if partner >= 0:
            anchors.append(original.ids[partner])
        else:
            anchors.append(f"{own}-{translation.header.lang}" if own in original.ids else own)
    return PairedEdition(
        edition=translation,
        anchors=tuple(anchors),
        is_sure=is_sure,
        stale=stale_in(original, translation, partners),
    )


def _duplicate(edition: LinkedEdition, twin: LinkedEdition) -> Problem:
    return error(
        "digest/duplicate",
        edition.path,
        f'"{edition.header.key}" has two editions in {edition.header.lang}; the other is {twin.path}.',
        hint="Rename one of them, or give it a translation_key of its own.",
    )


def _dates_differ(original: LinkedEdition, other: LinkedEdition) -> Problem:
    return warning(
        "digest/date-differs",
        other.path,
        f"its date is {other.header.date}, but that of {original.path} is {original.header.date}.",
        hint=f"The digest is filed under {original.header.date}.",
    )
