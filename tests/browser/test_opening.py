"""Every page opens from a disk and from a host, alone and in silence."""

from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser.built import Site


class Listener:
    """What goes wrong while a browser opens pages, each fault with the page it was opening."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.faults: list[str] = []
        self.opening = ""
        self._base = base
        # Small: what a page paints does not matter here, and painting takes time.
        self._page = context.new_page()
        self._page.set_viewport_size({"width": 320, "height": 200})
        self._page.on("console", self._console)
        self._page.on("pageerror", lambda error: self._fault(f"error in a script: {error}"))
        self._page.on("request", self._request)
        self._page.on("requestfailed", self._failure)
        self._page.on("response", self._response)

    def open(self, address: str) -> None:
        self.opening = address
        self._page.goto(self._base + quote(address))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._fault(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self._base):
            self._fault(f"asks elsewhere: {request.url}")

    def _failure(self, request: Request) -> None:
        # Aborted is what was under way when the browser left for the next page; test_links sees whether
        # the file is there.
        if request.failure != "net::ERR_ABORTED":
            self._fault(f"{request.failure}: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self._fault(f"{response.status}: {response.url}")

    def _fault(self, fault: str) -> None:
        self.faults.append(f"{self.opening}: {fault}")


@pytest.mark.parametrize("place", ["from_disk", "hosted"])
def test_every_page_opens_in_silence(
    place: str, site: Site, context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    listener = Listener(context, request.getfixturevalue(place))
    for address in site.addresses:
        listener.open(address)
    assert listener.faults == []


def test_a_page_whose_name_needs_encoding_opens_and_shows_its_picture(awkward: Site, page: Page) -> None:
    page.goto((awkward.folder / "zh/index.html").as_uri())
    page.get_by_role("link", name="第一夜").click()
    assert page.locator(":target").get_by_role("heading").inner_text().startswith("第一夜")
    widths = page.locator("article img").evaluate_all("images => images.map(each => each.naturalWidth)")
    assert widths == [40, 40]
