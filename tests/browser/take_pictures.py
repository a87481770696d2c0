"""Take the pictures of the README anew: python -m tests.browser.take_pictures."""

import sys
import tempfile
from pathlib import Path

from tests.browser.built import Site, build_project
from tests.browser.chromium import chromium, find_chromium

_PICTURES = Path(__file__).parents[2] / ".github" / "pictures"


def take_pictures(site: Site, program: str) -> None:
    """Write a picture of the home page and one of the newest digest, as a window shows them."""
    _PICTURES.mkdir(parents=True, exist_ok=True)
    shown = {"site-home-zh": "zh/index.html", "site-edition-en": max(site.kinds["en/0/0/0/*.html"])}
    with chromium(program) as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 860}, color_scheme="light")
        for name, address in shown.items():
            page.goto((site.folder / address).as_uri())
            page.screenshot(path=_PICTURES / f"{name}.png")


def main() -> None:
    program = find_chromium()
    if program is None:
        sys.exit("There is no Chromium on this machine; on Debian: apt install chromium.")
    with tempfile.TemporaryDirectory() as folder:
        take_pictures(build_project(Path(folder)), program)


if __name__ == "__main__":
    main()
