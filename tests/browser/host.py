"""A web host for a folder: the files as they are and nothing else, as GitHub Pages has it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class FolderHandler(SimpleHTTPRequestHandler):
    """Answers with files, and says nothing."""

    protocol_version = "HTTP/1.1"  # which keeps connections
    disable_nagle_algorithm = True  # or a small file waits for the answer to its headers

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def opened_from(place: str, folder: Path) -> Iterator[str]:
    """Where `folder` is for a reader on a `host`, or on a `disk`; with a trailing slash."""
    if place == "disk":
        yield f"{folder.as_uri()}/"
    else:
        with serving(folder) as address:
            yield address


@contextmanager
def serving(folder: Path, handler: type[FolderHandler] = FolderHandler) -> Iterator[str]:
    """Serve `folder`; gives its address, with a trailing slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
