"""Files that hosts, crawlers and home screens look for, and the pages for addresses that have none."""

import json
import re
import struct
from pathlib import Path

import pytest

from generator.config import Config
from generator.hosting import files_for_hosts
from generator.model.hosting import Security
from generator.model.language import Lang, Localized
from generator.render.policy import POLICY, POLICY_ON_PAGE
from generator.render.templates import load_templates, packaged_templates
from tests.archive import Archive as Folder
from tests.values import archive_of, edition, story

BASE = "https://loom.example/archive/"
TITLE = Localized(zh="纺织文摘", en="Loom *digest*")


def host_files(config: Config) -> dict[str, str]:
    templates = load_templates(packaged_templates(), None, config)
    archive = archive_of(
        [edition(Lang.EN, "2026-02-10", story("A"), title="Looms [new]", summary=("Up.", "Down."))],
        languages=config.languages,
    )
    files = files_for_hosts(archive, config, templates, ())
    return {file.address: file.data.decode("utf-8", "replace") for file in files}


def test_robots_are_told_where_the_sitemap_is_if_there_is_one() -> None:
    assert host_files(Config())["robots.txt"] == "User-agent: *\nAllow: /\n"
    assert host_files(Config(base_url=BASE))["robots.txt"].endswith(f"\nSitemap: {BASE}sitemap.xml\n")


def test_the_policy_allows_no_other_host_and_nothing_inline() -> None:
    for policy in (POLICY, POLICY_ON_PAGE):
        assert policy.startswith("default-src 'none'; ")
        sources = set(re.findall(r"[^\s;]+", policy)) - {"file:"}
        assert {each for each in sources if not re.fullmatch(r"[a-z]+(-[a-z]+)+", each)} == {
            "'none'",
            "'self'",
        }
        assert "unsafe" not in policy


def test_headers_send_the_policy_with_every_file_and_let_hashed_files_be_kept() -> None:
    rules = re.split(r"^(?=/)", host_files(Config())["_headers"], flags=re.MULTILINE)[1:]
    by_path = {path: dict(line.split(": ", 1) for line in lines) for path, *lines in map(_lines, rules)}
    assert by_path["/*"]["Content-Security-Policy"] == POLICY
    assert by_path["/*"]["X-Content-Type-Options"] == "nosniff"
    assert {path for path, headers in by_path.items() if "immutable" in headers.get("Cache-Control", "")} == {
        "/assets/*",
        "/search/:part/*",
    }


def _lines(rule: str) -> list[str]:
    return [line.strip() for line in rule.splitlines()]


