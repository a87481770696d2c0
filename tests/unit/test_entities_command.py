"""`wenzhai entities`: what its commands print, in a pipe, on a terminal and as JSON, and how they refuse."""

import csv
import json
import re
import shutil
import tomllib
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.commands import contents, entities, print_entities, suggestions
from generator.model.date import IsoDate
from generator.model.digest import Figure, Qualifier
from generator.model.entity import Name
from generator.write.lock import locked
from tests.archive import Archive
from tests.unit.test_cli import Terminal
from tests.values import entity

PROBLEM = {"code", "severity", "path", "line", "message", "hint"}
ARCHIVE = """\
-- content/entities/companies.toml --
# The companies.

[harbor]
kind = "company"
name = { zh = "海港", en = { text = "Harbor", case = true, not_before = ["Street"] } }
aliases = [{ text = "HBR", needs = ["ship", "船"] }]
url = "https://harbor.example"
about = { zh = "造船的公司。", en = "A builder of ships." }

[harbor-yard]
kind = "company"
name = "Harbor Yard"
owner = "harbor"

[quay]
kind = "company"
name = { zh = "码头", en = "Quay" }

[nobody]
kind = "organisation"
name = "Nobody Society"
-- content/entities/people.toml --
[ada-quill]
kind = "person"
name = "Ada Quill"
owner = "quay"
-- content/2026-03-02-ships.zh.md --
---
title: 船
companies: [Nordlicht]
---

### 海港出船 {#ships}

海港交付新船。Ada Quill 到场。

### 码头扩建 {#quay}

海港和码头都在扩建，图纸由 Lumenforge 画。
-- content/2026-03-02-ships.en.md --
---
title: Ships
---

### Harbor delivers {#ships}

Harbor has delivered a ship. Ada Quill was there, says Quay.

### A larger quay {#quay}

Both Harbor and Quay build; the drawings are by Lumenforge.
-- content/2025-12-30-year.zh.md --
---
title: 年末
companies: [harbor-yard]
---

### 码头盘点

码头今年很好。
"""


@pytest.fixture
def root(archive: Archive) -> Path:
    archive.write(ARCHIVE)
    return archive.root


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["entities", *map(str, arguments)], prog_name="wenzhai")


# list


def test_the_list_has_a_line_for_each_entity_those_of_most_stories_first(root: Path) -> None:
    result = run("list", root)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "id\tkind\tChinese name\tEnglish name\towner\tzh\ten\tlast named",
        "harbor\tcompany\t海港\tHarbor\t\t2\t2\t2026-03-02",
        "quay\tcompany\t码头\tQuay\t\t2\t2\t2026-03-02",
        "ada-quill\tperson\tAda Quill\tAda Quill\tquay\t1\t1\t2026-03-02",
        "harbor-yard\tcompany\tHarbor Yard\tHarbor Yard\tharbor\t0\t0\t2025-12-30",
        "nobody\torganisation\tNobody Society\tNobody Society\t\t0\t0\t",
    ]


def test_the_list_can_be_of_one_kind(root: Path) -> None:
    lines = run("list", root, "--kind", "person").stdout.splitlines()
    assert [line.partition("\t")[0] for line in lines] == ["id", "ada-quill"]
    assert run("list", root, "--kind", "ship").exit_code == 2


def test_the_list_can_be_of_those_that_no_digest_names(root: Path) -> None:
    lines = run("list", root, "--unnamed").stdout.splitlines()
    assert [line.partition("\t")[0] for line in lines] == ["id", "nobody"]


def test_the_list_as_json_says_what_its_lines_say(root: Path) -> None:
    lines = list(csv.reader(run("list", root).stdout.splitlines()[1:], delimiter="\t"))
    found = json.loads(run("list", root, "--json").stdout)
    assert list(found) == ["entities", "problems"]
    assert found["problems"] == []
    assert [
        [
            each["id"],
            each["kind"],
            each["name"]["zh"],
            each["name"]["en"],
            each["owner"] or "",
            *(str(each["stories"][lang]) for lang in ("zh", "en")),
            each["last"] or "",
        ]
        for each in found["entities"]
    ] == lines


