"""`wenzhai check`: what would be built is looked at, and what is wrong is told where it comes from."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import inspecting
from generator.check.outputs import inspect
from generator.cli import main
from generator.model.inspection import Inspection
from generator.model.problem import Problem
from tests.archive import Archive

SOUND = """\
-- content/site.toml --
title = { zh = "码头", en = "Pier" }
base_url = "https://pier.example/news/"
html = true
-- content/entities/all.toml --
[beigang]
kind = "company"
name = { zh = "北港", en = "Beigang" }
url = "https://beigang.example/"
-- content/media/crane.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>
-- content/2026/2026-03-02-crane.zh.md --
---
title: 新吊车
---

### 北港买下吊车 {#crane}

北港在三月买下吊车。
-- content/2026/2026-03-02-crane.en.md --
---
title: A new crane
---

### Beigang buys a crane {#crane}

Beigang bought a crane in March.
-- content/2026/2026-03-09-rope.en.md --
---
title: A rope
---

### A new rope {#rope}

It is stronger than [the crane](2026-03-02-crane.en.md#crane).
"""
ROPE, CRANE = "content/2026/2026-03-09-rope.en.md", "content/2026/2026-03-02-crane.zh.md"
HOME = "templates/pages/home.html"


@pytest.fixture
def pier(archive: Archive) -> Archive:
    archive.write(SOUND)
    return archive


def check(archive: Archive, **wishes: object) -> tuple[Problem, ...]:
    problems = archive.build(publish=False, **wishes).problems
    return tuple(each for each in problems if each.code != "translation/missing")


def place_of(problem: Problem) -> tuple[str, str, int]:
    return problem.code, problem.path, problem.line


def with_home(archive: Archive, html: str) -> None:
    """A template of its own for the home page, with something more in the line before the last."""
    packaged = Path(__file__).parents[2] / "templates" / "pages" / "home.html"
    text, end, rest = packaged.read_text("utf-8").rpartition("{% endblock %}")
    archive.put(HOME, f"{text}{html}\n{end}{rest}".encode())


def test_an_archive_that_is_sound_has_no_problem_and_no_site(pier: Archive) -> None:
    assert check(pier) == ()
    assert not pier.output.exists()


def test_a_place_that_a_link_of_a_digest_names_is_missed_at_its_line(pier: Archive) -> None:
    pier.edit(ROPE, "#crane)", "#derrick)")
    (problem,) = check(pier)
    assert str(problem) == (
        f'{ROPE}:7:55: error site/anchor: there is no "#derrick" on en/2026/03/02/crane.html. '
        "See what the id of the story or heading is, and write it in the link."
    )


def test_a_fault_of_a_digest_that_is_on_several_pages_is_told_once(pier: Archive) -> None:
    pier.edit(CRANE, "北港在三月买下吊车。", "北港在三月买下[吊车](#derrick)。")
    assert [place_of(each) for each in check(pier)] == [("site/anchor", CRANE, 7)]


def test_a_link_of_a_picture_that_leads_nowhere_is_told_at_its_line(pier: Archive) -> None:
    pier.edit("content/media/crane.svg", "/>", '>\n<image href="hook.png"/>\n</svg>')
    (problem,) = check(pier)
    assert place_of(problem) == ("site/part", "content/media/crane.svg", 2)


def test_raw_html_that_is_faulty_is_told_at_its_line(pier: Archive) -> None:
    pier.edit(ROPE, "It is", '<img src="../media/crane.svg">\n\nIt is')
    assert [place_of(each) for each in check(pier)] == [("page/alt", ROPE, 7)]


def test_a_fault_of_a_template_is_told_once_at_its_line(pier: Archive) -> None:
    with_home(pier, '<a href="{{ root }}gone.html">?</a>')
    (problem,) = check(pier)
    lines = (pier.root / HOME).read_text("utf-8").splitlines()
    assert place_of(problem) == ("site/link", HOME, len(lines) - 1)
    assert problem.message == 'there is no "gone.html" in the site (on en/index.html and on 1 more).'


def test_a_fault_without_a_trace_is_told_by_the_template_of_the_archive(pier: Archive) -> None:
    with_home(pier, '<a href="{{ root }}{{ "go" ~ "ne" }}.html">?</a>')
    assert [place_of(each) for each in check(pier)] == [("site/link", HOME, 0)]


def test_a_fault_of_the_register_is_told_at_its_line(pier: Archive) -> None:
    pier.edit("content/entities/all.toml", "https://beigang.example/", "javascript:alert(1)")
    assert {place_of(each)[:2] for each in check(pier)} & {
        ("page/scheme", "content/entities/all.toml"),
        ("register/type", "content/entities/all.toml"),
    }


def test_a_story_that_is_only_a_headline_is_sound_and_feeds_show_the_headline(pier: Archive) -> None:
    pier.edit(ROPE, "### A new rope", "### One line {#line}\n\n### A new rope")
    assert check(pier) == ()
    pier.build()
    assert ">One line</a></li>" in (pier.output / "en/feed-stories.rss.xml").read_text("utf-8")


def test_an_edition_in_a_language_without_pages_is_one_error_and_no_more(pier: Archive) -> None:
    pier.delete("content/2026/2026-03-02-crane.en.md")
    pier.edit(ROPE, "[the crane](2026-03-02-crane.en.md#crane)", "[this](#rope), says Beigang")
    pier.edit("content/site.toml", "html = true", 'languages = ["zh"]')
    assert [place_of(each)[:2] for each in check(pier)] == [("header/lang", ROPE)]


def test_an_error_of_content_does_not_hide_what_else_is_wrong(pier: Archive) -> None:
    pier.edit(ROPE, "#crane)", "#derrick)")
    pier.write("-- content/2026/2026-03-10-fog.en.md --\n---\ndate: 2026-41-10\n---\n\nFog.\n")
    assert {"site/anchor", "header/date"} <= {each.code for each in check(pier)}


def test_the_site_is_not_touched(pier: Archive) -> None:
    pier.build()
    before = pier.identities()
    pier.edit(ROPE, "#crane)", "#derrick)")
    assert len(check(pier)) == 1
    assert pier.identities() == before
    assert pier.build().rendered > 0


def test_a_damaged_site_does_not_mislead_a_check(pier: Archive) -> None:
    pier.build()
    (pier.output / "en/index.html").write_text("<p id=a><p id=a>")
    assert check(pier) == ()


def test_only_what_has_changed_is_looked_at_again(pier: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def seen(address: str, data: bytes, base_url: str) -> Inspection:
        # Search pages name the version of the index, and feeds hold the text.
        if not address.endswith("/search.html") and "/feed" not in address:
            looked.append(address)
        return inspect(address, data, base_url)

    monkeypatch.setattr(inspecting, "inspect", seen)
    check(pier)
    assert len(looked) > 20
    looked.clear()
    pier.edit(ROPE, "It is stronger", "It is much stronger")
    check(pier)
    assert looked == ["en/2026/03/09/rope.html"]
    looked.clear()
    pier.edit(ROPE, "It is much stronger", "It is stronger still")
    pier.build()
    check(pier)
    assert looked == ["en/2026/03/09/rope.html"]


def test_a_check_gives_the_same_with_any_number_of_processes(pier: Archive) -> None:
    pier.edit(ROPE, "#crane)", "#derrick)")
    with_home(pier, '<a href="{{ root }}gone.html">?</a>')
    twin = pier.twin("twin")
    assert check(pier, jobs=1) == check(twin, jobs=2)


def test_problems_are_told_as_annotations_of_github(pier: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    pier.edit(ROPE, "#crane)", "#50%25)")
    monkeypatch.chdir(pier.root.parent)
    result = CliRunner().invoke(main, ["check", pier.root.name, "--format", "github"])
    first, *_, last = result.stdout.splitlines()
    assert first == (
        f"::error file={pier.root.name}/{ROPE},line=7,col=55,title=site/anchor::"
        f'{ROPE}:7:55: error site/anchor: there is no "#50%25" on en/2026/03/02/crane.html. '
        "See what the id of the story or heading is, and write it in the link."
    )
    assert last.startswith("2 digests, 3 editions")
    assert result.exit_code == 1
    assert result.stderr == ""


def test_an_annotation_stays_one_command_whatever_a_message_holds(
    pier: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pier.root)
    pier.put("content/2026/a,b:c.en.md", b"---\ntitle: 100%\ndate: x\n---\n")
    result = CliRunner().invoke(main, ["build", "--format", "github"])
    command = next(line for line in result.stdout.splitlines() if "header/date" in line)
    assert command.startswith("::error file=content/2026/a%2Cb%3Ac.en.md,line=3,")


def test_what_stops_a_check_is_an_annotation_too(pier: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pier.root)
    pier.put("content/site.toml", b"titel = 1\n")
    result = CliRunner().invoke(main, ["check", "--format", "github"])
    assert result.stdout.startswith("::error file=content/site.toml,title=config/key::")
    assert result.exit_code == 2


def test_json_is_the_same_as_its_format(pier: Archive) -> None:
    said = [
        CliRunner().invoke(main, ["check", str(pier.root), *form])
        for form in (["--json"], ["--format", "json"])
    ]
    assert said[0].stdout.partition('"problems"')[2] == said[1].stdout.partition('"problems"')[2] != ""
