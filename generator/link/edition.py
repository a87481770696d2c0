"""An edition becomes a linked edition and its body."""

import hashlib

from generator.link.clues import facts_of
from generator.link.names import Names
from generator.link.settled import settled_in
from generator.link.stale import prints_of
from generator.link.story import Told, link_story
from generator.model.date import enclosing
from generator.model.digest import Body, CountedStory, Edition, LinkedEdition, LinkedStory, StoryBody
from generator.model.problem import Problem, warning


def link_edition(
    edition: Edition, names: Names, digest: str
) -> tuple[LinkedEdition, Body, tuple[Problem, ...]]:
    """Find the facts that `edition` tells, and mark them up in its body.

    Args:
        digest: of the source, and of all else that decides what comes of it.
    """
    header = edition.header
    settled, problems = settled_in(edition, names)
    stories = [story for section in edition.sections for story in section.stories]
    told = [link_story(story, names, settled, header.date, header.lang) for story in stories]
    body = Body(
        stories=tuple(
            StoryBody(heading=story.heading, html=each.html, references=story.references)
            for story, each in zip(stories, told, strict=True)
        ),
        references=edition.references,
        notes=edition.notes,
    )
    linked_stories = tuple(each.story for each in told)
    mentions = tuple(
        (entity, place, sentence)
        for place, story in enumerate(linked_stories)
        for entity, _, sentence in story.mentions
    )
    moments = tuple(
        (period, place, sentence)
        for place, story in enumerate(linked_stories)
        for period, sentence in story.moments
    )
    named = {entity for entity, _, _ in mentions}
    listed = dict.fromkeys(filter(None, map(names.known, header.entities)))
    clues = "\n".join(each.clues for each in told)
    linked = LinkedEdition(
        path=edition.path,
        header=header,
        sections=tuple((section.heading, len(section.stories)) for section in edition.sections),
        stories=linked_stories,
        counted=tuple(map(counted_of, linked_stories)),
        ids=tuple(story.id for story in linked_stories),
        headlines=tuple(story.headline for story in linked_stories),
        mentions=mentions,
        moments=moments,
        times=tuple(sorted({enclosing(period) for period, _, _ in moments})),
        files=edition.files,
        entities=tuple(each for each in listed if each not in named and each not in settled.without),
        clues=clues,
        facts=facts_of(edition, clues),
        prints=prints_of(edition, (each.text for each in told)),
        body=_address(body),
        digest=digest,
    )
    doubts = (
        doubt
        for story, each in zip(stories, told, strict=True)
        for doubt in _doubts(edition.path, story.line, each)
    )
    return linked, body, (*problems, *doubts)


def counted_of(story: LinkedStory) -> CountedStory:
    """What is counted of a story."""
    return (
        tuple([mention.entity for mention in story.mentions]),
        tuple([mention.times for mention in story.mentions]),
        tuple([(*each[:2], str(each.qualifier), *each[3:]) for each in story.figures]),
    )


def _address(body: Body) -> str:
    """The content address of `body`: a hash of all its texts, which hold no NUL, and of where they stand."""
    texts = [body.notes]
    for story in body.stories:
        texts += (story.heading, story.html, str(len(story.references)))
        for reference in story.references:
            texts += reference
    for reference in body.references:
        texts += reference
    return hashlib.blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _doubts(path: str, line: int, told: Told) -> list[Problem]:
    return [
        warning(
            "link/ambiguous",
            path,
            f'"{writing}" may be {" or ".join((taken, *rivals))}; it is taken for {taken}.',
            line=line,
            hint=f"Settle it in the header: names: {{ {writing}: {rivals[0]} }}",
        )
        for writing, taken, rivals in told.doubtful
    ]
