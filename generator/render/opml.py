"""All feeds for a program to take in: OPML 2.0 (http://opml.org/spec2.opml), by language and kind.

lxml is imported when the list is written: a build that finds nothing changed never pays for it.
"""
# ruff: noqa: PLC0415 -- see above

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator import addresses
from generator.config import Config
from generator.model.feed import Format
from generator.model.language import Lang
from generator.model.page import Output
from generator.model.subscriptions import FeedGroup, FeedRow
from generator.render.feed_documents import feed_title
from generator.render.feed_text import legal, plain
from generator.render.language import Language, language_name

if TYPE_CHECKING:
    from lxml import etree


def opml(
    lists: Iterable[tuple[Lang, Sequence[FeedRow], Sequence[FeedGroup]]],
    config: Config,
    words: dict[Lang, Language],
) -> Output:
    """The list of all feeds, each in Atom, which every reader knows."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _written(config.title[config.languages[0]])
    body = etree.SubElement(root, "body")
    for lang, whole, groups in lists:
        own = _outline(body, language_name(lang))
        for row in whole:
            _feed(own, row, config, lang, feed_title(row.kind, row.name, config.title[lang], words[lang]))
        for group in groups:
            below = _outline(own, words[lang].t(f"feed.group.{group.kind}"))
            for row in group.rows:
                _feed(below, row, config, lang, row.name)
    etree.indent(root)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return Output(address=addresses.feed_list(), data=data + b"\n")


def _outline(above: "etree._Element", text: str) -> "etree._Element":
    from lxml import etree

    return etree.SubElement(above, "outline", text=_written(text), title=_written(text))


def _feed(above: "etree._Element", row: FeedRow, config: Config, lang: Lang, title: str) -> None:
    outline = _outline(above, title)
    outline.set("type", "rss")
    outline.set("xmlUrl", config.base_url + addresses.feed(row.stem, Format.ATOM))
    outline.set("htmlUrl", addresses.absolute(row.address, config.base_url))
    outline.set("language", lang.tag)


def _written(text: str) -> str:
    return plain(legal(text))
