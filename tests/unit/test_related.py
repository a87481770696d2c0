"""Which earlier stories are on the same thing, found in small archives written for it.

A judged archive says of each story which others it goes on with (`thread`), and which pairs a reader would
follow as well (`akin`); what it does not name is other news of the same companies.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.config import load_config
from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.link.pairs import pair
from generator.model.digest import Digest
from generator.model.language import Lang
from generator.model.relation import Relation
from generator.plan.related import related
from generator.read.edition import read_edition
from generator.read.entities import read_register
from generator.read.scan import scan
from tests.archive import Archive

CASES = Path(__file__).parents[1] / "cases" / "related"
REGISTER = """\
-- content/entities/all.toml --
[haiwang]
kind = "company"
name = { zh = "海望", en = "Haiwang" }

[lanting]
kind = "company"
name = { zh = "兰汀", en = "Lanting" }

[qingzhou]
kind = "product"
owner = "lanting"
name = { zh = "青舟", en = "Qingzhou" }
"""

# What the stories go on with, or an empty text, and to which others they are related.
Found = dict[str, tuple[str, set[str]]]
Find = Callable[..., Found]


class Told(NamedTuple):
    """A story, alone in its digest."""

    date: str
    anchor: str
    headline: str
    text: str


def linked(root: Path) -> tuple[tuple[Digest, ...], dict[str, str | None]]:
    """The digests of the archive at `root` in order of time, and the owner of each entity."""
    config = load_config(root)
    register, problems = read_register(root)
    assert problems == ()
    names = index_names(register)
    editions = []
    for source in scan(root)[0]:
        edition, _ = read_edition((root / source.path).read_bytes(), source.path, config)
        assert edition is not None
        editions.append(link_edition(edition, names, "")[0])
    digests, _ = pair(editions, config.languages[0])
    ordered = tuple(sorted(digests, key=lambda each: each.date))
    return ordered, {entity.id: entity.owner for entity in register.entities}


def relations(
    digests: Sequence[Digest], owners: dict[str, str | None], starts: Sequence[int] | None = None
) -> list[tuple[Relation, ...]]:
    """What the stories of each digest are related to."""
    return list(related(digests, starts or [0] * len(digests), range(len(digests)), owners))


@pytest.fixture
def found(tmp_path: Path) -> Find:
    """Finds what stories are related to, by their anchors."""

    def find(*stories: Told) -> Found:
        archive = Archive(tmp_path)
        archive.write(REGISTER)
        for date, anchor, headline, text in stories:
            source = f"---\ntitle: 摘要\n---\n\n### {headline} {{#{anchor}}}\n\n{text}\n"
            archive.put(f"content/{date[:4]}/{date}-{anchor}.zh.md", source.encode())
        return {
            each.anchor: (each.before.anchor if each.before else "", {other.anchor for other in each.related})
            for digest in relations(*linked(tmp_path))
            for each in digest
        }

    return find


FIRE = Told("2026-03-02", "fire", "海望的船厂起火", "3 月 1 日，海望的船厂起火，损失 2.34 亿元。")


def test_a_story_goes_on_with_the_one_before_on_the_same_matter(found: Find) -> None:
    cause = Told("2026-03-09", "cause", "海望船厂起火的原因查明", "海望说，3 月 1 日的火起于电路。")
    assert found(FIRE, cause) == {"cause": ("fire", set())}


def test_two_stories_that_share_only_a_name_are_not_related(found: Find) -> None:
    office = Told("2026-03-03", "office", "海望设立新办公室", "海望在南岸租下两层楼。")
    assert found(FIRE, office) == {}


def test_a_product_and_its_owner_are_one_thing_in_common_and_not_two(found: Find) -> None:
    trial = Told("2026-03-02", "trial", "兰汀的青舟试航", "青舟在河上走了三个小时。兰汀很满意。")
    paint = Told("2026-03-04", "paint", "兰汀给青舟换了颜色", "青舟现在是绿的，兰汀的人说好看。")
    assert found(trial, paint) == {}


def test_equal_amounts_of_different_companies_say_nothing(found: Find) -> None:
    one = Told("2026-03-02", "one", "海望融资", "海望融资 35.7 亿元。")
    two = Told("2026-03-04", "two", "兰汀融资", "兰汀融资 35.7 亿元。")
    assert found(one, two) == {}


@pytest.mark.parametrize(("amount", "goes_on"), [("30 亿元", False), ("34.7 亿元", True)])
def test_an_amount_of_many_digits_says_more_than_a_round_one(found: Find, amount: str, goes_on: bool) -> None:
    one = Told("2026-03-02", "one", "海望订购渡轮", f"海望为此付出{amount}。")
    two = Told("2026-03-20", "two", "海望的账目", f"海望已经付清{amount}。")
    assert (found(one, two)["two"][0] == "one") is goes_on


def test_a_source_that_both_cite_counts_and_the_site_that_it_is_on_does_not(
    found: Find,
) -> None:
    def cited(date: str, anchor: str, headline: str, link: str) -> Told:
        return Told(date, anchor, headline, f"海望没有说更多。\n\n**来源：** [晨报]({link})")

    page = "https://news.example/2026/ferry?id=7"
    one = cited("2026-03-02", "one", "海望与渡轮", page)
    assert found(one, cited("2026-03-09", "two", "海望的回答", f"{page}#end")) == {"two": ("one", set())}
    site = "https://news.example/"
    one = cited("2026-03-02", "one", "海望与渡轮", site)
    assert found(one, cited("2026-03-09", "two", "海望的回答", site)) == {}


def test_a_link_to_a_story_relates_to_it_whatever_else_they_share(found: Find) -> None:
    fog = Told("2026-03-09", "fog", "雾季开始", "港口关了灯，见[旧闻](2026-03-02-fire.zh.md#fire)。")
    assert found(FIRE, fog) == {"fog": ("", {"fire"})}


def test_a_link_to_a_digest_is_one_to_its_closest_story(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write(
        REGISTER
        + """\