def test_each_language_has_a_manifest_with_its_name_and_icons_that_are_there() -> None:
    config = Config(title=TITLE)
    files = host_files(config)
    assets = load_templates(packaged_templates(), None, config).assets
    for lang in Lang:
        manifest = json.loads(files[f"{lang}/site.webmanifest"])
        assert (manifest["name"], manifest["lang"]) == (TITLE[lang], lang.tag)
        assert (manifest["start_url"], manifest["scope"]) == ("index.html", "../")
        by_address = {asset.address: asset.data for asset in assets.values()}
        for icon in manifest["icons"]:
            width, height = struct.unpack(">II", by_address[icon["src"].removeprefix("../")][16:24])
            assert icon["sizes"] == f"{width}x{height}"
        assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_the_icon_at_the_root_holds_three_pictures() -> None:
    data = (packaged_templates() / "assets/favicon.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind, count) == (0, 1, 3)
    for number, size in enumerate((16, 32, 48)):
        width, _, _, _, _, _, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        picture = data[offset : offset + length]
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert (width, *struct.unpack(">II", picture[16:24])) == (size, size, size)


def test_whom_to_tell_of_a_weakness_is_said_on_request_only() -> None:
    assert not [address for address in host_files(Config()) if "security" in address]
    security = Security(("mailto:a@loom.example", "https://loom.example/tell"), "2027-06-30")
    assert host_files(Config(base_url=BASE, security=security))[".well-known/security.txt"] == (
        "Contact: mailto:a@loom.example\n"
        "Contact: https://loom.example/tell\n"
        "Expires: 2027-06-30T00:00:00Z\n"
        "Preferred-Languages: zh, en\n"
        f"Canonical: {BASE}.well-known/security.txt\n"
    )


def test_programs_that_read_are_told_the_site_in_short() -> None:
    config = Config(title=TITLE, base_url=BASE, languages=(Lang.EN,))
    assert host_files(config)["llms.txt"] == (
        "# Loom \\*digest\\*\n"
        "\n"
        "## In English\n"
        "\n"
        "1 digest with 1 story. Each digest is a page; each story on it has an address of its own.\n"
        "\n"
        f"- [Home]({BASE}en/): the newest digests\n"
        f"- [Archive]({BASE}en/archive.html): all digests, by year, month and day\n"
        f"- [Directory]({BASE}en/companies.html): all companies, products and people, each with every story"
        " that names it\n"
        f"- [Search]({BASE}en/search.html): full text, names in any spelling, amounts and dates; needs a"
        " script\n"
        f"- [JSON]({BASE}api/index.json): all digests, stories with their facts, and entities, for programs\n"
        "\n"
        "## Latest digests in English\n"
        "\n"
        f"- [Looms \\[new\\]]({BASE}en/2026/02/10/one.html): 2026-02-10. Up. Down.\n"
    )


# Addresses that have no page


@pytest.mark.parametrize(
    ("base_url", "root"),
    [
        ("", "/"),
        ("https://loom.example", "/"),
        (BASE, "/archive/"),
        ("https://loom.example/%E6%A1%A3/", "/%E6%A1%A3/"),
        ("https://loom.example/档/", "/%E6%A1%A3/"),
    ],
)
def test_what_is_shown_for_a_missing_page_leads_home_from_any_address(base_url: str, root: str) -> None:
    files = host_files(Config(base_url=base_url))
    for address in ("404.html", "zh/404.html", "en/404.html"):
        text = files[address]
        links = re.findall(r'(?:href|src|action)="([^"#]+)"', text)
        assert links
        assert [link for link in links if not link.startswith(root)] == []
        assert '<meta name="robots" content="noindex">' in text
        assert "canonical" not in text
        assert ("没有这个页面" in text, "No such page" in text) == (address[:2] != "en", address[:2] != "zh")


def test_missing_pages_are_in_no_sitemap_and_are_no_alternates(archive: Folder) -> None:
    archive.write(
        '-- content/site.toml --\nbase_url = "https://loom.example/"\ntraditional = "tw"\n'
        "-- content/2026-02-10-looms.zh.md --\n---\ntitle: 织机\n---\n布。\n"
    )
    archive.build()
    site = archive.site()
    assert {"404.html", "zh/404.html", "en/404.html", "zh-hant/404.html"} <= site.keys()
    assert b"404" not in site["sitemap.xml"]
    assert "沒有這個頁面".encode() in site["zh-hant/404.html"]
    assert b'action="/zh-hant/search.html"' in site["zh-hant/404.html"]


# Hidden files


def test_what_a_build_hides_comes_and_goes_and_what_others_hide_stays(archive: Folder) -> None:
    settings = '-- content/site.toml --\nsecurity = { contact = "tel:+1-201", expires = 2027-06-30 }\n'
    archive.write(f"{settings}-- content/2026-02-10-looms.zh.md --\n---\ntitle: 织机\n---\n布。\n")
    archive.build()
    folder = archive.output / ".well-known"
    assert (archive.output / ".nojekyll").read_bytes() == b""
    assert b"tel:+1-201" in (folder / "security.txt").read_bytes()
    (folder / "mine").mkdir()
    (folder / "mine" / "token").write_text("1")
    archive.edit("content/site.toml", "tel:+1-201", "tel:+1-202")
    archive.build()
    assert b"tel:+1-202" in (folder / "security.txt").read_bytes()
    archive.write('-- content/site.toml --\ntitle = "x"\n')
    archive.build()
    assert _files_in(folder) == ["mine/token"]


def _files_in(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
