"""The Firefox of this machine, driven over Marionette, the protocol that it has for tests.

Playwright drives only a Firefox of its own, in which files of a disk may do more than in a reader's.
"""

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_NAMES = ("firefox-esr", "firefox")
_WAIT = 120  # seconds

# What a reader's Firefox has anyway, written down; and nothing that asks the network by itself.
_SETTINGS = {
    "security.fileuri.strict_origin_policy": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}


def find_firefox() -> str | None:
    """The program to start; None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


class Firefox:
    """Told `length:[0, number, command, parameters]`, it tells `length:[1, number, error, value]`."""

    def __init__(self, connection: socket.socket) -> None:
        self._stream = connection.makefile("rwb")
        self._number = 0
        self._read()
        self._ask("WebDriver:NewSession", {})

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        """What `script` returns in the page."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def until(self, script: str) -> Any:
        """What `script` returns in the page as soon as that is true of anything."""
        last = time.monotonic() + _WAIT
        while not (value := self.run(script)) and time.monotonic() < last:
            time.sleep(0.1)
        return value

    def refusals(self) -> list[str]:
        """What the console says of the content security policy."""
        self._ask("Marionette:SetContext", {"value": "chrome"})
        told = self.run("return Services.console.getMessageArray().map(each => String(each.message))")
        self._ask("Marionette:SetContext", {"value": "content"})
        return [each for each in told if "Content-Security-Policy" in each]

    def _ask(self, command: str, parameters: dict[str, object]) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, command, parameters]).encode()
        self._stream.write(b"%d:%s" % (len(data), data))
        self._stream.flush()
        _, _, error, value = self._read()
        assert error is None, error
        return value

    def _read(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            assert byte, "Firefox has gone"
            length += byte
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(program: str) -> Iterator[Firefox]:
    """A Firefox with a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        port = _free_port()
        settings = _SETTINGS | {"marionette.port": port}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items())
        (Path(folder) / "user.js").write_text("".join(lines), encoding="utf-8")
        arguments = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
        with subprocess.Popen(
            [program, *arguments, "--profile", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                with _connected(port, process) as connection:
                    yield Firefox(connection)
            finally:
                process.terminate()


def _free_port() -> int:
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        port: int = each.getsockname()[1]
        return port


def _connected(port: int, process: "subprocess.Popen[bytes]") -> socket.socket:
    last = time.monotonic() + _WAIT
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=_WAIT)
        except OSError:
            assert process.poll() is None, "Firefox has ended"
            assert time.monotonic() < last, "Firefox does not answer"
            time.sleep(0.2)
