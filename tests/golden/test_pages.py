"""The pages of the golden site as HTML: languages, links, anchors, ids, and what a strict host forbids."""

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.golden.html import Element

Pages = dict[str, Element]
BASE = "https://tidings.example/archive/"
TAGS = {"zh": "zh-Hans", "en": "en"}
HAN = re.compile(r"[㐀-鿿]")
ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,]+(?:[A-Za-z]+[ ,]+)*[A-Za-z]{2,}")
EDITION = re.compile(r"(zh|en)/\d{4}/\d{2}(?:/\d{2})?/(?!index)[\w-]+\.html")


def links(page: Element) -> Iterator[tuple[Element, str]]:
    """What a browser follows or loads by itself; canonical and alternate addresses are for crawlers."""
    for element in page.all():
        if element.tag == "link" and element.attributes["rel"] in ("canonical", "alternate"):
            continue
        for name in ("href", "src"):
            if name in element.attributes:
                yield element, element.attributes[name]


def is_external(link: str) -> bool:
    return bool(urlsplit(link).scheme or urlsplit(link).netloc)


def target(address: str, link: str) -> tuple[str, str]:
    """The address that `link` leads to from the page at `address`, and the anchor on it."""
    parts = urlsplit(link)
    folder = posixpath.dirname(address)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else address
    return path, unquote(parts.fragment)


def ids(page: Element) -> list[str]:
    return [each.attributes["id"] for each in page.all() if "id" in each.attributes]


def told(faults: list[str]) -> None:
    assert not faults, "\n" + "\n".join(faults)


def test_there_is_a_page_of_every_kind(pages: Pages) -> None:
    wanted = {
        "index.html",
        "zh/index.html",
        "zh/archive.html",
        "zh/companies.html",
        "zh/2025/index.html",
        "zh/2025/11/index.html",
        "zh/2025/11/harbour-review.html",
        "zh/2026/02/14/index.html",
        "zh/2026/02/14/turbine-in-the-strait.html",
        "parallel/2026/02/14/turbine-in-the-strait.html",
        "en/2026/02/14/letters.html",
        "en/company/lanstone.html",
        "en/product/tide-one.html",
        "en/person/shen-du.html",
        "en/organisation/coastal-power.html",
    }
    assert wanted <= pages.keys()


# Languages


def test_every_page_says_its_language(pages: Pages) -> None:
    for address, page in pages.items():
        folder = address.split("/")[0]
        assert page.attributes["lang"] == TAGS.get(folder, "zh-Hans"), address


def test_an_article_is_in_the_language_of_its_page(pages: Pages) -> None:
    for address, page in pages.items():
        if EDITION.fullmatch(address):
            assert page.one("article").attributes["lang"] == page.attributes["lang"], address


def test_text_of_the_other_language_is_marked_wherever_it_stands(pages: Pages) -> None:
    faults = []
    for address, page in pages.items():
        for element, text in page.one("body").texts():
            if stands_for_itself(element):
                continue
            foreign = ENGLISH if element.lang == "zh-Hans" else HAN
            # A Chinese title may hold an English name, but then it holds Chinese too.
            if foreign.search(text) and not (element.lang == "zh-Hans" and HAN.search(text)):
                faults.append(f"{address}: {text.strip()!r} in <{element.tag}> has lang {element.lang}")
    told(faults)


def stands_for_itself(element: Element) -> bool:
    """Prose and names of publications are as their writer wrote them; so are the spellings of an entity.

    The archive's own name, and the program's, may hold both languages.
    """
    classes = {name for each in element.up() for name in each.attributes.get("class", "").split()}
    tags = [each.tag for each in element.up()]
    return bool(classes & {"prose", "sentence", "sources", "made"}) or "dd" in tags or "title" in tags


