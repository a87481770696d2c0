"""What an amount without a unit counts, by the words around it; which currency its sentence names."""

import re
from enum import Enum, auto

from generator.link.figure_words import (
    CHINESE_CURRENCIES,
    CHINESE_PEOPLE,
    ENGLISH_CURRENCIES,
    ENGLISH_PEOPLE,
    ENGLISH_PEOPLE_PLURAL,
    any_of,
)

# What an amount without a unit counts is told by the nearest of these words before it, or a word behind it.
# English nouns are in the singular.
_MONEY_WORDS = (
    "估值 市值 营收 營收 收入 融资 融資 募资 集资 筹资 投资 投資 出资 注资 斥资 耗资 增资 引资 资本 资金 "
    "亏损 利润 净利 盈利 毛利 支出 开支 开销 成本 费用 预算 薪酬 薪资 工资 年薪 奖金 罚款 罚金 罚单 赔偿 "
    "索赔 收购 交易额 成交额 销售额 营业额 金额 总额 价格 定价 售价 价值 债务 债券 发债 贷款 借款 补贴 "
    "拨款 扶持 砸 豪掷 花费 花了 花掉 投入 投 募得 筹得 融得 出价 报价 溢价 身价 身家 财富 现金 基金 造价 "
    "额 费 定金 订金 尾款 首付 本金 余额 票房 保证金 押金 佣金 租金 合同 账单 押注 加码 回购 分红 股息 税 "
    "关税 赎金 捐赠 捐款 经费 资助 资产 负债 流水 产值 市场规模 ARR GMV GDP 烧掉 烧钱 赚 付给 支付 获投 "
    "领投 valuation value valued worth revenue sales profit income earnings loss raise raised raising "
    "funding fund invest invested investing investment spend spent spending cost pay paid payment budget "
    "capex capital debt loan bond fine fined price deal contract cash backlog bid salary bonus grant "
    "subsidy tax dividend buyback proceeds award acquisition turnover expenditure bill "
    "capitalization capitalisation expense financing backing secure secured"
).split()
_PEOPLE_WORDS = (
    *"付费用户 人数 日活 月活 周活 受众 裁员 裁减 招聘".split(),
    *"DAU MAU WAU headcount workforce audience layoff".split(),
    *CHINESE_PEOPLE,
    *ENGLISH_PEOPLE,
    *ENGLISH_PEOPLE_PLURAL,
)
_OTHER_WORDS = (
    "参数 參數 词元 下载 播放 浏览 点击 访问 调用 请求 次数 销量 出货 产量 产能 销售量 交付 装机 库存 显卡 "
    "芯片 晶体管 像素 语料 样本 代码 行数 名额 字数 图片 视频 文章 论文 专利 仓库 星标 浮点 岗位 职位 企业 "
    "商家 门店 设备 终端 里程 面积 人次 搜索量 消息 对话 激活 上下文 用电 吞吐 车辆 汽车 手机 机器人 GPU "
    "TPU FLOPS parameter token download view visit query queries request message prompt chip unit shipment "
    "car vehicle copy copies image line transistor star post song page document install time job role "
    "position mile kilometer tonne ton barrel share hour book word phone robot video call"
).split()
# Directly behind a bare multiplier: what is counted (十万张), so it is no money.
_COUNTED = (
    "个 個 张 張 颗 顆 台 臺 辆 輛 次 行 条 件 份 家 款 篇 字 词 小时 分 秒 天 年 月 日 周 公里 里 米 平方 "
    "立方 吨 公斤 克 枚 户 部 本 首 幅 段 页 只 头 匹 座 栋 套 组 对 项 种 类 层 级 倍 度 桶 股 票 单 笔 "
    "例 期 轮 届 场 集 步 点 号 位 核 卡 块 片 亩 参 参数 參數 词元 像素 晶体管 样本 数据 图 视频 文档 "
    "网页 代码 语料 问题 请求 调用 下载 播放 浏览 点赞 岗位 职位 企业 公司 商家 门店 设备 终端 芯片 显卡 "
    "机器人 汽车 车 节点 服务器 物种 细胞 蛋白 分子 原子 神经元 突触 维 赫兹 比特 字节 赞 转 阅读 订单 "
    "家庭 店 国 星 像 帧 条数 余 多 上下文 规格 毫 厘 光 英 海 箱 瓶"
).split()
# Directly behind a bare multiplier, Chinese: words that go on with the sentence.
_CHINESE_PLAIN = (
    "的 了 和 与 及 或 至 到 以 左 上 增 同 环 较 比 升 降 涨 跌 飙 跃 用来 用于 在 后 前 时 为 是 则 而 "
    "但 仍 已 将 可 就 也 都 占 等 拟 作 给 买 建 设 向 入 其中 来自 并 约 计 不到 翻 减 下降 下滑 下跌 却 "
    "还 再 分 由 被 让 从 远 高 低 超 去 来 换 成为 支持 打造 推动 收"
).split()
# The same in English.
_ENGLISH_PLAIN = frozenset(
    (
        "in from to by and or for on at with as this last next a per over after before while but was is "
        "are were would will had has have through under since when so if because across more less annually "
        "each today yesterday it compared versus up down that which into during against within until "
        "toward towards only plus than last not early late could should may might the its their"
    ).split()
)


class Sort(Enum):
    """What a number without a unit counts; `PLAIN` stands for words that leave it open."""

    MONEY = auto()
    PEOPLE = auto()
    OTHER = auto()
    PLAIN = auto()


