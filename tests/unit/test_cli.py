"""The command line: what each command prints, writes and returns, and how it refuses."""

import errno
import io
import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator.build
from generator import report
from generator.cli import main
from generator.config import Config, load_config
from generator.model.problem import Problem, error, warning
from generator.write.lock import locked

KEYS = "digests editions stories pages rendered written removed seconds problems".split()
PROBLEM_KEYS = "code severity path line message hint".split()
COUNTS = r"1 digest, 1 edition, 1 story, \d+ pages"
DONE = rf"{COUNTS}; \d+ rendered, \d+ written, 0 removed in \d+\.\d s"

SOUND = "---\ntitle: 标题\ndate: 2026-05-01\nlang: zh\n---\n\n## 版块\n\n### 报道\n\n一句话。\n"
WARNED = SOUND + "\n[别处](nowhere.md)\n"
FAULTY = SOUND.replace("2026-05-01", "2026-41-01")
DRAFT = SOUND.replace("lang: zh", "lang: zh\ndraft: true")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return archive(tmp_path / "archive", SOUND)


def archive(root: Path, digest: str, config: str = "") -> Path:
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "content" / "2026-05-01-a.zh.md").write_text(digest, encoding="utf-8")
    if config:
        (root / "content" / "site.toml").write_text(config, encoding="utf-8")
    return root


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], prog_name="wenzhai")


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


# build


def test_a_build_prints_a_summary_and_how_to_open_the_site(root: Path) -> None:
    result = run("build", root)
    assert result.exit_code == 0
    assert re.fullmatch(rf"{DONE}\nOpen {re.escape(str(root))}/site/index\.html\n", result.stdout)
    assert result.stderr == ""
    assert (root / "site" / "zh" / "2026" / "05" / "01" / "a.html").is_file()


def test_the_root_is_the_folder_one_is_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert run("build").stdout.endswith("Open site/index.html\n")


def test_a_second_build_has_nothing_to_do_unless_forced(root: Path) -> None:
    run("build", root)
    assert "; 0 rendered, 0 written, 0 removed in " in run("build", root).stdout
    assert "; 0 rendered" not in run("build", root, "--force").stdout


def test_a_warning_is_printed_and_the_site_is_published(root: Path) -> None:
    result = run("build", archive(root, WARNED))
    assert result.exit_code == 0
    assert result.stderr.startswith("content/2026-05-01-a.zh.md:13: warning link/missing: ")
    assert re.match(rf"{DONE}; 1 warning\nOpen ", result.stdout)


def test_a_strict_build_with_a_warning_leaves_the_site_as_it_was(root: Path) -> None:
    run("build", root)
    before = files(root / "site")
    result = run("build", archive(root, WARNED), "--strict")
    assert result.exit_code == 1
    assert re.fullmatch(
        rf"{COUNTS}; 1 warning in .* s\nNot published \(--strict\): the site is as it was\.\n", result.stdout
    )
    assert files(root / "site") == before


def test_a_strict_build_without_a_warning_is_a_build(root: Path) -> None:
    assert run("build", root, "--strict").exit_code == 0


def test_an_error_leaves_the_site_as_it_was(root: Path) -> None:
    run("build", root)
    before = files(root / "site")
    result = run("build", archive(root, FAULTY))
    assert result.exit_code == 1
    assert ": error header/date: " in result.stderr
    assert "1 error in " in result.stdout
    assert result.stdout.endswith("\nNot published: the site is as it was.\n")
    assert files(root / "site") == before


def test_the_output_goes_where_it_is_asked_to_go(root: Path, tmp_path: Path) -> None:
    result = run("build", root, "--output", tmp_path / "elsewhere")
    assert result.stdout.endswith(f"Open {tmp_path}/elsewhere/index.html\n")
    assert (tmp_path / "elsewhere" / "index.html").is_file()
    assert not (root / "site").exists()