def test_a_terminal_shows_the_list_as_a_table(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    counted = contents.ask(root, 1, lambda *_: None, entities.count)
    with redirect_stdout(Terminal()) as stream:
        print_entities.draw_table(counted)
    lines = re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue()).splitlines()
    assert lines[0].split() == "id kind Chinese name English name owner zh en last named".split()
    assert lines[1].split() == "harbor company 海港 Harbor 2 2 2026-03-02".split()
    assert len(lines) == 6


def test_an_archive_without_a_register_has_an_empty_list(root: Path) -> None:
    shutil.rmtree(root / "content" / "entities")
    assert len(run("list", root).stdout.splitlines()) == 1
    assert json.loads(run("list", root, "--json").stdout) == {"entities": [], "problems": []}


# show

SHOWN = """\
id             harbor
kind           company
name           海港
               Harbor
about          造船的公司。
               A builder of ships.
site           https://harbor.example
defined in     content/entities/companies.toml:3
written        海港
               Harbor, with these capitals, not before "Street"
               HBR, with these capitals, in a story with "ship" or "船"
owns           harbor-yard (Harbor Yard)
stories        in all: 2 zh, 2 en
               2026: 2 zh, 2 en
first named    2026-03-02
last named     2026-03-02
together with  quay (码头 / Quay): 2
               ada-quill (Ada Quill): 1
latest         2026-03-02 content/2026-03-02-ships.zh.md: 海港交付新船。
               2026-03-02 content/2026-03-02-ships.zh.md: 海港和码头都在扩建，图纸由 Lumenforge 画。
"""


@pytest.mark.parametrize("name", ["harbor", "海港", "Harbor", "hbr"])
def test_all_that_is_known_of_an_entity_is_shown_by_any_of_its_names(root: Path, name: str) -> None:
    result = run("show", name, "--root", root)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == SHOWN


def test_an_entity_that_only_a_header_names_is_shown_with_the_date(root: Path) -> None:
    shown = run("show", "harbor-yard", "--root", root).stdout
    assert (
        "owner          harbor (海港 / Harbor)\nfirst named    2025-12-30\nlast named     2025-12-30\n"
        in shown
    )


def test_an_entity_as_json_says_what_its_lines_say(root: Path) -> None:
    found = json.loads(run("show", "海港", "--root", root, "--json").stdout)
    assert list(found) == ["entity", "problems"]
    shown = found["entity"]
    assert (shown["id"], shown["path"], shown["line"]) == ("harbor", "content/entities/companies.toml", 3)
    assert shown["stories"] == {"zh": 2, "en": 2}
    assert shown["years"] == {"2026": {"zh": 2, "en": 2}}
    assert (shown["first"], shown["last"]) == ("2026-03-02", "2026-03-02")
    assert shown["together"] == {"quay": 2, "ada-quill": 1}
    assert shown["owned"] == ["harbor-yard"]
    assert shown["writings"][1] == {
        "text": "Harbor",
        "case": True,
        "not_after": [],
        "not_before": ["Street"],
        "needs": [],
    }
    assert shown["sentences"][0] == {
        "date": "2026-03-02",
        "path": "content/2026-03-02-ships.zh.md",
        "sentence": "海港交付新船。",
    }


def test_the_figures_of_an_entity_are_shown_with_their_sentences() -> None:
    figure = Figure("40000000000", "USD", Qualifier.UP_TO, "400 亿美元", 0, (0,))
    told = entities.Told(IsoDate("2026-03-02"), "content/a.md", "至多 400 亿美元。")
    known = entities.Known(
        entity=entity("harbor"),
        path="content/entities/a.toml",
        line=1,
        owner=None,
        owned=(),
        years=(),
        first=None,
        last=None,
        companions=(),
        sentences=(),
        figures=((figure, told),),
    )
    assert print_entities.description(known).endswith(
        "figures        400 亿美元 (40000000000 USD, up-to)\n"
        "                   2026-03-02 content/a.md: 至多 400 亿美元。\n"
    )
    assert print_entities.known_as_dict(known)["figures"] == [
        {"text": "400 亿美元", "value": "40000000000", "unit": "USD", "qualifier": "up-to"} | told._asdict()
    ]


def test_a_writing_is_told_with_its_conditions() -> None:
    name = Name(text="小米", not_after=("吃", "煮"), not_before=("粥",), needs=("手机",))
    said = '小米, not after "吃" or "煮", not before "粥", in a story with "手机"'
    assert print_entities.in_words(name) == said


