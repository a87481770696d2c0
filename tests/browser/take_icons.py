"""Draw the icons anew from `favicon.svg`: python -m tests.browser.take_icons.

Browsers take the drawing itself; home screens, old browsers and pages that show a link want it in pixels.
"""

import struct
import sys
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.chromium import chromium, find_chromium

_ASSETS = Path(__file__).parents[2] / "templates" / "assets"
# In a .ico file, for bars of addresses and shortcuts.
_SMALL = (16, 32, 48)
_PAPER = "#f6f4ef"


def drawn(browser: Browser, svg: str, size: int, *, seal: float = 1, ground: str = "transparent") -> bytes:
    """The drawing as a square PNG of `size` pixels, the seal as wide as a part of it on `ground`."""
    page = browser.new_page(viewport={"width": size, "height": size})
    margin = f"{(1 - seal) / 2 * size}px"
    page.set_content(
        f"<style>html {{ background: {ground} }} body {{ margin: {margin} }} svg {{ display: block }}</style>"
        + svg
    )
    image = page.screenshot(omit_background=True)
    page.close()
    return image


def icons(browser: Browser, svg: str) -> dict[str, bytes]:
    """Every icon by name.

    A home screen cuts its own shape out of what fills the square: on Android all within 80 % is shown.
    """
    small = [drawn(browser, svg, size) for size in _SMALL]
    return {
        "favicon.ico": ico(small),
        "icon-192.png": drawn(browser, svg, 192),
        "icon-512.png": drawn(browser, svg, 512),
        "icon-maskable.png": drawn(browser, svg, 512, seal=0.62, ground=_PAPER),
        "apple-touch-icon.png": drawn(browser, svg, 180, seal=0.78, ground=_PAPER),
    }


def ico(pictures: list[bytes]) -> bytes:
    """PNG pictures in one file: a header, an entry of 16 bytes for each, the pictures."""
    entries, offset = [], 6 + 16 * len(pictures)
    for picture in pictures:
        (width,) = struct.unpack(">I", picture[16:20])
        entries.append(struct.pack("<BBBBHHII", width, width, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    return b"".join((struct.pack("<HHH", 0, 1, len(pictures)), *entries, *pictures))


def main() -> None:
    program = find_chromium()
    if program is None:
        sys.exit("There is no Chromium on this machine; on Debian: apt install chromium.")
    with chromium(program) as browser:
        for name, data in icons(browser, (_ASSETS / "favicon.svg").read_text(encoding="utf-8")).items():
            (_ASSETS / name).write_bytes(data)
            print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
