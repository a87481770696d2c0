"""Translations that their original has left behind, as readers see them."""

import pytest

from generator.config import Config
from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.link.stale import record_of
from generator.model.entity import Register
from generator.read.edition import read_edition
from tests.archive import Archive, files_in
from tests.golden.html import Element, parse

EDITION = """\
-- content/2026-04-01-kiln.{lang}.md --
---
title: {title}
date: 2026-04-01
{head}---

## {heading}

### {one} {{#fire}}

{one}, 1.

- **{two}**: 2.

## {three}

{three}, 3.
"""
WORDS = {
    "zh": {"title": "窑火", "heading": "窑", "one": "点火", "two": "添柴", "three": "开窑"},
    "en": {"title": "The kiln", "heading": "Kiln", "one": "Lighting", "two": "Wood", "three": "Opening"},
}
OTHER = {"zh": "en", "en": "zh"}
SAID = {
    "zh": ("本条的英文原文已更新", "本期有 {n} 条的英文原文已更新", "英文原文的标题"),
    "en": (
        "The Chinese original of this story",
        "{n} stor",
        "Title, summary or headings of the Chinese original",
    ),
}


def path_of(lang: str) -> str:
    return f"content/2026-04-01-kiln.{lang}.md"


def text(lang: str, head: str = "") -> str:
    return EDITION.format(lang=lang, head=head, **WORDS[lang])


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest, archive: Archive) -> str:
    """The language of a translation from the other one, accepted as it is."""
    lang = str(request.param)
    original = text(OTHER[lang])
    ((path, data),) = files_in(original).items()
    read, problems = read_edition(data, path, Config())
    assert read, problems
    made_from = record_of(link_edition(read, index_names(Register(entities=(), digest="")), "")[0])
    archive.write(original + text(lang, f"translated_from: {made_from}\n"))
    archive.build(strict=True)
    return lang


def page(archive: Archive, lang: str) -> Element:
    return parse(archive.site()[f"{lang}/2026/04/01/kiln.html"].decode())


def marks(archive: Archive, lang: str) -> dict[str, Element]:
    """Every mark on an edition, by the story that it is in; those at the top are in none."""
    found = {}
    for mark in page(archive, lang).all("p", _class="stale"):
        stories = [each.attributes["data-story"] for each in mark.up() if "data-story" in each.attributes]
        found[stories[0] if stories else mark.text] = mark
    return found


def test_a_translation_of_what_the_original_says_has_no_mark(archive: Archive, lang: str) -> None:
    assert marks(archive, lang) == marks(archive, OTHER[lang]) == {}


def test_a_story_whose_original_has_changed_says_so_and_leads_there(archive: Archive, lang: str) -> None:
    archive.edit(path_of(OTHER[lang]), ", 1.", ", 100.")
    archive.build()
    found = marks(archive, lang)
    top, story = found
    assert SAID[lang][1].format(n=1) in top
    assert story == "fire"
    assert SAID[lang][0] in found[story].text
    way = found[story].one("a")
    assert way.attributes["href"].endswith(f"{OTHER[lang]}/2026/04/01/kiln.html#fire")
    assert way.attributes["hreflang"] == {"zh": "en", "en": "zh-Hans"}[lang]
    assert marks(archive, OTHER[lang]) == {}


def test_the_number_at_the_top_is_that_of_the_marked_stories(archive: Archive, lang: str) -> None:
    for old in (", 1.", ", 3."):
        archive.edit(path_of(OTHER[lang]), old, ", 100.")
    archive.build()
    top, *stories = marks(archive, lang)
    assert SAID[lang][1].format(n=2) in top
    assert len(stories) == 2


def test_a_title_that_has_changed_is_said_at_the_top_alone(archive: Archive, lang: str) -> None:
    title = WORDS[OTHER[lang]]["title"]
    archive.edit(path_of(OTHER[lang]), f"title: {title}", f"title: {title} 1")
    archive.build()
    (top,) = marks(archive, lang)
    assert SAID[lang][2] in top


def test_a_mark_goes_when_the_original_is_as_it_was(archive: Archive, lang: str) -> None:
    before = archive.site()
    archive.edit(path_of(OTHER[lang]), ", 1.", ", 100.")
    archive.build()
    archive.edit(path_of(OTHER[lang]), ", 100.", ", 1.")
    archive.build()
    assert archive.site() == before


def test_a_mark_changes_only_the_pages_that_show_the_story(archive: Archive, lang: str) -> None:
    before = archive.site()
    archive.edit(path_of(OTHER[lang]), ", 1.", ", 100.")
    archive.build()
    changed = {address for address, data in archive.site().items() if before.get(address) != data}
    changed = {address for address in changed if not address.startswith("search/")}
    pages = {f"{folder}/2026/04/01/kiln.html" for folder in ("zh", "en", "parallel")}
    assert changed == pages | {"zh/search.html", "en/search.html"}  # these name the version of the index
