"""Two hundred made-up companies, each with a Chinese and a Latin name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from random import Random

from tests.benchmarks.vocabulary import read_table

_COMPANIES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """An entity of the register: its id in addresses and its name in each language."""

    id: str
    zh: str
    en: str

    def name(self, lang: str) -> str:
        """The name that an edition in `lang` gives the company."""
        return self.zh if lang == "zh" else self.en


def make_companies(rng: Random) -> list[Company]:
    """The register, the companies that are most in the news first."""
    parts = read_table("companies")
    chinese = _joined(rng, parts["zh_first"], parts["zh_second"])
    latin = _joined(rng, parts["en_first"], parts["en_second"])
    return [
        Company(id=name.lower(), zh=stem + rng.choice(parts["zh_endings"]), en=name)
        for stem, name in zip(chinese, latin, strict=True)
    ]


def _joined(rng: Random, first: str, second: str) -> list[str]:
    return rng.sample([a + b for a, b in product(first.split(), second.split())], _COMPANIES)


def register(companies: list[Company]) -> str:
    """The text of `content/entities/companies.toml`."""
    return "\n".join(
        f'[{company.id}]\nkind = "company"\nname = {{ zh = "{company.zh}", en = "{company.en}" }}\n'
        for company in companies
    )
