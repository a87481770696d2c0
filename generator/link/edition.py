"""An edition becomes a linked edition and its body: names of the register become links."""

import hashlib
import re
from collections import Counter

from generator.link.names import Names
from generator.link.prose import prose_of
from generator.model.digest import Body, Edition, LinkedEdition, LinkedStory, Mention, Story, StoryBody

_MARKED = re.compile(r'data-entity="([^"]*)"')


def link_edition(edition: Edition, names: Names, digest: str) -> tuple[LinkedEdition, Body]:
    """Link the first mention of each entity in each story of `edition`, and count all of them.

    Args:
        digest: of the source, and of all else that decides what comes of it.
    """
    linked: list[LinkedStory] = []
    told: list[StoryBody] = []
    for section in edition.sections:
        for story in section.stories:
            mentions, marked = _link_story(story, names)
            linked.append(LinkedStory(story.id, story.level, story.headline, story.link, mentions))
            told.append(StoryBody(heading=story.heading, html=marked, references=story.references))
    body = Body(stories=tuple(told), references=edition.references, notes=edition.notes)
    linked_edition = LinkedEdition(
        path=edition.path,
        header=edition.header,
        sections=tuple((section.heading, len(section.stories)) for section in edition.sections),
        stories=tuple(linked),
        files=edition.files,
        body=hashlib.blake2b(repr(body).encode(), digest_size=16).hexdigest(),
        digest=digest,
    )
    return linked_edition, body


def _link_story(story: Story, names: Names) -> tuple[tuple[Mention, ...], str]:
    """The mentions of a story, in order of appearance, and its HTML with the first of each linked.

    Names in the headline count but are not linked there: the headline leads to the source.
    """
    prose = prose_of(story.html)
    whole = f"{story.headline}\n{prose.text}"
    times = Counter(match.entity for match in names.find(story.headline, whole))
    sentences: dict[str, str] = {}
    marked = dict.fromkeys(_MARKED.findall(story.html))  # by the writer: [text](entity:id)
    times.update(each for each in marked if each in names.entities)
    linked = set(marked)
    pieces: list[str] = []
    done = 0
    for match in names.find(prose.text, whole):
        entity = match.entity
        times[entity] += 1
        if entity not in sentences:
            sentences[entity] = prose.sentence(match.start)
        place = None if entity in linked else prose.place(match.start, match.end)
        if place:
            linked.add(entity)
            start, end = place
            anchor = f'<a class="entity" data-entity="{entity}" href="ref:entity/{entity}">'
            pieces += (story.html[done:start], anchor, story.html[start:end], "</a>")
            done = end
    pieces.append(story.html[done:])
    mentions = tuple(Mention(entity, count, sentences.get(entity, "")) for entity, count in times.items())
    return mentions, "".join(pieces)
