"""A source becomes an edition: its header and its outline, joined."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from generator import markdown
from generator.config import Config
from generator.markdown import Parsed
from generator.model.digest import Edition, FileLink, Header, Section, Story
from generator.model.problem import Problem, error, warning
from generator.read.dates import date_in_text
from generator.read.decode import decode
from generator.read.frontmatter import split
from generator.read.header import BodyFacts, read_header
from generator.read.outline import Outline, outline
from generator.read.sanitise import sanitise


def read_edition(data: bytes, path: str, config: Config) -> tuple[Edition | None, tuple[Problem, ...]]:
    """The edition that the bytes of the file at `path` hold, and what is wrong with it.

    Nothing of a source is lost in silence: what does not reach the edition is a problem.
    """
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    head, faults = split(text, path)
    parsed = markdown.blocks(
        head.body,
        keep_html=config.html,
        note_prefix=hashlib.blake2b(path.encode("utf-8", "surrogateescape"), digest_size=3).hexdigest(),
    )
    told = outline(parsed.blocks, head.body_line)
    facts = BodyFacts(
        title=told.lead_title if told.title_page and told.lead_title else told.title,
        beginning="\n".join(told.title_page) or head.body,
        summary=told.summary,
    )
    header, header_faults = read_header(head, path, facts, head.body, config)
    problems = (*faults, *header_faults, *_body_problems(parsed, told, path, head.body_line))
    if header is None:
        return None, problems
    sections = _named(_with_leftovers(told, header), header)
    if config.html:
        sections, unsafe = _sanitised(sections, path)
        problems += unsafe
    edition = Edition(
        path=path,
        header=_completed(header, told),
        sections=sections,
        references=told.references,
        notes=told.notes,
        files=tuple(FileLink(link.text, link.line + head.body_line - 1) for link in parsed.local_links),
    )
    return edition, problems


def _with_leftovers(told: Outline, header: Header) -> tuple[Section, ...]:
    """The sections, and before them a title or a summary that the header has not made its own."""
    sections = told.sections
    if told.summary_section and header.summary != told.summary:
        sections = (told.summary_section, *sections)
    report = bool(told.title_page)
    if told.title and not report and _same(told.title, header.title) is False:
        first = sections[0] if sections and not sections[0].heading else None
        titled = Section(heading=told.heading, stories=first.stories if first else ())
        sections = (titled, *(sections[1:] if first else sections))
    return sections


def _same(left: str, right: str) -> bool:
    return "".join(left.split()).casefold() == "".join(right.split()).casefold()


def _named(sections: tuple[Section, ...], header: Header) -> tuple[Section, ...]:
    """The sections, with the edition's title as headline of stories that have none."""
    return tuple(
        replace(
            section,
            stories=tuple(
                story if story.headline else replace(story, headline=header.title)
                for story in section.stories
            ),
        )
        for section in sections
    )


def _completed(header: Header, told: Outline) -> Header:
    """The header with what the text says where the header says nothing: series, authors, sources."""
    first_lines = [line for line in told.title_page if not date_in_text(line)]
    return replace(
        header,
        series=header.series or (told.title if told.title_page and told.title != header.title else ""),
        authors=header.authors or told.footer.authors or tuple(first_lines),
        sources=header.sources or told.footer.sources,
        extra=(*header.extra, *told.footer.extra),
    )


def _body_problems(parsed: Parsed, told: Outline, path: str, first_line: int) -> Iterator[Problem]:
    above = first_line - 1
    for start, line in parsed.raw_html:
        yield warning(
            "html/dropped",
            path,
            f"raw HTML is not shown: {start}",
            line=line + above,
            hint='Write it as Markdown, or set "html = true" in content/site.toml.',
        )
    for line, heading in told.dropped:
        yield warning(
            "body/contents",
            path,
            f'the section "{heading}" is not shown: pages make their own contents.',
            line=line,
        )
    for name in parsed.unused_notes:
        yield warning("body/note", path, f"nothing refers to the footnote [^{name}]; it is not shown.")
    for address, line in parsed.remote_images:
        yield warning(
            "image/remote",
            path,
            f"the picture lies on another host and is shown as a link: {address}",
            line=line + above,
            hint="Put it into content/media.",
        )
    for _, line in parsed.too_deep:
        yield error(
            "body/nesting",
            path,
            "lists or quotations are nested too deep to be read.",
            line=line + above,
            hint="Take some levels out.",
        )


def _sanitised(sections: tuple[Section, ...], path: str) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """The sections with what is unsafe taken out of their HTML."""
    problems: list[Problem] = []

    def safe(story: Story) -> Story:
        html = sanitise(story.html)
        if html is None:
            problems.append(
                error(
                    "html/nesting", path, "raw HTML is nested too deep.", line=story.line, hint="Take it out."
                )
            )
        return replace(story, html=html or "")

    safe_sections = tuple(replace(section, stories=tuple(map(safe, section.stories))) for section in sections)
    return safe_sections, tuple(problems)
