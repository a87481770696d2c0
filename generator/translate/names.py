"""Entities that one of two parts names and the other does not."""

import re
from collections.abc import Iterator, Mapping

from generator.model.entity import Entity
from generator.model.language import Lang
from generator.model.translation import Difference
from generator.translate.part import LANGUAGE, Part


def differing_names(
    original: Part, translation: Part, entities: Mapping[str, Entity]
) -> Iterator[Difference]:
    """Entities that only one of two parts names; one that stands in another's place is told as such.

    Who owns a product is not missed where the product is named, nor is a name that stands in the text, though
    linking took it for something else.
    """
    theirs = [each.entity for each in original.story.mentions]
    ours = [each.entity for each in translation.story.mentions]
    lost = [entities[each] for each in theirs if each not in ours]
    added = [entities[each] for each in ours if each not in theirs]
    lost = [each for each in lost if not _is_there(each, translation, ours, entities)]
    added = [each for each in added if not _is_there(each, original, theirs, entities)]
    names = LANGUAGE[original.lang], LANGUAGE[translation.lang]
    for entity in lost:
        named, hint = _named(entity, original.lang), _hint(entity, translation.lang)
        other = next((each for each in added if each.kind is entity.kind), None)
        if other:
            added.remove(other)
            message = f"the {names[0]} names {named}, the {names[1]} {_named(other, translation.lang)}."
            said = _written(other, translation)
            yield Difference("translation/entity", translation.place, said, message, hint)
        else:
            message = f"the {names[0]} names {named}, the {names[1]} does not."
            yield Difference(
                "translation/entity", translation.place, "", message, hint, only_in=original.lang
            )
    for entity in added:
        message = f"the {names[1]} names {_named(entity, translation.lang)}, the {names[0]} does not."
        said = _written(entity, translation)
        yield Difference("translation/entity", translation.place, said, message, only_in=translation.lang)


def _is_there(entity: Entity, part: Part, named: list[str], entities: Mapping[str, Entity]) -> bool:
    """Whether `part`, which names other entities, tells of this one all the same."""
    return any(entities[each].owner == entity.id for each in named) or bool(_written(entity, part))


def _written(entity: Entity, part: Part) -> str:
    """The longest writing of `entity` that stands in `part`; empty if none does."""
    return max((name.text for name in entity.writings if _stands(name.text, part.text)), key=len, default="")


def _stands(name: str, text: str) -> bool:
    """Whether `name` stands in `text`, if it is Latin as a word: X is not in SpaceX."""
    if name not in text:
        return False
    return not name.isascii() or bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text))


def _named(entity: Entity, lang: Lang) -> str:
    return f"{entity.names[lang]} ({entity.id})"


def _hint(entity: Entity, lang: Lang) -> str:
    return f"In {LANGUAGE[lang]} it is called {entity.names[lang]}."
