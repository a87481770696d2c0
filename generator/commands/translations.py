"""Translations beside their originals: what is complete, missing, stale or uneven."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple

from generator.commands.contents import Content
from generator.config import Config
from generator.link.names import Names, index_names
from generator.link.settled import settled_in
from generator.link.stale import is_recorded
from generator.link.story import link_story
from generator.model.digest import Body, Digest, LinkedEdition, PairedEdition, Story
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.model.problem import Problem, in_order, warning
from generator.model.translation import HEAD, Difference, Translation
from generator.read.edition import read_edition
from generator.translate.differences import Side, differences
from generator.translate.part import LANGUAGE, Part, part_of
from generator.write.cache import body_reader
from generator.write.workers import map_in_workers

_MARKUP = re.compile("<[^>]*>")
_BEGINNING = 12


class _Known(NamedTuple):
    """What all comparisons need."""

    root: Path
    config: Config
    names: Names
    entities: Mapping[str, Entity]
    keys: Mapping[str, str]
    load_body: Callable[[str], Body]


def review(content: Content) -> list[Translation]:
    """How far each digest is translated, the newest first; none in an archive of one language."""
    if len(content.config.languages) < len(Lang):
        return []
    drafts = {(each.header.key, each.header.lang): each for each in content.drafts}
    known = _Known(
        root=content.root,
        config=content.config,
        names=index_names(content.register),
        entities={each.id: each for each in content.register.entities},
        keys=content.keys,
        load_body=body_reader(content.cache.path),
    )

    def reviewed(digest: Digest) -> Translation:
        into = digest.editions[0].edition.header.lang.other
        return _reviewed(digest, drafts.get((digest.key, into)), known)

    found = []
    for done, each in enumerate(map_in_workers(reviewed, content.digests, content.jobs), 1):
        content.tell("compare", done, len(content.digests))
        found.append(each)
    return found


def _reviewed(digest: Digest, draft: LinkedEdition | None, known: _Known) -> Translation:
    original, *others = digest.editions
    beside = others[0].edition if others else None
    problems = _of_pair(original, others[0], known) if others else [_missing(original.edition, draft)]
    return Translation(
        key=digest.key,
        date=digest.date,
        original=original.edition.header.lang,
        into=original.edition.header.lang.other,
        path=original.edition.path,
        beside=beside.path if beside else "",
        draft=draft.path if draft else "",
        is_recorded=bool(beside and is_recorded(beside)),
        problems=in_order(problems),
    )


def _missing(original: LinkedEdition, draft: LinkedEdition | None) -> Problem:
    lang = LANGUAGE[original.header.lang.other]
    if draft:
        message, hint = f"the {lang} edition is a draft.", "Take draft out of its header once it is done."
        return warning("translation/missing", draft.path, message, hint=hint)
    return warning("translation/missing", original.path, f"there is no {lang} edition.")


def _of_pair(original: PairedEdition, translation: PairedEdition, known: _Known) -> Iterator[Problem]:
    edition = translation.edition
    if not translation.is_sure:
        yield warning(
            "translation/unsure",
            edition.path,
            f"too few of its stories are those of {original.edition.path}; only sections are matched.",
            hint="Give a story and its translation the same {#id}.",
        )
        return
    found = list(_stale(original, translation))
    found += differences(
        _side(original, known),
        _side(translation, known),
        original.edition.header.date,
        known.entities,
        known.keys,
    )
    yield from _placed([each for each in found if not each.in_original], edition.path, known)
    yield from _placed([each for each in found if each.in_original], original.edition.path, known)


def _stale(original: PairedEdition, translation: PairedEdition) -> Iterator[Difference]:
    for place in translation.stale:
        what = "title, summary or a heading" if place == HEAD else "the story"
        yield Difference(
            "translation/stale",
            place,
            "",
            f"{what} has changed in {original.edition.path} since it was translated.",
            "Bring it up to date, then accept it.",
        )


def _side(paired: PairedEdition, known: _Known) -> Side:
    edition = paired.edition
    lang = edition.header.lang
    body = known.load_body(edition.body)
    told = zip(edition.stories, body.stories, strict=True)
    headings = (unescape(_MARKUP.sub("", heading)) for heading, _ in edition.sections)
    return Side(
        path=edition.path,
        lang=lang,
        anchors=paired.anchors,
        headings=tuple(filter(None, headings)),
        head=_head(edition, body, known),
        stories=tuple(
            part_of(lang, place, story, each.html, each.references)
            for place, (story, each) in enumerate(told)
        ),
    )


def _head(edition: LinkedEdition, body: Body, known: _Known) -> Part:
    """Title and summary as if they were a story."""
    header = edition.header
    settled, _ = settled_in(edition, known.names)
    points = "".join(f"<p>{escape(point)}</p>\n" for point in header.summary)
    title = Story(
        id="", wanted="", level=0, headline=header.title, heading="", link="", links=(), html=points,
        references=(), line=1,
    )  # fmt: skip
    told = link_story(title, known.names, settled, header.date, header.lang)
    return part_of(header.lang, HEAD, told.story, points, (*header.sources, *body.references))


def _placed(found: Iterable[Difference], path: str, known: _Known) -> Iterator[Problem]:
    """The differences with the lines where what they are about stands in the source."""
    found = list(found)
    if not found:
        return
    source = (known.root / path).read_bytes()
    edition, _ = read_edition(source, path, known.config)
    if edition is None:
        return
    starts = [story.line for section in edition.sections for story in section.stories]
    lines = source.decode("utf-8", "replace").splitlines()
    for each in found:
        first = 1 if each.place == HEAD else starts[each.place]
        later = [start for start in starts if start > first] if each.place != HEAD else starts
        last = min(later, default=len(lines) + 1)
        yield warning(
            each.code, path, each.message, line=_line(each.said, lines, first, last), hint=each.hint
        )


def _line(said: str, lines: list[str], first: int, last: int) -> int:
    """The line from `first` to before `last` that has the beginning of `said`; else the first."""
    beginning = said[:_BEGINNING]
    if beginning:
        for number in range(first, last):
            if beginning in lines[number - 1]:
                return number
    return first
