"""Every link within the site leads to a file and a place that are there."""

import re
from urllib.parse import unquote

from tests.archive import Archive
from tests.browser.built import Site, links_of, target

_HOST = "https://lighthouse.example/archive/"

# RFC 3986: what may stand in an address as it is, and an encoded byte.
_WELL_ENCODED = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-F]{2})*")


def test_no_link_of_the_project_is_broken(site: Site) -> None:
    assert broken_links(site) == []


def test_no_link_is_broken_where_names_need_encoding(awkward: Site) -> None:
    assert broken_links(awkward) == []


def test_links_are_percent_encoded(site: Site, awkward: Site) -> None:
    badly = {
        f"{address}: {link}"
        for each in (site, awkward)
        for address, elements in each.pages.items()
        for link in links_of(elements)
        if not _WELL_ENCODED.fullmatch(link)
    }
    assert badly == set()


def test_what_a_page_says_of_its_place_on_the_host_names_files_of_the_site(awkward: Site) -> None:
    named = [
        element.attributes[name]
        for elements in awkward.pages.values()
        for element in elements
        for name in ("href", "content")
        if element.attributes.get(name, "").startswith(_HOST)
    ]
    assert any(each.endswith(".png") for each in named)
    for each in named:
        assert _WELL_ENCODED.fullmatch(each)
        path = awkward.folder / unquote(each.removeprefix(_HOST))
        assert (path / "index.html" if each.endswith("/") else path).is_file(), each


def test_no_page_has_an_id_twice(site: Site, awkward: Site) -> None:
    for each in (site, awkward):
        for address, elements in each.pages.items():
            ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
            assert len(ids) == len(set(ids)), address


def test_a_number_sign_in_the_name_of_a_picture_is_no_anchor(archive: Archive) -> None:
    archive.put("content/media/pier #1.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    archive.write("-- content/2026/2026-03-02-pier.en.md --\n# Pier\n\n![Pier](../media/pier%20%231.svg)\n")
    assert archive.build().problems == ()


def broken_links(site: Site) -> list[str]:
    places = {
        address: {element.attributes.get("id") for element in elements}
        for address, elements in site.pages.items()
    }
    broken = []
    for address, elements in site.pages.items():
        for link in set(links_of(elements)):
            if (found := target(address, link)) is None:
                continue
            path, anchor = found
            if not (site.folder / path).is_file() or (anchor and anchor not in places[path]):
                broken.append(f"{address}: {link}")
    return broken
