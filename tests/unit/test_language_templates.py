"""What templates and strings say, in either language."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from generator.render.language import flattened
from generator.render.templates import packaged_templates

FOLDER = packaged_templates()
# What `serve` adds is for whoever writes the archive, in the language of the terminal.
TEMPLATES = sorted(
    path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html") if path.parent.name != "serve"
)
STRINGS = {
    lang: flattened(tomllib.loads((FOLDER / "strings" / f"{lang}.toml").read_text("utf-8")))
    for lang in ("zh", "en")
}
_JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_WORDS = re.compile(r'\s(?:title|alt|placeholder|content|aria-label|aria-description)="([^"]*)"')
# Beside words and white space a page may have: what joins a title to its site, a range, signs.
_SIGNS = re.compile(r"[\s·–#]*")
# What is said to machines: by <meta>, by a class, by an attribute that a macro writes.
_MACHINE = {"width=device-width, initial-scale=1", "light dark", "website", "article", ""}
_MACHINE |= {"noindex", "front missing", "summary", "summary_large_image", "image/png", "512"}
_MACHINE |= {"article\nreading", "front", "home", "letter-", 'lang=""'}
# Names of languages in themselves, and what a reader may type.
_OTHERS_WORDS = {"switch.simplified", "switch.traditional", "front.enter_traditional", "twin.label"}
_TYPED = {"search.phrase", "search.how_amount"}
_HAN = re.compile("[\u3400-\u9fff]")
_FULL_WIDTH = re.compile("[，。：；？！（）、]")


def texts(name: str) -> Iterator[str]:
    """What the template `name` shows that no string and no value says."""
    source = _JINJA.sub("", (FOLDER / name).read_text("utf-8"))
    found = (*_WORDS.findall(source), *_TAG.split(source))
    yield from (words for words in map(str.strip, found) if words not in _MACHINE)


def forms(text: object) -> Iterator[str]:
    yield from text.values() if isinstance(text, dict) else (str(text),)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_no_words_of_its_own(name: str) -> None:
    assert [text for text in texts(name) if not _SIGNS.fullmatch(text)] == []


def test_strings_of_both_languages_have_the_same_places_for_values() -> None:
    def places(text: object) -> list[set[str]]:
        return [set(re.findall(r"{(\w+)}", form)) for form in forms(text)]

    for key, chinese in STRINGS["zh"].items():
        assert set().union(*places(chinese)) == set().union(*places(STRINGS["en"][key])), key


def test_chinese_strings_are_punctuated_in_full_width() -> None:
    for key, text in STRINGS["zh"].items():
        for form in forms(text):
            assert not re.search(r"[\u3400-\u9fff}]\s*[,;:?!()]|[,;:?!()]\s*[\u3400-\u9fff{]", form), (
                key,
                form,
            )
            assert not re.search(r"[\u3400-\u9fff]\.|[\u3400-\u9fff] [\u3400-\u9fff]", form), (key, form)


def test_english_strings_have_no_chinese_but_names_and_what_is_typed() -> None:
    for key, text in STRINGS["en"].items():
        for form in forms(text):
            assert not _FULL_WIDTH.search(form), (key, form)
            assert key in _OTHERS_WORDS | _TYPED or not _HAN.search(form), (key, form)


def test_quotes_and_apostrophes_are_those_of_print() -> None:
    for lang, strings in STRINGS.items():
        for key, text in strings.items():
            if key not in _TYPED:
                assert not re.search("['\"]", "".join(forms(text))), (lang, key)
