"""Simplified Chinese in Traditional characters, and back. Owns OpenCC, imported when first needed."""
# ruff: noqa: PLC0415 -- loading its dictionaries takes a tenth of a second

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from generator.model.language import Traditional

if TYPE_CHECKING:
    from opencc import OpenCC

# OpenCC also knows the words of Taiwan (軟體 for 软件). It takes them to be words everywhere, in names too:
# 国家安全局 would be 國家安全域性. So characters are converted here, and no words.
_CONVERSIONS = {Traditional.TAIWAN: "s2tw", Traditional.HONG_KONG: "s2hk"}
_ASCII = re.compile(r"([\x00-\x7f]+)")
_FIRST, _LAST = 0x4E00, 0x9FA5
_RUN = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}·]+")


def in_traditional(text: str, standard: Traditional) -> str:
    """`text` as `standard` writes its characters; what is not Simplified Chinese stays as it is."""
    # OpenCC looks every character up, and most of a page is markup; so it is given the others alone.
    parts = _ASCII.split(text)
    parts[::2] = _converted("\n".join(parts[::2]), standard).split("\n")
    return "".join(parts)


def in_simplified(text: str) -> str:
    """`text` in Simplified characters."""
    from opencc import OpenCC

    converted: str = OpenCC("t2s").convert(text)
    return converted


def _converted(text: str, standard: Traditional) -> str:
    convert = _converter(standard).convert
    parts: list[str] = []
    done = 0
    for start, end in _traditional_runs(text):
        parts += convert(text[done:start]), text[start:end]
        done = end
    return "".join((*parts, convert(text[done:])))


def load(standard: Traditional) -> None:
    """Load the dictionaries of `standard`: worth it before processes part, as each would do it for itself."""
    in_traditional("", standard)


@cache
def _converter(standard: Traditional) -> "OpenCC":
    from opencc import OpenCC

    return OpenCC(_CONVERSIONS[standard])


def _traditional_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` has Traditional characters already: 達里奧, converted again, would be 達裡奧."""
    end = 0
    for sign in _signs().finditer(text):
        start = sign.start()
        if start < end:
            continue
        while start > end and _RUN.match(text, start - 1):
            start -= 1
        run = _RUN.match(text, start)
        end = run.end() if run else start
        if _is_in(text[start:end], "big5"):
            yield start, end


@cache
def _signs() -> re.Pattern[str]:
    """The characters that only Traditional Chinese has, by what the two official character sets hold."""
    characters = map(chr, range(_FIRST, _LAST + 1))
    found = [each for each in characters if _is_in(each, "big5") and not _is_in(each, "gb2312")]
    return re.compile(f"[{''.join(found)}]")


def _is_in(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
