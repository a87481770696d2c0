"""Addresses: where pages lie, and how they are reached."""

import posixpath

import pytest

from generator import addresses
from generator.model.date import IsoDate
from generator.model.entity import Kind
from generator.model.language import Lang
from generator.model.topic import TopicKind

DAY, MONTH = IsoDate("2026-04-25"), IsoDate("2025-11")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (addresses.FRONT, "index.html"),
        (addresses.home(Lang.ZH), "zh/index.html"),
        (addresses.edition(Lang.EN, DAY, "one"), "en/2026/04/25/one.html"),
        (addresses.edition(Lang.EN, MONTH, "one"), "en/2025/11/one.html"),
        (addresses.calendar(Lang.ZH, "2026-04-25"), "zh/2026/04/25/index.html"),
        (addresses.calendar(Lang.ZH, "2026-04"), "zh/2026/04/index.html"),
        (addresses.calendar(Lang.ZH, "2026"), "zh/2026/index.html"),
        (addresses.archive(Lang.EN), "en/archive.html"),
        (addresses.entity(Lang.EN, Kind.PERSON, "ng"), "en/person/ng.html"),
        (addresses.entity(Lang.EN, Kind.COMPANY, "acme", "2025"), "en/company/acme/2025.html"),
        (addresses.entity(Lang.EN, Kind.COMPANY, "acme", ""), "en/company/acme.html"),
        (addresses.register(Lang.ZH), "zh/companies.html"),
        (addresses.overview(Lang.EN), "en/overview.html"),
        (addresses.topic(Lang.EN, TopicKind.TOPIC, "chips"), "en/topic/chips.html"),
        (addresses.topic(Lang.ZH, TopicKind.SERIES, "weekly", "2025"), "zh/series/weekly/2025.html"),
        (addresses.topics(Lang.ZH), "zh/topics.html"),
        (addresses.asset("site.0a.css"), "assets/site.0a.css"),
        (addresses.media("2026/room.png"), "media/2026/room.png"),
    ],
)
def test_every_page_has_its_place(address: str, expected: str) -> None:
    assert address == expected


@pytest.mark.parametrize("address", ["index.html", "zh/index.html", "zh/2026/04/25/one.html"])
def test_the_way_to_the_root_leads_to_the_root(address: str) -> None:
    assert posixpath.normpath(posixpath.join(posixpath.dirname(address), addresses.to_root(address))) == "."


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("zh/2026/04/25/one.html", "https://a.example/b/zh/2026/04/25/one.html"),
        ("zh/2026/04/25/one.html#部分", "https://a.example/b/zh/2026/04/25/one.html#%E9%83%A8%E5%88%86"),
        ("index.html", "https://a.example/b/"),
        ("zh/index.html", "https://a.example/b/zh/"),
        ("zh/index.html#a", "https://a.example/b/zh/#a"),
        ("zh/my-index.html", "https://a.example/b/zh/my-index.html"),
        ("media/图 1.png", "https://a.example/b/media/%E5%9B%BE%201.png"),
    ],
)
def test_a_host_knows_a_page_by_one_address(target: str, expected: str) -> None:
    assert addresses.absolute(target, "https://a.example/b/") == expected
