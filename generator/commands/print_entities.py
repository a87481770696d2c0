"""The register and what is missing from it, as lines for people, TOML to paste, or JSON for programs."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator import report
from generator.commands.entities import Counted, Known, Told
from generator.model.digest import Figure
from generator.model.entity import Entity, Name
from generator.model.language import Lang
from generator.model.problem import Problem
from generator.model.suggestion import Suggestion

_COLUMNS = ("id", "kind", "Chinese name", "English name", "owner", "zh", "en", "last named")
_NUMBERS = ("zh", "en")
_LONGEST_EXAMPLE = 160


def table(counted: Sequence[Counted]) -> str:
    """One line for each entity, with tabs between the columns, below a line that names these."""
    return report.table(_COLUMNS, _rows(counted))


def draw_table(counted: Sequence[Counted]) -> None:
    """Print the same table on a terminal."""
    report.draw_table(_COLUMNS, _rows(counted), _NUMBERS)


def _rows(counted: Iterable[Counted]) -> list[tuple[str, ...]]:
    return [
        (
            each.entity.id,
            each.entity.kind.value,
            each.entity.names.zh,
            each.entity.names.en,
            each.entity.owner or "",
            *(str(number) for _, number in each.stories),
            each.last or "",
        )
        for each in counted
    ]


def description(known: Known) -> str:
    """All that is known of an entity, a fact a line, what has several below each other."""
    entity = known.entity
    facts: list[tuple[str, Iterable[str]]] = [
        ("id", (entity.id,)),
        ("kind", (entity.kind.value,)),
        ("name", dict.fromkeys((entity.names.zh, entity.names.en))),
        ("about", filter(None, dict.fromkeys((entity.about.zh, entity.about.en)))),
        ("site", filter(None, (entity.url,))),
        ("defined in", (f"{known.path}:{known.line}",)),
        ("written", map(in_words, entity.writings)),
        ("owner", (_called(each) for each in (known.owner,) if each)),
        ("owns", map(_called, known.owned)),
        ("stories", (f"{when}: {_counts(counts)}" for when, counts in _by_year(known))),
        ("first named", filter(None, (known.first,))),
        ("last named", filter(None, (known.last,))),
        ("together with", (f"{_called(each)}: {number}" for each, number in known.companions)),
        ("latest", map(_told, known.sentences)),
        ("figures", (f"{_amount(figure)}\n    {_told(told)}" for figure, told in known.figures)),
    ]
    return "".join(f"{line}\n" for title, values in facts for line in _fact(title, list(values)))


def in_words(name: Name) -> str:
    """A writing, and when it means its entity: `Apple, with these capitals, not before "Records"`."""
    conditions = (
        ("with these capitals", name.case),
        (f"not after {_either(name.not_after)}", name.not_after),
        (f"not before {_either(name.not_before)}", name.not_before),
        (f"in a story with {_either(name.needs)}", name.needs),
    )
    return ", ".join((name.text, *(said for said, holds in conditions if holds)))


def _either(texts: Sequence[str]) -> str:
    return " or ".join(f'"{each}"' for each in texts)


def _fact(title: str, values: Sequence[str]) -> Iterator[str]:
    for place, value in enumerate(values):
        lines = value.split("\n")
        yield f"{'' if place else title:<15}{report.printable(lines[0])}"
        yield from (f"{'':<15}{report.printable(line)}" for line in lines[1:])


def _called(entity: Entity) -> str:
    names = " / ".join(dict.fromkeys((entity.names.zh, entity.names.en)))
    return f"{entity.id} ({names})"


def _by_year(known: Known) -> Iterator[tuple[str, Iterable[tuple[Lang, int]]]]:
    if known.years:
        yield "in all", _totals(known).items()
    yield from known.years


def _totals(known: Known) -> dict[Lang, int]:
    return {lang: sum(dict(counts)[lang] for _, counts in known.years) for lang in Lang}


def _counts(counts: Iterable[tuple[Lang, int]]) -> str:
    return ", ".join(f"{number} {lang}" for lang, number in counts)


def _told(told: Told) -> str:
    return f"{told.date} {told.path}: {told.sentence}"


def _amount(figure: Figure) -> str:
    unit = f" {figure.unit}" if figure.unit else ""
    limit = f", {figure.qualifier.value}" if figure.qualifier else ""
    return f"{figure.text} ({figure.value}{unit}{limit})"


def toml(suggestions: Sequence[Suggestion]) -> str:
    """The suggestions as entries for a file of the register; what speaks for each stands in comments."""
    if not suggestions:
        return "# No name was found that the register lacks.\n"
    beginning = "# Names that the register lacks, the likeliest first. Keep those that are right.\n"
    return "\n".join((beginning, *map(_entry, suggestions)))


def _entry(suggestion: Suggestion) -> str:
    entity = suggestion.entity
    stories, digests = suggestion.stories, suggestion.digests
    langs = " and ".join(suggestion.langs)
    lines = [
        f"# {_counted(stories, 'story', 'stories')} in {_counted(digests, 'digest', 'digests')}"
        f"{f', {langs}' if langs else ''}: {', '.join(suggestion.signs)}",
        *(f"# {each.path}: {_short(each.sentence)}" for each in suggestion.examples),
    ]
    zh, en, *aliases = _writings(entity)
    same = entity.names.zh == entity.names.en
    name = zh if same else f"{{ zh = {zh}, en = {en} }}"
    lines = [report.printable(line) for line in lines]
    lines += [
        f"[{entity.id}]" + ("" if suggestion.is_id_sure else "  # id?"),
        f'kind = "{entity.kind}"' + ("" if suggestion.is_kind_sure else "  # kind?"),
        f"name = {name}" + ("" if suggestion.is_pair_sure else "  # one and the same?"),
    ]
    if aliases:
        lines.append(f"aliases = [{', '.join(aliases)}]")
    return "\n".join((*lines, ""))


def _writings(entity: Entity) -> list[str]:
    """The Chinese and the English name in TOML, then all others."""
    by_text = {name.text: name for name in entity.writings}
    texts = (entity.names.zh, entity.names.en)
    others = [name for name in entity.writings if name.text not in texts]
    return [_writing(name) for name in (*(by_text[text] for text in texts), *others)]


def _writing(name: Name) -> str:
    text = json.dumps(name.text, ensure_ascii=False)
    return f"{{ text = {text}, case = true }}" if name.case else text


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST_EXAMPLE else f"{sentence[: _LONGEST_EXAMPLE - 1]}…"


def as_json(key: str, found: object, problems: Iterable[Problem]) -> str:
    """One object: what was found, by `key`, and the errors of the archive."""
    # ASCII: it can be written in any encoding, whatever the names hold.
    return json.dumps({key: found, "problems": [report.problem_as_dict(each) for each in problems]}, indent=2)


def counted_as_dict(counted: Counted) -> dict[str, Any]:
    """A line of the table, for JSON."""
    return _entity(counted.entity) | {"stories": dict(counted.stories), "last": counted.last}


def known_as_dict(known: Known) -> dict[str, Any]:
    """All that is known of an entity, for JSON."""
    entity = known.entity
    return _entity(entity) | {
        "owned": [each.id for each in known.owned],
        "url": entity.url,
        "about": {"zh": entity.about.zh, "en": entity.about.en},
        "path": known.path,
        "line": known.line,
        "writings": [_name(name) for name in entity.writings],
        "stories": _totals(known),
        "years": {year: dict(counts) for year, counts in known.years},
        "first": known.first,
        "last": known.last,
        "together": {each.id: number for each, number in known.companions},
        "sentences": [each._asdict() for each in known.sentences],
        "figures": [
            {"text": figure.text, "value": figure.value, "unit": figure.unit, "qualifier": figure.qualifier}
            | told._asdict()
            for figure, told in known.figures
        ],
    }


def suggestion_as_dict(suggestion: Suggestion) -> dict[str, Any]:
    """A suggestion, for JSON."""
    entity = suggestion.entity
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": {"zh": entity.names.zh, "en": entity.names.en},
        "writings": [_name(name) for name in entity.writings],
        "sure": {
            "id": suggestion.is_id_sure,
            "kind": suggestion.is_kind_sure,
            "name": suggestion.is_pair_sure,
        },
        "stories": suggestion.stories,
        "digests": suggestion.digests,
        "languages": suggestion.langs,
        "signs": [sign.name.lower() for sign in suggestion.signs],
        "examples": [each._asdict() for each in suggestion.examples],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": {"zh": entity.names.zh, "en": entity.names.en},
        "owner": entity.owner,
    }


def _name(name: Name) -> Mapping[str, object]:
    return {
        "text": name.text,
        "case": name.case,
        "not_after": name.not_after,
        "not_before": name.not_before,
        "needs": name.needs,
    }
