"""What a build renders after a change: what shows the change, and nothing else.

`changed` compares files, not reports: a page that was kept is the same file on disk, with its inode.
"""

import os
import re
import shutil
from collections.abc import Iterable

import pytest

from generator.build import Report
from tests.archive import Archive
from tests.pipeline.sample import PAGES, SAMPLE

ALL = frozenset(PAGES.split())
APART = re.compile(
    r"^(search/|api/|\.nojekyll$|_headers$|_redirects$|robots|llms|favicon)|404\.html$|\.webmanifest$"
)
QUAY = "content/2026/2026-03-02-quay.zh.md"
QUAY_EN = "content/2026/2026-03-02-quay.en.md"
FERRY = "content/2026/2026-03-05-ferry.zh.md"
REGISTER = "content/entities/all.toml"
NOTHING: frozenset[str] = frozenset()
SEARCH = frozenset({"zh/search.html", "en/search.html"})


@pytest.fixture
def built(archive: Archive) -> Archive:
    archive.write(SAMPLE)
    report = archive.build()
    assert report.problems == ()
    assert {address for address in of_archive(archive.site()) if not address.startswith("assets/")} == ALL
    return archive


def changed(archive: Archive, **wishes: object) -> tuple[frozenset[str], frozenset[str]]:
    """The files that a build puts into the site and takes out of it; its report must say the same.

    Those that other tests look at are left out. A site that was built over another is
    then compared with one that is built from nothing.
    """
    before = archive.identities()
    report = archive.build(**wishes)
    after = archive.identities()
    written = frozenset(address for address in after if after[address] != before.get(address))
    removed = frozenset(before.keys() - after.keys())
    assert_told(report, written, removed)
    assert archive.site() == from_nothing(archive, **wishes)
    return of_archive(written), of_archive(removed)


def of_archive(files: Iterable[str]) -> frozenset[str]:
    """`files` without the search index, documents for programs, and what is for hosts."""
    return frozenset(address for address in files if not APART.search(address))


def assert_told(report: Report, written: frozenset[str], removed: frozenset[str]) -> None:
    assert report.published
    assert not [problem for problem in report.problems if problem.severity == "error"]
    pages = {address for address in of_archive(written) if address.endswith(".html")}
    assert (report.rendered, report.written, report.removed) == (len(pages), len(written), len(removed))


def from_nothing(archive: Archive, **wishes: object) -> dict[str, bytes]:
    fresh = archive.twin("fresh")
    fresh.build(**wishes)
    site = fresh.site()
    shutil.rmtree(fresh.root)
    return site


def named(text: str) -> frozenset[str]:
    """The addresses of `text`; `*/…` stands for both languages."""
    return frozenset(
        address.replace("*", lang, 1) for address in text.split() for lang in ("zh", "en") if "*" in address
    ) | frozenset(address for address in text.split() if "*" not in address)


def indexed(text: str) -> frozenset[str]:
    """The addresses of `text` and the search pages, which name the version of the index."""
    return named(text) | SEARCH


def test_a_second_build_renders_and_writes_nothing(built: Archive) -> None:
    folder = built.output.stat().st_ino
    assert changed(built) == (NOTHING, NOTHING)
    assert built.output.stat().st_ino == folder


def test_a_second_build_reports_what_the_first_one_counted(built: Archive) -> None:
    report = built.build()
    assert (report.digests, report.editions, report.stories, report.pages) == (3, 5, 7, len(ALL))


def test_a_second_build_reports_the_warnings_of_the_first_again(built: Archive) -> None:
    built.edit(QUAY, "它在清晨靠岸。", "它在清晨靠岸，见[旧闻](nothing.md)。")
    first, second = built.build(), built.build()
    assert [problem.code for problem in first.problems] == ["link/missing"]
    assert second.problems == first.problems
    assert second.written == 0


def test_a_file_that_is_touched_but_not_changed_renders_nothing(built: Archive) -> None:
    for path in (QUAY, REGISTER, "content/site.toml"):
        os.utime(built.root / path, (1, 1))
        (built.root / path).touch()
    assert changed(built) == (NOTHING, NOTHING)


