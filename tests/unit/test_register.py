"""The register of entities, and its faults by file and line."""

from pathlib import Path

import pytest

from generator.model.entity import Entity, Kind, Name, Register
from generator.model.language import Localized
from generator.model.problem import Problem
from generator.read.entities import read_register


def read(root: Path, **files: str | bytes) -> tuple[Register, tuple[Problem, ...]]:
    folder = root / "content" / "entities"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_register(root)


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem) for problem in problems]


def test_an_entity_is_read_with_all_its_names(tmp_path: Path) -> None:
    text = """
[acme]
kind = "company"
name = { zh = { text = "阿克米", not_after = ["大"], not_before = ["树"], needs = ["云"] }, en = "Acme" }
aliases = ["Acme Ltd", "ACME", "阿克米", { text = "ACM", case = false }]
url = "https://acme.example"
about = { zh = "卖云", en = "Sells clouds" }

[wile]
kind = "person"
owner = "acme"
name = "Wile E."
"""
    register, problems = read(tmp_path, companies=text)
    assert problems == ()
    assert register.entities == (
        Entity(
            id="acme",
            kind=Kind.COMPANY,
            names=Localized(zh="阿克米", en="Acme"),
            writings=(
                Name(text="阿克米", not_after=("大",), not_before=("树",), needs=("云",)),
                Name(text="Acme", case=True),
                Name(text="Acme Ltd"),
                Name(text="ACME", case=True),
                Name(text="ACM"),
            ),
            owner=None,
            url="https://acme.example",
            about=Localized(zh="卖云", en="Sells clouds"),
        ),
        Entity(
            id="wile",
            kind=Kind.PERSON,
            names=Localized(zh="Wile E.", en="Wile E."),
            writings=(Name(text="Wile E."),),
            owner="acme",
            url="",
            about=Localized(zh="", en=""),
        ),
    )


def test_a_name_in_one_language_serves_both(tmp_path: Path) -> None:
    register, problems = read(tmp_path, a='[x]\nkind = "company"\nname = { zh = "某社" }\n')
    assert problems == ()
    assert register.entities[0].names == Localized(zh="某社", en="某社")


def test_short_latin_names_mind_their_case(tmp_path: Path) -> None:
    text = (
        "".join(f'[{name.lower()}]\nkind = "company"\nname = "{name}"\n' for name in ("Line", "Loong", "Arm"))
        + '[han]\nkind = "company"\nname = "线"\n'
    )
    register, _ = read(tmp_path, a=text)
    assert {e.id: e.writings[0].case for e in register.entities} == {
        "line": True,
        "loong": False,
        "arm": True,
        "han": False,
    }


def test_without_a_register_there_are_no_entities(tmp_path: Path) -> None:
    register, problems = read_register(tmp_path)
    assert (register.entities, problems) == ((), ())


def test_entities_come_in_order_of_id_whatever_the_file(tmp_path: Path) -> None:
    one, two = '[b]\nkind = "company"\nname = "Bees"\n', '[a]\nkind = "company"\nname = "Ants"\n'
    first, _ = read(tmp_path / "first", x=one, y=two)
    second, _ = read(tmp_path / "second", x=two, y=one)
    assert [entity.id for entity in first.entities] == ["a", "b"]
    assert first == second


def test_the_digest_changes_with_the_register(tmp_path: Path) -> None:
    one, _ = read(tmp_path / "one", x='[a]\nkind = "company"\nname = "Ants"\n')
    two, _ = read(tmp_path / "two", x='# again\n[a]\nname = "Ants"\nkind = "company"\n')
    three, _ = read(tmp_path / "three", x='[a]\nkind = "company"\nname = "Aunts"\n')
    assert one.digest == two.digest != three.digest


