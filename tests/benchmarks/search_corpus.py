"""Documents to search in: text with the vocabulary of a language, the same every time.

Words are drawn by Zipf's law from a lexicon of twenty thousand. Chinese ones are made of the 3,755 usual
characters of GB 2312, which are drawn by Zipf's law too; English ones are those of vocabulary.toml with their
inflections, and then words of syllables. Some of the words of a document come from a few that it uses again
and again, as stories do. One sentence in four is a pattern of vocabulary.toml, which brings names, days and
amounts. So different pairs of characters, and different words, grow with the text as they do in real digests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from generator.model.date import IsoDate
from generator.model.entity import Entity, Kind, Name
from generator.model.language import Lang, Localized
from generator.model.search import Document
from tests.benchmarks.companies import make_companies
from tests.benchmarks.prose import Prose, Story
from tests.benchmarks.vocabulary import read_vocabulary
from tests.benchmarks.zipf import Zipf

_SEED = 20260424
_NEWEST = date(2026, 4, 24)
_LEXICON = 20_000
# Zipf's exponent, of words; how often a document comes back to words of its own.
_STEEP, _OWN = 1.25, 0.15
_SYLLABLES = "ba co de fi lo ma ne pi ra su ti vo ker lan mor nis pel ron sed tal ven str ple gra clo".split()
_PER_DAY = 3  # pages, or digests


class SearchCorpus:
    """An archive of documents, drawn as they are asked for."""

    def __init__(self, seed: int = _SEED) -> None:
        self._rng = Random(seed)
        self.companies = make_companies(self._rng)
        self._names = Zipf(self._rng, self.companies)
        self._prose = {lang: Prose(self._rng, lang) for lang in Lang}
        lexicons: dict[Lang, Callable[[Random], list[str]]] = {Lang.ZH: _chinese, Lang.EN: _english}
        self._lexicons = {lang: made(self._rng) for lang, made in lexicons.items()}
        self._weights = list(accumulate((rank + 2.7) ** -_STEEP for rank in range(_LEXICON)))

    def entities(self) -> list[Entity]:
        """The register."""
        return [
            Entity(
                id=each.id,
                kind=Kind.COMPANY,
                names=Localized(zh=each.zh, en=each.en),
                writings=(Name(text=each.zh), Name(text=each.en)),
                owner=None,
                url="",
                about=Localized(zh="", en=""),
            )
            for each in self.companies
        ]

    def pages(self, count: int, size: int = 1_200) -> Iterator[Document]:
        """Documents of about `size` bytes, newest first, Chinese and English in turn."""
        for number in range(count):
            lang = (Lang.ZH, Lang.EN)[number % 2]
            day = _NEWEST - timedelta(days=number // (2 * _PER_DAY))
            yield self._document(lang, day, f"page-{number // 2}", "", size)

    def digests(self, count: int) -> Iterator[Document]:
        """The stories of both editions of `count` digests; an edition has 6 to 12 KB in three to seven."""
        for number in range(count):
            day = _NEWEST - timedelta(days=number // _PER_DAY)
            size = self._rng.randrange(6_000, 12_000)
            stories = size // 1_600
            for lang in Lang:
                yield self._document(lang, day, f"digest-{number}", "", 250)
                for story in range(stories):
                    yield self._document(lang, day, f"digest-{number}", f"story-{story}", size // stories)

    def words(self, lang: Lang) -> list[str]:
        """The lexicon, frequent words first."""
        return self._lexicons[lang]

    def _document(self, lang: Lang, day: date, key: str, anchor: str, size: int) -> Document:
        rng = self._rng
        companies = tuple(self._names.some(rng.randint(1, 3)))
        amounts = tuple(int(5 * rng.paretovariate(0.7)) % 30_000 + 1 for _ in range(2))
        story = Story(id=anchor, link="", publisher="", companies=companies, days=(day, day), amounts=amounts)
        headline = self._prose[lang].headline(story)
        return Document(
            digest=key,
            story=anchor,
            lang=lang,
            date=IsoDate(day.isoformat()),
            address=f"{lang}/{day:%Y/%m/%d}/{key}.html",
            title=headline if not anchor else f"{key} of {day}",
            headline=headline,
            text=self._text(lang, story, size),
            mentions=tuple((each.id, rng.randint(1, 4)) for each in companies),
            figures=tuple((str(amount * 10**8), "USD") for amount in amounts),
            topics=("chips", "funding")[: rng.randint(0, 2)],
            series="",
        )

    def _text(self, lang: Lang, story: Story, size: int) -> str:
        rng, prose = self._rng, self._prose[lang]
        joint, stop = ("", "。") if lang is Lang.ZH else (" ", ".")
        own = rng.choices(self._lexicons[lang][40:], k=24)
        parts: list[str] = []
        length = 0
        while length < size:
            if rng.random() < 0.25:
                sentence = prose.paragraph(story, 0)
            else:
                count = rng.randint(8, 22)
                words = rng.choices(self._lexicons[lang], cum_weights=self._weights, k=count)
                words = [rng.choice(own) if rng.random() < _OWN else word for word in words]
                words.insert(count // 2, "，" if lang is Lang.ZH else "and")
                sentence = joint.join(words).capitalize() + stop
            parts.append(sentence)
            length += len(sentence.encode()) + len(joint)
        return joint.join(parts)


def _chinese(rng: Random) -> list[str]:
    characters = [
        bytes((high, low)).decode("gb2312")
        for high in range(0xB0, 0xD8)
        for low in range(0xA1, 0xFF)
        if not (high == 0xD7 and low > 0xF9)
    ]
    rng.shuffle(characters)
    weights = list(accumulate((rank + 20) ** -1.2 for rank in range(len(characters))))
    table = read_vocabulary(rng, "zh").words
    words = dict.fromkeys(characters[:30])
    words |= dict.fromkeys(table["N"][:120] + table["V"] + table["D"])
    while len(words) < _LEXICON:
        length = rng.choices((1, 2, 3, 4), weights=(2, 66, 18, 14))[0]
        words["".join(rng.choices(characters, cum_weights=weights, k=length))] = None
    return list(words)


def _english(rng: Random) -> list[str]:
    table = read_vocabulary(rng, "en").words
    words = dict.fromkeys("the of to and a in that is for on it with as was by at from are an be".split())
    for noun in table["N"][:150]:
        words |= dict.fromkeys((noun, f"{noun}s"))
    for verb in table["V"]:
        stem = verb.removesuffix("e")
        words |= dict.fromkeys((verb, f"{verb}s", f"{stem}ed", f"{stem}ing"))
    while len(words) < _LEXICON:
        stem = "".join(rng.choices(_SYLLABLES, k=rng.choices((2, 3, 4), weights=(3, 5, 2))[0]))
        words |= dict.fromkeys((stem, f"{stem}s", f"{stem}ed", f"{stem}ing")[: rng.randint(1, 4)])
    return list(words)[:_LEXICON]
