"""The documents say what the code has: commands run, tables are complete, both READMEs say the same."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.cli import main
from generator.config import SETTINGS, Config, load_config
from generator.markdown.rules import is_cjk
from generator.read.edition import read_edition
from generator.read.keys import KEYS, known
from tests.archive import Archive

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh.md")
DOCUMENTS = (*READMES, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")

# Commands of the READMEs that no test here runs, and what does.
RUN_ELSEWHERE = {
    "make site": "installs from a registry; .ci/run runs it",
    "make test": "runs this very test; .ci/run runs it",
    "wenzhai import report.txt --into my-archive": "tests/unit/test_import_command.py imports one",
    'wenzhai import exports/* --into my-archive --series "Harbour Daily"': "the same",
    "wenzhai import report.pdf --into my-archive --dry-run": "the same",
    "pip install .": "installs from a registry; tests/unit/test_package.py installs the wheel",
}

CODE = re.compile(r"[a-z]+/[a-z-]+")
# What makes a problem: its name, and the severity that it says, if it says one.
MAKERS = {
    "error": "error",
    "warning": "warning",
    "wrong": "error",
    "doubtful": "warning",
    "_Fault": "error",
    "_no_such_file": "error",
    "Difference": "warning",
    "refuse": "",
    "_refuse": "",
    "_unplaced": "",
}


class Section(NamedTuple):
    """A heading and what stands below it, up to the next one; `rows` are those of its tables."""

    level: int
    heading: str
    tokens: list[Token]
    rows: list[list[Token]]

    def fences(self, language: str) -> list[str]:
        return [token.content for token in self.tokens if token.type == "fence" and token.info == language]


@cache
def sections(document: str) -> list[Section]:
    text = (ROOT / document).read_text(encoding="utf-8")
    found = [Section(0, "", [], [])]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            found.append(Section(int(token.tag[1]), tokens[place + 1].content, [], []))
        elif token.type == "tr_open":
            found[-1].rows.append([])
        elif token.type == "inline" and tokens[place - 1].type in ("td_open", "th_open"):
            found[-1].rows[-1].append(token)
        found[-1].tokens.append(token)
    return found


def section_with(document: str, header: str) -> Section:
    """The one section with a table whose header row has the cell `header`."""
    (found,) = (
        section
        for section in sections(document)
        if section.rows and header in [cell.content for cell in section.rows[0]]
    )
    return found


def inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from inline(token.children or [])


def spans(tokens: list[Token]) -> list[str]:
    return [token.content for token in inline(tokens) if token.type == "code_inline"]


def links(tokens: list[Token]) -> list[str]:
    targets = (token.attrs.get("href") or token.attrs.get("src") for token in inline(tokens))
    return [str(target) for target in targets if target]


def commands(document: str) -> list[str]:
    blocks = (block for section in sections(document) for block in section.fences("sh"))
    return [line for block in blocks for line in block.splitlines() if line]


# Commands


@pytest.mark.parametrize("readme", READMES)
def test_the_commands_of_a_readme_work_one_after_the_other(readme: str, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "wenzhai"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    for line in commands(readme):
        if line not in RUN_ELSEWHERE:
            done = subprocess.run(
                ["/bin/sh", "-c", line],
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert (tmp_path / "my-archive" / "site" / "index.html").is_file()


def test_both_readmes_have_the_same_commands() -> None:
    assert commands("README.md") == commands("README.zh.md")
    assert set(RUN_ELSEWHERE) <= set(commands("README.md"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_target_of_make_that_is_named_exists(document: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = [*commands(document), *(span for each in sections(document) for span in spans(each.tokens))]
    assert {line.split()[1] for line in named if line.startswith("make ")} <= targets


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_in_the_table_of_commands_and_none_of_the_planned_ones_is(readme: str) -> None:
    named = [span for section in sections(readme) for row in section.rows for span in spans(row[:1])]
    in_tables = {span.split()[1] for span in named if span.startswith("wenzhai ")}
    assert in_tables == set(main.commands)
    planned = {span.split()[1] for span in spans(sections(readme)[-2].tokens) if span.startswith("wenzhai ")}
    assert planned.isdisjoint(main.commands)


# Two READMEs


def test_both_readmes_have_the_same_sections_with_the_same_blocks_tables_and_links() -> None:
    english, chinese = (sections(readme) for readme in READMES)
    assert [section.level for section in english] == [section.level for section in chinese]
    for ours, theirs in zip(english, chinese, strict=True):
        assert outline(ours) == outline(theirs), f"{ours.heading} / {theirs.heading}"


def outline(section: Section) -> object:
    kinds = [token.type for token in section.tokens if token.type.endswith("_open") and token.level == 0]
    return (
        kinds,
        sum(token.type == "list_item_open" for token in section.tokens),
        [token.info for token in section.tokens if token.type == "fence"],
        [section.fences(language) for language in ("sh", "text", "yaml", "nginx", "caddy")],
        [tomllib.loads(block) for block in section.fences("toml")],
        [len(row) for row in section.rows],
        [spans(row[:1]) for row in section.rows],
        [target for target in links(section.tokens) if target not in READMES],
    )


def test_both_readmes_have_the_same_figures_in_the_table_of_the_benchmark() -> None:
    figures = []
    for readme in READMES:
        text = (ROOT / readme).read_text(encoding="utf-8")
        assert text.count("<!-- benchmark -->") == 1
        table = text.partition("<!-- benchmark -->")[2].partition("\n## ")[0]
        figures.append(re.findall(r"\d[\d.,]*", table))
    assert figures[0] == figures[1]


def test_no_line_of_the_chinese_readme_breaks_between_two_chinese_characters() -> None:
    """A browser shows the break as a space."""
    for section in sections("README.zh.md"):
        for block in section.tokens:
            children = block.children or []
            for before, token, after in zip(children, children[1:], children[2:], strict=False):
                if token.type == "softbreak":
                    assert not (is_cjk(before.content[-1:] or " ") and is_cjk(after.content[:1] or " ")), (
                        block.content
                    )


# What the READMEs say of files


@pytest.mark.parametrize(("readme", "default"), [("README.md", "default"), ("README.zh.md", "默认值")])
def test_every_setting_is_documented_with_its_default(readme: str, default: str, tmp_path: Path) -> None:
    rows = [spans(row[:2]) for row in section_with(readme, default).rows[1:]]
    assert [key for key, _ in rows] == [field.name for field in fields(Config)]
    file = tmp_path / SETTINGS
    file.parent.mkdir()
    file.write_text("\n".join(f"{key} = {value}" for key, value in rows), encoding="utf-8")
    assert load_config(tmp_path) == Config()


@pytest.mark.parametrize(("readme", "also"), [("README.md", "also written"), ("README.zh.md", "也可写作")])
def test_every_key_of_a_header_is_documented_and_every_spelling_is_known(readme: str, also: str) -> None:
    rows = section_with(readme, also).rows[1:]
    documented = [key for row in rows for key in spans(row[:1])]
    others = [spelling.partition(":")[0] for row in rows for spelling in spans(row[2:])]
    assert {key.name for key in KEYS} == {*documented, *others} & {key.name for key in KEYS}
    assert [name for name in (*documented, *others) if not known(name)] == []


@pytest.mark.parametrize(("readme", "lang"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_the_digest_and_the_register_of_a_readme_build_without_a_problem(
    readme: str, lang: str, archive: Archive
) -> None:
    (section,) = (section for section in sections(readme) if section.fences("markdown"))
    (digest,) = section.fences("markdown")
    (register,) = (block for each in sections(readme) for block in each.fences("toml"))
    path = next(span for span in spans(section.tokens) if span.endswith(f".{lang}.md"))
    address = next(span for span in spans(section.tokens) if span.endswith(".html"))
    archive.put(path, digest.encode())
    archive.put("content/entities/all.toml", register.encode())
    report = archive.build()
    assert report.problems == ()
    assert report.stories == 4
    site = archive.site()
    page = site[address].decode()
    assert 'id="nvidia-prices"' in page
    assert page.count('<a class="entity"') == 2
    assert {name for name in site if "/company/" in name or "/product/" in name} == {
        f"{each}/company/{name}.html" for each in ("zh", "en") for name in ("nvidia", "apple")
    }


@pytest.mark.parametrize("readme", READMES)
def test_the_fault_that_a_readme_shows_reads_so(readme: str) -> None:
    (shown,) = (block.strip() for section in sections(readme) for block in section.fences("text"))
    source = "---\ntitle: News\ndate: 2026-13-01\n---\n\nText.\n"
    _, problems = read_edition(source.encode(), shown.partition(":")[0], Config())
    assert [str(problem) for problem in problems] == [shown]


@pytest.mark.parametrize("readme", READMES)
def test_the_workflow_of_a_readme_is_that_of_the_project_and_runs_its_commands(readme: str) -> None:
    (block,) = (block for section in sections(readme) for block in section.fences("yaml"))
    assert block == (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(block)["jobs"]["site"]["steps"]
    run = [step["run"] for step in steps if "run" in step]
    assert run
    assert set(run) <= set(commands(readme))


@pytest.mark.parametrize("readme", READMES)
def test_the_step_of_a_workflow_that_checks_is_a_command_with_such_options(readme: str) -> None:
    (block,) = (block for section in sections(readme) for block in section.fences("yml"))
    ((_, run),) = yaml.safe_load(block)[0].items()
    name, command, _, *options = run.split()
    assert name == "wenzhai"
    main.commands[command].make_context(command, options)


# Architecture


def architecture() -> Iterator[tuple[str, str]]:
    """Folder and name of everything that the list of modules names."""
    for section in sections("ARCHITECTURE.md"):
        if section.level == 3 and section.heading.endswith("/`"):
            folder = section.heading.strip("`")
            for item in re.findall(r"^`([^`]+)`: ", "\n".join(paragraphs(section)), re.MULTILINE):
                yield folder, item


def paragraphs(section: Section) -> Iterator[str]:
    return (token.content for token in section.tokens if token.type == "inline")


def test_every_module_is_in_the_architecture_under_its_folder() -> None:
    named = {folder + name for folder, name in architecture() if folder.startswith("generator/")}
    modules = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "generator").rglob("*.py")
        if path.name != "__init__.py" or path.parent.name == "generator"
    }
    assert {name for name in named if name.endswith(".py")} == modules
    assert {name for name in named if not name.endswith(".py")} == {"generator/starter/"}


@pytest.mark.parametrize("top", ["templates/", "tests/"])
def test_every_folder_of_templates_and_tests_is_in_the_architecture(top: str) -> None:
    named = {name for folder, name in architecture() if folder == top}
    folders = {
        f"{path.relative_to(ROOT / top).parts[0]}/"
        for path in (ROOT / top).rglob("*.*")
        if path.is_file() and len(path.relative_to(ROOT / top).parts) > 1 and path.suffix != ".pyc"
    }
    assert {name for name in named if name.endswith("/")} == folders
    assert all((ROOT / top / name).exists() for name in named)


@cache
def codes() -> dict[str, set[str]]:
    """Every code of a problem in the code, with the severities that are seen to go with it."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                maker = ast.unparse(node.func).rpartition(".")[2]
                values = [each.value for each in node.args if isinstance(each, ast.Constant)]
                for value in values if maker in MAKERS else []:
                    if isinstance(value, str) and CODE.fullmatch(value):
                        found.setdefault(value, set()).update(filter(None, [MAKERS[maker]]))
            elif isinstance(node, ast.JoinedStr):
                for code in re.findall(rf": error ({CODE.pattern}): ", ast.unparse(node)):
                    found.setdefault(code, set())
    return found


