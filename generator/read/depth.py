"""How deep a header may nest."""

from generator.model.problem import Problem, error

DEEPEST = 20


def is_deep(value: object) -> bool:
    """Whether lists and tables nest deeper than a header ever needs; does not recurse."""
    level = [value]
    for _ in range(DEEPEST + 1):
        level = [item for each in level for item in _items(each)]
    return bool(level)


def too_deep(line: int, column: int = 0) -> Problem:
    """The error for it."""
    message = f"values are nested more than {DEEPEST} deep."
    return error(
        "header/depth", "", message, line=line, column=column, hint="A header needs two levels at most."
    )


def _items(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
