"""The source of an edition is cut into units for its translators, each with its place and its marks.

What the header says is no part of it; nor are the lines of a title page or a footer, which the header of the
edition has made its own, a list of contents, and HTML that no page shows.
"""

import re
from collections.abc import Iterator, Sequence

from generator import markdown
from generator.config import Config
from generator.markdown import Block
from generator.model.digest import Edition
from generator.model.manuscript import NO_STORY, TITLE, Piece, Role, Unit
from generator.read.frontmatter import split
from generator.read.keys import is_headless
from generator.read.outline import outline, plain_heading, role_of
from generator.read.parts import Part, parts_of
from generator.read.references import SOURCE_LABELS

_MARKER = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_DEFINITION = re.compile(r"[ ]{0,3}\[(?P<note>\^)?(?P<name>[^\]\n]+)\]:[ \t]*")
_ATX = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]+|$)(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_ANCHOR = re.compile(r"(?P<text>.*?)(?P<anchor>\s*\{#[A-Za-z][\w-]*\})$", re.ASCII)
_LINKED = re.compile(r"\[(?P<text>(?:[^\[\]\\]|\\.)+)\](?P<address>\((?:[^()\s]|\([^()\s]*\))+\))")
_LABEL = re.compile(r"[ ]{0,3}(?:\*\*|__).+?(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])\s*")


def manuscript_of(text: str, edition: Edition, config: Config) -> tuple[Piece, ...]:
    """The pieces of `edition`, whose source is `text`, in order."""
    head, _ = split(text, edition.path)
    found = markdown.blocks(head.body, keep_html=config.html).blocks
    blocks = [block for block in found if block.kind != "footnotes"]
    told = outline(found, head.body_line, headless=is_headless(head.fields))
    lines = head.body.split("\n")
    starts = [block.line - 1 for block in blocks]
    cutting = _Cutting(edition, head.body_line)
    parts = parts_of(blocks, told, edition.header)
    pieces = [*_definitions(lines[: starts[0]] if starts else lines, head.body_line)]
    is_after_none = False
    for block, part, span in zip(blocks, parts, _cut(lines, starts), strict=True):
        own, definitions = _parted(block, span)
        if part is Part.NONE:
            is_after_none = True
        else:
            if is_after_none and block.items and pieces:
                # It may have stood between two lists, which would be one without it.
                pieces.append(Piece(Role.KEPT, (Unit(NO_STORY, "", "<!-- -->", 0),)))
            above = lines[block.line - 2] if block.line > 1 else ""
            pieces += cutting.pieces(block, part, own, is_apart=is_after_none or not above.strip())
            is_after_none = False
        pieces += _definitions(definitions, head.body_line - 1 + block.line + len(own))
    return tuple(pieces)


class _Cutting:
    """Where the cutting of an edition stands: in which story, at which of its units."""

    def __init__(self, edition: Edition, first_line: int) -> None:
        stories = [story for section in edition.sections for story in section.stories]
        self._stories = {story.line: place for place, story in reversed(list(enumerate(stories)))}
        self._above = first_line - 1
        self._title = edition.header.title
        self._story = NO_STORY
        self._counts: dict[tuple[int, str], int] = {}
        self._is_list_next = False  # of citations, below a label that announces it

    def pieces(self, block: Block, part: Part, lines: list[str], *, is_apart: bool) -> Iterator[Piece]:
        """What a block is to a translator."""
        line = block.line + self._above
        is_list_next, self._is_list_next = self._is_list_next, False
        if 0 < block.level <= 3:
            yield Piece(Role.HEADING, (self._heading(block, part, lines, line),), is_apart)
            return
        self._story = self._stories.get(line, self._story)
        kind = "summary" if part is Part.SUMMARY else ""
        if part is Part.REFERENCES or (is_list_next and block.items):
            name = "references" if part is Part.REFERENCES else "sources"
            yield Piece(Role.CITATION, (self._unit(lines, line, name),), is_apart)
        elif block.label.casefold() in SOURCE_LABELS and not kind:
            yield Piece(Role.CITATION, (self._sources(block, lines, line),), is_apart)
        elif block.kind == "rule" or (block.html.startswith("<pre") and not kind):
            yield Piece(Role.KEPT, (Unit(NO_STORY, "", "\n".join(lines), line),), is_apart)
        elif block.items:
            is_loose = any(not each.strip() for each in lines) and "<li>\n<p>" in block.html
            yield Piece(Role.TEXT, tuple(self._items(block, lines, kind)), is_apart, is_loose)
        elif block.kind == "heading":
            unit = _framed_heading(block, lines, self._unit(lines, line, kind))
            yield Piece(Role.HEADING, (unit,), is_apart)
        elif block.kind == "quote":
            text = "\n".join(_QUOTE.sub("", each, count=1) for each in lines)
            unit = self._unit(lines, line, kind)._replace(text=text, first="> ", rest="> ")
            yield Piece(Role.TEXT, (unit,), is_apart)
        else:
            yield Piece(Role.TEXT, (self._unit(lines, line, kind),), is_apart)

    def _heading(self, block: Block, part: Part, lines: list[str], line: int) -> Unit:
        if part is Part.TITLE:
            unit = _framed_heading(block, lines, Unit(NO_STORY, TITLE, "", line))
            return unit._replace(text=self._title)
        if part is not Part.OTHER_TITLE:
            # The first heading of level 1 is taken for the title; any other is that of a section.
            block = block._replace(level=max(block.level, 2))
        self._story = self._stories.get(line, NO_STORY)
        if role_of(block.text):
            first = "#" * block.level + " "
            return Unit(self._story, "", plain_heading(block.text), line, first=first)
        if self._story == NO_STORY:
            return _framed_heading(block, lines, self._unit(lines, line, "heading"))
        return _framed_heading(block, lines, Unit(self._story, "headline", "", line))

    def _sources(self, block: Block, lines: list[str], line: int) -> Unit:
        """A paragraph that begins with a label such as `来源`: its citations, or a list of them, follow."""
        text = "\n".join(lines)
        label = _LABEL.match(text)
        after = block.text[len(block.label) :].strip().lstrip("：:").strip()
        if after and label:
            return self._unit([text[label.end() :]], line, "sources")._replace(first=label[0])
        self._is_list_next = True
        return Unit(NO_STORY, "", text, line)

    def _items(self, block: Block, lines: list[str], kind: str) -> Iterator[Unit]:
        starts = [item.line - block.line for item in block.items]
        for start, item in zip(starts, _cut(lines, starts), strict=True):
            line = block.line + start + self._above
            self._story = self._stories.get(line, self._story)
            own = _trimmed(item)
            marker = _MARKER.match(own[0])
            mark = marker[0] if marker else ""
            rest = " " * len(mark)
            text = [own[0][len(mark) :], *(each.removeprefix(rest) for each in own[1:])]
            yield self._unit(text, line, kind)._replace(first=mark, rest=rest)

    def _unit(self, lines: Sequence[str], line: int, kind: str) -> Unit:
        """The next unit of `kind` in the story; those of its text are only numbered."""
        story = NO_STORY if kind == "summary" else self._story
        self._counts[story, kind] = number = self._counts.get((story, kind), 0) + 1
        name = f"{kind}/{number}" if kind else str(number)
        return Unit(story, name, "\n".join(lines).strip(), line)


def _framed_heading(block: Block, lines: Sequence[str], unit: Unit) -> Unit:
    """`unit` with the text of a heading, and around it the link and the id of the story."""
    written = _ATX.match(lines[0])
    text, first, below = written["text"] if written else "", "#" * block.level + " ", ""
    if not written:
        # Its mark is a line below it, and it may have several.
        text, first, below = "\n".join(lines[:-1]).strip(), "", "\n===" if block.level == 1 else "\n---"
    last = ""
    if anchored := _ANCHOR.fullmatch(text):
        text, last = anchored["text"], anchored["anchor"]
    if linked := _LINKED.fullmatch(text):
        text, first, last = linked["text"], f"{first}[", f"]{linked['address']}{last}"
    return unit._replace(text=text, first=first, last=last + below)


def _parted(block: Block, lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a block, and those below it that define links and footnotes."""
    if not block.html.startswith("<pre"):
        for place in range(1, len(lines)):
            # A footnote ends the paragraph above it, the address of a link does not.
            is_ended = block.kind == "rule" or not block.html or lines[0].startswith("#")
            is_below = (
                is_ended
                or not lines[place - 1].strip()
                or (block.kind != "quote" and lines[place].startswith("[^"))
            )
            if is_below and _DEFINITION.match(lines[place]):
                return _trimmed(lines[:place]), lines[place:]
    return _trimmed(lines), []


def _definitions(lines: list[str], first_line: int) -> Iterator[Piece]:
    """The definitions that `lines` are; a footnote is text, the address of a link is not."""
    starts = [place for place, line in enumerate(lines) if _DEFINITION.match(line)]
    for start, definition in zip(starts, _cut(lines, starts), strict=True):
        own = _trimmed(definition)
        match = _DEFINITION.match(own[0])
        if match and match["note"]:
            text = "\n".join((own[0][match.end() :], *(each.removeprefix("    ") for each in own[1:])))
            mark = f"[^{match['name']}]: "
            unit = Unit(NO_STORY, f"note/{match['name']}", text, first_line + start, mark, "    ")
            yield Piece(Role.TEXT, (unit,))
        else:
            yield Piece(Role.KEPT, (Unit(NO_STORY, "", "\n".join(own), first_line + start),))


def _cut(lines: list[str], starts: Sequence[int]) -> list[list[str]]:
    """From each of `starts` to the next, and the rest."""
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=False)]


def _trimmed(lines: list[str]) -> list[str]:
    """`lines` without blank ones at the end."""
    end = len(lines)
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    return lines[:end]
