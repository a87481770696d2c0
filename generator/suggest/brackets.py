"""Names that a text gives twice: 智谱（Zhipu AI）, Zhipu AI（智谱）, Advanced Micro Devices (AMD)."""

import re
from collections.abc import Iterator

from generator.model.suggestion import Sentence, Sign, Trace
from generator.suggest.chinese import is_generic, name_at_end
from generator.suggest.kinds import kind_in
from generator.suggest.latin import is_latin_name, latin_name_at_end

_BRACKETS = re.compile(
    r"\s?[（(](?:英文名?|中文名?|又名|简称|下称|以下简称|原名)?[：:“\"\s]*"
    r"(?P<name>[^（）()]{2,40}?)[”\"]?(?:[，,;；][^（）()]*)?[）)]"
)
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_HAN_NAME = re.compile(f"{_HAN}{{2,8}}|{_HAN}{{1,6}}(?:·{_HAN}{{1,8}})+")
_HAN_END = re.compile(f"{_HAN}$")
_CLAUSE = re.compile("[^。，、；：！？“”《》]*$")


def explained_names(sentence: Sentence) -> Iterator[Trace]:
    """Names with another in brackets behind it; not where the register knows either."""
    text = sentence.text
    if "(" not in text and "（" not in text:
        return
    known = {place for each in sentence.known for place in range(each.start, each.end)}
    for match in _BRACKETS.finditer(text):
        before, after, inner = text[: match.start()], text[match.end() :], match["name"].strip()
        name = _name_before(before, inner)
        if name and not known & {match.start("name"), *range(len(before) - len(name), len(before))}:
            outside = before[: -len(name)]
            kind = kind_in(name, outside, after) or kind_in(inner, outside, after)
            yield Trace(name, Sign.BRACKETS, kind, other=inner)


def _name_before(before: str, inner: str) -> str:
    """The name at the end of `before` for which `inner` is another: in the other script, or its initials."""
    if _HAN_END.search(before):
        clause = _CLAUSE.search(before)
        return name_at_end(clause[0]) if clause and is_latin_name(inner) else ""
    name = latin_name_at_end(before)
    is_short = inner == "".join(filter(str.isupper, name)) and len(inner) > 1
    return name if is_short or (_HAN_NAME.fullmatch(inner) and not is_generic(inner)) else ""
