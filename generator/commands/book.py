"""Digests as books: a volume for each month, each year, or of all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from generator import addresses
from generator.bundle.cover import draw_cover
from generator.bundle.epub import picture_names, picture_of, write_epub
from generator.bundle.xhtml import legal, xhtml
from generator.commands.bundle import Bundle, name_of, templates_of
from generator.commands.contents import Content
from generator.model.archive import Archive
from generator.model.book import Chapter, Reach
from generator.model.digest import Body
from generator.model.language import Lang
from generator.plan.archive import assemble
from generator.plan.book import Volume, book_view, chapters_of, index_of, volumes_of
from generator.read.scan import scan
from generator.render.body import with_links
from generator.render.faults import named_faults
from generator.render.templates import Templates
from generator.write.cache import body_reader
from generator.write.workers import map_in_workers

_MEDIA = "content/media/"


class _Shop(NamedTuple):
    """What all volumes are made with.

    Attributes:
        pictures: the file in a book of each picture of the archive, by its address in the site.
    """

    content: Content
    archive: Archive
    templates: Templates
    load_body: Callable[[str], Body]
    pictures: Mapping[str, str]


def bundle_epub(content: Content, folder: Path, reach: Reach, languages: Sequence[Lang]) -> list[Bundle]:
    """The digests as books in `folder`.

    Args:
        reach: what one volume holds.
        languages: of the editions that go in.

    Raises:
        RenderError, OSError: a volume that was there is as it was.
    """
    config = content.config
    _, media, _ = scan(content.root)
    archive = assemble(
        content.digests,
        content.register,
        config.languages,
        (each.path for each in media),
        config.topics,
        config.series,
    )
    shop = _Shop(
        content=content,
        archive=archive,
        templates=templates_of(content.root, config),
        load_body=body_reader(content.cache.path),
        pictures=picture_names(addresses.media(path.removeprefix(_MEDIA)) for path in archive.media),
    )
    wanted = [lang for lang in config.languages if lang in languages]
    folder.mkdir(parents=True, exist_ok=True)
    return [_volume(each, shop, folder, wanted) for each in volumes_of(archive, wanted, reach)]


def _volume(volume: Volume, shop: _Shop, folder: Path, wanted: Sequence[Lang]) -> Bundle:
    config = shop.content.config
    first = volume.languages[0]
    in_links = {quote(address): name for address, name in shop.pictures.items()}
    chapters = chapters_of(volume, shop.archive, config, in_links)
    pages = {chapter.name: page for chapter, page in zip(chapters, _chapters(chapters, shop), strict=True)}
    shown = {
        name: (shop.content.root / _MEDIA / address.removeprefix(addresses.media(""))).read_bytes()
        for address, name in shop.pictures.items()
        if any(f'"{name}"'.encode() in page for page in pages.values())
    }
    view = book_view(volume, chapters, config, tuple(map(picture_of, sorted(shown))))
    files = pages | shown
    files["cover.png"] = draw_cover(volume.period, {digest.date for digest in volume.digests})
    for name in ("cover", "title", "nav"):
        files[f"{name}.xhtml"] = xhtml(_rendered(shop, f"{name}.html", first, view))
    for lang in volume.languages:
        index = index_of(volume, shop.archive, lang)
        files[f"index.{lang}.xhtml"] = xhtml(_rendered(shop, "index.html", lang, index))
    for name in ("package.opf", "toc.ncx", "book.css"):
        files[name] = legal(_rendered(shop, name, first, view)).encode()
    parts = (
        name_of(config, volume.period or view.last),
        *(wanted if len(wanted) < len(config.languages) else ()),
    )
    path = folder / f"{'-'.join(parts)}.epub"
    return Bundle(path, write_epub(path, files, view.last))


def _chapters(chapters: Sequence[Chapter], shop: _Shop) -> Iterator[bytes]:
    """The chapters of a book as XHTML."""

    def made(chapter: Chapter) -> bytes:
        view = chapter.view
        body = with_links(shop.load_body(view.body), dict(view.links), "", view.lang)
        return xhtml(_rendered(shop, "chapter.html", view.lang, view, body=body))

    for done, page in enumerate(map_in_workers(made, chapters, shop.content.jobs), 1):
        shop.content.tell("render", done, len(chapters))
        yield page


def _rendered(shop: _Shop, name: str, lang: Lang, view: object, **more: object) -> str:
    template = f"book/{name}"
    with named_faults(template):
        return shop.templates.render(template, lang, view=view, **more)
