"""YAML between fences, read from its nodes: they know their places, and nothing is guessed.

YAML 1.1 reads `id: 012` as ten, `lang: no` as false and `2026-06-01` as a date object. Here a plain scalar
is text, save `true`, `false` and null. A repeated key, an anchor used again and a tag are faults.
"""

import re

import yaml

from generator.model.problem import Problem, error, warning
from generator.read.depth import DEEPEST, too_deep
from generator.read.head import Field, Loaded, Value
from generator.read.keys import known
from generator.read.yaml_faults import explain

_MANY = 500
_UNTAGGED = "untagged"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
# `title：x` and `title:x` are not keys to YAML.
_COLON = re.compile(r"^([\w-]+)(?:：[ \t]*|:(?=[^\s/]))", re.MULTILINE)


def read_yaml(text: str) -> Loaded:
    """The top-level keys of `text` with their values; lines count from its first line."""
    text, problems = _mend_colons(text)
    try:
        if _is_deep(text):
            return Loaded((), (*problems, too_deep(1)), broken=True)
        root = _compose(text)
    except yaml.YAMLError as fault:
        return Loaded((), (*problems, explain(fault, text)), broken=True)
    if root is None:
        return Loaded((), tuple(problems))
    if not isinstance(root, yaml.MappingNode):
        message = "the header is not a list of keys."
        problems.append(error("header/yaml", "", message, line=1, hint="Write one `key: value` a line."))
        return Loaded((), tuple(problems), broken=True)
    reading = _Reading(problems)
    fields = tuple(
        Field(name, reading.sound_value(node), key.start_mark.line + 1, key.start_mark.column + 1)
        for name, key, node in reading.pairs(root)
    )
    if " #" in text:
        problems += _cut_short(root, text.split("\n"))
    return Loaded(fields, tuple(problems))


class _Nodes(yaml.CSafeLoader):
    """Composes nodes and leaves their types open, so that a node that has a tag was given it."""

    def resolve(self, *_: object) -> str:
        return _UNTAGGED


def _compose(text: str) -> yaml.Node | None:
    loader = _Nodes(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _is_deep(text: str) -> bool:
    """Whether `text` nests so deep that the C composer, which recurses, could kill the process."""
    if sum(map(text.count, "[{-?")) <= _MANY:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


class _Reading:
    """One pass over the nodes of a header; faults go to `problems`."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._seen: set[int] = set()

    def sound_value(self, node: yaml.Node) -> Value:
        """The value of a top-level key; None where any part of it has a fault."""
        before = len(self._problems)
        value = self.value(node, 1)
        return value if len(self._problems) == before else None

    def value(self, node: yaml.Node, depth: int) -> Value:
        """The value of `node`; None where it has a fault."""
        if not self._is_sound(node, depth):
            return None
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return {name: self.value(item, depth + 1) for name, _, item in self.pairs(node)}

    def pairs(self, mapping: yaml.Node) -> list[tuple[str, yaml.Node, yaml.Node]]:
        """Name, key and value of every entry of `mapping`, the first of those with the same name."""
        pairs: dict[str, tuple[str, yaml.Node, yaml.Node]] = {}
        for key, node in mapping.value:
            if not isinstance(key, yaml.ScalarNode) or not key.value:
                self._refuse("header/key", key, "a key must be text.", "Put it in quotes.")
            elif key.value in pairs:
                self._refuse("header/duplicate", key, f'"{key.value}" is given twice.', "Keep one of them.")
            elif self._is_sound(key, 1):
                pairs[key.value] = key.value, key, node
        return list(pairs.values())

    def _is_sound(self, node: yaml.Node, depth: int) -> bool:
        if id(node) in self._seen:
            self._refuse(
                "header/alias", node, "this value is used again, through `*`.", "Write it out twice."
            )
        elif depth > DEEPEST:
            self._problems.append(too_deep(node.start_mark.line + 1, node.start_mark.column + 1))
        elif node.tag != _UNTAGGED:
            hint = "Leave it out, or put the value in quotes."
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse("header/tag", node, f'the tag "{tag}" is not understood.', hint)
        else:
            self._seen.add(id(node))
            return True
        return False

    def _refuse(self, code: str, node: yaml.Node, message: str, hint: str) -> None:
        mark = node.start_mark
        self._problems.append(error(code, "", message, line=mark.line + 1, column=mark.column + 1, hint=hint))


def _scalar(node: yaml.ScalarNode) -> Value:
    text: str = node.value
    if node.style is None or node.style == "":
        if text in _NULLS:
            return None
        return _FLAGS.get(text, text)
    return text


def _mend_colons(text: str) -> tuple[str, list[Problem]]:
    """`text` with `title：x` and `title:x` made keys where the key is a known one, and a warning for each."""
    problems: list[Problem] = []

    def mend(match: re.Match[str]) -> str:
        name = match[1]
        if not known(name):
            return match[0]
        full = "：" in match[0]
        message = f'the colon after "{name}" is ' + ("full-width." if full else "not followed by a space.")
        line = text.count("\n", 0, match.start()) + 1
        hint = f'Write "{name}: " with a plain colon and a space.'
        problems.append(warning("header/colon", "", message, line=line, column=len(name) + 1, hint=hint))
        return f"{name}: "

    return _COLON.sub(mend, text), problems


def _cut_short(root: yaml.Node, lines: list[str]) -> list[Problem]:
    """A warning for each value that ends before ` #5`: YAML takes that for a comment, the writer did not."""
    problems = []
    for key, node in root.value:
        end = node.end_mark
        if not isinstance(node, yaml.ScalarNode) or node.style in ('"', "'") or end.line >= len(lines):
            continue
        rest = lines[end.line][end.column :].lstrip() if end.line == key.start_mark.line else ""
        if re.match(r"#[^\s#]", rest):
            message = f'"{rest}" is a comment to YAML, and not part of "{key.value}".'
            column = len(lines[end.line]) - len(rest) + 1
            hint = "Put the whole value in quotes."
            problems.append(
                warning("header/comment", "", message, line=end.line + 1, column=column, hint=hint)
            )
    return problems
