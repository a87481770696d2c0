"""Bytes become text: UTF-8, or a fault that names the encoding it seems to be."""

import codecs

from generator.model.problem import Problem, error

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CANDIDATES = ("GB18030", "Big5", "Shift_JIS")
# Characters that any page of Chinese has, simplified or traditional: they tell GB18030 from Big5.
_FREQUENT = frozenset("的一是在了有不和人中大，。、：")
_SAMPLE = 20_000


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a source, with `\\n` as its only line end and no byte order mark.

    Returns None and an error where the bytes are not UTF-8 (or UTF-16 with its mark), or where there is
    no text at all.
    """
    encoding = "utf-16" if data.startswith(_UTF16) and not data.startswith(_UTF32) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        return None, (_undecodable(data, fault.start, path),)
    if "\0" in text:
        return None, (_undecodable(data, data.find(b"\0"), path),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.lstrip("\ufeff")
    if not text.strip():
        return None, (
            error("source/empty", path, "the file is empty.", hint="Write something, or delete it."),
        )
    return text, ()


def _undecodable(data: bytes, start: int, path: str) -> Problem:
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    guess = _likely(data)
    message = f"the text is not UTF-8; it seems to be {guess}."
    hint = f"Save it as UTF-8: iconv -f {guess} -t UTF-8."
    if not guess:
        message, hint = "the file is not text.", "Delete it, or move it to content/media."
    return error("source/encoding", path, message, line=before.count(b"\n") + 1, hint=hint)


def _likely(data: bytes) -> str:
    """The encoding that `data` seems to have, or an empty string for what seems to be no text."""
    if data.startswith(_UTF32):
        return "UTF-32"
    if data.startswith(_UTF16):
        return "UTF-16"
    if b"\0" in data:
        # Every ASCII character of UTF-16 has its zero byte on the same side.
        even, odd = data[0::2].count(0), data[1::2].count(0)
        if max(even, odd) > 4 * min(even, odd) and max(even, odd) * 20 > len(data):
            return "UTF-16LE" if odd > even else "UTF-16BE"
        return ""
    counts = {name: _frequent(data, name) for name in _CANDIDATES}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "Windows-1252"


def _frequent(data: bytes, encoding: str) -> int:
    """How many frequent Chinese characters `data` has when read as `encoding`; 0 where it cannot be."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return sum(map(decoder.decode(data[:_SAMPLE]).count, _FREQUENT))
    except UnicodeDecodeError:
        return 0
