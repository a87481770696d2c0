"""A part of an edition, a story or the head of it all, as it is compared with its translation."""

from typing import NamedTuple

from generator.model.digest import LinkedStory, Reference
from generator.model.language import Lang
from generator.translate.passages import Passage, passages_of


class Part(NamedTuple):
    """A story with its text, or title and summary of an edition as if they were one.

    Attributes:
        place: of the story among those of its edition, or `HEAD`.
        html: its paragraphs; of the head the points of the summary.
        passages: the same, as text.
        references: publications that it cites.
    """

    lang: Lang
    place: int
    story: LinkedStory
    html: str
    passages: tuple[Passage, ...]
    references: tuple[Reference, ...]

    @property
    def text(self) -> str:
        """All that it says, a passage a line, the headline first."""
        return "\n".join((self.story.headline, *(each.text for each in self.passages)))


# The name of each language, in messages.
LANGUAGE = {Lang.ZH: "Chinese", Lang.EN: "English"}


def part_of(lang: Lang, place: int, story: LinkedStory, html: str, references: tuple[Reference, ...]) -> Part:
    """A part of an edition in `lang`."""
    return Part(lang, place, story, html, passages_of(html), references)
