"""search.js beside the Python reader: the same cases, and the same answers from the same files."""

import base64
import json
import random
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from generator.search.answers import Question
from generator.search.fold import folded, joined, joined_with_places
from generator.search.reader import Reader
from generator.search.simplified import load_simplified
from generator.search.terms import Run, runs, terms_of_run
from tests.browser.search_archive import documents_and_register

CASES = Path(__file__).parents[1] / "cases" / "search"
SIMPLIFIED = load_simplified()

# What asks questions one after the other of a new reader, whose files come from `base`.
_ANSWERS = """async ([base, inflate, questions]) => {
    const reader = await wenzhaiIndex.Reader.open(wenzhaiIndex.loader(base, inflate, "1"));
    const answers = [];
    for (const question of JSON.parse(questions)) {
        const {candidates, ...answer} = await reader.answer(question);
        answer.facets = question.limit === 20 ? await reader.facets(candidates) : null;
        answers.push(answer);
    }
    return answers;
}"""
_NO_STREAMS = "delete globalThis.DecompressionStream"

HOSTILE = [
    "",
    "   ",
    "\u3000\t\n",
    '"',
    '""""',
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a+(b|c)*[d]{2}\\",
    "(?:)$^.*",
    "../../etc/passwd",
    "__proto__ constructor toString",
    "x" * 10_000,
    "开" * 10_000,
    "谷歌 " * 3_000,
    "\ud83d",
    "\udc00谷歌\ud800",
    "😀",
    "👨‍👩‍👧‍👦 谷歌",
    "\u0000",
    "%00%zz",
    "e: f: t:",
    "\ufeff\u200b",
    "'·,.",
    "\u0301\u0301",
    "1" * 60 + "亿",
]


