"""Texts of a page in another language than it says they are: a screen reader would read them out wrongly.

Names and quotations stand in the other language for good reasons, so only what is surely a sentence counts.
"""

import re
from collections.abc import Iterator

from generator.check.elements import Element
from generator.model.inspection import Flaw, doubtful

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
# Ten characters of Chinese with what stands between them, and what hardly any name has; five English words in
# a row that are no names.
_CHINESE = re.compile("[\u3400-\u9fff](?:[，、：；“”‘’《》（）·—\\d\\s]*[\u3400-\u9fff]){9}")
_SENTENCE = re.compile("[的了是在将已并被把从，。；：！？]")
_ENGLISH = re.compile(r"(?<![\w./-])[a-z]{2,}(?:[ ,;’'-]+[a-z]+){4}(?![\w./-])")
# What is no text, or quotes.
_APART = frozenset(
    {"script", "style", "code", "pre", "samp", "kbd", "cite", "q", "blockquote", "template", "textarea"}
)
_SHOWN = 40


def foreign_texts(element: Element, address: str) -> Iterator[Flaw]:
    """The text in `element` and that behind it, where they are not in the language that they should be in."""
    if element.text and element.tag not in _APART and element.get("translate") != "no":
        yield from _foreign_text(element.text, element.lang, element.line, address)
    if element.tail:
        yield from _foreign_text(element.tail, element.around, element.line, address)


def _foreign_text(text: str, lang: str, line: int, address: str) -> Iterator[Flaw]:
    if foreign := _foreign(text, lang):
        said = " ".join(text.split())
        short = said if len(said) <= _SHOWN else f"{said[:_SHOWN].rstrip()}…"
        message = f"{foreign} that is not marked as such: {short}"
        hint = 'Give its element a lang="…".'
        yield doubtful("page/wording", address, message, hint, line=line, traces=(said, said[:20]))


def _foreign(text: str, lang: str) -> str:
    """The other language that `text` is in; empty if it is in its own, or too short to tell."""
    if lang.startswith("zh"):
        return "English" if not _HAN.search(text) and _ENGLISH.search(text) else ""
    if lang.startswith("en") and _CHINESE.search(text) and _SENTENCE.search(text):
        return "Chinese" if len(_HAN.findall(text)) > len(_LATIN.findall(text)) else ""
    return ""