@pytest.mark.parametrize(
    ("name", "hint"),
    [("harbour", 'Did you mean "harbor"?'), ("Quai", 'Did you mean "quay"?'), ("zzzz", "")],
)
def test_an_unknown_name_is_refused_with_the_nearest_one(root: Path, name: str, hint: str) -> None:
    result = run("show", name, "--root", root)
    assert (result.exit_code, result.stdout) == (2, "")
    line = f'content/entities: error entities/unknown: no entity is called "{name}". {hint}'
    assert result.stderr == f"{line.rstrip()}\n"
    found = json.loads(run("show", name, "--root", root, "--json").stdout)
    assert [(each["code"], each["hint"]) for each in found["problems"]] == [("entities/unknown", hint)]


# suggest


def test_suggestions_are_toml_with_what_speaks_for_them(root: Path) -> None:
    result = run("suggest", root)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "# Names that the register lacks, the likeliest first. Keep those that are right.\n"
        "\n"
        "# 1 story in 1 digest, zh and en: Latin letters in Chinese text, capitals in English text\n"
        "# content/2026-03-02-ships.zh.md: 海港和码头都在扩建，图纸由 Lumenforge 画。\n"
        "# content/2026-03-02-ships.en.md: Both Harbor and Quay build; the drawings are by Lumenforge.\n"
        "[lumenforge]\n"
        'kind = "company"  # kind?\n'
        'name = "Lumenforge"\n'
        "\n"
        "# 0 stories in 1 digest: listed in a header\n"
        "[nordlicht]\n"
        'kind = "company"  # kind?\n'
        'name = "Nordlicht"\n'
    )


def test_suggestions_can_be_pasted_into_the_register(root: Path) -> None:
    (root / "content" / "entities" / "new.toml").write_bytes(run("suggest", root).stdout_bytes)
    names = [line.split("\t")[0] for line in run("list", root).stdout.splitlines()]
    assert {"lumenforge", "nordlicht"} <= set(names)
    assert CliRunner().invoke(main, ["check", str(root), "--strict"]).exit_code == 0
    assert run("suggest", root).stdout == "# No name was found that the register lacks.\n"


def test_there_are_as_many_suggestions_as_asked_for(root: Path) -> None:
    assert list(tomllib.loads(run("suggest", root, "--limit", "1").stdout)) == ["lumenforge"]
    assert len(json.loads(run("suggest", root, "--limit", "1", "--json").stdout)["suggestions"]) == 1
    assert run("suggest", root, "--limit", "0").exit_code == 2


def test_suggestions_as_json_say_what_the_toml_says(root: Path) -> None:
    found = json.loads(run("suggest", root, "--json").stdout)
    assert list(found) == ["suggestions", "problems"]
    first = found["suggestions"][0]
    assert first | {"examples": [], "writings": []} == {
        "id": "lumenforge",
        "kind": "company",
        "name": {"zh": "Lumenforge", "en": "Lumenforge"},
        "writings": [],
        "sure": {"id": True, "kind": False, "name": True},
        "stories": 1,
        "digests": 1,
        "languages": ["zh", "en"],
        "signs": ["latin", "capitals"],
        "examples": [],
    }
    assert [each["path"] for each in first["examples"]] == [
        "content/2026-03-02-ships.zh.md",
        "content/2026-03-02-ships.en.md",
    ]


def test_suggestions_are_utf_8_whatever_the_system_prefers(root: Path) -> None:
    runner = CliRunner(charset="latin-1")
    result = runner.invoke(main, ["entities", "suggest", str(root)])
    assert "海港和码头都在扩建".encode() in result.stdout_bytes


