"""Amounts as each language writes them: US$40 billion, 400 亿美元."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from generator.model.language import Lang

# How each currency is called in Chinese, and the sign or code that stands before it in English.
CURRENCIES = {
    "USD": ("美元", "US$"),
    "CNY": ("元", "RMB "),
    "HKD": ("港元", "HK$"),
    "TWD": ("新台币", "NT$"),
    "MOP": ("澳门元", "MOP "),
    "JPY": ("日元", "JP¥"),
    "KRW": ("韩元", "₩"),
    "EUR": ("欧元", "€"),
    "GBP": ("英镑", "£"),
    "CHF": ("瑞士法郎", "CHF "),
    "SEK": ("瑞典克朗", "SEK "),
    "NOK": ("挪威克朗", "NOK "),
    "DKK": ("丹麦克朗", "DKK "),
    "PLN": ("波兰兹罗提", "PLN "),
    "RUB": ("卢布", "₽"),
    "TRY": ("土耳其里拉", "₺"),
    "INR": ("印度卢比", "₹"),
    "IDR": ("印尼盾", "IDR "),
    "MYR": ("马来西亚林吉特", "MYR "),
    "PHP": ("菲律宾比索", "₱"),
    "SGD": ("新加坡元", "S$"),
    "THB": ("泰铢", "฿"),
    "VND": ("越南盾", "₫"),
    "AUD": ("澳元", "A$"),
    "NZD": ("新西兰元", "NZ$"),
    "CAD": ("加元", "C$"),
    "MXN": ("墨西哥比索", "MX$"),
    "BRL": ("巴西雷亚尔", "R$"),
    "AED": ("阿联酋迪拉姆", "AED "),
    "SAR": ("沙特里亚尔", "SAR "),
    "QAR": ("卡塔尔里亚尔", "QAR "),
    "ILS": ("以色列新谢克尔", "₪"),
    "ZAR": ("南非兰特", "ZAR "),
    "NGN": ("尼日利亚奈拉", "₦"),
}

# From which value on a language counts in which word; smaller values are written out.
_SCALES = {
    Lang.ZH: ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万")),
    Lang.EN: ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million")),
}
_POWERS = {
    Lang.ZH: (
        (Decimal(10**12), "太瓦"),
        (Decimal(10**9), "吉瓦"),
        (Decimal(10**6), "兆瓦"),
        (Decimal(10**3), "千瓦"),
    ),
    Lang.EN: (
        (Decimal(10**12), "TW"),
        (Decimal(10**9), "GW"),
        (Decimal(10**6), "MW"),
        (Decimal(10**3), "kW"),
    ),
}
_SHORT = Context(prec=4, rounding=ROUND_HALF_EVEN)
_EXACT = Context(prec=100, rounding=ROUND_HALF_EVEN)


# The same amounts come again and again, in a story and in its translation.
@lru_cache(maxsize=16_384)
def written(value: str, unit: str, lang: Lang) -> str:
    """`value` in `unit`, as in `model.digest.Figure`, the way readers of `lang` expect it.

    What is counted in a word (亿, billion) has four significant digits at most.
    """
    number = abs(Decimal(value))
    sign = "-" if value.startswith("-") else ""
    if unit == "%":
        return f"{sign}{_in_full(number, lang)}%"
    if unit == "W":
        digits, word = _scaled(number, _POWERS[lang], lang)
        return f"{sign}{digits} {word or ('瓦' if lang is Lang.ZH else 'W')}"
    digits, word = _scaled(number, _SCALES[lang], lang)
    if unit in CURRENCIES and not word and digits[-2:-1] == ".":
        digits += "0"  # 2.50, as on a price tag
    if lang is Lang.ZH:
        name = "人" if unit == "people" else CURRENCIES.get(unit, (unit, ""))[0]
        return f"{sign}{digits} {word}{name}".rstrip()
    counted = f"{digits} {word}".rstrip()
    if unit == "people":
        return f"{sign}{counted} {'person' if number == 1 else 'people'}"
    mark = CURRENCIES[unit][1] if unit in CURRENCIES else f"{unit} " if unit else ""
    return f"{sign}{mark}{counted}"


def _scaled(number: Decimal, scales: tuple[tuple[Decimal, str], ...], lang: Lang) -> tuple[str, str]:
    """The digits before the largest word of `scales` that `number` reaches, and that word."""
    if number < scales[-1][0]:
        return _in_full(number, lang), ""
    rounded = _SHORT.plus(number)  # first, for 9999.96 万 is 1 亿
    size, word = next(scale for scale in scales if rounded >= scale[0])
    return _digits(_SHORT.divide(rounded, size), lang), word


def _in_full(number: Decimal, lang: Lang) -> str:
    """`number` to the cent; less than one to four digits, and nearly all (99.999%) never rounded to all."""
    if number < 1:
        return _digits(_SHORT.plus(number), lang)
    cents = _EXACT.quantize(number, Decimal("0.01"))
    return _digits(number if cents == 100 else cents, lang)


def _digits(number: Decimal, lang: Lang) -> str:
    """`number` without zeros at its end; English groups its digits, Chinese only the fifth."""
    digits = f"{number:,f}" if number >= (1_000 if lang is Lang.EN else 10_000) else f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
