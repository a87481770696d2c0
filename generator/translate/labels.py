"""What labels and headings that many digests share are called in the other language."""

import re

from generator.model.language import Lang

# The first of each side is what the other side's words become.
_TWINS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("来源", "信息来源", "资料来源", "消息来源", "出处"), ("Sources", "Source", "Via")),
    (("参考文献", "参考资料", "引用"), ("References", "Works cited")),
    (("摘要", "内容摘要", "导读"), ("Summary", "Abstract", "Executive summary", "TL;DR")),
    (("目录", "目次"), ("Contents", "Table of contents")),
    (("背景",), ("Background", "Context")),
    (("数字",), ("The numbers", "By the numbers", "Numbers")),
    (("为何重要",), ("Why it matters",)),
    (("影响",), ("Impact",)),
    (("要点", "重点"), ("Key points", "Key point")),
    (("解读", "深度解读"), ("Analysis", "In depth")),
    (("反应",), ("Reaction", "Reactions")),
    (("争议",), ("The dispute",)),
    (("后续", "下一步"), ("What comes next", "Next")),
    (("更多动态", "简讯", "快讯"), ("In brief",)),
)
_IN = {
    Lang.EN: {word: english[0] for chinese, english in _TWINS for word in chinese},
    Lang.ZH: {word.casefold(): chinese[0] for chinese, english in _TWINS for word in english},
}
_LABEL = re.compile(r"(?:\*\*|__)(?P<word>[^*_\n]+?)(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])[ \t]*")


def word_in(word: str, lang: Lang) -> str:
    """`word` in `lang`; empty if it is none of those that digests share."""
    return _IN[lang].get(word.strip().casefold(), "")


def label_in(text: str, lang: Lang) -> tuple[str, str]:
    """The label that `text` begins with, in `lang`, and what follows; empty if it is none of the shared ones.

    `**背景：**正文` is `**Background:** ` and `正文`.
    """
    label, rest = parted(text)
    word = word_in(label, lang)
    return (labelled(word, lang), rest) if word else ("", text)


def parted(text: str) -> tuple[str, str]:
    """The label that `text` begins with, as it is written, and what follows; empty if it has none."""
    match = _LABEL.match(text)
    return (match["word"], text[match.end() :]) if match else ("", text)


def labelled(word: str, lang: Lang) -> str:
    """`word` as a label."""
    return f"**{word}：**" if lang is Lang.ZH else f"**{word}:** "
