"""What the corpus is written with, read from vocabulary.toml and made longer by rule."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

_RARE_NOUNS = 1_500  # the long tail that every real archive has


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words and phrases of one language; the two languages list sections and tags in the same order."""

    words: dict[str, list[str]]  # under the slot of a pattern that they fill, most frequent first
    patterns: list[str]
    headlines: list[str]
    labels: list[str]
    sources: str
    sections: list[str]
    tags: list[str]


def read_vocabulary(rng: Random, lang: str) -> Vocabulary:
    """The vocabulary of a language."""
    table = read_table(lang)
    nouns = table["nouns"].split() + _rare_nouns(rng, table)
    return Vocabulary(
        words={
            "N": nouns,
            "S": [_plural(noun) for noun in nouns],
            "V": table["verbs"].split(),
            "A": table["adjectives"].split(),
            "D": table["adverbs"].split(),
            "L": table["links"],
        },
        patterns=table["patterns"],
        headlines=table["headlines"],
        labels=table["labels"],
        sources=table["sources"],
        sections=table["sections"],
        tags=table["tags"].split(),
    )


def read_table(name: str) -> dict[str, Any]:
    """A table of vocabulary.toml: a language, or the parts of company names."""
    text = Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)[name]
    return table


def _rare_nouns(rng: Random, table: dict[str, Any]) -> list[str]:
    parts = (table[key].split() for key in ("rare_heads", "rare_middles", "rare_tails"))
    return rng.sample(["".join(part) for part in product(*parts)], _RARE_NOUNS)


def _plural(noun: str) -> str:
    """The plural of an English noun."""
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "sh", "ch")) else "s")