-- content/2026-03-02-port.zh.md --
### 河水上涨 {#river}

水位高了两尺。

### 海望修码头 {#quay}

海望修好了码头。

### 灯塔换灯 {#lamp}

新灯更亮。
-- content/2026-03-09-later.zh.md --
### 夜班船开了 {#night}

海望的船停在[新修的码头](2026-03-02-port.zh.md)。
"""
    )
    (relation,) = relations(*linked(tmp_path))[1]
    assert [each.anchor for each in relation.related] == ["quay"]


def test_stories_of_one_digest_are_not_related_to_each_other(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write(
        REGISTER
        + """\
-- content/2026-03-02-port.zh.md --
### 海望的船厂起火 {#one}

海望损失 2.34 亿元。

### 海望船厂的火灭了 {#two}

海望损失 2.34 亿元。
"""
    )
    assert relations(*linked(tmp_path)) == [()]


class Judged(NamedTuple):
    """An archive with what its `judged.txt` says of it.

    Attributes:
        threads: the number of its thread, by anchor.
        followers: those that go on with another story.
        akin: pairs.
    """

    digests: tuple[Digest, ...]
    owners: dict[str, str | None]
    threads: dict[str, int]
    followers: set[str]
    akin: set[frozenset[str]]

    def in_language(self, lang: Lang) -> "Judged":
        """The same archive without the other language."""
        cut = [
            digest._replace(
                editions=tuple(each for each in digest.editions if each.edition.header.lang is lang)
            )
            for digest in self.digests
        ]
        digests = tuple(digest for digest in cut if digest.editions)
        told = {anchor for digest in digests for paired in digest.editions for anchor in paired.anchors}
        return self._replace(digests=digests, followers=self.followers & told)

    def is_thread(self, one: str, other: str) -> bool:
        return self.threads.get(one, -1) == self.threads.get(other, -2)


def judged(name: str, root: Path) -> Judged:
    archive = Archive(root)
    archive.write((CASES / f"{name}.txt").read_text(encoding="utf-8"))
    lines = [line.split() for line in (root / "judged.txt").read_text(encoding="utf-8").splitlines()]
    threads = [stories for kind, *stories in lines if kind == "thread"]
    digests, owners = linked(root)
    return Judged(
        digests=digests,
        owners=owners,
        threads={story: number for number, stories in enumerate(threads) for story in stories},
        followers={story for _, *stories in threads for story in stories},
        akin={frozenset(stories) for kind, *stories in lines if kind == "akin"},
    )


@pytest.fixture(scope="module")
def northbank(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged("northbank", tmp_path_factory.mktemp("northbank"))


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged("harbour", tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="module")
def archives(northbank: Judged, harbour: Judged) -> list[Judged]:
    """The judged archives, that in two languages also in each of them alone."""
    return [northbank, harbour, *(northbank.in_language(lang) for lang in Lang)]


def test_threads_are_found_and_other_news_of_the_same_companies_is_not_taken_for_them(
    archives: list[Judged],
) -> None:
    right = wrong = wanted = 0
    for archive in archives:
        for digest in relations(archive.digests, archive.owners):
            for each in digest:
                if each.before and archive.is_thread(each.anchor, each.before.anchor):
                    right += 1
                elif each.before:
                    wrong += 1
        wanted += len(archive.followers)
    assert right / (right + wrong) >= 0.95
    assert right / wanted >= 0.8


def test_what_is_listed_as_related_is_worth_following(archives: list[Judged]) -> None:
    good = bad = 0
    for archive in archives:
        for digest in relations(archive.digests, archive.owners):
            for each in digest:
                for other in (each.before, *each.related):
                    if other is None:
                        continue
                    pair_ = frozenset((each.anchor, other.anchor))
                    if archive.is_thread(each.anchor, other.anchor) or pair_ in archive.akin:
                        good += 1
                    else:
                        bad += 1
    assert good / (good + bad) >= 0.9
    assert good > 60


def test_a_later_digest_changes_nothing_that_was_found_before(northbank: Judged) -> None:
    whole = relations(northbank.digests, northbank.owners)
    assert sum(map(len, whole)) > 10
    for count in range(1, len(whole)):
        assert relations(northbank.digests[:count], northbank.owners) == whole[:count]


@pytest.mark.parametrize("months", [1, 4, 7])
def test_what_is_found_depends_on_the_digests_in_reach_only(northbank: Judged, months: int) -> None:
    digests, owners = northbank.digests, northbank.owners
    starts = [max(0, number - months) for number in range(len(digests))]
    swept = relations(digests, owners, starts)
    alone = [
        next(
            related(
                digests[start : number + 1],
                [0] * (number - start + 1),
                range(number - start, number - start + 1),
                owners,
            )
        )
        for number, start in enumerate(starts)
    ]
    assert swept == alone
    assert swept != relations(digests, owners)
