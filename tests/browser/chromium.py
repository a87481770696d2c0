"""The Chromium of this machine, driven by Playwright. What Playwright would download is not needed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")

# Nothing that the browser does of its own accord: a test counts every request.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The program to start; None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """A browser with a profile of its own, without a sandbox: a container's root has none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS, chromium_sandbox=False)
        try:
            yield browser
        finally:
            browser.close()
