"""Templates, strings and assets: the packaged ones, and an archive's own in their place."""

import re
import shutil
import tomllib
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta

from generator.config import Config, ConfigError
from generator.model.digest import Reference
from generator.model.language import Lang
from generator.render import templates
from generator.render.environment import Compiled
from generator.render.language import Strings, flattened
from generator.render.templates import Templates, load_templates, packaged_templates

PACKAGED = {
    "base.html": "<p>{% block content %}{% endblock %}</p>",
    "page.html": '{% extends "base.html" %}{% from "parts/name.html" import named %}'
    "{% block content %}{{ named(view) }}{% endblock %}",
    "other.html": '{{ t("greeting") }} {{ asset("site.css") }}',
    "parts/name.html": "{% macro named(name) %}{{ name }}, {{ t('greeting') }}{% endmacro %}",
    "strings/zh.toml": 'greeting = "你好"\n',
    "strings/en.toml": 'greeting = "Hello"\nfarewell = "Bye"\n',
    "assets/site.css": "body {}",
    "assets/icons/seal.svg": "<svg/>",
}


@pytest.fixture
def packaged(tmp_path: Path) -> Path:
    return written(tmp_path / "packaged", PACKAGED)


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def loaded(packaged: Path, own: Path | None = None, config: Config | None = None) -> Templates:
    return load_templates(packaged, own, config or Config())


def test_a_page_speaks_the_language_it_is_rendered_in(packaged: Path) -> None:
    templates = loaded(packaged)
    assert templates.render("page.html", Lang.ZH, view="谷歌") == "<p>谷歌, 你好</p>"
    assert templates.render("page.html", Lang.EN, view="Google") == "<p>Google, Hello</p>"


def test_every_value_is_escaped_whatever_the_template_is_called(packaged: Path) -> None:
    written(packaged, {"feed.atom": "{{ view }}"})
    assert loaded(packaged).render("feed.atom", Lang.EN, view="<b>&") == "&lt;b&gt;&amp;"


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ('{{ view.missing|default("none") }} {{ view.title|default("none") }}', "none a &lt; b"),
        ("{{ view.missing is defined }} {{ view.title is defined }}", "False True"),
        ("{% if view.missing is undefined %}none{% endif %}", "none"),
        (
            "{{ view.title|safe }} {{ view.title|upper }} {{ view.title|safe ~ '&' }}",
            "a < b A &lt; B a < b&amp;",
        ),
        ("{% macro m(x, y='&') %}{{ x }}{{ y }}{% endmacro %}{{ m(1) }} {{ m(y=2, x=1) }}", "1&amp; 12"),
        ("{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call m(1) %}<b>{% endcall %}", "1<b>"),
        ("{% macro m() %}{{ varargs|join }}{{ kwargs['a'] }}{% endmacro %}{{ m(1, 2, a='<') }}", "12&lt;"),
        (
            "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{% set y = m('&') %}{{ y }}{{ y|e }}",
            "<i>&amp;</i>" * 2,
        ),
        ("{% block b %}<b>{{ view.title }}</b>{% endblock %}{{ self.b() }}", "<b>a &lt; b</b>" * 2),
        ("{% set n = namespace(x=1) %}{% set n.x = '<' %}{{ n.x }} {{ 3 }} {{ none }}", "&lt; 3 None"),
    ],
)
def test_a_template_may_write_all_that_jinja_knows(packaged: Path, template: str, page: str) -> None:
    written(packaged, {"some.html": template})
    view = Reference(title="a < b")
    assert loaded(packaged).render("some.html", Lang.EN, view=view) == page


def test_a_value_that_is_not_given_is_an_error(packaged: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="'view' is undefined"):
        loaded(packaged).render("page.html", Lang.EN)


def test_an_own_template_replaces_the_packaged_one_of_its_name(packaged: Path, tmp_path: Path) -> None:
    own = written(tmp_path / "own", {"base.html": "<main>{% block content %}{% endblock %}</main>"})
    assert loaded(packaged, own).render("page.html", Lang.EN, view="x") == "<main>x, Hello</main>"


def test_own_strings_need_hold_only_what_they_change(packaged: Path, tmp_path: Path) -> None:
    written(packaged, {"other.html": '{{ t("greeting") }} {{ t("farewell") }}'})
    own = written(tmp_path / "own", {"strings/en.toml": 'greeting = "Good morning"'})
    assert loaded(packaged, own).render("other.html", Lang.EN) == "Good morning Bye"


