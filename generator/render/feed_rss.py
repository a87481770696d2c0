"""Feeds in RSS 2.0 (https://www.rssboard.org/rss-specification), with what Atom and its kin add to it.

Archive documents are as RFC 5005 has them, in RSS, too.
"""

from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from generator.model.feed import FeedDigest, FeedText, FeedView, Format
from generator.render.feed_text import plain, xml

BETWEEN = ""
CLOSING = "]]></content:encoded>\n</item>\n"

_NAMESPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:fh="http://purl.org/syndication/history/1.0"'
)


def opening(tag: str, id_: str) -> str:
    """The beginning of an item in language `tag`, up to its id, to which something may be added."""
    return f'<item xml:lang="{tag}">\n<guid isPermaLink="false">{id_}'


def shared(digest: FeedDigest) -> str:
    """What every item of a digest says."""
    authors = [f"<dc:creator>{xml(plain(each))}</dc:creator>\n" for each in digest.authors]
    categories = [f"<category>{xml(plain(each))}</category>\n" for each in digest.categories]
    picture = ""
    if cover := digest.cover:
        url = xml(cover.url)
        picture = (
            f'<enclosure url="{url}" length="{cover.size}" type="{cover.media_type}"/>\n'
            f'<media:content url="{url}" fileSize="{cover.size}" type="{cover.media_type}" medium="image"/>\n'
        )
    return (
        f"<pubDate>{_rfc822(digest.published)}</pubDate>\n<atom:updated>{digest.updated}</atom:updated>\n"
        f"{''.join(authors)}{''.join(categories)}{picture}"
        "<content:encoded><![CDATA["
    )


def head(text: FeedText, said: str) -> str:
    """What stands between id and content: `text`, which is written as XML, and what all items say."""
    # Readers that take every link for the page of the item take the last.
    pages = "".join([_page(tag, url) for tag, url in text.pages[1:]])
    summary = f"<description>{text.summary}</description>\n" if text.summary else ""
    return f"</guid>\n<title>{text.title}</title>\n{pages}<link>{text.pages[0][1]}</link>\n{summary}{said}"


def frame(view: FeedView) -> tuple[str, str]:
    """What stands before and behind the items of a document."""
    pages = "".join([_page(tag, xml(url)) for tag, url in view.pages[1:]])
    links = [_link("self", view.self_url)]
    if view.hub:
        links.append(f'<atom:link rel="hub" href="{xml(view.hub)}"/>\n')
    if view.is_archive:
        links += ("<fh:archive/>\n", _link("current", view.current_url))
    if view.previous_url:
        links.append(_link("prev-archive", view.previous_url))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<?xml-stylesheet type="text/css" href="{xml(view.stylesheet)}"?>\n'
        f'<rss version="2.0" {_NAMESPACES} xml:lang="{view.tag}">\n<channel>\n'
        f"<title>{xml(view.title)}</title>\n{pages}<link>{xml(view.pages[0][1])}</link>\n"
        f"<description>{xml(view.about or view.title)}</description>\n<language>{view.tag}</language>\n"
        f"<lastBuildDate>{_rfc822(view.updated)}</lastBuildDate>\n<generator>Wenzhai</generator>\n"
        f"<docs>https://www.rssboard.org/rss-specification</docs>\n{''.join(links)}"
    ), "</channel>\n</rss>\n"


@lru_cache(maxsize=1 << 14)
def _rfc822(moment: str) -> str:
    return format_datetime(datetime.fromisoformat(moment))


def _page(tag: str, url: str) -> str:
    return f'<atom:link rel="alternate" type="text/html" hreflang="{tag}" href="{url}"/>\n'


def _link(relation: str, url: str) -> str:
    return f'<atom:link rel="{relation}" type="{Format.RSS.media_type}" href="{xml(url)}"/>\n'