FAULTS = {
    "an unknown key": (
        '[x]\nkind = "company"\nname = "X1"\nalias = ["Y"]\n',
        ['4:1: error register/key: "x" has the unknown key "alias". Did you mean "aliases"?'],
        ["x"],
    ),
    "an unknown key of a name": (
        '[x]\nkind = "company"\nname = "X1"\naliases = [{ text = "Y", not_befor = ["z"] }, "Z"]\n',
        ['4:1: error register/key: "x" has the unknown key "not_befor". Did you mean "not_before"?'],
        ["x"],
    ),
    "an unknown kind": (
        '[x]\nname = "X1"\nkind = "compny"\n',
        ['3:1: error register/kind: "x" has the unknown kind "compny". Did you mean "company"?'],
        [],
    ),
    "no kind": (
        '\n\n[x]\nname = "X1"\n',
        ['3:2: error register/kind: "x" has no kind. Known are company, product, person, organisation.'],
        [],
    ),
    "no name": (
        '[x]\nkind = "company"\n',
        ['1:2: error register/name: "x" has no name. Write "…", or { zh = "…", en = "…" }.'],
        [],
    ),
    "an empty name": (
        '[x]\nkind = "company"\nname = { zh = "", en = "X1" }\n',
        ['3:1: error register/type: a writing of "x" must be text, or a table with "text".'],
        [],
    ),
    "an alias that is a number": (
        '[x]\nkind = "company"\nname = "X1"\naliases = [\n  5,\n  "Y",\n]\n',
        ['4:1: error register/type: a writing of "x" must be text, or a table with "text".'],
        ["x"],
    ),
    "a list that is text": (
        '[x]\nkind = "company"\n[x.name]\nzh = { text = "某", needs = "云" }\nen = "X1"\n',
        ['4:1: error register/type: "needs" of "x" must be a list of texts.'],
        [],
    ),
    "aliases that are text": (
        '[x]\nkind = "company"\nname = "X1"\naliases = "Y"\n',
        ['4:1: error register/type: "aliases" of "x" must be a list.'],
        ["x"],
    ),
    "an address that is not of the web": (
        '[x]\nkind = "company"\nname = "X1"\nurl = "javascript:alert(1)"\n',
        ['4:1: error register/type: "url" of "x" must be a web address that starts with "https://".'],
        ["x"],
    ),
    "an id that cannot stand in an address": (
        '["某社"]\nkind = "company"\nname = "X1"\n',
        [
            '1:2: error register/id: "某社" cannot stand in an address. '
            "Use small letters a to z, figures, and hyphens between them."
        ],
        [],
    ),
    "an unknown owner": (
        '[acme]\nkind = "company"\nname = "Acme"\n[x]\nkind = "product"\nname = "X1"\nowner = "acne"\n',
        ['7: error register/owner: "x" has the unknown owner "acne". Did you mean "acme"?'],
        ["acme", "x"],
    ),
    "owners in a circle": (
        "".join(
            f'[{name}]\nkind = "company"\nname = "The {name}"\nowner = "{owner}"\n'
            for name, owner in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
        ),
        ["4: error register/owner: these own each other: a, b, c. Take one owner away."],
        ["a", "b", "c", "d"],
    ),
    "an owner of itself": (
        '[x]\nkind = "company"\nname = "X1"\nowner = "x"\n',
        ["4: error register/owner: these own each other: x. Take one owner away."],
        ["x"],
    ),
    "a key outside any entity": (
        'kind = "company"\n[x]\nkind = "company"\nname = "X1"\n',
        ['1:1: error register/entity: "kind" belongs to no entity. Put it below a line like [openai].'],
        ["x"],
    ),
    "a writing of two entities": (
        '[a]\nkind = "company"\nname = "Twins"\n\n[b]\nkind = "company"\nname = "TWINS"\n',
        [
            '5: warning register/ambiguous: "TWINS" may mean "a" or "b". '
            'Give the writing in both what it "needs", or leave it out of one.'
        ],
        ["a", "b"],
    ),
    "a writing of two entities that both know what they need": (
        "".join(
            f'[{name}]\nkind = "product"\nname = {{ text = "Twins", needs = ["{name}"] }}\n' for name in "ab"
        ),
        [],
        ["a", "b"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_drops_only_what_it_touches(fault: str, tmp_path: Path) -> None:
    text, messages, left = FAULTS[fault]
    register, problems = read(tmp_path, a=text)
    assert told(problems) == [f"content/entities/a.toml:{message}" for message in messages]
    assert [entity.id for entity in register.entities] == left


def test_a_faulty_alias_leaves_the_others(tmp_path: Path) -> None:
    register, _ = read(tmp_path, a='[x]\nkind = "company"\nname = "X1"\naliases = [5, "Y"]\n')
    assert [name.text for name in register.entities[0].writings] == ["X1", "Y"]


def test_an_id_of_two_files_is_an_error_and_the_first_counts(tmp_path: Path) -> None:
    text = '[x]\nkind = "company"\nname = "{}"\n'
    register, problems = read(tmp_path, a="\n" + text.format("First"), b=text.format("Second"))
    assert told(problems) == [
        'content/entities/b.toml:1: error register/duplicate: the entity "x" is already in '
        "content/entities/a.toml, line 2. Keep one of them."
    ]
    assert register.entities[0].names.en == "First"


def test_the_owner_that_was_refused_is_not_reported_again(tmp_path: Path) -> None:
    text = '[acme]\nkind = "firm"\nname = "Acme"\n[x]\nkind = "product"\nname = "X1"\nowner = "acme"\n'
    register, problems = read(tmp_path, a=text)
    assert [problem.code for problem in problems] == ["register/kind"]
    assert register.entities[0].owner is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'[x]\nkind = "company\n',
            "2:16: error register/toml: the file is not TOML: illegal character '\\n'.",
        ),
        (b"[x]\n[x]\n", "2:3: error register/toml: the file is not TOML: cannot declare ('x',) twice."),
        (b"a = " + b"[" * 9000, "1: error register/toml: values are nested too deep."),
        (
            "[x]\nname = '这是一条中文的消息'\n".encode("gb18030"),
            "2: error source/encoding: the text is not UTF-8; it seems to be GB18030. "
            "Save it as UTF-8: iconv -f GB18030 -t UTF-8.",
        ),
    ],
    ids=["syntax", "twice", "depth", "encoding"],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_count(
    data: bytes, message: str, tmp_path: Path
) -> None:
    register, problems = read(tmp_path, a=data, b='[y]\nkind = "company"\nname = "Yes"\n')
    assert told(problems) == [f"content/entities/a.toml:{message}"]
    assert [entity.id for entity in register.entities] == ["y"]


def test_a_file_with_nothing_in_it_is_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path, a="", b="# later\n")[1] == ()
