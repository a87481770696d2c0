"""A heading and the blocks below it become a story."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import count

from generator.markdown import Block, Item
from generator.model.digest import Reference, Section, Story
from generator.read.references import SOURCE_LABELS, references, without_label

LEAD = "lead"
SUMMARY = "summary"


def story(heading: Block | None, blocks: Sequence[Block], level: int, first_line: int) -> Story:
    """The story under `heading`; without one, the lead of its edition.

    A paragraph labelled 来源 or Sources, or the list below such a label, is taken out of the text and
    becomes the story's references.
    """
    told, cited = _without_sources(blocks)
    return Story(
        id="" if heading else LEAD,
        wanted=heading.anchor if heading else "",
        level=level,
        headline=heading.text if heading else "",
        heading=heading.html if heading else "",
        link=next(iter(heading.links), "") if heading else "",
        links=_links(heading.links if heading else (), cited),
        html="".join(block.html for block in told),
        references=cited,
        line=first_line - 1 + (heading or blocks[0]).line,
    )


def micro_story(item: Item, first_line: int) -> Story:
    """The story that one item of a `- **headline**：text` list tells."""
    return Story(
        id="",
        wanted="",
        level=4,
        headline=item.label,
        heading=item.label_html,
        link="",
        links=item.links,
        html=f"<p>{item.html}</p>\n" if item.html else "",
        references=(),
        line=first_line - 1 + item.line,
    )


def with_ids(sections: Iterable[Section]) -> tuple[Section, ...]:
    """`sections` with an id for every story, unique in the edition.

    An id that the writer did not choose comes from the story's own link, which the two editions of a
    digest share, or else from its headline: it stays when stories are added or moved.
    """
    taken: set[str] = set()
    named = []
    for section in sections:
        stories = []
        for each in section.stories:
            unique = wanted = each.wanted or each.id or _made_id(each)
            if wanted in taken:
                numbered = (f"{wanted}-{number}" for number in count(2))
                unique = next(id_ for id_ in numbered if id_ not in taken)
            taken.add(unique)
            stories.append(each._replace(id=unique))
        named.append(section._replace(stories=tuple(stories)))
    return tuple(named)


def _made_id(each: Story) -> str:
    origin = each.links[0] if each.links else each.headline
    return "s" + hashlib.blake2b(origin.encode(), digest_size=4).hexdigest()


def _links(own: Iterable[str], cited: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*own, *(each.link for each in cited if each.link)]))


def _without_sources(blocks: Sequence[Block]) -> tuple[list[Block], tuple[Reference, ...]]:
    told: list[Block] = []
    cited: list[Reference] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        if block.label.casefold() not in SOURCE_LABELS:
            told.append(block)
            continue
        if block.text[len(block.label) :].strip().lstrip("：:").strip():
            cited += references([without_label(block)])
        elif rest and rest[0].items:
            cited += references([rest.pop(0)])
        else:
            told.append(block)
    return told, tuple(cited)
