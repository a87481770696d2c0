"""How the Chinese names of the register are written in Traditional characters, for those it does not list."""

import re
from collections.abc import Iterator

from generator.model.entity import Entity, Name, Register
from generator.model.language import Traditional
from generator.traditional import in_traditional

_HAN = re.compile("[㐀-鿿]")
# Characters that Traditional texts have too, beside another one for another meaning. In names they mostly
# stay, as in 里奇 and 余凯; a conversion cannot know that, so names are looked for in both ways.
_STAY = frozenset("里余范于姜沈岳布郁采周游谷松台")


def traditional_writings(register: Register) -> dict[str, tuple[Name, ...]]:
    """Further writings of the entities of `register`, by id: their Chinese names in Traditional characters.

    Where the register lists a writing, of whichever entity, that is what it means; none is added beside it.
    """
    listed = {name.text.casefold() for entity in register.entities for name in entity.writings}
    derived = ((entity.id, tuple(_derived(entity, listed))) for entity in register.entities)
    return {entity: names for entity, names in derived if names}


def _derived(entity: Entity, listed: set[str]) -> Iterator[Name]:
    found: set[str] = set()
    for name in entity.writings:
        if not _HAN.search(name.text):
            continue
        for text in _conversions(name.text):
            if text not in found and text.casefold() not in listed:
                found.add(text)
                yield Name(
                    text=text,
                    case=name.case,
                    not_after=_both(name.not_after),
                    not_before=_both(name.not_before),
                    needs=_both(name.needs),
                )


def _both(texts: tuple[str, ...]) -> tuple[str, ...]:
    """`texts` as they are and in Traditional characters, each once."""
    return tuple(dict.fromkeys((*texts, *(text for each in texts for text in _conversions(each)))))


def _conversions(text: str) -> Iterator[str]:
    """`text` in the characters of each standard, and the same with those that may stay kept."""
    for standard in Traditional:
        converted = in_traditional(text, standard)
        yield converted
        if len(converted) == len(text):
            yield "".join(old if old in _STAY else new for old, new in zip(text, converted, strict=True))
