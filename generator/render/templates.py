"""Templates, strings and assets: packaged ones, and an archive's own in their place. Owns Jinja2.

A template may ask for `view`, `root` and what a caller passes, and for the functions of
`render.language`; it is given nothing else, so `Templates.digest` covers all that it can say.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment

from generator import addresses
from generator.config import Config, ConfigError
from generator.model.feed import Format
from generator.model.language import Lang
from generator.model.page import Output
from generator.render.environment import Compiled, environment_of
from generator.render.faults import named_faults
from generator.render.language import Language, Strings, flattened, is_date, language_name, written_in
from generator.render.policy import POLICY_ON_PAGE

# What names another template; its names are strings, never made by an expression. Parsing all templates
# with jinja2.meta to find the same would cost every build 50 ms.
_REFERENCE = re.compile(r"{%[-+]?\s*(?:extends|from|import|include)\b(.*?)%}", re.DOTALL)
_STRING = re.compile(r""""([^"]+)"|'([^']+)'""")


class Templates:
    """The templates of one archive, ready to render in each of its languages.

    Attributes:
        assets: every file of `assets/` by name, at an address that changes with its content (but for the
            icon at the root).
        said: a digest of all templates, strings and assets.
    """

    def __init__(
        self,
        environments: Mapping[Lang, Environment],
        languages: Mapping[Lang, Language],
        sources: Mapping[str, str],
        assets: Mapping[str, Output],
        words: str,
    ) -> None:
        self.assets = assets
        self.said = _digest(repr((sorted(sources.items()), words)))
        self._environments = environments
        self._languages = languages
        self._sources = sources
        self._words = words
        self._digests: dict[tuple[str, Lang], str] = {}

    def render(self, name: str, lang: Lang, **context: object) -> str:
        """The page that template `name` makes of `context`, with its interface in `lang`.

        Raises:
            jinja2.TemplateError: the template is missing, malformed, or asks for what it is not given.
            generator.render.language.UnknownStringError: it asks for a string that does not exist.
        """
        return self._environments[lang].get_template(name).render(context)

    def speech(self, lang: Lang) -> Language:
        """The voice of a language, for what is no template."""
        return self._languages[lang]

    def load(self) -> None:
        """Compile every template and load the data of each language.

        Worth it before processes part to render many pages: each would do it again for itself.

        Raises:
            RenderError: a template is malformed.
        """
        for lang, environment in self._environments.items():
            self._languages[lang].load()
            for name in self._sources:
                with named_faults(name):
                    environment.get_template(name)

    def digest(self, name: str, lang: Lang) -> str:
        """A digest of what `name` can say in `lang`: its templates, the strings, the addresses of assets."""
        key = name, lang
        if key not in self._digests:
            closure = [(each, self._sources[each]) for each in sorted(_closure(name, self._sources))]
            self._digests[key] = _digest(repr((lang, self._words, closure)))
        return self._digests[key]


def packaged_templates() -> Path:
    """The templates that come with the project: in a wheel inside the package, in a checkout beside it."""
    package = Path(__file__).parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def load_templates(
    packaged: Path, own: Path | None, config: Config, compiled: Compiled | None = None
) -> Templates:
    """The `packaged` templates, strings and assets, each file replaced by the archive's `own` of that name.

    Strings are replaced one by one: an own `strings/zh.toml` holds those that it words differently.

    Raises:
        ConfigError: a file of strings or a template cannot be read; the message says which, and why.
    """
    folders = tuple(folder for folder in (own, packaged) if folder is not None and folder.is_dir())
    languages = {lang: Language(lang=lang, strings=_strings(folders, lang)) for lang in Lang}
    assets = _assets(folders)
    names = {name: asset.address for name, asset in assets.items()}
    shared = {
        "languages": config.languages,
        "language_name": language_name,
        "speech": languages,
        "is_date": is_date,
        "written_in": written_in,
        "absolute": addresses.absolute,
        "feed": addresses.feed,
        "formats": tuple(Format),
        "traditional": addresses.traditional if config.traditional else _nowhere,
        "traditional_locale": config.traditional.locale if config.traditional else "",
        "front": addresses.FRONT,
        "policy": POLICY_ON_PAGE,
        "asset": names.__getitem__,
    }
    environments = {
        lang: environment_of(folders, compiled, shared | _voice(languages[lang])) for lang in config.languages
    }
    strings = [sorted(each.strings.items()) for each in languages.values()]
    words = repr((config.languages, config.traditional, strings, names))
    return Templates(environments, languages, _sources(folders), assets, words)


def _nowhere(_address: str) -> str:
    """The Traditional rendering of a page, in an archive that has none."""
    return ""


def _voice(language: Language) -> dict[str, Any]:
    lang = language.lang
    return {
        "lang": lang,
        "navigation": (
            ("home", addresses.home(lang)),
            ("archive", addresses.archive(lang)),
            ("register", addresses.register(lang)),
        ),
        "overview": addresses.overview(lang),
        "feeds": addresses.feeds(lang),
        "search": addresses.search(lang),
        "manifest": addresses.manifest(lang),
        "t": language.t,
        "date": language.date,
        "month_name": language.month_name,
        "weekday_names": language.weekday_names,
        "number": language.number,
        "joined": language.joined,
        "label": language.label,
    }


def _strings(folders: tuple[Path, ...], lang: Lang) -> Strings:
    strings: Strings = {}
    for folder in reversed(folders):
        path = folder / "strings" / f"{lang}.toml"
        if path.is_file():
            try:
                strings = {**strings, **flattened(tomllib.loads(_text(path)))}
            except (tomllib.TOMLDecodeError, TypeError) as fault:
                raise ConfigError(f"{path}: error template/strings: {fault}") from fault
    return strings


def _sources(folders: tuple[Path, ...]) -> dict[str, str]:
    """The text of every template, by its name."""
    files = _files(folders, ".")
    return {
        name: _text(files[name]) for name in sorted(files) if not name.startswith(("assets/", "strings/"))
    }


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise ConfigError(f"{path}: error template/encoding: not UTF-8: {fault.reason}.") from fault


def _assets(folders: tuple[Path, ...]) -> dict[str, Output]:
    """Every asset by its name, in order of name."""
    files = _files(folders, "assets")
    data = {name: files[name].read_bytes() for name in sorted(files)}
    return {name: Output(address=_address(name, data[name]), data=data[name]) for name in data}


def _address(name: str, data: bytes) -> str:
    # Browsers look for this one at the root by themselves, under its plain name.
    return name if name == addresses.FAVICON else addresses.asset(_hashed(name, data))


def _files(folders: tuple[Path, ...], part: str) -> dict[str, Path]:
    """The files below `part` of each folder, by path from there; an earlier folder's come first."""
    return {
        path.relative_to(folder / part).as_posix(): path
        for folder in reversed(folders)
        for path in (folder / part).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def _hashed(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    mark = hashlib.blake2b(data, digest_size=4).hexdigest()
    return path.with_name(f"{path.stem}.{mark}{path.suffix}").as_posix()


def _closure(name: str, sources: Mapping[str, str]) -> set[str]:
    """`name` and every template that it extends, includes or imports, directly or through others."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in sources and current not in found:
            found.add(current)
            for reference in _REFERENCE.finditer(sources[current]):
                waiting += ("".join(quoted) for quoted in _STRING.findall(reference[1]))
    return found


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
