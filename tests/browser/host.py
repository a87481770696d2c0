"""A web host for a folder: the files as they are and nothing else, as GitHub Pages has it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder`; gives its address, with a trailing slash."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # which keeps connections
        disable_nagle_algorithm = True  # or a small file waits for the answer to its headers

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
