"""Pages with both editions of a digest: which there are, and what stands beside what."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.model.digest import LinkedEdition, PairedEdition, Reference
from generator.model.language import Lang
from generator.model.parallel import ParallelView
from generator.plan.facing import rows_of
from generator.plan.pages import plan, view_of
from tests.values import archive_of, edition, entity, page_at, story

ADDRESS = "parallel/2026/02/10/one.html"
CONFIG = Config()
ENGLISH_FIRST = Config(languages=(Lang.EN, Lang.ZH))


def written(lang: Lang, text: str, **header: Any) -> LinkedEdition:
    """An edition of `a b | Next: c`: stories by their ids, and behind a bar sections with headings."""
    first, *rest = [part.strip() for part in text.split("|")]
    sections = [("", first.split())] if first else []
    for part in rest:
        heading, _, names = part.partition(":")
        sections.append((heading, names.split()))
    stories = [story(name) for _, names in sections for name in names]
    return edition(lang, "2026-02-10", *stories, **header)._replace(
        sections=tuple((heading, len(names)) for heading, names in sections),
    )


def paired(text: str, *, is_sure: bool = True) -> PairedEdition:
    """An edition whose stories have their ids as anchors."""
    linked = written(Lang.ZH, text)
    return PairedEdition(edition=linked, anchors=tuple(each.id for each in linked.stories), is_sure=is_sure)


def told(original: PairedEdition, translation: PairedEdition) -> str:
    """The rows of two editions: `a=a b= =c`, headings in brackets."""
    said = []
    for row in rows_of(original, translation):
        pair = []
        for each, number in ((original, row.original), (translation, row.translation)):
            names = [name for name, _ in each.edition.sections] if row.is_heading else each.anchors
            pair.append(names[number] if number >= 0 else "")
        said.append("[{}={}]".format(*pair) if row.is_heading else "{}={}".format(*pair))
    return " ".join(said)


def view(*editions: LinkedEdition, config: Config = CONFIG, address: str = ADDRESS) -> ParallelView:
    archive = archive_of(editions, entity("x"), languages=config.languages)
    found = view_of(archive, config, page_at(address, archive, config))
    assert isinstance(found, ParallelView)
    return found


def kinds(editions: Sequence[LinkedEdition], config: Config = CONFIG) -> list[str]:
    pages, _ = plan(archive_of(editions, languages=config.languages), config)
    return [page.address for page in pages if page.kind == "parallel"]


# Which pages there are


def test_a_digest_in_both_languages_has_one_and_a_digest_in_one_has_none() -> None:
    both = [edition(lang, "2026-02-10") for lang in Lang]
    assert kinds([*both, edition(Lang.ZH, "2026-02-11")]) == [ADDRESS]
    assert kinds(both[:1], Config(languages=(Lang.ZH,))) == []


def test_it_has_the_name_of_the_original() -> None:
    chinese = edition(Lang.ZH, "2026-02-10", key="k", slug="yi", translated_from="en")
    assert kinds([chinese, edition(Lang.EN, "2026-02-10", key="k", slug="one")]) == [ADDRESS]


def test_it_is_the_page_of_no_edition_so_no_other_page_is_its_twin() -> None:
    shown = view(*(edition(lang, "2026-02-10") for lang in Lang))
    assert (shown.shell.switch, shown.shell.alternates) == (None, ())


# What is on which side


@pytest.mark.parametrize("config", [CONFIG, ENGLISH_FIRST])
@pytest.mark.parametrize("original", Lang)
def test_the_first_language_of_the_archive_is_on_the_left_whatever_was_written_first(
    original: Lang, config: Config
) -> None:
    shown = view(
        written(original, "a b"),
        written(original.other, "a", translated_from=str(original)),
        config=config,
    )
    assert tuple(side.lang for side in shown.sides) == config.languages
    assert shown.shell.lang is config.languages[0]
    both, alone = shown.parts[0].stories
    assert both == (("a", 3, "", 0, False), ("a", 3, "", 0, False))
    left = original is config.languages[0]
    told = ("b", 3, "", 1, False)
    assert alone == ((told, None) if left else (None, told))


def test_each_side_leads_to_pages_in_its_own_language() -> None:
    editions = [edition(lang, "2026-02-10", story("a", "x"), summary=(f"{lang}.",)) for lang in Lang]
    left, right = view(*editions).sides
    assert (left.address, right.address) == ("zh/2026/02/10/one.html", "en/2026/02/10/one.html")
    assert (left.links, right.links) == (
        (("entity/x", "zh/company/x.html"),),
        (("entity/x", "en/company/x.html"),),
    )
    assert (left.day.address, right.day.address) == (
        "zh/2026/02/10/index.html",
        "en/2026/02/10/index.html",
    )
    assert (left.summary, right.summary) == (("zh.",), ("en.",))


def test_a_story_has_level_link_and_place_of_its_own_on_each_side() -> None:
    chinese = edition(Lang.ZH, "2026-02-10", story("a", level=3, link="https://a.example/zh"))
    english = edition(Lang.EN, "2026-02-10", story("b"), story("a", level=4))
    assert view(chinese, english).parts[0].stories == (
        (None, ("b", 3, "", 0, False)),
        (("a", 3, "https://a.example/zh", 0, False), ("a", 4, "", 1, False)),
    )


def test_stories_that_may_be_the_same_or_not_stand_in_the_same_place_section_by_section() -> None:
    shown = view(written(Lang.ZH, "| 甲: a b c | 乙: d"), written(Lang.EN, "| One: x | Two: y z"))
    assert not shown.is_sure
    assert [part.headings for part in shown.parts] == [("甲", "One"), ("乙", "Two")]
    assert [
        [(left and left.anchor, right and right.anchor) for left, right in part.stories]
        for part in shown.parts
    ] == [[("a", "x"), ("b", None), ("c", None)], [("d", "y"), (None, "z")]]


def test_what_was_translated_before_the_original_changed_is_known_on_its_side() -> None:
    original = written(Lang.ZH, "a b")._replace(prints=("000001", "000002", "000003"))
    record = "zh 000009 000002 000008"
    shown = view(original, written(Lang.EN, "a b", translated_from=record))
    assert [side.is_stale for side in shown.sides] == [False, True]
    told = [each for part in shown.parts for pair in part.stories for each in pair if each]
    assert [each.is_stale for each in told] == [False, False, False, True]


def test_text_in_traditional_characters_says_so() -> None:
    shown = view(edition(Lang.ZH, "2026-02-10", traditional=True), edition(Lang.EN, "2026-02-10"))
    assert [side.tag for side in shown.sides] == ["zh-Hant", "en"]


def test_what_each_side_cites_is_kept_apart() -> None:
    cited = Reference(title="Tide tables")
    left, right = view(edition(Lang.ZH, "2026-02-10", sources=(cited,)), edition(Lang.EN, "2026-02-10")).sides
    assert (left.sources, right.sources) == ((cited,), ())


# In which order


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        ("a b c", "a b c", "a=a b=b c=c"),
        ("a b c", "c b a", "a=a b=b c=c"),
        ("a b", "a x y b z", "a=a =x =y b=b =z"),
        ("a b", "x b a", "=x a=a b=b"),
        ("a b c", "b", "a= b=b c="),
        ("a | 甲: b | 乙: c", "a | One: b | Two: c", "a=a [甲=One] b=b [乙=Two] c=c"),
        ("| 甲: a b | 乙: c", "| Two: c | One: b a", "[甲=One] a=a b=b [乙=Two] c=c"),
        ("| 甲: a b c", "| One: a b | Two: c", "[甲=One] a=a b=b [=Two] c=c"),
        ("| 甲: a b | 乙: c", "| One: a b c", "[甲=One] a=a b=b [乙=] c=c"),
        ("| 甲: a | 乙: b", "| One: a | More: x y | Two: b", "[甲=One] a=a [=More] =x =y [乙=Two] b=b"),
        ("| 甲: a | 乙: b", "| One: a | Two: x b", "[甲=One] a=a [乙=Two] =x b=b"),
        ("| 甲: a b", "a b", "[甲=] a=a b=b"),
        ("a b", "| One: a | Two: b", "[=One] a=a [=Two] b=b"),
        ("| 甲: a | 乙:", "| One: a | Two:", "[甲=One] a=a [=Two] [乙=]"),
    ],
)
def test_the_order_is_that_of_the_original(original: str, translation: str, expected: str) -> None:
    assert told(paired(original), paired(translation)) == expected


def test_sections_whose_stories_are_not_matched_stand_side_by_side() -> None:
    rows = told(paired("| 甲: a | 乙: b"), paired("| One: x | Two: y", is_sure=False))
    assert rows == "[甲=One] =x a= [乙=Two] =y b="


EDITION = st.lists(st.tuples(st.sampled_from(["", "h", "i"]), st.integers(0, 3)), min_size=1, max_size=4)


@given(EDITION, EDITION, st.randoms(use_true_random=False), st.booleans())
def test_every_heading_and_every_story_stands_there_once(
    theirs: list[tuple[str, int]], ours: list[tuple[str, int]], random: "object", is_sure: bool
) -> None:
    def made(sections: list[tuple[str, int]], anchors: list[str]) -> PairedEdition:
        linked = edition(Lang.ZH, "2026-02-10")._replace(sections=tuple(sections))
        return PairedEdition(edition=linked, anchors=tuple(anchors), is_sure=is_sure)

    names = [f"s{number}" for number in range(20)]
    random.shuffle(names)  # type: ignore[attr-defined]
    original = made(theirs, [f"s{number}" for number in range(sum(count for _, count in theirs))])
    translation = made(ours, names[: sum(count for _, count in ours)])
    rows = rows_of(original, translation)
    for each, numbers in (
        (original, [(row.is_heading, row.original) for row in rows if row.original >= 0]),
        (translation, [(row.is_heading, row.translation) for row in rows if row.translation >= 0]),
    ):
        headings = [number for number, (heading, _) in enumerate(each.edition.sections) if heading]
        assert sorted(number for is_heading, number in numbers if is_heading) == headings
        assert sorted(number for is_heading, number in numbers if not is_heading) == list(
            range(len(each.anchors))
        )
    stories = [row for row in rows if not row.is_heading]
    assert [row.original for row in stories if row.original >= 0] == list(range(len(original.anchors)))
    for row in stories:
        if row.original >= 0 and row.translation >= 0:
            assert original.anchors[row.original] == translation.anchors[row.translation]