def test_a_source_that_is_rewritten_with_the_same_bytes_renders_nothing(built: Archive) -> None:
    built.put(FERRY, (built.root / FERRY).read_bytes())
    assert changed(built) == (NOTHING, NOTHING)


def test_a_source_moved_to_another_folder_renders_nothing(built: Archive) -> None:
    moved = built.root / "content" / "2026-03-05-ferry.zh.md"
    (built.root / FERRY).rename(moved)
    assert changed(built) == (NOTHING, NOTHING)


# The change of a text, as (file, old, new), and the pages that show it.
EDITS = {
    "a sentence that names nobody changes the pages of its digest only": (
        (QUAY, "它在清晨靠岸。", "它在黄昏靠岸。"),
        indexed("zh/2026/03/02/quay.html parallel/2026/03/02/quay.html"),
    ),
    "a sentence that names an entity changes the edition and the entity's timeline": (
        (QUAY, "第一艘船由兰汀建造。", "第一艘船是兰汀造的。"),
        indexed("zh/2026/03/02/quay.html parallel/2026/03/02/quay.html zh/company/lanting.html"),
    ),
    "a second mention in the same story changes the edition, and how often the entity is named": (
        (QUAY, "它在清晨靠岸。", "它在清晨靠岸，兰汀的人都在。"),
        indexed("zh/2026/03/02/quay.html parallel/2026/03/02/quay.html zh/company/lanting.html"),
    ),
    "a first mention in a story changes the entity's page and every place that counts its stories": (
        (QUAY, "培训持续了两周。", "海望办了培训，持续了两周。"),
        indexed("""zh/2026/03/02/quay.html parallel/2026/03/02/quay.html
        zh/company/haiwang.html zh/companies.html zh/index.html"""),
    ),
    "a mention in the only edition of a digest changes both whom it names in both languages": (
        ("content/2025/2025-12-20-bridge.zh.md", "最后一段钢梁。", "最后一段钢梁。兰汀也在场。"),
        indexed("""zh/2025/12/20/bridge.html */company/lanting.html */company/haiwang.html
        */companies.html */overview.html */index.html"""),
    ),
    "the first mention of all makes a page in both languages": (
        (QUAY, "培训持续了两周。", "默声社办了培训，持续了两周。"),
        indexed("""zh/2026/03/02/quay.html parallel/2026/03/02/quay.html
        */organisation/silent.html */companies.html zh/index.html"""),
    ),
    "a headline changes the lists that show it, and the timeline of whom the story names": (
        (QUAY, "### 码头迎来第一艘船", "### 码头迎来头一艘船"),
        indexed("""zh/2026/03/02/quay.html parallel/2026/03/02/quay.html zh/company/lanting.html zh/index.html
        zh/2026/03/02/index.html zh/2026/03/index.html"""),
    ),
    "the heading of a section changes the pages of its digest only": (
        (QUAY, "## 港口", "## 港口新闻"),
        named("zh/2026/03/02/quay.html parallel/2026/03/02/quay.html"),
    ),
    "a summary changes the lists that show it, and not those that show headlines": (
        (QUAY, "summary: 码头开放。", "summary: 码头今天开放。"),
        indexed("zh/2026/03/02/quay.html parallel/2026/03/02/quay.html zh/2026/03/02/index.html"),
    ),
    "a title changes every list, the neighbours, and the timeline of whom the edition names": (
        (QUAY, "title: 新码头开放", "title: 新码头启用"),
        indexed("""zh/2026/03/02/quay.html parallel/2026/03/02/quay.html
        zh/2026/03/05/ferry.html zh/2025/12/20/bridge.html
        index.html zh/index.html zh/2026/03/02/index.html zh/2026/03/index.html zh/2026/index.html
        zh/company/lanting.html"""),
    ),
    "the first tag makes a page of its topic, and every page in that language leads to all topics": (
        (QUAY, "summary: 码头开放。", "summary: 码头开放。\ntags: [Port]"),
        indexed(
            " ".join(address for address in sorted(ALL) if not address.startswith("en/"))
            + " zh/topics.html zh/topic/port.html"
        ),
    ),
    "an English sentence changes nothing on Chinese pages": (
        (QUAY_EN, "built by Lanting", "made by Lanting"),
        indexed("en/2026/03/02/quay.html parallel/2026/03/02/quay.html en/company/lanting.html"),
    ),
    "a description of an entity changes its page in that language": (
        (REGISTER, "造船的公司。", "造船和修船的公司。"),
        named("zh/company/lanting.html"),
    ),
    "another way to write an entity, found nowhere, changes its pages and the register": (
        (REGISTER, '[qingzhou]\nkind = "product"', '[qingzhou]\naliases = ["青舟一号"]\nkind = "product"'),
        indexed("*/product/qingzhou.html */companies.html"),
    ),
    "another way to write an entity, found in a story, is linked and counted there": (
        (REGISTER, 'en = "Haiwang" }', 'en = "Haiwang" }\naliases = ["工人"]'),
        indexed("zh/2026/03/02/quay.html */company/haiwang.html */companies.html zh/index.html"),
    ),
    "a name of an entity changes every page that shows it": (
        (REGISTER, 'zh = "高远"', 'zh = { text = "高远先生" }'),
        indexed("""zh/2026/03/05/ferry.html parallel/2026/03/05/ferry.html
        */person/gao-yuan.html zh/product/qingzhou.html */companies.html zh/overview.html */index.html"""),
    ),
    "an owner shows on both pages and in the register": (
        (REGISTER, '[gao-yuan]\nkind = "person"', '[gao-yuan]\nowner = "haiwang"\nkind = "person"'),
        named("*/person/gao-yuan.html */company/haiwang.html */companies.html"),
    ),
    "the time zone changes no page where no header has a time of day": (
        ("content/site.toml", "title =", 'timezone = "America/New_York"\ntitle ='),
        named(""),
    ),
    "the number of digests at home changes the home pages": (
        ("content/site.toml", "title =", "home_digests = 1\ntitle ="),
        named("*/index.html"),
    ),
    "the English title of the archive changes the English pages and the front door": (
        ("content/site.toml", 'en = "Ferry Digest"', 'en = "The Ferry"'),
        named(" ".join(address for address in sorted(ALL) if not address.startswith(("zh/", "parallel/")))),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_one_edit_renders_exactly_the_pages_that_show_it(built: Archive, name: str) -> None:
    (path, old, new), addresses = EDITS[name]
    built.edit(path, old, new)
    assert changed(built) == (addresses, NOTHING)


@pytest.fixture
def tagged(built: Archive) -> Archive:
    built.edit(
        "content/site.toml",
        "title =",
        'topics = { port = { zh = "港口", en = "Port", aliases = ["Harbour"] } }\ntitle =',
    )
    built.edit(QUAY, "summary: 码头开放。", "summary: 码头开放。\ntags: [港口, 开工]\nseries: 河报")
    built.edit(QUAY_EN, "summary: The quay is open.", "summary: The quay is open.\ntags: [harbour, Start]")
    built.edit(FERRY, "date: 2026-03-05", "date: 2026-03-05\ntags: [港口, Power]")
    built.build()
    return built


# The address of a name that is not Latin is its Punycode.
START, RIVER_PAPER = "zh/topic/xn--estny.html", "zh/series/xn--4rus7t.html"

# As above, in an archive that has tags and a series.
TAG_EDITS = {
    "a sentence of a digest changes no topic": (
        (QUAY, "它在清晨靠岸。", "它在黄昏靠岸。"),
        indexed("zh/2026/03/02/quay.html parallel/2026/03/02/quay.html"),
    ),
    "a headline changes the topics and the series of its digest in its language": (
        (QUAY, "### 工人学会新设备", "### 工人学用新设备"),
        indexed(f"""zh/2026/03/02/quay.html parallel/2026/03/02/quay.html zh/index.html
        zh/2026/03/02/index.html zh/2026/03/index.html zh/topic/port.html {START} {RIVER_PAPER}"""),
    ),
    "a new tag changes its edition, the lists of topics, and the topics beside it": (
        (FERRY, "tags: [港口, Power]", "tags: [港口, Power, Quiet]"),
        indexed("""zh/2026/03/05/ferry.html zh/index.html zh/topics.html zh/topic/quiet.html
        zh/topic/port.html zh/topic/power.html"""),
    ),
    "another spelling that is as frequent and first by text renames a topic wherever it is shown": (
        (FERRY, "tags: [港口, Power]", "tags: [港口, POWER]"),
        named("""zh/2026/03/05/ferry.html zh/index.html zh/topics.html zh/topic/power.html zh/topic/port.html
        zh/search.html"""),
    ),
    "a tag in the other language changes its topic in both, and what is beside it": (
        (QUAY_EN, "tags: [harbour, Start]", "tags: [harbour, Power]"),
        indexed(f"""en/2026/03/02/quay.html */index.html */topics.html */topic/power.html */topic/port.html
        {START} {RIVER_PAPER}"""),
    ),
    "a name in the settings changes the pages that show it, and no edition": (
        ("content/site.toml", 'en = "Port"', 'en = "Harbour"'),
        named("*/topic/port.html */topics.html en/index.html en/topic/start.html en/search.html"),
    ),
    "a description in the settings changes the topic and the list of topics": (
        ("content/site.toml", 'zh = "港口", ', 'zh = "港口", about = { zh = "船来的地方。", en = "" }, '),
        named("zh/topic/port.html zh/topics.html"),
    ),
}


@pytest.mark.parametrize("name", TAG_EDITS)
def test_one_edit_renders_exactly_the_topics_that_show_it(tagged: Archive, name: str) -> None:
    (path, old, new), addresses = TAG_EDITS[name]
    tagged.edit(path, old, new)
    written, removed = changed(tagged)
    assert written == addresses
    assert {address for address in removed if "/topic/" not in address} == NOTHING


def test_a_mention_changes_the_topics_that_count_it(tagged: Archive) -> None:
    tagged.edit(QUAY, "培训持续了两周。", "海望办了培训，持续了两周。")
    written, _ = changed(tagged)
    topics = {address for address in written if "/topic" in address or "/series" in address}
    assert topics == {"zh/topic/port.html", START, RIVER_PAPER}


def test_a_topic_that_no_digest_has_any_more_loses_its_page(tagged: Archive) -> None:
    tagged.edit(FERRY, "tags: [港口, Power]", "tags: [港口]")
    _, removed = changed(tagged)
    assert removed == {"zh/topic/power.html"}


def test_a_name_that_is_found_no_more_loses_its_page(built: Archive) -> None:
    built.edit(FERRY, "高远说它很安静。", "它很安静。")
    built.edit("content/2026/2026-03-05-ferry.en.md", "Gao Yuan called it quiet.", "It was quiet.")
    assert changed(built) == (
        indexed(
            """*/2026/03/05/ferry.html parallel/2026/03/05/ferry.html */product/qingzhou.html
            */companies.html */overview.html */index.html"""
        ),
        named("*/person/gao-yuan.html"),
    )


NEWEST = """\
-- content/2026/2026-04-01-lock.zh.md --
---
title: 船闸修好
date: 2026-04-01
---

### 海望修好船闸 {#lock}

海望用了三天。
"""


def test_a_new_digest_renders_itself_its_neighbour_the_lists_and_whom_it_names(built: Archive) -> None:
    built.write(NEWEST)
    assert changed(built) == (
        indexed("""
            zh/2026/04/01/lock.html */2026/04/01/index.html */2026/04/index.html */2026/index.html
            */archive.html index.html */index.html */2026/03/05/index.html */2026/03/index.html
            */2026/03/05/ferry.html */company/haiwang.html */companies.html */overview.html
        """),
        NOTHING,
    )


UNDATED = """\
-- content/2026/2026-03-20-weir.zh.md --
---
title: 堰
---

### 海望修堰

海望用了三天。
"""


def test_a_digest_that_only_its_file_name_dates_is_listed_under_the_new_date(built: Archive) -> None:
    built.write(UNDATED)
    path = built.root / "content/2026/2026-03-20-weir.zh.md"
    changed(built)
    path.rename(path.with_name("2026-03-21-weir.zh.md"))
    written, removed = changed(built)
    assert removed == named("zh/2026/03/20/weir.html */2026/03/20/index.html")
    assert named("zh/2026/03/21/weir.html */company/haiwang.html zh/2026/03/05/ferry.html") <= written


def test_a_digest_that_is_gone_takes_all_its_pages_with_it(built: Archive) -> None:
    built.delete("content/2025/2025-12-20-bridge.zh.md")
    written, removed = changed(built)
    assert removed == named("""
        zh/2025/12/20/bridge.html */2025/12/20/index.html */2025/12/index.html */2025/index.html
        */company/haiwang.html
    """)
    assert written == indexed("""
        */2026/03/02/quay.html */2026/03/02/index.html */2026/03/index.html */2026/index.html
        */archive.html index.html */index.html */companies.html */overview.html
    """)
    assert not (built.output / "zh" / "2025").exists()


def test_an_edition_that_is_gone_leaves_its_other_language_in_its_place(built: Archive) -> None:
    built.delete("content/2026/2026-03-05-ferry.en.md")
    written, removed = changed(built)
    assert removed == {"en/2026/03/05/ferry.html", "parallel/2026/03/05/ferry.html"}
    # The Chinese edition has no translation now; every English list shows the Chinese headline.
    assert written == indexed("""
        */2026/03/05/index.html zh/2026/03/05/ferry.html en/2026/03/02/quay.html en/2026/03/index.html
        en/2026/index.html en/index.html index.html en/product/qingzhou.html en/person/gao-yuan.html
        en/overview.html
    """)


def test_a_digest_that_becomes_a_draft_leaves_the_site_and_comes_back(built: Archive) -> None:
    before = built.site()
    built.edit("content/2025/2025-12-20-bridge.zh.md", "date: 2025-12-20", "date: 2025-12-20\ndraft: true")
    _, removed = changed(built)
    assert "zh/2025/12/20/bridge.html" in removed
    assert changed(built, drafts=True)[1] == NOTHING
    after = built.site()
    assert after == before


def test_a_new_base_url_renders_every_page_and_brings_feeds_but_no_asset(built: Archive) -> None:
    written, removed = changed(built, base_url="https://ferry.example/")
    feeds = {address for address in written if address.endswith((".atom.xml", ".rss.xml", ".json"))}
    assert written - feeds == ALL | {"sitemap.xml", "feeds.opml", "zh/feeds.html", "en/feeds.html"}
    assert {"zh/feed.atom.xml", "en/company/lanting.json"} <= feeds
    assert removed == NOTHING


def test_feeds_tell_the_new_size_of_a_cover_that_was_replaced(built: Archive) -> None:
    built.edit(FERRY, "date: 2026-03-05", "date: 2026-03-05\ncover: ../media/deck.png")
    built.put("content/media/deck.png", b"\x89PNG of an old deck")
    changed(built, base_url="https://ferry.example/")
    built.put("content/media/deck.png", b"\x89PNG of a deck that is new")
    written, _ = changed(built, base_url="https://ferry.example/")
    assert {"media/deck.png", "zh/feed.rss.xml", "zh/feed.json"} <= written


def test_items_lead_to_the_page_and_no_more_to_a_story_that_its_translation_has_lost(built: Archive) -> None:
    built.build(base_url="https://ferry.example/")
    built.edit(QUAY_EN, "### Workers learn the new equipment {#training}\n\nTraining took two weeks.", "")
    written, _ = changed(built, base_url="https://ferry.example/")
    assert "zh/feed-stories.atom.xml" in written


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_string_of_the_archives_own_shows_in_its_language(built: Archive, lang: str) -> None:
    built.put(f"templates/strings/{lang}.toml", '[footer]\nmade = "手工 by hand"\n'.encode())
    written, removed = changed(built)
    assert removed == NOTHING
    shown = of_archive(address for address, data in built.site().items() if "手工 by hand".encode() in data)
    assert {address for address in ALL if address.startswith(f"{lang}/")} <= shown <= written


def test_a_template_of_the_archives_own_renders_the_pages_of_its_kind(built: Archive) -> None:
    built.put("templates/pages/day.html", b"<p>{{ view.date }}</p>\n")
    assert changed(built) == (
        named("*/2025/12/20/index.html */2026/03/02/index.html */2026/03/05/index.html"),
        NOTHING,
    )
    assert built.site()["zh/2026/03/05/index.html"] == b"<p>2026-03-05</p>"


def test_a_part_of_templates_renders_every_page_that_includes_it(built: Archive) -> None:
    built.put("templates/pages/year.html", b'{% include "parts/mark.html" %}')
    built.put("templates/parts/mark.html", b"one")
    built.build()
    built.put("templates/parts/mark.html", b"two")
    assert changed(built) == (named("*/2025/index.html */2026/index.html"), NOTHING)
    assert built.site()["en/2026/index.html"] == b"two"


def test_a_template_that_nothing_uses_renders_nothing(built: Archive) -> None:
    built.put("templates/parts/unused.html", b"x")
    assert changed(built) == (NOTHING, NOTHING)


def test_a_new_stylesheet_has_a_new_address_on_every_page_and_the_old_one_goes(built: Archive) -> None:
    before = stylesheet(built)
    built.put("templates/assets/site.css", b"body { margin: 0 }\n")
    written, removed = changed(built)
    assert written - ALL == stylesheet(built)
    assert (written & ALL, removed) == (ALL, before)


def stylesheet(archive: Archive) -> frozenset[str]:
    return frozenset(address for address in archive.site() if re.fullmatch(r"assets/site\.\w+\.css", address))


def test_a_page_deleted_by_hand_is_put_back(built: Archive) -> None:
    page = built.output / "zh" / "2026" / "03" / "02" / "quay.html"
    page.unlink()
    assert changed(built) == (frozenset({"zh/2026/03/02/quay.html"}), NOTHING)


def test_a_folder_deleted_by_hand_is_put_back(built: Archive) -> None:
    shutil.rmtree(built.output / "en")
    assert changed(built) == (
        frozenset(address for address in ALL if address.startswith("en/")),
        NOTHING,
    )


def test_pages_and_assets_altered_by_hand_are_put_right(built: Archive) -> None:
    asset = next(address for address in built.site() if address.endswith(".css"))
    for address in ("index.html", asset):
        path = built.output / address
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert changed(built) == (frozenset({"index.html", asset}), NOTHING)


def test_a_site_that_is_gone_is_built_again(built: Archive) -> None:
    before = built.site()
    shutil.rmtree(built.output)
    report = built.build()
    assert (report.rendered, built.site()) == (len(ALL), before)


def test_a_cache_that_is_gone_costs_a_full_build_and_gives_the_same_bytes(built: Archive) -> None:
    before = built.site()
    shutil.rmtree(built.root / ".cache")
    report = built.build()
    assert (report.rendered, report.removed, built.site()) == (len(ALL), 0, before)


def test_a_forced_build_renders_everything_to_the_same_bytes(built: Archive) -> None:
    before = built.site()
    report = built.build(force=True)
    assert (report.rendered, built.site()) == (len(ALL), before)


def test_a_check_alone_leaves_the_site_and_the_next_build_as_they_were(built: Archive) -> None:
    before = built.identities()
    built.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    report = built.build(publish=False)
    assert (report.published, report.written) == (False, 0)
    assert built.identities() == before
    assert changed(built) == (indexed("zh/2026/03/02/quay.html parallel/2026/03/02/quay.html"), NOTHING)


def test_a_second_output_folder_is_built_whole(built: Archive) -> None:
    other = built.root / "elsewhere" / "public"
    report = built.build(output=other)
    assert report.written == len(built.site())
    assert of_archive(path.relative_to(other).as_posix() for path in other.rglob("*.html")) == ALL


def test_a_link_to_another_digest_appears_and_disappears_with_its_target(built: Archive) -> None:
    built.edit(QUAY, "它在清晨靠岸。", "它在清晨靠岸，见[船闸](2026-04-01-lock.zh.md)。")
    built.build()
    assert b"lock.html" not in built.site()["zh/2026/03/02/quay.html"]
    built.write(NEWEST)
    written, _ = changed(built)
    assert "zh/2026/03/02/quay.html" in written
    assert b'href="../../../../zh/2026/04/01/lock.html"' in built.site()["zh/2026/03/02/quay.html"]
    built.delete("content/2026/2026-04-01-lock.zh.md")
    written, _ = changed(built)
    assert "zh/2026/03/02/quay.html" in written
    assert b"lock.html" not in built.site()["zh/2026/03/02/quay.html"]


SEQUEL = """\
-- content/2026/2026-04-02-sea.zh.md --
---
title: 出海
date: 2026-04-02
---

### 兰汀造的第一艘船离开码头 {#leaves}

它往东去了。
-- content/2026/2026-04-02-sea.en.md --
---
title: At sea
date: 2026-04-02
---

### The first ship by Lanting leaves the quay {#leaves}

It went east.
"""


def test_a_story_that_is_continued_renders_its_own_page_again_and_no_other_old_one(built: Archive) -> None:
    before = built.site()
    built.write(SEQUEL)
    written, _ = changed(built)
    assert written == indexed("""
        */2026/03/02/quay.html
        */2026/04/02/sea.html parallel/2026/04/02/sea.html
        */2026/04/02/index.html */2026/04/index.html */2026/index.html
        */archive.html index.html */index.html */2026/03/05/index.html */2026/03/index.html
        */2026/03/05/ferry.html */company/lanting.html */companies.html */overview.html
    """)
    assert b"2026/04/02/sea.html#leaves" in built.site()["en/2026/03/02/quay.html"]
    built.delete("content/2026/2026-04-02-sea.zh.md", "content/2026/2026-04-02-sea.en.md")
    assert changed(built)[1] == named("""
        */2026/04/02/sea.html parallel/2026/04/02/sea.html */2026/04/02/index.html */2026/04/index.html
    """)
    assert built.site() == before


def test_a_continued_story_follows_the_headline_of_the_one_that_goes_on_with_it_and_not_its_text(
    built: Archive,
) -> None:
    built.write(SEQUEL)
    built.build()
    built.edit("content/2026/2026-04-02-sea.en.md", "It went east.", "It went east at night.")
    assert changed(built) == (indexed("en/2026/04/02/sea.html parallel/2026/04/02/sea.html"), NOTHING)
    built.edit("content/2026/2026-04-02-sea.en.md", "leaves the quay {", "leaves the old quay {")
    written, _ = changed(built)
    assert {address for address in written if address.endswith(("quay.html", "ferry.html"))} == named(
        "en/2026/03/02/quay.html"
    )
    assert b"leaves the old quay" in built.site()["en/2026/03/02/quay.html"]


def test_a_thread_leads_to_the_edition_that_there_is(built: Archive) -> None:
    built.write(SEQUEL)
    built.build()
    built.delete("content/2026/2026-04-02-sea.en.md")
    written, _ = changed(built)
    assert "en/2026/03/02/quay.html" in written
    assert "zh/2026/03/02/quay.html" not in written
    assert b'zh/2026/04/02/sea.html#leaves" lang="zh-Hans"' in built.site()["en/2026/03/02/quay.html"]
