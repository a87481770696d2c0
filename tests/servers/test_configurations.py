"""The configurations of the READMEs in the servers that they are for, on a built site."""

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.render.policy import POLICY
from tests.archive import COMPILED, Archive

ROOT = Path(__file__).parents[2]
SERVERS = ("nginx", "caddy")
WAIT = 60  # seconds
ARCHIVE = """\
-- content/site.toml --
base_url = "https://example.org/archive/"
precompress = ["gz", "br", "zst"]
security = { contact = "mailto:a@example.org", expires = "2027-06-30" }
-- content/2026-02-10-looms.zh.md --
---
title: 织机
aliases: [old/looms]
---

### 艾克米开工

布。
-- content/2026-02-10-looms.en.md --
---
title: Looms
---

### Acme begins

Cloth.
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    program: str
    site: Path
    port: int

    def ask(self, path: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers={"Host": "example.org", **sent})
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def site(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = Archive(tmp_path_factory.mktemp("served"))
    shutil.copytree(compiled, archive.root / COMPILED)
    archive.write(ARCHIVE)
    assert archive.build().problems == ()
    (archive.output / "en/feed.atom.xml").write_text("<feed/>", encoding="utf-8")
    (archive.output / "en/feed.rss.xml").write_text("<rss/>", encoding="utf-8")
    return archive.output


@pytest.fixture(scope="module", params=SERVERS)
def server(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    program = shutil.which(request.param, path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    if program is None:
        message = f"There is no {request.param} on this machine; on Debian: apt install {request.param}."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp(request.param)
    port = free_port()
    start = {"nginx": nginx, "caddy": caddy}[request.param]
    with start(program, configuration(request.param, site), folder, port):
        yield Server(request.param, site, port)


def configuration(language: str, site: Path) -> str:
    """What the README has for a server, with the site where it is here."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert "/srv/archive/site" in block
    return str(block).replace("/srv/archive/site", str(site))


@contextmanager
def nginx(program: str, block: str, folder: Path, port: int) -> Iterator[None]:
    block = block.replace("listen 80;", f"listen 127.0.0.1:{port};")
    own = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Its workers are somebody else where root starts it, and cannot read what only root may.
    user = "user root;\n" if os.geteuid() == 0 else ""
    types = "include /etc/nginx/mime.types;\naccess_log off;\n"
    whole = f"{user}pid {folder}/pid;\nevents {{}}\nhttp {{\n{types}{own}\n{block}}}\n"
    file = folder / "nginx.conf"
    file.write_text(whole, encoding="utf-8")
    with running(
        [program, "-c", str(file), "-e", f"{folder}/log", "-g", "daemon off; worker_processes 1;"],
        folder,
        port,
    ):
        yield


@contextmanager
def caddy(program: str, block: str, folder: Path, port: int) -> Iterator[None]:
    block = block.replace("example.org {", f"http://example.org:{port} {{\n\tbind 127.0.0.1", 1)
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n\n{block}", encoding="utf-8")
    with running([program, "run", "--config", str(file), "--adapter", "caddyfile"], folder, port):
        yield


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (
        (folder / "said").open("wb") as said,
        subprocess.Popen(command, stdout=said, stderr=said, env=os.environ | own) as process,
    ):
        try:
            last = time.monotonic() + WAIT
            while not is_open(port):
                is_early = process.poll() is None and time.monotonic() < last
                assert is_early, (folder / "said").read_text("utf-8")
                time.sleep(0.1)
            yield
        finally:
            process.terminate()


def is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        port: int = each.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "text/html"),
        ("en/", "text/html"),
        ("zh/2026/02/10/looms.html", "text/html"),
        ("assets/site.*.css", "text/css"),
        ("assets/search.*.js", "javascript"),
        ("assets/favicon.*.svg", "image/svg+xml"),
        ("assets/icon-192.*.png", "image/png"),
        ("favicon.ico", "icon"),
        ("api/index.json", "application/json"),
        ("sitemap.xml", "xml"),
        ("robots.txt", "text/plain"),
        ("llms.txt", "text/plain"),
        ("en/site.webmanifest", "application/manifest+json"),
        ("en/feed.atom.xml", "application/atom+xml"),
        ("en/feed.rss.xml", "application/rss+xml"),
        (".well-known/security.txt", "text/plain"),
    ],
)
def test_every_kind_of_file_is_served_as_what_it_is_with_the_policy(
    server: Server, address: str, kind: str
) -> None:
    if "*" in address:
        address = next(server.site.glob(address)).relative_to(server.site).as_posix()
    answer = server.ask(f"/archive/{address}")
    assert answer.status == 200
    assert kind in answer.headers["content-type"]
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    if kind in ("text/html", "text/plain"):
        assert "utf-8" in answer.headers["content-type"].lower()


def test_what_has_a_hash_in_its_name_is_kept_and_all_else_asked_for_again(server: Server) -> None:
    for path in server.site.rglob("*"):
        address = path.relative_to(server.site).as_posix()
        if path.is_file() and not address.startswith("."):
            said = server.ask(f"/archive/{address}").headers["cache-control"]
            is_hashed = address.startswith("assets/") or re.match(r"search/[^/]+/", address)
            assert said == ("public, max-age=31536000, immutable" if is_hashed else "no-cache"), address
    first = server.ask("/archive/en/index.html")
    assert server.ask("/archive/en/index.html", If_None_Match=first.headers["etag"]).status == 304


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/archive/x", "404.html"),
        ("/archive/en/2026/x.html", "en/404.html"),
        ("/archive/zh/x/y/", "zh/404.html"),
    ],
)
def test_a_missing_page_is_shown_in_the_language_that_was_asked_for(
    server: Server, path: str, page: str
) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert answer.body == (server.site / page).read_bytes()
    assert answer.headers["content-security-policy"] == POLICY


def test_a_path_without_its_slash_leads_to_the_site(server: Server) -> None:
    for path in ("/archive", "/archive/old/looms"):
        answer = server.ask(path)
        assert answer.status in (301, 302, 308)
        assert answer.headers["location"].endswith(f"{path}/")
    assert b"looms.html" in server.ask("/archive/old/looms/").body


@pytest.mark.parametrize("path", [".wenzhai", ".git/config"])
def test_what_is_hidden_is_not_shown(server: Server, path: str) -> None:
    (server.site / ".git").mkdir(exist_ok=True)
    (server.site / ".git" / "config").write_text("secret", encoding="utf-8")
    assert server.ask(f"/archive/{path}").status == 404


@pytest.mark.parametrize(
    "address", ["en/index.html", "assets/site.*.css", "assets/search.*.js", "api/schema.json", "llms.txt"]
)
def test_text_is_sent_compressed(server: Server, address: str) -> None:
    path = next(server.site.glob(address))
    answer = server.ask(f"/archive/{path.relative_to(server.site).as_posix()}", Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == path.read_bytes()
    assert len(answer.body) < path.stat().st_size


@pytest.mark.parametrize(("encoding", "ending"), [("gzip", "gz"), ("br", "br"), ("zstd", "zst")])
def test_what_a_build_has_compressed_is_sent_as_it_is(server: Server, encoding: str, ending: str) -> None:
    answer = server.ask("/archive/en/index.html", Accept_Encoding=encoding)
    if encoding != "gzip" and server.program == "nginx":
        assert "content-encoding" not in answer.headers
        return
    assert answer.headers["content-encoding"] == encoding
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.body == (server.site / f"en/index.html.{ending}").read_bytes()
