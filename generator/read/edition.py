"""A source becomes an edition: its header and its outline, joined."""

import hashlib
from collections.abc import Iterator

from generator import markdown
from generator.config import Config
from generator.markdown import Parsed
from generator.model.digest import Edition, FileLink, Header, Reference, Section
from generator.model.problem import Problem, error, warning
from generator.read.dates import parse_date
from generator.read.decode import decode
from generator.read.frontmatter import split
from generator.read.header import BodyFacts, read_header
from generator.read.keys import is_headless
from generator.read.outline import Outline, outline
from generator.read.raw_html import safe_sections
from generator.read.stories import with_ids


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
    told = outline(parsed.blocks, head.body_line, headless=is_headless(head.fields))
    facts = BodyFacts(
        title=told.lead_title if told.title_page and told.lead_title else told.title,
        beginning="\n".join(told.title_page) or head.body,
        summary=told.summary,
    )
    header, header_faults = read_header(head, path, facts, head.body, config)
    problems = (*faults, *header_faults, *_body_problems(parsed, told, path, head.body_line))
    if header is None:
        return None, problems
    sections = with_ids(_named(_with_leftovers(told, header), header))
    problems = (*problems, *_repeated_ids(sections, path))
    files = tuple(FileLink(link.text, link.line + head.body_line - 1) for link in parsed.local_links)
    if config.html:
        sections, more_files, unsafe = safe_sections(sections, path)
        files, problems = (*files, *more_files), (*problems, *unsafe)
    edition = Edition(
        path=path,
        header=_completed(header, told, config),
        sections=sections,
        references=told.references,
        notes=told.notes,
        files=files,
    )
    return edition, problems


def _with_leftovers(told: Outline, header: Header) -> tuple[Section, ...]:
    """The sections, and before them a title or a summary that the header has not made its own."""
    sections = told.sections
    if told.summary_section and header.summary != told.summary:
        sections = (told.summary_section, *sections)
    if told.title and not told.title_page and not _same(told.title, header.title):
        first = sections[0] if sections and not sections[0].heading else None
        titled = Section(heading=told.heading, stories=first.stories if first else ())
        sections = (titled, *(sections[1:] if first else sections))
    return sections


def _same(left: str, right: str) -> bool:
    return "".join(left.split()).casefold() == "".join(right.split()).casefold()


def _named(sections: tuple[Section, ...], header: Header) -> tuple[Section, ...]:
    """The sections, with the edition's title as headline of stories that have none."""
    if all(story.headline for section in sections for story in section.stories):
        return sections
    return tuple(
        section._replace(
            stories=tuple(
                story if story.headline else story._replace(headline=header.title)
                for story in section.stories
            ),
        )
        for section in sections
    )


def _completed(header: Header, told: Outline, config: Config) -> Header:
    """The header with what the text says besides: series, authors, sources."""
    publishers = [line for line in told.title_page if not parse_date(line, config.timezone)]
    return header._replace(
        series=header.series or (told.title if told.title_page and told.title != header.title else ""),
        authors=tuple(dict.fromkeys((*header.authors, *told.footer.authors, *publishers))),
        sources=_merged(header.sources, told.footer.sources),
        extra=(*header.extra, *told.footer.extra),
    )


def _merged(first: tuple[Reference, ...], more: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Both, but of those that share a link only the last: the text tells more of it than a header."""
    linked = {each.link: each for each in (*first, *more) if each.link}
    return (*linked.values(), *(each for each in (*first, *more) if not each.link))


def _repeated_ids(sections: tuple[Section, ...], path: str) -> Iterator[Problem]:
    """A warning for each id that a writer gave to two stories: only the first keeps it."""
    for story in (story for section in sections for story in section.stories):
        if story.wanted and story.id != story.wanted:
            yield warning(
                "body/id",
                path,
                f"another story has the id {{#{story.wanted}}}.",
                line=story.line,
                hint=f'This one is "{story.id}" until it has an id of its own.',
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
    for name, line in parsed.unused_notes:
        message = f"the footnote [^{name}] is not shown: nothing refers to it, or another has its name."
        yield warning("body/note", path, message, line=line + above)
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
