"""The outline of a body: its blocks sorted into title page, summary, sections, stories, references.

Roles of headings are a table, so that another language or publisher's word is one more entry.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.markdown import Block, unwrapped
from generator.model.digest import Reference, Section, Story
from generator.read.references import SOURCE_LABELS, parse_reference, references
from generator.read.stories import SUMMARY, micro_story, story

ROLES = {
    "summary": frozenset({"摘要", "内容摘要", "导读", "summary", "abstract", "executive summary", "tl;dr"}),
    "contents": frozenset({"目录", "目次", "contents", "table of contents"}),
    "references": frozenset({"参考文献", "参考资料", "引用", "references", "works cited"}),
}
_AUTHOR_LABELS = frozenset({"撰稿人", "作者", "编辑", "author", "written by", "by"})
_NUMBERING = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]+[章节、．.]|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[.、．)）]?\s)\s*"
)
_FOOTER_LINE = re.compile(r"\s*([^:：\n]{1,20}?)\s*[:：]\s*(\S.*)")
_TITLE_PAGE_LINE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """Lines such as `**来源**: …` under the last story, by what they give."""

    sources: tuple[Reference, ...] = ()
    authors: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a body holds.

    Attributes:
        title: the first `#` heading, plain; empty if there is none.
        heading: the same as HTML.
        title_page: short lines between that heading and the first section, as a report's title page has.
        lead_title: the first section's heading without its number.
        summary: the paragraphs of a summary section, or of a quotation at the top.
        summary_section: the same as a section, for an edition whose header has a summary of its own.
        sections: stories outside any section stand in a section without a heading.
        notes: the footnotes as HTML.
        dropped: page furniture that is not shown: (line, heading).
    """

    title: str
    heading: str
    title_page: tuple[str, ...]
    lead_title: str
    summary: tuple[str, ...]
    summary_section: Section | None
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    notes: str
    footer: Footer
    dropped: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """A heading with the blocks below it."""

    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def role(self) -> str:
        return role_of(self.heading.text) if self.heading else ""


def outline(blocks: Sequence[Block], first_line: int, *, headless: bool) -> Outline:
    """Sort `blocks` (of a body that starts at `first_line` of its file) into an outline.

    A `headless` body, one without a header, may begin with a title page.
    """
    notes = "".join(block.html for block in blocks if block.kind == "footnotes")
    shown = [block for block in blocks if block.html and block.kind not in ("rule", "footnotes")]
    groups = list(_groups(shown))
    footer, groups = _take_footer(groups)
    title, groups = _take_title(groups)
    title_page, groups = _take_title_page(title, groups) if headless else ((), groups)
    summary, groups = _take_summary(groups)
    dropped = [group for group in groups if group.role == "contents"]
    cited = [group for group in groups if group.role == "references"]
    told = [group for group in groups if group.role not in ("contents", "references")]
    return Outline(
        title=title.text if title else "",
        heading=title.html if title else "",
        title_page=title_page,
        lead_title=next((plain_heading(g.heading.text) for g in told if g.heading), ""),
        summary=_summary_lines(summary),
        summary_section=_summary_section(summary, first_line),
        sections=tuple(_sections(told, first_line)),
        references=tuple(ref for group in cited for ref in references(group.blocks)),
        notes=notes,
        footer=footer,
        dropped=tuple((g.heading.line + first_line - 1, g.heading.text) for g in dropped if g.heading),
    )


def role_of(heading: str) -> str:
    """What a heading says that stands below it, a key of `ROLES`; empty for one of stories."""
    name = plain_heading(heading).casefold()
    return next((role for role, names in ROLES.items() if name in names), "")


def plain_heading(text: str) -> str:
    """A heading without its number: `1.2 估值` and `一、估值` become `估值`."""
    return _NUMBERING.sub("", text, count=1).strip() if _NUMBERING.match(text) else text.strip()


def _groups(blocks: Iterable[Block]) -> Iterator[_Group]:
    heading: Block | None = None
    below: list[Block] = []
    for block in blocks:
        if block.kind == "heading" and block.level <= 3:
            if heading or below:
                yield _Group(heading, tuple(below))
            heading, below = block, []
        else:
            below.append(_as_text(block) if block.kind == "heading" else block)
    if heading or below:
        yield _Group(heading, tuple(below))


def _as_text(heading: Block) -> Block:
    """A heading below the level of stories, which belongs to the text of its story."""
    inside = heading.html
    if heading.links:
        inside = f'<a href="{html.escape(heading.links[0])}" rel="noopener">{inside}</a>'
    return heading._replace(html=f"<h{heading.level}>{inside}</h{heading.level}>\n")


