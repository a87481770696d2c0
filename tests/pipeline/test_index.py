"""The search index of a built site: all of it, and no more made anew than has changed."""

from __future__ import annotations

import re
from pathlib import Path

from generator.build import Order, build
from generator.search.answers import Question
from generator.search.reader import Reader
from generator.write.cache import open_cache

_STORY = """---
title: {title}
date: {date}
lang: {lang}
---

### {headline}

{text}
"""


def _write(root: Path, date: str, lang: str, headline: str, text: str) -> None:
    path = root / "content" / f"{date}-digest.{lang}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    source = _STORY.format(title=f"{date} {lang}", date=date, lang=lang, headline=headline, text=text)
    path.write_text(source, encoding="utf-8")


def _archive(root: Path) -> Path:
    _write(root, "2024-05-02", "zh", "旧闻一则", "海港城的望远镜在雾里开工。")
    _write(root, "2025-01-15", "zh", "年初消息", "灯塔公司卖出第一艘电动渡轮。")
    _write(root, "2025-01-15", "en", "Early news", "The lighthouse company sold its first electric ferry.")
    _write(root, "2025-03-04", "zh", "本月消息", "渡轮在河口试航，乘客都说安静。")
    return root


def _built(root: Path, jobs: int = 1) -> dict[str, bytes]:
    """The files of the index by address."""
    output = root / "site"
    report = build(Order(root=root, output=output, jobs=jobs))
    assert report.published, report.problems
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in (output / "search").rglob("*")
        if path.is_file()
    }


def _found(root: Path, query: str) -> list[tuple[str, str]]:
    reader = Reader(lambda name: (root / "site/search" / name).read_bytes())
    answer = reader.answer(Question(text=query))
    return [(hit.digest, hit.address[:2]) for hit in answer.hits]


def _folders(files: dict[str, bytes]) -> dict[str, str]:
    """The folders of the index by the part of the calendar that they are of."""
    folders = {address.split("/")[1] for address in files if address.count("/") == 2}
    return {folder.rpartition("-")[0]: folder for folder in folders}


def test_stories_of_all_times_and_both_languages_are_found(tmp_path: Path) -> None:
    _built(_archive(tmp_path))
    assert _found(tmp_path, "望远镜") == [("2024-05-02-digest", "zh")]
    assert _found(tmp_path, "渡轮") == [("2025-03-04-digest", "zh"), ("2025-01-15-digest", "zh")]
    assert _found(tmp_path, "Ferry") == [("2025-01-15-digest", "en")]


def test_a_new_digest_of_the_newest_month_leaves_the_rest_of_the_index_as_it_is(tmp_path: Path) -> None:
    before = _built(_archive(tmp_path))
    _write(tmp_path, "2025-03-09", "zh", "再试一次", "第二次试航也顺利。")
    after = _built(tmp_path)
    old, new = _folders(before), _folders(after)
    assert old.keys() == new.keys() == {"2025-03", "2025", "earlier"}
    assert [name for name in old if old[name] != new[name]] == ["2025-03"]
    assert _found(tmp_path, "试航") == [("2025-03-09-digest", "zh"), ("2025-03-04-digest", "zh")]


def test_a_word_that_an_old_story_gains_is_found(tmp_path: Path) -> None:
    _built(_archive(tmp_path))
    _write(tmp_path, "2024-05-02", "zh", "旧闻一则", "海港城的望远镜换了镜片。")
    _built(tmp_path)
    assert _found(tmp_path, "镜片") == [("2024-05-02-digest", "zh")]
    assert _found(tmp_path, "雾里开工") == []


def test_a_file_of_the_index_that_is_gone_is_made_again(tmp_path: Path) -> None:
    before = _built(_archive(tmp_path))
    lost = next(address for address in before if address.endswith("/w0.js"))
    (tmp_path / "site" / lost).unlink()
    assert _built(tmp_path) == before


def test_an_edition_that_is_gone_is_found_no_more(tmp_path: Path) -> None:
    _built(_archive(tmp_path))
    (tmp_path / "content/2025-01-15-digest.en.md").unlink()
    _built(tmp_path)
    assert _found(tmp_path, "lighthouse") == []


_REGISTER = """[ferryman]
kind = "company"
name = { zh = "灯塔公司", en = "Lighthouse" }
about = { zh = "造渡轮。", en = "Builds ferries." }
"""


def _register(root: Path, text: str) -> None:
    path = root / "content/entities/all.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _keys(root: Path) -> dict[str, str]:
    """What decides the files of each segment, as the cache knows it."""
    with open_cache(root) as cache:
        return {row.name: row.inputs for row in cache.segments()}


def test_a_description_in_the_register_indexes_nothing_anew_and_a_name_does(tmp_path: Path) -> None:
    _register(_archive(tmp_path), _REGISTER)
    built, keys = _built(tmp_path), _keys(tmp_path)
    _register(tmp_path, _REGISTER.replace("造渡轮。", "造渡轮和灯塔。"))
    assert (_built(tmp_path), _keys(tmp_path)) == (built, keys)
    _register(tmp_path, _REGISTER.replace("Lighthouse", "Lighthouse Works"))
    renamed = _built(tmp_path)
    assert _folders(renamed)["2025"] != _folders(built)["2025"]
    assert not _keys(tmp_path).items() & keys.items()


def test_the_search_page_names_the_root_that_it_was_made_with(tmp_path: Path) -> None:
    def version() -> str:
        page = (tmp_path / "site/en/search.html").read_text(encoding="utf-8")
        found = re.search('data-version="([0-9a-f]{12})"', page)
        assert found
        return found[1]

    before, first = _built(_archive(tmp_path)), version()
    (tmp_path / "content/site.toml").write_text('timezone = "America/New_York"\n')
    assert (_built(tmp_path), version()) == (before, first)
    _write(tmp_path, "2025-03-09", "zh", "再试一次", "第二次试航也顺利。")
    assert _built(tmp_path)["search/root.js"] != before["search/root.js"]
    assert version() != first