@pytest.fixture(scope="module")
def engine(browser: Browser, searchable: Path) -> Iterator[Page]:
    """A page from a disk that has the script, and of the index nothing yet."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((searchable / "en" / "search.html").as_uri())
        yield page


@pytest.fixture(scope="module")
def reader(searchable: Path) -> Reader:
    return Reader(lambda name: (searchable / "search" / name).read_bytes())


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def questions() -> list[Question]:
    """What readers ask, and what stands in the texts; some of it with filters and in other orders."""
    rng = random.Random(7)
    texts = (CASES / "asked.txt").read_text(encoding="utf-8").splitlines()
    for document in rng.sample(documents_and_register()[0], 30):
        start = rng.randrange(len(document.text) - 12)
        texts.append(document.text[start : start + rng.randint(1, 12)].strip())
    made = [Question(text=text) for text in texts]
    made += [Question(text=text, lang="en", prefer="en", limit=20) for text in texts[::8]]
    made += [Question(text=text, by_date=True, offset=2, limit=5, period="2026") for text in texts[1::8]]
    made += [Question(text=text, facets=("t:chips",), period="2026-04") for text in texts[2::8]]
    made += [
        Question(text="", facets=("t:chips",)),
        Question(text=" ", period="2026-04", lang="en", limit=20),
    ]
    return made + [Question(text=text, offset=10, limit=10) for text in texts[3::8]]


def as_asked(question: Question) -> dict[str, object]:
    return {
        "text": question.text,
        "lang": question.lang,
        "prefer": question.prefer,
        "period": question.period,
        "facets": question.facets,
        "byDate": question.by_date,
        "offset": question.offset,
        "limit": question.limit,
    }


def as_answered(reader: Reader, question: Question) -> dict[str, Any]:
    """What Python answers, as JavaScript writes it; to some questions with facets."""
    found = reader.answer(question)
    hits = [
        {
            "digest": hit.digest,
            "story": hit.story,
            "date": hit.date,
            "address": hit.address,
            "title": hit.title,
            "way": hit.way,
            "isLiteral": hit.is_literal,
            "headline": hit.headline,
            "snippet": hit.snippet,
            "entities": hit.entities,
            "lang": hit.address[:2],
        }
        for hit in found.hits
    ]
    answer = {
        "total": found.total,
        "whole": found.whole,
        "hits": hits,
        "entities": found.entities,
        "days": found.days,
        "corrected": found.corrected,
        "langs": found.langs,
        "months": found.months,
        "facets": reader.facets(question) if question.limit == 20 else None,
    }
    made: dict[str, Any] = json.loads(json.dumps(answer))
    return made


def answers(page: Page, asked: list[Question]) -> list[dict[str, Any]]:
    inflate = page.locator("#find").get_attribute("data-inflate")
    # Half a pair cannot be sent to a browser, but written in JSON it can.
    found: list[dict[str, Any]] = page.evaluate(
        _ANSWERS, ["../search/", inflate, json.dumps([as_asked(each) for each in asked])]
    )
    return found


# The cases that both share


def test_a_text_is_folded_and_cut_into_terms(engine: Page) -> None:
    cases = lines("normalise.jsonl")
    found = engine.evaluate(
        """([texts, table]) => texts.map(text => {
            const {folded, joined, runs} = wenzhaiIndex;
            const plain = joined(folded(text, new Map(table)));
            return [plain, runs(plain).map(run => [run.text, run.isHan])];
        })""",
        [[case["given"] for case in cases], list(SIMPLIFIED.items())],
    )
    for case, (plain, of_text) in zip(cases, found, strict=True):
        terms = [term for run in of_text for term in terms_of_run(Run(*run))]
        assert (plain, terms) == (case["joined"], case["terms"]), case["case"]


def test_texts_that_nobody_writes_are_folded_alike(engine: Page) -> None:
    rng = random.Random(3)
    telling = "谷歌雲開源著　 \n\t.,'’·・0123456789aBsS-—…％㎏①ﬁée\u0301ßΣς𠀁😀ア゛\u3099가\u1161\u200b“/İ"
    texts = ["".join(rng.choices(telling, k=rng.randint(1, 24))) for _ in range(1_500)]
    found = engine.evaluate(
        """texts => texts.map(text => {
            const plain = wenzhaiIndex.joined(wenzhaiIndex.folded(text));
            return [plain, wenzhaiIndex.runs(plain).map(run => [run.text, run.isHan])];
        })""",
        texts,
    )
    for text, (plain, of_text) in zip(texts, found, strict=True):
        expected = joined(folded(text))
        assert plain == expected, text
        assert of_text == [[run.text, run.is_han] for run in runs(expected)], text


def test_both_know_where_what_is_folded_comes_from(engine: Page) -> None:
    rng = random.Random(9)
    telling = "谷歌雲開源著　 \n\t.,'’·・09aBsS-—…％，。《》：㎏①ﬁée\u0301ßΣς𠀁😀ア゛\u3099가\u1161\u200b“/İ~"
    texts = ["".join(rng.choices(telling, k=rng.randint(1, 40))) for _ in range(1_500)]
    # There places are those of units, of which some characters have two.
    found = engine.evaluate(
        """([texts, table]) => texts.map(text => {
            const {plain, places} = wenzhaiIndex.joinedWithPlaces(text, new Map(table));
            let unit = 0;
            return [plain, [...plain].map(each => {
                const before = text.slice(0, places[unit]);
                unit += each.length;
                return [...before].length;
            })];
        })""",
        [texts, list(SIMPLIFIED.items())],
    )
    for text, (plain, places) in zip(texts, found, strict=True):
        assert (plain, places) == joined_with_places(text, SIMPLIFIED), text


def test_amounts_days_and_edits_are_those_of_the_cases(engine: Page) -> None:
    amounts, days, edits = (lines(f"{name}.jsonl") for name in ("amounts", "days", "edits"))
    found = engine.evaluate(
        """([amounts, days, edits]) => {
            const {folded, joined, amountOf, dayOf, edits: editsOf} = wenzhaiIndex;
            const day = text => {
                const said = dayOf(joined(folded(text)));
                return said ? [said.year, said.month, said.day] : null;
            };
            return [
                amounts.map(each => amountOf(joined(folded(each.given)))),
                days.map(each => day(each.given)),
                edits.map(each => editsOf(each.one, each.other, each.most)),
            ];
        }""",
        [amounts, days, edits],
    )
    assert found == [
        [each["value"] for each in amounts],
        [each["day"] for each in days],
        [each["edits"] for each in edits],
    ]


# Answers


def test_both_readers_give_the_same_answers_over_both_ways(
    search_place: str, page: Page, reader: Reader
) -> None:
    page.goto(f"{search_place}zh/search.html")
    asked = questions()
    assert len({each.text for each in asked}) >= 100
    for question, answer in zip(asked, answers(page, asked), strict=True):
        assert answer == as_answered(reader, question), question


def test_what_is_in_most_documents_is_in_the_same_order_down_to_the_last(
    engine: Page, reader: Reader
) -> None:
    texts = ("的", "公司", "模型 公司", "a", "the", "the company", "co", "哪些公司的模型最好 zzzz")
    asked = [Question(text=text, limit=400) for text in texts]
    asked += [Question(text=text, limit=400, by_date=True, prefer="en") for text in texts]
    asked += [Question(text=text, limit=20, offset=20, facets=("t:chips",)) for text in texts]
    given = answers(engine, asked)
    assert max(len(answer["hits"]) for answer in given) > 100
    for question, answer in zip(asked, given, strict=True):
        assert answer == as_answered(reader, question), question


def test_hostile_queries_are_answered_as_any_other(engine: Page, reader: Reader) -> None:
    asked = [Question(text=text) for text in HOSTILE]
    for question, answer in zip(asked, answers(engine, asked), strict=True):
        assert answer == as_answered(reader, question), question.text[:40]


def test_every_text_that_has_a_piece_of_chinese_is_found_by_it(engine: Page) -> None:
    rng = random.Random(11)
    documents = [each for each in documents_and_register()[0] if each.lang == "zh"]
    texts = [joined(folded(f"{each.headline}\n{each.text}", SIMPLIFIED)) for each in documents]
    wanted: dict[str, set[tuple[str, str]]] = {}
    while len(wanted) < 100:
        run = max(runs(rng.choice(texts)), key=lambda run: len(run.text) if run.is_han else 0).text
        start = rng.randrange(len(run) - 2)
        piece = run[start : start + rng.randint(2, 6)]
        having = zip(documents, texts, strict=True)
        places = {(each.digest, each.story) for each, text in having if piece in text}
        if len(places) <= 30:
            wanted[piece] = places
    asked = [Question(text=piece, lang="zh", limit=60) for piece in wanted]
    for question, answer in zip(asked, answers(engine, asked), strict=True):
        found = {(hit["digest"], hit["story"]) for hit in answer["hits"]}
        assert wanted[question.text] <= found, question.text


# Browsers that cannot inflate


def test_a_browser_that_cannot_inflate_has_a_script_for_it_and_the_same_answers(
    searchable: Path, page: Page, reader: Reader
) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto((searchable / "zh" / "search.html").as_uri())
    page.evaluate(_NO_STREAMS)
    asked = questions()[:20]
    for question, answer in zip(asked, answers(page, asked), strict=True):
        assert answer == as_answered(reader, question), question
    assert sum("search-inflate" in each for each in loaded) == 1


def test_the_script_that_inflates_knows_every_kind_of_block(engine: Page, searchable: Path) -> None:
    rng = random.Random(5)
    plain = [
        b"",
        b"a",
        rng.randbytes(40_000),
        b"abc" * 9_000,
        bytes(rng.choices(range(8), k=3_000)),
        "谷歌投资".encode() * 40,
    ]
    packed = []
    for text in plain:
        for level, strategy in ((0, 0), (1, 0), (9, 0), (9, zlib.Z_FIXED), (6, zlib.Z_HUFFMAN_ONLY)):
            packer = zlib.compressobj(level, zlib.DEFLATED, -15, 8, strategy)
            packed.append(base64.b64encode(packer.compress(text) + packer.flush()).decode())
    engine.add_script_tag(url=next((searchable / "assets").glob("search-inflate.*.js")).as_uri())
    found = engine.evaluate(
        """packed => packed.map(each => {
            const data = wenzhaiInflate(Uint8Array.from(atob(each), one => one.charCodeAt(0)));
            return btoa(data.reduce((text, byte) => text + String.fromCharCode(byte), ""));
        })""",
        packed,
    )
    assert [base64.b64decode(each) for each in found] == [text for text in plain for _ in range(5)]
    with pytest.raises(Error, match="RangeError"):
        engine.evaluate("() => void wenzhaiInflate(Uint8Array.of(77))")
