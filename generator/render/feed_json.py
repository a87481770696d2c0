"""Feeds in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

The standard has no place for the page in another language; what begins with `_` is an extension.
"""

from collections.abc import Iterable, Mapping

from generator.model.feed import FeedDigest, FeedText, FeedView
from generator.render.feed_text import json_text, plain

BETWEEN = ",\n"
CLOSING = '"}'


def opening(tag: str, id_: str) -> str:
    """The beginning of an item in language `tag`, up to its id, to which something may be added."""
    return f'{{"language":"{tag}","id":"{id_}'


def shared(digest: FeedDigest) -> str:
    """What every item of a digest says."""
    said = {"date_published": json_text(digest.published), "date_modified": json_text(digest.updated)}
    if digest.authors:
        said["authors"] = _list(_object({"name": json_text(plain(each))}) for each in digest.authors)
    if digest.categories:
        said["tags"] = _list(json_text(plain(each)) for each in digest.categories)
    if cover := digest.cover:
        url = json_text(cover.url)
        given = {"url": url, "mime_type": json_text(cover.media_type), "size_in_bytes": str(cover.size)}
        said |= {"image": url, "attachments": _list((_object(given),))}
    return f'{_members(said)}"content_html":"'


def head(text: FeedText, said: str) -> str:
    """What stands between id and content: `text`, which is written as JSON, and what all items say."""
    summary = f'"summary":{text.summary},' if text.summary else ""
    pages = f'"_alternates":{_pages(text.pages[1:])},' if len(text.pages) > 1 else ""
    return f'","url":{text.pages[0][1]},"title":{text.title},{summary}{pages}{said}'


def frame(view: FeedView) -> tuple[str, str]:
    """What stands before and behind the items of a document."""
    said = {
        "version": '"https://jsonfeed.org/version/1.1"',
        "title": json_text(view.title),
        "home_page_url": json_text(view.pages[0][1]),
        "feed_url": json_text(view.self_url),
        "language": json_text(view.tag),
        "authors": _list((_object({"name": json_text(view.author)}),)),
    }
    if view.about:
        said["description"] = json_text(view.about)
    if view.previous_url:
        said["next_url"] = json_text(view.previous_url)
    if view.hub:
        said["hubs"] = _list((_object({"type": '"WebSub"', "url": json_text(view.hub)}),))
    if len(view.pages) > 1:
        said["_alternates"] = _pages((tag, json_text(url)) for tag, url in view.pages[1:])
    return f'{{{_members(said)}"items":[\n', "\n]}\n"


def _pages(pages: Iterable[tuple[str, str]]) -> str:
    return _list([f'{{"language":"{tag}","url":{url}}}' for tag, url in pages])


def _members(values: Mapping[str, str]) -> str:
    """Members of an object, a comma behind each."""
    return "".join([f'"{name}":{value},' for name, value in values.items()])


def _object(values: Mapping[str, str]) -> str:
    return f"{{{_members(values)[:-1]}}}"


def _list(values: Iterable[str]) -> str:
    return f"[{','.join(values)}]"
