"""The index has everything, in the same bytes every time, and in segments that stay as they are."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.search import Document
from generator.search.answers import Question
from generator.search.batches import DOCUMENT_BITS
from generator.search.characters import is_han
from generator.search.files import read_front_coded, read_pairs, read_postings
from generator.search.fold import folded, joined
from generator.search.front import front_coded_all
from generator.search.index import VERSION
from generator.search.layout import pair_of
from generator.search.merge import ranges_of
from generator.search.pack import deflated, script, sections_of
from generator.search.postings import lists_of
from generator.search.reader import Reader
from generator.search.segments import batches_of, segments_of
from generator.search.shards import pair_steps, shard_size
from generator.search.varints import read_varints, varint, varints
from generator.write.workers import map_in_workers
from tests.search_sample import case_archive, document, entity, files_of, index, loader, reader

# A few characters only, so that pairs of them come again and again in other places.
han = st.text("潮汐港口灯塔海缆", min_size=1, max_size=12)
chinese = st.lists(st.one_of(han, st.sampled_from([" ", "，", "。\n", "AI", "3.5"])), max_size=12).map(
    "".join
)


@settings(max_examples=60, deadline=None)
@given(st.lists(chinese, min_size=1, max_size=30), st.data())
def test_every_piece_of_a_chinese_text_is_found(texts: list[str], data: st.DataObject) -> None:
    plain = [joined(folded(text)) for text in texts]
    runs = [run for text in plain for run in re.findall("[^\\W\\da-z_]+", text) if is_han(run[0])]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1))
    piece = run[start : data.draw(st.integers(start + 1, len(run)))]
    asking = reader([document(text, story=str(number)) for number, text in enumerate(texts)])
    found = asking.answer(Question(text=piece, limit=100))
    expected = {str(number) for number, text in enumerate(plain) if piece in text}
    stories = [hit.story for hit in found.hits]
    assert found.whole == found.total
    assert expected <= set(stories)
    assert set(stories[: len(expected)]) == expected
    assert all(hit.is_literal == (hit.story in expected) for hit in found.hits)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("train trained training box boxes open opened 3.5 gpt".split()), min_size=1))
def test_every_word_of_a_text_is_found_as_it_is_written(words: list[str]) -> None:
    documents = [document(word, story=str(number), lang="en") for number, word in enumerate(words)]
    asking = reader(documents)
    for word in set(words):
        found = asking.answer(Question(text=f"{word} ", limit=100))
        literal = {hit.story for hit in found.hits if hit.is_literal}
        assert literal == {str(number) for number, each in enumerate(words) if each == word}


def test_a_character_that_is_everywhere_has_a_term_of_its_own() -> None:
    documents = [document(f"潮{chr(0x4E00 + number)}", story=str(number)) for number in range(3_000)]
    documents += [document("别的事", story="other")]
    loaded: list[str] = []
    load = loader(documents)

    def noted(name: str) -> bytes:
        loaded.append(name.rpartition("/")[2])
        return load(name)

    assert Reader(noted).answer(Question(text="潮")).total == 3_000
    assert loaded.count("p0.js") == 1


def test_each_of_many_documents_is_shown_with_its_own_record() -> None:
    # More than one batch, in which records begin anew, of both languages.
    documents = [
        document(
            f"{chr(0x4E00 + number)}潮" if lang == "zh" else f"tide{number}", lang=lang, story=str(number)
        )
        for lang in ("zh", "en")
        for number in range(301)
    ]
    asking = reader(documents)
    for number in (0, 1, 2, 127, 128, 129, 255, 256, 299, 300):
        for query, lang in ((f"{chr(0x4E00 + number)}潮", "zh"), (f"tide{number} ", "en")):
            (hit,) = asking.answer(Question(text=query, lang=lang)).hits
            assert (hit.story, hit.address[:2]) == (str(number), lang)


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**64 - 1), max_size=60), st.integers(1, 10))
def test_keys_that_belong_together_stay_in_one_range(keys: list[int], size: int) -> None:
    ordered = np.array(sorted(keys), np.uint64)
    ranges = ranges_of(ordered, 60, size)
    assert [number for start, end in ranges for number in range(start, end)] == list(range(len(keys)))
    groups = [{int(key) >> 60 for key in ordered[start:end]} for start, end in ranges]
    assert sum(map(len, groups)) == len(set().union(*groups))


# Bytes


def with_one_more(documents: Sequence[Document]) -> list[Document]:
    return [document("新的一天，新的潮汐。", digest="new", date="2026-04-25"), *documents]


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_index_is_the_same_in_any_number_of_processes(jobs: int) -> None:
    documents, entities = case_archive()
    documents = [
        each._replace(digest=f"{each.digest}-{number}", text=f"{each.text}{number}")
        for number in range(40)
        for each in documents
    ]

    def in_workers(function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        return map_in_workers(function, items, jobs, fewest=1)

    assert files_of(index(documents, entities, in_workers)) == files_of(index(documents, entities))


def test_the_order_of_the_documents_of_other_days_does_not_matter() -> None:
    documents, entities = case_archive()
    by_date = sorted(documents, key=lambda each: each.date)
    assert files_of(index(by_date, entities)) == files_of(index(documents, entities))


def test_a_new_digest_changes_the_segment_of_its_month_alone() -> None:
    documents, entities = case_archive()
    before = {each.name: each for each in index(documents, entities)}
    after = {each.name: each for each in index(with_one_more(documents), entities)}
    assert list(before) == list(after) == ["2026-04", "2026", "earlier"]
    assert before["2026-04"].folder != after["2026-04"].folder
    assert before["2026"] == after["2026"]
    assert before["earlier"] == after["earlier"]


def test_segments_are_the_newest_month_the_rest_of_its_year_and_what_is_earlier() -> None:
    days = ["2025-12-31", "2026-03-01", "2026-04-01", "2024", "2026-04", "2026-04-30"]
    segments = segments_of([document("", date=day) for day in days])
    assert [(each.name, [item.date for item in each.items]) for each in segments] == [
        ("2026-04", ["2026-04-30", "2026-04-01", "2026-04"]),
        ("2026", ["2026-03-01"]),
        ("earlier", ["2025-12-31", "2024"]),
    ]


def test_documents_are_numbered_by_language_and_then_by_date() -> None:
    rows = [("en", "2026-04-02"), ("zh", "2026-04-01"), ("en", "2026-04-03"), ("zh", "2026-04-09")]
    (segment,) = segments_of([document("", lang=lang, date=date) for lang, date in rows])
    assert [(each.lang, each.date[-1]) for each in segment.items] == [
        ("zh", "9"),
        ("zh", "1"),
        ("en", "3"),
        ("en", "2"),
    ]
    assert [len(batch) for batch in batches_of(segment.items, 1)] == [1, 1, 1, 1]
    assert [len(batch) for batch in batches_of(segment.items, 9)] == [2, 2]


def test_names_of_files_are_plain_and_every_file_is_a_script_that_says_its_name() -> None:
    for name, data in files_of(index(*case_archive())).items():
        assert re.fullmatch(r"([a-z0-9-]+/)?[a-z0-9-]+\.js", name)
        said = re.match(rb'wenzhaiSearch\("([^"]+)"', data)
        assert said
        assert (
            said[1].decode().rpartition("/")[2] == re.sub(r"-[0-9a-f]{12}|\.js", "", name).rpartition("/")[2]
        )
        assert data.isascii()
        sections_of(data)


def test_the_root_says_which_months_and_days_there_are() -> None:
    root = json.loads(sections_of(files_of(index(*case_archive()))["root.js"])[0])
    assert root["version"] == VERSION
    assert root["segments"][0]["documents"] == [4, 4]
    assert root["segments"][0]["months"] == [["2026-04", 4, 4, 1 << 24 | 1 << 3, 1 << 24 | 1 << 3]]
    assert root["segments"][2]["months"][-1] == ["2024-03", 0, 1, 0, 1]


def test_an_archive_without_documents_has_a_root() -> None:
    assert reader([]).answer(Question(text="潮汐")).total == 0


def test_documents_without_any_text_are_no_trouble() -> None:
    asking = reader([document(""), document("", lang="en")], [entity("google", "谷歌", "Google")])
    assert asking.answer(Question(text="潮汐")).total == 0


def test_half_of_a_pair_in_a_text_is_shown_as_a_question_mark() -> None:
    asking = reader([document("潮汐\ud800站")])
    assert asking.answer(Question(text="潮汐")).hits[0].snippet == ("", "潮汐", "?站")


# Encodings


@settings(deadline=None)
@given(st.lists(st.integers(0, (1 << 40) - 1)))
def test_numbers_survive_as_bytes(values: list[int]) -> None:
    data, sizes = varints(np.array(values, np.uint64))
    assert data.tobytes() == b"".join(map(varint, values))
    assert sizes.tolist() == [len(varint(value)) for value in values]
    assert read_varints(data.tobytes()) == values


@settings(deadline=None)
@given(st.sets(st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable())))
def test_sorted_words_survive_as_bytes(words: set[str]) -> None:
    assert read_front_coded(front_coded_all(sorted(words))) == sorted(words)


@settings(deadline=None)
@given(st.sets(st.text("一丁𠀀가ア龍", min_size=1, max_size=2)))
def test_sorted_pairs_survive_as_bytes(pairs: set[str]) -> None:
    assert read_pairs(pair_steps(sorted(pairs))) == sorted(pairs)
    assert sorted(pairs) == sorted(pairs, key=pair_of)


@settings(deadline=None)
@given(st.sets(st.tuples(st.integers(0, 3), st.integers(0, 9_000), st.just(2)), min_size=1))
def test_postings_survive_as_bytes(postings: set[tuple[int, int, int]]) -> None:
    ordered = sorted(postings)
    keys = [term << DOCUMENT_BITS | number << 2 | level for term, number, level in ordered]
    lists = lists_of(np.array(keys, np.uint64))
    place = 0
    for term, size, count in zip(
        lists.terms.tolist(), lists.sizes.tolist(), lists.counts.tolist(), strict=True
    ):
        found = read_postings(lists.data[place : place + size])
        assert found == {number: level for each, number, level in ordered if each == term}
        assert count == len(found)
        place += size
    assert place == len(lists.data)


@settings(deadline=None)
@given(st.lists(st.binary(max_size=300), min_size=1))
def test_sections_survive_in_a_script(sections: list[bytes]) -> None:
    assert sections_of(script("2026/w1", deflated(*sections))) == sections


def test_shards_grow_with_the_root_of_the_index() -> None:
    sizes = [shard_size(postings) for postings in (0, 10_000, 1_000_000, 10_000_000, 10**9)]
    assert sizes == sorted(sizes)
    assert sizes[0] == sizes[1] == 2_048
    assert sizes[-1] == 8_192
