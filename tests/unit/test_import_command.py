"""The command `wenzhai import`: what it prints, writes and refuses."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.archive import Archive

FLAT = """夜班开始了
2026-05-02
码头从周二起改上夜班，白天只留两条作业线，货车司机说终于不用在门口排队了。
灯光
码头的灯亮到天明，附近的居民装上了厚窗帘，港口公司答应付一半的钱。
工资
夜班多拿两成，每月另有一天休息，工会说这是十年来最好的一次谈判。
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "archive")
    (archive.root / "content").mkdir(parents=True)
    return archive


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return written(tmp_path, "night-shift.txt", FLAT)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)], prog_name="wenzhai")


def digests(archive: Archive) -> list[str]:
    content = archive.root / "content"
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))


def test_a_digest_is_written_where_a_build_finds_it(archive: Archive, export: Path) -> None:
    result = run(export, "--into", archive.root)
    assert (result.exit_code, result.stderr) == (0, "")
    assert digests(archive) == ["2026/2026-05-02-night-shift.zh.md"]
    report = archive.build()
    assert report.problems == ()
    assert report.stories == 3


def test_what_was_recognised_mended_and_dropped_is_printed_line_by_line(
    archive: Archive, tmp_path: Path
) -> None:
    text = FLAT.replace("周二起改上夜班，", "周二起改上夜班,") + "\n\n3\n\n来源：港口通讯\n"
    result = run(written(tmp_path, "night.txt", text), "--into", archive.root)
    path = archive.root / "content/2026/2026-05-02-night.zh.md"
    assert (
        result.stdout
        == f"""{tmp_path / "night.txt"}: {path}, written
  text, UTF-8; flat article; Chinese
  2 sections, 3 stories, 3 paragraphs, 0 references, 1 lines dropped
  recognised
    title: 夜班开始了 (line 1)
    date: 2026-05-02 (line 2)
    sources: 港口通讯 (line 12)
    line 4: ## 灯光
    line 6: ## 工资
  mended
    line 3: half-width punctuation: 从周二起改上夜班,白天只留两条作 → 从周二起改上夜班，白天只留两条作
  dropped
    line 10: number of a page
      10: 3
"""
    )


def test_importing_again_changes_nothing(archive: Archive, export: Path) -> None:
    run(export, "--into", archive.root)
    before = archive.root.joinpath("content/2026/2026-05-02-night-shift.zh.md").stat()
    result = run(export, "--into", archive.root)
    assert result.exit_code == 0
    assert result.stdout.endswith("2026-05-02-night-shift.zh.md, unchanged\n")
    assert archive.root.joinpath("content/2026/2026-05-02-night-shift.zh.md").stat() == before


def test_a_corrected_export_shows_the_difference_and_overwrites_only_with_force(
    archive: Archive, export: Path
) -> None:
    run(export, "--into", archive.root)
    path = archive.root / "content/2026/2026-05-02-night-shift.zh.md"
    before = path.read_bytes()
    export.write_text(FLAT.replace("两成", "三成"), encoding="utf-8")
    result = run(export, "--into", archive.root)
    assert result.exit_code == 1
    assert path.read_bytes() == before
    assert "-夜班多拿两成，" in result.stdout
    assert "+夜班多拿三成，" in result.stdout
    assert result.stderr == (
        f"{export}: error import/exists: {path} says something else. "
        "Nothing is overwritten unless you say --force.\n"
    )
    assert run(export, "--into", archive.root, "--force").exit_code == 0
    assert "夜班多拿三成" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("wrong", "right"), [("夜班开始了", "夜班停了"), ("2026-05-02", "2026-05-03")])
def test_a_corrected_title_or_date_is_no_second_digest(
    archive: Archive, tmp_path: Path, wrong: str, right: str
) -> None:
    # The name of the file tells nothing, so the digest is named after what has changed.
    run(written(tmp_path, "1.txt", FLAT), "--into", archive.root)
    (first,) = digests(archive)
    corrected = written(tmp_path, "1.txt", FLAT.replace(wrong, right))
    result = run(corrected, "--into", archive.root)
    assert result.exit_code == 1
    assert digests(archive) == [first]
    assert any(line.startswith("+") and right in line for line in result.stdout.splitlines())
    assert result.stderr == (
        f"{corrected}: error import/similar: {archive.root / 'content' / first} says nearly the same, under "
        "another title or date. If this corrects it, correct that file, or delete it and import again; "
        "--force keeps both.\n"
    )
    assert run(corrected, "--into", archive.root, "--force").exit_code == 0
    assert len(digests(archive)) == 2


def test_a_dry_run_prints_the_digest_or_the_difference_and_writes_nothing(
    archive: Archive, export: Path
) -> None:
    result = run(export, "--into", archive.root, "--dry-run")
    assert (result.exit_code, digests(archive)) == (0, [])
    assert result.stdout.startswith("---\ntitle: 夜班开始了\ndate: 2026-05-02\n")
    assert result.stderr.splitlines()[0].endswith("2026-05-02-night-shift.zh.md, would be written")
    run(export, "--into", archive.root)
    export.write_text(FLAT.replace("两成", "三成"), encoding="utf-8")
    changed = run(export, "--into", archive.root, "--dry-run")
    assert changed.stdout.startswith("--- ")
    assert "+夜班多拿三成，" in changed.stdout


