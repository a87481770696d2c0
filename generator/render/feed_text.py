"""Text on its way into feeds: what neither XML nor a list of titles can hold is taken out here."""

import json
import re
from collections.abc import Callable
from html import escape

from generator.model.feed import FeedText

# XML 1.0 has no control characters but tab and line break; a carriage return would come back as another.
_CONTROLS = bytes(range(9)) + bytes(range(11, 32))
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f]|([\ufffe\uffff\ud800-\udfff])")
# A title of these would turn around what stands beside it in a reader's list.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Some readers take titles for HTML, others do not: no title has what only one of them would show.
_SIGNS = str.maketrans("<>", "＜＞")


def is_legal(data: bytes) -> bool:
    """Whether XML allows all that stands in `data`, which is UTF-8."""
    return (
        len(data.translate(None, _CONTROLS)) == len(data)
        and b"\xef\xbf\xbe" not in data
        and b"\xef\xbf\xbf" not in data
    )


def legal(text: str) -> str:
    """`text` without control characters, and with U+FFFD for what is no character: XML allows neither."""
    return _ILLEGAL.sub(lambda found: "\ufffd" if found[1] else "", text)


def plain(text: str) -> str:
    """A title, name or other text of one line, without markup and without signs that turn it around."""
    line = _BIDI.sub("", " ".join(text.split()))
    return line.translate(_SIGNS) if "<" in line or ">" in line else line


def xml(text: str) -> str:
    """`text` as content or attribute of an XML element."""
    return escape(text)


def cdata(html: str) -> str:
    """`html` to stand in a CDATA section of XML, which is shorter than escaped and made at once."""
    return html.replace("]]>", "]]]]><![CDATA[>") if "]]>" in html else html


# A text in quotes, as JSON.
json_text: Callable[[str], str] = json.JSONEncoder(ensure_ascii=False).encode


def told(text: FeedText, write: Callable[[str], str]) -> FeedText:
    """`text` with all that it says plain, and written as a format writes texts."""
    pages = tuple([(tag, write(url)) for tag, url in text.pages])
    return FeedText(write(plain(text.title)), write(plain(text.summary)) if text.summary else "", pages)
