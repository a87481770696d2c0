"""A page that measures itself, in a Chromium that nobody watches.

A browser that is driven tells its driver of every request, which takes as long as the request. So here it is
only started with an address; the page sends what it measured to its host, which is quick and forbids caching.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from pathlib import Path
from typing import Any

from tests.browser.chromium import ARGUMENTS

_TYPES = {".js": b"text/javascript", ".html": b"text/html; charset=utf-8"}
_ANSWER = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nCache-Control: no-store\r\nContent-Length: %d\r\n\r\n%s"


def measured(program: str, folder: Path, page: str, seconds: float = 900) -> Any:
    """What `page` of `folder` posts to its host, as JSON.

    Raises:
        TimeoutError: it posts nothing in time.
    """
    return asyncio.run(_measured(program, folder, page, seconds))


async def _measured(program: str, folder: Path, page: str, seconds: float) -> Any:
    loop = asyncio.get_running_loop()
    posted: asyncio.Future[bytes] = loop.create_future()
    server = await loop.create_server(lambda: _Connection(folder, posted), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="profile-", ignore_cleanup_errors=True) as profile:
        browser = await asyncio.create_subprocess_exec(
            program,
            "--headless",
            "--no-sandbox",
            *ARGUMENTS,
            f"--user-data-dir={profile}",
            f"http://127.0.0.1:{port}/{page}",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            return json.loads(await asyncio.wait_for(posted, seconds))
        finally:
            browser.terminate()
            await browser.wait()
            server.close()


class _Connection(asyncio.Protocol):
    """Answers one request after the other: files, and what is posted."""

    def __init__(self, folder: Path, posted: asyncio.Future[bytes]) -> None:
        self._folder = folder
        self._posted = posted
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, rest = self._received.partition(b"\r\n\r\n")
            request, *fields = head.lower().split(b"\r\n")
            length = next((int(each[15:]) for each in fields if each.startswith(b"content-length:")), 0)
            if len(rest) < length:
                return
            self._received = rest[length:]
            if request.startswith(b"post"):
                self._write(b"204 No Content", b"text/plain", b"")
                if not self._posted.done():
                    self._posted.set_result(rest[:length])
            else:
                self._send(head.split(b" ", 2)[1].decode().partition("?")[0])

    def _send(self, target: str) -> None:
        file = self._folder / target.lstrip("/")
        if file.is_file():
            self._write(b"200 OK", _TYPES.get(file.suffix, b"text/plain"), file.read_bytes())
        else:
            self._write(b"404 Not Found", b"text/plain", b"")

    def _write(self, status: bytes, kind: bytes, data: bytes) -> None:
        assert isinstance(self._transport, asyncio.Transport)
        self._transport.write(_ANSWER % (status, kind, len(data), data))
