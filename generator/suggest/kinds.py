"""What a name is a name of: told by how it is made, and by what stands beside it."""

import re
from typing import NamedTuple

from generator.model.entity import Kind
from generator.suggest.words import FIRST_NAMES

_PEOPLE = (
    "CEO|CTO|CFO|COO|首席[一-鿿]{2,3}官|首席科学家|创始人|董事长|总裁|总经理|教授|博士|院士|分析师|研究员|工程师"
    "|总统|总理|首相|部长|议员|主席|负责人|合伙人|主持人"
)
_ROLES = (
    r"CEO|CTO|CFO|COO|chief \w+ officer|chief executive|chief scientist|president|chairman|chairwoman"
    r"|(?:co-?)?founder|professor|analyst|researcher|engineer|partner|director|minister|secretary|senator"
    r"|spokes\w+|Mr\.?|Mrs\.?|Ms\.?|Dr\.?"
)
_COMPANIES = (
    "Inc|Labs?|Corp|Ltd|LLC|Technologies|Robotics|Ventures|Capital|Holdings|Semiconductors?|Motors|Group"
    "|Partners|Systems|Therapeutics|Pharma"
)
_ORGANISATIONS = (
    "University|Institute|Commission|Agency|Foundation|Council|Ministry|Committee|Association|Times|Post"
    "|Journal|News|Department|Parliament|Senate|Court"
)


class _Clue(NamedTuple):
    """Patterns for the name, for what stands directly before it, and for what stands directly after it."""

    kind: Kind
    name: str = ".*"
    before: str = ".*"
    after: str = ".*"


# The first row that fits counts.
CLUES: tuple[_Clue, ...] = (
    _Clue(Kind.COMPANY, name=rf".*(?:\b(?:{_COMPANIES})\b\.?|集团|科技|智能|资本|半导体|机器人)"),
    _Clue(
        Kind.ORGANISATION,
        name=rf".*(?:\b(?:{_ORGANISATIONS})\b|大学|学院|天文台|博物馆|研究院|研究所|委员会|协会|学会|联盟"
        r"|基金会)"
        r"|(?:University|Institute|Bank|Department) of .*",
    ),
    _Clue(Kind.PERSON, name=rf"(?i:{'|'.join(sorted(FIRST_NAMES))}) [^\d ]+(?: [^\d ]+)?"),
    _Clue(Kind.PERSON, name=r"[一-鿿]+(?:·[一-鿿]+)+"),
    _Clue(Kind.PERSON, name=r"\S+ \S+(?: \S+)?", before=rf".*(?:\b(?i:{_ROLES})|{_PEOPLE})\s?"),
    _Clue(
        Kind.PERSON,
        name=r"[A-Z][\w'’-]+ (?:[A-Z][\w.'’-]* )?[A-Z][\w'’-]+",
        after=rf",? (?:an? |the |its |their )?(?:former )?(?:[\w-]+ )?(?:{_ROLES})\b.*"
        r"|,? (?:said|says|told|wrote|argues|believes)\b.*|\s?(?:表示|认为|称|说|透露|指出|写道|坦言).*",
    ),
    _Clue(Kind.PRODUCT, name=r"(?=.*[A-Z]).*(?:[A-Za-z]-?\d+(?:\.\d+)*[a-z]?| \d+(?:\.\d+)+)"),
    _Clue(
        Kind.COMPANY,
        after=r"\s?(?:公司|集团|(?:联合)?创始人|首席执行官|的?股价|的?估值|股票|母公司).*"
        r"|(?:['’]s)? (?:CEO|chief executive|shares|stock|valuation|co-?founders?|investors|board)\b.*"
        r"|,? (?:(?:has|have) )?(?:raised|acquired|bought|closed a|filed for|went public)\b.*"
        r"|,? (?:a|an|the) (?:[\w-]+ ){0,4}(?:start-?up|company|firm|maker|chipmaker|manufacturer)\b.*",
    ),
    _Clue(
        Kind.COMPANY,
        before=r".*(?:公司|创业公司|初创企业|厂商|企业|收购|入股|投资)了?\s?"
        r"|.*\b(?:start-?up|company|firm|chipmaker|maker|automaker|acquired?|acquisition of)\s",
    ),
    _Clue(
        Kind.PRODUCT,
        after=r"\s?(?:大?模型|芯片|平台|应用|系列|框架|处理器|助手|智能体|加速器|眼镜|耳机|手机).*"
        r"| (?:models?|chips?|app|platform|framework|assistant|processors?|accelerators?|chatbot)\b.*",
    ),
    _Clue(
        Kind.PRODUCT,
        before=r".*(?:模型|芯片|平台|名为|发布|推出|上线|开源)了?\s?[“\"]?"
        r"|.*\b(?:models?|chips?|platform|called|named|dubbed|unveiled|launched|released)\s[“\"]?",
    ),
)
_COMPILED = tuple((each.kind, tuple(re.compile(part, re.DOTALL) for part in each[1:])) for each in CLUES)
_NEAR = 40


def kind_in(name: str, before: str = "", after: str = "") -> Kind | None:
    """What `name` would be a name of between `before` and `after`, if that is clear."""
    beside = (name, before[-_NEAR:], after[:_NEAR])
    for kind, patterns in _COMPILED:
        if all(pattern.fullmatch(text) for pattern, text in zip(patterns, beside, strict=True)):
            return kind
    return None
