"""Feeds as readers meet them: what they hold, how far back they go, and that their ids stay."""

import json
import re
from collections import Counter
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.archive import Archive
from tests.feed_sample import (
    BASE,
    FORMS,
    atom_faults,
    digests,
    documents,
    read,
    read_again,
    sample,
    subscribed,
    walk,
)

DIGESTS = 64
EDITION = re.compile(r"tag:lantern\.example,\d{4}-\d\d(-\d\d)?:digest/[a-z0-9-]+/(zh|en)")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = sample(tmp_path_factory.mktemp("feeds"), DIGESTS)
    assert archive.build().published
    return archive


@pytest.fixture(scope="module")
def site(archive: Archive) -> Path:
    return archive.output


def test_there_is_a_feed_in_each_format_of_each_language_entity_topic_and_series(site: Path) -> None:
    stems = {address.removesuffix(".atom.xml") for address in subscribed(site, "atom.xml")}
    for stem in ("zh/feed", "en/feed", "zh/feed-stories", "zh/company/lanting", "en/product/qingzhou"):
        assert stem in stems
    assert {"zh/person/gao-yuan", "zh/organisation/guild"} <= stems
    assert {stem.split("/")[1] for stem in stems} >= {"topic", "series"}
    for form in FORMS[1:]:
        assert {address.removesuffix(f".{form}") for address in subscribed(site, form)} == stems


def test_every_atom_document_is_what_the_standard_says(site: Path) -> None:
    main, every = subscribed(site, "atom.xml"), documents(site, "atom.xml")
    assert 0 < len(main) < len(every)
    for address in every:
        assert atom_faults(etree.parse(site / address).getroot()) == [], address


@pytest.mark.parametrize("form", FORMS)
def test_two_readers_agree_on_every_document(site: Path, form: str) -> None:
    for address in documents(site, form):
        ours, theirs = read(site / address).feed, read_again(site / address)
        assert ours.title == theirs.title
        assert len(ours.items) == len(theirs.items) > 0
        for one, other in zip(ours.items, theirs.items, strict=True):
            assert (one.id, one.title, one.url, one.content) == (
                other.id,
                other.title,
                other.url,
                other.content,
            )
            assert moment(one.published) == moment(other.published)


def moment(text: str) -> datetime:
    return parsedate_to_datetime(text) if "," in text else datetime.fromisoformat(text)


def test_the_formats_of_a_feed_say_the_same(site: Path) -> None:
    for address in documents(site, "atom.xml"):
        stem = address.removesuffix(".atom.xml")
        atom, rss, plain = (read(site / f"{stem}.{form}").feed for form in FORMS)
        for one, two, three in zip(atom.items, rss.items, plain.items, strict=True):
            assert one._replace(published="") == two._replace(published="") == three._replace(published="")
            assert moment(one.published) == moment(two.published) == moment(three.published)


def test_archive_documents_are_in_the_format_of_the_feed_that_leads_to_them(site: Path) -> None:
    for form in FORMS:
        older = [each for each in documents(site, form) if read(site / each).is_archive]
        assert len(older) > 2
        assert all(
            feed.previous.endswith(f".{form}")
            for each in documents(site, form)
            for feed in [read(site / each).feed]
            if feed.previous
        )


@pytest.mark.parametrize("form", FORMS)
def test_a_walk_from_any_feed_reaches_each_of_its_items_once(site: Path, form: str) -> None:
    for address in subscribed(site, form):
        ids = Counter(item.id for feed in walk(site, address) for item in feed.items)
        assert set(ids.values()) == {1}
        if address.split("/")[1].startswith("feed."):
            assert len(ids) == DIGESTS + 2
            assert all(EDITION.fullmatch(each) for each in ids)
        if address.startswith("zh/company/lanting."):
            assert len(ids) == DIGESTS + 1
        if address.startswith("zh/feed-stories"):
            assert len(ids) == 2 * DIGESTS + 3


