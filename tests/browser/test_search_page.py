"""The search page as its readers use it, from a host and from a disk."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from generator.search.index import index_root
from tests.archive import Archive
from tests.browser.test_accessibility import violations
from tests.browser.test_search_engine import HOSTILE
from tests.search_sample import document, index

# What a host that is careful sends with every page.
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
_RULES = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}


@pytest.fixture
def disk(searchable: Path) -> str:
    return f"{searchable.as_uri()}/"


@pytest.fixture
def loaded(page: Page) -> list[str]:
    """The names of the files of the index that `page` has asked for."""
    names: list[str] = []

    def note(request: Request) -> None:
        if "/search/" in request.url:
            names.append(request.url.rsplit("/", 1)[1].partition("?")[0])

    page.on("request", note)
    return names


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def search(page: Page, place: str, query: str = "", lang: str = "en") -> None:
    """Open the search page, with a query in its address."""
    page.goto(f"{place}{lang}/search.html{query}")
    if query:
        settle(page)


def look_for(page: Page, text: str) -> None:
    """Put `text` into the box, and press Enter."""
    page.locator("#q").fill(text)
    page.keyboard.press("Enter")
    settle(page)


def settle(page: Page) -> None:
    """Wait until what the address asks for has been answered."""
    page.locator("#results[data-state=done]").wait_for(state="attached")


def hits(page: Page) -> Locator:
    return page.locator("#results > li")


def places(page: Page) -> list[tuple[str, str, str]]:
    """Digest, story and language of each hit."""
    found: list[tuple[str, str, str]] = page.evaluate(
        """() => [...document.querySelectorAll("#results > li")]
            .map(hit => [hit.dataset.digest, hit.dataset.story, hit.lang])"""
    )
    return [(digest, story, lang) for digest, story, lang in found]


def facet(page: Page, name: str) -> Locator:
    return page.locator(f"[data-facet={name}]")


# What is loaded


def test_nothing_of_the_index_is_loaded_before_a_reader_comes_to_the_box(
    search_place: str, page: Page, loaded: list[str]
) -> None:
    search(page, search_place)
    expect(page.get_by_role("heading", name="What you can search for")).to_be_visible()
    assert loaded == []
    with page.expect_request("**/root.js?v=1"):
        page.locator("#q").focus()
    assert set(loaded) <= {"root.js"}


def test_facets_and_words_to_correct_by_are_loaded_when_they_are_used(
    disk: str, page: Page, loaded: list[str]
) -> None:
    search(page, disk, "?q=nvidia")
    assert {name[0] for name in loaded}.isdisjoint("cfvd")
    facet(page, "company").locator("summary").click()
    expect(facet(page, "company").get_by_role("button").first).to_be_visible()
    assert {name[0] for name in loaded} >= {"c", "f"}
    assert {name[0] for name in loaded}.isdisjoint("vd")
    look_for(page, "Micorsoft")
    assert "v" in {name[0] for name in loaded}


# What is found


def test_a_hit_names_story_digest_date_language_and_companies_and_leads_to_the_story(
    search_place: str, page: Page
) -> None:
    search(page, search_place)
    page.locator("#q").press_sequentially("three parts")
    expect(page.get_by_role("status")).to_have_text("1 result")
    hit = hits(page)
    assert places(page) == [("2026-04-24-funding", "s1", "en")]
    expect(page.locator("#results")).to_have_attribute("data-total", "1")
    expect(hit.locator(".hit-title")).to_have_text("Google puts $40 billion into Anthropic")
    expect(hit.locator("mark")).to_have_text(["three parts"])
    expect(hit.locator("time")).to_have_text("24 April 2026")
    expect(hit.locator(".hit-told a")).to_have_text(["2026-04-24 funding", "Google", "Anthropic"])
    assert (hit.locator("[data-entity=google]").get_attribute("href") or "") == "../en/company/google.html"
    hit.locator(".hit-title a").click()
    page.wait_for_url("**/en/2026/04/24/funding.html#s1")
    expect(page.locator("#s1")).to_be_visible()


def test_a_name_finds_who_is_written_otherwise_and_offers_the_page_of_the_company(
    disk: str, page: Page
) -> None:
    search(page, disk, "?q=谷歌")
    assert places(page)[:2] == [("2026-04-24-funding", "s1", "zh-Hans"), ("2026-04-24-funding", "s1", "en")]
    expect(hits(page).nth(0).locator(".hit-way")).to_have_count(0)
    expect(hits(page).nth(0).locator(".mark")).to_have_text("中文")
    expect(hits(page).nth(1).locator(".hit-way")).to_have_text("found as Google")
    expect(hits(page).nth(1).locator(".mark")).to_have_count(0)
    offer = page.locator(".find-offers li")
    expect(offer).to_have_text("Google 谷歌 Company")
    assert (offer.locator("a").get_attribute("href") or "") == "../en/company/google.html"


def test_a_name_that_no_text_has_finds_whom_it_means(disk: str, page: Page) -> None:
    search(page, disk, "?q=字母控股")
    expect(page.get_by_role("status")).to_have_text("2 results")
    expect(page.locator(".find-offers li")).to_have_text("Google 谷歌 Company")
    expect(hits(page).first.locator("mark").first).to_have_text("Google")


def test_an_amount_finds_the_same_figure_and_says_so(disk: str, page: Page) -> None:
    search(page, disk, "?q=400亿", lang="zh")
    english = hits(page).filter(has_text="Google puts")
    expect(english.locator(".hit-way")).to_have_text("金额相同")
    expect(english.locator("mark").first).to_have_text("$40 billion")


@pytest.mark.parametrize("said", ["2026-04-24", "Apr 24", "24 April 2026", "4月24日"])
def test_a_day_offers_its_page(said: str, disk: str, page: Page) -> None:
    search(page, disk, f"?q={said}")
    link = page.locator(".find-offers a")
    expect(link).to_have_text("24 April 2026")
    assert (link.get_attribute("href") or "") == "../en/2026/04/24/index.html"


def test_a_misspelt_word_is_searched_for_as_it_was_meant(disk: str, page: Page) -> None:
    search(page, disk, "?q=Micorsoft")
    expect(page.locator(".find-offers")).to_contain_text("Nothing has “micorsoft”. Shown instead: microsoft")
    expect(hits(page)).to_have_count(2)
    page.locator(".find-offers a").click()
    settle(page)
    expect(page.locator("#q")).to_have_value("microsoft")
    expect(page.locator(".find-offers")).to_be_hidden()


def test_ten_hits_are_shown_at_a_time(disk: str, page: Page) -> None:
    search(page, disk, "?q=product")
    total = int(page.locator("#results").get_attribute("data-total") or 0)
    assert total > 30
    expect(page.get_by_role("status")).to_have_text(f"{total} results")
    expect(hits(page)).to_have_count(10)
    page.get_by_role("button", name="More results").click()
    expect(hits(page)).to_have_count(20)
    expect(hits(page).nth(10).locator(".hit-title a")).to_be_focused()
    assert len(set(places(page))) == 20
    page.reload()
    settle(page)
    expect(hits(page)).to_have_count(20)


def test_where_nothing_is_found_the_page_says_what_may_help(disk: str, page: Page) -> None:
    search(page, disk, "?q=zzzzqqqq")
    expect(page.get_by_role("status")).to_have_text("Nothing found")
    expect(page.get_by_role("heading", name="What may help")).to_be_visible()
    for name in ("companies.html", "archive.html"):
        expect(page.locator(f"#nothing a[href='../en/{name}']")).to_be_visible()
    expect(page.locator("#unlimited")).to_be_hidden()
    search(page, disk, "?q=谷歌&year=2025")
    expect(page.locator("#unlimited")).to_be_visible()
    page.get_by_role("button", name="Remove: 2025").click()
    expect(hits(page)).to_have_count(2)


def test_stories_that_have_only_some_of_it_are_said_to(disk: str, page: Page) -> None:
    search(page, disk, "?q=谷歌 Σίσυφος")
    expect(page.get_by_role("status")).to_contain_text("None has all of it")


# The address, and the way back


def test_a_choice_is_an_address_that_others_can_open(search_place: str, page: Page) -> None:
    search(page, search_place)
    look_for(page, "芯片")
    facet(page, "lang").locator("summary").click()
    facet(page, "lang").get_by_role("button", name=re.compile("中文")).click()
    facet(page, "topic").locator("summary").click()
    facet(page, "topic").get_by_role("button", name=re.compile("Chips")).click()
    page.get_by_role("radio", name="Newest first").locator("..").click()
    expect(page).to_have_url(re.compile(r"\?q=%E8%8A%AF%E7%89%87&lang=zh&topic=chips&sort=date$"))
    settle(page)
    first, address = places(page), page.url
    assert {lang for _, _, lang in first} == {"zh-Hans"}
    dates = [time.get_attribute("datetime") or "" for time in page.locator("#results time").all()]
    assert dates == sorted(dates, reverse=True)
    page.goto("about:blank")
    page.goto(address)
    settle(page)
    assert places(page) == first
    expect(page.locator("#q")).to_have_value("芯片")
    expect(page.get_by_role("radio", name="Newest first")).to_be_checked()
    expect(page.locator(".find-chosen button")).to_have_text(["中文", "Chips"])


def test_the_way_back_goes_over_choices_and_not_over_letters_typed(search_place: str, page: Page) -> None:
    search(page, search_place)
    page.locator("#q").press_sequentially("goo", delay=200)
    settle(page)
    page.locator("#q").press_sequentially("gle")
    page.keyboard.press("Enter")
    settle(page)
    every = places(page)
    facet(page, "lang").locator("summary").click()
    facet(page, "lang").get_by_role("button", name=re.compile("English")).click()
    expect(hits(page)).to_have_count(1)
    page.go_back()
    expect(hits(page)).to_have_count(len(every))
    assert places(page) == every
    expect(page.locator(".find-chosen")).to_be_hidden()
    page.go_back()
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#idle")).to_be_visible()
    page.go_forward()
    expect(hits(page)).to_have_count(len(every))


def test_who_comes_back_from_a_story_finds_the_results_as_they_were(search_place: str, page: Page) -> None:
    search(page, search_place)
    look_for(page, "anthropic")
    found = places(page)
    hits(page).last.locator(".hit-title a").click()
    page.wait_for_url("**/funding.html#s1")
    page.go_back()
    settle(page)
    assert places(page) == found
    expect(page.locator("#q")).to_have_value("anthropic")


def test_an_address_that_says_what_there_is_not_is_understood_as_far_as_it_goes(
    disk: str, page: Page
) -> None:
    search(page, disk, "?q=google&lang=fr&year=soon&sort=size&more=1")
    expect(hits(page)).to_have_count(2)
    expect(page.locator(".find-chosen")).to_be_hidden()
    search(page, disk, "?q=google&company=nobody")
    expect(page.get_by_role("status")).to_have_text("Nothing found")
    expect(page.locator(".find-chosen button")).to_have_text(["nobody"])


# Facets


def test_facets_count_what_was_found_combine_and_go_again(disk: str, page: Page) -> None:
    search(page, disk, "?q=deepseek")
    total = int(page.locator("#results").get_attribute("data-total") or 0)
    year = facet(page, "year")
    year.locator("summary").click()
    expect(year.get_by_role("button")).to_have_text(["April 2026 2", "March 2026 2"])
    year.get_by_role("button").first.click()
    expect(hits(page)).to_have_count(2)
    expect(year.get_by_role("button").first).to_have_attribute("aria-pressed", "true")
    company = facet(page, "company")
    company.locator("summary").click()
    expect(company.get_by_role("button")).to_have_text(["DeepSeek 2", "NVIDIA 2"])
    expect(year).not_to_have_attribute("open", "")
    company.get_by_role("button", name=re.compile("NVIDIA")).click()
    expect(page).to_have_url(re.compile(r"\?q=deepseek&company=nvidia&year=2026-04$"))
    expect(page.locator(".find-chosen button")).to_have_text(["April 2026", "NVIDIA"])
    page.get_by_role("button", name="Remove: April 2026").click()
    page.get_by_role("button", name="Remove: NVIDIA").click()
    expect(page.locator("#results")).to_have_attribute("data-total", str(total))
    expect(page.locator("#q")).to_be_focused()


# Hands


def test_what_an_input_method_composes_is_searched_for_when_it_is_done(disk: str, page: Page) -> None:
    search(page, disk, lang="zh")
    page.locator("#q").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "gu'ge", "selectionStart": 5, "selectionEnd": 5})
    expect(page.locator("#q")).to_have_value("gu'ge")
    page.wait_for_timeout(400)
    assert "?" not in page.url
    session.send("Input.insertText", {"text": "谷歌"})
    expect(hits(page)).to_have_count(2)
    expect(page.locator("#q")).to_have_value("谷歌")


def test_arrows_go_through_the_results_and_a_slash_comes_to_the_box(disk: str, page: Page) -> None:
    search(page, disk)
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.insert_text("google")
    expect(hits(page)).to_have_count(2)
    links = page.locator(".hit-title a")
    for stop in (links.nth(0), links.nth(1), links.nth(1)):
        page.keyboard.press("ArrowDown")
        expect(stop).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("google")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_have_value("google/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/funding.html#s1")


def test_every_control_can_be_reached_with_a_keyboard(disk: str, page: Page) -> None:
    search(page, disk, "?q=deepseek")
    page.locator("#q").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(facet(page, "lang").get_by_role("button").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".find-chosen button")).to_have_count(1)


def test_a_facet_without_words_lists_what_has_it_the_newest_first(search_place: str, page: Page) -> None:
    search(page, search_place, "?topic=funding&lang=zh")
    dates = page.locator("#results time").evaluate_all("all => all.map(each => each.dateTime)")
    assert dates
    assert dates == sorted(dates, reverse=True)
    assert {lang for _, _, lang in places(page)} == {"zh-Hans"}
    page.locator(".find-chosen button").first.click()
    page.locator(".find-chosen button").first.click()
    expect(page.locator("#idle")).to_be_visible()


def test_a_day_offers_its_page_and_lists_its_stories(disk: str, page: Page) -> None:
    search(page, disk, "?q=24+April+2026")
    expect(page.locator(".find-offers a").first).to_have_attribute("href", "../en/2026/04/24/index.html")
    dates = page.locator("#results time").evaluate_all("all => all.map(each => each.dateTime)")
    assert set(dates) == {"2026-04-24"}


_APART = """\
-- content/site.toml --
title = { zh = "码头文摘", en = "Quay digest" }
show_untranslated = %s
-- content/entities/all.toml --
[hailu]
kind = "company"
name = { zh = "海陆运输", en = "Hailu" }
-- content/2026/2026-03-02-wharf.zh.md --
---
title: 新码头开张
date: 2026-03-02
---

