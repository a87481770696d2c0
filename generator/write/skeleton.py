"""What a publisher starts from: an empty digest, a new archive. The texts stand in `generator/starter`."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from generator.model.language import Lang, Localized

_STARTER = Path(__file__).parents[1] / "starter"
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_UNNAMED = "digest"


class SkeletonError(Exception):
    """Something stands where a skeleton would go; the message says what. Exit code 2."""


def write_digest(
    root: Path, languages: Sequence[Lang], date: str, titles: Localized, slug: str
) -> tuple[Path, ...]:
    """Write an edition to fill in for each of `languages`, and return where they are.

    Raises:
        SkeletonError: one of them exists; nothing has been written.
        OSError: they cannot be written.
    """
    return _write(
        {
            # A JSON string is a YAML string, whatever the title holds.
            _edition(root, date, slug, lang): _filled(
                f"digest.{lang}.md", date=date, title=json.dumps(titles[lang], ensure_ascii=False)
            )
            for lang in languages
        },
        "Choose another name with --slug.",
    )


def write_archive(root: Path, date: str) -> tuple[Path, ...]:
    """Write settings, a register and a first digest of `date`, and return where they are.

    Raises:
        SkeletonError: `root` holds content already; nothing has been written.
        OSError: they cannot be written.
    """
    content = root / "content"
    if content.exists() and (not content.is_dir() or any(content.iterdir())):
        raise SkeletonError(f"{content} is not empty. Choose another folder.")
    files = {
        content / "site.toml": _filled("site.toml"),
        content / "entities" / "companies.toml": _filled("companies.toml"),
    }
    for lang in Lang:
        files[_edition(root, date, "first-digest", lang)] = _filled(f"first.{lang}.md", date=date)
    return _write(files, "Choose another folder.")


def slug_from(title: str) -> str:
    """The Latin letters and figures of `title` as a name in addresses; a word where it has none."""
    words = _OTHER.sub("-", title.lower()).strip("-")
    return words[:_LONGEST].strip("-") or _UNNAMED


def _edition(root: Path, date: str, slug: str, lang: Lang) -> Path:
    return root / "content" / date[:4] / f"{date}-{slug}.{lang}.md"


def _filled(name: str, **values: str) -> str:
    return Template((_STARTER / name).read_text(encoding="utf-8")).substitute(values)


def _write(files: Mapping[Path, str], remedy: str) -> tuple[Path, ...]:
    """All of `files`, or none of them."""
    made: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except BaseException as fault:
        for path in made:
            path.unlink()
        if isinstance(fault, FileExistsError):
            raise SkeletonError(f"{fault.filename} exists already. {remedy}") from fault
        raise
    return tuple(made)
