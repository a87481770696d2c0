"""The sitemap: addresses, days of change, languages, and the parts of a large one."""

from typing import Any
from xml.etree import ElementTree

import pytest

from generator.config import Config
from generator.model.archive import Archive
from generator.model.date import Period
from generator.model.digest import Moment
from generator.model.language import Lang, Traditional
from generator.model.page import Listing
from generator.plan.pages import plan
from generator.plan.sitemap import listings
from generator.render.sitemap import sitemap
from tests.archive import Archive as Folder
from tests.values import archive_of, edition, entity, story

BASE = "https://loom.example/archive/"
CONFIG = Config(base_url=BASE)
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def listed(archive: Archive, config: Config = CONFIG) -> dict[str, str]:
    """The day of change of every page, by address."""
    pages, _ = plan(archive, config)
    return {each.address: each.changed for each in listings(archive, config, pages)}


def test_a_list_changed_when_its_newest_digest_did() -> None:
    named = story("A", "acme", moments=(Moment(Period("2026-02-03"), 0),))
    archive = archive_of(
        [
            edition(Lang.EN, "2026-02-10", named, tags=("law",)),
            edition(Lang.EN, "2026-02-20", updated="2026-03-01"),
            edition(Lang.ZH, "2025-12-05"),
        ],
        entity("acme"),
    )
    changed = listed(archive)
    assert changed["en/2026/02/10/one.html"] == "2026-02-10"
    assert changed["en/2026/02/20/one.html"] == "2026-03-01"
    assert changed["en/2026/02/10/index.html"] == "2026-02-10"
    assert changed["en/2026/02/03/index.html"] == "2026-02-10"
    assert changed["en/company/acme.html"] == changed["en/topic/law.html"] == "2026-02-10"
    assert changed["zh/2025/index.html"] == changed["en/2025/12/index.html"] == "2025-12-05"
    for page in (
        "index",
        "en/index",
        "en/archive",
        "en/companies",
        "en/overview",
        "en/topics",
        "en/2026/index",
    ):
        assert changed[f"{page}.html"] == "2026-03-01"


def test_a_correction_of_one_edition_is_none_of_the_other() -> None:
    archive = archive_of(
        [edition(Lang.ZH, "2026-02-10"), edition(Lang.EN, "2026-02-10", updated="2026-02-12")]
    )
    changed = listed(archive)
    assert changed["zh/2026/02/10/one.html"] == "2026-02-10"
    assert changed["en/2026/02/10/one.html"] == changed["parallel/2026/02/10/one.html"] == "2026-02-12"


def test_a_day_that_is_not_known_is_not_made_up() -> None:
    archive = archive_of([edition(Lang.ZH, "2026-02")])
    assert set(listed(archive).values()) == {""}
    assert set(listed(archive_of([])).values()) == {""}


def test_pages_in_traditional_characters_are_listed_too() -> None:
    changed = listed(archive_of([edition(Lang.ZH, "2026-02-10")]), Config(traditional=Traditional.TAIWAN))
    assert changed["zh-hant/2026/02/10/one.html"] == "2026-02-10"
    assert changed.keys() > {"zh-hant/index.html", "zh/index.html"}


def entry(number: int) -> Listing:
    address = f"en/{number}.html"
    return Listing(address, f"2026-02-{number:02}", (("en", address), ("x-default", address)))


def test_elements_stand_in_the_order_of_the_schema() -> None:
    """`loc`, `lastmod`, then what is of another namespace."""
    (file,) = sitemap([entry(1), Listing("parallel/a&b.html", "", ())], BASE)
    tree = ElementTree.fromstring(file.data)
    assert (file.address, tree.tag) == ("sitemap.xml", f"{MAP}urlset")
    assert [[child.tag for child in url] for url in tree] == [
        [f"{MAP}loc", f"{MAP}lastmod", LINK, LINK],
        [f"{MAP}loc"],
    ]
    assert [url.findtext(f"{MAP}loc") for url in tree] == [f"{BASE}en/1.html", f"{BASE}parallel/a%26b.html"]
    assert tree[0].findtext(f"{MAP}lastmod") == "2026-02-01"
    assert [link.attrib for link in tree[0].iter(LINK)] == [
        {"rel": "alternate", "hreflang": tag, "href": f"{BASE}en/1.html"} for tag in ("en", "x-default")
    ]


def test_signs_of_xml_in_an_address_are_escaped() -> None:
    (file,) = sitemap([entry(1)], 'https://loom.example/?a&b="<c>"/')
    (url,) = ElementTree.fromstring(file.data)
    assert url.findtext(f"{MAP}loc") == 'https://loom.example/?a&b="<c>"/en/1.html'


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"most_urls": 2}, [2, 2, 1]),
        ({"most_urls": 5}, [5]),
        ({"most_urls": 4}, [4, 1]),
        ({"most_bytes": 1000}, [3, 2]),
        ({"most_bytes": 1}, [1, 1, 1, 1, 1]),
    ],
)
def test_a_large_sitemap_comes_in_parts(limits: dict[str, Any], expected: list[int]) -> None:
    first, *parts = sitemap(map(entry, range(1, 6)), BASE, **limits)
    if len(expected) == 1:
        assert (len(ElementTree.fromstring(first.data)), parts) == (5, [])
        return
    assert [len(ElementTree.fromstring(part.data)) for part in parts] == expected
    index = ElementTree.fromstring(first.data)
    assert index.tag == f"{MAP}sitemapindex"
    assert [each.findtext(f"{MAP}loc") for each in index] == [BASE + part.address for part in parts]
    assert [part.address for part in parts] == [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    assert index[0].findtext(f"{MAP}lastmod") == f"2026-02-{expected[0]:02}"
    assert [url.findtext(f"{MAP}loc") for part in parts for url in ElementTree.fromstring(part.data)] == [
        f"{BASE}en/{n}.html" for n in range(1, 6)
    ]
    if "most_bytes" in limits and expected[0] > 1:
        assert all(len(part.data) <= limits["most_bytes"] for part in parts)


def test_a_site_without_an_address_has_no_sitemap(archive: Folder) -> None:
    archive.write("-- content/2026-02-10-x.zh.md --\nx\n")
    archive.build()
    assert "sitemap.xml" not in archive.site()
    archive.build(base_url=BASE)
    assert "sitemap.xml" in archive.site()
    archive.build()
    assert "sitemap.xml" not in archive.site()


def test_a_sitemap_is_written_anew_only_if_it_says_something_else(archive: Folder) -> None:
    archive.write("-- content/2026-02-10-x.zh.md --\nx\n")
    archive.build(base_url=BASE)
    before = archive.identities()["sitemap.xml"]
    archive.edit("content/2026-02-10-x.zh.md", "x", "y")
    assert archive.build(base_url=BASE).rendered
    assert archive.identities()["sitemap.xml"] == before
    archive.write("-- content/2026-02-11-x.zh.md --\nx\n")
    archive.build(base_url=BASE)
    assert archive.identities()["sitemap.xml"] != before
    assert b"2026/02/11" in archive.site()["sitemap.xml"]
