"""Names of the register in sentences, half Chinese, half English, with many that only look like names."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.names import Match, Names, index_names
from generator.model.entity import Entity, Kind, Name, Register
from generator.model.language import Localized
from generator.read.entities import read_register
from tests.case_files import Case, each_case

FOLDER = Path(__file__).parents[1] / "cases" / "names"


def read_names() -> Names:
    register, problems = read_register(FOLDER)
    assert {problem.code for problem in problems} <= {"register/ambiguous"}, problems
    return index_names(register)


NAMES = read_names()


def names_of(*writings: Name, **more: Name) -> Names:
    """A register of one entity `acme`, and of one for each keyword."""
    entries = {"acme": writings, **{entity: (name,) for entity, name in more.items()}}
    return index_names(
        Register(
            entities=tuple(
                Entity(
                    id=entity,
                    kind=Kind.COMPANY,
                    names=Localized(zh=each[0].text, en=each[0].text),
                    writings=tuple(each),
                    owner=None,
                    url="",
                    about=Localized(zh="", en=""),
                )
                for entity, each in entries.items()
            ),
            digest="",
        )
    )


def marked(text: str, names: Names = NAMES) -> str:
    """`text` with every name in it marked as `[name](entity)`."""
    parts, done = [], 0
    for match in names.find(text):
        parts += [text[done : match.start], f"[{text[match.start : match.end]}]({match.entity})"]
        done = match.end
    return "".join([*parts, text[done:]])


@each_case("names")
def test_names_are_found_as_a_reader_would_find_them(case: Case) -> None:
    assert [marked(line) for line in case.given.splitlines()] == case.expected.splitlines()


def test_an_archive_without_a_register_has_no_names() -> None:
    assert index_names(Register(entities=(), digest="")).find("OpenAI 与谷歌") == []


def test_a_needed_word_may_stand_anywhere_in_the_text() -> None:
    names = names_of(Name(text="Copilot", needs=("微软",)))
    assert marked("Copilot 收费。\n微软说的。", names) == "[Copilot](acme) 收费。\n微软说的。"


def test_a_needed_word_may_stand_elsewhere_in_the_story() -> None:
    names = names_of(Name(text="Copilot", needs=("微软",)))
    assert names.find("Copilot 收费。") == []
    assert names.find("Copilot 收费。", "微软涨价\nCopilot 收费。") == [Match(0, 7, "acme")]
    assert names.find("Copilot 收费。", "谷歌涨价\nCopilot 收费。") == []


def test_what_stands_beside_a_name_is_looked_for_in_its_own_text() -> None:
    names = names_of(Name(text="Gemini", not_after=("Project ",), not_before=(" season",)))
    assert names.find("Gemini", "Project Gemini season\nGemini") == [Match(0, 6, "acme")]


def test_a_name_that_is_refused_there_leaves_room_for_another_of_the_same_writing() -> None:
    names = names_of(Name(text="Gemini", not_before=("season",)), star=Name(text="Gemini"))
    assert marked("Gemini season", names) == "[Gemini](star) season"


def test_a_needed_word_may_hold_a_special_character() -> None:
    names = names_of(Name(text="Loom", needs=("AT&T",)))
    assert marked("AT&T 的 Loom", names) == "AT&T 的 [Loom](acme)"


def test_what_stands_before_may_be_a_special_character() -> None:
    names = names_of(Name(text="Sons", not_after=("&",)))
    assert marked("Mill & Sons", names) == "Mill & Sons"


def test_a_text_is_searched_as_a_reader_sees_it() -> None:
    assert marked("写作 &amp; 的符号", names_of(Name(text="amp"))) == "写作 &[amp](acme); 的符号"
    assert marked("R&amp;D", names_of(Name(text="R&D"))) == "R&amp;D"


PIECES = st.sampled_from(
    ["OpenAI", "谷歌", "谷歌云", "Meta", "xAI", "AT&T", "苹果", "汁", "a", "7", "。", " ", ".", "<", "İ"]
)


@settings(max_examples=300, deadline=None)
@given(text=st.lists(PIECES, max_size=12).map("".join))
def test_names_never_overlap_and_stand_where_they_are_said_to(text: str) -> None:
    end = 0
    for match in NAMES.find(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
