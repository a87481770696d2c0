"""A page that reports by itself, in a browser that nobody drives: it is only started with an address.

Firefox has no driver here. And a browser that is driven tells its driver of every request, which takes as
long as the request, so this is how times are measured. The page posts what it has to say to the address
behind the `?` of its own. The host is quick and forbids caching.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.browser.chromium import ARGUMENTS

_TYPES = {".js": b"text/javascript", ".html": b"text/html; charset=utf-8"}
_ANSWER = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nCache-Control: no-store\r\nContent-Length: %d\r\n\r\n%s"
# The policy is the usual one, which what drives Firefox likes to switch off; the others keep it quiet.
_PREFERENCES = """
user_pref("security.fileuri.strict_origin_policy", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("app.normandy.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""

# What starts a browser, without the address: a program and a folder for its profile become a command.
Command = Callable[[str, Path], list[str]]


def find_firefox() -> str | None:
    """The program to start; None where there is none."""
    return next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), None)


def chromium_command(program: str, profile: Path) -> list[str]:
    """Starts Chromium."""
    return [program, "--headless", "--no-sandbox", *ARGUMENTS, f"--user-data-dir={profile}"]


def firefox_command(program: str, profile: Path) -> list[str]:
    """Starts Firefox."""
    (profile / "user.js").write_text(_PREFERENCES, encoding="utf-8")
    return [program, "--headless", "--no-remote", "--profile", str(profile)]


def reported(
    command: Command,
    program: str,
    folder: Path,
    page: str,
    *,
    from_disk: bool = False,
    seconds: float = 900,
) -> Any:
    """What `page` of `folder` posts, as JSON.

    Args:
        from_disk: whether the page is opened as a file, and not on a host.

    Raises:
        TimeoutError: it posts nothing in time.
    """
    # In a thread of its own: this one may have a loop already, that of the browsers that are driven.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(
            asyncio.run, _reported(command, program, folder, page, from_disk, seconds)
        ).result()


async def _reported(
    command: Command, program: str, folder: Path, page: str, from_disk: bool, seconds: float
) -> Any:
    loop = asyncio.get_running_loop()
    posted: asyncio.Future[bytes] = loop.create_future()
    server = await loop.create_server(lambda: _Connection(folder, posted), "127.0.0.1", 0)
    host = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    place = (folder / page).as_uri() if from_disk else host + page
    with tempfile.TemporaryDirectory(prefix="profile-", ignore_cleanup_errors=True) as profile:
        browser = await asyncio.create_subprocess_exec(
            *command(program, Path(profile)),
            f"{place}?{host}",
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
