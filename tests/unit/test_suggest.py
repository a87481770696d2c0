"""Names that the register lacks, in made sentences: what is suggested, what is not, that it can be pasted."""

import html
import random
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.commands.print_entities import toml
from generator.commands.suggestions import EditionText, suggest_from
from generator.config import load_config
from generator.link.names import Names, index_names
from generator.link.prose import prose_of
from generator.model.entity import Register
from generator.model.language import Lang
from generator.model.suggestion import Sign, Suggestion
from generator.read.edition import read_edition
from generator.read.entities import read_register
from generator.read.scan import scan
from generator.suggest.transliteration import likeness
from tests.case_files import Case, each_case

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "suggest"
NOBODY = Register(entities=(), digest="")


def known() -> Register:
    register, problems = read_register(CASES)
    assert problems == ()
    return register


KNOWN = known()


def texts_in(lines: str) -> list[EditionText]:
    """An edition of one story for each line; `zh=a` and `en=a` begin the two editions of a digest.

    A line of `names` is the list in the header of the next one.
    """
    texts: list[EditionText] = []
    listed: tuple[str, ...] = ()
    for number, line in enumerate(lines.splitlines()):
        mark, _, text = line.partition(" ")
        lang, _, key = mark.partition("=")
        if lang == "names":
            listed = tuple(text.split(", "))
            continue
        story = ("story", "", f"<p>{html.escape(text, quote=False)}</p>")
        texts.append(EditionText(key or str(number), Lang(lang), f"{key}.{lang}.md", listed, (story,)))
        listed = ()
    return texts


def suggestions_in(texts: Sequence[EditionText], register: Register = KNOWN) -> list[Suggestion]:
    return suggest_from(texts.__getitem__, len(texts), register)


def in_short(suggestion: Suggestion) -> str:
    """`company Zhipu AI, 智谱`: names after the first are aliases, a doubtful kind has a question mark."""
    kind = f"{suggestion.entity.kind}{'' if suggestion.is_kind_sure else '?'}"
    names = suggestion.entity.names
    writings = dict.fromkeys((names.en, names.zh, *(each.text for each in suggestion.entity.writings)))
    return f"{kind} {', '.join(writings)}"


@each_case("suggest")
def test_names_are_suggested_as_a_reader_would_note_them(case: Case) -> None:
    suggested = suggestions_in(texts_in(case.given))
    assert [in_short(each) for each in suggested] == case.expected.splitlines()


# What is never suggested


@pytest.mark.parametrize("name", [each.text for entity in KNOWN.entities for each in entity.writings])
@pytest.mark.parametrize("lang", Lang)
def test_a_name_of_the_register_is_never_suggested(name: str, lang: Lang) -> None:
    lines = (
        f"{name}",
        f"x {name} y",
        f"名为“{name}”的模型",
        f"{name}公司发布了{name}。",
        f"{name}（{name}）",
    )
    assert suggestions_in(texts_in("\n".join(f"{lang} {line}" for line in lines))) == []


def test_a_name_of_the_register_is_not_suggested_where_its_conditions_do_not_hold() -> None:
    """苹果派 is not Apple; but who writes Apple pie means no company that the register lacks either."""
    assert suggestions_in(texts_in("en The cook made Apple pie.\nzh 厨师的 Apple pie 很甜。")) == []


def test_code_is_no_evidence() -> None:
    story = (
        "story",
        "",
        "<p>用 <code>Lumenforge.run()</code> 和</p>\n<pre><code>import Tidewater\n</code></pre>",
    )
    assert suggestions_in([EditionText("a", Lang.ZH, "a.zh.md", (), (story,))]) == []


def test_the_address_of_a_link_is_no_evidence_and_its_text_is() -> None:
    link = '<p>见 <a href="https://tidewater.example/Quillstone">Lumenforge</a> 与 '
    bare = '<a href="https://norvane.example/Basalt">https://norvane.example/Basalt</a>。</p>'
    suggested = suggestions_in([EditionText("a", Lang.ZH, "a.zh.md", (), (("story", "", link + bare),))])
    assert [each.entity.names.en for each in suggested] == ["Lumenforge"]


