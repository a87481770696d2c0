"""What an edition shows of the stories that its own are related to.

A story that goes on with an earlier one, or is gone on with, is part of a thread. Stories that go on with one
another make a tree; a thread is the way back from a story, and those that lead to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from generator import addresses
from generator.model.archive import Archive
from generator.model.digest import PairedEdition
from generator.model.language import Lang
from generator.model.relation import StoryKey
from generator.model.views import StoryLink

# How many stories a thread shows on either side, and how many earlier stories are shown in all.
_SIDE = 3
_EARLIER = 5

# Of a story: those before it and after it in its thread, in order of time; and others, newest first.
Kin = tuple[Sequence[StoryKey], Sequence[StoryKey], Sequence[StoryKey]]
ALONE: Kin = ((), (), ())


def kin_of(archive: Archive, lang: Lang, digest: str) -> dict[str, Kin]:
    """The stories shown with each story of a digest to readers of `lang`, by the anchor of the story.

    Nothing for a story that has none.
    """
    relations = {each.anchor: each for each in archive.related.get(digest, ())}
    continued = archive.continued.get(digest, ())
    kin: dict[str, Kin] = {}
    for anchor in dict.fromkeys((*relations, *(each for each, _ in continued))):
        relation = relations.get(anchor)
        story = StoryKey(digest, anchor)
        before = list(islice(_shown(archive, lang, _before(archive, story)), _SIDE))[::-1]
        after = list(islice(_shown(archive, lang, _after(archive, story)), _SIDE))
        others = _shown(archive, lang, relation.related if relation else ())
        closest = list(islice((each for each in others if each not in before), _EARLIER - len(before)))
        if before or after or closest:
            kin[anchor] = before, after, sorted(closest, key=lambda each: archive.places[each.digest])
    return kin


def kin_links(
    archive: Archive, lang: Lang, story: StoryKey, kin: Kin
) -> tuple[tuple[StoryLink, ...], tuple[StoryLink, ...]]:
    """The thread of a story, in which it has no address itself; and the others. Either may be empty."""
    before, after, others = ([_link(archive, lang, each) for each in stories] for stories in kin)
    own = [_link(archive, lang, story)._replace(address="")] if before or after else []
    return (*before, *own, *after), tuple(others)


def kin_inputs(archive: Archive, lang: Lang, digest: str) -> list[str]:
    """What decides which stories are shown with those of a digest to readers of `lang`, and how."""
    if digest not in archive.related and digest not in archive.continued:
        return []
    said = []
    for anchor, kin in kin_of(archive, lang, digest).items():
        said.append(anchor)
        for stories in kin:
            said.append("")
            for story in stories:
                said.append(story.anchor)
                editions = archive.digests[archive.places[story.digest]].editions
                said += [paired.edition.facts for paired in editions]
    return said


def _shown(archive: Archive, lang: Lang, stories: Iterable[StoryKey]) -> Iterator[StoryKey]:
    """Those of `stories` that readers of `lang` are shown."""
    if archive.untranslated:
        yield from stories
        return
    for story in stories:
        found = archive.shelves[lang].get(archive.places[story.digest])
        if found and _headline(found.paired, story.anchor):
            yield story


def _before(archive: Archive, story: StoryKey) -> Iterator[StoryKey]:
    """The way back, from the nearest story to the first."""
    current: StoryKey | None = story
    while current:
        digest, anchor = current
        current = next(
            (each.before for each in archive.related.get(digest, ()) if each.anchor == anchor), None
        )
        if current:
            yield current


def _after(archive: Archive, story: StoryKey) -> Iterator[StoryKey]:
    """All that lead to a story, in order of time."""
    waiting = [story]
    while waiting:
        digest, anchor = waiting.pop(0)
        waiting += [later for each, later in archive.continued.get(digest, ()) if each == anchor]
        waiting.sort(key=lambda each: archive.places[each.digest], reverse=True)
        yield from waiting[:1]


def _link(archive: Archive, lang: Lang, story: StoryKey) -> StoryLink:
    """A story for readers of `lang`: in their language if it is told there, else in the other one."""
    digest = archive.digests[archive.places[story.digest]]
    for paired in sorted(digest.editions, key=lambda each: each.edition.header.lang is not lang):
        header = paired.edition.header
        headline = _headline(paired, story.anchor)
        if headline:
            address = addresses.edition(header.lang, digest.date, header.slug)
            return StoryLink(header.lang, digest.date, f"{address}#{story.anchor}", headline)
    raise KeyError(story)


def _headline(paired: PairedEdition, anchor: str) -> str:
    """The headline of a story in an edition; empty if it is not told there."""
    headlines = zip(paired.anchors, paired.edition.headlines, strict=True)
    return next((headline for each, headline in headlines if each == anchor), "")
