"""The prose of a story's HTML: its text without markup, and the way back to the markup."""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|[^<]+|<")
_UNTOUCHED = frozenset({"a", "code", "pre", "kbd"})
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


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a piece of HTML, still escaped, with a line break at every block.

    Attributes:
        text: the text.
        runs: for each unbroken run of text: where it starts in `text`, where in the HTML, and whether it
            may be marked up (text inside links and code may not).
        ends: where sentences end in `text`.
    """

    text: str
    runs: tuple[tuple[int, int, bool], ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> int | None:
        """Where `text[start:end]` starts in the HTML; None if it may not be marked up or spans markup."""
        number = bisect_right(self.runs, (start, len(self.text) ** 2, True)) - 1
        run_start, html_start, open_to_marks = self.runs[number]
        run_end = self.runs[number + 1][0] if number + 1 < len(self.runs) else len(self.text)
        return html_start + start - run_start if open_to_marks and end <= run_end else None

    def sentence(self, start: int) -> str:
        """The sentence around `start`, unescaped and of readable length."""
        number = bisect_right(self.ends, start)
        first = self.ends[number - 1] if number else 0
        last = self.ends[number] if number < len(self.ends) else len(self.text)
        sentence = " ".join(html.unescape(self.text[first:last]).split())
        return sentence if len(sentence) <= _LONGEST_SENTENCE else sentence[: _LONGEST_SENTENCE - 1] + "…"


def prose_of(source: str) -> Prose:
    """The prose of `source`, the HTML of a story."""
    parts: list[str] = []
    runs: list[tuple[int, int, bool]] = []
    length = closed = 0
    in_label = False
    for match in _PIECE.finditer(source):
        name = match[2]
        if name is None:
            runs.append((length, match.start(), not closed))
            parts.append(match[0])
            length += len(match[0])
            continue
        name = name.lower()
        if name in _UNTOUCHED:
            closed += -1 if match[1] else 1
        # A label is a sentence of its own: what it introduces starts after it.
        ends_label = in_label and name == "strong" and match[1]
        in_label = (in_label or match[0] == _LABEL) and not ends_label
        if name in _BLOCKS or ends_label:
            parts.append("\n")
            length += 1
    text = "".join(parts)
    return Prose(text, tuple(runs), tuple(match.end() for match in _SENTENCE_END.finditer(text)))
