"""What an edition shows of a story's thread and of related stories."""

from generator.config import Config
from generator.model.archive import Archive
from generator.model.language import Lang
from generator.model.relation import Relation, StoryKey
from generator.model.views import EditionView, StoryItem, StoryLink
from generator.plan.inputs import edition_inputs
from generator.plan.pages import view_of
from tests.values import BOTH, archive_of, edition, page_at, story

CONFIG = Config()


def day(number: int) -> str:
    return f"2026-03-{number:02}"


def key(number: int) -> StoryKey:
    """The story of the digest of that day."""
    return StoryKey(f"{day(number)}-one", f"s{number}")


def goes_on(number: int, before: int | None, *related: int) -> tuple[str, tuple[Relation, ...]]:
    """The relations of a digest: its story goes on with one and is related to others, the closest first."""
    relation = Relation(
        anchor=f"s{number}", before=key(before) if before else None, related=tuple(map(key, related))
    )
    return key(number).digest, (relation,)


def archive_with(*related: tuple[str, tuple[Relation, ...]], languages: tuple[Lang, ...] = BOTH) -> Archive:
    """An archive of ten days with one story each."""
    editions = [
        edition(lang, day(number), story(f"{lang} {number}", anchor=f"s{number}"))
        for number in range(1, 11)
        for lang in languages
    ]
    return archive_of(editions, related=dict(related))


def item(archive: Archive, number: int, lang: Lang = Lang.ZH) -> StoryItem:
    view = view_of(archive, CONFIG, page_at(f"{lang}/2026/03/{number:02}/one.html", archive, CONFIG))
    assert isinstance(view, EditionView)
    return view.sections[0].stories[0]


def days(links: tuple[StoryLink, ...]) -> list[int]:
    """The days of the stories; that of the story itself, which has no address, is negative."""
    return [int(link.date[8:]) * (1 if link.address else -1) for link in links]


def test_a_story_without_relations_shows_none() -> None:
    shown = item(archive_with(goes_on(3, 2)), 1)
    assert (shown.thread, shown.related) == ((), ())


def test_a_thread_shows_three_stories_on_either_side_in_order_of_time() -> None:
    archive = archive_with(*(goes_on(number, number - 1) for number in range(2, 11)))
    assert days(item(archive, 5).thread) == [2, 3, 4, -5, 6, 7, 8]
    assert days(item(archive, 1).thread) == [-1, 2, 3, 4]
    assert days(item(archive, 10).thread) == [7, 8, 9, -10]


def test_stories_that_go_on_with_the_same_one_are_all_part_of_its_thread() -> None:
    archive = archive_with(goes_on(4, 2), goes_on(3, 2), goes_on(6, 3), goes_on(5, 4))
    assert days(item(archive, 2).thread) == [-2, 3, 4, 5]
    assert days(item(archive, 3).thread) == [2, -3, 6]


def test_related_stories_are_not_those_of_the_thread_and_come_newest_first() -> None:
    archive = archive_with(goes_on(5, 4), goes_on(9, 5, 2, 4, 7))
    shown = item(archive, 9)
    assert days(shown.thread) == [4, 5, -9]
    assert days(shown.related) == [7, 2]


def test_at_most_five_earlier_stories_are_shown_the_closest_of_them() -> None:
    archive = archive_with(goes_on(5, 4), goes_on(9, 5, 6, 1, 8, 2))
    assert days(item(archive, 9).related) == [8, 6, 1]
    alone = archive_with(goes_on(10, None, 9, 2, 7, 3, 5, 4))
    assert days(item(alone, 10).related) == [9, 7, 5, 3, 2]


def test_a_story_is_shown_in_the_language_of_the_page_or_else_in_the_other() -> None:
    editions = [
        edition(Lang.ZH, day(1), story("火", anchor="s1")),
        edition(Lang.ZH, day(2), story("烟", anchor="s2")),
        edition(Lang.EN, day(2), story("Smoke", anchor="s2")),
        edition(Lang.ZH, day(3), story("雾", anchor="s3"), story("雨", anchor="rain")),
        edition(Lang.EN, day(3), story("Rain", anchor="rain")),
        edition(Lang.EN, day(4), story("Wind", anchor="s4")),
    ]
    archive = archive_of(editions, related=dict([goes_on(4, 3, 2, 1)]))
    shown = item(archive, 4, Lang.EN)
    assert shown.thread[0] == (Lang.ZH, day(3), "zh/2026/03/03/one.html#s3", "雾")
    assert shown.related == (
        (Lang.EN, day(2), "en/2026/03/02/one.html#s2", "Smoke"),
        (Lang.ZH, day(1), "zh/2026/03/01/one.html#s1", "火"),
    )


def test_a_story_that_is_continued_changes_the_inputs_of_its_own_page() -> None:
    def inputs(archive: Archive, number: int) -> object:
        return edition_inputs(archive, page_at(f"zh/2026/03/{number:02}/one.html", archive, CONFIG))

    before = archive_with(goes_on(4, 1))
    after = archive_with(goes_on(4, 1), goes_on(9, 4))
    changed = [number for number in range(1, 11) if inputs(before, number) != inputs(after, number)]
    assert changed == [1, 4, 9]
