"""Text beside itself compressed: which files, of which bytes, and made again only when they change."""

import gzip
import sys
from pathlib import PurePosixPath

import brotli
import pytest
import zstandard

from generator.config import ConfigError
from tests.archive import Archive
from tests.pipeline.sample import SAMPLE

DECODERS = {
    ".gz": gzip.decompress,
    ".br": brotli.decompress,
    ".zst": lambda data: zstandard.ZstdDecompressor().decompress(data),
}
TEXT = {".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".webmanifest", ".opml"}
SETTINGS = "content/site.toml"
QUAY = "content/2026/2026-03-02-quay.zh.md"
TITLE = 'title = { zh = "渡口文摘", en = "Ferry Digest" }\n'


@pytest.fixture
def written(archive: Archive) -> Archive:
    archive.write(SAMPLE)
    archive.put("content/media/table.csv", b"a,b\n" * 500)
    archive.put("content/media/small.txt", b"small")
    archive.put("content/media/large.txt", b"large" * 500)
    return archive


def ask_for(archive: Archive, *encodings: str) -> None:
    archive.put(SETTINGS, f"{TITLE}precompress = {list(encodings)}\n".encode())


def copies(archive: Archive) -> set[str]:
    return {address for address in archive.site() if PurePosixPath(address).suffix in DECODERS}


def test_nothing_is_compressed_unasked(written: Archive) -> None:
    written.build()
    assert copies(written) == set()


def test_every_large_text_lies_beside_itself_compressed(written: Archive) -> None:
    ask_for(written, "gz", "br", "zst")
    written.build(jobs=2)
    site = written.site()
    large = {each for each in site if PurePosixPath(each).suffix in TEXT and len(site[each]) >= 1024}
    assert {"index.html", "media/large.txt"} <= large
    assert copies(written) == {address + ending for address in large for ending in DECODERS}
    for address in large:
        for ending, decode in DECODERS.items():
            assert decode(site[address + ending]) == site[address]
            assert len(site[address + ending]) < len(site[address])


def test_copies_are_the_same_bytes_in_any_number_of_processes(written: Archive) -> None:
    ask_for(written, "gz", "br", "zst")
    other = written.twin("other")
    written.build(jobs=1)
    other.build(jobs=2)
    assert written.site() == other.site()


def test_only_copies_of_what_has_changed_are_made_again(written: Archive) -> None:
    ask_for(written, "gz", "zst")
    written.build()
    before = written.identities()
    written.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    written.build()
    after = written.identities()
    changed = {address for address in after if after[address] != before.get(address)}
    pages = {address for address in changed if address not in copies(written)}
    assert "zh/2026/03/02/quay.html" in pages
    assert copies(written) & changed == {
        address + ending for address in pages for ending in (".gz", ".zst") if address + ending in after
    }
    assert copies(written) - changed
    fresh = written.twin("fresh")
    fresh.build()
    assert written.site() == fresh.site()


def test_a_copy_that_was_damaged_is_made_again(written: Archive) -> None:
    ask_for(written, "gz")
    written.build()
    right = written.site()
    written.put("site/index.html.gz", b"damaged")
    written.build()
    assert written.site() == right


def test_copies_go_with_their_files_and_with_the_setting(written: Archive) -> None:
    ask_for(written, "gz", "br")
    written.build()
    assert "media/large.txt.br" in copies(written)
    written.delete("content/media/large.txt")
    written.build()
    assert "media/large.txt.br" not in copies(written)
    ask_for(written, "gz")
    written.build()
    assert {PurePosixPath(each).suffix for each in copies(written)} == {".gz"}
    ask_for(written)
    written.build()
    assert copies(written) == set()


def test_a_file_of_the_archive_goes_before_a_copy(written: Archive) -> None:
    ask_for(written, "gz")
    written.put("content/media/large.txt.gz", b"mine")
    written.build()
    assert written.site()["media/large.txt.gz"] == b"mine"


def test_a_check_does_not_look_at_copies(written: Archive) -> None:
    ask_for(written, "gz")
    written.build()
    assert written.build(publish=False).problems == ()


def test_a_lacking_package_is_told_before_the_site_is_touched(
    written: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    written.build()
    before = written.identities()
    ask_for(written, "gz", "br")
    monkeypatch.setitem(sys.modules, "brotli", None)
    with pytest.raises(ConfigError) as told:
        written.build()
    assert str(told.value) == (
        'content/site.toml: error config/value: "precompress" needs brotli, which is not installed. '
        'Install it with "pip install wenzhai[compress]".'
    )
    assert written.identities() == before
