"""`wenzhai serve`: the site is built anew with every change, and served as it is then."""

import gc
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

import pytest

from generator.model import archive as loaded
from tests.archive import Archive

ROOT = Path(__file__).parents[2]
PATH = "content/2026-03-02-quay.zh.md"
PAGE = "zh/2026/03/02/quay.html"
ARCHIVE = f"""\
-- content/site.toml --
title = "码头文摘"
-- {PATH} --
# 码头

## 版块

### 起重机

来了一台起重机。
"""


class Served:
    """A running server, and what it has printed."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.lines: list[str] = []
        self.address = ""
        self._printed = threading.Condition()

    def listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._printed:
                self.lines.append(line)
                self._printed.notify_all()

    def wait_for(self, pattern: str, before: int = 0) -> "re.Match[str]":
        """The first line after `before` of them that has `pattern`."""

        def found() -> "re.Match[str] | None":
            return next((match for each in self.lines[before:] if (match := re.search(pattern, each))), None)

        with self._printed:
            match = self._printed.wait_for(found, 60)
        assert match, self.lines
        return match

    def after(self, change: Callable[[], None], pattern: str) -> None:
        """Make a change, and wait for what is printed of it."""
        before = len(self.lines)
        change()
        self.wait_for(pattern, before)

    def get(self, address: str) -> str:
        with urllib.request.urlopen(self.address + address) as answer:
            return str(answer.read().decode())


@contextmanager
def serving(archive: Archive, *arguments: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "generator", "serve", str(archive.root), "--port", "0", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        served = Served(process)
        threading.Thread(target=served.listen, daemon=True).start()
        try:
            served.address = served.wait_for(r"Serving (\S+)")[1]
            yield served
        finally:
            process.kill()


def test_a_change_is_built_and_the_page_that_waits_is_told_to_load_again(archive: Archive) -> None:
    archive.write(ARCHIVE)
    with serving(archive) as served:
        page = served.get(PAGE)
        version = re.search(r'data-version="(\d+)"', page)
        assert version
        assert "一台起重机" in page
        served.after(lambda: archive.edit(PATH, "一台", "两台"), "1 digest")
        assert "两台起重机" in served.get(PAGE)
        assert served.get(f"-/wait.js?seen={version[1]}") == "location.reload();"
        assert "serve.js" not in (archive.output / PAGE).read_text("utf-8")


def test_a_build_lets_go_of_all_that_it_has_loaded(archive: Archive) -> None:
    archive.write(ARCHIVE)
    archive.build()
    assert not [each for each in gc.get_objects() if isinstance(each, loaded.Archive)]


def test_a_fault_is_printed_and_shown_on_the_last_good_page_until_it_is_mended(archive: Archive) -> None:
    archive.write(ARCHIVE)
    with serving(archive) as served:
        served.after(
            lambda: archive.edit(PATH, "# 码头", "---\ndate: 2026-41-01\n---\n# 码头"), "header/date"
        )
        page = served.get(PAGE)
        assert "来了一台起重机" in page
        assert "is not a date" in page
        served.after(lambda: archive.edit(PATH, "2026-41-01", "2026-03-02"), "1 digest.*no problems")
        assert "is not a date" not in served.get(PAGE)
        served.after(lambda: archive.put("content/site.toml", b"nonsense = 1"), "config/key")
        assert "unknown setting" in served.get(PAGE)


def test_an_archive_that_is_faulty_from_the_beginning_shows_its_faults(archive: Archive) -> None:
    archive.write(ARCHIVE.replace("# 码头", "---\ndate: 2026-41-01\n---\n"))
    with serving(archive) as served:
        with pytest.raises(HTTPError) as answer:
            served.get("")
        assert answer.value.code == 404
        assert "is not a date" in answer.value.read().decode()


def test_drafts_are_shown_and_do_not_get_into_the_site(archive: Archive) -> None:
    archive.write(ARCHIVE.replace("# 码头", "---\ndraft: true\n---\n# 码头"))
    with serving(archive, "--drafts") as served:
        assert "起重机" in served.get(PAGE)
    assert not archive.output.exists()


def test_it_ends_with_ctrl_c(archive: Archive) -> None:
    archive.write(ARCHIVE)
    with serving(archive) as served:
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(30) == 0
        served.wait_for("Stopped")


def test_a_taken_port_is_told(archive: Archive) -> None:
    archive.write(ARCHIVE)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "generator", "serve", str(archive.root), "--port", port]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"Invalid value for --port: {port} is taken. Choose another." in done.stderr
