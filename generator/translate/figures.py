"""Amounts that one of two parts tells, and the other does not, or tells otherwise."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from generator import amounts
from generator.model.digest import Figure, Qualifier
from generator.model.language import Lang
from generator.model.translation import Difference
from generator.translate.numbers import tells_number, tells_share
from generator.translate.part import LANGUAGE, Part

_NOT_MONEY = frozenset(("%", "W", "people"))
# What of a figure as written is its number, not its unit.
_NUMBER = re.compile(
    r"[\d.,\s~–—-]|[零〇一二两兩三四五六七八九十百千万萬亿億余餘多数數几幾半]"
    r"|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|bn|mn|tn|[kmbt])(?![a-z])",
    re.IGNORECASE,
)
# A second amount for readers at home: 400 亿美元（约合 2900 亿元）.
_CONVERTED = (
    r"(?:约合|折合|合|约为|相当于|or|about|roughly|around|equivalent to|some|[（(≈约])"
    r"\s*(?:人民币|about|约)?\s*"
)
_OPPOSITE = frozenset(
    (
        (Qualifier.OVER, Qualifier.UNDER),
        (Qualifier.UNDER, Qualifier.OVER),
        (Qualifier.OVER, Qualifier.UP_TO),
        (Qualifier.UP_TO, Qualifier.OVER),
    )
)


def differing_figures(original: Part, translation: Part) -> Iterator[Difference]:
    """Amounts that only one of two parts tells; a slip of the translator is told as what it should be."""
    theirs, ours = _amounts(original), _amounts(translation)
    lost = [each for each in theirs if not _is_told(each, original, ours, translation)]
    added = [each for each in ours if not _is_told(each, translation, theirs, original)]
    for figure in lost:
        slip = min(added, key=lambda other: _distance(figure, other), default=None)
        if slip is None or _distance(figure, slip) > _likely(lost, added):
            yield _lost(figure, original, translation)
            continue
        added.remove(slip)
        yield _otherwise(figure, slip, original, translation)
    for figure in added:
        yield _added(figure, original, translation)
    yield from _without_currency(theirs, ours, original, translation)
    yield from _limited_otherwise(theirs, ours, original, translation)


def _amounts(part: Part) -> list[Figure]:
    """The amounts of `part`, each once."""
    return list({(each.value, each.unit): each for each in reversed(part.story.figures)}.values())[::-1]


def _is_told(figure: Figure, part: Part, others: Sequence[Figure], other: Part) -> bool:
    """Whether `other` tells a figure of `part` too."""
    if any(_is_same(figure, each) for each in others):
        return True
    if figure.unit == "people" or not _has_unit(figure):
        return tells_number(other.text, figure.value)
    if figure.unit == "%":
        return tells_share(other.text, figure.value)
    return _is_conversion(figure, part, others)


def _is_same(figure: Figure, other: Figure) -> bool:
    """Whether two figures tell the same."""
    if figure.unit != other.unit:
        # What the sentence lends to a bare number may be wrong.
        is_open = not (figure.unit and other.unit and _has_unit(figure) and _has_unit(other))
        if not is_open or not {figure.unit, other.unit}.isdisjoint(_NOT_MONEY):
            return False
    ours, theirs = Decimal(figure.value), Decimal(other.value)
    return ours == theirs or _is_rounded(figure, other) or _is_rounded(other, figure)


def _is_rounded(exact: Figure, rounded: Figure) -> bool:
    """Whether `rounded` says that it is not exact, and comes of rounding `exact`."""
    if rounded.qualifier is Qualifier.EXACT or not Decimal(rounded.value):
        return False
    digits = len(Decimal(rounded.value).normalize().as_tuple().digits)
    return digits > 1 and Context(prec=digits, rounding=ROUND_HALF_UP).plus(Decimal(exact.value)) == Decimal(
        rounded.value
    )


def _has_unit(figure: Figure) -> bool:
    """Whether its unit stands beside it, and was not taken from the sentence."""
    return bool(_NUMBER.sub("", figure.text))


def _is_conversion(figure: Figure, part: Part, others: Sequence[Figure]) -> bool:
    """Whether it only says in another currency what its sentence says in one that the others tell."""
    if figure.unit in _NOT_MONEY:
        return False
    sentence = part.story.sentences[figure.sentence] if part.story.sentences else ""
    beside = (
        each
        for each in part.story.figures
        if each.sentence == figure.sentence and each.unit != figure.unit and each.unit not in _NOT_MONEY
    )
    return bool(re.search(_CONVERTED + re.escape(figure.text), sentence, re.IGNORECASE)) and any(
        _is_same(each, other) for each in beside for other in others
    )


def _distance(figure: Figure, slip: Figure) -> int:
    """How far a slip of the pen leads from one amount to another: 0 for the same number in another unit."""
    if figure.value == slip.value:
        return 0
    if (figure.unit in _NOT_MONEY or slip.unit in _NOT_MONEY) and figure.unit != slip.unit:
        return 9
    ours, theirs = (Decimal(each.value).normalize().as_tuple().digits for each in (figure, slip))
    if ours == theirs:
        return 1
    if sorted(ours) == sorted(theirs):
        return 2
    if len(ours) == len(theirs) and sum(our != their for our, their in zip(ours, theirs, strict=True)) == 1:
        return 3
    return 4 if figure.unit == slip.unit else 5


def _likely(lost: Sequence[Figure], added: Sequence[Figure]) -> int:
    """How far an amount may be from the one that it stands for: of one beside one any will do."""
    return 5 if len(lost) == len(added) == 1 else 3


def _lost(figure: Figure, original: Part, translation: Part) -> Difference:
    ours, theirs = LANGUAGE[original.lang], LANGUAGE[translation.lang]
    said = _said(figure, translation.lang)
    if figure.unit in _NOT_MONEY and tells_number(translation.text, figure.value):
        message = f"the {ours} says {said}, the {theirs} has the number without its unit."
    else:
        message = f"the {ours} says {said}, the {theirs} does not."
    return Difference("translation/figure", translation.place, "", message, only_in=original.lang)


def _added(figure: Figure, original: Part, translation: Part) -> Difference:
    ours, theirs = LANGUAGE[original.lang], LANGUAGE[translation.lang]
    message = f"the {theirs} says {_said(figure, original.lang)}, the {ours} does not."
    return Difference("translation/figure", translation.place, figure.text, message, only_in=translation.lang)


def _otherwise(figure: Figure, slip: Figure, original: Part, translation: Part) -> Difference:
    ours, theirs = LANGUAGE[original.lang], LANGUAGE[translation.lang]
    message = f"the {ours} says {_said(figure, translation.lang)}, the {theirs} {slip.text}."
    return Difference("translation/figure", translation.place, slip.text, message)


def _without_currency(
    theirs: Sequence[Figure], ours: Sequence[Figure], original: Part, translation: Part
) -> Iterator[Difference]:
    """Amounts that English tells as bare numbers. Chinese may: 从 100 亿增至 400 亿美元."""
    if translation.lang is not Lang.EN:
        return
    named = {(each.unit, each.sentence) for each in ours if _has_unit(each)}
    for figure in theirs:
        same = [each for each in ours if each.value == figure.value]
        if figure.unit and _has_unit(figure) and same and not any(map(_has_unit, same)):
            slip = same[0]
            if (figure.unit, slip.sentence) not in named:
                yield _otherwise(figure, slip, original, translation)


def _limited_otherwise(
    theirs: Sequence[Figure], ours: Sequence[Figure], original: Part, translation: Part
) -> Iterator[Difference]:
    """Amounts that are the least in one part and the most in the other."""
    for figure in theirs:
        same = [each for each in ours if each.value == figure.value and each.unit == figure.unit]
        for other in same:
            if (figure.qualifier, other.qualifier) in _OPPOSITE:
                yield Difference(
                    "translation/figure",
                    translation.place,
                    other.text,
                    f"the {LANGUAGE[original.lang]} says {_limit(figure)} {figure.text}, "
                    f"the {LANGUAGE[translation.lang]} {_limit(other)} {other.text}.",
                )


def _limit(figure: Figure) -> str:
    return {Qualifier.UP_TO: "up to", Qualifier.UNDER: "less than"}.get(figure.qualifier, "more than")


def _said(figure: Figure, lang: Lang) -> str:
    """A figure as written, and how `lang` writes it."""
    written = amounts.written(figure.value, figure.unit, lang)
    return figure.text if written == figure.text else f"{figure.text} ({written})"
