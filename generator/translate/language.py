"""What stands in an edition in the other language: paragraphs, headlines and headings left as they were."""

import re
from collections.abc import Iterator, Sequence

from generator.model.language import Lang
from generator.model.translation import HEAD, Difference
from generator.translate.hints import BETWEEN, NOTHING
from generator.translate.length import is_chinese, is_english
from generator.translate.part import LANGUAGE, Part

# A heading is short: so many Chinese characters or Latin words are no name.
_HAN, _WORDS = 4, 3
_SHOWN = 40
# A label and nothing behind it, as a draft has it where it knows of nothing that must be told.
_NOTHING = re.compile(rf"(?:[^:：]{{1,30}}[:：]\s?)?{NOTHING}")
# What stands in Chinese sentences, and in hardly any name that a list or table may hold; any English word.
_SENTENCE = re.compile("[的了是在将已并被把从，。；：！？a-z]")


def untranslated(part: Part, other: Part | None) -> Iterator[Difference]:
    """Passages of `part`, and its headline, that are in the other language.

    A quotation may stand in the language that it was made in, where `other` quotes the same.
    """
    headline = part.story.headline
    what = "its title" if part.place == HEAD else "the headline"
    if is_foreign_heading(headline, part.lang):
        yield _untranslated(what, headline, part)
    elif is_hint(headline, other.story.headline if other else ""):
        yield _still_draft(what, headline, part)
    told = "".join(each.text for each in other.passages) if other else ""
    quoted = {each.text for each in other.passages if each.is_quoted} if other else set()
    for passage in part.passages:
        is_foreign = is_chinese if part.lang is Lang.EN else is_english
        is_name = passage.is_item and not _SENTENCE.search(passage.text)
        if is_foreign(passage.text) and not is_name and not (passage.is_quoted and passage.text in quoted):
            yield _untranslated("a point" if part.place == HEAD else "a paragraph", passage.text, part)
        elif is_hint(passage.text, told):
            yield _still_draft("a point" if part.place == HEAD else "a paragraph", passage.text, part)


def untranslated_headings(headings: Sequence[str], lang: Lang) -> Iterator[Difference]:
    """Headings of sections that are in the other language."""
    for heading in headings:
        if is_foreign_heading(heading, lang):
            yield Difference(
                "translation/untranslated",
                HEAD,
                heading,
                f"the heading of a section is in {LANGUAGE[lang.other]}: {heading}",
            )
        elif is_hint(heading, BETWEEN):
            message = f"the heading of a section is still that of a draft: {heading}"
            yield Difference("translation/untranslated", HEAD, heading, message)


def is_foreign_heading(heading: str, lang: Lang) -> bool:
    """Whether a heading of an edition in `lang` is in the other language, and not just a name."""
    return is_chinese(heading, _HAN) if lang is Lang.EN else is_english(heading, _WORDS)


def is_hint(text: str, told: str) -> bool:
    """Whether `text` is what a draft had in the place of a translation; `told` is that of its partner."""
    return bool(_NOTHING.fullmatch(text)) or (BETWEEN in text and BETWEEN not in told)


def _still_draft(what: str, text: str, part: Part) -> Difference:
    message = f"{what} is still that of a draft: {_short(text)}"
    return Difference("translation/untranslated", part.place, text, message)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _untranslated(what: str, text: str, part: Part) -> Difference:
    message = f"{what} is in {LANGUAGE[part.lang.other]}: {_short(text)}"
    return Difference("translation/untranslated", part.place, text, message)