def test_a_headline_is_evidence() -> None:
    texts = [EditionText("a", Lang.ZH, "a.zh.md", (), (("story", "Lumenforge 融资", "<p>金额不详。</p>"),))]
    (suggested,) = suggestions_in(texts)
    assert suggested.examples[0].sentence == "Lumenforge 融资"


# What a suggestion says


def test_a_suggestion_counts_stories_digests_and_languages() -> None:
    lines = (
        "zh=a 客户有 Lumenforge。",
        "en=a A customer is Lumenforge.",
        "zh=b Lumenforge 又来了。",
        "zh=c 没有消息。",
    )
    (suggested,) = suggestions_in(texts_in("\n".join(lines)))
    assert (suggested.stories, suggested.digests) == (2, 2)
    assert suggested.langs == (Lang.ZH, Lang.EN)
    assert suggested.signs == (Sign.LATIN, Sign.CAPITALS)
    assert [each.path for each in suggested.examples] == ["a.zh.md", "a.en.md"]


def test_ids_are_made_of_names_and_none_is_taken() -> None:
    lines = "zh 客户有 Møller & Søn、C++ Works、Claude Harbor、沈亦舟表示。\nzh 另有 Google Cloud 9。"
    ids = [each.entity.id for each in suggestions_in(texts_in(lines))]
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", each) for each in ids)
    assert len(set(ids)) == len(ids)
    taken = Register(entities=(replace(KNOWN.entities[0], id="sofn"),), digest="")
    (suggested,) = suggestions_in(texts_in("zh 客户有 Sófn。"), taken)
    assert suggested.entity.id == "sofn-2"


def test_what_has_only_a_chinese_name_gets_a_stand_in_for_an_id() -> None:
    suggested = suggestions_in(texts_in("zh 沈亦舟表示满意。\nzh 董事长顾南桥说，产能翻倍。"))
    assert [each.entity.id for each in suggested] == ["name-1", "name-2"]
    assert toml(suggested).count("  # id?\n") == 2


def test_a_guess_ends_in_a_question_mark() -> None:
    lines = "zh=a 鹭岛科技发布新品。\nzh=b 鹭岛科技再次融资。\nen=a A shop of Egret.\nen=b No shop of Egret."
    text = toml(suggestions_in(texts_in(lines)))
    assert 'name = { zh = "鹭岛科技", en = "Egret" }  # one and the same?\n' in text
    text = toml(suggestions_in(texts_in("zh 客户有 Lumenforge。")))
    assert '[lumenforge]\nkind = "company"  # kind?\nname = "Lumenforge"\n' in text


def test_a_name_that_is_an_ordinary_word_too_asks_for_its_capital() -> None:
    lines = "zh 它用 Lantern 写代码。\nzh 客户都在用 Lantern。\nen Nobody needs a lantern by day."
    assert 'name = { text = "Lantern", case = true }\n' in toml(suggestions_in(texts_in(lines)))


def test_nothing_to_suggest_is_said_in_a_comment() -> None:
    assert tomllib.loads(toml([])) == {}
    assert toml([]).startswith("# ")


# It can be pasted


def pasted(suggested: Iterable[Suggestion], folder: Path, *, beside: str = "") -> Register:
    """The register that reads what is printed."""
    entities = folder / "content" / "entities"
    entities.mkdir(parents=True, exist_ok=True)
    (entities / "known.toml").write_text(beside, encoding="utf-8")
    (entities / "new.toml").write_text(toml(list(suggested)), encoding="utf-8")
    register, problems = read_register(folder)
    assert problems == ()
    return register


def test_what_is_pasted_is_read_as_it_was_meant_and_is_not_suggested_again(tmp_path: Path) -> None:
    cases = [
        case
        for path in sorted(CASES.glob("*.txt"))
        for case in path.read_text(encoding="utf-8").split("\n\n")
    ]
    lines = "\n".join(case.split("\n.\n")[1] for case in cases)
    texts = texts_in(re.sub(r"^(zh|en)=\w+", r"\1", lines, flags=re.MULTILINE))
    suggested = suggestions_in(texts)
    assert len(suggested) > 50
    beside = (CASES / "content" / "entities" / "register.toml").read_text(encoding="utf-8")
    register = pasted(suggested, tmp_path, beside=beside)
    read = {entity.id: entity for entity in register.entities}
    for each in suggested:
        entity = read[each.entity.id]
        assert (entity.kind, entity.names) == (each.entity.kind, each.entity.names)
        assert {name.text for name in entity.writings} == {name.text for name in each.entity.writings}
    again = {name.text for each in suggestions_in(texts, register) for name in each.entity.writings}
    assert again.isdisjoint({name.text for each in suggested for name in each.entity.writings})


