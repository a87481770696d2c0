"""Names in Latin letters, in the text of either language: sequences of words with capitals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from generator.model.entity import Kind
from generator.model.language import Lang
from generator.model.suggestion import Known, Sentence, Sign, Trace
from generator.suggest.kinds import kind_in
from generator.suggest.words import (
    ACRONYMS,
    BREAKS,
    COMMON,
    OF_PLACES,
    ORGANISATIONS,
    PARTS,
    PLACES,
    VARIANTS,
)

_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ0-9]"
# Words that may be of a name: with a capital or a figure. At others there is no need to look.
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"
    rf"|(?<!{_LETTER})(?=[a-z]{{0,9}}[-A-ZÀ-ÖØ-Þ0-9]){_LETTER}+"
    rf"(?:(?:[.&+]|-(?![a-z]{{3}})|['’](?=[A-Z])){_LETTER}+)*\+{{0,2}}"
)
# Addresses, accounts, files, prices, titles of works, explanations in brackets, 某某CEO without a space.
_NO_NAME = re.compile(
    r"https?://\S+|\b\w+(?:CEO|CTO|CFO)\b|[A-Z]{1,3}\$[\d.,]*|www\.\S+|[\w.+-]+@[\w.-]+|[@#]\w+"
    r"|[~.]?/\w[\w./-]*|《[^》]*》?|[（(][A-Z][a-z-]+(?: [a-z]+)+[）)]"
    r"|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|cn|ai|dev|app|co|gov|edu)\b(?:/\S*)?"
    r"|\b[\w-]+\.(?:md|py|ts|json|txt|ya?ml|toml|html?|css|exe|zip|pdf|csv|sh|rs|png|jpe?g)\b",
    re.ASCII,
)
_BLANK = "\ue001"
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[a-z]?")
# Behind a number: what it counts.
_COUNTED = re.compile(
    r"\s?[%％万亿千百个年月日号时分秒家项次名位款倍点岁亩吨台套座块种条元美欧英港日韩余多至到—–~]"
    r"|\s(?:million|billion|trillion|thousand|percent|per cent|gigawatts?|megawatts?|[a-z]+s)\b|[,.]\d|[-–]"
)
# In front of the first word of a sentence; after a colon or an opening quotation mark one may begin.
_BEGINS = re.compile(r"(?:^|[:：—“\"])[^\w\ue001]*$")
_JOINTS = (" ", " & ")
_MOST_WORDS = 5
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LONG_SMALL = re.compile(r"(?<!\w)[a-z]\w{3,}")
_PLAIN = re.compile(r"[A-ZÀ-Þ][a-zß-ɏ]+(?:['’-][A-Z]?[a-zß-ɏ]+)*")
_LETTERS = re.compile("[A-Z]{2,}s")
_INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Za-z]\d{0,2}|[VvQqHh]\d[\d.]*|\d+[A-Za-z]{0,4}|[\d.]+")
_VERSION = re.compile(r"[vV]?\d[\w.]*")
_WITH_FIGURES = re.compile(r"\d+(?:[A-Z][a-z]{2,}\w*|\.[A-Z]{2})")
_BETWEEN_FIGURES = re.compile(r"[a-z]+\d+[a-z]+")


class _Word(NamedTuple):
    """A word of a sentence.

    Attributes:
        known: the name of the register that it belongs to.
        first: whether it may have its capital from beginning a sentence.
    """

    text: str
    start: int
    end: int
    known: Known | None
    first: bool

    @property
    def folded(self) -> str:
        """In small letters; a plural of letters as the letters: GPUs are GPU."""
        text = self.text[:-1] if _LETTERS.fullmatch(self.text) else self.text
        return text.lower().replace(".", "") if text.endswith(".") else text.lower()

    @property
    def is_plain(self) -> bool:
        """Whether it looks as any word with a capital does."""
        return bool(_PLAIN.fullmatch(self.text))

    @property
    def is_free(self) -> bool:
        """Whether it is no word of the tables, so that it may be a name alone."""
        tables = (COMMON, BREAKS, PARTS, PLACES, OF_PLACES, ACRONYMS)
        return not any(self.folded in each for each in tables) and not _INITIAL.fullmatch(self.text)


def latin_names(sentence: Sentence, lang: Lang) -> Iterator[Trace]:
    """What looks like a name in Latin letters, but is none that the register finds."""
    text = _NO_NAME.sub(lambda match: _BLANK * len(match[0]), sentence.text)
    if lang is Lang.ZH and not _HAN.search(text):
        lang = Lang.EN  # a quotation or a citation
    words = list(_words(text, sentence.known, lang))
    if lang is Lang.EN and _has_capitals_throughout(words, text):
        words = [each for each in words if not each.is_plain and not each.text.isupper()]
    for sequence in _sequences(words, text):
        for part in _parts(sequence):
            name = _trimmed(part)
            if name and _is_name(name):
                yield _trace(name, sentence.text, lang)


def is_latin_name(text: str) -> bool:
    """Whether the whole of `text` is a name in Latin letters, as far as letters tell."""
    name = next(_sequences(list(_words(text, (), Lang.ZH)), text), [])
    is_whole = bool(name) and name[0].start == 0 and name[-1].end == len(text)
    return text.isascii() and is_whole and _is_name(name)


def latin_name_at_end(text: str) -> str:
    """The name in Latin letters that `text` ends with, or nothing."""
    sequences = list(_sequences(list(_words(text, (), Lang.ZH)), text))
    parts = list(_parts(sequences[-1])) if sequences else []
    name = _trimmed(parts[-1]) if parts else []
    if not name or name[-1].end < len(text) or not _is_name(name):
        return ""
    return text[name[0].start :].removeprefix("The ")


def _words(text: str, known: Sequence[Known], lang: Lang) -> Iterator[_Word]:
    waiting = list(known)
    for match in _WORD.finditer(text):
        start, end = match.span()
        while waiting and waiting[0].end <= start:
            waiting.pop(0)
        name = waiting[0] if waiting and waiting[0].start < end else None
        first = lang is Lang.EN and bool(_BEGINS.search(text, max(0, start - 6), start))
        yield _Word(match[0], start, end, name, first)


def _has_capitals_throughout(words: Iterable[_Word], text: str) -> bool:
    """Whether this is a headline that gives every longer word a capital."""
    longer = sum(len(each.text) > 3 and each.text[0].isupper() for each in words)
    return longer > 3 and 2 * len(_LONG_SMALL.findall(text)) < longer and text[-1] != "."


def _sequences(words: Sequence[_Word], text: str) -> Iterator[list[_Word]]:
    """Words that may belong to one name, side by side or joined by `&` or, as in Bank of Japan, by `of`."""
    current: list[_Word] = []
    for word in words:
        if current and not _continues(current[-1], word, text):
            yield current
            current = []
        if current or word.known is not None or _has_capital(word.text):
            current.append(word)
    if current:
        yield current


def _continues(before: _Word, word: _Word, text: str) -> bool:
    between = text[before.end : word.start]
    if before.known is not None and before.known == word.known:
        return True
    if between not in _JOINTS and not (between == " of " and before.folded in ORGANISATIONS):
        return False
    if word.known is not None or _has_capital(word.text):
        return True
    is_counting = _COUNTED.match(text, word.end) or before.folded in BREAKS
    return bool(_NUMBER.fullmatch(word.text)) and not is_counting


def _has_capital(text: str) -> bool:
    """Whether a name may begin with it: OpenAI, xAI, 01.AI, a16z; but not mid-April, 70B."""
    if text[0].isdigit():
        return bool(_WITH_FIGURES.fullmatch(text))
    before, hyphen, _ = text.partition("-")
    if hyphen and before.islower():
        return False
    return any(map(str.isupper, text)) or bool(_BETWEEN_FIGURES.fullmatch(text))


def _parts(sequence: Iterable[_Word]) -> Iterator[list[_Word]]:
    """What is new in `sequence`, cut at roles and times, each with the name of the register before it.

    With that name it makes another: Gemini Robotics. Versions do not, nor do words that only say what a thing
    is: the API of OpenAI.
    """
    known: list[_Word] = []
    new: list[_Word] = []
    for word in (*sequence, None):
        is_break = word is None or (word.known is None and word.folded in BREAKS)
        if new and (is_break or (word and word.known)):
            if not known or not (all(map(_is_variant, new)) or all(map(_is_ordinary, new))):
                yield [*known, *new]
            known, new = [], []
        if is_break or word is None:
            known = []
        elif word.known is None:
            new.append(word)
        else:
            known = [*(each for each in known if each.known == word.known), word]


def _is_variant(word: _Word) -> bool:
    return word.folded in VARIANTS or bool(_VERSION.fullmatch(word.text))


def _is_ordinary(word: _Word) -> bool:
    return any(word.folded in each for each in (ACRONYMS, PLACES, OF_PLACES))


def _trimmed(words: list[_Word]) -> list[_Word]:
    """Without what stands in front with a capital of its own, and terms behind: Chinese AI startup Zhipu."""
    front = sum(1 for _ in takewhile(lambda place: _is_in_front(words, place), range(len(words))))
    words = words[front:]
    while len(words) > 1 and words[-1].known is None and words[-1].folded in ACRONYMS - {"ai"}:
        words = words[:-1]
    return words


def _is_in_front(words: Sequence[_Word], place: int) -> bool:
    word = words[place]
    if word.known is not None:
        return False
    if word.first and word.is_plain and word.folded in COMMON:
        return True
    is_adjective = word.folded in OF_PLACES or word.folded == "ai"
    return is_adjective and any(each.is_free for each in words[place + 1 :])


def _is_name(words: Sequence[_Word]) -> bool:
    """Whether one of the words may be a name alone, or all make that of an organisation of some place."""
    if len(words) > _MOST_WORDS:
        return False
    if any(each.known is not None or each.is_free for each in words):
        return True
    places = any(each.folded in PLACES or each.folded in OF_PLACES for each in words)
    return places and any(each.folded in ORGANISATIONS for each in words)


def _trace(words: Sequence[_Word], text: str, lang: Lang) -> Trace:
    start, end = words[0].start, words[-1].end
    name = text[start:end]
    if lang is Lang.ZH:
        sign = Sign.LATIN
    elif words[0].first and words[0].is_plain and not any(each.is_free for each in words[1:]):
        sign = Sign.FIRST
    else:
        sign = Sign.CAPITALS
    is_of_product = any(each.known is not None and each.known.kind is Kind.PRODUCT for each in words)
    return Trace(name, sign, Kind.PRODUCT if is_of_product else kind_in(name, text[:start], text[end:]))
