"""A Chinese page in Traditional characters: what changes on it, and what must not."""

import pytest

from generator.model.items import Shell
from generator.model.language import Lang, Traditional
from generator.model.page import Output
from generator.render.traditional import traditional_page
from generator.traditional import in_traditional

ADDRESS = "zh/2026/03/02/wharf.html"


def converted(text: str, standard: Traditional = Traditional.TAIWAN, base_url: str = "") -> str:
    shell = Shell(
        lang=Lang.ZH,
        address=ADDRESS,
        root="../../../../",
        title="码头",
        site="码头文摘",
        description="",
        area="",
        switch=None,
        topics="",
        crumbs=(),
        alternates=(),
        base_url=base_url,
    )
    page = traditional_page(Output(address=ADDRESS, data=text.encode()), shell, standard)
    assert page.address == "zh-hant/2026/03/02/wharf.html"
    return page.data.decode()


@pytest.mark.parametrize(
    ("simplified", "taiwan", "hong_kong"),
    [
        ("头发与发现", "頭髮與發現", "頭髮與發現"),
        ("皇后说后来这里下雨", "皇后說後來這裡下雨", "皇后説後來這裏下雨"),
        ("台湾的着手与为了", "臺灣的著手與為了", "台灣的着手與為了"),
        ("The quay, 3.5 GW", "The quay, 3.5 GW", "The quay, 3.5 GW"),
    ],
)
def test_characters_follow_their_meaning_and_the_region(simplified: str, taiwan: str, hong_kong: str) -> None:
    assert in_traditional(simplified, Traditional.TAIWAN) == taiwan
    assert in_traditional(simplified, Traditional.HONG_KONG) == hong_kong


@pytest.mark.parametrize("text", ["達里奧·阿莫迪", "安杜里爾的臺灣朋友", "老闆說：這裡"])
def test_text_that_is_traditional_already_stays_as_it_is(text: str) -> None:
    assert in_traditional(text, Traditional.TAIWAN) == text


def test_traditional_and_simplified_stand_beside_each_other() -> None:
    assert in_traditional("软件（軟體），達里奧", Traditional.TAIWAN) == "軟件（軟體），達里奧"
    assert in_traditional("写作輝達的英伟达", Traditional.TAIWAN) == "寫作輝達的英偉達"


def test_the_page_says_which_characters_it_is_in() -> None:
    text = (
        '<html lang="zh-{0}"><meta property="og:locale" content="{1}">'
        '<meta property="og:locale:alternate" content="en_GB">'
        '<meta property="og:locale:alternate" content="{2}"></html>'
    )
    assert converted(text.format("Hans", "zh_CN", "zh_TW")) == text.format("Hant", "zh_TW", "zh_CN")
    hong_kong = converted(text.format("Hans", "zh_CN", "zh_HK"), Traditional.HONG_KONG)
    assert hong_kong == text.format("Hant", "zh_HK", "zh_CN")


def test_text_and_words_in_attributes_are_converted() -> None:
    text = (
        '<meta name="description" content="码头"><img alt="码头"><input placeholder="码头"><p>码头</p>'
        '<a title="码头" aria-label="码头">码头</a><form data-shown="共 {total} 个"></form>'
    )
    assert converted(text) == text.replace("码头", "碼頭").replace("个", "個")


def test_addresses_ids_and_what_scripts_compare_are_not_converted() -> None:
    text = (
        '<section id="码头" data-story="码头"><a href="#码头" aria-labelledby="码头">甲</a>'
        '<img src="../media/码头.svg"><a data-entity="码头" data-digest="码头">乙</a></section>'
        '<meta property="og:image" content="https://quay.example/media/码头.svg">'
    )
    assert converted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<pre><code>变量</code></pre>",
        "<kbd>变量</kbd>",
        "<script>变量</script>",
        '<p lang="en">The word 变量 in <b>English</b></p>',
        '<div lang="ja"><div>发</div><div>发</div></div>',
        '<p lang="zh-TW">软件</p>',
        '<img lang="en" alt="变量">',
        '<span lang="zh-Hans" translate="no">简体</span>',
    ],
)
def test_code_and_text_in_another_language_are_not_converted(text: str) -> None:
    assert converted(f"<p>码头</p>{text}<p>码头</p>") == f"<p>碼頭</p>{text}<p>碼頭</p>"