### 海陆运输的第一条船 {#first}

海陆运输说很忙。
-- content/2026/2026-03-02-wharf.en.md --
---
title: The new wharf opens
date: 2026-03-02
---

### The first ship of Hailu {#first}

Hailu said that it was busy.
-- content/2026/2026-03-05-crane.zh.md --
---
title: 吊车到港
date: 2026-03-05
---

### 海陆运输买下吊车 {#crane}

海陆运输买下两台吊车。
"""


@pytest.mark.parametrize(("setting", "found"), [("true", {"zh-Hans", "en"}), ("false", {"en"})])
def test_a_site_that_keeps_its_languages_apart_finds_only_that_of_the_page(
    setting: str, found: set[str], tmp_path: Path, page: Page
) -> None:
    archive = Archive(tmp_path)
    archive.write(_APART % setting)
    archive.build()
    # The facet of languages, which an address may still name, has nothing to choose from then.
    for query in ("?q=Hailu", "?q=海陆运输", "?q=Hailu&lang=zh"):
        search(page, f"{archive.output.as_uri()}/", query)
        wanted = {"zh-Hans"} if "lang=zh" in query and len(found) > 1 else found
        assert {lang for _, _, lang in places(page)} == wanted, query
    expect(facet(page, "lang")).to_be_visible(visible=len(found) > 1)


@pytest.mark.parametrize("width", [320, 390, 620])
def test_the_head_of_the_page_has_two_rows_on_a_phone(width: int, disk: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    search(page, disk, lang="zh")
    boxes = [page.locator(name).bounding_box() for name in (".brand", ".switch", ".main-nav")]
    brand, switch, navigation = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
    assert brand[0] < switch[1]
    assert switch[0] < brand[1]
    assert navigation[0] >= brand[1]
    assert navigation[1] - navigation[0] < 40


# When things go wrong


def test_what_cannot_be_loaded_is_said_and_can_be_tried_again(search_host: str, page: Page) -> None:
    page.route("**/search/**", lambda route: route.abort())
    page.goto(f"{search_host}en/search.html?q=google")
    expect(page.get_by_role("status")).to_have_text("The search index could not be loaded")
    expect(page.locator("#results")).to_have_attribute("data-state", "idle")
    page.unroute("**/search/**")
    page.get_by_role("button", name="Try again").click()
    expect(hits(page)).to_have_count(2)
    expect(page.locator("#failed")).to_be_hidden()


def test_a_page_that_is_older_than_the_site_asks_for_the_root_of_today(
    search_host: str, page: Page, loaded: list[str]
) -> None:
    # Of a site that is no more: none of the files that it names are there.
    old = index_root(index([document("Google", lang="en")]))[0].data
    page.route("**/search/root.js?v=1", lambda route: route.fulfill(body=old, content_type="text/javascript"))
    page.goto(f"{search_host}en/search.html?q=google")
    expect(hits(page)).to_have_count(2)
    assert loaded.count("root.js") == 2


def test_a_page_in_the_place_of_a_file_is_no_file(search_host: str, page: Page) -> None:
    page.route("**/search/*/*.js", lambda route: route.fulfill(body="<!DOCTYPE html>", status=200))
    page.goto(f"{search_host}en/search.html?q=google")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_the_answer_to_the_last_question_stays(search_host: str, page: Page) -> None:
    search(page, search_host)
    look_for(page, "zürich")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/*/r*.js", hold)
    page.locator("#q").fill("四月二十四日的文摘")
    with page.expect_request("**/search/*/r*.js"):
        page.keyboard.press("Enter")
    page.locator("#q").fill("zürich")
    page.keyboard.press("Enter")
    for route in held:
        route.continue_()
    settle(page)
    page.wait_for_timeout(100)
    assert places(page) == [("2026-01-05-cafe", "s1", "en")]


def test_hostile_queries_do_no_harm(disk: str, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    search(page, disk)
    for text in HOSTILE:
        if not any("\ud800" <= each < "\ue000" for each in text):
            page.locator("#q").fill(text)
            page.keyboard.press("Enter")
            page.locator("#results:not([data-state=busy])").wait_for(state="attached")
    look_for(page, "<script>alert(1)</script>")
    expect(hits(page)).to_have_count(1)
    expect(hits(page).locator(".hit-title")).to_contain_text("<b>机器</b> 的 <script>alert(1)</script>")
    assert page.locator("#results :is(script, img, b), .find-offers :is(script, img)").count() == 0
    page.goto(f"{disk}en/search.html?q=%F0%9F%FF%ED%A0%80&company=%3Cb%3E&year=%27")
    settle(page)
    assert faults == []


def test_a_strict_policy_stops_nothing(search_host: str, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route("**/*.html*", _with_policy)
    search(page, search_host, "?q=google")
    facet(page, "company").locator("summary").click()
    expect(facet(page, "company").get_by_role("button")).to_have_count(2)
    assert said == []


def _with_policy(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "Content-Security-Policy": _POLICY})


def test_without_scripts_the_page_leads_to_the_register_and_to_the_archive(
    disk: str, without_scripts: Page
) -> None:
    page = without_scripts
    page.goto(f"{disk}zh/search.html?q=谷歌")
    expect(page.get_by_text("搜索要靠脚本")).to_be_visible()
    main = page.locator("main")
    for name in ("companies.html", "archive.html"):
        expect(main.locator(f"a[href='../zh/{name}']:visible")).to_have_count(1)
    expect(page.locator("#find")).to_be_hidden()


# Everybody


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (1280, "light"), (390, "dark")], ids=["phone", "desk", "dark"]
)
def test_no_state_of_the_page_has_a_violation(
    width: int, scheme: Literal["light", "dark"], disk: str, page: Page
) -> None:
    axe = Axe()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for lang, query in (
        ("en", ""),
        ("zh", "?q=400亿&lang=en"),
        ("en", "?q=zzzzqqqq"),
        ("zh", "?q=Micorsoft"),
    ):
        search(page, disk, query, lang)
        if query.endswith("en"):
            facet(page, "company").locator("summary").click()
            expect(facet(page, "company").get_by_role("button").first).to_be_visible()
        assert violations(axe.run(page, options=_RULES).response) == [], query


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_wider_than_a_narrow_phone(lang: str, disk: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for query in ("", "?q=芯片&lang=zh&company=nvidia", "?q=product", "?q=Micorsoft", "?q=zzzzqqqq"):
        search(page, disk, query, lang)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, query


def test_the_page_keeps_its_place_when_the_box_comes(disk: str, page: Page) -> None:
    search(page, disk)
    moved = page.evaluate("""() => new Promise(done => new PerformanceObserver(list =>
        done(list.getEntries().map(entry => entry.value))).observe({type: "layout-shift", buffered: true})
        || setTimeout(() => done([]), 200))""")
    assert sum(moved) < 0.02
