"""Pages of the site made fit for a bundle: links to what has moved, and pictures of other hosts."""

import html
import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

Picture = Callable[[str, str, bool], str]

_PAGE = ".html"
# As `generator.markdown.tidy` writes it: a link with the description of the picture as its text, or that text
# alone where it stands in another link.
_REMOTE = re.compile(
    r'<(a|span) class="remote-image" (?:href|data-picture)="([^"]*)"[^>]*>(.*?)</\1>', re.DOTALL
)


def remote_pictures(text: str) -> list[str]:
    """The addresses of the pictures on other hosts that a page names."""
    return [html.unescape(match[2]) for match in _REMOTE.finditer(text)]


class Moves(NamedTuple):
    """Where links lead in a bundle, as `Contents.moved` says, and what finds these links in a page."""

    targets: Mapping[str, str]
    links: Collection[re.Pattern[str]]


def moves_of(targets: Mapping[str, str]) -> Moves:
    """What to look for in pages; links to pages only if one has moved, as they are most and hardly ever move.

    A pattern that begins with a fixed text is searched for eight times as fast as one with a choice.
    """
    others = "" if any(each.endswith(_PAGE) for each in targets) else rf'(?![^"]*{re.escape(_PAGE)})'
    link = rf'="{others}((?:\.\./)*)([^"#?:]+)([^"]*)"'
    names = ("href", "src") if targets else ()
    return Moves(targets, [re.compile(f"({name}){link}") for name in names])


def fitted(text: str, moves: Moves, picture: Picture) -> str:
    """The page `text` as the bundle needs it.

    Args:
        picture: the HTML that stands for a picture on another host, given its address, its description, and
            whether it stands in a link.
    """

    def link(match: re.Match[str]) -> str:
        name, up, target, rest = match.groups()
        where = moves.targets.get(target)
        if where is None:
            return match[0]
        if not where:
            return ""
        return f'{name}="{where}{rest}"' if "://" in where else f'{name}="{up}{where}{rest}"'

    if 'class="remote-image"' in text:
        text = _REMOTE.sub(lambda match: picture(html.unescape(match[2]), match[3], match[1] == "span"), text)
    for pattern in moves.links:
        text = pattern.sub(link, text)
    return text