def test_chinese_inside_of_another_language_is_converted() -> None:
    text = '<li lang="en">The 码头 <p lang="zh-Hans">码头 <b lang="en">码头</b> 码头</p> 码头</li>码头'
    assert converted(text) == (
        '<li lang="en">The 码头 <p lang="zh-Hant">碼頭 <b lang="en">码头</b> 碼頭</p> 码头</li>碼頭'
    )


def test_links_between_chinese_pages_lead_to_traditional_ones() -> None:
    root = "../../../../"
    text = (
        f'<a href="{root}zh/company/acme.html#m-2026-03">甲</a>'
        f'<a href="{root}zh/2026/03/02/码头.html">乙</a>'
        f'<p lang="en"><a href="{root}zh/archive.html">A</a></p>'
    )
    assert converted(text) == text.replace("/zh/", "/zh-hant/")


@pytest.mark.parametrize(
    "link",
    [
        'href="../../../../en/archive.html"',
        'href="../../../../parallel/2026/03/02/wharf.html"',
        'href="../../../../zh/feed.atom.xml"',
        'href="../../../../zh/archive.html" hreflang="zh-Hans"',
        'href="https://quay.example/zh/archive.html"',
        'href="#zh/archive.html"',
    ],
)
def test_other_links_lead_where_they_led(link: str) -> None:
    assert converted(f"<a {link}>A</a>") == f"<a {link}>A</a>"


def test_the_ways_to_either_page_change_places() -> None:
    text = (
        '<a href="../../../../{a}" hreflang="zh-Hans" {b}>甲</a>'
        '<a href="../../../../{c}" hreflang="zh-Hant" {d}>乙</a>'
    )
    ways = {"a": ADDRESS, "c": f"zh-hant/{ADDRESS[3:]}"}
    here, there = 'aria-current="true"', 'rel="alternate"'
    assert converted(text.format(**ways, b=here, d=there)) == text.format(**ways, b=there, d=here)


def test_the_page_has_its_own_address_and_the_same_alternates() -> None:
    base = "https://quay.example/"
    text = (
        f'<link rel="canonical" href="{base}{{0}}"><meta property="og:url" content="{base}{{0}}">'
        f'<link rel="alternate" hreflang="zh-Hans" href="{base}{ADDRESS}">'
        f'<link rel="alternate" hreflang="x-default" href="{base}{ADDRESS}">'
    )
    assert converted(text.format(ADDRESS), base_url=base) == text.format(f"zh-hant/{ADDRESS[3:]}")


def test_jsonld_is_converted_but_for_addresses() -> None:
    text = (
        '<script type="application/ld+json">{{"headline": "{0}", "inLanguage": "{1}",'
        ' "url": "https://quay.example/{2}/2026/03/02/wharf.html",'
        ' "sameAs": "https://wiki.example/wiki/码头"}}</script>'
    )
    said = converted(text.format("码头", "zh-Hans", "zh"), base_url="https://quay.example/")
    assert said == text.format("碼頭", "zh-Hant", "zh-hant")


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("他说“这是‘老’码头”。", "他說「這是『老』碼頭」。"),
        ("OpenAI’s “Codex”，读作‘代码’", "OpenAI’s 「Codex」，讀作『代碼』"),
    ],
)
def test_quotes_are_those_of_traditional_chinese(simplified: str, traditional: str) -> None:
    assert converted(f"<p>{simplified}</p>") == f"<p>{traditional}</p>"


def test_quotes_in_english_stay() -> None:
    text = '<p lang="en">He said “yes” and ‘no’.</p>'
    assert converted(text) == text
