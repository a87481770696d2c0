"""Names in Chinese letters.

Chinese puts no spaces around names: what stands beside them shows where they begin and end.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from generator.model.entity import Kind
from generator.model.suggestion import Sentence, Sign, Trace
from generator.suggest.han_words import (
    ADVERBS,
    BEFORE,
    DOES,
    DOUBTFUL,
    ENDINGS,
    FAMILY,
    GENERIC,
    HAS,
    JOINTS,
    SAYS,
)
from generator.suggest.kinds import kind_in
from generator.suggest.transliteration import LETTERS

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_DOTS = "·•・‧"
_TITLE = re.compile("《[^》]*》?")
_ADVERBS = tuple(each for each in ADVERBS if len(each) > 1)
# Stands for every letter of a name that the register knows, and of a title.
_BLANK = "\ue000"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ROLE = (
    "首席[一-鿿]{2,3}官|首席科学家|(?:联合)?创始人|董事长|总裁|总经理|CEO|CTO|CFO|教授|博士|院士|研究员|分析师"
    "|负责人|主任|总监|工程师"
)
_THING = "大?模型|平台|应用|系统|产品|机器人|芯片|框架|助手|智能体|软件|工具|眼镜|手机|App|APP"
_ACT = f"(?:{_any(ADVERBS)})*(?P<act>{_any((*SAYS, *DOES, *HAS))}|[说称](?=[，：]))"
# Behind a name: anything but Chinese letters, or such as begin another word.
_END = f"(?=[^\u3400-\u4dbf\u4e00-\u9fff]|$|[{JOINTS}]|(?:{_any((*ADVERBS, *SAYS, *DOES, *HAS))}))"
_TRANSCRIBED = (
    # Not the beginnings of words that may come after a transcribed name.
    "(?:(?!通过|达成|本[周月人次届]|可[能以]|大[幅力量约]|多[次家年]|强调|明确|明年|平台|加[入强大快]|内部|因[此为]"
    f"|马上|亚洲|南|于|理由)[{''.join(LETTERS)}])"
)


def chinese_names(sentence: Sentence) -> Iterator[Trace]:
    """What looks like a name in Chinese letters, but is none that the register finds."""
    text = sentence.text
    for known in sentence.known:
        text = text[: known.start] + _BLANK * (known.end - known.start) + text[known.end :]
    text = _TITLE.sub(lambda match: _BLANK * len(match[0]), text)
    for pattern, read in PATTERNS:
        for match in pattern.finditer(text):
            trace = read(match)
            if trace:
                yield trace


def name_at_end(text: str) -> str:
    """The name in Chinese letters that `text` ends with, or nothing where it cannot be told from the rest."""
    run = re.search(f"[\u3400-\u4dbf\u4e00-\u9fff{_DOTS}]*$", text)
    assert run  # if only of no letters
    foreign = [match[0] for match in _FOREIGN.finditer(run[0]) if match.end() == len(run[0])]
    return foreign[-1] if foreign else _bare(run[0])


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """Whether `name` is a word that names nobody, or is joined of such words."""
    if name in GENERIC:
        return True
    return any(name[:cut] in GENERIC and is_generic(name[cut:]) for cut in range(1, len(name)))


@lru_cache(maxsize=4096)
def _bare(run: str) -> str:
    """`run` without what comes before a name; nothing if that leaves no name of likely length."""
    name = run[max(map(run.rfind, JOINTS)) + 1 :]
    shorter = True
    while shorter:
        shorter = False
        for word in BEFORE:
            if name.startswith(word) and len(name) - len(word) >= 2:
                name, shorter = name[len(word) :], True
                break
    return name if 2 <= len(name) <= 8 and not is_generic(name) else ""


def _is_doubtful(name: str) -> bool:
    """Whether `name` begins or ends as other words do."""
    return name[0] in DOUBTFUL or name[-1] in DOUBTFUL or name in BEFORE or name.startswith(_ADVERBS)


def _foreign(match: re.Match[str]) -> Trace:
    return Trace(match[0], Sign.FOREIGN, Kind.PERSON)


def _titled(match: re.Match[str]) -> Trace | None:
    name = match["name"]
    return None if is_generic(name) or _is_doubtful(name) else Trace(name, Sign.PERSON, Kind.PERSON)


def _ending(match: re.Match[str]) -> Trace | None:
    name = _bare(match["name"])
    # With nothing Chinese before it, it is sure where the name begins.
    is_whole = name == match["name"] and not re.search(f"{_HAN}$", match.string[: match.start()])
    if not 4 <= len(name) <= 8 or (_is_doubtful(name[:-1]) and not is_whole):
        return None
    if any(name[cut:] in GENERIC for cut in range(1, len(name) - len(match["ending"]))):
        return None  # 工信部人形机器人 is no maker of 机器人
    return Trace(name, Sign.ENDING if is_whole else Sign.COMPANY, kind_in(name) or Kind.COMPANY)


def _described(match: re.Match[str]) -> Trace | None:
    name = _bare(match["name"])
    if not 2 <= len(name) <= 5 or _is_doubtful(name):
        return None
    return Trace(name, Sign.COMPANY, Kind.COMPANY)


def _quoted(match: re.Match[str]) -> Trace | None:
    name = match["name"]
    if not (match["before"] or match["after"]) or is_generic(name) or set(name) & set(JOINTS):
        return None
    is_company = match["after"] in ("公司", "集团")
    return Trace(name, Sign.QUOTED, Kind.COMPANY if is_company else Kind.PRODUCT)


def _acting(match: re.Match[str]) -> Trace | None:
    name = _bare(match["name"])
    if not 2 <= len(name) <= 4 or _is_doubtful(name):
        return None
    says = match["act"] in (*SAYS, "说")
    if len(name) > 2 and all(char in LETTERS for char in name):
        return Trace(name, Sign.FOREIGN, Kind.PERSON if says else None)
    if says and name[0] in FAMILY and len(name) <= 3:
        return Trace(name, Sign.PERSON, Kind.PERSON)
    return Trace(name, Sign.COMPANY, None if says else Kind.COMPANY)


_FOREIGN = re.compile(f"{_TRANSCRIBED}{{1,6}}(?:[{_DOTS}]{_TRANSCRIBED}{{1,7}})+")
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Trace | None]], ...] = (
    # 达里奥·阿莫迪
    (_FOREIGN, _foreign),
    # 董事长杨元庆说
    (re.compile(f"(?:{_ROLE})\\s?(?P<name>[{FAMILY}]{_HAN}{{1,2}}?){_END}"), _titled),
    # 灵伴科技的
    (re.compile(f"(?P<name>{_HAN}{{2,10}}?(?P<ending>{_any(ENDINGS)})){_END}"), _ending),
    # 甲骨文公司
    (re.compile(f"(?<!{_HAN})(?P<name>{_HAN}{{2,8}}?)公司{_END}"), _described),
    # 初创公司智谱，
    (
        re.compile(
            f"(?:初创公司|创业公司|初创企业|独角兽|巨头|创企|车企|券商|芯片商)(?P<name>{_HAN}{{2,5}}?){_END}"
        ),
        _described,
    ),
    # 平台“万兴剧厂”
    (
        re.compile(
            f"(?P<before>名为|名叫|叫做|叫作|称为|代号|推出|发布|上线|开源|旗下|品牌|{_THING})?为?\\s?"
            f"[“「『](?P<name>{_HAN}{{2,6}})[”」』]\\s?(?P<after>公司|集团|品牌|{_THING})?"
        ),
        _quoted,
    ),
    # 寒武纪随后宣布
    (re.compile(f"(?<!{_HAN})(?P<name>{_HAN}{{2,10}}?){_ACT}"), _acting),
)
