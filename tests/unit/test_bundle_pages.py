"""What of a site goes into a bundle, under which names, and what its pages say there."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from generator.bundle.contents import contents_of
from generator.bundle.pages import fitted, moves_of, remote_pictures
from generator.bundle.zipped import File, write_zip

HOST = "https://quay.example/archive/"


def site(root: Path, *addresses: str) -> Path:
    for address in addresses:
        file = root / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(address, encoding="utf-8")
    return root


def picture(url: str, about: str, in_link: bool) -> str:
    return f"[{about}: {url}{', in a link' if in_link else ''}]"


def test_pages_assets_search_and_media_go_in_and_what_only_a_host_needs_stays_out(tmp_path: Path) -> None:
    taken = ["index.html", "zh/index.html", "assets/a.js", "search/root.js", "media/data.json", "media/a.txt"]
    left = """sitemap.xml sitemap-1.xml robots.txt llms.txt _headers _redirects 404.html en/404.html
        zh/feed.atom.xml zh/feed.json feeds.opml zh/company/quay.rss.xml api/digests.json archive.sqlite
        index.html.gz assets/a.js.br .nojekyll .well-known/security.txt""".split()
    assert sorted(contents_of(site(tmp_path, *taken, *left), HOST).names) == sorted(taken)


def test_a_name_that_not_every_system_can_unpack_is_written_otherwise_and_always_alike(
    tmp_path: Path,
) -> None:
    names = contents_of(site(tmp_path, "media/灯塔 甲 50%.SVG", "media/图/甲.png", "media/a.png"), "").names
    assert names["media/a.png"] == "media/a.png"
    assert names["media/灯塔 甲 50%.SVG"] == "media/50-62ecdb9fa6be.svg"
    assert names["media/图/甲.png"].startswith("media/files/")
    assert all(name.isascii() for name in names.values())


def test_names_that_differ_in_capitals_alone_do_not_meet_on_a_disk_that_does_not_tell_them(
    tmp_path: Path,
) -> None:
    names = contents_of(site(tmp_path, "media/Quay.png", "media/quay.png"), "").names
    assert len({name.lower() for name in names.values()}) == 2


def test_the_newest_date_is_that_of_the_newest_page_of_a_day_or_month(tmp_path: Path) -> None:
    assert contents_of(site(tmp_path, "zh/2025/11/index.html", "zh/2026/index.html"), "").newest == "2025-11"
    assert contents_of(site(tmp_path, "en/2026/03/02/index.html"), "").newest == "2026-03-02"


def test_links_follow_what_has_another_name_and_what_stayed_on_the_host(tmp_path: Path) -> None:
    moved = contents_of(site(tmp_path, "media/灯 50%.svg", "zh/feed.atom.xml", "zh/a.html"), HOST).moved
    page = '<a href="../zh/a.html"><img src="../media/%E7%81%AF%2050%25.svg"><a href="../zh/feed.atom.xml">'
    name = moved["media/%E7%81%AF%2050%25.svg"]
    assert fitted(page, moves_of(moved), picture) == (
        f'<a href="../zh/a.html"><img src="../{name}"><a href="{HOST}zh/feed.atom.xml">'
    )


def test_without_a_host_a_link_to_what_stayed_behind_is_no_link(tmp_path: Path) -> None:
    moved = contents_of(site(tmp_path, "zh/feed.json"), "").moved
    assert fitted('<a class="x" href="../zh/feed.json">', moves_of(moved), picture) == '<a class="x" >'


def test_a_page_whose_own_name_is_another_is_found_by_links(tmp_path: Path) -> None:
    moved = contents_of(site(tmp_path, "zh/a b.html"), "").moved
    name = moved["zh/a%20b.html"]
    assert fitted('<a href="../zh/a%20b.html#x">', moves_of(moved), picture) == f'<a href="../{name}#x">'


def test_a_picture_of_another_host_is_found_and_replaced() -> None:
    page = '<p><a class="remote-image" href="https://a.example/?x=1&amp;y=2" rel="noopener">码头</a></p>'
    assert remote_pictures(page) == ["https://a.example/?x=1&y=2"]
    assert fitted(page, moves_of({}), picture) == "<p>[码头: https://a.example/?x=1&y=2]</p>"


def test_a_picture_of_another_host_in_a_link_is_found_and_replaced_within_the_link() -> None:
    inner = '<span class="remote-image" data-picture="https://a.example/b.png">码头</span>'
    page = f'<p><a href="https://b.example/">{inner}</a></p>'
    assert remote_pictures(page) == ["https://a.example/b.png"]
    assert fitted(page, moves_of({}), picture) == (
        '<p><a href="https://b.example/">[码头: https://a.example/b.png, in a link]</a></p>'
    )


@pytest.mark.parametrize("date", ["1901-01-01", "2026-03", "2150-01-01", "1980-01-01"])
def test_any_date_of_a_digest_is_a_time_in_a_zip_file(date: str, tmp_path: Path) -> None:
    files = [File("a", b"aa"), File("b", b"b")]
    assert write_zip(tmp_path / "a.zip", files, date).unpacked == 3
    with ZipFile(tmp_path / "a.zip") as file:
        (time,) = {entry.date_time for entry in file.infolist()}
    year = min(max(int(date[:4]), 1980), 2107)
    assert time[0] == year


def test_what_cannot_be_written_leaves_the_last_bundle_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"the last one")
    with pytest.raises(ValueError, match="not ASCII"):
        write_zip(path, [File("a", b"a"), File("灯", b"b")], "2026-03-02")
    assert path.read_bytes() == b"the last one"
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


def test_text_is_deflated_pictures_are_kept_and_both_come_out_as_they_went_in(tmp_path: Path) -> None:
    files = [File("a.html", b"quay " * 999), File("b.png", b"quay " * 999), File("c", b"")]
    write_zip(tmp_path / "a.zip", files, "2026-03-02")
    with ZipFile(tmp_path / "a.zip") as file:
        assert file.testzip() is None
        assert [File(name, file.read(name)) for name in file.namelist()] == files
        assert [entry.compress_type for entry in file.infolist()] == [ZIP_DEFLATED, ZIP_STORED, ZIP_DEFLATED]


def test_a_bundle_may_hold_more_files_than_the_format_once_could_count(tmp_path: Path) -> None:
    names = [str(number) for number in range(65_536)]
    write_zip(tmp_path / "a.zip", (File(name, b"") for name in names), "2026-03-02")
    with ZipFile(tmp_path / "a.zip") as file:
        assert file.namelist() == names
        assert file.read("65535") == b""
