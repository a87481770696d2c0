"""The sentences of a story, with the names of the register in them: for those who look for other names."""

from collections.abc import Iterator
from itertools import pairwise

from generator.link.names import Match, Names
from generator.link.prose import prose_of


def sentences_of(headline: str, html: str, names: Names) -> Iterator[tuple[str, list[Match]]]:
    """The headline and every sentence of a story, without code, each with the names found in it, in order."""
    prose = prose_of(html)
    text = prose.text
    for start, end in prose.code:
        text = text[:start] + " " * (end - start) + text[end:]
    whole = f"{headline}\n{text}"
    for first, last in pairwise((0, *prose.ends, len(text))):
        sentence = " ".join(text[first:last].split())
        if sentence:
            yield sentence, names.find(sentence, whole)
    if headline:
        yield headline, names.find(headline, whole)
