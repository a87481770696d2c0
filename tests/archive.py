"""A whole archive in one string, as Hugo's tests have it: `-- content/2026/2026-03-02-quay.zh.md --`.

The text below such a line, up to the next one, is a file. `-- … in gb18030 --` writes it in another
encoding than UTF-8.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.build import Order, Report, build

COMPILED = ".cache/templates"
_FILE = re.compile(r"^-- (?P<path>\S.*?)(?: in (?P<encoding>[\w-]+))? --\n", re.MULTILINE)


def files_in(text: str) -> dict[str, bytes]:
    """The files that `text` holds, by path.

    Raises:
        ValueError: there is text before the first file, or a file twice.
    """
    before, *parts = _FILE.split(text)
    if before.strip():
        raise ValueError(f"this belongs to no file: {before.strip()!r}")
    paths, encodings, texts = parts[0::3], parts[1::3], parts[2::3]
    if len(set(paths)) < len(paths):
        raise ValueError("a file is given twice")
    return {
        path: body.encode(encoding or "utf-8")
        for path, encoding, body in zip(paths, encodings, texts, strict=True)
    }


@dataclass(frozen=True)
class Archive:
    """An archive on disk that a test writes, builds and looks at."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "site"

    def write(self, text: str) -> None:
        """Add the files of `text`, or put them in the place of those that are there."""
        for path, data in files_in(text).items():
            self.put(path, data)

    def put(self, path: str, data: bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the one `old` in a file by `new`."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
        self.put(path, text.replace(old, new).encode())

    def delete(self, *paths: str) -> None:
        for path in paths:
            (self.root / path).unlink()

    def order(self, **wishes: object) -> Order:
        return Order(**({"root": self.root, "output": self.output} | wishes))  # type: ignore[arg-type]

    def build(self, **wishes: object) -> Report:
        return build(self.order(**wishes))

    def twin(self, name: str) -> "Archive":
        """The same archive under another name, never built; only its templates are compiled already."""
        twin = Archive(self.root.with_name(name))
        for part in ("content", "templates", COMPILED):
            if (self.root / part).exists():
                shutil.copytree(self.root / part, twin.root / part)
        return twin

    def site(self) -> dict[str, bytes]:
        """The bytes of every file of the site, by address; hidden ones that no build makes left out."""
        return {address: path.read_bytes() for address, path in self._files()}

    def identities(self) -> dict[str, tuple[int, int]]:
        """What tells a file of the site from another put in its place: inode and time of writing."""
        return {address: (path.stat().st_ino, path.stat().st_mtime_ns) for address, path in self._files()}

    def _files(self) -> list[tuple[str, Path]]:
        files = {path.relative_to(self.output).as_posix(): path for path in sorted(self.output.rglob("*"))}
        made = (".nojekyll", ".well-known/")
        return [
            (address, path)
            for address, path in files.items()
            if path.is_file() and (not re.match(r"\.|.*/\.", address) or address.startswith(made))
        ]
