"""A host of files as Netlify and Cloudflare Pages are: `_headers`, `_redirects`, the nearest 404.html."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from tests.browser.host import FolderHandler, serving


class _Rule(NamedTuple):
    path: re.Pattern[str]
    headers: list[tuple[str, str]]


@contextmanager
def static_host(site: Path, below: str = "/") -> Iterator[str]:
    """Serve `site` below a path of a host; gives its address, with a trailing slash.

    The rules of the site name paths below its own root.
    """
    handler = type("Handler", (_Handler,), {"site": site, "below": below})
    with serving(site, handler) as address:
        yield address.removesuffix("/") + below


class _Handler(FolderHandler):
    site: Path
    below: str

    def do_GET(self) -> None:  # noqa: N802 -- so it is called
        own, file = self._own(), self.site / unquote(self._own()).removeprefix("/")
        target = _moved(self.site).get(quote(unquote(own)))
        is_there = file.is_file() or (own.endswith("/") and (file / "index.html").is_file())
        if target:
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", location=self.below.removesuffix("/") + target)
        elif is_there and self.path.startswith(self.below):
            super().do_GET()
        else:
            folders = [each for each in file.parents if each == self.site or self.site in each.parents]
            page = next(each / "404.html" for each in folders if (each / "404.html").is_file())
            self._answer(HTTPStatus.NOT_FOUND, page.read_bytes(), content_type="text/html; charset=utf-8")

    def translate_path(self, path: str) -> str:  # noqa: ARG002
        return super().translate_path(self._own())

    def end_headers(self) -> None:
        for rule in _rules(self.site):
            if rule.path.fullmatch(self._own()):
                for name, value in rule.headers:
                    self.send_header(name, value)
        super().end_headers()

    def _own(self) -> str:
        return f"/{urlsplit(self.path).path.removeprefix(self.below)}"

    def _answer(self, status: HTTPStatus, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _rules(site: Path) -> list[_Rule]:
    rules: list[_Rule] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            pattern = re.sub(r":\w+", "[^/]+", re.escape(line).replace(r"\*", ".*"))
            rules.append(_Rule(re.compile(pattern), []))
        else:
            name, value = line.strip().split(": ", 1)
            rules[-1].headers.append((name, value))
    return rules


def _moved(site: Path) -> dict[str, str]:
    listed = site / "_redirects"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    return {old: new for old, new, _ in map(str.split, lines)}
