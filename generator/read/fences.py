"""Headers between fences, as handlers of python-frontmatter: YAML, TOML and JSON.

A handler finds its header, parts it from the text and loads it. `frontmatter.parse` itself is not called and
no `load` of the package is used: they drop repeated keys and blank lines, know no places, and return nothing
for what they do not understand.
"""

import json
import re
from typing import Any

from frontmatter.default_handlers import BaseHandler

from generator.read.json_fields import read_json
from generator.read.keys import known
from generator.read.toml_fields import read_toml
from generator.read.yaml_fields import read_yaml

_START = r"\A\ufeff?(?:[ \t\r]*\n)*"
_KEY = r"(?P<key>[\"']?[^\s:：=#\[{&*!|>'\"%@`-][^\n:：=]{0,60}?[\"']?)[ \t]*"
_COMMENTS = r"(?:[ \t\r]*(?:#[^\n]*)?\n)*"
# A header without an end swallows the text up to its first rule; a heading with text below betrays it.
_HEADING = re.compile(r"^[ \t\r]*\n(?=#{1,6} [^\n]*\n[ \t\r]*\n+(?![\w\"'-]+[ \t]*[:：=]|#))", re.MULTILINE)
_BLANK = re.compile(r"^(?:[ \t\r]*\n|(?=#{1,6} ))", re.MULTILINE)


class Fence(BaseHandler):
    """A header between two fences.

    `FM_BOUNDARY` matches everything above the header, in its group `above`, and looks ahead to the first key;
    `end` is what closes it, and `mark` how that is written.
    """

    mark = ""
    end: re.Pattern[str]

    def detect(self, text: str) -> bool:
        """Whether `text` has such a header; one without an end must at least begin with a known key."""
        opening = self._opening(text)
        if opening is None:
            return False
        key = (opening.groupdict().get("key") or "").strip("\"'")
        return known(key) or self.end.search(text, opening.end("above")) is not None

    def start(self, text: str) -> int:
        """The offset at which the header begins."""
        opening = self._opening(text)
        return opening.end("above") if opening else 0

    def split(self, text: str) -> tuple[str, str]:
        """The header without its fences, and the text below; one without an end goes to the first blank line.

        Both are parts of `text` as they stand there.
        """
        start = self.start(text)
        closing = self.end.search(text, start)
        heading = _HEADING.search(text, start, closing.start()) if closing else None
        if heading:
            return text[start : heading.end()], text[heading.end() :]
        if closing:
            return text[start : closing.start()], text[closing.end() :].removeprefix("\n")
        opening = self._opening(text)
        blank = _BLANK.search(text, opening.start("first") if opening else start)
        cut = blank.end() if blank else len(text)
        return text[start:cut], text[cut:]

    def _opening(self, text: str) -> re.Match[str] | None:
        return self.FM_BOUNDARY.match(text) if self.FM_BOUNDARY else None


class YamlFence(Fence):
    """`---` around YAML; `...` may end it."""

    mark = "---"
    FM_BOUNDARY = re.compile(
        rf"(?P<above>{_START}-{{3,}}[ \t\r]*\n)"
        rf"(?=-{{3,}}|\.{{3}}|{_COMMENTS}(?P<first>[ \t]*(?:{_KEY}(?:：|:(?!/))|\{{)))"
    )
    end = re.compile(r"^(?:-{3,}|\.{3})[ \t\r]*$", re.MULTILINE)

    def load(self, fm: str) -> dict[str, Any]:
        """The parts of a `Loaded`."""
        return read_yaml(fm)._asdict()


class TomlFence(Fence):
    """`+++` around TOML."""

    mark = "+++"
    FM_BOUNDARY = re.compile(
        rf"(?P<above>{_START}\+{{3,}}[ \t\r]*\n)(?=\+{{3,}}|\[|{_COMMENTS}(?P<first>[ \t]*{_KEY}=))"
    )
    end = re.compile(r"^\+{3,}[ \t\r]*$", re.MULTILINE)

    def load(self, fm: str) -> dict[str, Any]:
        """The parts of a `Loaded`."""
        return read_toml(fm)._asdict()


class JsonFence(Fence):
    """One JSON object, which is its own fence."""

    FM_BOUNDARY = re.compile(rf"(?P<above>{_START})(?=\{{\s*[\"}}])")
    end = re.compile(r"^\}[ \t\r]*$", re.MULTILINE)

    def detect(self, text: str) -> bool:
        """Whether `text` begins with an object; nothing else begins with a brace and a quote."""
        return self._opening(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """The object, and the text below; of a broken one, up to a line with nothing but a brace."""
        start = self.start(text)
        try:
            _, end = json.JSONDecoder(parse_int=str).raw_decode(text, start)
        except (ValueError, RecursionError):
            closing = self.end.search(text, start) or _BLANK.search(text, start)
            end = closing.end() if closing else len(text)
        return text[start:end], text[end:].removeprefix("\n")

    def load(self, fm: str) -> dict[str, Any]:
        """The parts of a `Loaded`."""
        return read_json(fm)._asdict()
