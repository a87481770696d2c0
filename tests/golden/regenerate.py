"""The golden site, written anew: `python -m tests.golden.regenerate`. Review its diff with your change."""

import re
import shutil
import tempfile
from pathlib import Path

from generator.build import Order, Report, build

FOLDER = Path(__file__).parent
SOURCE = FOLDER / "site-source"
EXPECTED = FOLDER / "expected"
# Copied as they are, named by their content, or packed, so that nobody could review them: not golden.
_APART = ("assets/", "media/", "search/")
# A stylesheet changes its address with every edit; the pages would all differ for that alone.
_HASHED = re.compile(rb"(assets/[\w./-]+\.)[0-9a-f]{8}(\.\w+)")
# The version of the index is a hash of what is packed, and zlib is not the same everywhere.
_VERSION = re.compile(rb'(data-version=")[0-9a-f]{12}(")')


def build_golden(folder: Path, *, base_url: str | None = None) -> tuple[Report, Path]:
    """Build the golden site below `folder`, which is empty; returns its report and where it is.

    Args:
        base_url: in place of that of the settings.
    """
    shutil.copytree(SOURCE / "content", folder / "content")
    if base_url is not None:
        settings = folder / "content" / "site.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(
            re.sub(r"(?m)^base_url = .*$", f'base_url = "{base_url}"', text), encoding="utf-8"
        )
    report = build(Order(root=folder, output=folder / "site"))
    return report, folder / "site"


def golden_files(site: Path) -> dict[str, bytes]:
    """What is kept of a site: every page and feed, by address, with `#` for hashes."""
    return {
        address: _VERSION.sub(rb"\1########\2", _HASHED.sub(rb"\1########\2", (site / address).read_bytes()))
        for address in sorted(path.relative_to(site).as_posix() for path in site.rglob("[!.]*"))
        if (site / address).is_file() and not address.startswith(_APART)
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _, site = build_golden(Path(folder))
        files = golden_files(site)
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for address, data in files.items():
        path = EXPECTED / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(files)} files in {EXPECTED}")


if __name__ == "__main__":
    main()
