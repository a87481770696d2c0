"""A built site packed for readers without a network."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from generator import addresses
from generator.build import Report
from generator.bundle.contents import Contents, contents_of
from generator.bundle.fetch import Missing, Picture, fetch_pictures
from generator.bundle.pages import Moves, fitted, moves_of, remote_pictures
from generator.bundle.zipped import File, Sizes, write_zip
from generator.config import Config
from generator.fingerprints import code_fingerprint
from generator.model.bundle import PictureView, StartView
from generator.model.language import Lang
from generator.model.problem import Problem, warning
from generator.model.progress import Tell
from generator.render.environment import Compiled
from generator.render.faults import named_faults
from generator.render.templates import Templates, load_templates, packaged_templates
from generator.write.cache import FOLDER
from generator.write.lock import locked
from generator.write.skeleton import slug_from
from generator.write.workers import map_in_workers

_START = "START-HERE.html"
_SITE = "archive/"
_PAGE = ".html"
_UNDATED = "1980-01-01"


class MissingExtraError(Exception):
    """A package that a format needs is not installed; the message says how to get it. Exit code 2."""


class Packing(NamedTuple):
    """What a bundle is made of, and how.

    Attributes:
        root: the folder of the archive.
        site: the folder of its site, just built.
        folder: where the bundle goes.
        fetch: whether pictures of other hosts are fetched.
    """

    root: Path
    site: Path
    folder: Path
    config: Config
    jobs: int
    fetch: bool
    tell: Tell


class _Site(NamedTuple):
    """A built site on its way into a bundle: its files, pictures for them, its templates."""

    packing: Packing
    contents: Contents
    pictures: Mapping[str, Picture]
    templates: Templates


class Bundle(NamedTuple):
    """A file that was written, how large it is, and what is missing in it."""

    path: Path
    sizes: Sizes
    problems: tuple[Problem, ...] = ()


def bundle_zip(packing: Packing, report: Report) -> Bundle:
    """The site as a ZIP file with one folder in it.

    Args:
        report: of the build that made the site.

    Raises:
        BusyError, RenderError, OSError: a bundle that was there is as it was.
    """

    def write(path: Path, site: _Site) -> Sizes:
        newest = site.contents.newest
        start = File(_START, _start_page(packing.config, newest, report, site.templates))
        inside = (File(_SITE + name, data) for name, data in _files(site))
        files = (File(f"{path.stem}/{name}", data) for name, data in chain([start], inside))
        return write_zip(path, files, newest or _UNDATED)

    return _bundle(packing, "zip", write)


def bundle_zim(packing: Packing) -> Bundle:
    """The site as a ZIM file.

    Raises:
        MissingExtraError: libzim is not installed.
        BusyError, RenderError, OSError: a bundle that was there is as it was.
    """
    try:
        from generator.bundle.zim import About, write_zim  # noqa: PLC0415 -- only who wants it has it
    except ModuleNotFoundError as fault:
        raise MissingExtraError(
            'libzim is not installed. Install it with "pip install wenzhai[zim]".'
        ) from fault

    config = packing.config
    first = config.languages[0]

    def write(path: Path, site: _Site) -> Sizes:
        about = About(
            name=slug_from(config.title[Lang.EN]),
            title=config.title[first],
            description=config.description[first],
            languages=config.languages,
            date=f"{site.contents.newest or _UNDATED}-01"[:10],
        )
        return write_zim(path, _files(site), about)

    return _bundle(packing, "zim", write)


def _bundle(packing: Packing, form: str, write: Callable[[Path, _Site], Sizes]) -> Bundle:
    with locked(packing.root):
        templates = templates_of(packing.root, packing.config)
        contents = contents_of(packing.site, packing.config.base_url)
        pictures, problems = _pictures(packing, contents)
        path = packing.folder / f"{name_of(packing.config, contents.newest)}.{form}"
        packing.folder.mkdir(parents=True, exist_ok=True)
        sizes = write(path, _Site(packing, contents, pictures, templates))
        return Bundle(path, sizes, problems)


def name_of(config: Config, date: str) -> str:
    """What a bundle is called: the archive's title and the date of its newest digest."""
    return "-".join(filter(None, (slug_from(config.title[Lang.EN]), date)))


def templates_of(root: Path, config: Config) -> Templates:
    """The templates of the archive at `root`, as a build has them."""
    compiled = Compiled(root / FOLDER / "templates", code_fingerprint())
    return load_templates(packaged_templates(), root / "templates", config, compiled)


def _files(site: _Site) -> Iterator[File]:
    """Every file of the site as the bundle has it, and the pictures that were fetched."""
    packing, contents, pictures, _ = site
    moves = moves_of(contents.moved)

    def made(address: str) -> File:
        data = (packing.site / address).read_bytes()
        if address.endswith(_PAGE):
            data = _fitted(data, address, site, moves)
        return File(contents.names[address], data)

    names = sorted(contents.names, key=contents.names.__getitem__)
    for done, file in enumerate(map_in_workers(made, names, packing.jobs), 1):
        packing.tell("pack", done, len(names))
        yield file
    fetched = {picture.name: picture.data for picture in pictures.values()}
    yield from (File(name, fetched[name]) for name in sorted(fetched))


def _fitted(data: bytes, address: str, site: _Site, moves: Moves) -> bytes:
    languages = site.packing.config.languages
    lang = next((lang for lang in languages if address.startswith(lang)), languages[0])

    def picture(url: str, about: str, in_link: bool) -> str:
        found = site.pictures.get(url)
        view = PictureView(
            name=found.name if found else "",
            url=url,
            host=urlsplit(url).hostname or url,
            about=about,
            in_link=in_link,
            lang=lang,
        )
        return _rendered(site.templates, "picture", lang, view, addresses.to_root(address)).strip()

    return fitted(data.decode("utf-8"), moves, picture).encode("utf-8")


def _start_page(config: Config, newest: str, report: Report, templates: Templates) -> bytes:
    view = StartView(
        title=config.title,
        date=newest,
        homes=tuple((lang, addresses.home(lang)) for lang in config.languages),
        digests=report.digests,
        stories=report.stories,
    )
    return _rendered(templates, "start", config.languages[0], view, _SITE).encode("utf-8")


def _rendered(templates: Templates, name: str, lang: Lang, view: object, root: str) -> str:
    template = f"bundle/{name}.html"
    with named_faults(template):
        return templates.render(template, lang, view=view, root=root)


def _pictures(packing: Packing, contents: Contents) -> tuple[dict[str, Picture], tuple[Problem, ...]]:
    """The pictures of other hosts that the pages name, and those that could not be fetched."""
    if not packing.fetch:
        return {}, ()
    urls = {
        url
        for address in contents.names
        if address.endswith(_PAGE)
        for url in remote_pictures((packing.site / address).read_text("utf-8"))
    }
    pictures: dict[str, Picture] = {}
    problems = []
    found = fetch_pictures(
        urls, packing.root / FOLDER / "pictures", lambda *done: packing.tell("fetch", *done)
    )
    for url, picture in found:
        if isinstance(picture, Missing):
            hint = "A note stands in its place."
            problems.append(
                warning("bundle/picture", url, f"cannot be fetched: {picture.reason}.", hint=hint)
            )
        else:
            pictures[url] = picture
    return pictures, tuple(problems)
