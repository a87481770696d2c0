"""The site while it is being written: built anew with every change, and shown so at once.

A server gives the files of the built site. Into pages, and nowhere on the disk, it puts a script that loads
them again after a build, and what is wrong with the content. Owns watchfiles.
"""

import errno
import gc
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from watchfiles import watch

from generator.build import Order, Report, build
from generator.config import Config
from generator.failures import problem_of
from generator.model.language import Lang
from generator.model.problem import Problem, has_errors
from generator.render.templates import Templates, load_templates, packaged_templates

_OWN = "/-/"
_WAIT = f"{_OWN}wait.js"
# How long a page asks at a time, in seconds: less than what stands between may allow.
_PATIENCE = 20
# A build begins when nothing has changed for a tenth of a second.
_WATCHING: Any = {
    "debounce": 400,
    "step": 100,
    "rust_timeout": 250,
    "yield_on_timeout": True,
    "raise_interrupt": False,
}


class PortTakenError(Exception):
    """Another program has the port; the message is its number."""


class State(NamedTuple):
    """What the last build came to.

    Attributes:
        version: differs from that of every other build, also of an earlier run.
        report: of the build; absent if it ended with a fault.
        problems: all that it found.
    """

    version: int
    report: Report | None
    problems: tuple[Problem, ...]


class _Live:
    """The state of the site, which requests wait for while it changes."""

    def __init__(self, order: Order, say: Callable[[State], None]) -> None:
        self._order, self._say = order, say
        self._changed = threading.Condition()
        self._is_building = False
        self._state = State(0, None, ())

    def build(self, *, jobs: int) -> None:
        """Build the site; whoever asks for it waits until that is done."""
        with self._changed:
            self._is_building = True
        state = self._state
        try:
            state = self._built(jobs)
            self._say(state)
        finally:
            with self._changed:
                self._state, self._is_building = state, False
                self._changed.notify_all()
        # A build puts collections off, so that circles of the templates of each would stay.
        gc.collect()

    def _built(self, jobs: int) -> State:
        version = time.time_ns()
        try:
            report = build(replace(self._order, jobs=jobs))
        except Exception as fault:
            problem = problem_of(fault, self._order.root)
            if problem is None:
                raise
            return State(version, None, (problem,))
        return State(version, report, report.problems)

    def settled(self) -> State:
        """The state of the site; if it is being built, that after it."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_building)
            return self._state

    def newer_than(self, version: int) -> bool:
        """Whether there is another state than that of `version`, now or in a while."""
        with self._changed:
            return self._changed.wait_for(
                lambda: not self._is_building and self._state.version != version, _PATIENCE
            )


def serve(
    order: Order, host: str, port: int, say: Callable[[State], None], ready: Callable[[str], None]
) -> None:
    """Build the site of `order`, serve it, and build it again whenever something changes, until Ctrl-C.

    Args:
        say: is told what each build came to.
        ready: is told the address of the site.

    Raises:
        PortTakenError: another program has the port.
    """
    live = _Live(order, say)
    # Before there are threads: a fork would copy their locks. Later builds are small, and work alone.
    live.build(jobs=order.jobs)
    handler = partial(_Handler, live, load_templates(packaged_templates(), None, Config()), order.output)
    try:
        server = ThreadingHTTPServer((host, port), handler)
    except OSError as fault:
        if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortTakenError(str(port)) from fault
    server.daemon_threads = True
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://{host}:{server.server_port}/"
        watched = [path for name in ("content", "templates") if (path := order.root / name).is_dir()]
        try:
            for changes in watch(*watched, **_WATCHING):
                if address:  # the first round is over without a change: from now on none is missed
                    ready(address)
                    address = ""
                if changes:
                    live.build(jobs=1)
        except KeyboardInterrupt:
            pass  # in a build: the site is as it was
        finally:
            server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    """Gives the files of the site, pages with what belongs to their writer."""

    protocol_version = "HTTP/1.1"

    def __init__(self, live: _Live, templates: Templates, site: Path, *arguments: object) -> None:
        self._live, self._templates, self._site = live, templates, site
        super().__init__(*arguments, directory=str(site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, a page, or, for the script of a page, when there is something new."""
        address = urlsplit(self.path)
        if address.path == _WAIT:
            seen = parse_qs(address.query).get("seen", [""])[0]
            is_newer = self._live.newer_than(int(seen) if seen.isdecimal() else 0)
            self._send("location.reload();" if is_newer else "", "text/javascript")
            return
        if address.path.startswith(_OWN):
            self._send_own(address.path.removeprefix(_OWN))
            return
        state = self._live.settled()
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not address.path.endswith("/"):
                super().do_GET()  # which leads to the same with a slash
                return
            path /= "index.html"
        if path.suffix == ".html" or not path.is_file():
            self._send_page(path, state)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Nothing is kept: the next build may change it."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what is wrong."""

    def _send_page(self, path: Path, state: State) -> None:
        found = path if path.is_file() else self._site / "404.html"
        page = found.read_text("utf-8") if found.is_file() else ""
        faults = state.problems if has_errors(state.problems) else ()
        more = self._templates.render(
            "serve/page.html", Lang.EN, view=faults, version=state.version, page=page
        )
        body, end, rest = page.rpartition("</body>")
        status = HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND
        self._send(body + more + end + rest if page else more, "text/html", status)

    def _send_own(self, name: str) -> None:
        kinds = {"serve.css": "text/css", "serve.js": "text/javascript"}
        if name in kinds:
            self._send(self._templates.render(f"serve/{name}", Lang.EN), kinds[name])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