def test_the_way_to_the_other_language_leads_to_a_page_in_it(pages: Pages) -> None:
    for address, page in pages.items():
        folder = address.split("/")[0]
        switches = list(page.all("p", _class="switch"))
        assert len(switches) == (folder in TAGS), address
        for switch in switches:
            way = switch.one("a")
            path, _ = target(address, way.attributes["href"])
            assert pages[path].attributes["lang"] == way.attributes["hreflang"] != TAGS[folder], address
            if way.attributes.get("rel") == "alternate":
                assert path.split("/")[1:] == address.split("/")[1:]


def test_a_page_without_a_twin_leads_to_the_nearest_one(pages: Pages) -> None:
    way = pages["en/2026/02/14/letters.html"].one("p", _class="switch").one("a")
    assert target("en/2026/02/14/letters.html", way.attributes["href"]) == ("zh/2026/02/14/index.html", "")
    assert "rel" not in way.attributes


def test_a_link_that_names_a_language_leads_to_it(pages: Pages) -> None:
    for address, page in pages.items():
        for link in page.all("a"):
            if "hreflang" in link.attributes:
                path, _ = target(address, link.attributes["href"])
                assert pages[path].attributes["lang"] == link.attributes["hreflang"], address


def test_the_editions_of_a_digest_share_the_anchors_of_their_stories(pages: Pages) -> None:
    for name in ("2026/02/14/turbine-in-the-strait.html", "2025/11/harbour-review.html"):
        chinese, english = (
            [
                each.attributes["data-story"]
                for each in pages[f"{lang}/{name}"].all("section")
                if "data-story" in each.attributes
            ]
            for lang in ("zh", "en")
        )
        assert chinese == english != []


# Links


def test_every_link_inside_the_site_is_relative_and_names_a_file(pages: Pages, site: Path) -> None:
    faults = []
    for address, page in pages.items():
        for _, link in links(page):
            if is_external(link):
                continue
            path, _ = target(address, link)
            if link.startswith("/") or "\\" in link or path.startswith("..") or not (site / path).is_file():
                faults.append(f"{address}: {link}")
    told(faults)


def test_every_anchor_that_is_linked_to_exists(pages: Pages) -> None:
    faults = []
    for address, page in pages.items():
        for _, link in links(page):
            if not is_external(link):
                path, anchor = target(address, link)
                if anchor and anchor not in ids(pages[path]):
                    faults.append(f"{address}: {link}")
    told(faults)


def test_every_link_out_of_the_site_is_a_web_address_of_the_content(pages: Pages) -> None:
    outside = {link for page in pages.values() for _, link in links(page) if is_external(link)}
    assert outside
    for link in outside:
        assert re.fullmatch(r"https://(strait|cpa|lanstone|beigang)\.example(/\S*)?", link), link


def test_no_page_loads_anything_from_another_host(pages: Pages) -> None:
    for address, page in pages.items():
        for element, link in links(page):
            if element.tag != "a":
                assert not is_external(link), f"{address}: {link}"


def test_no_page_of_the_site_is_without_a_way_to_it(pages: Pages) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        address = waiting.pop()
        for element, link in links(pages[address]):
            path, _ = target(address, link)
            if element.tag == "a" and not is_external(link) and path in pages and path not in reached:
                reached.add(path)
                waiting.append(path)
    assert reached == pages.keys()


def test_a_timeline_leads_to_the_stories_it_names(pages: Pages) -> None:
    entries = 0
    for address, page in pages.items():
        for entry in page.all("li"):
            if "data-story" not in entry.attributes:
                continue
            entries += 1
            path, anchor = target(address, next(entry.all("a")).attributes["href"])
            assert anchor == entry.attributes["data-story"], address
            article = pages[path].one("article")
            assert article.attributes["data-digest"] == entry.attributes["data-digest"]
            assert article.attributes["lang"] == entry.lang
    assert entries > 10


# Elements


def test_no_id_is_given_twice(pages: Pages) -> None:
    for address, page in pages.items():
        twice = [name for name, count in Counter(ids(page)).items() if count > 1]
        assert not twice, f"{address}: {twice}"


