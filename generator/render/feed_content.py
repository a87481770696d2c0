"""The content of a digest in feeds, in pieces: in full, and as an outline."""

from collections.abc import Callable, Iterable, Mapping
from html import escape

from generator.model.digest import Body, Reference, StoryBody
from generator.model.feed import FeedDigest, FeedStory
from generator.render.feed_html import feed_html


def content_of(digest: FeedDigest, body: Body, label: Callable[[str], str]) -> list[str]:
    """The content in pieces of HTML, each of which ends in a line break if there is anything in it.

    In full: an opening; of each story the heading above it, its headline and its prose; an ending. As an
    outline: a summary, and a line for each story. And the way to the source of each story.

    Args:
        label: the words for a heading, by their key among the strings, in the language of the edition.
    """
    links = dict(digest.links)
    summary = _summary(digest.summary)
    cover = f'<p><img src="{escape(digest.cover.url)}" alt=""></p>\n' if digest.cover else ""
    pieces = [cover + summary]
    for story, told in zip(digest.stories, body.stories, strict=True):
        pieces += _headings(story, told)
        prose = feed_html(told.html, links, digest.url).rstrip()
        pieces.append((f"{prose}\n" if prose else "") + _list(told.references))
    pieces += (_ending(digest, body, links, label), summary)
    pieces += [_line(digest, story) for story in digest.stories]
    pieces += [_source(story.link, label) for story in digest.stories]
    return pieces


def _summary(points: tuple[str, ...]) -> str:
    if len(points) < 2:
        return "".join(f"<p>{escape(point)}</p>\n" for point in points)
    return "<ul>\n" + "".join(f"<li>{escape(point)}</li>\n" for point in points) + "</ul>\n"


def _headings(story: FeedStory, told: StoryBody) -> tuple[str, str]:
    """The heading above a story, and its own: a story of level 2 has that of its section for one."""
    if story.level > 2:
        own = f"<h3>{_linked(told.heading, story.link)}</h3>\n" if told.heading else ""
        return f"<h2>{story.heading}</h2>\n" if story.heading else "", own
    return "", f"<h2>{_linked(story.heading, story.link)}</h2>\n" if story.heading else ""


def _ending(digest: FeedDigest, body: Body, links: Mapping[str, str], label: Callable[[str], str]) -> str:
    parts = {
        "notes": f"{feed_html(body.notes, links, digest.url)}\n" if body.notes else "",
        "references": _list(body.references),
        "sources": _list(digest.sources),
    }
    return "".join(f"<h2>{label(key)}</h2>\n{html}" for key, html in parts.items() if html)


def _list(references: Iterable[Reference]) -> str:
    items = "".join([f"<li>{_reference(each)}</li>\n" for each in references])
    return f"<ul>\n{items}</ul>\n" if items else ""


def _reference(reference: Reference) -> str:
    named = reference.title or reference.publisher or reference.link
    publisher = reference.publisher if reference.title else ""
    parts = (escape(publisher), _linked(escape(named), reference.link), escape(reference.date))
    return " ".join(filter(None, parts))


def _line(digest: FeedDigest, story: FeedStory) -> str:
    said = f"<br>{escape(story.sentence)}" if story.sentence else ""
    return f"<li>{_linked(escape(story.headline or digest.title), story.url)}{said}</li>\n"


def _source(link: str, label: Callable[[str], str]) -> str:
    host = link.split("/", 3)[2].removeprefix("www.") if "//" in link else ""
    return f"<p>{label('source')}: {_linked(escape(host), link)}</p>\n" if host else ""


def _linked(html: str, link: str) -> str:
    return f'<a href="{escape(link)}">{html}</a>' if link else html
