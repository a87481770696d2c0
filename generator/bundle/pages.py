"""Pages of the site made fit for a bundle: links to what has moved, and pictures of other hosts."""

import html
import re
from collections.abc import Callable, Collection, Mapping
from functools import cache

_PAGE = ".html"
# As `generator.markdown.tidy` writes it: a link with the description of the picture as its text.
_REMOTE = re.compile(r'<a class="remote-image" href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def remote_pictures(text: str) -> list[str]:
    """The addresses of the pictures on other hosts that a page names."""
    return [html.unescape(match[1]) for match in _REMOTE.finditer(text)]


def fitted(text: str, moved: Mapping[str, str], picture: Callable[[str, str], str]) -> str:
    """The page `text` as the bundle needs it.

    Args:
        moved: as in `Contents`.
        picture: the HTML that stands for a picture on another host, given its address and its description.
    """

    def link(match: re.Match[str]) -> str:
        name, up, target, rest = match.groups()
        where = moved.get(target)
        if where is None:
            return match[0]
        if not where:
            return ""
        return f'{name}="{where}{rest}"' if "://" in where else f'{name}="{up}{where}{rest}"'

    if 'class="remote-image"' in text:
        text = _REMOTE.sub(lambda match: picture(html.unescape(match[1]), match[2]), text)
    for pattern in _links(pages=any(target.endswith(_PAGE) for target in moved)) if moved else ():
        text = pattern.sub(link, text)
    return text


@cache
def _links(*, pages: bool) -> Collection[re.Pattern[str]]:
    """What finds links and pictures; links to pages only if asked to, as they are most and hardly ever move.

    A pattern that begins with a fixed text is searched for eight times as fast as one with a choice.
    """
    others = "" if pages else rf'(?![^"]*{re.escape(_PAGE)})'
    target = rf'="{others}((?:\.\./)*)([^"#?:]+)([^"]*)"'
    return tuple(re.compile(f"({name}){target}") for name in ("href", "src"))