def test_what_is_labelled_by_another_element_finds_it(pages: Pages) -> None:
    for address, page in pages.items():
        for element in page.all():
            for name in element.attributes.get("aria-labelledby", "").split():
                assert name in ids(page), f"{address}: {name}"


def test_no_page_has_a_style_or_a_script_inside(pages: Pages) -> None:
    for address, page in pages.items():
        for element in page.all():
            assert element.tag != "style", address
            assert not [name for name in element.attributes if name == "style" or name.startswith("on")], (
                address
            )
            if element.tag == "script":
                data = element.attributes.get("type") == "application/ld+json"
                assert data or (element.attributes.get("src") and not element.text.strip()), address


def test_what_pages_tell_machines_can_be_read(pages: Pages) -> None:
    kinds: Counter[str] = Counter()
    for page in pages.values():
        for script in page.all("script", type="application/ld+json"):
            data = json.loads(script.text)
            assert data["@context"] == "https://schema.org"
            kinds.update(thing["@type"] for thing in data.get("@graph", [data]))
    assert kinds["NewsArticle"] == 6
    assert kinds["Organization"] == kinds["Person"] + kinds["Product"] == 6


def test_every_page_has_one_title_one_heading_and_one_main_part(pages: Pages) -> None:
    for address, page in pages.items():
        assert page.one("head").one("title").text.strip(), address  # a chart has a title too
        assert page.one("h1").text.strip(), address
        page.one("main")


def test_every_picture_says_what_it_shows(pages: Pages) -> None:
    assert all("alt" in picture.attributes for page in pages.values() for picture in page.all("img"))


def test_nothing_of_a_draft_or_of_forbidden_html_is_anywhere(pages: Pages) -> None:
    for address, page in pages.items():
        assert "还没有写完" not in page.text, address
        assert 'alert("x")' not in page.text, address


def test_dates_are_dates_to_machines_too(pages: Pages) -> None:
    for page in pages.values():
        for time in page.all("time"):
            assert re.fullmatch(r"\d{4}(-\d{2}){0,2}", time.attributes["datetime"])


# Addresses on the web


def head_links(page: Element, rel: str) -> list[dict[str, str]]:
    return [link.attributes for link in page.all("link", rel=rel)]


def public(address: str) -> str:
    return BASE + re.sub(r"(^|/)index\.html$", r"\1", address)


def test_a_page_names_its_address_on_the_web(pages: Pages) -> None:
    for address, page in pages.items():
        assert [link["href"] for link in head_links(page, "canonical")] == [public(address)]
        assert page.one("meta", property="og:url").attributes["content"] == public(address)


def test_alternates_name_the_page_itself_and_are_named_by_the_other_page(pages: Pages) -> None:
    by_address = {public(address): address for address in pages}
    for address, page in pages.items():
        alternates = {
            link["hreflang"]: link["href"]
            for link in head_links(page, "alternate")
            if "hreflang" in link and "type" not in link  # those with a type are feeds
        }
        if address.startswith("parallel/"):
            assert alternates == {}
            continue
        default = alternates.pop("x-default")
        if address == "index.html":
            assert default == public(address)
            continue
        assert alternates[page.attributes["lang"]] == public(address)
        assert default in (*alternates.values(), BASE)
        for tag, href in alternates.items():
            other = pages[by_address[href]]
            assert other.attributes["lang"] == tag
            assert {
                "rel": "alternate",
                "hreflang": page.attributes["lang"],
                "href": public(address),
            } in head_links(other, "alternate")


def test_an_archive_without_an_address_names_none(homeless: Pages, pages: Pages) -> None:
    assert homeless.keys() == pages.keys() - {"zh/feeds.html", "en/feeds.html"}
    for address, page in homeless.items():
        assert not head_links(page, "canonical"), address
        assert not [link for link in head_links(page, "alternate") if "hreflang" in link], address
        assert not list(page.all("meta", property="og:url")), address
        assert "tidings.example" not in page.text, address