NAMES = st.sampled_from(
    "Lumenforge Tidewater 鹭岛科技 沈亦舟 奥达丽·芬莱特 GPT-5 Claude 谷歌"
    " （ ） ( ) “ ” 《 》 · 的 发布 表示 of & - 3.1 . 。 ’s".split()
)
TEXTS = st.lists(st.one_of(NAMES, st.text(max_size=12)), max_size=12).map("".join)


@settings(max_examples=100, deadline=None)
@given(
    told=st.lists(st.tuples(st.sampled_from(Lang), TEXTS, TEXTS), max_size=5),
    listed=st.lists(TEXTS.map(lambda text: " ".join(text.split())).filter(bool), max_size=3),
)
def test_any_text_gives_suggestions_that_can_be_pasted(
    told: list[tuple[Lang, str, str]], listed: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = [
        EditionText(
            str(number), lang, "x.md", tuple(listed), (("s", headline, f"<p>{html.escape(text)}</p>"),)
        )
        for number, (lang, headline, text) in enumerate(told)
    ]
    suggested = suggestions_in(texts)
    register = pasted(suggested, tmp_path_factory.mktemp("pasted"))
    assert [entity.id for entity in register.entities] == sorted(each.entity.id for each in suggested)


# How good it is


def content() -> list[EditionText]:
    """The digests of this project, newest first."""
    config = load_config(ROOT)
    texts = []
    for source in reversed(scan(ROOT)[0]):
        edition, _ = read_edition((ROOT / source.path).read_bytes(), source.path, config)
        assert edition is not None
        header = edition.header
        stories = [story for section in edition.sections for story in section.stories]
        told = tuple((story.id, story.headline, story.html) for story in stories)
        texts.append(EditionText(header.key, header.lang, source.path, header.entities, told))
    return texts


def test_most_names_that_are_taken_out_of_the_register_come_back() -> None:
    register, _ = read_register(ROOT)
    texts = content()
    names = index_names(register)
    times: dict[str, int] = {}
    for text in texts:
        for _, headline, body in text.stories:
            for match in (*names.find(headline), *names.find(prose_of(body).text)):
                times[match.entity] = times.get(match.entity, 0) + 1
    for seed in range(3):
        gone = set(random.Random(seed).sample(sorted(times), 60))
        rest = Register(entities=tuple(e for e in register.entities if e.id not in gone), digest="")
        of_gone = index_names(
            Register(entities=tuple(e for e in register.entities if e.id in gone), digest="")
        )
        suggested = suggestions_in(texts, rest)[:60]
        meant = [meant_by(each, of_gone) for each in suggested]
        wanted = {entity for entity in gone if times[entity] > 1}
        assert len(wanted & set(meant)) >= 0.8 * len(wanted), sorted(wanted - set(meant))
        assert sum(map(bool, meant[:30])) >= 0.8 * 30, [each.entity.names.en for each in suggested[:30]]


def meant_by(suggestion: Suggestion, names: Names) -> str | None:
    return next(filter(None, (names.known(each.text) for each in suggestion.entity.writings)), None)


# Names in two scripts


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("史蒂文·科马克", "Steven Cormack"),
        ("玛丽亚·贝尔顿", "Maria Belton"),
        ("奥达丽·芬莱特", "Odaly Fenwright"),
        ("达里安·科维奇", "Darian Kovic"),
        ("马尔文·塔利", "Marvin Tully"),
    ],
)
def test_a_transcribed_name_sounds_like_its_own_and_like_no_other(chinese: str, latin: str) -> None:
    assert likeness(chinese, latin) >= 0.65
    assert likeness(chinese, "Gustav Bjork") < 0.65
