"""Amounts as each language writes them: US$40 billion, 400 亿美元."""

from generator.model.language import Lang


def written(value: str, unit: str, lang: Lang) -> str:
    """`value` in `unit`, as in `model.digest.Figure`, the way readers of `lang` expect it."""
    del lang
    return f"{value} {unit}"
