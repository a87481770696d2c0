"""The way from a page to the other language."""

from tests.archive import Archive
from tests.browser.built import Element, Site, after, target
from tests.browser.sample import ENGLISH_ONLY

TAGS = {"zh": "zh-Hans", "en": "en"}
OTHER = {"zh": "en", "en": "zh"}


def switch(elements: list[Element]) -> Element | None:
    for number, element in enumerate(elements):
        if element.has_class("switch"):
            return after(elements, number, "a")
    return None


def digest(elements: list[Element]) -> str:
    shown = (each.attributes.get("data-digest", "") for each in elements if each.tag == "article")
    return next(shown, "")


def test_every_page_of_one_language_leads_to_the_other_and_says_which(site: Site, awkward: Site) -> None:
    for each in (site, awkward):
        for address, elements in each.pages.items():
            lang = address.split("/")[0]
            if lang not in TAGS:
                continue
            assert elements[0].attributes["lang"] == TAGS[lang], address
            link = switch(elements)
            assert link is not None, address
            found = target(address, link.attributes["href"])
            assert found is not None, address
            assert found[0].split("/")[0] == OTHER[lang], address
            assert link.attributes["hreflang"] == TAGS[OTHER[lang]], address
            assert each.pages[found[0]][0].attributes["lang"] == TAGS[OTHER[lang]], address


def test_a_switch_that_promises_the_same_page_keeps_it_and_leads_back(site: Site, awkward: Site) -> None:
    promised = 0
    for each in (site, awkward):
        for address, elements in each.pages.items():
            link = switch(elements)
            if link is None or link.attributes.get("rel") != "alternate":
                continue
            promised += 1
            there, _ = target(address, link.attributes["href"]) or ("", "")
            twin = each.pages[there]
            back = switch(twin)
            assert back is not None, address
            assert target(there, back.attributes["href"]) == (address, ""), address
            assert back.attributes.get("rel") == "alternate", address
            assert digest(twin) == digest(elements), address
            # An edition may have a name of its own in each language; every other page has one place.
            if not digest(elements):
                assert there == address.replace(address[:2], there[:2], 1)
    assert promised


def test_a_switch_to_the_nearest_page_says_that_it_is_not_the_same(awkward: Site) -> None:
    nearest = {}
    for address, elements in awkward.pages.items():
        link = switch(elements)
        if link and link.attributes.get("rel") != "alternate":
            assert link.attributes["title"], address
            nearest[address] = target(address, link.attributes["href"])
    assert nearest == {
        "zh/2025/11/20/fog.html": ("en/2025/11/20/index.html", ""),
        "en/topic/thunderstormlighthousekeepersassociationannouncements.html": ("zh/topics.html", ""),
    }


def test_an_archive_of_one_language_speaks_of_no_other(archive: Archive) -> None:
    archive.write(ENGLISH_ONLY)
    assert archive.build().published
    site = Site(archive.output)
    assert "en/2026/03/02/beacon.html" in site.pages
    for address, elements in site.pages.items():
        assert switch(elements) is None, address
        assert {each.attributes["lang"] for each in elements if "lang" in each.attributes} == {"en"}, address
        assert {each.attributes.get("hreflang", "en") for each in elements} == {"en"}, address
    assert not (site.folder / "zh").exists()
