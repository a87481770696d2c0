"""What has been imported, as lines for people: what was recognised, mended and dropped."""

import difflib
from collections.abc import Iterator
from itertools import groupby

from generator import report
from generator.commands.imports import Imported, State
from generator.importer.convert import Converted
from generator.importer.sheet import Dropped, Kind
from generator.importer.words import is_chinese
from generator.model.digest import Edition
from generator.model.language import Lang

_LONGEST = 60
_LANGUAGES = {Lang.ZH: "Chinese", Lang.EN: "English"}


def summary(imported: Imported) -> str:
    """What has become of a file, and line by line why."""
    return "".join(f"{report.printable(line)}\n" for line in _lines(imported))


def difference(imported: Imported) -> str:
    """The digest that a file makes: the whole of a new one, of another what is different."""
    made = imported.converted
    if made is None or imported.before == made.text or imported.state is State.REFUSED:
        return ""
    if imported.before is None:
        return made.text
    lines = difflib.unified_diff(
        imported.before.splitlines(keepends=True),
        made.text.splitlines(keepends=True),
        f"{imported.path}",
        f"{imported.path} (from {imported.name})",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(imported: Imported) -> Iterator[str]:
    made = imported.converted
    if made is None:
        yield f"{imported.name}: {imported.state}"
        return
    yield f"{imported.name}: {imported.path}, {imported.state}"
    if imported.state is State.UNCHANGED:
        return
    yield f"  {made.form}; {made.shape}; {_LANGUAGES[made.header.lang]}"
    if imported.edition:
        yield f"  {_counts(made, imported.edition)}"
    yield "  recognised"
    yield from (f"    {line}" for line in _recognised(made))
    if made.sheet.mended:
        yield "  mended"
        for each in sorted(made.sheet.mended):
            yield f"    line {each.line}: {each.what}: {_flat(each.before)} → {_flat(each.after)}"
    if made.sheet.dropped:
        yield "  dropped"
        for dropped in sorted(made.sheet.dropped, key=lambda each: each.lines):
            yield from _dropped(made, dropped)


def _counts(made: Converted, edition: Edition) -> str:
    stories = [story for section in edition.sections for story in section.stories]
    paragraphs = sum(each.kind is Kind.TEXT for each in made.sheet.elements)
    told = [
        _counted(sum(bool(section.heading) for section in edition.sections), "section"),
        _counted(len(stories), "story", "stories"),
        _counted(paragraphs, "paragraph"),
        _counted(len(edition.references), "reference"),
    ]
    if edition.references:
        chinese = sum(is_chinese(f"{each.publisher} {each.title}") for each in edition.references)
        counts = ((chinese, "Chinese"), (len(edition.references) - chinese, "English"))
        told[-1] += f" ({', '.join(f'{number} {name}' for number, name in counts if number)})"
    told.append(f"{sum(len(each.lines) for each in made.sheet.dropped)} lines dropped")
    return ", ".join(told)


def _recognised(made: Converted) -> Iterator[str]:
    places: dict[str, str] = {}
    for fact in made.sheet.facts:
        if fact.lines:
            places.setdefault(fact.name, f"line {fact.lines[0]}")
    header = made.header
    yield f"title: {header.title} ({places.get('title', made.title.origin)})"
    dated = places.get("date", "") if made.date.origin == "a line of its own" else ""
    yield f"date: {header.date} ({dated or made.date.origin})"
    for name, value in (
        ("series", header.series),
        ("authors", ", ".join(header.authors)),
        ("summary", " / ".join(header.summary)),
        ("sources", ", ".join(each.publisher or each.link for each in header.sources)),
    ):
        if value:
            yield f"{name}: {_cut(value)} ({places.get(name, 'the header')})"
    for each in made.sheet.elements:
        if each.kind is Kind.HEADING:
            yield f"line {each.lines[0]}: {'#' * each.level} {_cut(each.text)}"


def _dropped(made: Converted, dropped: Dropped) -> Iterator[str]:
    texts = {line.number: line.text for line in made.lines}
    yield f"    {ranges(dropped.lines)}: {dropped.why}"
    yield from (f"      {number}: {_cut(texts[number].strip())}" for number in dropped.lines)


def ranges(numbers: tuple[int, ...]) -> str:
    """`line 3`, `lines 3–7, 9`."""
    runs = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        within = [number for _, number in run]
        runs.append(f"{within[0]}–{within[-1]}" if len(within) > 1 else f"{within[0]}")
    return f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(runs)}"


def _cut(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
