"""The register in a browser: its order beside the browser's own, its controls, and who appears with whom."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.model.entity import Kind
from generator.model.language import Lang
from generator.plan.collation import OTHER, collation_key, letter_of
from generator.read.entities import read_register
from tests.browser.built import Site

ROOT = Path(__file__).parents[2]

# What a host that is careful sends with every page.
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'none'"

# The letter of CLDR's index that each name stands under: the last whose mark does not come behind the name.
_LETTERS = """names => {
    const {compare} = new Intl.Collator("zh-u-co-pinyin");
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    return names.map(name => letters.findLast(letter => compare("\\uFDD0" + letter, name) <= 0));
}"""


# The ends of the addresses of whom the first cell with a number is about: of its row, of its column.
_HEADERS = """() => {
    const cell = document.querySelector(".matrix td a").parentElement;
    const column = document.querySelectorAll(".matrix thead th")[cell.cellIndex - 1];
    return [cell.parentElement, column].map(each => each.querySelector("a").getAttribute("href").slice(6));
}"""


@pytest.fixture(params=["host", "disk"])
def place(request: pytest.FixtureRequest, hosted: str, from_disk: str) -> str:
    return hosted if request.param == "host" else from_disk


@pytest.fixture
def register(place: str, page: Page) -> Page:
    page.goto(f"{place}en/companies.html")
    return page


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def names(page: Page) -> list[str]:
    """The names that are shown, in the order of the page."""
    return [name.strip() for name in shown(page).locator("> a").all_inner_texts()]


def shown(page: Page) -> Locator:
    return page.locator("ul.register > li:visible")


def of_all(page: Page, attribute: str) -> list[str]:
    return [each.get_attribute(attribute) or "" for each in shown(page).all()]


def choose(page: Page, label: str) -> None:
    """Press one of the buttons, as a pointer does."""
    page.get_by_role("radio", name=re.compile(rf"^{label}\b")).locator("..").click()
    settle(page)


def look_for(page: Page, text: str) -> None:
    """Put `text` into the field for names."""
    page.locator("#q").fill(text)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page follows its address, which it does after what changes that."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


# The order of names


@pytest.mark.parametrize(("lang", "locale"), [(Lang.ZH, "zh-u-co-pinyin"), (Lang.EN, "en")])
def test_the_names_of_our_register_are_in_the_order_of_cldr(lang: Lang, locale: str, page: Page) -> None:
    register, _ = read_register(ROOT)
    ours = sorted(
        {entity.names[lang] for entity in register.entities}, key=lambda name: collation_key(name, lang)
    )
    theirs = page.evaluate(
        "([names, locale]) => names.sort(new Intl.Collator(locale).compare)", [ours[::-1], locale]
    )
    assert ours == theirs


def test_chinese_names_stand_under_the_letters_of_cldr(page: Page) -> None:
    register, _ = read_register(ROOT)
    every = sorted({entity.names.zh for entity in register.entities if not entity.names.zh[0].isascii()})
    chinese = [name for name in every if letter_of(name, Lang.ZH) != OTHER]
    assert len(chinese) > 100
    assert [letter_of(name, Lang.ZH) for name in chinese] == page.evaluate(_LETTERS, chinese)


# Without scripts


def test_without_scripts_every_name_is_there_under_its_letter(
    site: Site, place: str, without_scripts: Page
) -> None:
    page = without_scripts
    page.goto(f"{place}zh/companies.html")
    assert page.locator(".choose").is_hidden()
    kinds = (f"zh/{kind}/*.html" for kind in Kind)
    assert shown(page).count() == sum(len(site.kinds[kind]) for kind in kinds)
    page.locator(".letters").get_by_text("W", exact=True).click()
    expect(page.locator("#letter-W")).to_be_in_viewport()
    assert not page.locator(".letters").get_by_text("全部").is_visible()


# With scripts


def test_what_is_typed_is_looked_for_in_all_writings_of_a_name(register: Page) -> None:
    total = shown(register).count()
    expect(register.get_by_role("status")).to_have_text(f"{total} of {total} shown")
    register.locator("#q").press_sequentially("輝達")
    settle(register)
    found = names(register)
    assert "NVIDIA 英伟达" in found
    assert len(found) < 10
    expect(register.get_by_role("status")).to_have_text(f"{len(found)} of {total} shown")
    look_for(register, "ＯＰＥＮ ai")
    expect(shown(register).first).to_contain_text("OpenAI")
    look_for(register, "no such name")
    expect(shown(register)).to_have_count(0)
    expect(register.get_by_role("status")).to_have_text("No name is like that")


def test_kind_owner_and_letter_each_take_away_what_is_not_of_it(register: Page) -> None:
    choose(register, "Products")
    expect(shown(register).first).to_have_attribute("data-kind", "product")
    assert set(of_all(register, "data-kind")) == {"product"}
    register.get_by_label("Part of").select_option("Anthropic")
    settle(register)
    assert set(of_all(register, "data-owner")) == {"anthropic"}
    register.locator(".letters").get_by_text("C", exact=True).click()
    settle(register)
    assert {name[0] for name in names(register)} == {"C"}
    expect(register.locator(".letters [aria-current]")).to_have_text("C")
    expect(register.locator(".letter:visible > h2")).to_have_text(["C"])
    choose(register, "People")
    expect(shown(register)).to_have_count(0)


def test_a_choice_is_an_address_that_others_can_open(register: Page, page: Page) -> None:
    choose(register, "Companies")
    choose(register, "Most named")
    look_for(register, "a")
    first, address = names(register), register.url
    assert address.endswith("#q=a&kind=company&sort=stories")
    page.goto("about:blank")
    page.goto(address)
    assert names(page) == first
    assert page.locator("#q").input_value() == "a"
    assert page.get_by_role("radio", name="Most named").is_checked()


def test_the_way_back_goes_over_choices_and_not_over_letters_typed(register: Page) -> None:
    every = names(register)
    register.locator("#q").press_sequentially("goo")
    settle(register)
    typed = names(register)
    choose(register, "Products")
    assert names(register) != typed
    register.go_back()
    expect(register.get_by_role("radio", name="All", exact=True)).to_be_checked()
    assert names(register) == typed
    register.get_by_role("button", name="Clear").click()
    expect(shown(register)).to_have_count(len(every))
    assert names(register) == every
    expect(register.locator("#q")).to_be_focused()


def test_names_are_sorted_by_how_often_and_by_how_lately_they_are_named_and_back(register: Page) -> None:
    by_name = names(register)
    choose(register, "Most named")
    expect(register.locator(".by-letter")).to_be_hidden()
    stories = [int(number or 0) for number in of_all(register, "data-stories")]
    assert stories == sorted(stories, reverse=True)
    choose(register, "Last named")
    dates = of_all(register, "data-last")
    assert dates == sorted(dates, reverse=True)
    choose(register, "Name")
    expect(register.locator(".by-letter")).to_be_visible()
    assert names(register) == by_name


def test_an_address_that_says_what_there_is_not_shows_everything(place: str, page: Page) -> None:
    page.goto(f"{place}en/companies.html#kind=ship&owner=nobody&letter=!&sort=size&more=1")
    expect(page.get_by_role("radio", name="All", exact=True)).to_be_checked()
    total = page.locator("ul.register > li").count()
    expect(page.get_by_role("status")).to_have_text(f"{total} of {total} shown")


def test_an_address_of_a_letter_leads_there_and_hides_nothing(place: str, page: Page) -> None:
    page.goto(f"{place}en/companies.html#letter-O")
    expect(page.locator("#letter-O")).to_be_in_viewport()
    assert shown(page).count() == page.locator("ul.register > li").count()


def test_the_controls_work_with_a_keyboard(register: Page) -> None:
    register.locator("#q").focus()
    register.keyboard.press("Enter")
    register.keyboard.press("Tab")
    expect(register.get_by_label("Part of")).to_be_focused()
    register.keyboard.press("Tab")
    register.keyboard.press("ArrowRight")
    expect(register.get_by_role("radio", name="Companies")).to_be_checked()
    expect(shown(register).first).to_have_attribute("data-kind", "company")
    assert set(of_all(register, "data-kind")) == {"company"}


def test_what_an_input_method_composes_is_looked_for_when_it_is_done(place: str, page: Page) -> None:
    page.goto(f"{place}zh/companies.html")
    total = shown(page).count()
    page.locator("#q").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "gu'ge", "selectionStart": 5, "selectionEnd": 5})
    expect(page.locator("#q")).to_have_value("gu'ge")
    assert shown(page).count() == total
    session.send("Input.insertText", {"text": "谷歌"})
    expect(shown(page).first).to_contain_text("谷歌")
    assert shown(page).count() < total


def test_the_page_keeps_its_place_when_the_controls_come(place: str, page: Page) -> None:
    page.goto(f"{place}en/companies.html")
    moved = page.evaluate("""() => new Promise(done => new PerformanceObserver(list =>
        done(list.getEntries().map(entry => entry.value))).observe({type: "layout-shift", buffered: true})
        || setTimeout(() => done([]), 200))""")
    assert sum(moved) < 0.01


def test_a_strict_policy_stops_nothing(hosted: str, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route("**/*.html", _with_policy)
    page.goto(f"{hosted}en/companies.html")
    choose(page, "People")
    expect(shown(page).first).to_have_attribute("data-kind", "person")
    page.goto(f"{hosted}en/overview.html")
    assert said == []


def _with_policy(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "Content-Security-Policy": _POLICY})


# Who appears with whom


@pytest.fixture
def overview(from_disk: str, page: Page) -> Page:
    page.goto(f"{from_disk}en/overview.html")
    return page


def test_a_cell_says_whom_it_counts_and_leads_to_a_story_that_names_both(overview: Page) -> None:
    cell = overview.locator(".matrix td a").first
    row, column = (unquote(each) for each in overview.evaluate(_HEADERS))
    said = cell.get_attribute("aria-label") or ""
    names = [overview.locator(f".matrix th a[href$='{each}']").last.inner_text() for each in (row, column)]
    assert said.startswith(f"{names[0]} and {names[1]}: {cell.inner_text()} ")
    cell.click()
    for each in (row, column):
        expect(overview.locator(f":target a.entity[href$='{each}']").first).to_be_visible()


def test_the_keyboard_comes_to_every_pair_once(overview: Page) -> None:
    pairs = overview.evaluate("""() => [...document.querySelectorAll(".matrix td a:not([tabindex])")]
        .map(cell => cell.getAttribute("aria-label").split(":")[0].split(" and ").sort().join(" and "))""")
    assert len(pairs) == len(set(pairs)) == overview.locator(".matrix td a").count() / 2


def test_on_a_phone_the_names_of_the_rows_stay_while_the_numbers_pass(overview: Page) -> None:
    overview.set_viewport_size({"width": 390, "height": 800})
    matrix = overview.get_by_role("region", name="named most")
    matrix.focus()
    before = overview.locator(".matrix tbody th").first.bounding_box()
    for _ in range(5):
        overview.keyboard.press("ArrowRight")
    overview.wait_for_function("() => document.querySelector('.matrix').scrollLeft > 100")
    assert overview.locator(".matrix tbody th").first.bounding_box() == before