@pytest.mark.parametrize("form", FORMS)
def test_items_come_newest_first_over_all_documents(site: Path, form: str) -> None:
    for address in subscribed(site, form):
        dates = [moment(item.published) for feed in walk(site, address) for item in feed.items]
        assert dates == sorted(dates, reverse=True)


def test_no_document_has_more_than_fifty_items_or_512_kib_and_the_newest_one_has_many(site: Path) -> None:
    for form in FORMS:
        for address in documents(site, form):
            assert (site / address).stat().st_size <= 512 * 1024
            assert len(read(site / address).feed.items) <= 50
    assert len(read(site / "zh/feed.atom.xml").feed.items) > 25


def test_a_large_digest_is_shown_by_its_headlines(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    text = "兰汀造船。" * 40_000
    archive.write(
        "-- content/2026/2026-04-01-long.zh.md --\n"
        f"---\ntitle: 长\n---\n\n## 船\n\n### 一条 {{#one}}\n\n{text}\n"
    )
    archive.write(
        f"-- content/2026/2026-04-02-half.zh.md --\n---\ntitle: 半\n---\n\n## 船\n\n{text[:60_000]}\n"
    )
    archive.write(
        f"-- content/2026/2026-04-03-half.zh.md --\n---\ntitle: 半\n---\n\n## 船\n\n{text[:60_000]}\n"
    )
    archive.build()
    for form in FORMS:
        for address in documents(archive.output, form):
            assert (archive.output / address).stat().st_size <= 512 * 1024
    titles = {item.title: item for feed in walk(archive.output, "zh/feed.atom.xml") for item in feed.items}
    assert titles["长"].content.count("<li>") == 1
    assert len(titles["半"].content) > 60_000


def test_an_item_of_a_company_holds_the_stories_that_name_it(site: Path) -> None:
    items = read(site / "zh/company/lanting.atom.xml").feed.items
    assert all(item.id.endswith("/zh#company/lanting") for item in items)
    assert "靠岸" in items[0].content
    assert "有风" not in items[0].content


def test_every_address_in_a_feed_is_absolute_and_nothing_of_the_page_is_left(site: Path) -> None:
    seen = ""
    for address in documents(site, "json"):
        for item in read(site / address).feed.items:
            seen += item.content
    for reference in re.findall(r'(?:href|src)="([^"]*)"', seen):
        assert reference.startswith(("https://", "mailto:")), reference
    assert not re.search(r'ref:|<data|<time| (?:class|id|data-[a-z]+)="', seen)
    page = f"{BASE}zh/2026/03/30/odd.html"
    assert f'href="{page}#odd-two"' in seen
    assert 'href="https://other.example/x"' in seen
    assert f'<img src="{BASE}media/%E7%81%AF%201.svg" alt="图">' in seen
    assert f'<a href="{BASE}zh/company/lanting.html">某公司</a>' in seen
    assert "、没有。" in seen
    assert f'href="{BASE}zh/2025/11/review.html#fn-' in seen


def test_titles_are_plain_in_every_format(site: Path) -> None:
    odd = f"{BASE}zh/2026/03/30/odd.html"
    for form in FORMS:
        (title,) = {
            item.title for feed in walk(site, f"zh/feed.{form}") for item in feed.items if item.url == odd
        }
        assert title == 'A ＜b＞bold＜/b＞ & "quoted" title'


def test_a_month_is_dated_by_its_first_day_and_a_correction_is_told(site: Path) -> None:
    items = {item["id"].split("/")[1]: item for item in every(site, "zh/feed.json")}
    assert items["2025-11-review"]["date_published"] == "2025-11-01T12:00:00+08:00"
    odd = items["2026-03-30-odd"]
    assert (odd["date_published"][:10], odd["date_modified"][:10]) == ("2026-03-30", "2026-04-02")
    assert odd["authors"] == [{"name": "林溪"}, {"name": "O'Neil"}]
    assert odd["tags"] == ["a&b", "＜tag＞"]
    assert odd["summary"] == "one & two；＜three＞"
    assert odd["attachments"][0]["size_in_bytes"] == 42
    assert odd["attachments"][0]["mime_type"] == "image/svg+xml"


def every(site: Path, address: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    while address:
        data = json.loads((site / address).read_bytes())
        items += data["items"]
        address = data.get("next_url", "").removeprefix(BASE)
    return items


def test_the_page_comes_first_among_the_alternates_and_then_the_other_language(site: Path) -> None:
    feed = etree.fromstring((site / "zh/feed.atom.xml").read_bytes())
    links = [(link.get("hreflang"), link.get("href")) for link in alternates(feed)]
    assert links == [(None, f"{BASE}zh/"), ("en", f"{BASE}en/"), ("zh-Hans", f"{BASE}zh/")]
    entry = feed.findall("{*}entry")[0]
    assert [link.get("hreflang") for link in alternates(entry)] == [None, "en", "zh-Hans"]


def alternates(element: etree._Element) -> list[etree._Element]:
    return [link for link in element.findall("{*}link") if link.get("rel") == "alternate"]


def test_what_only_the_other_language_has_says_its_language(site: Path) -> None:
    items = [item for item in every(site, "en/feed.json") if str(item["id"]).endswith("/zh")]
    assert len(items) == len(range(0, DIGESTS, 5)) + 2
    assert {item["language"] for item in items} == {"zh-Hans"}


def test_a_feed_of_a_language_has_that_language_alone_if_the_settings_say_so(tmp_path: Path) -> None:
    archive = sample(tmp_path, 10)
    archive.edit("content/site.toml", "html = true", "show_untranslated = false")
    archive.build()
    assert {item["language"] for item in every(archive.output, "en/feed.json")} == {"en"}


def test_main_documents_name_the_hub_and_archive_documents_do_not(site: Path) -> None:
    for form in ("atom.xml", "json"):
        for address in documents(site, form):
            has_hub = b"https://hub.example/" in (site / address).read_bytes()
            assert has_hub is (address in subscribed(site, form))


def test_an_archive_without_a_host_has_no_feeds(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    archive.edit("content/site.toml", f'base_url = "{BASE}"\n', "")
    archive.build()
    assert not [each for each in archive.site() if each.endswith(("xml", "opml", "feeds.html"))]
    assert b"application/atom" not in archive.site()["zh/index.html"]


def test_a_draft_is_in_no_feed(tmp_path: Path) -> None:
    archive = sample(tmp_path, 4)
    archive.edit("content/2026/2026-03-30-odd.zh.md", "cover:", "draft: true\ncover:")
    archive.build()
    shown = archive.site()
    feeds = [each for each in shown if each.endswith((*FORMS, "opml"))]
    assert "zh/feed.atom.xml" in feeds
    assert not [each for each in feeds if b"2026-03-30-odd" in shown[each] or b"odd.html" in shown[each]]


def test_an_archive_in_one_language_has_the_feeds_of_that_language(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write(
        f'-- content/site.toml --\ntitle = "Lantern"\nbase_url = "{BASE}"\nlanguages = ["en"]\n'
        "-- content/2026-04-01-day.en.md --\n---\ntitle: One\n---\n\n## Harbour\n\n### Ship\n\nIt came.\n"
    )
    assert archive.build().published
    assert {each.split("/")[0] for each in documents(archive.output, "atom.xml")} == {"en"}
    links = alternates(etree.fromstring((archive.output / "en/feed.atom.xml").read_bytes()))
    assert [link.get("hreflang") for link in links] == [None]
    (lang,) = etree.parse(archive.output / "feeds.opml").getroot().findall("body/outline")
    assert lang.get("text") == "English"


def test_the_list_of_feeds_nests_them_by_language_and_kind(site: Path) -> None:
    root = etree.parse(site / "feeds.opml").getroot()
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert [each.get("text") for each in root.findall("body/outline")] == ["中文", "English"]
    listed = []
    for lang, code in zip(root.findall("body/outline"), ("zh", "en"), strict=True):
        whole = lang.findall("outline[@xmlUrl]")
        assert [each.get("xmlUrl") for each in whole] == [
            f"{BASE}{code}/feed.atom.xml",
            f"{BASE}{code}/feed-stories.atom.xml",
        ]
        for kind in lang.xpath("outline[not(@xmlUrl)]"):
            rows = kind.findall("outline")
            assert rows
            assert len({str(each.get("xmlUrl")).rpartition("/")[0] for each in rows}) == 1
            whole += rows
        assert {each.get("type") for each in whole} == {"rss"}
        listed += [str(each.get("xmlUrl")).removeprefix(BASE) for each in whole]
    assert sorted(listed) == subscribed(site, "atom.xml")


def test_an_id_stays_when_a_digest_is_renamed_moved_and_hosted_elsewhere(tmp_path: Path) -> None:
    archive = sample(tmp_path, 4)
    archive.edit("content/site.toml", "html = true", 'html = true\nauthority = "lantern.example"')
    archive.build()
    before = ids(archive)
    path = "content/2026/2026-04-24-eve.zh.md"
    text = (archive.root / path).read_text(encoding="utf-8")
    archive.delete(path)
    moved = text.replace("title: 第 0 期", "title: 新的标题\nslug: elsewhere\ndate: 2026-04-23")
    archive.put("content/other/2026-04-24-eve.zh.md", moved.encode())
    path = "content/2026/2026-04-23-day.zh.md"
    text = (archive.root / path).read_text(encoding="utf-8")
    archive.delete(path, "content/2026/2026-04-23-day.en.md")
    renamed = text.replace(
        "title: 第 3 期", "title: 第 3 期\ntranslation_key: 2026-04-23-day\ndate: 2026-04-23"
    )
    archive.put("content/2026/renamed.zh.md", renamed.encode())
    archive.build(base_url="https://elsewhere.example/")
    after = ids(archive)
    assert {each for each in before if each.partition("#")[0].endswith("/zh")} == {
        each for each in after if each.partition("#")[0].endswith("/zh")
    }


def ids(archive: Archive) -> set[str]:
    return {
        item.id
        for address in documents(archive.output, "json")
        for item in read(archive.output / address).feed.items
    }


def test_a_new_digest_changes_no_archive_document(archive: Archive) -> None:
    twin = archive.twin(f"{archive.root.name}-newer")
    twin.build()
    before = twin.identities()
    twin.write(digests(1, last=datetime(2026, 4, 25).date()))
    twin.build()
    after = twin.identities()
    kept = [each for each in after if re.match(r"(?!api/).*/\d{4}(-\d\d?)?(-\d)?\.(atom\.xml|json)$", each)]
    changed = [each for each in kept if each in before and before[each] != after[each]]
    assert kept
    assert changed == []
    assert before["zh/feed.atom.xml"] != after["zh/feed.atom.xml"]


def test_one_edit_writes_the_documents_that_show_it(archive: Archive) -> None:
    twin = archive.twin(f"{archive.root.name}-edited")
    twin.build()
    before = twin.identities()
    twin.edit("content/2026/2026-03-30-odd.zh.md", "船匠会没有说话", "船匠会说了话")
    twin.build()
    after = twin.identities()
    changed = {each for each in after if before.get(each) != after[each] and each.endswith((".xml", ".json"))}
    assert changed
    stems = {each.removesuffix(".json") for each in changed if each.endswith(".json")}
    assert not {
        each for each in stems if each.startswith("en/") and "2026" not in each and "feed" not in each
    } - {
        "en/company/lanting",
        "en/person/gao-yuan",
        "en/organisation/guild",
    }
    assert "zh/organisation/guild" in stems
    assert "zh/product/qingzhou" not in stems
    assert twin.site() == rebuilt(twin)


def rebuilt(archive: Archive) -> dict[str, bytes]:
    fresh = archive.twin(f"{archive.root.name}-fresh")
    fresh.build()
    return fresh.site()
