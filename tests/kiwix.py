"""Kiwix's own tools, on a bundle that it is to open."""

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest


def tool(name: str, package: str) -> str:
    """The program `name`; without it the test is skipped, and says which Debian package has it."""
    path = shutil.which(name)
    if path is None:
        message = f"There is no {name} on this machine; on Debian: apt install {package}."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return path


@contextmanager
def kiwix_serving(path: Path) -> Iterator[str]:
    """Where Kiwix serves the ZIM file at `path`, while the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [tool("kiwix-serve", "kiwix-tools"), "-i", "127.0.0.1", "-p", str(port), str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}/"
        for _ in range(100):
            try:
                urllib.request.urlopen(address).close()
                break
            except URLError:
                time.sleep(0.1)
        yield address
        server.terminate()
