"""Amounts in the making: numerals with multiplier and unit, and the ranges that they form."""

from dataclasses import dataclass, replace
from decimal import Decimal

from generator.link.figure_doubts import MANY, is_formula, is_meant, is_year, may_be_bare, stands_alone
from generator.link.figure_numerals import Form, Numeral, numerals
from generator.link.figure_units import Measure, currency_before, measure
from generator.model.digest import Qualifier


@dataclass(slots=True)
class Amount:
    """A number that may be an amount.

    Attributes:
        start, end: where it stands, unit included.
        number: without multiplier.
        power: of ten, that the multiplier means.
        added: what a second numeral adds.
        qualifier: what the numeral and the multiplier say.
        continues: whether it is the second of a range.
        unit: None while unknown, ¥ for yen or yuan.
        unit_power: of ten, that the unit itself adds.
        has_sign: whether its currency stands before it.
        is_open: whether its sentence may tell the unit, where there is none.
        is_large: whether it is counted in 万 or more.
        is_vague: whether it has a multiplier and no number: 百亿, 数亿.
    """

    start: int
    end: int
    number: Decimal
    power: int
    added: int
    qualifier: Qualifier
    continues: bool
    unit: str | None
    unit_power: int
    has_sign: bool
    is_open: bool
    is_large: bool
    is_vague: bool

    def value(self) -> str:
        """The value in the unit, in plain digits."""
        value = self.number.scaleb(self.power + self.unit_power)
        if self.added:
            value += self.added
        digits = format(value, "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits


_LINK_STARTS = frozenset("-－–—~～〜至到ta")
_PERCENT_OF = ("百分之", "百分之 ")
_LONGEST_LINK = 5
_TO = frozenset(("-", "－", "–", "—", "~", "～", "〜", "至", "到", "to"))


def amounts(text: str) -> list[Amount]:
    """The numbers of `text` that may be amounts, in order."""
    found: list[Amount] = []
    last: Amount | None = None
    done = 0
    for numeral in numerals(text):
        if numeral.start < done:
            continue
        last = _amount(text, numeral, last)
        if last and last.start < done:
            last = None  # of nonsense like 百分之百分之 40 only the first is read
        if last:
            found.append(last)
            done = last.end
    return found


def _amount(text: str, numeral: Numeral, last: Amount | None) -> Amount | None:
    """`numeral` with what stands around it; None if it is no number of its own."""
    start, end, number, form = numeral.start, numeral.end, numeral.value, numeral.form
    sign = currency_before(text, start) if form is Form.DIGITS else None
    if sign and last and sign[0] < last.end:
        sign = None  # in 40 RMB 40 the currency belongs to the first number
    begins = sign[0] if sign else start
    continues = last is not None and begins - last.end <= _LONGEST_LINK and _is_range(text, last, begins)
    found = measure(text, end)
    if found is None and not (sign or continues or form is not Form.DIGITS or _may_go_on(text, start, end)):
        return None
    if not (sign or continues or stands_alone(text, start)):
        return None
    if form is Form.VAGUE and not (found and found.unit):
        found = _measure_behind_of(text, end) or found
    if found is None:
        found = Measure(end, end)
    is_vague = form is Form.VAGUE
    is_large = found.power >= 4 or (form is not Form.DIGITS and number >= MANY)
    is_open = found.unit is None and may_be_bare(text, numeral, found)
    qualifier = Qualifier.OVER if found.is_over else numeral.qualifier
    # By position: with names this would take three times as long.
    amount = Amount(
        begins, found.counted_to, number, found.power, found.added, qualifier, continues,
        None, 0, sign is not None, is_open, is_large, is_vague,
    )  # fmt: skip
    if sign:
        if is_formula(text, found):
            return None
        _take_sign(amount, sign[1], found)
    else:
        _take_unit(text, amount, numeral, found)
    if last and continues:
        _share_units(last, amount)
    return amount


def _measure_behind_of(text: str, end: int) -> Measure | None:
    """The unit in: billions of dollars; where names stand between (millions of X users), it has no end."""
    if not text.startswith(" of ", end):
        return None
    found = measure(text, end + 3)
    if found is None or found.unit is None:
        return None
    return found if found.end > found.counted_to else replace(found, counted_to=end, end=end)


def _take_sign(amount: Amount, code: str, found: Measure) -> None:
    """Give `amount` the currency that stands before it, and the one that stands behind it as well."""
    amount.unit = code
    if found.kind == "money" and found.unit:
        amount.end, amount.unit_power = found.end, found.unit.power
        # $5 亿港元 are Hong Kong dollars; 元 and dollars leave it to the sign.
        if code == "¥" or (code == "USD" and found.unit.code != "CNY"):
            amount.unit = found.unit.code


def _take_unit(text: str, amount: Amount, numeral: Numeral, found: Measure) -> None:
    """Give `amount` the unit that stands behind it, or is part of it."""
    if numeral.form is Form.SHARE:
        amount.unit = "%"
    elif found.unit and is_meant(text, numeral, found):
        amount.unit, amount.unit_power, amount.end = found.unit.code, found.unit.power, found.end
        if found.kind == "share" and not amount.continues:
            amount.start, amount.number = _signed(text, amount.start, amount.number)
    elif text.endswith(_PERCENT_OF, 0, amount.start):
        amount.unit, amount.start = "%", text.rfind("百", 0, amount.start)
    if amount.is_vague:
        if text.startswith("级", amount.end):
            amount.qualifier = Qualifier.SEVERAL  # 百亿美元级: of that order
        elif text.endswith("过", 0, amount.start):
            amount.qualifier = Qualifier.OVER  # 过亿; before a number 过 may also end a verb


def _signed(text: str, start: int, number: Decimal) -> tuple[int, Decimal]:
    """A share with the minus before it, if that is one: -5%."""
    if start and number and text[start - 1] in "-−" and not text[start - 2 : start - 1].isdigit():
        return start - 1, -number
    return start, number


def _may_go_on(text: str, start: int, end: int) -> bool:
    """Whether a number without a unit may yet be an amount: a range may start with it, or it is large."""
    behind = text[end : end + 2].lstrip()[:1]
    return behind in _LINK_STARTS or end - start > 4 or text.endswith(_PERCENT_OF, 0, start)


def _is_range(text: str, first: Amount, start: int) -> bool:
    """Whether what starts at `start` goes on from `first`: 3 至 5, between 3 and 5."""
    link = text[first.end : start].strip()
    if link == "—":
        return start - first.end == 1  # with spaces around it, it parts sentences
    if link == "and":
        return text[max(0, first.start - 8) : first.start].lower() == "between "
    return link in _TO


def _share_units(first: Amount, second: Amount) -> None:
    """Complete the ends of a range from each other: 3 至 5 吉瓦, $30-40 billion."""
    if first.unit is None and second.unit and not second.has_sign:
        if is_year(first.number) and second.number < 1000:
            return
        first.unit, first.unit_power = second.unit, second.unit_power
    elif first.has_sign and second.unit is None and not is_year(second.number):
        second.unit, second.unit_power = first.unit, first.unit_power
    if first.unit != second.unit or first.power or not second.power:
        return
    if first.number <= second.number:
        first.power = second.power
    elif not first.has_sign:
        first.unit = None  # 500 到 1 亿 are not 500 亿, and who knows what
