"""Words of amounts, as tables: multipliers, currencies, power, people.

In each table spellings stand beside what they mean, with commas between them.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from generator.amounts import CURRENCIES

_Meaning = TypeVar("_Meaning")


def by_word(table: Mapping[_Meaning, str]) -> dict[str, _Meaning]:
    """`table` turned round: each spelling with what it means."""
    return {word: meaning for meaning, words in table.items() for word in words.split(", ")}


def any_of(words: Iterable[str]) -> str:
    """A pattern of `words` that takes the longest, and looks at each character once."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    optional = "?" if rests.pop("", None) else ""
    branches = [re.escape(first) + any_of(rest) for first, rest in rests.items()]
    return f"(?:{'|'.join(branches)}){optional}" if branches else ""


# Powers of ten.
MULTIPLIERS = by_word(
    {
        1: "十",
        2: "百, hundred",
        3: "千, thousand, k",
        4: "万, 萬",
        5: "lakh",
        6: "million, mln, mn, m",
        7: "crore",
        8: "亿, 億",
        9: "billion, bln, bn, b",
        12: "兆, trillion, trn, tn, t",
    }
)
WATTS = by_word(
    {
        0: "瓦, 瓦特, w, watt",
        3: "千瓦, kw, kilowatt",
        6: "兆瓦, mw, megawatt",
        9: "吉瓦, 千兆瓦, gw, gigawatt",
        12: "太瓦, tw, terawatt",
    }
)

# Signs before a number; ¥ is settled by the sentence. Letters before a sign tell one dollar from another.
SIGNS = by_word(
    {
        "USD": "$, ＄",
        "EUR": "€",
        "GBP": "£, ￡",
        "¥": "¥, ￥",
        "KRW": "₩",
        "INR": "₹",
        "RUB": "₽",
        "TRY": "₺",
        "ILS": "₪",
        "VND": "₫",
        "THB": "฿",
        "PHP": "₱",
        "NGN": "₦",
    }
)
LETTERS_BEFORE_SIGN = by_word(
    {
        "USD": "US, U.S., USD",
        "HKD": "HK, HKD",
        "TWD": "NT, TW",
        "AUD": "A, AU, AUD",
        "CAD": "C, CA, CAD",
        "SGD": "S, SG",
        "NZD": "NZ",
        "BRL": "R",
        "MXN": "MX",
        "CNY": "CN, CNY, RMB",
        "JPY": "JP, JPY",
    }
)
# Codes may stand before or after a number; TRY is a word in headlines.
CODES = {
    **{code: code for code in CURRENCIES if code != "TRY"},
    "RMB": "CNY",
    "CNH": "CNY",
    "NTD": "TWD",
    "Rs": "INR",
}
NAMES_BEFORE = by_word(
    {
        "CNY": "人民币, 人民幣",
        "HKD": "港币, 港幣, 港元",
        "TWD": "新台币, 新台幣, 新臺幣, 台币, 台幣",
    }
)
CHINESE_CURRENCIES = {
    **NAMES_BEFORE,
    **{name: code for code, (name, _) in CURRENCIES.items()},
    **by_word(
        {
            "USD": "美金, 美刀, 美圆",
            "CNY": "元人民币, 元人民幣, 圆, 圓, 块钱",
            "TWD": "元新台币, 元新台幣",
            "HKD": "元港币, 元港幣",
            "JPY": "日圆, 日圓, 円",
            "EUR": "歐元",
            "GBP": "英鎊",
            "KRW": "韓元, 韩圆, 韓圜, 韩币",
            "CHF": "瑞郎, 法郎",
            "INR": "卢比, 盧比",
            "SGD": "新元, 新币, 新幣, 坡元",
            "AUD": "澳币, 澳大利亚元",
            "CAD": "加币, 加拿大元",
            "NZD": "纽元",
            "MOP": "澳门币",
            "AED": "迪拉姆",
            "SAR": "里亚尔",
            "RUB": "俄罗斯卢布",
            "BRL": "雷亚尔",
            "TRY": "里拉",
            "MYR": "林吉特, 令吉",
            "IDR": "印尼卢比",
            "ZAR": "兰特",
            "ILS": "谢克尔, 新谢克尔",
            "PLN": "兹罗提",
            "NGN": "奈拉",
        }
    ),
}
# In the singular; an s may follow.
ENGLISH_CURRENCIES = by_word(
    {
        "USD": "dollar, buck, us dollar, u.s. dollar, american dollar",
        "HKD": "hong kong dollar",
        "TWD": "taiwan dollar, new taiwan dollar",
        "SGD": "singapore dollar, singaporean dollar",
        "AUD": "australian dollar",
        "CAD": "canadian dollar",
        "NZD": "new zealand dollar",
        "EUR": "euro",
        "GBP": "pound sterling, pounds sterling, british pound",
        "CNY": "yuan, chinese yuan, renminbi",
        "JPY": "yen, japanese yen",
        "KRW": "korean won, south korean won",
        "INR": "rupee, indian rupee",
        "CHF": "swiss franc",
        "AED": "dirham, uae dirham, emirati dirham",
        "SAR": "riyal, saudi riyal",
        "QAR": "qatari riyal",
        "RUB": "rouble, ruble",
        "ILS": "shekel",
        "MYR": "ringgit",
        "IDR": "rupiah",
        "THB": "baht",
        "PLN": "zloty",
        "NGN": "naira",
        "SEK": "swedish krona, swedish kronor",
        "NOK": "norwegian krone, norwegian kroner",
        "DKK": "danish krone, danish kroner",
        "MXN": "mexican peso",
        "PHP": "philippine peso",
        "BRL": "brazilian real, brazilian reai, reai",
        "TRY": "turkish lira",
    }
)
# These are money only after a multiplier: five pounds may be of flour, five won may be games.
ENGLISH_CURRENCIES_IN_BULK = {"pound": "GBP", "won": "KRW", "rand": "ZAR", "lira": "TRY", "dong": "VND"}
CENTS = {"美分": "USD", "cent": "USD", "us cent": "USD"}

