"""A sound site is damaged in one place, and the damage is told with its code and with no other."""

from collections.abc import Callable

import pytest

from generator.check.outputs import inspect
from generator.check.whole import flaws_of
from generator.model.inspection import Flaw
from generator.model.problem import Severity
from tests.archive import Archive
from tests.docs.test_documents import codes

BASE = "https://pier.example/news/"

ARCHIVE = f"""\
-- content/site.toml --
title = {{ zh = "码头", en = "Pier" }}
base_url = "{BASE}"
traditional = "tw"
-- content/entities/all.toml --
[beigang]
kind = "company"
name = {{ zh = "北港", en = "Beigang" }}
-- content/media/crane.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>
-- content/2026/2026-03-02-crane.zh.md --
---
title: 新吊车
tags: [吊车]
cover: /media/crane.svg
---

### 北港买下吊车 {{#crane}}

北港在三月买下吊车。![吊车](../media/crane.svg)
-- content/2026/2026-03-02-crane.en.md --
---
title: A new crane
tags: [cranes]
---

### Beigang buys a crane {{#crane}}

Beigang bought a crane in March.
"""

EDITION, OTHER = "zh/2026/03/02/crane.html", "en/2026/03/02/crane.html"
HOME, COMPANY, MAP = "zh/index.html", "zh/company/beigang.html", "sitemap.xml"
PICTURE = "media/crane.svg"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    archive = Archive(tmp_path_factory.mktemp("check") / "archive")
    archive.write(ARCHIVE)
    assert archive.build().problems == ()
    return archive.site()


def found(site: dict[str, bytes]) -> list[Flaw]:
    seen = {address: inspect(address, data, BASE) for address, data in site.items()}
    return list(flaws_of(seen, site.keys(), BASE))


def test_a_sound_site_has_no_flaw(sound: dict[str, bytes]) -> None:
    assert found(sound) == []


Damage = Callable[[str], str]


