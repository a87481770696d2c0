"""A day that is said without its month: 24 日."""

import re

from generator.link.date_calendar import days_in, month_after
from generator.link.date_parts import DAY, NUMBERS, TO
from generator.link.date_said import GAP, Place, Said

_SENTENCE_END = re.compile(r"[。！？!?\n]")

# A day without a month is believed where news begin with it, or tell what was done on it.
_OPENING = re.compile(
    r"(?:^|[。！？\n]|截[至止]|(?:[当當]地|北京|美[东東]|[东東]部|太平洋)[时時][间間]"
    r"|(?:周|週|星期|[礼禮]拜)[一二三四五六日天][（(])\s?$"
)
_OPENED = re.compile(rf"(?:{TO}\d\d?{GAP}{DAY})?[，,）)]")
_NEWS = re.compile(
    rf"{GAP}(?:[报報][道導]|消息|[讯訊]|[电電](?![^\s，,。])|宣[布佈]|表示|[称稱]|晚|凌晨|上午|下午|早[间間]|[盘盤][前中后後]"
    r"|收[盘盤]|正式|[发發][布佈]|公[布佈]|召[开開]|[举舉]行|[证證][实實]|透露|援引)"
)
_LISTED = frozenset("、，,和与與及于於在至自到从從")
_COUNTED = frozenset("前后後续續时時内內隔满滿")


def bare_day(match: re.Match[str], place: Place) -> Said | None:
    """24 日: of the month of the date before, else of the last such day, each only where that is safe."""
    text, (start, end), day = place.text, match.span(), NUMBERS.get(match[1], 32)
    year, month, last_day = place.last
    before = text[max(0, start - 2) : start].strip()[-1:]
    if start != place.listed:
        if text[end - 1] != "日" or before in _COUNTED:
            return None
        news = _NEWS.match(text, end)
        same_sentence = last_day and not _SENTENCE_END.search(text, place.floor, start)
        if not same_sentence or not (news or before in _LISTED):
            year, month = _month_of_news(day, place)
            if not news and not (
                _OPENING.search(text, max(0, start - 6), start) and _OPENED.match(text, end)
            ):
                return None
    return Said(start, end, (year, month, day), (year, month, day)) if year else None


def _month_of_news(day: int, place: Place) -> tuple[int, int]:
    """The month of the last such day, counted from the day after the digest's; (0, 0) if that is long ago."""
    year, month, today = place.base.year, place.base.month, place.base.day
    ago = today - day
    if ago < -1:
        year, month = month_after(year, month, -1)
        ago += days_in(year, month)
    return (year, month) if today and ago < 10 else (0, 0)
