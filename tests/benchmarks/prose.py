"""Sentences that tell a story in Chinese or in English: patterns filled with words, names, dates, amounts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from random import Random

from tests.benchmarks.companies import Company
from tests.benchmarks.vocabulary import read_vocabulary
from tests.benchmarks.zipf import Zipf

_SLOT = re.compile(r"\{(\w)\}")
_ARTICLE = re.compile(r"\ba (?=[aeiou])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What both editions tell of one item of news, each in its own sentences."""

    id: str
    link: str
    publisher: str
    companies: tuple[Company, ...]
    days: tuple[date, ...]
    amounts: tuple[int, ...]  # in 亿 (hundred million) US dollars, the unit the Chinese edition counts in


class Prose:
    """A writer in one language."""

    def __init__(self, rng: Random, lang: str) -> None:
        self.lang = lang
        self._rng = rng
        self.vocabulary = read_vocabulary(rng, lang)
        self._words = {slot: Zipf(rng, words) for slot, words in self.vocabulary.words.items()}

    def headline(self, story: Story) -> str:
        """A heading without a full stop."""
        return self._fill(self._rng.choice(self.vocabulary.headlines), story)

    def paragraph(self, story: Story, size: float) -> str:
        """Sentences until they fill `size` bytes of UTF-8, at least one."""
        joint = "" if self.lang == "zh" else " "
        text = self._sentence(story)
        while len(text.encode()) < size:
            text += joint + self._sentence(story)
        return text

    def _sentence(self, story: Story) -> str:
        return self._fill(self._rng.choice(self.vocabulary.patterns), story)

    def _fill(self, pattern: str, story: Story) -> str:
        rng = self._rng
        companies = cycle(rng.sample(story.companies, len(story.companies)))
        facts: dict[str, Callable[[], str]] = {
            "C": lambda: self._company(next(companies)),
            "T": lambda: self._day(rng.choice(story.days)),
            "M": lambda: self._money(rng.choice(story.amounts)),
            "P": lambda: f"{rng.randrange(10, 900) / 10}%",
        }

        def word(slot: re.Match[str]) -> str:
            kind = slot[1]
            return facts[kind]() if kind in facts else self._words[kind].draw()

        return _ARTICLE.sub("an ", _SLOT.sub(word, pattern))

    def _company(self, company: Company) -> str:
        # One name in five of a Chinese text is the Latin one: real archives mix them.
        return company.name("en" if self._rng.random() < 0.2 else self.lang)

    def _day(self, day: date) -> str:
        with_year = self._rng.random() < 0.2
        if self.lang == "en":
            return f"{day:%B} {day.day}" + f", {day.year}" * with_year
        return self._spaced(f"{day.year} 年 " * with_year + f"{day.month} 月 {day.day} 日")

    def _money(self, amount: int) -> str:
        if self.lang == "zh":
            return self._spaced(f"{amount} 亿美元" if amount < 10_000 else f"{amount / 10_000:.2g} 万亿美元")
        if amount < 10:
            return f"${amount * 100} million"
        return f"${amount / 10:g} billion" if amount < 10_000 else f"${amount / 10_000:.2g} trillion"

    def _spaced(self, text: str) -> str:
        """The text with its spaces between digits and Chinese or, as half of real ones, without."""
        return text if self._rng.random() < 0.5 else text.replace(" ", "")
