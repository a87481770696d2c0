"""`wenzhai bundle`: one file that is the same whenever the content is."""

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.archive import Archive

PNG = (Path(__file__).parents[2] / ".github" / "pictures" / "site-home-zh.png").read_bytes()
ARCHIVE = """\
-- content/site.toml --
title = { zh = "码头文摘", en = "Quay Digest" }
base_url = "https://quay.example/"
-- content/2026/2026-03-02-quay.zh.md --
---
cover: REMOTE/crane.png
---

# 码头

## 版块

### 起重机

来了一台起重机。![远处](REMOTE/crane.png) ![近处](../media/吊车.svg)
-- content/2026/2026-03-02-quay.en.md --
# Quay

## Section

### Crane

A crane came. ![Afar](REMOTE/crane.png) ![Lost](REMOTE/lost.png) ![Drawn](REMOTE/drawn.svg)

[![Linked](REMOTE/crane.png)](https://quay.example/more) [![Nowhere](REMOTE/lost.png)](https://quay.example/lost)
-- content/media/吊车.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
"""


class Host:
    """A host of pictures that counts who asks."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.address = ""


@contextmanager
def host() -> Iterator[Host]:
    found = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            body = {"/crane.png": PNG, "/drawn.svg": b"<svg/>"}.get(self.path)
            self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


def bundle(archive: Archive, *arguments: str) -> Result:
    done = CliRunner().invoke(main, ["bundle", str(archive.root), *arguments], prog_name="wenzhai")
    assert done.exit_code == 0, done.output
    return done


def write(archive: Archive, remote: str = "https://pictures.example") -> None:
    archive.write(ARCHIVE.replace("REMOTE", remote))


def made(archive: Archive) -> Path:
    (path,) = (archive.root / "bundles").iterdir()
    return path


def test_a_bundle_is_one_folder_of_files_with_plain_names_and_a_page_to_start_from(archive: Archive) -> None:
    write(archive)
    bundle(archive)
    assert made(archive).name == "quay-digest-2026-03-02.zip"
    with ZipFile(made(archive)) as file:
        names = file.namelist()
        start = file.read("quay-digest-2026-03-02/START-HERE.html").decode()
        assert {entry.date_time for entry in file.infolist()} == {(2026, 3, 2, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in file.infolist()} == {0o100644}
    assert {name.partition("/")[0] for name in names} == {"quay-digest-2026-03-02"}
    assert all(name.isascii() for name in names)
    assert names[0].endswith("START-HERE.html")
    assert "码头文摘" in start
    assert "Quay Digest" in start
    assert not any("sitemap" in name for name in names)


def test_two_bundles_of_the_same_content_are_the_same_bytes(archive: Archive) -> None:
    write(archive)
    bundle(archive, "--jobs", "1")
    first = made(archive).read_bytes()
    twin = archive.twin("elsewhere")
    for path in twin.root.rglob("*.md"):
        os.utime(path, (1, 1))
    bundle(twin, "--jobs", "2")
    assert made(twin).read_bytes() == first


def test_every_link_of_a_bundle_leads_to_a_file_in_it(archive: Archive) -> None:
    write(archive)
    bundle(archive)
    with ZipFile(made(archive)) as file:
        names = set(file.namelist())
        for name in names:
            if name.endswith(".html"):
                for link in re.findall(r'(?:href|src)="([^"]*)"', file.read(name).decode()):
                    target = link.partition("#")[0].partition("?")[0]
                    if target and "://" not in target:
                        assert os.path.normpath(os.path.join(os.path.dirname(name), target)) in names  # noqa: PTH118, PTH120


def test_a_picture_of_another_host_is_a_note_in_the_language_of_the_page_and_nobody_is_asked(
    archive: Archive,
) -> None:
    with host() as pictures:
        write(archive, pictures.address)
        bundle(archive)
    assert pictures.asked == []
    with ZipFile(made(archive)) as file:
        top = "quay-digest-2026-03-02/archive"
        chinese, english = (file.read(f"{top}/{lang}/2026/03/02/quay.html").decode() for lang in ("zh", "en"))
    note = '<span class="absent-picture"><small lang="zh-Hans">图片未收入（127.0.0.1）</small>'
    assert f'<p class="cover">{note} <a href="{pictures.address}/crane.png"' in chinese
    assert chinese.count(note) == 2
    note = '<span class="absent-picture"><small lang="en">Picture not included (127.0.0.1)</small>'
    assert f'<a href="https://quay.example/more" rel="noopener">{note} Linked</span></a>' in english
    assert english.count(note) == 5


def test_pictures_are_fetched_when_asked_for_once_and_what_is_missing_is_told(archive: Archive) -> None:
    with host() as pictures:
        write(archive, pictures.address)
        said = bundle(archive, "--fetch-images").stderr
        bundle(archive, "--fetch-images")
        first = made(archive).read_bytes()
    assert sorted(pictures.asked) == ["/crane.png", "/drawn.svg", "/drawn.svg", "/lost.png", "/lost.png"]
    assert f"{pictures.address}/lost.png: warning bundle/picture: cannot be fetched: Not Found." in said
    assert f"{pictures.address}/drawn.svg: warning bundle/picture: cannot be fetched: not a PNG" in said
    with ZipFile(made(archive)) as file:
        (name,) = (name for name in file.namelist() if "/pictures/" in name)
        assert file.read(name) == PNG
        page = file.read("quay-digest-2026-03-02/archive/en/2026/03/02/quay.html").decode()
        assert f'<img src="../../../../pictures/{Path(name).name}" alt="Afar" loading="lazy">' in page
        assert page.count("Picture not included") == 3
        picture = f'<img src="../../../../pictures/{Path(name).name}" alt="Linked" loading="lazy">'
        assert f'<a href="https://quay.example/more" rel="noopener">{picture}</a>' in page
        page = file.read("quay-digest-2026-03-02/archive/zh/2026/03/02/quay.html").decode()
        picture = f'<img src="../../../../pictures/{Path(name).name}" alt="题图" loading="lazy">'
        assert f'<p class="cover">{picture}</p>' in page
    bundle(archive, "--fetch-images")  # the host is gone, and what was fetched is kept
    assert made(archive).read_bytes() == first


def test_the_size_and_the_number_of_files_are_printed(archive: Archive) -> None:
    write(archive)
    with_sizes = r"quay-digest-2026-03-02\.zip: \d+ files, \d+(\.\d)? kB \(\d+(\.\d)? kB unpacked\)\n"
    assert re.search(with_sizes, bundle(archive).stdout)


def test_an_archive_with_an_error_is_not_bundled(archive: Archive) -> None:
    write(archive)
    archive.put("content/2026/2026-41-01-x.zh.md", "---\ndate: 2026-41-01\n---\n文字".encode())
    done = CliRunner().invoke(main, ["bundle", str(archive.root)], prog_name="wenzhai")
    assert done.exit_code == 1
    assert "Not bundled." in done.stderr
    assert not (archive.root / "bundles").exists()


def test_a_bundle_goes_where_it_is_told(archive: Archive, tmp_path: Path) -> None:
    write(archive)
    bundle(archive, "--to", str(tmp_path / "stick" / "news"))
    assert [path.name for path in (tmp_path / "stick" / "news").iterdir()] == ["quay-digest-2026-03-02.zip"]
    assert not (archive.root / "bundles").exists()


@pytest.mark.skipif(shutil.which("unzip") is None, reason="there is no unzip")
def test_another_program_finds_no_fault_in_it(archive: Archive) -> None:
    write(archive)
    bundle(archive)
    assert os.spawnlp(os.P_WAIT, "unzip", "unzip", "-tqq", str(made(archive))) == 0
