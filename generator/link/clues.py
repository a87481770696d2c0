"""What a story has that others may share: names, headline words, amounts, days, sources, links to digests.

By these `plan.related` finds the earlier stories on the same thing. They are kept as text, as few builds read
them: a line for each story, in it fields with tabs between them, in a field words with spaces between them.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from html import unescape

from generator.link.dates import FoundDate
from generator.link.figures import FoundFigure
from generator.link.names import Match
from generator.model.digest import Edition, LinkedStory, Reference, Story

_WORD = re.compile(r"[\u3400-\u9fff]{2,}|[A-Za-z][A-Za-z0-9+-]+")
_FILE = re.compile(r'"ref:file/([^"]+)"')
_HOST = re.compile(r"https?://(?:www\.)?")
_ENDINGS = {"g": ("ing",), "d": ("ed", "d"), "s": ("es", "s"), "e": ("e",)}
_SHORTEST_STEM = 3

# Words of which a headline of any story may be made.
_PLAIN = frozenset(
    """
    公布 宣布 发布 推出 完成 启动 计划 公司 首次 首个 第一 一个 一家 两家 三家 一次 一项 三项 两项 多家
    开始 今年 明年 去年 最高 最大 最快 最新 可能 已经 正在 继续 要在 表示 获得 增长 达到 超过 突破 新一
    一年 不再 成为 之后 之前 之间 可以 以后 为何 如何 什么 怎么 问题 还是 不是 没有 自己 他们 我们 这个
    那个 一轮 一步 模型 技术 人工 工智 智能 产品 服务 用户 市场 行业 企业 全球 世界 中国 美国 平台 系统
    数据 开发 支持 合作 投资 业务 项目 更多 新的 进入 科技 与其 以及 或将 即将 将在 的新 用于 针对 据称
    消息 报道 亿元 美元 万元
    the and for with from its are was were that this has have had will say said says not new now than then
    after over into out about their they them who whom which what how why when where all also still just
    only even back here there one two three four five six seven eight nine ten first second third half
    year years month months week weeks day days today soon big more most best less may might can could
    would should company companies firm firms billion million trillion dollar dollars yuan get gets got
    make makes made take takes took come comes came goes went give gives gave put puts set sets keep keeps
    let lets his her our your too every each own other others another some any many much launch release
    announce begin began start plan report use used user users work built build builds market service
    product system data deal next last early late between against under off down model models tech
    technology
    """.split()
)


def clues_of(story: Story, linked: LinkedStory, headline: Iterable[Match | FoundDate | FoundFigure]) -> str:
    """The clues of one story as a line; an empty one for a story without a headline, as no list leads to it.

    Args:
        headline: what was found in the headline: the rest of it are its words.
    """
    if not story.headline:
        return ""
    named = {each.entity for each in headline if isinstance(each, Match)}
    # Who is named in the headline, several times, once.
    names: tuple[list[str], ...] = ([], [], [])
    for each in linked.mentions:
        names[0 if each.entity in named else 1 if each.times > 1 else 2].append(each.entity)
    marks = [_amount(each.value, each.unit) for each in linked.figures]
    marks += [f"@{each.period}" for each in linked.moments if len(each.period) == 10]
    marks += [*map(_page, story.links), *map(_citation, story.references)]
    files = map(_file, _FILE.findall(story.html)) if "ref:file/" in story.html else ()
    words = _words(story.headline, [(each.start, each.end) for each in headline])
    fields = (*names, filter(None, dict.fromkeys(marks)), words, files)
    return "\t".join(map(" ".join, fields))


def facts_of(edition: Edition, clues: str) -> str:
    """A digest of `clues` and of what lists show of the stories of `edition`."""
    header = edition.header
    shown = [(each.id, each.headline) for section in edition.sections for each in section.stories]
    said = repr((edition.path, header.key, header.date, header.lang, header.slug, shown, clues))
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def _amount(value: str, unit: str) -> str:
    """An amount, under the number of its digits that count: 852 tells one matter from others, 30 does not.

    A share is no mark: there are too few of them for all the things that they are shares of.
    """
    return "" if unit == "%" else f"{min(len(value.replace('.', '').strip('0')) or 1, 3)}{value}{unit}"


def _page(link: str) -> str:
    """The page of a source, not its whole site."""
    host = _HOST.match(link)
    page = link[host.end() :].partition("#")[0].partition("?utm_")[0].rstrip("/") if host else ""
    return _source(page) if "/" in page else ""


def _citation(reference: Reference) -> str:
    """A publication that is cited without a link."""
    if reference.link or not reference.publisher or not reference.title:
        return ""
    return _source(f"{reference.publisher} {reference.date} {reference.title}".casefold())


def _file(target: str) -> str:
    return "%20".join(unescape(target).split())


def _source(name: str) -> str:
    return "#" + hashlib.blake2b(name.encode(), digest_size=5).hexdigest()


def _words(headline: str, known: Sequence[tuple[int, int]]) -> list[str]:
    """The words of a headline: stems of Latin ones; of Chinese, which has no spaces, each two characters."""
    for start, end in known:
        headline = f"{headline[:start]}{' ' * (end - start)}{headline[end:]}"
    words: list[str] = []
    for found in _WORD.findall(headline):
        if found >= "\u3400":
            words += [found[place : place + 2] for place in range(len(found) - 1)]
        elif len(found) > 2:
            words.append(_stem(found.lower()))
    return [word for word in dict.fromkeys(words) if word not in _PLAIN]


def _stem(word: str) -> str:
    """An English word without its ending, roughly: the same for `fine`, `fines` and `fined` will do."""
    if word in _PLAIN:
        return word
    for ending in _ENDINGS.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
