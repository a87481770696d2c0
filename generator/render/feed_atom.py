"""Feeds in Atom (RFC 4287), with archive documents (RFC 5005)."""

from collections.abc import Sequence

from generator.model.feed import FeedDigest, FeedText, FeedView, Format
from generator.render.feed_text import plain, xml

BETWEEN = ""
CLOSING = "]]></content>\n</entry>\n"


def opening(tag: str, id_: str) -> str:
    """The beginning of an item in language `tag`, up to its id, to which something may be added."""
    return f'<entry xml:lang="{tag}">\n<id>{id_}'


def shared(digest: FeedDigest) -> str:
    """What every item of a digest says."""
    authors = [f"<author><name>{xml(plain(each))}</name></author>\n" for each in digest.authors]
    categories = [f'<category term="{xml(plain(each))}"/>\n' for each in digest.categories]
    cover = digest.cover
    enclosure = (
        f'<link rel="enclosure" type="{cover.media_type}" length="{cover.size}" href="{xml(cover.url)}"/>\n'
        if cover
        else ""
    )
    return (
        f"<published>{digest.published}</published>\n<updated>{digest.updated}</updated>\n"
        f"{''.join(authors)}{''.join(categories)}{enclosure}"
        '<content type="html"><![CDATA['
    )


def head(text: FeedText, said: str) -> str:
    """What stands between id and content: `text`, which is written as XML, and what all items say."""
    pages = _pages(text.pages)
    summary = f"<summary>{text.summary}</summary>\n" if text.summary else ""
    return f"</id>\n<title>{text.title}</title>\n{pages}{summary}{said}"


def frame(view: FeedView) -> tuple[str, str]:
    """What stands before and behind the items of a document."""
    links = [_pages([(tag, xml(url)) for tag, url in view.pages]), _link("self", view.self_url)]
    if view.hub:
        links.append(f'<link rel="hub" href="{xml(view.hub)}"/>\n')
    if view.is_archive:
        links += ("<fh:archive/>\n", _link("current", view.current_url))
    if view.previous_url:
        links.append(_link("prev-archive", view.previous_url))
    about = f"<subtitle>{xml(view.about)}</subtitle>\n" if view.about else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<?xml-stylesheet type="text/css" href="{xml(view.stylesheet)}"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"'
        f' xml:lang="{view.tag}">\n'
        f"<id>{view.id}</id>\n<title>{xml(view.title)}</title>\n{about}"
        f"<updated>{view.updated}</updated>\n<author><name>{xml(view.author)}</name></author>\n"
        f"{''.join(links)}<generator>Wenzhai</generator>\n"
    ), "</feed>\n"


def _pages(pages: Sequence[tuple[str, str]]) -> str:
    """The page itself and the others. Some readers take the first link, some the last: both are its own."""
    (tag, own), *others = pages
    links = [f'<link rel="alternate" type="text/html" href="{own}"/>\n']
    links += [
        f'<link rel="alternate" type="text/html" hreflang="{tag}" href="{url}"/>\n'
        for tag, url in (*others, (tag, own))
    ]
    return "".join(links if others else links[:1])


def _link(relation: str, url: str) -> str:
    return f'<link rel="{relation}" type="{Format.ATOM.media_type}" href="{xml(url)}"/>\n'