def test_a_folder_of_own_templates_that_does_not_exist_changes_nothing(
    packaged: Path, tmp_path: Path
) -> None:
    assert loaded(packaged, tmp_path / "none").said == loaded(packaged).said


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("strings/en.toml", b"greeting = ", r"strings/en\.toml: error template/strings: "),
        (
            "strings/en.toml",
            b"greeting = 3",
            r'strings/en\.toml: error template/strings: "greeting" must be text',
        ),
        ("base.html", b"\xff", r"base\.html: error template/encoding: not UTF-8"),
    ],
)
def test_an_own_file_that_cannot_be_read_is_named(
    packaged: Path, tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    own = written(tmp_path / "own", {name: ""})
    (own / name).write_bytes(data)
    with pytest.raises(ConfigError, match=message):
        loaded(packaged, own)


def test_an_asset_has_an_address_that_changes_with_its_content(packaged: Path, tmp_path: Path) -> None:
    before = loaded(packaged)
    after = loaded(packaged, written(tmp_path / "own", {"assets/site.css": "body { margin: 0 }"}))
    seal, sheet = before.assets["icons/seal.svg"], before.assets["site.css"]
    assert re.fullmatch(r"assets/icons/seal\.[0-9a-f]{8}\.svg", seal.address)
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", sheet.address)
    assert sheet.data == b"body {}"
    assert before.render("other.html", Lang.EN) == f"Hello {sheet.address}"
    assert after.assets["icons/seal.svg"] == seal
    assert after.assets["site.css"].address != sheet.address


@pytest.mark.parametrize(
    ("changed", "page", "other"),
    [
        ("base.html", True, False),
        ("parts/name.html", True, False),
        ("other.html", False, True),
        ("strings/en.toml", True, True),
        ("assets/site.css", True, True),
    ],
)
def test_a_digest_changes_with_what_its_template_can_say(
    packaged: Path, changed: str, page: bool, other: bool
) -> None:
    before = loaded(packaged)
    path = packaged / changed
    path.write_text(path.read_text(encoding="utf-8") + "\n#", encoding="utf-8")
    if changed.startswith("strings"):
        path.write_text('greeting = "Hi"', encoding="utf-8")
    after = loaded(packaged)
    assert (before.digest("page.html", Lang.EN) != after.digest("page.html", Lang.EN)) is page
    assert (before.digest("other.html", Lang.EN) != after.digest("other.html", Lang.EN)) is other
    assert before.said != after.said


def test_digests_are_the_same_for_the_same_files_and_differ_by_language(packaged: Path) -> None:
    first, second = loaded(packaged), loaded(packaged)
    assert first.digest("page.html", Lang.ZH) == second.digest("page.html", Lang.ZH)
    assert first.digest("page.html", Lang.ZH) != first.digest("page.html", Lang.EN)
    assert first.said == second.said


def test_a_digest_covers_every_template_that_jinja_finds(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(packaged_templates(), folder)
    environment = jinja2.Environment(autoescape=True)
    before = loaded(folder)
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        for reference in meta.find_referenced_templates(environment.parse(path.read_text(encoding="utf-8"))):
            assert reference is not None, f"{name} names a template by an expression"
            text = (folder / reference).read_text(encoding="utf-8")
            written(folder, {reference: text + "{# changed #}"})
            assert loaded(folder).digest(name, Lang.ZH) != before.digest(name, Lang.ZH), (name, reference)
            written(folder, {reference: text})


def test_compiled_templates_are_kept_between_builds(packaged: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "cache" / "compiled"
    load_templates(packaged, None, Config(), Compiled(compiled, "")).render("page.html", Lang.EN, view="x")
    assert list(compiled.iterdir())


def test_templates_that_other_code_compiled_are_compiled_again(packaged: Path, tmp_path: Path) -> None:
    def compiled_by(code: str) -> dict[str, bytes]:
        kept = Compiled(tmp_path / "kept", code)
        load_templates(packaged, None, Config(), kept).render("page.html", Lang.EN, view="x")
        return {path.name: path.read_bytes() for path in kept.folder.iterdir()}

    first, second = compiled_by("one"), compiled_by("other")
    assert first.keys() == second.keys()
    assert all(first[name] != second[name] for name in first)


def test_both_languages_of_the_project_have_the_same_strings() -> None:
    assert set(strings_of(Lang.ZH)) == set(strings_of(Lang.EN))


def test_every_string_of_the_project_is_used_and_every_used_one_exists() -> None:
    code = Path(templates.__file__).parent.glob("*.py")
    files = (*packaged_templates().rglob("*.html"), *code)
    sources = "".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r"""\bt\("([a-z_.]+)"[,)]""", sources))
    families = tuple(re.findall(r"""\bt\("([a-z_.]+\.)" [~+]""", sources))
    strings = set(strings_of(Lang.EN))
    assert used <= strings
    assert {each for each in strings - used if not each.startswith(families)} == set()


def strings_of(lang: Lang) -> Strings:
    path = packaged_templates() / "strings" / f"{lang}.toml"
    return flattened(tomllib.loads(path.read_text(encoding="utf-8")))
