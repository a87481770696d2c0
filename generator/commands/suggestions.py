"""Names that the register lacks: reading, linking and the search for names joined.

The texts are gone through twice. First, what looks like a name leaves a trace; the traces give candidates.
Then the candidates are looked for as if they were in the register, so that each is counted wherever it is
written, and a longer name hides the shorter one in it.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from generator.commands.contents import Content
from generator.link.names import Match, Names, index_names
from generator.link.sentences import sentences_of
from generator.model.entity import Register
from generator.model.language import Lang
from generator.model.progress import Tell
from generator.model.suggestion import Known, Seen, Sentence, Sighting, Sign, Suggestion, Trace
from generator.suggest.candidates import gather, provisional
from generator.suggest.ranking import rank
from generator.suggest.traces import traces_in
from generator.write.cache import body_reader
from generator.write.workers import map_in_workers

Found = TypeVar("Found")
_LONGEST = 60


class EditionText(NamedTuple):
    """What an edition says.

    Attributes:
        key: of its digest.
        listed: the names of entities that its header lists.
        stories: anchor, headline and HTML of each.
    """

    key: str
    lang: Lang
    path: str
    listed: tuple[str, ...]
    stories: tuple[tuple[str, str, str], ...]


def suggest(content: Content) -> list[Suggestion]:
    """The names in the archive that its register lacks, the likeliest first."""
    editions = [(digest.key, paired) for digest in content.digests for paired in digest.editions]
    load_body = body_reader(content.cache.path)

    def text_of(number: int) -> EditionText:
        key, paired = editions[number]
        edition = paired.edition
        bodies = load_body(edition.body).stories
        told = zip(paired.anchors, edition.stories, bodies, strict=True)
        stories = tuple((anchor, story.headline, body.html) for anchor, story, body in told)
        return EditionText(key, edition.header.lang, edition.path, edition.header.entities, stories)

    return suggest_from(text_of, len(editions), content.known, content.jobs, content.tell)


def suggest_from(
    text_of: Callable[[int], EditionText],
    count: int,
    register: Register,
    jobs: int = 1,
    tell: Tell = lambda *_: None,
) -> list[Suggestion]:
    """The names that `register` lacks in `count` texts, which `text_of` gives by number, the newest first."""
    entities = register.entities
    kinds = {each.id: each.kind for each in entities}
    names = index_names(register)

    def traces(number: int) -> list[Seen]:
        text = text_of(number)
        listed = (name for name in text.listed if name.isprintable() and len(name) <= _LONGEST)
        seen = [Seen((text.key, ""), Trace(name, Sign.LISTED)) for name in listed]
        for anchor, sentence, matches in _sentences(text, names):
            known = tuple(Known(match.start, match.end, kinds[match.entity]) for match in matches)
            seen += (
                Seen((text.key, anchor), each) for each in traces_in(Sentence(sentence, known), text.lang)
            )
        return [each for each in seen if not _is_known(each.trace, names)]

    def each(find: Callable[[int], list[Found]], passed: int) -> Iterator[Found]:
        for number, found in enumerate(map_in_workers(find, range(count), jobs), 1):
            tell("search", passed * count + number, 2 * count)
            yield from found

    candidates = gather(each(traces, 0))
    both = index_names(Register(entities=(*entities, *provisional(candidates)), digest=""))

    def sightings(number: int) -> list[Sighting]:
        text = text_of(number)
        return [
            Sighting(
                int(match.entity[1:]),
                (text.key, anchor),
                text.lang,
                text.path,
                sentence,
                sentence[match.start : match.end],
            )
            for anchor, sentence, matches in _sentences(text, both)
            for match in matches
            if match.entity not in kinds
        ]

    return rank(candidates, each(sightings, 1), kinds)


def _sentences(text: EditionText, names: Names) -> Iterator[tuple[str, str, list[Match]]]:
    """Every sentence of an edition, with the anchor of its story before it and the names in it behind it."""
    for anchor, headline, html in text.stories:
        for sentence, matches in sentences_of(headline, html, names):
            yield anchor, sentence, matches


def _is_known(trace: Trace, names: Names) -> bool:
    """Whether the register has the name, also where the text does not mean its entity, or its singular."""
    written = (trace.name, trace.other, trace.name.removesuffix("s"))
    return any(names.known(name) for name in written if name)
