"""The wheel carries all that a build needs: installed anywhere, it builds a folder of Markdown."""

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
# What the wheel is made of; whatever else lies in a checkout must not be needed.
PARTS = ("generator", "templates", "pyproject.toml", "README.md", "LICENSE")
DIGEST = "---\ntitle: 标题\ndate: 2026-05-01\nlang: zh\n---\n\n## 版块\n\n### 报道\n\n一句话。\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, made without a registry by the hatchling that is installed here."""
    if find_spec("hatchling") is None:
        missing = 'hatchling is not installed, so no wheel can be built: pip install -e ".[dev]"'
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    source = tmp_path_factory.mktemp("source")
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, source / name)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", cwd=source)
    (path,) = (source / "dist").glob("wenzhai-*.whl")
    return path


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `wenzhai` of an empty environment with the wheel in it.

    The dependencies are those installed here, lent by a .pth file. Python reads no .pth file of a folder that
    is lent so: the checkout, installed here as editable, does not come with them.
    """
    home = tmp_path_factory.mktemp("home") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    python = home / "bin" / "python"
    install = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index")
    run(*install, wheel, cwd=home.parent)
    (packages,) = home.glob("lib/python*/site-packages")
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    return home / "bin" / "wenzhai"


def run(*arguments: str | Path, cwd: Path) -> str:
    """What a command prints; it sees no setting that would lead it to the checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    result = subprocess.run(
        list(map(str, arguments)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_the_wheel_carries_templates_and_starter(wheel: Path) -> None:
    files = {
        *(
            f"generator/{path.relative_to(ROOT)}"
            for path in (ROOT / "templates").rglob("*")
            if path.is_file()
        ),
        *(str(path.relative_to(ROOT)) for path in (ROOT / "generator" / "starter").iterdir()),
        *(str(path.relative_to(ROOT)) for path in (ROOT / "generator").rglob("*.py")),
        "generator/py.typed",
    }
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == files


def test_a_folder_of_markdown_without_settings_builds(command: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "2026-05-01-a.zh.md").write_text(DIGEST, encoding="utf-8")
    said = run(command, "build", "--strict", cwd=tmp_path)
    assert said.startswith("1 digest, 1 edition, 1 story, ")
    assert said.endswith("Open site/index.html\n")
    assert "标题" in (tmp_path / "site/zh/2026/05/01/a.html").read_text(encoding="utf-8")
    assert list((tmp_path / "site/assets").iterdir())


def test_the_installed_command_uses_nothing_of_the_checkout(command: Path, tmp_path: Path) -> None:
    program = "import generator; from generator.render.templates import packaged_templates as templates"
    places = "print(generator.__file__, templates())"
    said = run(command.with_name("python"), "-c", f"{program}; {places}", cwd=tmp_path)
    assert str(ROOT) not in said
    assert said.count(str(command.parents[1])) == 2


def test_the_installed_command_begins_an_archive(command: Path, tmp_path: Path) -> None:
    run(command, "init", "mine", cwd=tmp_path)
    assert run(command, "build", "mine", "--strict", cwd=tmp_path).startswith("1 digest, 2 editions, ")
