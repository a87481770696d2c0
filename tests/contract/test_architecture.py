"""The rules of the house, read off the source: who imports whom, and what no stage may know."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "generator").rglob("*.py"))
}

# What every stage may import beside its own folder.
COMMON = (
    "generator.model",
    "generator.config",
    "generator.addresses",
    "generator.amounts",
    "generator.header_text",
    "generator.traditional",
    "generator.markdown",
)
# The modules at the top that know the stages; all others know only what is in COMMON.
JOINERS = (
    "generator/build.py",
    "generator/prepare.py",
    "generator/produce.py",
    "generator/rendering.py",
    "generator/inspecting.py",
    "generator/relate.py",
    "generator/indexing.py",
    "generator/hosting.py",
    "generator/feeding.py",
    "generator/database.py",
    "generator/commands/contents.py",
    "generator/writings.py",
    "generator/commands/entities.py",
    "generator/commands/suggestions.py",
    "generator/commands/translations.py",
    "generator/commands/acceptance.py",
    "generator/commands/drafts.py",
    "generator/commands/exchange.py",
    "generator/cli.py",
    "generator/commands/cli_entities.py",
    "generator/commands/cli_translations.py",
    "generator/commands/search.py",
    "generator/commands/cli_search.py",
    "generator/commands/bundle.py",
    "generator/commands/cli_bundle.py",
    "generator/serve.py",
    "generator/commands/cli_serve.py",
    "generator/commands/imports.py",
    "generator/commands/cli_import.py",
    "generator/commands/book.py",
    "generator/command_line.py",
    "generator/failures.py",
)

# Each third-party package has one owner, so that it can be replaced in one place.
OWNERS = {
    "markdown_it": ("generator/markdown/",),
    "mdit_py_plugins": ("generator/markdown/",),
    "frontmatter": ("generator/read/",),
    "yaml": ("generator/read/",),
    "nh3": ("generator/read/sanitise.py",),
    "ahocorasick_rs": ("generator/link/names.py",),
    "jinja2": ("generator/render/",),
    "markupsafe": ("generator/render/environment.py",),
    "babel": ("generator/render/language.py", "generator/translate/po.py"),
    "opencc": ("generator/traditional.py",),
    "numpy": ("generator/search/",),
    "Stemmer": ("generator/search/stems.py",),
    "lxml": (
        "generator/render/",
        "generator/check/elements.py",
        "generator/check/feed_parse.py",
        "generator/importer/",
        "generator/bundle/xhtml.py",
    ),
    "brotli": ("generator/write/compress.py",),
    "zstandard": ("generator/write/compress.py",),
    "libzim": ("generator/bundle/zim.py",),
    "click": (
        "generator/cli.py",
        "generator/commands/cli_entities.py",
        "generator/commands/cli_translations.py",
        "generator/commands/cli_search.py",
        "generator/commands/cli_bundle.py",
        "generator/commands/cli_serve.py",
        "generator/commands/cli_import.py",
        "generator/command_line.py",
    ),
    "mammoth": ("generator/importer/office.py",),
    "pypdf": ("generator/importer/office.py",),
    "rich": ("generator/report.py",),
    "watchfiles": ("generator/serve.py",),
}

# What differs between two runs or two machines; a site that depends on it is not reproducible.
UNSTEADY_MODULES = {"random", "secrets", "uuid", "locale", "getpass", "platform", "socket"}
UNSTEADY_CALLS = re.compile(
    r"(?:datetime\.)*(?:now|utcnow|today|fromtimestamp)$|time\.\w+$|os\.(?:environ|getenv|urandom|getcwd|getpid"
    r"|cpu_count|sched_getaffinity|getlogin|uname)|sys\.(?:platform|argv|stdin)$|Path\.(?:cwd|home)$"
    r"|(?:.*\.)?(?:expanduser|strftime)$|(?:hash|id)$"
)
UNSTEADY_ALLOWED = {
    # commands measure their time and look at the terminal
    "generator/cli.py": None,
    "generator/serve.py": None,
    "generator/commands/cli_serve.py": None,
    # each process opens its own connection to the cache
    "generator/write/cache.py": {"os.getpid"},
    # two nodes of a header that are one object are an alias
    "generator/read/yaml_fields.py": {"id"},
    # how many processes work decides how long a build takes, not what it makes; they end with the first
    "generator/write/workers.py": {"os.cpu_count", "os.sched_getaffinity", "os.getpid", "time.sleep"},
    # locking and exchanging folders differ by system
    "generator/write/lock.py": {"sys.platform"},
    "generator/write/publish.py": {"sys.platform"},
}

LONGEST = 300
VAGUE = {"utils", "util", "helpers", "misc", "manager", "base", "common", "core", "shared", "tools"}


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Every module that `tree` imports, inside functions too; `from a import b` is `a.b` if a module is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                path = full.replace(".", "/")
                is_module = f"{path}.py" in MODULES or f"{path}/__init__.py" in MODULES
                yield full if is_module else str(node.module)


def is_below(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def stage_of(name: str) -> str:
    """`read` of `generator.read.dates` or `generator/read/dates.py`; empty at the top, and for commands."""
    parts = re.split("[./]", name.removesuffix(".py"))
    is_stage = len(parts) > 2 and parts[1] != "commands" and f"generator/{parts[1]}/__init__.py" in MODULES
    return parts[1] if is_stage else ""


def own(name: str) -> list[str]:
    return [each for each in imports_of(MODULES[name]) if is_below(each, ("generator",))]


def third_party(name: str) -> set[str]:
    packages = {each.partition(".")[0] for each in imports_of(MODULES[name])}
    return packages - {"generator"} - sys.stdlib_module_names


@pytest.mark.parametrize("name", [name for name in MODULES if stage_of(name)])
def test_a_stage_imports_only_what_all_share_and_its_own_folder(name: str) -> None:
    stage = stage_of(name)
    allowed = {
        "model": ("generator.model",),
        "markdown": ("generator.markdown",),
        # writes what the reader is to read, by its tables of keys, dates, citations and headings
        "importer": (*COMMON, "generator.read", "generator.importer"),
    }.get(stage, (*COMMON, f"generator.{stage}"))
    assert [each for each in own(name) if not is_below(each, allowed)] == []


@pytest.mark.parametrize("name", [name for name in MODULES if not stage_of(name) and name not in JOINERS])
def test_only_the_build_and_the_commands_join_stages(name: str) -> None:
    allowed = {
        "generator/__main__.py": ("generator.cli",),
        "generator/config.py": ("generator.model",),
        "generator/addresses.py": ("generator.model",),
        "generator/amounts.py": ("generator.model",),
        "generator/header_text.py": ("generator.model",),
        "generator/traditional.py": ("generator.model",),
        # tells in a terminal what the build reports
        "generator/report.py": ("generator.build", *COMMON),
        "generator/commands/print_entities.py": ("generator.commands.entities", "generator.report", *COMMON),
        "generator/commands/print_translations.py": ("generator.report", *COMMON),
        "generator/commands/print_bundle.py": ("generator.commands.bundle", "generator.report", *COMMON),
        "generator/commands/print_search.py": ("generator.report", "generator.search", *COMMON),
        "generator/commands/print_import.py": (
            "generator.commands.imports",
            "generator.importer",
            "generator.report",
            *COMMON,
        ),
    }.get(name, COMMON)
    assert [each for each in own(name) if not is_below(each, allowed)] == []


def test_nothing_is_imported_relatively_or_by_a_computed_name() -> None:
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            assert not (isinstance(node, ast.ImportFrom) and node.level), name
            assert not (isinstance(node, ast.Name) and node.id == "__import__"), name
        assert "importlib" not in set(imports_of(tree)), name


@pytest.mark.parametrize("name", MODULES)
def test_each_third_party_package_has_one_owner(name: str) -> None:
    strangers = {
        package for package in third_party(name) if not name.startswith(OWNERS.get(package, ("nowhere",)))
    }
    assert strangers == set()


def test_every_imported_package_is_a_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [each for group in project.get("optional-dependencies", {}).values() for each in group]
    declared = {folded(re.split(r"[\[<>=!~; ]", each)[0]) for each in (*project["dependencies"], *extras)}
    distributions = packages_distributions()
    for name in MODULES:
        for package in third_party(name):
            assert declared & set(map(folded, distributions[package])), f"{name} imports {package}"


def folded(distribution: str) -> str:
    return re.sub("[-_.]+", "-", distribution).lower()


@pytest.mark.parametrize(
    "stage", ["model", "markdown", "link", "suggest", "plan", "translate", "search", "importer", "check"]
)
def test_stages_that_only_compute_do_not_touch_the_disk(stage: str) -> None:
    disk = {"os", "pathlib", "shutil", "io", "tempfile", "glob", "sqlite3", "subprocess", "mmap"}
    for name, tree in MODULES.items():
        if stage_of(name) == stage:
            # Babel, mammoth and pypdf read from streams: here those in memory.
            streams = ("generator/translate/po.py", "generator/importer/office.py")
            allowed = {"io"} if name in streams else set()
            assert disk.isdisjoint(set(imports_of(tree)) - allowed), name
            assert "open" not in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}, name


def test_only_the_server_and_the_fetching_of_pictures_know_the_network() -> None:
    network = ("socket", "ssl", "http", "urllib.request", "socketserver", "ftplib", "smtplib", "asyncio")
    for name, tree in MODULES.items():
        if name not in ("generator/serve.py", "generator/bundle/fetch.py"):
            assert [each for each in imports_of(tree) if is_below(each, network)] == [], name


@pytest.mark.parametrize("name", MODULES)
def test_no_clock_environment_or_chance_decides_what_is_built(name: str) -> None:
    allowed = UNSTEADY_ALLOWED.get(name, set())
    if allowed is None:
        return
    tree = MODULES[name]
    assert UNSTEADY_MODULES.isdisjoint(imports_of(tree))
    assert set(unsteady(tree)) == allowed


def unsteady(tree: ast.AST) -> Iterator[str]:
    """What `tree` uses of UNSTEADY_CALLS, by the name that it is written with, or was imported from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            used = node.func.id
        elif isinstance(node, ast.Attribute):
            used = ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and node.module in ("os", "time", "sys"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            continue
        else:
            continue
        if UNSTEADY_CALLS.match(used):
            yield used


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_says_what_it_is(name: str) -> None:
    assert ast.get_docstring(MODULES[name]) or name == "generator/__main__.py"
    assert list(undocumented(MODULES[name])) == []


def undocumented(tree: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{each}" for each in undocumented(node))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_one_purpose(name: str) -> None:
    assert not VAGUE & set(Path(name).with_suffix("").parts)
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= LONGEST
