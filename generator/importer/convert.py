"""An export becomes a digest."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.config import Config
from generator.importer.emit import text_of
from generator.importer.formats import Export
from generator.importer.head import Found, Wishes, file_name, header_of
from generator.importer.links import with_links
from generator.importer.mend import with_mends
from generator.importer.shapes import SHAPES, shaped
from generator.importer.sheet import Line, Sheet
from generator.importer.spoilt_header import spoilt_header
from generator.importer.structure import elements_of
from generator.model.digest import Header
from generator.model.problem import Problem, Severity, error, has_errors, warning
from generator.read.frontmatter import split

_LOST = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What an export has become.

    Attributes:
        name: of the export.
        form: its format and encoding.
        shape: the row of `SHAPES` that it has.
        path: where the digest goes, below the folder of digests.
        header: of the digest; with `text`, its source.
        title, date: with where they come from.
        lines: those of the export.
        sheet: what became of each of them.
    """

    name: str
    form: str
    shape: str
    path: str
    header: Header
    text: str
    title: Found
    date: Found
    lines: tuple[Line, ...]
    sheet: Sheet
    problems: tuple[Problem, ...]


def convert(
    export: Export, name: str, wishes: Wishes, config: Config
) -> tuple[Converted | None, tuple[Problem, ...]]:
    """The digest that `export` holds; None, with errors, where it has no date or no text."""
    sheet, faults = _begun(export, name)
    if has_errors(faults):
        return None, faults
    shape, sheet = shaped(sheet)
    sheet = with_mends(sheet)
    named = header_of(sheet, name, wishes, config)
    problems = list(dict.fromkeys((*faults, *named.problems, *_lost(export, name))))
    sheet = replace(sheet, mended=(*sheet.mended, *named.mended))
    if named.header is None:
        return None, tuple(problems)
    if shape is SHAPES[-1]:
        message = "no shape is recognised; it is imported as a flat article."
        problems.append(warning("import/shape", name, message, hint="See that its headings are right."))
    if named.title.origin in ("the first sentence", "the only line"):
        message = f'no title; "{named.title.value}" is taken from {named.title.origin}.'
        problems.append(warning("import/title", name, message, hint="Write a better one into its header."))
    converted = Converted(
        name=name,
        form=export.form,
        shape=shape.name,
        path=file_name(named.header),
        header=named.header,
        text=text_of(named.header, sheet.elements),
        title=named.title,
        date=named.date,
        lines=export.lines,
        sheet=sheet,
        problems=tuple(problems),
    )
    return converted, tuple(problems)


def linked(converted: Converted, find: Callable[[str], str | None]) -> Converted:
    """`converted` with links to other exports as links to their digests; a warning for each unknown one.

    Args:
        find: the path of the digest that a link means, below the folder of digests; None where there is none.
    """
    found = with_links(converted.sheet.elements, converted.path, find)
    problems = [
        warning(
            "import/link",
            converted.name,
            f'"{target}" is no file that has been imported.',
            line=line,
            hint="Import it together with this one, or mend the link.",
        )
        for line, target in found.unknown
    ]
    sheet = replace(converted.sheet, elements=found.elements, mended=(*converted.sheet.mended, *found.mended))
    return replace(
        converted,
        sheet=sheet,
        text=text_of(converted.header, found.elements),
        problems=(*converted.problems, *problems),
    )


def _lost(export: Export, name: str) -> Iterator[Problem]:
    """A warning where a program has put signs in the place of characters that it could not read."""
    lines = [each.number for each in export.lines if _LOST in each.text]
    if lines:
        count = sum(each.text.count(_LOST) for each in export.lines)
        message = (
            f"{count} {'character is' if count == 1 else 'characters are'} lost, {_LOST} stands for each."
        )
        hint = "Export it anew, as UTF-8."
        yield warning("import/lost", name, message, line=lines[0], hint=hint)


def _begun(export: Export, name: str) -> tuple[Sheet, tuple[Problem, ...]]:
    """The sheet that all shapes begin with: the header apart, the text as elements."""
    gone = {number for each in export.dropped for number in each.lines}
    lines = [each for each in export.lines if each.number not in gone]
    text = "\n".join(each.text for each in lines)
    head, problems = split(text, name)
    if head.broken:
        line, fault = problems[0].line, problems[0].message
        spoilt = spoilt_header(text)
        if spoilt is None:
            message = f"its header cannot be read: {fault}"
            hint = "Mend the header, or take it out."
            return Sheet(elements=()), (error("import/header", name, message, line=line, hint=hint),)
        message = f"its header is read line by line: {fault}"
        head, problems = (
            spoilt,
            (warning("import/header", name, message, line=line, hint="See what it says."),),
        )
    below = lines[head.body_line - 1 :]
    body = [each._replace(text=text) for each, text in zip(below, head.body.split("\n"), strict=False)]
    left = Counter(each.number for each in body if each.text.strip())
    header = tuple(each.number for each in lines if each.text.strip() and not left[each.number])
    elements = elements_of(body)
    sheet = Sheet(elements=elements, fields=head.fields, header=header, dropped=export.dropped)
    return sheet, tuple(replace(each, severity=Severity.WARNING) for each in problems)
