"""A small archive in which it is known what each query should find.

Words that no other text has are put there, and how well a document answers a query is how it was made: with
the words in its headline, often, once, side by side or apart. Around stand documents of `search_corpus.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import NamedTuple

from generator.model.date import IsoDate
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.model.search import Document
from tests.benchmarks.search_corpus import SearchCorpus
from tests.search_sample import entity

_SEED = 20260425
_OTHERS, _SIZE = 300, 700
_HEADS = "quor zimb vexil thal brix juno wolf dax hesp yarr kwen glof".split()
_TAILS = "vane ogrim undel ithon ewick ambry ostry ulme".split()
# By hand, since no rule turns one into the other.
_TRADITIONAL = (("云顶缆车", "雲頂纜車"), ("边陲岛屿", "邊陲島嶼"))


class Query(NamedTuple):
    """A query with the documents that it should find.

    Attributes:
        kind: of query.
        lang: of the page that the reader is on.
        grades: how well a document answers, 3 to 1, by key; all others do not.
        days: those that should be offered.
    """

    text: str
    kind: str
    lang: str
    grades: dict[str, int]
    days: tuple[str, ...] = ()


class _Made(NamedTuple):
    """How a document is made: the end of its headline, phrases in its text, and what is known of it."""

    grade: int
    headline: str
    phrases: tuple[str, ...]
    lang: str
    date: str = "2026-03-10"
    mentions: tuple[tuple[str, int], ...] = ()
    figures: tuple[tuple[str, str], ...] = ()


class PlantedArchive:
    """Documents, entities and queries; the same every time."""

    def __init__(self) -> None:
        self._rng = Random(_SEED)
        corpus = SearchCorpus()
        self._numbers = count()
        english = [head + tail for head in _HEADS for tail in _TAILS]
        self._words = {"zh": _chinese(self._rng), "en": iter(self._rng.sample(english, len(english)))}
        self.documents = list(corpus.pages(_OTHERS, _SIZE))
        self.entities: list[Entity] = corpus.entities()
        self.queries: list[Query] = []
        self._others = {lang: [each for each in self.documents if each.lang == lang] for lang in Lang}
        for lang in ("zh", "en"):
            for _ in range(2):
                word = self._word(lang)
                self._add(word, "word", lang, *self._by_weight(word, lang))
                self._question(lang)
            self._two_words(lang)
            self._phrase(lang)
            self._newest(lang)
            self._amount(lang)
            self._name(lang, lang)
        self._name("en", "zh")
        for simplified, traditional in _TRADITIONAL:
            self._add(traditional, "traditional", "zh", *self._by_weight(simplified, "zh"))
        for place in (2, 4):
            word = self._word("en")
            swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            self._add(swapped, "misspelt", "en", *self._by_weight(word, "en"))
        word = self._word("en")
        self._add(word[:-2], "beginning", "en", *self._by_weight(word, "en"))

    def _word(self, lang: str) -> str:
        return next(self._words[lang])

    def _add(self, text: str, kind: str, lang: str, *made: _Made) -> None:
        """A query and its documents, in no order that ranking could profit from."""
        grades = {}
        for each in self._rng.sample(made, len(made)):
            key = f"planted-{next(self._numbers)}"
            self.documents.append(self._document(key, each))
            if each.grade:
                grades[key] = each.grade
        self.queries.append(Query(text, kind, lang, grades))

    def _document(self, key: str, made: _Made) -> Document:
        """The text of another document, with the phrases between its sentences."""
        rng, is_chinese = self._rng, made.lang == "zh"
        stop, joint = ("。", "") if is_chinese else (".", " ")
        other = rng.choice(self._others[Lang(made.lang)])
        sentences = [each.strip() for each in other.text.split(stop) if each.strip()]
        for phrase in made.phrases:
            words = rng.choice(sentences).split("，" if is_chinese else " and ")
            sentences.insert(rng.randrange(len(sentences)), f"{words[0]}{joint}{phrase}{joint}{words[-1]}")
        return Document(
            digest=key,
            story="",
            lang=Lang(made.lang),
            date=IsoDate(made.date),
            address=f"{made.lang}/{made.date.replace('-', '/')}/{key}.html",
            title=other.title,
            headline=f"{other.headline}{'：' if is_chinese else ': '}{made.headline}".rstrip("： "),
            text=joint.join(f"{each}{stop}" for each in sentences),
            mentions=made.mentions,
            figures=made.figures,
        )

    def _by_weight(self, word: str, lang: str) -> tuple[_Made, ...]:
        """In a headline a word tells most; one that comes often tells more than one that comes once."""
        return (
            *(_Made(3, word, (word,), lang) for _ in range(2)),
            *(_Made(2, "", (word,) * 4, lang) for _ in range(2)),
            *(_Made(1, "", (word,), lang) for _ in range(3)),
        )

    def _question(self, lang: str) -> None:
        """A sentence with two words that matter among words that most documents have, or none."""
        one, other = self._word(lang), self._word(lang)
        text = (
            f"为什么{one}会影响今年的{other}"
            if lang == "zh"
            else f"what has {one} to do with the {other} now"
        )
        both, first, second = (one, other), (one,), (other,)
        made = [_Made(3, "", both, lang), _Made(3, one, both, lang), _Made(1, "", first, lang)]
        self._add(text, "question", lang, *made, _Made(1, "", second, lang))

    def _two_words(self, lang: str) -> None:
        """Two words side by side tell more than the same words apart; one alone is not what was asked for."""
        one, other = self._word(lang), self._word(lang)
        beside = f"{one}{other}" if lang == "zh" else f"{one} {other}"
        made = [_Made(3, "", (beside,), lang), _Made(3, "", (beside,), lang)]
        made += [_Made(1, "", (one, other), lang) for _ in range(4)]
        made += [_Made(0, "", (each,), lang) for each in (one, other)]
        self._add(f"{one} {other}", "two words", lang, *made)

    def _phrase(self, lang: str) -> None:
        one, other = self._word(lang), self._word(lang)
        beside = f"{one}{other}" if lang == "zh" else f"{one} {other}"
        made = [_Made(3, "", (beside,), lang) for _ in range(3)]
        made += [_Made(0, "", (one, other, one, other), lang) for _ in range(4)]
        self._add(f'"{beside}"', "phrase", lang, *made)

    def _newest(self, lang: str) -> None:
        """Of documents that are otherwise alike, the newest."""
        word = self._word(lang)
        dates = {"2026-04-20": 3, "2026-01-20": 2, "2025-06-20": 1, "2024-06-20": 1}
        self._add(
            word, "newest", lang, *(_Made(grade, word, (word,), lang, date) for date, grade in dates.items())
        )

    def _amount(self, lang: str) -> None:
        """A figure in either language, and never the same digits in another meaning."""
        tenths = self._rng.randrange(311, 899, 2)  # of which no other document has the like
        chinese, english = f"{tenths / 10:g} 亿美元", f"${tenths / 100:g} billion"
        known = ((str(tenths * 10**7), "USD"),)
        made = [_Made(3, "", (chinese,), "zh", figures=known) for _ in range(2)]
        made += [_Made(3, "", (english,), "en", figures=known) for _ in range(2)]
        made += [_Made(0, "", (f"{tenths / 10:g}%", f"{tenths / 100:g}%"), each) for each in ("zh", "en")]
        self._add(chinese if lang == "zh" else english, "amount", lang, *made)

    def _name(self, lang: str, asked: str) -> None:
        """What tells of somebody by either name comes before what only names them."""
        names = {"zh": self._word("zh") + self._word("zh"), "en": self._word("en").title()}
        known = entity(names["en"].lower(), names["zh"], names["en"])
        self.entities.append(known)
        made = []
        for each, name in names.items():
            made += [_Made(3, name, (name, name), each, mentions=((known.id, 3),)) for _ in range(2)]
            made += [_Made(1, "", (name,), each, mentions=((known.id, 1),)) for _ in range(3)]
        self._add(names[asked], "name", lang, *made)


def _chinese(rng: Random) -> Iterator[str]:
    """Words of two characters that the lexicon of the other documents does not have."""
    characters = [
        bytes((high, low)).decode("gb2312") for high in range(0xD8, 0xE8) for low in range(0xA1, 0xFF)
    ]
    rng.shuffle(characters)
    pairs = zip(characters[::2], characters[1::2], strict=True)
    return ("".join(pair) for pair in pairs)
