"""Headers between fences that are no YAML: read line by line, as far as they go."""

import re

from generator.read.head import Field, Head, Value

_FENCED = re.compile(r"\s*---[ \t]*\n(?P<header>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"(?P<name>[^\W\d_][\w -]{0,40}?)[ \t]*[:：][ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<item>.*)")


def spoilt_header(text: str) -> Head | None:
    """The `key: value` lines at the top of `text`, and items of lists below them; None without such lines."""
    fenced = _FENCED.match(text)
    if not fenced:
        return None
    above = text.count("\n", 0, fenced.start("header"))
    fields: list[Field] = []
    for number, line in enumerate(fenced["header"].split("\n"), above + 1):
        told, item = _LINE.fullmatch(line.rstrip()), _ITEM.fullmatch(line.rstrip())
        if told:
            fields.append(Field(told["name"], _value(told["value"]), number, 1))
        elif item and fields:
            last = fields[-1]
            items = last.value if isinstance(last.value, list) else [last.value] if last.value else []
            fields[-1] = last._replace(value=[*items, _bare(item["item"])])
        elif line.strip() and fields and isinstance(fields[-1].value, str):
            fields[-1] = fields[-1]._replace(value=f"{fields[-1].value}\n{line.strip()}".strip())
    if not fields:
        return None
    body = text[fenced.end() :]
    return Head(
        shape="spoilt", fields=tuple(fields), body=body, body_line=text.count("\n", 0, fenced.end()) + 1
    )


def _value(text: str) -> Value:
    if text.startswith("[") and text.endswith("]"):
        return [_bare(each) for each in re.split("[,，]", text[1:-1]) if each.strip()]
    return _bare(text)


def _bare(text: str) -> str:
    text = text.strip()
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    # A quote that nothing closes is the fault.
    is_open = text[:1] in ("'", '"') and text.count(text[0]) == 1
    return text[1:-1] if is_quoted else text[1:] if is_open else text