def test_the_number_of_processes_does_not_change_the_suggestions(root: Path) -> None:
    for number in range(70):
        text = f"---\ntitle: 第{number}期\n---\n\n### 报道\n\n客户有 Norvane{number % 7} 和 Tidewater。\n"
        (root / "content" / f"2026-01-{number % 28 + 1:02}-n{number}.zh.md").write_text(
            text, encoding="utf-8"
        )
    found = [contents.ask(root, jobs, lambda *_: None, suggestions.suggest) for jobs in (1, 3)]
    assert found[0] == found[1]
    assert {"Norvane", "Tidewater"} <= {each.entity.names.en for each in found[0]}


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_suggestion_that_a_readme_shows_is_made_so(readme: str, archive: Archive) -> None:
    text = (Path(__file__).parents[2] / readme).read_text(encoding="utf-8")
    shown = re.search(r"```\n(# .*?)```", text, re.DOTALL)
    assert shown
    path = "content/2026/2026-05-01-funding"
    told = dict(re.findall(r"^# (\S+\.md): (.*)$", shown[1], re.MULTILINE))
    for file, sentence in told.items():
        archive.put(file, f"---\ntitle: x\n---\n\n### 报道 {{#a}}\n\n{sentence}\n".encode())
    archive.put(
        "content/2026/2026-04-30-x.zh.md", "---\ntitle: x\n---\n\n### 报道\n\n又是 Lumenforge。\n".encode()
    )
    assert list(told) == [f"{path}.zh.md", f"{path}.en.md"]
    assert run("suggest", archive.root).stdout.endswith(f"\n{shown[1]}")


# all three


@pytest.mark.parametrize("command", [["list"], ["show", "harbor", "--root"], ["suggest"]])
class TestEach:
    def test_reads_from_the_cache_of_builds_and_leaves_it_to_them(
        self, command: list[str], root: Path, archive: Archive
    ) -> None:
        archive.build()
        before = archive.identities()
        assert run(*command, root).exit_code == 0
        steps: list[str] = []
        contents.ask(root, 1, lambda step, *_: steps.append(step), entities.count)
        assert steps == []
        report = archive.build()
        assert (report.rendered, report.written, report.published) == (0, 0, True)
        assert archive.identities() == before

    def test_writes_nothing_but_the_cache(self, command: list[str], root: Path) -> None:
        shutil.rmtree(root / ".cache")
        run(*command, root)
        assert sorted(path.name for path in root.iterdir()) == [".cache", "content"]
        archive = Archive(root)
        steps: list[str] = []
        archive_report = archive.build()
        contents.ask(root, 1, lambda step, *_: steps.append(step), entities.count)
        assert (archive_report.editions, steps) == (3, [])

    def test_a_source_with_an_error_is_told_and_the_rest_is_read(
        self, command: list[str], root: Path
    ) -> None:
        fault = "---\ntitle: x\ndate: 2026-13-01\n---\n"
        (root / "content" / "bad.zh.md").write_text(fault, encoding="utf-8")
        result = run(*command, root)
        assert result.exit_code == 1
        assert len(result.stdout.splitlines()) > 5
        assert result.stderr.startswith("content/bad.zh.md:3:1: error header/date: ")
        result = run(*command, root, "--json")
        assert result.exit_code == 1
        assert result.stderr == ""
        (problem,) = json.loads(result.stdout)["problems"]
        assert problem.keys() == PROBLEM
        assert problem["code"] == "header/date"

    def test_a_warning_does_not_matter(self, command: list[str], root: Path) -> None:
        text = "---\ntitle: x\n---\n\n[gone](nowhere.md)\n"
        (root / "content" / "2026-01-01-x.en.md").write_text(text, encoding="utf-8")
        result = run(*command, root)
        assert (result.exit_code, result.stderr) == (0, "")

    def test_a_draft_is_not_read(self, command: list[str], root: Path) -> None:
        before = run(*command, root).stdout
        text = "---\ntitle: x\ndraft: true\n---\n\n### x\n\nHarbor of Norvane.\n"
        (root / "content" / "2026-04-01-x.en.md").write_text(text, encoding="utf-8")
        assert run(*command, root).stdout == before

    def test_a_spoilt_cache_is_made_anew(self, command: list[str], root: Path) -> None:
        before = run(*command, root).stdout
        (root / ".cache" / "wenzhai.sqlite").write_bytes(b"no database" * 999)
        assert run(*command, root).stdout == before

    def test_an_archive_is_needed(self, command: list[str], tmp_path: Path) -> None:
        result = run(*command, tmp_path)
        assert result.exit_code == 2
        assert ": error config/root: there is no such folder. " in result.stderr

    def test_a_build_at_the_same_time_is_told(self, command: list[str], root: Path) -> None:
        with locked(root.resolve()):
            result = run(*command, root)
        assert result.exit_code == 2
        assert ": error build/busy: " in result.stderr
