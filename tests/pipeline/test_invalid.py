"""What a build says of content that is wrong: every message of the cases of `tests/invalid`, word for word.

A case is a sentence, the files of an archive, and `-- problems --` with what the build says of them.
`␀` stands for the character U+0000. The cases of `tests/invalid/headers` are those of another test.
"""

from pathlib import Path

import pytest

from generator.config import ConfigError
from tests.archive import Archive, files_in

FOLDER = Path(__file__).parents[1] / "invalid"
CASES = sorted(
    path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.txt") if path.parent.name != "headers"
)


def read_case(name: str) -> tuple[str, list[str]]:
    """The files of a case, and the messages it expects."""
    text = (FOLDER / name).read_text(encoding="utf-8").replace("␀", "\0")
    _about, files = text.split("\n", 1)
    files, problems = files.split("-- problems --\n")
    return files, problems.splitlines()


def said(archive: Archive) -> list[str]:
    """What a build of `archive` says is wrong; where there is an error, there must be no site."""
    try:
        report = archive.build()
    except ConfigError as fault:
        assert not archive.output.exists()
        return [str(fault)]
    wrong = any(problem.severity == "error" for problem in report.problems)
    assert report.published is not wrong
    assert archive.output.exists() is not wrong
    return [str(problem) for problem in report.problems]


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_said_word_for_word(archive: Archive, name: str) -> None:
    files, problems = read_case(name)
    archive.write(files)
    assert said(archive) == problems


def test_every_fault_has_its_place_in_a_file_of_the_archive() -> None:
    for name in CASES:
        files, problems = read_case(name)
        paths = files_in(files)
        for problem in problems:
            assert problem.split(":")[0] in paths, f"{name}: {problem}"