@pytest.mark.parametrize("address", ["https://example.org/a/", "http://example.org/a"])
def test_an_address_replaces_that_of_the_settings(root: Path, address: str) -> None:
    archive(root, SOUND, 'base_url = "https://elsewhere.example/"')
    run("build", root, "--base-url", address)
    page = (root / "site" / "zh" / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{address.rstrip("/")}/zh/' in page
    assert "elsewhere.example" not in page


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org/", "https://", "https://a b/", "x"])
def test_what_is_no_web_address_is_refused_with_a_remedy(root: Path, address: str) -> None:
    result = run("build", root, "--base-url", address)
    assert result.exit_code == 2
    assert "is not a web address. Write it like https://" in result.stderr


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_fewer_jobs_than_one_are_refused(root: Path, jobs: str) -> None:
    result = run("build", root, "--jobs", jobs)
    assert result.exit_code == 2
    assert "'--jobs'" in result.stderr


def test_the_number_of_jobs_does_not_change_the_site(root: Path) -> None:
    for number in range(1, 100):
        text = SOUND.replace("标题", f"标题{number}")
        (root / "content" / f"2026-05-01-a{number}.zh.md").write_text(text, encoding="utf-8")
    run("build", root, "--jobs", "1", "--output", root / "one")
    result = run("build", root, "--jobs", "3", "--output", root / "three", "--force")
    assert result.exit_code == 0
    assert files(root / "one") == files(root / "three")


@pytest.mark.parametrize("command", ["build", "check"])
def test_drafts_are_left_out_unless_asked_for(root: Path, command: str) -> None:
    archive(root, DRAFT)
    assert run(command, root).stdout.startswith("0 digests, 0 editions, 0 stories, ")
    assert run(command, root, "--drafts").stdout.startswith("1 digest, 1 edition, 1 story, ")


# check


def test_a_check_writes_no_site(root: Path) -> None:
    result = run("check", root)
    assert result.exit_code == 0
    assert re.fullmatch(rf"{COUNTS}; no problems in \d+\.\d s\n", result.stdout)
    assert not (root / "site").exists()


def test_a_check_says_by_its_exit_code_whether_there_are_errors(root: Path) -> None:
    assert run("check", archive(root, WARNED)).exit_code == 0
    assert run("check", root, "--strict").exit_code == 1
    result = run("check", archive(root, FAULTY))
    assert result.exit_code == 1
    assert ": error header/date: " in result.stderr


# json


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(("digest", "code"), [(SOUND, 0), (WARNED, 0), (FAULTY, 1)])
def test_json_is_one_object_and_nothing_else(root: Path, command: str, digest: str, code: int) -> None:
    result = run(command, archive(root, digest), "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == code
    assert list(found) == KEYS
    assert all(list(problem) == PROBLEM_KEYS for problem in found["problems"])
    assert len(found["problems"]) == (digest != SOUND)
    assert result.stderr == ""


def test_json_says_what_a_problem_line_says(root: Path) -> None:
    result = run("check", archive(root, FAULTY), "--json")
    assert json.loads(result.stdout)["problems"] == [
        {
            "code": "header/date",
            "severity": "error",
            "path": "content/2026-05-01-a.zh.md",
            "line": 3,
            "message": '"2026-41-01" is not a date.',
            "hint": "Write it like 2026-02-10.",
        }
    ]


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_tells_of_faulty_settings_too(root: Path, command: str) -> None:
    result = run(command, archive(root, SOUND, 'titel = "x"'), "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 2
    assert list(found) == KEYS
    (problem,) = found["problems"]
    assert (problem["code"], problem["severity"]) == ("config/key", "error")
    assert (problem["path"], problem["line"]) == ("content/site.toml", 0)
    assert problem["message"] == 'unknown setting "titel". Did you mean "title"?'
    assert result.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name")
def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    result = run("init", os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    assert result.exit_code == 0
    assert "/\ufffd/content/site.toml\n" in result.stdout


# what cannot be done: exit code 2


def test_faulty_settings_are_told_with_place_and_remedy(root: Path) -> None:
    result = run("build", archive(root, SOUND, 'base_url = "example.org"'))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith('content/site.toml: error config/value: "base_url" must be an address')


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("name", ["missing", "file", "empty"])
def test_a_root_without_content_is_refused(tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    result = run(command, tmp_path / name)
    assert result.exit_code == 2
    assert ": error config/root: there is no such folder. " in result.stderr
    assert '"wenzhai init"' in result.stderr


def test_an_output_folder_with_other_files_is_refused_and_kept(root: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("Dear", encoding="utf-8")
    result = run("build", root, "--output", tmp_path / "home")
    assert result.exit_code == 2
    assert ": error output/refused: " in result.stderr
    assert files(tmp_path / "home") == {"letter.txt": b"Dear"}


def test_a_second_build_at_the_same_time_is_refused(root: Path) -> None:
    with locked(root.resolve()):
        result = run("build", root)
    assert result.exit_code == 2
    assert ": error build/busy: another build of this archive is running. " in result.stderr


def test_a_faulty_template_is_told_and_the_site_is_as_it_was(root: Path) -> None:
    run("build", root)
    before = files(root / "site")
    own = root / "templates" / "pages"
    own.mkdir(parents=True)
    (own / "edition.html").write_text("{{ nothing.at_all }}", encoding="utf-8")
    result = run("build", root)
    assert result.exit_code == 2
    assert result.stderr.startswith("templates/pages/edition.html:1: error template/fault: ")
    assert files(root / "site") == before


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (OSError(errno.ENOSPC, "No space", "f"), "f: error disk/full: the disk is full. Free some space"),
        (PermissionError(errno.EACCES, "Permission denied", "f"), "f: error disk/fault: permission denied. "),
        (
            sqlite3.OperationalError("disk I/O error"),
            "cache/fault: the cache cannot be used: disk I/O error.",
        ),
        (
            BrokenProcessPool(),
            "build/killed: a process was killed, most likely for want of memory. Use fewer",
        ),
    ],
)
def test_what_the_machine_refuses_is_told_with_a_remedy(
    root: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, line: str
) -> None:
    monkeypatch.setattr("generator.build.build", raising(fault))
    result = run("build", root)
    assert result.exit_code == 2
    assert line in result.stderr


def test_a_fault_in_the_code_is_not_hidden(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.build", raising(ZeroDivisionError()))
    assert isinstance(run("build", root).exception, ZeroDivisionError)


def test_ctrl_c_leaves_the_site_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", root)
    before = files(root)
    archive(root, SOUND.replace("标题", "新标题"))
    monkeypatch.setattr(generator.produce, "publish", raising(KeyboardInterrupt()))
    result = run("build", root)
    assert result.exit_code == 130
    assert result.stderr == "Stopped. The site is as it was.\n"
    assert result.stdout == ""
    assert files(root / "site") == {
        name.removeprefix("site/"): data for name, data in before.items() if name.startswith("site/")
    }
    assert sorted(path.name for path in root.iterdir()) == [".cache", "content", "site"]


def raising(fault: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise fault

    return fail


# new


def test_new_writes_both_editions_and_prints_where(root: Path) -> None:
    result = run("new", "2026-05-02", "--title", "五月二日", "--title-en", "News of 2 May", "--root", root)
    folder = root / "content" / "2026"
    paths = [folder / f"2026-05-02-news-of-2-may.{lang}.md" for lang in ("zh", "en")]
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [str(path) for path in paths]
    assert 'title: "五月二日"\ndate: 2026-05-02\nlang: zh\n' in paths[0].read_text(encoding="utf-8")
    assert 'title: "News of 2 May"\ndate: 2026-05-02\nlang: en\n' in paths[1].read_text(encoding="utf-8")


@pytest.mark.parametrize("date", ["2026-05-02", "2024-02-29", "2026-05"])
def test_a_new_digest_is_a_draft_that_builds_without_a_warning(root: Path, date: str) -> None:
    run("new", date, "--title", "五月", "--slug", "may", "--root", root)
    assert run("check", root, "--strict").stdout.startswith("1 digest, 1 edition, ")
    result = run("build", root, "--strict", "--drafts")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 digests, 3 editions, ")


def test_new_writes_the_languages_of_the_archive(root: Path) -> None:
    archive(root, SOUND, 'languages = ["zh"]')
    result = run("new", "2026-05-02", "--title", "五月", "--root", root)
    assert result.stdout == f"{root}/content/2026/2026-05-02-digest.zh.md\n"


@pytest.mark.parametrize(
    ("options", "slug"),
    [
        (["--title", "标题"], "digest"),
        (["--title", "OpenAI 融资，谷歌投 $400 亿"], "openai-400"),
        (["--title", "标题", "--title-en", "Google’s $40B!"], "google-s-40b"),
        (["--title", "Title", "--slug", "a-1"], "a-1"),
        (["--title", "x" * 300], "x" * 60),
    ],
)
def test_a_slug_comes_from_the_title_unless_given(root: Path, options: list[str], slug: str) -> None:
    result = run("new", "2026-05-02", *options, "--root", root)
    assert result.stdout.endswith(f"/content/2026/2026-05-02-{slug}.en.md\n")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(min_size=1, max_size=30))
def test_any_title_survives(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    root = archive(tmp_path_factory.mktemp("archive"), SOUND)
    result = run("new", "2026-05-02", f"--title={title}", "--root", root)
    if not title.isprintable() and result.exit_code == 2:
        return
    if not title.split():
        assert result.exit_code == 2
        return
    assert result.exit_code == 0
    found = json.loads(run("check", root, "--drafts", "--json").stdout)
    assert (found["digests"], found["problems"]) == (2, [])


@pytest.mark.parametrize("existing", ["zh", "en"])
def test_new_overwrites_nothing_and_writes_nothing_beside_it(root: Path, existing: str) -> None:
    path = root / "content" / "2026" / f"2026-05-02-may.{existing}.md"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    before = files(root)
    result = run("new", "2026-05-02", "--title", "五月", "--slug", "may", "--root", root)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"{path} exists already. Choose another name with --slug.\n")
    assert files(root) == before


@pytest.mark.parametrize("date", ["2026-02-30", "2026-13", "1 May", "20260501", "2026-W18-5", "0001-01-01"])
def test_an_impossible_date_is_refused_with_a_remedy(root: Path, date: str) -> None:
    result = run("new", date, "--title", "五月", "--root", root)
    assert result.exit_code == 2
    assert f'"{date}" is not a date. Write it like 2026-05-01' in result.stderr


@pytest.mark.parametrize("slug", ["May", "a b", "../up", "五月", "", "-a", "a--b", "a" * 81])
def test_an_impossible_slug_is_refused_with_a_remedy(root: Path, slug: str) -> None:
    result = run("new", "2026-05-02", "--title", "五月", f"--slug={slug}", "--root", root)
    assert result.exit_code == 2
    assert "cannot stand in an address. Use small letters a to z, figures, and hyphens" in result.stderr


@pytest.mark.parametrize("title", ["", " ", "\n"])
def test_an_empty_title_is_refused(root: Path, title: str) -> None:
    assert run("new", "2026-05-02", f"--title={title}", "--root", root).exit_code == 2


def test_new_needs_an_archive(tmp_path: Path) -> None:
    result = run("new", "2026-05-02", "--title", "五月", "--root", tmp_path)
    assert result.exit_code == 2
    assert '"wenzhai init"' in result.stderr
    assert list(tmp_path.iterdir()) == []


# init


def test_a_new_archive_builds_without_a_warning(tmp_path: Path) -> None:
    result = run("init", tmp_path / "mine")
    assert result.exit_code == 0
    written = [Path(line).relative_to(tmp_path) for line in result.stdout.split("\n\n")[0].splitlines()]
    assert [path.as_posix() for path in written[:2]] == [
        "mine/content/site.toml",
        "mine/content/entities/companies.toml",
    ]
    assert [path.name[10:] for path in written[2:]] == ["-first-digest.zh.md", "-first-digest.en.md"]
    build = run("build", tmp_path / "mine", "--strict")
    assert build.exit_code == 0
    assert build.stdout.startswith("1 digest, 2 editions, 6 stories, ")


def test_the_companies_of_a_new_archive_are_linked_and_apple_juice_is_not(tmp_path: Path) -> None:
    run("init", tmp_path)
    run("build", tmp_path)
    for lang in ("zh", "en"):
        (path,) = (tmp_path / "site" / lang).rglob("first-digest.html")
        page = path.read_text(encoding="utf-8")
        for entity in ("anthropic", "apple", "nvidia"):
            assert f'data-entity="{entity}"' in page
        assert page.count('class="entity" data-entity="apple"') == 1


@pytest.mark.parametrize("name", ["mine", "my own archive", "."])
def test_the_commands_that_init_names_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("init", name)
    commands = [shlex.split(line) for line in result.stdout.partition("Next:\n")[2].splitlines()]
    assert [command[:2] for command in commands] == [["wenzhai", "build"], ["wenzhai", "new"]]
    assert [run(*command[1:]).exit_code for command in commands] == [0, 0]


def test_init_makes_an_archive_of_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("init").exit_code == 0
    assert (tmp_path / "content" / "site.toml").is_file()


def test_init_refuses_a_folder_with_content(root: Path) -> None:
    before = files(root)
    result = run("init", root)
    assert result.exit_code == 2
    assert result.stderr.endswith("content is not empty. Choose another folder.\n")
    assert files(root) == before


def test_the_settings_of_a_new_archive_show_every_key_and_its_default(tmp_path: Path) -> None:
    run("init", tmp_path)
    path = tmp_path / "content" / "site.toml"
    text = re.sub("^# (?=[a-z_]+ = )", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    loaded, default = load_config(tmp_path), Config()
    names = set(default.__slots__)
    assert names == set(re.findall("^([a-z_]+) = ", text, flags=re.MULTILINE))
    assert all(getattr(loaded, n) == getattr(default, n) for n in names - {"title", "description"})


# help and terminal


@pytest.mark.parametrize(
    "command",
    [
        *([], ["build"], ["check"], ["new"], ["init"], ["import"]),
        *(["entities"], ["entities", "list"], ["entities", "show"], ["entities", "suggest"]),
        *(["translations"], ["translations", "list"]),
    ],
)
def test_every_help_text_has_an_example_that_parses(command: list[str]) -> None:
    result = run(*command, "--help")
    examples = result.stdout.partition("Example:\n")[2].splitlines()
    assert result.exit_code == 0
    assert examples
    for example in examples:
        name, subcommand, *arguments = shlex.split(example.partition(" > ")[0])
        assert name == "wenzhai"
        command_of = main.commands[subcommand]
        if isinstance(command_of, click.Group) and arguments:
            subcommand, *arguments = arguments
            command_of = command_of.commands[subcommand]
        command_of.make_context(subcommand, arguments)


def test_these_are_the_commands() -> None:
    named = "build bundle check entities import init new search serve translations"
    assert sorted(main.commands) == named.split()


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"wenzhai {generator.__version__}\n"


def test_the_package_runs_as_the_command() -> None:
    command = [sys.executable, "-m", "generator", "--help"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert result.stdout.startswith("Usage: wenzhai [OPTIONS] COMMAND")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], ["rich", "generator.build"]),
        (["build", "ROOT"], ["rich"]),
        (["check", "ROOT"], ["rich"]),
        (["entities", "list", "ROOT"], ["rich"]),
        (["entities", "suggest", "ROOT"], ["rich"]),
        (["translations", "list", "ROOT", "--json"], ["rich"]),
    ],
)
def test_what_is_not_needed_is_not_imported(root: Path, arguments: list[str], absent: list[str]) -> None:
    program = (
        "import sys\nfrom generator.cli import main\ntry: main(sys.argv[2:])\n"
        "finally: sys.exit(str(sorted(set(sys.argv[1].split()) & set(sys.modules))))"
    )
    arguments = [str(root) if each == "ROOT" else each for each in arguments]
    command = [sys.executable, "-c", program, " ".join(absent), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert result.stderr == "[]\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with redirect_stderr(Terminal()) as stream:
        yield stream


def warnings(number: int) -> list[Problem]:
    return [warning("link/missing", f"content/{each}.md", "gone.", line=1) for each in range(number)]


def test_a_terminal_shows_the_first_hundred_problems_errors_first(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as stream:
        report.print_problems([*warnings(2345), error("header/date", "content/z.md", "no date.")])
    lines = re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue()).splitlines()
    assert lines[0] == "content/z.md: error header/date: no date."
    assert lines[1] == "content/0.md:1: warning link/missing: gone."
    assert lines[100:] == ["and 2,246 more (see --json)"]


def test_a_terminal_shows_problems_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as stream:
        report.print_problems([error("header/date", "content/z.md", "no date.")])
    assert stream.getvalue() == "content/z.md: \x1b[1;31merror header/date\x1b[0m: no date.\n"


def test_a_pipe_gets_all_problems_without_colour(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [*warnings(2345), error("header/date", "content/z.md", "no date.")]
    report.print_problems(problems)
    assert capsys.readouterr().err.splitlines() == [str(problems[-1]), *map(str, problems[:-1])]


def test_a_problem_is_one_line_whatever_it_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    report.print_problems([error("a/b", "content/x\n.md", "a\x1b[2Jb\u2028c\u3000d")])
    assert capsys.readouterr().err == "content/x .md: error a/b: a [2Jb c\u3000d\n"


def test_a_terminal_shows_a_bar_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as stream, report.progress(quiet=False) as tell:
        for done in range(1, 1001):
            tell("read", done, 1000)
    assert "Reading" in stream.getvalue()
    assert "100%" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[1A\x1b[2K")


def test_a_bar_is_drawn_only_where_there_is_something_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as stream:
        with report.progress(quiet=False):
            pass
        with report.progress(quiet=True) as tell:
            tell("read", 1, 1)
    assert stream.getvalue() == ""