def _take_title(groups: list[_Group]) -> tuple[Block | None, list[_Group]]:
    """The first `#` heading and the groups with its text left as a lead."""
    for place, group in enumerate(groups[:2]):
        if group.heading and group.heading.level == 1:
            lead = [_Group(None, group.blocks)] if group.blocks else []
            return group.heading, groups[:place] + lead + groups[place + 1 :]
    return None, groups


def _take_title_page(title: Block | None, groups: list[_Group]) -> tuple[tuple[str, ...], list[_Group]]:
    """The lines of a title page: short ones without a sentence, between the title and the first section."""
    if not title or len(groups) < 2 or groups[0].heading:
        return (), groups
    lines = [line for block in groups[0].blocks for line in block.text.split("\n")]
    short = all(len(line) <= _TITLE_PAGE_LINE and not line.endswith(tuple("。！？.!?：:")) for line in lines)
    paragraphs = all(block.kind == "paragraph" for block in groups[0].blocks)
    if len(lines) >= 2 and short and paragraphs:
        return tuple(lines), groups[1:]
    return (), groups


def _take_summary(groups: list[_Group]) -> tuple[_Group | None, list[_Group]]:
    """The summary section, or else a quotation that opens the body."""
    for place, group in enumerate(groups):
        if group.role == "summary" and group.blocks:
            return group, groups[:place] + groups[place + 1 :]
    if groups and not groups[0].heading and groups[0].blocks[0].kind == "quote":
        quote, rest = groups[0].blocks[0], groups[0].blocks[1:]
        return _Group(None, (quote,)), ([_Group(None, rest)] if rest else []) + groups[1:]
    return None, groups


def _summary_lines(group: _Group | None) -> tuple[str, ...]:
    if group is None:
        return ()
    return tuple(
        unwrapped(line)
        for block in group.blocks
        for line in ([item.text for item in block.items] or [block.text])
    )


def _summary_section(group: _Group | None, first_line: int) -> Section | None:
    if group is None:
        return None
    told = story(group.heading, group.blocks, 2 if group.heading else 0, first_line)
    return Section(heading=told.heading, stories=(told._replace(id=SUMMARY),))


def _take_footer(groups: list[_Group]) -> tuple[Footer, list[_Group]]:
    """A last paragraph of two or more `label: value` lines that names a source or an author."""
    if not groups or not groups[-1].blocks or groups[-1].blocks[-1].kind != "paragraph":
        return Footer(), groups
    block = groups[-1].blocks[-1]
    pairs = [match.groups() for line in block.text.split("\n") if (match := _FOOTER_LINE.fullmatch(line))]
    known = [name for name, _ in pairs if name.casefold() in SOURCE_LABELS | _AUTHOR_LABELS]
    if len(pairs) < 2 or len(pairs) < len(block.text.split("\n")) or not known:
        return Footer(), groups
    link = next(iter(block.links), "")
    footer = Footer(
        sources=tuple(
            parse_reference(value)._replace(link=link)
            for name, value in pairs
            if name.casefold() in SOURCE_LABELS
        ),
        authors=tuple(value for name, value in pairs if name.casefold() in _AUTHOR_LABELS),
        extra=tuple(
            (name, value) for name, value in pairs if name.casefold() not in SOURCE_LABELS | _AUTHOR_LABELS
        ),
    )
    above = groups[-1].blocks[:-1]
    last = [replace(groups[-1], blocks=above)] if above or groups[-1].heading else []
    return footer, [*groups[:-1], *last]


def _sections(groups: Sequence[_Group], first_line: int) -> Iterator[Section]:
    heading = ""
    stories: list[Story] = []
    for place, group in enumerate(groups):
        if group.heading is None:
            stories.append(story(None, group.blocks, 0, first_line))
        elif group.heading.level == 3:
            stories.append(story(group.heading, group.blocks, 3, first_line))
        else:
            if stories:
                yield Section(heading=heading, stories=tuple(stories))
            heading = group.heading.html
            followed = place + 1 < len(groups) and (below := groups[place + 1].heading) and below.level == 3
            stories = _section_text(group, first_line, alone=not followed)
    if stories:
        yield Section(heading=heading, stories=tuple(stories))


def _section_text(group: _Group, first_line: int, *, alone: bool) -> list[Story]:
    """The stories that stand directly under a section heading: its own text, or micro-items."""
    if _is_micro_list(group.blocks):
        return [micro_story(item, first_line) for item in group.blocks[0].items]
    if group.blocks or alone:
        return [story(group.heading, group.blocks, 2, first_line)]
    return []


def _is_micro_list(blocks: Sequence[Block]) -> bool:
    return len(blocks) == 1 and len(blocks[0].items) > 1 and all(item.label for item in blocks[0].items)