def put(old: str, new: str) -> Damage:
    def damage(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return damage


def add(html: str) -> Damage:
    """Something at the end of the content."""
    return put("</main>", f"{html}</main>")


def cut(begin: str, end: str) -> Damage:
    """All from `begin` to `end`."""

    def damage(text: str) -> str:
        assert begin in text, begin
        before, _, rest = text.partition(begin)
        return before + rest.partition(end)[2]

    return damage


def twice(begin: str, end: str) -> Damage:
    """All from `begin` to `end` once more."""

    def damage(text: str) -> str:
        before, _, rest = text.partition(begin)
        part = begin + rest.partition(end)[0] + end
        return before + part + part + rest.partition(end)[2]

    return damage


def drawn(elements: str) -> Damage:
    """A picture of `elements`."""
    return lambda _: f'<svg xmlns="http://www.w3.org/2000/svg">{elements}</svg>'


CANONICAL = f'<link rel="canonical" href="{BASE}{EDITION}">'
ALTERNATE = f'<link rel="alternate" hreflang="en" href="{BASE}{OTHER}">'
LISTED = f"<url><loc>{BASE}{EDITION}</loc>"

DAMAGES: tuple[tuple[str, str, Damage], ...] = (
    # Links
    ("site/link", HOME, add('<a href="gone.html">x</a>')),
    ("site/link", HOME, add(f'<a href="{BASE}zh/gone.html">x</a>')),
    ("site/link", HOME, add('<form action="ask.html"></form>')),
    ("site/link", HOME, add('<a href="../EN/index.html">x</a>')),
    ("site/link", EDITION, put('"headline"', f'"x": "{BASE}gone", "headline"')),
    ("site/anchor", HOME, add('<a href="#gone">x</a>')),
    ("site/anchor", HOME, add('<a href="2026/03/02/crane.html#gone">x</a>')),
    ("site/anchor", EDITION, put('id="crane"', 'id="derrick"')),
    ("site/part", HOME, add('<img src="gone.png" alt="">')),
    ("site/part", HOME, add('<img src="../media/crane.svg" srcset="gone.png 2x" alt="">')),
    ("site/part", HOME, put("assets/site.", "assets/sight.")),
    ("site/part", HOME, put("</head>", '<script defer src="gone.js"></script></head>')),
    ("site/part", HOME, put("</head>", f'<meta property="og:image" content="{BASE}media/gone.png"></head>')),
    ("site/outside", HOME, add('<a href="../../index.html">x</a>')),
    ("site/root", HOME, add('<a href="/zh/index.html">x</a>')),
    ("site/folder", HOME, add('<a href="2026/03/">x</a>')),
    # Addresses that do harm
    ("page/scheme", HOME, add('<a href="javascript:alert(1)">x</a>')),
    ("page/scheme", HOME, add('<a href=" java\nscript:alert(1)">x</a>')),
    ("page/scheme", HOME, add('<a href="//elsewhere.example/">x</a>')),
    ("page/scheme", HOME, add('<img src="data:image/png;base64,AAAA" alt="">')),
    ("page/scheme", HOME, add('<a href="file:///etc/passwd">x</a>')),
    ("page/remote", HOME, add('<img src="https://elsewhere.example/a.png" alt="">')),
    (
        "page/remote",
        HOME,
        put("</head>", '<link rel="stylesheet" href="https://elsewhere.example/a.css"></head>'),
    ),
    # Elements
    ("page/id", HOME, add('<p id="_content"></p>')),
    ("page/reference", HOME, add('<section aria-labelledby="gone"></section>')),
    ("page/reference", HOME, add('<label for="gone">x</label>')),
    ("page/alt", HOME, add('<img src="../media/crane.svg">')),
    ("page/inline", HOME, add('<p style="color: red">x</p>')),
    ("page/inline", HOME, add('<p onclick="go()">x</p>')),
    ("page/inline", HOME, add("<script>go()</script>")),
    ("page/inline", HOME, put("</head>", "<style>p { color: red }</style></head>")),
    ("page/wording", HOME, add("<p>This was left as it was in the other language.</p>")),
    ("page/wording", OTHER, add("<p>这一段文字没有译成英文，也没有说明它是中文。</p>")),
    ("page/size", HOME, add("<p>" + "x" * 2_000_000)),
    # The head
    ("page/lang", "parallel/2026/03/02/crane.html", put('<html lang="zh-Hans"', "<html")),
    ("page/title", HOME, cut("<title>", "</title>")),
    ("canonical/missing", EDITION, cut(CANONICAL, "\n")),
    ("canonical/twice", EDITION, put(CANONICAL, CANONICAL * 2)),
    ("canonical/host", EDITION, put(f'canonical" href="{BASE}{EDITION}', 'canonical" href="crane.html')),
    ("canonical/gone", EDITION, put(CANONICAL, CANONICAL.replace("crane", "crate"))),
    ("canonical/other", EDITION, put(CANONICAL, CANONICAL.replace(EDITION, HOME))),
    # Structured data
    ("jsonld/json", EDITION, put('"@context": "', '"@context": ')),
    ("jsonld/context", EDITION, put("https://schema.org", "https://elsewhere.example")),
    ("jsonld/type", EDITION, put('"@type": "NewsArticle", ', "")),
    ("jsonld/field", EDITION, put('"headline"', '"heading"')),
    ("jsonld/value", EDITION, put('"datePublished": "2026-03-02"', '"datePublished": "2. 3. 2026"')),
    ("jsonld/value", EDITION, put(f'"url": "{BASE}', '"url": "')),
    ("jsonld/order", EDITION, put('"position": 2', '"position": 3')),
    # The sitemap
    ("sitemap/unlisted", MAP, cut(LISTED, "</url>\n")),
    ("sitemap/twice", MAP, twice(LISTED, "</url>\n")),
    ("sitemap/date", MAP, put("<lastmod>2026-03-02", "<lastmod>2026-13-02")),
    ("sitemap/host", MAP, put("</urlset>", "<url><loc>https://elsewhere.example/</loc></url></urlset>")),
    ("sitemap/gone", MAP, put("</urlset>", f"<url><loc>{BASE}gone.html</loc></url></urlset>")),
    ("sitemap/size", "sitemap-2.xml", lambda _: f"<urlset>{'<url/>' * 50_001}</urlset>"),
    ("sitemap/size", "sitemap-2.xml", lambda _: f"<urlset>{' ' * (50 << 20)}</urlset>"),
    ("file/xml", MAP, put("</urlset>", "")),
    # Files that are no pages
    ("site/link", "robots.txt", lambda _: f"User-agent: *\nSitemap: {BASE}map.xml\n"),
    ("site/link", "llms.txt", lambda _: "# Pier\n\n- [Home](en/gone.html)\n"),
    ("site/link", "_redirects", lambda _: "/old.html /en/gone.html 301\n"),
    ("site/part", "assets/more.css", lambda _: 'p { background: url("gone.png") }\n'),
    ("site/part", "zh/x.webmanifest", lambda _: '{"icons": [{"src": "gone.png"}]}'),
    ("file/json", "zh/x.webmanifest", lambda _: '{"icons": ['),
    ("file/json", "api/x.json", lambda _: "[1, 2"),
    ("site/link", "api/x.json", lambda _: f'{{"url": "{BASE}en/gone.html"}}'),
    ("site/link", PICTURE, drawn('<a href="gone.html"/>')),
    ("site/link", PICTURE, drawn('<a xmlns:x="http://www.w3.org/1999/xlink" x:href="gone.html"/>')),
    ("site/part", PICTURE, drawn('<image href="gone.png"/>')),
    ("site/outside", PICTURE, drawn('<use href="../../marks.svg#arrow"/>')),
    ("page/remote", PICTURE, drawn('<image href="https://elsewhere.example/a.png"/>')),
    ("page/scheme", PICTURE, drawn('<a href="javascript:go()"/>')),
    ("file/xml", PICTURE, drawn("<g>")),
    ("file/xml", "zh/x.opml", lambda _: "<opml><body></opml>"),
    ("site/link", "zh/x.opml", lambda _: f'<opml><outline htmlUrl="{BASE}gone.html"/></opml>'),
)


@pytest.mark.parametrize(
    ("code", "address", "damage"),
    DAMAGES,
    ids=[f"{code}-{number}" for number, (code, *_) in enumerate(DAMAGES)],
)
def test_a_damage_is_told_with_its_code_alone(
    code: str, address: str, damage: Damage, sound: dict[str, bytes]
) -> None:
    damaged = sound | {address: damage(sound.get(address, b"").decode()).encode()}
    flaws = found(damaged)
    assert {flaw.code for flaw in flaws} == {code}
    assert all(flaw.message.endswith((".", "…")) or ": " in flaw.message for flaw in flaws)
    assert all(flaw.hint for flaw in flaws)
    warned = {"page/wording", "page/size"}
    assert {flaw.severity for flaw in flaws} == {Severity.WARNING if code in warned else Severity.ERROR}


def test_a_page_that_a_host_shows_at_any_address_leads_from_the_root(sound: dict[str, bytes]) -> None:
    page = '<html lang="en"><head><title>Gone</title><meta name="robots" content="noindex"></head>{}</html>'
    whole = page.format('<a href="/news/en/index.html">Home</a>')
    assert found(sound | {"404.html": whole.encode()}) == []
    broken = page.format('<a href="/news/en/gone.html">Home</a><a href="/elsewhere/">?</a>')
    flaws = found(sound | {"en/404.html": broken.encode()})
    assert sorted(flaw.code for flaw in flaws) == ["site/link", "site/root"]


def test_what_tells_things_of_json_ld_apart_is_no_place_on_a_page(sound: dict[str, bytes]) -> None:
    text = (
        sound[EDITION].decode().replace('"headline"', f'"x": {{"@id": "{BASE}{HOME}#site"}}, "headline"', 1)
    )
    assert found(sound | {EDITION: text.encode()}) == []


def test_a_picture_may_hold_others_lead_to_its_parts_and_to_pages(sound: dict[str, bytes]) -> None:
    elements = '<image href="data:image/png;base64,AAAA"/><use href="#a"/><a href="../zh/index.html"/>'
    assert found(sound | {PICTURE: drawn(elements)("").encode()}) == []


# Where two files do not agree, both say so, or what follows from one fault is told, too.
QUARRELS: tuple[tuple[set[str], str, Damage], ...] = (
    (
        {"alternate/tag", "alternate/lang", "alternate/return", "sitemap/alternate"},
        EDITION,
        put('hreflang="en"', 'hreflang="english"'),
    ),
    (
        {"alternate/twice", "alternate/lang", "alternate/return", "sitemap/alternate"},
        EDITION,
        put(ALTERNATE, ALTERNATE + ALTERNATE.replace(OTHER, HOME)),
    ),
    (
        {"alternate/host", "alternate/gone", "alternate/return", "sitemap/alternate"},
        EDITION,
        put(ALTERNATE, ALTERNATE.replace(BASE, "https://elsewhere.example/")),
    ),
    (
        {"alternate/gone", "alternate/return", "sitemap/alternate"},
        EDITION,
        put(ALTERNATE, ALTERNATE.replace("crane", "crate")),
    ),
    ({"alternate/return", "sitemap/alternate"}, EDITION, put(ALTERNATE, "")),
    ({"alternate/lang"}, OTHER, put('<html lang="en"', '<html lang="fr"')),
    (
        {"alternate/self", "alternate/return", "sitemap/alternate"},
        OTHER,
        put(ALTERNATE, ""),
    ),
    (
        {"sitemap/alternate"},
        MAP,
        put(f'hreflang="en" href="{BASE}{OTHER}"', f'hreflang="en" href="{BASE}{HOME}"'),
    ),
    ({"sitemap/hidden"}, EDITION, put("</head>", '<meta name="robots" content="noindex"></head>')),
)


@pytest.mark.parametrize(("codes", "address", "damage"), QUARRELS)
def test_files_that_disagree_are_told(
    codes: set[str], address: str, damage: Damage, sound: dict[str, bytes]
) -> None:
    damaged = sound | {address: damage(sound[address].decode()).encode()}
    assert {flaw.code for flaw in found(damaged)} == codes


def test_a_page_that_is_gone_is_missed_by_all_that_name_it(sound: dict[str, bytes]) -> None:
    damaged = {address: data for address, data in sound.items() if address != OTHER}
    codes = {flaw.code for flaw in found(damaged)}
    assert codes == {"site/link", "alternate/gone", "sitemap/gone"}


def test_a_missing_file_is_told_with_the_nearest_name(sound: dict[str, bytes]) -> None:
    damaged = sound | {HOME: sound[HOME].replace(b"</main>", b'<a href="2026/03/02/crain.html">x</a></main>')}
    (flaw,) = found(damaged)
    assert flaw.hint == f'Did you mean "{EDITION}"?'


def test_every_code_of_a_flaw_is_caused_here() -> None:
    caused = {code for code, *_ in DAMAGES} | {code for codes, *_ in QUARRELS for code in codes}
    assert codes_of_the_stage() == caused


def codes_of_the_stage() -> set[str]:
    areas = {"site", "page", "canonical", "alternate", "jsonld", "sitemap", "file"}
    return {code for code in codes() if code.partition("/")[0] in areas}
