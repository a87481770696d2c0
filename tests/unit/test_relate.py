"""The relations of a whole archive: found in shares, kept by month."""

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from generator.link.pairs import pair
from generator.model.digest import Digest
from generator.model.entity import Register
from generator.model.language import Lang
from generator.model.relation import Relation
from generator.relate import relate
from generator.write.cache import Cache, RelationRow, open_cache
from tests.values import edition, entity, story

REGISTER = Register(entities=tuple(entity(f"e{number:02}") for number in range(60)), digest="")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with open_cache(tmp_path) as cache:
        yield cache


def digest(date: str, *clues: str, slug: str = "one") -> Digest:
    """A digest whose stories have these clues: names, words and marks, with spaces between them."""
    lines = []
    for line in clues:
        said = line.split()
        kinds = [
            [each for each in said if each[0] == "e" and each[1:].isdigit()],
            [each for each in said if each[0] in "123@#"],
            [each for each in said if each[0] == "w"],
        ]
        names, marks, words = map(" ".join, kinds)
        lines.append("\t".join((names, "", "", marks, words, "")))
    told = [story(f"{date} {number}", anchor=f"s{number}") for number in range(len(clues))]
    text = "\n".join(lines)
    made = edition(Lang.ZH, date, *told, slug=slug, clues=text)
    ((only,), _) = pair([made._replace(facts=f"{date} {slug} {text}")], Lang.ZH)
    return only


def some_digests(count: int, seed: int = 1) -> list[Digest]:
    """Digests of three years, four on each of their days."""
    chance = Random(seed)
    months = [f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)]
    days = [f"{month}-{day}" for month in months for day in ("03", "09", "20", "27")]

    def clues() -> str:
        names = f"e{chance.randrange(60):02} e{chance.randrange(60):02}"
        return f"{names} w{chance.randrange(90)} 3{chance.randrange(40)}USD"

    return [
        digest(days[number // 4 % len(days)], clues(), clues(), clues(), slug=f"d{number}")
        for number in range(count)
    ]


def found(digests: Iterable[Digest], cache: Cache, jobs: int = 1) -> dict[str, tuple[Relation, ...]]:
    return relate(digests, REGISTER, "code", cache, jobs)


def afresh(digests: Iterable[Digest], folder: Path, jobs: int = 1) -> dict[str, tuple[Relation, ...]]:
    folder.mkdir()
    with open_cache(folder) as cache:
        return found(digests, cache, jobs)


def test_shares_found_by_several_processes_are_what_one_process_finds(tmp_path: Path) -> None:
    digests = some_digests(560)
    alone = afresh(digests, tmp_path / "one")
    assert sum(map(len, alone.values())) > 100
    assert afresh(digests, tmp_path / "two", jobs=2) == alone
    assert afresh(digests[::-1], tmp_path / "three", jobs=3) == alone


def test_a_story_is_related_to_those_of_its_month_and_the_eleven_before(cache: Cache) -> None:
    clues = "e01 e02 w1 3123USD"
    relations = found(
        [digest("2025-04-30", clues), digest("2025-05-01", clues), digest("2026-04-30", clues)], cache
    )
    (last,) = relations["2026-04-30-one"]
    assert [key.digest for key in (last.before, *last.related) if key] == ["2025-05-01-one"]


def test_of_digests_of_one_day_the_later_is_the_one_that_the_archive_shows_as_newer(cache: Cache) -> None:
    clues = "e01 e02 w1 3123USD"
    relations = found([digest("2026-04-03", clues, slug=slug) for slug in ("evening", "noon")], cache)
    assert list(relations) == ["2026-04-03-evening"]


@pytest.mark.parametrize("change", ["facts", "new", "gone", "register"])
def test_after_a_change_all_is_as_if_found_afresh(cache: Cache, tmp_path: Path, change: str) -> None:
    digests = some_digests(120)
    before = found(digests, cache)
    register = REGISTER
    if change == "facts":
        digests[40] = digest(digests[40].date, "e01 e02 w1 3123USD", "e03", slug="d40")
    elif change == "new":
        digests += [digest(f"2025-01-0{day}", "e01 e02 w1 3123USD", slug="new") for day in (5, 6)]
    elif change == "gone":
        del digests[30:34]
    else:
        owned = [replace(each, owner="e00") if each.id > "e20" else each for each in REGISTER.entities]
        register = Register(entities=tuple(owned), digest="")
    after = relate(digests, register, "code", cache, 1)
    (tmp_path / "fresh").mkdir()
    with open_cache(tmp_path / "fresh") as fresh:
        assert after == relate(digests, register, "code", fresh, 1)
        assert list(cache.relations()) == list(fresh.relations())
    assert after != before


def marked(cache: Cache) -> None:
    """Put something else in the place of all that is kept, under the same inputs."""
    rows = [RelationRow(row.month, row.inputs, pickle.dumps({row.month: ()})) for row in cache.relations()]
    cache.keep_relations(rows, ())


def kept(digests: Iterable[Digest], cache: Cache) -> list[str]:
    """The months that are taken from the cache."""
    return sorted(key for key in found(digests, cache) if len(key) == len("2026-04"))


def test_months_that_are_not_within_reach_of_a_change_are_kept(cache: Cache) -> None:
    digests = some_digests(576)
    found(digests, cache)
    marked(cache)
    months = sorted({each.date[:7] for each in digests})
    assert kept(digests, cache) == months
    place = next(place for place, each in enumerate(digests) if each.date[:7] == "2025-03")
    digests[place] = digest(digests[place].date, "e01", "e02", "e03", slug="changed")
    assert kept(digests, cache) == [month for month in months if not "2025-03" <= month <= "2026-02"]


def test_new_prose_finds_nothing_anew(cache: Cache) -> None:
    digests = some_digests(60)
    found(digests, cache)
    marked(cache)
    (paired,) = digests[0].editions
    digests[0] = digests[0]._replace(
        editions=(paired._replace(edition=paired.edition._replace(digest="new", body="new")),)
    )
    assert kept(digests, cache) == sorted({each.date[:7] for each in digests})


def test_an_archive_without_digests_has_no_relations(cache: Cache) -> None:
    assert found([], cache) == {}
