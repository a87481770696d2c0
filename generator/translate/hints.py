"""What a translation of a piece of Markdown must hold: names, amounts, dates and links, in order."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model.digest import Qualifier
from generator.model.language import Lang
from generator.translate.labels import labelled, parted, word_in

NOTHING = "…"
_LIMITS = {
    Lang.ZH: {
        Qualifier.UP_TO: "最高 {}",
        Qualifier.OVER: "超过 {}",
        Qualifier.UNDER: "不到 {}",
        Qualifier.ABOUT: "约 {}",
        Qualifier.SEVERAL: "数倍于 {}",
    },
    Lang.EN: {
        Qualifier.UP_TO: "up to {}",
        Qualifier.OVER: "more than {}",
        Qualifier.UNDER: "less than {}",
        Qualifier.ABOUT: "about {}",
        Qualifier.SEVERAL: "several times {}",
    },
}
BETWEEN = " · "
_MARKUP = re.compile(
    r"""
      (?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<note>\[\^[^\]\s]+\])
    | (?P<picture>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]
      (?:\((?P<address><[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+[^)\n]*)?\)|(?P<reference>\[[^\]\n]*\]))
    | (?P<bare><https?://[^>\s]+>|https?://[^\s<>"'`*|\\\u2e80-\U0010ffff“”‘’]*[^\s<>"'`*|\\\u2e80-\U0010ffff“”‘’.,:;!?)])
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<emphasis>[*~]+)
    """,
    re.VERBOSE | re.DOTALL,
)


class Fact(NamedTuple):
    """A name, an amount or a date at `start` of a text, as the other language writes it."""

    start: int
    text: str


class _Held(NamedTuple):
    """What stands at `start` of the plain text: as it is; a link or picture also up to `end`."""

    start: int
    end: int
    before: str
    after: str


class Hints(NamedTuple):
    """How hints are made.

    Attributes:
        lang: the language of the translation.
        find: the facts of a text without markup, in order.
        link: where a link of the original leads in the translation.
    """

    lang: Lang
    find: Callable[[str], Sequence[Fact]]
    link: Callable[[str], str]

    def line(self, text: str) -> str:
        """What a translation of `text` must hold, as Markdown; `NOTHING` where that is nothing."""
        word, rest = parted(text)
        label = labelled(word_in(word, self.lang) or self.words(word), self.lang) if word else ""
        plain, held = _taken_apart(rest)
        facts = self.find(plain)
        if not rest:
            return label.rstrip()
        return label + (_joined(self._in_order(facts, held)) or NOTHING)

    def words(self, text: str) -> str:
        """The same without links, for a heading; one that many digests share is translated."""
        if word := word_in(text, self.lang):
            return word
        facts = self.find(_taken_apart(text)[0])
        return _joined(each.text for each in facts) or NOTHING

    def _in_order(self, facts: Sequence[Fact], held: Sequence[_Held]) -> Iterator[str]:
        rest = list(facts)
        for each in held:
            while rest and rest[0].start < each.start:
                yield rest.pop(0).text
            if each.end == each.start:
                yield each.before
                continue
            inside = []
            while rest and rest[0].start < each.end:
                inside.append(rest.pop(0).text)
            yield f"{each.before}{_joined(inside) or NOTHING}]{self._led(each.after)}"
        yield from (each.text for each in rest)

    def _led(self, after: str) -> str:
        """What stands behind the text of a link: an address in brackets, or the name of one."""
        return f"({self.link(after[1:-1])})" if after.startswith("(") else after


def limited(amount: str, qualifier: Qualifier, lang: Lang) -> str:
    """An amount with the words that limit it: up to US$40 billion."""
    return _LIMITS[lang].get(qualifier, "{}").format(amount)


def _joined(parts: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(parts))


def _taken_apart(text: str) -> tuple[str, list[_Held]]:
    """`text` without markup, and what of it stays as it is in any language."""
    parts: list[str] = []
    held: list[_Held] = []
    length = done = 0

    def add(piece: str) -> None:
        nonlocal length
        parts.append(piece)
        length += len(piece)

    for match in _MARKUP.finditer(text):
        add(text[done : match.start()])
        done = match.end()
        if match["label"] is not None:
            start = length
            label, inner = _taken_apart(match["label"])
            add(label or " ")
            after = match["reference"] or f"({match['address'] or ''})"
            held.append(_Held(start, length, f"{match['picture']}[", after))
            held += [each._replace(start=start, end=start) for each in inner if each.start == each.end]
        elif match["escaped"]:
            add(match["escaped"])
        elif not match["emphasis"]:
            held.append(_Held(length, length, match[0], ""))
            add(" ")
    add(text[done:])
    return "".join(parts), held