_NOUNS = {
    **dict.fromkeys(_OTHER_WORDS, Sort.OTHER),
    **dict.fromkeys(_PEOPLE_WORDS, Sort.PEOPLE),
    **dict.fromkeys(_MONEY_WORDS, Sort.MONEY),
}
_BEHIND = {
    **dict.fromkeys(_CHINESE_PLAIN, Sort.PLAIN),
    **dict.fromkeys(_COUNTED, Sort.OTHER),
    **dict.fromkeys((word for word in _MONEY_WORDS if not word.isascii()), Sort.MONEY),
}
_NOUN_ENDS = frozenset(word[-1] for word in _NOUNS if not word.isascii())
_BEHIND_STARTS = frozenset(word[0] for word in _BEHIND)
_LONGEST = 4
# 3500 亿的估值, 百亿级投资: what stands between a number and what it counts.
_BETWEEN = re.compile(r" ?(?:以上|左右)?(?:级别|级)?(?:规模)?的? ?")
_WORDS_BEHIND = re.compile(r" ([A-Za-z-]+)(?: (?:of )?([a-z-]+))?(?: ([a-z-]+))?")
_LINKS = frozenset(("in", "of", "worth"))
_CURRENCY = re.compile(
    rf"(?P<chinese>{any_of(name for name in CHINESE_CURRENCIES if len(name) > 1)})"
    rf"|(?<![A-Za-z])(?P<english>{any_of(ENGLISH_CURRENCIES)})s?(?![A-Za-z])"
)
_WORD_OF_YEN = re.compile(r"日元|日圆|日圓|日本|円|\b(?:[Yy]en|Japan|Japanese|JPY)\b")
_WORD_OF_YUAN = re.compile(r"[\u4e00-\u9fff]|\b(?:[Yy]uan|[Rr]enminbi|RMB|CNY|China|Chinese)\b")
_POINTS_BACK = re.compile(
    r"(?:这一|该|这个|上述)(?:数字|金额|规模)|(?:[Tt]he|[Tt]hat|[Tt]his) (?:figure|number|sum)"
)
_FAR = 60
_NEAR = 12


def counted(text: str, first: int, start: int, end: int) -> tuple[Sort | None, bool]:
    """What the number at `start` to `end` counts, in a sentence that starts at `first`.

    Returns:
        The sort, None if nothing tells; and whether what follows leaves it open that it is an amount.
    """
    behind = _sort_behind(text, end)
    if behind is Sort.OTHER or behind is Sort.MONEY:
        return behind, behind is Sort.MONEY
    noun, place = _noun_before(text, max(first, start - _FAR), start)
    if noun is None:
        if first and _POINTS_BACK.search(text, max(first, start - _NEAR), start):
            noun, _ = _noun_before(text, max(0, first - _FAR), start)
        return noun, behind is Sort.PLAIN
    # 投 500 亿建厂 says it before the number; in English an unknown word behind it is what is counted.
    is_near = (
        start - place <= _NEAR and "，" not in text[place:start] and text[end : end + 2].strip() > "\u2e80"
    )
    return noun, is_near or behind is Sort.PLAIN


def _noun_before(text: str, first: int, start: int) -> tuple[Sort | None, int]:
    """The sort that the last noun of `text[first:start]` tells, and where that noun ends."""
    end = start
    while end > first:
        begin = end - 1
        char = text[begin]
        sort = None
        if char in _NOUN_ENDS:
            for length in range(min(_LONGEST, end - first), 0, -1):
                sort = sort or _NOUNS.get(text[end - length : end])
        elif char.isalpha() and char < "\u2e80":
            while begin > first and text[begin - 1].isalpha() and text[begin - 1] < "\u2e80":
                begin -= 1
            sort = _word_sort(text[begin:end])
        if sort and text[end] != "-":
            return sort, end
        end = begin
    return None, start


def _word_sort(word: str) -> Sort | None:
    """The sort that an English noun tells, in the singular or plural, or an abbreviation."""
    lower = word.lower()
    return _NOUNS.get(word) or _NOUNS.get(lower) or _NOUNS.get(lower.removesuffix("s"))


def _sort_behind(text: str, end: int) -> Sort | None:
    """The sort that the words right behind a number tell."""
    between = _BETWEEN.match(text, end)
    for place in (between.end() if between else end, end):
        if text[place : place + 1] in _BEHIND_STARTS:
            for length in range(_LONGEST, 0, -1):
                sort = _BEHIND.get(text[place : place + length])
                if sort:
                    return sort
    behind = text[end : end + 2].strip(" ")
    if not behind or not behind[0].isalnum():
        return Sort.PLAIN
    words = _WORDS_BEHIND.match(text, end)
    if words is None:
        return None
    first, second, third = words.groups("")
    money = (second, third) if first in _LINKS else (first, second)
    if any(_word_sort(word) is Sort.MONEY for word in money if word):
        return Sort.MONEY
    return Sort.PLAIN if first in _ENGLISH_PLAIN else None


def named_currency(text: str, first: int, last: int) -> str:
    """The currency that `text[first:last]` names first, or nothing."""
    match = _CURRENCY.search(text, first, last)
    if match is None:
        return ""
    return CHINESE_CURRENCIES[match[0]] if match["chinese"] else ENGLISH_CURRENCIES[match["english"]]


def yen_or_yuan(text: str, first: int, last: int) -> str:
    """What ¥ means in the sentence `text[first:last]`."""
    if _WORD_OF_YEN.search(text, first, last):
        return "JPY"
    return "CNY" if _WORD_OF_YUAN.search(text, first, last) else "JPY"
