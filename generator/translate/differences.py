"""What one edition of a digest tells and the other does not, or tells otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.model.translation import HEAD, Difference
from generator.translate.dates import differing_dates
from generator.translate.figures import differing_figures
from generator.translate.language import untranslated, untranslated_headings
from generator.translate.length import is_cut, length
from generator.translate.links import differing_links, differing_sources
from generator.translate.names import differing_names
from generator.translate.paragraphs import differing_paragraphs
from generator.translate.part import LANGUAGE, Part

# From so many stories on their lengths tell how wordy a translation is, within limits.
_FEW, _SHORTEST, _LONGEST = 3, 0.75, 1.35


class Side(NamedTuple):
    """An edition as it is compared with its other language.

    Attributes:
        path: of its source.
        anchors: of its stories; partners share theirs.
        headings: of its sections, as text.
        head: its title, and its summary as passages.
        stories: its stories.
    """

    path: str
    lang: Lang
    anchors: tuple[str, ...]
    headings: tuple[str, ...]
    head: Part
    stories: tuple[Part, ...]


def differences(
    original: Side,
    translation: Side,
    published: IsoDate,
    entities: Mapping[str, Entity],
    keys: Mapping[str, str],
) -> list[Difference]:
    """Where a translation and its original differ in what they tell.

    Args:
        published: the date of the digest.
        keys: of digests, by the paths of their sources.
    """
    places = {anchor: place for place, anchor in enumerate(original.anchors)}
    partners = [
        (places.get(anchor), part)
        for anchor, part in zip(translation.anchors, translation.stories, strict=True)
    ]
    pairs = [(original.head, translation.head)]
    pairs += [(original.stories[place], part) for place, part in partners if place is not None]
    scale = _scale(pairs[1:])
    found = [*_stories(original, translation), *_headings(original, translation)]
    for theirs, ours in pairs:
        if _is_empty(theirs, ours):
            found.append(_empty(theirs, ours))
            continue
        facts = [
            *differing_figures(theirs, ours),
            *differing_dates(theirs, ours, published),
            *differing_names(theirs, ours, entities),
        ]
        found += facts
        if ours.place == HEAD:
            found += _points(theirs, ours)
        elif theirs.passages and ours.passages:
            found += differing_paragraphs(
                theirs, ours, scale=scale, is_known=_is_shorter_by_facts(theirs, ours, facts)
            )
    found += differing_sources(pairs)
    found += differing_links(pairs, (original.path, translation.path), keys)
    partner_of = {ours.place: theirs for theirs, ours in pairs}
    for part in (translation.head, *translation.stories):
        found += untranslated(part, partner_of.get(part.place))
    for part in (original.head, *original.stories):
        # Whatever it quotes, the original may quote as it was said.
        found += (each._replace(in_original=True) for each in untranslated(part, part))
    return found


def _scale(pairs: Sequence[tuple[Part, Part]]) -> float:
    """How many times as long as usual the translations of whole stories are, as far as they tell."""
    ratios = [
        length(ours.text) / length(theirs.text)
        for theirs, ours in pairs
        if len(theirs.passages) == len(ours.passages) and length(theirs.text)
    ]
    if len(ratios) < _FEW:
        return 1.0
    return min(max(median(ratios), _SHORTEST), _LONGEST)


def _is_shorter_by_facts(original: Part, translation: Part, facts: Iterable[Difference]) -> bool:
    """Whether the part with fewer paragraphs lacks some of `facts`."""
    fuller = original if len(original.passages) > len(translation.passages) else translation
    return any(each.only_in is fuller.lang for each in facts)


def _stories(original: Side, translation: Side) -> Iterator[Difference]:
    """Stories that only one edition has."""
    ours, theirs = LANGUAGE[translation.lang], LANGUAGE[original.lang]
    for anchor, part in zip(original.anchors, original.stories, strict=True):
        if anchor not in translation.anchors:
            yield Difference(
                "translation/story",
                part.place,
                "",
                f"the {ours} edition has no such story.",
                "Translate it, or give it and its translation the same {#id}.",
                in_original=True,
            )
    for anchor, part in zip(translation.anchors, translation.stories, strict=True):
        if anchor not in original.anchors:
            yield Difference("translation/story", part.place, "", f"the {theirs} edition has no such story.")


def _headings(original: Side, translation: Side) -> Iterator[Difference]:
    """Sections whose heading only one edition has, or has in the other language."""
    theirs, ours = len(original.headings), len(translation.headings)
    names = LANGUAGE[original.lang], LANGUAGE[translation.lang]
    if theirs != ours:
        yield Difference(
            "translation/section",
            HEAD,
            "",
            f"sections with a heading: {theirs} in {names[0]}, {ours} in {names[1]}.",
        )
    yield from untranslated_headings(translation.headings, translation.lang)
    for each in untranslated_headings(original.headings, original.lang):
        yield each._replace(in_original=True)


def _is_empty(original: Part, translation: Part) -> bool:
    """Whether of two parts one has nothing below its title, and the other says more than a title."""
    if bool(original.passages) == bool(translation.passages):
        return False
    return original.place == HEAD or is_cut(length(original.text), length(translation.text))


def _empty(original: Part, translation: Part) -> Difference:
    """Of two parts one has nothing below its title."""
    full, empty = (original, translation) if original.passages else (translation, original)
    if full.place == HEAD:
        message = f"the {LANGUAGE[full.lang]} has a summary, the {LANGUAGE[empty.lang]} has none."
        return Difference("translation/summary", HEAD, "", message)
    message = f"the {LANGUAGE[full.lang]} tells this story, the {LANGUAGE[empty.lang]} has only its headline."
    return Difference("translation/story", translation.place, "", message)


def _points(original: Part, translation: Part) -> Iterator[Difference]:
    """A summary that has fewer points than the other, or is not there."""
    theirs, ours = len(original.passages), len(translation.passages)
    names = LANGUAGE[original.lang], LANGUAGE[translation.lang]
    if theirs != ours:
        yield Difference(
            "translation/summary",
            HEAD,
            "",
            f"points of the summary: {theirs} in {names[0]}, {ours} in {names[1]}.",
        )
