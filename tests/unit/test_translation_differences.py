"""What two texts tell, compared: laws for amounts and dates, and the texts that stories consist of."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import amounts
from generator.link.names import NOTHING_SETTLED, index_names
from generator.link.story import link_story
from generator.model.date import IsoDate
from generator.model.digest import Story
from generator.model.entity import Register
from generator.model.language import Lang
from generator.translate.dates import differing_dates
from generator.translate.figures import differing_figures
from generator.translate.language import is_foreign_heading
from generator.translate.length import is_chinese, is_english
from generator.translate.numbers import tells_number, tells_share
from generator.translate.paragraphs import differing_paragraphs
from generator.translate.part import Part, part_of
from generator.translate.passages import passages_of

NAMES = index_names(Register(entities=(), digest=""))
PUBLISHED = IsoDate("2026-07-15")


def part(lang: Lang, *paragraphs: str, headline: str = "") -> Part:
    html = "".join(f"<p>{each}</p>\n" for each in paragraphs)
    story = Story(
        id="a",
        wanted="",
        level=3,
        headline=headline,
        heading=headline,
        link="",
        links=(),
        html=html,
        references=(),
        line=1,
    )
    told = link_story(story, NAMES, NOTHING_SETTLED, PUBLISHED, lang)
    return part_of(lang, 0, told.story, html, ())


VALUES = st.builds(lambda digits, power: str(digits * 10**power), st.integers(11, 999), st.integers(6, 9))
UNITS = st.sampled_from(["USD", "EUR", "CNY", "W", "people"])


def told(value: str, unit: str) -> tuple[Part, Part]:
    """A Chinese and an English part that tell an amount as each language writes it."""
    chinese = amounts.written(value, unit, Lang.ZH)
    english = amounts.written(value, unit, Lang.EN)
    return part(Lang.ZH, f"数目是 {chinese}。"), part(Lang.EN, f"The amount is {english}.")


@settings(max_examples=150, deadline=None)
@given(value=VALUES, unit=UNITS)
def test_an_amount_is_the_same_in_both_languages_and_another_power_of_ten_is_not(
    value: str, unit: str
) -> None:
    chinese, english = told(value, unit)
    assert list(differing_figures(chinese, english)) == []
    assert list(differing_figures(english, chinese)) == []
    _, wrong = told(str(Decimal(value) * 10), unit)
    (found,) = differing_figures(chinese, wrong)
    assert found.code == "translation/figure"
    assert found.said in wrong.text


@settings(max_examples=150, deadline=None)
@given(day=st.dates(datetime.date(2026, 1, 20), datetime.date(2026, 8, 10)), off=st.sampled_from([-1, 1]))
def test_a_day_is_the_same_in_both_languages_and_the_day_beside_it_is_not(
    day: datetime.date, off: int
) -> None:
    chinese = part(Lang.ZH, f"事情发生在 {day.month} 月 {day.day} 日。")
    english = part(Lang.EN, f"It happened on {day:%B} {day.day}.")
    assert list(differing_dates(chinese, english, PUBLISHED)) == []
    other = day + datetime.timedelta(days=off)
    wrong = part(Lang.EN, f"It happened on {other:%B} {other.day}.")
    (found,) = differing_dates(chinese, wrong, PUBLISHED)
    assert found.code == "translation/date"
    assert found.said == f"{other:%B} {other.day}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("有 80 人", "80"),
        ("八十人", "80"),
        ("eighty people", "80"),
        ("三万二千册", "32000"),
        ("32,000 copies", "32000"),
        ("thirty-two thousand copies", "32000"),
        ("1.2 亿人", "120000000"),
        ("120 million of them", "120000000"),
        ("a million words", "1000000"),
        ("一百万词", "1000000"),
        ("two hundred and five", "205"),
        ("两百零五", "205"),
        ("近三十万人", "300000"),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(text: str, value: str) -> None:
    assert tells_number(text, value)
    assert not tells_number(text, str(int(value) * 10))


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("涨了两成", "20"),
        ("up by a fifth", "20"),
        ("三分之一", "33.3"),
        ("a third less", "30"),
        ("half of them", "50"),
        ("过半", "50"),
        ("forty percent", "40"),
        ("翻了一番", "100"),
        ("it has doubled", "100"),
    ],
)
def test_a_share_is_read_in_words(text: str, percent: str) -> None:
    assert tells_share(text, percent)
    assert not tells_share(text, "71")


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>One <b>two</b>.</p>\n<p>Three &amp; four.</p>", ["One two.", "Three & four."]),
        ("<ul>\n<li>One</li>\n<li><p>Two</p>\n<p>Three</p></li>\n</ul>", ["One", "Two", "Three"]),
        ("<table><thead><tr><th>A</th><th>B</th></tr></thead></table>", ["A B"]),
        ("<p>Run <code>make</code> now.</p>", ["Run now."]),
        ("<pre><code>make</code></pre>", [""]),
        ("<p>One<br>two</p>", ["One two"]),
        ("<hr>\n<p></p>", []),
        ("", []),
    ],
)
def test_a_story_consists_of_passages(html: str, texts: list[str]) -> None:
    assert [each.text for each in passages_of(html)] == texts


@given(html=st.text(alphabet="<>/pliabcode =\"'&;一\n", max_size=80))
def test_any_html_has_passages(html: str) -> None:
    assert all(each.text == " ".join(each.text.split()) for each in passages_of(html))


def test_what_a_passage_stands_in_is_known() -> None:
    html = (
        '<blockquote><p>One</p></blockquote><p><strong class="label">Two:</strong> three</p><ul><li>Four</ul>'
    )
    found = [(each.is_quoted, each.is_labelled, each.is_item) for each in passages_of(html)]
    assert found == [(True, False, False), (False, True, False), (False, False, True)]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("海望买下两家公司", "zh"),
        ("Haiwang buys two companies and a third is to follow soon", "en"),
        ("OpenAI 发布 GPT-5", ""),
        ("The paper is by 数据局 and others who did not say more", "en"),
        ("Anthropic、OpenAI、Google DeepMind、Meta、Microsoft 和 Amazon 都签了名", ""),
        ("GPT-5 Codex, Claude Opus, Gemini Pro, Llama, Mistral Large, Qwen, Kimi", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_passage_is_that_of_its_words_not_of_its_names(text: str, languages: str) -> None:
    assert (is_chinese(text), is_english(text)) == ("zh" in languages, "en" in languages)


def test_a_heading_of_names_alone_is_in_any_language() -> None:
    assert not is_foreign_heading("OpenAI o3", Lang.ZH)
    assert not is_foreign_heading("GitHub Copilot Workspace", Lang.ZH)
    assert is_foreign_heading("Google buys a maker of chips", Lang.ZH)
    assert not is_foreign_heading("智谱", Lang.EN)
    assert is_foreign_heading("谷歌买下芯片公司", Lang.EN)


CHINESE = (
    "今年有许多新船来到这个港口，它们多数是从南方来的，装的都是木材和粮食。",
    "码头上的人手已经不够用，公司只好到邻近的几座城市去找人，工人的工钱也跟着涨了上去。",
    "最近一段时间天气一直不好，海上的浪很大，连着好几天都没有办法卸货。",
)
ENGLISH = (
    "Many new ships have come to the port this year, most of them from the south with timber and grain.",
    "There are not enough hands on the quay, so the company has to look for people in the towns nearby, "
    "and wages are up.",
    "The weather has been bad, and with such waves nothing could be unloaded for days.",
)


def test_paragraphs_that_are_joined_or_split_are_all_there() -> None:
    original = part(Lang.ZH, *CHINESE)
    for told_as in (
        (f"{ENGLISH[0]} {ENGLISH[1]}", ENGLISH[2]),
        (ENGLISH[0], f"{ENGLISH[1]} {ENGLISH[2]}"),
        ENGLISH,
    ):
        translation = part(Lang.EN, *told_as)
        assert list(differing_paragraphs(original, translation)) == []
        assert list(differing_paragraphs(translation, original)) == []


@pytest.mark.parametrize("place", range(3))
def test_a_paragraph_that_is_left_out_is_missed(place: int) -> None:
    original = part(Lang.ZH, *CHINESE)
    translation = part(Lang.EN, *(each for number, each in enumerate(ENGLISH) if number != place))
    (found,) = differing_paragraphs(original, translation)
    assert found.code == "translation/paragraph"
    assert found.message.startswith("the Chinese has a paragraph that the English does not: ")


def test_a_paragraph_that_is_cut_short_is_told() -> None:
    original = part(Lang.ZH, "".join(CHINESE), CHINESE[0])
    (found,) = differing_paragraphs(original, part(Lang.EN, ENGLISH[2], ENGLISH[0]))
    assert "the English tells much less than the Chinese" in found.message


def test_a_wordy_translation_lacks_nothing() -> None:
    original = part(Lang.ZH, CHINESE[2], CHINESE[0])
    wordy = part(Lang.EN, f"{ENGLISH[2]} {ENGLISH[2]} {ENGLISH[2]}", f"{ENGLISH[0]} {ENGLISH[0]}")
    assert len(list(differing_paragraphs(original, wordy))) == 1
    assert list(differing_paragraphs(original, wordy, scale=2.0)) == []
