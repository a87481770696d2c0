"""What in a sentence looks like a name that the register lacks."""

import re
from collections.abc import Callable, Iterable, Iterator

from generator.model.language import Lang
from generator.model.suggestion import Known, Sentence, Trace
from generator.suggest.brackets import explained_names
from generator.suggest.chinese import chinese_names
from generator.suggest.latin import latin_names

_IN_BRACKETS = re.compile(r"\s?[（(][^（）()]{1,24}[）)]")
_OPENING = "（("
_BLANK = "\ue002"


def traces_in(sentence: Sentence, lang: Lang) -> Iterator[Trace]:
    """Every sign of a new name in `sentence`, of an edition in `lang`."""
    other_names = {_name_before(sentence.text, known) for known in sentence.known} - {""}
    sentence = _without_other_names(sentence)
    for find in FINDERS[lang]:
        for trace in find(sentence):
            if not any(text.endswith(trace.name) for text in other_names):
                yield trace


def _name_before(text: str, known: Known) -> str:
    """What stands before a bracket in which a known name explains it, as in 輝達（英伟达）."""
    before = text[: known.start]
    return before[:-1].rstrip() if before.endswith(tuple(_OPENING)) else ""


def _without_other_names(sentence: Sentence) -> Sentence:
    """`sentence` without brackets behind known names: what stands in them are other names of the same."""
    text = sentence.text
    for known in sentence.known:
        bracket = _IN_BRACKETS.match(text, known.end)
        if bracket:
            text = text[: known.end] + _BLANK * len(bracket[0]) + text[bracket.end() :]
    return sentence._replace(text=text) if text != sentence.text else sentence


FINDERS: dict[Lang, tuple[Callable[[Sentence], Iterable[Trace]], ...]] = {
    Lang.ZH: (explained_names, chinese_names, lambda sentence: latin_names(sentence, Lang.ZH)),
    Lang.EN: (explained_names, lambda sentence: latin_names(sentence, Lang.EN)),
}
