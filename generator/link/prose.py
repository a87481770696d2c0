"""The prose of a story's HTML: its text without markup, and the way back to the markup."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|[^<]+|<")
_REFERENCE = re.compile(r"(&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)")
# Text of links that is no prose: a bare address (github.com/openai is no news of OpenAI), a note's sign.
_NO_PROSE = re.compile(r"https?://|\[\d+(?::\d+)?\]$")
_CODE = frozenset({"code", "pre", "kbd"})
_UNTOUCHED = _CODE | {"a"}
_MARKED = re.compile(r'data-entity="([^"]*)"')
_BLOCKS = frozenset("p li td th tr br pre blockquote ul ol table h4 h5 h6 div dt dd".split())
_LABEL = '<strong class="label">'
# The pattern starts with one set of characters, so that the search jumps from candidate to candidate.
_SENTENCE_END = re.compile(
    r"""
    [。！？!?.\n]
    (?: (?<=[。！？])[。！？]*[”’」』）】]*        # a Chinese end, with the marks that close it
      | (?<=[!?])[!?]*[”"’)]*(?=\s|$)
      | (?<=\.)(?<![A-Z]\.)(?<!Inc\.)(?<!Ltd\.)(?<!Corp\.)(?<!Co\.)(?<!No\.)(?<!vs\.)(?<!Mr\.)(?<!Dr\.)
        [”"’)]*(?=\s+[^a-z\s]|\s*$)            # not the full stop of an abbreviation
      | (?<=\n)\n*
    )
    """,
    re.VERBOSE,
)
_LONGEST_SENTENCE = 280


class _Run(NamedTuple):
    """Characters of the text that stand side by side in the HTML.

    Attributes:
        start, length: where they stand in the text.
        html_start, html_end: where they stand in the HTML.
        stretch: the same number for runs with no markup between them; -1 where nothing may be marked up.
    """

    start: int
    length: int
    html_start: int
    html_end: int
    stretch: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a piece of HTML, with a line break at every block and spaces for broken lines.

    Attributes:
        text: the text, not escaped.
        runs: how it lies in the HTML.
        starts: where each of them starts in `text`.
        ends: where sentences end in `text`.
        marked: what the writer has linked to an entity: where that starts, and the entity's id.
        code: where code starts and ends, which is no evidence of anything.
    """

    text: str
    runs: tuple[_Run, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marked: tuple[tuple[int, str], ...]
    code: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `text[start:end]` stands in the HTML; None if it may not be marked up, or spans markup."""
        first = self.runs[bisect_right(self.starts, start) - 1]
        last = self.runs[bisect_right(self.starts, end - 1) - 1]
        if first.stretch != last.stretch or first.stretch < 0:
            return None
        # A run may be one character reference: then its end is that of the reference.
        at_end = end == last.start + last.length
        html_end = last.html_end if at_end else last.html_start + end - last.start
        return first.html_start + start - first.start, html_end

    def is_code(self, start: int) -> bool:
        """Whether the character at `start` stands in code."""
        return any(first <= start < end for first, end in self.code)

    def sentence_at(self, start: int) -> int:
        """The number of the sentence around `start`."""
        return bisect_right(self.ends, start)

    def sentence(self, number: int) -> str:
        """The text of a sentence, of readable length."""
        first = self.ends[number - 1] if number else 0
        last = self.ends[number] if number < len(self.ends) else len(self.text)
        sentence = " ".join(self.text[first:last].split())
        return sentence if len(sentence) <= _LONGEST_SENTENCE else sentence[: _LONGEST_SENTENCE - 1] + "…"


def prose_of(source: str) -> Prose:
    """The prose of `source`, the HTML of a story."""
    parts: list[str] = []
    runs: list[_Run] = []
    marked: list[tuple[int, str]] = []
    code: list[tuple[int, int]] = []
    length = closed = stretch = 0
    in_label = False
    for match in _PIECE.finditer(source):
        piece, name = match[0], match[2]
        if name is None:
            between_blocks = piece == "\n" and parts and parts[-1] == "\n"
            if between_blocks or (closed and _NO_PROSE.match(piece)):
                continue
            for text, start, end in _characters(piece, match.start()):
                runs.append(_Run(length, len(text), start, end, -1 if closed else stretch))
                parts.append(text.replace("\n", " "))
                length += len(text)
            continue
        name = name.lower()
        stretch += 1
        if name in _UNTOUCHED:
            closed += -1 if match[1] else 1
            if name == "a":
                mark = _MARKED.search(piece)
                marked += [(length, mark[1])] if mark else []
            elif match[1] and code:
                code[-1] = (code[-1][0], length)
            else:
                code.append((length, length))
        # A label is a sentence of its own: what it introduces starts after it.
        ends_label = in_label and name == "strong" and match[1]
        in_label = (in_label or piece == _LABEL) and not ends_label
        if name in _BLOCKS or ends_label:
            parts.append("\n")
            length += 1
    text = "".join(parts)
    ends = tuple(match.end() for match in _SENTENCE_END.finditer(text))
    return Prose(text, tuple(runs), tuple([run.start for run in runs]), ends, tuple(marked), tuple(code))


def _characters(piece: str, start: int) -> Iterator[tuple[str, int, int]]:
    """A piece of escaped text as what it says, each part with its place in the HTML."""
    if "&" not in piece:
        yield piece, start, start + len(piece)
        return
    for part in _REFERENCE.split(piece):
        if part:
            yield html.unescape(part), start, start + len(part)
            start += len(part)
