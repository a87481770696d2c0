"""Whether an amount is exact: the limit that words directly before or after it set."""

import re

from generator.link.figure_words import by_word
from generator.model.digest import Qualifier

# Directly before an amount; EXACT marks words that only end like a limit.
_LIMITS_BEFORE = by_word(
    {
        Qualifier.UP_TO: (
            "最高, 最多, 至多, 顶多, 不超过, 不超過, 不得超过, 不能超过, 不会超过, 未超过, 不多于, 不高于, "
            "不大于, 最高达, 最多达, 最高可达, 最多可达, 上限为, 最高为, ≤, up to, at most, as much as, "
            "as many as, no more than, not more than, a maximum of, maximum of, a limit of, capped at"
        ),
        Qualifier.OVER: (
            "超, 破, 超过, 超過, 超出, 逾, 多于, 大于, 高于, 突破, 突破了, 超过了, 至少, 起码, 最少, 最低, "
            "不低于, 不少于, 不下, 不止, 远超, >, ＞, ≥, more than, over, above, at least, exceeding, "
            "exceed, exceeds, exceeded, surpassing, surpassed, surpasses, topping, topped, tops, "
            "upwards of, upward of, in excess of, north of, just over, well over, greater than, beyond, "
            "past, passed, passes, above the, past the, a minimum of, minimum of, no less than, "
            "not less than, no fewer than"
        ),
        Qualifier.UNDER: (
            "不到, 不足, 低于, 少于, 小于, 未达, 未到, 不及, 未满, 不满, <, ＜, less than, fewer than, "
            "under, below, just under, lower than, short of"
        ),
        Qualifier.ABOUT: (
            "约, 約, 约是, 近, 大约, 大約, 大概, 将近, 接近, 约为, 约合, 约达, 近乎, 几近, 几乎, 大致, "
            "差不多, ~, ～, ≈, about, around, nearly, roughly, approximately, approx, approx., almost, "
            "some, an estimated, estimated, close to, near"
        ),
        Qualifier.EXACT: (
            "最近, 附近, 合约, 签约, 条约, 公约, 违约, 续约, 契约, 预约, 节约, 纽约, 解约, 反超, 赶超, "
            "中超, 英超, goes up to, go up to, went up to, going up to, adds up to, add up to"
        ),
    }
)
# Directly after an amount.
_LIMITS_AFTER = by_word(
    {
        Qualifier.OVER: (
            "以上, 有余, 有餘, 出头, 多, 余, 餘, +, ＋, or more, or higher, or above, and up, at least, plus"
        ),
        Qualifier.UNDER: "以下, 不到, or less, or fewer",
        Qualifier.UP_TO: "以内, 之内, at most",
        Qualifier.ABOUT: "左右, 上下, or so",
    }
)
# Most amounts have no limit: the last character or word before them shows that.
_CHINESE_ENDS = frozenset(
    words[-1] for words in _LIMITS_BEFORE if not (words[-1].isascii() and words[-1].isalpha())
)
_ENGLISH_ENDS = frozenset(words.rpartition(" ")[2] for words in _LIMITS_BEFORE if words[-1].isascii())
_AFTER_STARTS = frozenset(words[0] for words in _LIMITS_AFTER)
_AFTER_LENGTHS = sorted({len(words) for words in _LIMITS_AFTER}, reverse=True)
_LONGEST = 18
# 最多出资 100 亿美元, 最高可达营收的 10%: a few words may come between.
_FROM_AFAR = re.compile(r"(?:(最[高多](?!法|人民|检|级|的|纪录|峰)|至多)|(至少))[\u4e00-\u9fff ]{1,7}\Z")
_AFAR = 10


def limit(text: str, start: int, end: int, continues: bool) -> Qualifier:
    """The limit that is set for the amount at `start` to `end`, which may be the second of a range."""
    return (Qualifier.EXACT if continues else _before(text, start)) or _after(text, end)


def _before(text: str, start: int) -> Qualifier:
    end = start - 1 if text[start - 1 : start].isspace() else start
    last = text[end - 1 : end]
    if last.isascii() and last.isalpha():
        return _before_in_english(text, end)
    if last in _CHINESE_ENDS:
        for length in (4, 3, 2, 1):
            found = _LIMITS_BEFORE.get(text[max(0, end - length) : end])
            if found is not None:
                return found
    before = text[max(0, end - _AFAR) : end]
    if "最" in before or "至" in before:
        afar = _FROM_AFAR.search(before)
        if afar:
            return Qualifier.UP_TO if afar[1] else Qualifier.OVER
    return Qualifier.EXACT


def _before_in_english(text: str, end: int) -> Qualifier:
    words = text[max(0, end - _LONGEST) : end].lower().split(" ")[-4:]
    if words[-1] in _ENGLISH_ENDS:
        for number in range(len(words)):
            found = _LIMITS_BEFORE.get(" ".join(words[number:]))
            if found is not None:
                return found
    return Qualifier.EXACT


def _after(text: str, end: int) -> Qualifier:
    start = text[end : end + 1]
    if start == " ":
        end += 1
        start = text[end : end + 1]
    if start in _AFTER_STARTS:
        for length in _AFTER_LENGTHS:
            found = _LIMITS_AFTER.get(text[end : end + length])
            if found:
                return found
    return Qualifier.EXACT
