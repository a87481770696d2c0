"""Stories of an archive that allows raw HTML: made safe, and its links to files made like Markdown's."""

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.model.digest import FileLink, Section, Story
from generator.model.problem import Problem, error
from generator.read.sanitise import sanitise

_ADDRESS = re.compile(r'(<(?:a|img) [^>]*?(?:href|src)=")([^"]*)(")')

Safe = tuple[tuple[Section, ...], tuple[FileLink, ...], tuple[Problem, ...]]


def safe_sections(sections: Iterable[Section], path: str) -> Safe:
    """The sections with nothing unsafe in their HTML, the links to files that it holds, and its faults."""
    files: list[FileLink] = []
    problems: list[Problem] = []

    def safe(story: Story) -> Story:
        text = sanitise(story.html)
        if text is None:
            hint = "Take some levels out."
            problems.append(
                error("html/nesting", path, "raw HTML is nested too deep.", line=story.line, hint=hint)
            )
            return story._replace(html="")
        targets = {html.unescape(match[2]) for match in _ADDRESS.finditer(text)}
        files.extend(FileLink(target, story.line) for target in sorted(targets) if _is_file(target))
        return story._replace(html=_ADDRESS.sub(_localised, text))

    told = tuple(section._replace(stories=tuple(map(safe, section.stories))) for section in sections)
    return told, tuple(files), tuple(problems)


def _is_file(address: str) -> bool:
    return bool(address) and not urlsplit(address).scheme and not address.startswith(("#", "//"))


def _localised(match: re.Match[str]) -> str:
    before, address, after = match.groups()
    return f"{before}ref:file/{address}{after}" if _is_file(html.unescape(address)) else match[0]