def test_every_code_of_a_problem_is_in_the_architecture_with_its_severity() -> None:
    rows = section_with("ARCHITECTURE.md", "severity").rows[1:]
    documented = {span: set(row[1].content.split(", ")) for row in rows for span in spans(row[:1])}
    assert documented.keys() == codes().keys()
    for code, severities in codes().items():
        if documented[code] == {"stop"}:
            # These are told as errors, and by the exit code.
            assert severities <= {"error"}, code
        else:
            assert severities <= documented[code], code
            assert documented[code] <= {"error", "warning"}, code


def test_every_code_that_looks_like_one_is_made_by_a_maker_that_is_known_here() -> None:
    """A code that another function makes would be missed by the test above."""
    areas = {code.partition("/")[0] for code in codes()}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and CODE.fullmatch(value) and value.partition("/")[0] in areas:
                assert value in codes(), f"{path.name}: {value}"


def test_every_dependency_is_in_the_architecture() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\[<>=!~; ]", each)[0] for each in project["dependencies"]}
    rows = section_with("ARCHITECTURE.md", "package").rows[1:]
    assert {name for row in rows for name in row[0].content.split(", ")} == declared


def test_every_table_that_the_architecture_names_is_in_the_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    named = {span for section in sections("ARCHITECTURE.md") for span in spans(section.tokens)}
    tables = {span for span in named if re.fullmatch(r"_?[A-Z]+(_[A-Z]+)*", span)}
    assert {"SHAPES", "KEYS", "ROLES", "KINDS"} <= tables
    assert [name for name in tables if not re.search(rf"^{name}\b.* = ", code, re.MULTILINE)] == []


# All documents


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_leads_to_one(document: str) -> None:
    targets = [target for section in sections(document) for target in links(section.tokens)]
    local = [target for target in targets if not target.startswith(("https://", "#"))]
    assert [target for target in local if not (ROOT / target).is_file()] == []


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_path_of_the_project_that_is_named_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    paths = re.findall(r"(?<![\w/.])(?:generator|templates|tests|\.ci|\.github)/[\w./-]*[\w/]", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", ["CONTRIBUTING.md"])
def test_every_module_that_is_run_exists(document: str) -> None:
    modules = re.findall(r"python -m (tests[\w.]+)", (ROOT / document).read_text(encoding="utf-8"))
    assert [name for name in modules if not (ROOT / f"{name.replace('.', '/')}.py").is_file()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_document_names_a_place_on_one_machine(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users|mnt)\b\S*|localhost|\b127\.", text) == []
