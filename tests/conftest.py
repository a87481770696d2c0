"""What tests of several folders share."""

import shutil
from pathlib import Path

import pytest

from tests.archive import COMPILED, Archive


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged templates, compiled: that takes three quarters of the time of a small build."""
    first = Archive(tmp_path_factory.mktemp("compiled"))
    first.write("-- content/2026-01-01-x.zh.md --\nx\n-- content/2026-01-01-x.en.md --\nx\n")
    first.build()
    return first.root / COMPILED


@pytest.fixture
def archive(tmp_path: Path, compiled: Path) -> Archive:
    """An empty archive."""
    root = tmp_path / "archive"
    shutil.copytree(compiled, root / COMPILED)
    return Archive(root)
