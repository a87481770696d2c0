"""Bytes become text: UTF-8, or a fault that names the encoding it seems to be."""

from generator.model.problem import Problem, error
from generator.read.encodings import UTF16, UTF32, likely


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a source, with `\\n` as its only line end and no byte order mark.

    Returns None and an error where the bytes are not UTF-8 (or UTF-16 with its mark), or where there is
    no text at all.
    """
    encoding = "utf-16" if data.startswith(UTF16) and not data.startswith(UTF32) else "utf-8"
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
    guess = likely(data)
    message = f"the text is not UTF-8; it seems to be {guess}."
    hint = f"Save it as UTF-8: iconv -f {guess} -t UTF-8."
    if not guess:
        message, hint = "the file is not text.", "Delete it, or move it to content/media."
    return error("source/encoding", path, message, line=before.count(b"\n") + 1, hint=hint)