def test_date_language_and_series_go_before_what_the_export_says(archive: Archive, export: Path) -> None:
    run(export, "--into", archive.root, "--date", "2026-06", "--lang", "en", "--series", "港口 日报")
    (name,) = digests(archive)
    assert name == "2026/2026-06-night-shift.en.md"
    head = (archive.root / "content" / name).read_text(encoding="utf-8").partition("\n\n")[0]
    assert head.splitlines()[2:5] == ["date: 2026-06", "lang: en", "series: 港口 日报"]


def test_links_between_files_that_are_imported_together_lead_to_the_digests(
    archive: Archive, tmp_path: Path
) -> None:
    head = "---\ntitle: {}\ndate: {}\n---\n\n## 一\n\n{}\n"
    first = written(tmp_path, "017.md", head.format("潮汐电价 Tides", "2025-12-30", "一句话。"))
    second = written(
        tmp_path,
        "018.md",
        head.format("夜班 Night", "2026-01-02", "见[上一期](017.md#x)、[丢失的](099.md)。"),
    )
    result = run(first, second, "--into", archive.root)
    text = (archive.root / "content/2026/2026-01-02-night.zh.md").read_text(encoding="utf-8")
    assert "[上一期](../2025/2025-12-30-tides.zh.md#x)、[丢失的](099.md)" in text
    assert result.exit_code == 0
    assert result.stderr == (
        f'{second}:8: warning import/link: "099.md" is no file that has been imported. '
        "Import it together with this one, or mend the link.\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "error import/empty: there is no text in it. Leave it out."),
        ("blank.txt", "\ufeff \n　\n".encode(), "error import/empty: there is no text in it."),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\2\3", "error import/format: it is no text"),
        ("undated.txt", "没有日期的一句话。".encode(), "error import/date: no date in header, name"),
        ("broken.md", "---\n{a\n---\n\n一句话。\n".encode(), "error import/header: its header cannot"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_told_with_a_remedy_and_the_rest_is_imported(
    archive: Archive, tmp_path: Path, export: Path, name: str, data: bytes, message: str
) -> None:
    path = written(tmp_path, name, data)
    result = run(path, export, "--into", archive.root)
    assert result.exit_code == 1
    assert f"{path}: not imported\n" in result.stdout
    assert f"{path}:" in result.stderr
    assert message in result.stderr
    assert digests(archive) == ["2026/2026-05-02-night-shift.zh.md"]


def test_a_folder_and_a_missing_file_are_told(archive: Archive, tmp_path: Path) -> None:
    result = run(tmp_path, tmp_path / "absent.txt", "--into", archive.root)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{tmp_path}: error import/folder: it is a folder. "
        f"Name the files in it: wenzhai import {tmp_path}/*\n"
        f"{tmp_path / 'absent.txt'}: error import/missing: it cannot be read: no such file or directory. "
        "See that the name is right.\n"
    )


def test_of_two_files_that_make_one_digest_the_second_is_refused(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = (written(tmp_path, name, FLAT) for name in ("night.txt", "other/night.txt"))
    result = run(first, second, "--into", archive.root)
    assert result.exit_code == 1
    assert digests(archive) == ["2026/2026-05-02-night.zh.md"]
    assert result.stderr == (
        f"{second}: error import/same: it makes the same digest as {first}: 2026/2026-05-02-night.zh.md. "
        "Import one of them, or give them other names or dates.\n"
    )


def test_a_folder_that_is_no_archive_takes_the_digests_itself(tmp_path: Path, export: Path) -> None:
    assert run(export, "--into", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out/2026/2026-05-02-night-shift.zh.md").is_file()


def test_without_a_folder_the_archive_is_the_one_that_one_is_in(
    archive: Archive, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run(export)
    assert refused.exit_code == 2
    assert "error config/root" in refused.stderr
    monkeypatch.chdir(archive.root)
    assert run(export).exit_code == 0
    assert digests(archive) == ["2026/2026-05-02-night-shift.zh.md"]


@pytest.mark.parametrize(
    "part", ["**灯", "__lamp", "lamp", "`灯"], ids=["bold", "underlined", "a word", "code"]
)
def test_a_very_long_line_of_marks_that_nothing_closes_is_no_endless_work(tmp_path: Path, part: str) -> None:
    result = run(written(tmp_path, "night-shift.md", f"{FLAT}\n{part * 30_000}\n"), "--dry-run")
    assert result.exit_code == 0


@pytest.mark.parametrize("arguments", [["--date", "2026-13-01"], ["--lang", "fr"], []])
def test_wrong_usage_is_refused(export: Path, arguments: list[str]) -> None:
    assert run(*([export, *arguments] if arguments else [])).exit_code == 2