CHINESE_PEOPLE = (
    "用户 用戶 员工 員工 职员 职工 雇员 人员 开发者 開發者 工程师 工程師 研究员 研究者 科学家 程序员 "
    "订阅者 订户 学生 學生 大学生 教师 老师 会员 會員 客户 客戶 消费者 创作者 作者 粉丝 玩家 观众 听众 "
    "读者 居民 市民 网民 网友 公民 乘客 司机 骑手 患者 病人 医生 护士 志愿者 参与者 参会者 受访者 求职者 "
    "毕业生 工人 劳动者 股东 投资人 高管 创始人 专家 学者 律师 设计师 分析师 艺术家 作家 记者 士兵 军人 "
    "儿童 青少年 成年人 年轻人 老年人 美国人 中国人 印度人 日本人 英国人 韩国人 欧洲人 人口 民众 选民 旅客 "
    "游客 申请人 受害者 成员 贡献者 选手 教授 孩子 家长 女性 男性 难民 顾客 候选人 实习生 博士 博士生 顾问 "
    "测试者 人才"
).split()
CHINESE_BEFORE_PEOPLE = (
    "付费 订阅 注册 活跃 周活跃 月活跃 日活跃 周活 月活 日活 每周 每月 每日 每天 全球 海外 国内 新增 新 老 "
    "独立 移动 免费 普通 个人 认证 潜在 核心 在职 正式 全职 兼职 高级 资深 软件 算法 硬件 技术 研发 科研 "
    "工作 销售 研究 专业 外籍 年轻 中国 美国 印度 欧洲 日本 韩国 英国 早期 忠实 手机 数据 标注 医护 管理 "
    "行政 运营 科技 AI 大模型 机器学习"
).split()
# In the singular.
ENGLISH_PEOPLE = (
    "user employee worker staffer engineer developer researcher scientist student teacher subscriber "
    "customer member viewer listener reader player attendee participant follower fan patient doctor nurse "
    "driver rider resident citizen american european adult kid teen teenager consumer shopper visitor "
    "creator programmer coder executive volunteer respondent contractor freelancer artist writer author "
    "musician actor lawyer analyst tester individual person human soldier voter journalist designer "
    "academic graduate pupil passenger founder learner hire applicant victim survivor official inhabitant "
    "homeowner villager protester"
).split()
ENGLISH_PEOPLE_PLURAL = "people staff children men women personnel".split()
# With one of these between number and noun, the noun counts firms or belongs to another phrase.
ENGLISH_NOT_BEFORE_PEOPLE = (
    "and or the of to in for by on with that its a an per as at from than over about between but is are "
    "was were who which while when if has have had says said more into not also our his her percent "
    "enterprise business corporate institutional commercial hour day week month year minute second"
).split()
