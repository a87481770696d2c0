"""HTML tags in a line of text become Markdown, or go; what they are around stays."""

import re

# What a tag is in Markdown; a tag that has nothing there goes.
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "kbd": "`", "s": "~~", "del": "~~"}
_GONE = "u span font mark sub sup small big ins abbr cite q time label center p div"
_NAMES = "|".join((*MARKS, "a", "br", "img", *_GONE.split()))
_LINK = re.compile(
    r"<a\b[^<>]*?\bhref\s*=\s*[\"']?(?P<href>[^\"'\s<>]+)[\"']?[^<>]*>(?P<text>.*?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_IMAGE = re.compile(r"<img\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = r"\b{name}\s*=\s*[\"']([^\"'<>]*)[\"']"
_PAIR = re.compile(
    rf"<(?P<name>{'|'.join(MARKS)})(?:\s[^<>]*)?>(?P<text>[^<>]*?)</(?P=name)\s*>", re.IGNORECASE | re.DOTALL
)
_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*\n?", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)


def tags_as_marks(text: str) -> str:
    """`text` with `**` for `<b>`, `*` for `<i>`, a link for `<a href>`, and without other tags."""
    if "<" not in text:
        return text
    text = _LINK.sub(_link, text)
    text = _IMAGE.sub(_image, text)
    while (marked := _PAIR.sub(_marked, text)) != text:
        text = marked
    # A row of a table, or a heading, is one line.
    between = " " if text.lstrip().startswith("|") else "\\\\\n"
    return _TAG.sub("", _BREAK.sub(between, text))


def _link(match: re.Match[str]) -> str:
    text = match["text"].strip()
    return f"[{text}]({match['href']})" if text else ""


def _image(match: re.Match[str]) -> str:
    source, alt = (
        re.search(_ATTRIBUTE.format(name=name), match["attributes"], re.IGNORECASE) for name in ("src", "alt")
    )
    return f"![{alt[1] if alt else ''}]({source[1]})" if source else ""


def _marked(match: re.Match[str]) -> str:
    inside = match["text"]
    said = inside.strip()
    if not said:
        return inside
    mark = MARKS[match["name"].lower()]
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{before}{mark}{said}{mark}{after}"
