"""Documents in the shapes that digests have, from their bytes to editions."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.model.digest import Edition, FileLink, Reference, Story
from generator.model.problem import Problem
from generator.read.edition import read_edition

PATH = "content/2026/2026-02-10-looms.zh.md"
HEAD = "---\ntitle: 织机周报\ndate: 2026-02-10\n---\n"


def read(
    text: str, *, head: str = HEAD, path: str = PATH, config: Config | None = None
) -> tuple[Edition, list[str]]:
    """The edition of `text` below a small header, and the codes and lines of its problems."""
    edition, problems = read_edition((head + text).encode(), path, config or Config())
    assert edition is not None, problems
    return edition, [f"{problem.code} {problem.line}" for problem in problems]


def shape(edition: Edition) -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (section.heading, [(story.level, story.headline) for story in section.stories])
        for section in edition.sections
    ]


def stories(edition: Edition) -> list[Story]:
    return [story for section in edition.sections for story in section.stories]


def test_a_daily_digest_of_linked_headlines() -> None:
    edition, problems = read(
        """
## 芯片

### [阿克米开卖织机芯片](https://a.example/1) {#acme-chip}

首段。

**影响：** 价格下降。

### [又一家纱厂上市](https://a.example/2)

次段。

---

## 更多动态

- **甲厂**：复工
- **乙厂：**停工 [公告](https://b.example/2)
"""
    )
    assert problems == []
    assert shape(edition) == [
        ("芯片", [(3, "阿克米开卖织机芯片"), (3, "又一家纱厂上市")]),
        ("更多动态", [(4, "甲厂"), (4, "乙厂")]),
    ]
    first, second, third, fourth = stories(edition)
    assert (first.id, first.wanted, first.link) == ("acme-chip", "acme-chip", "https://a.example/1")
    assert first.html == '<p>首段。</p>\n<p><strong class="label">影响：</strong> 价格下降。</p>\n'
    assert (second.wanted, second.links) == ("", ("https://a.example/2",))
    assert third.html == "<p>复工</p>\n"
    assert fourth.links == ("https://b.example/2",)
    assert [story.line for story in stories(edition)] == [8, 14, 22, 23]


def test_a_report_with_a_title_page_and_numbered_sections() -> None:
    edition, problems = read(
        """# 纺织技术每日观察

织机研究组

第三编辑室

2026 年 2 月 9 日

## 摘要

本期共两节。

## 目录

- 1 行情
- 2 纱厂

## 1 行情

### 1.1 现货

现货上涨。

### 1.2 期货

期货下跌。

## 2 纱厂

纱厂复工。

## 参考文献

- 织机日报（2026-02-08），《行情》
""",
        head="",
        path="content/003.md",
    )
    assert problems == ["body/contents 13"]
    header = edition.header
    assert (header.title, header.series, header.date) == ("行情", "纺织技术每日观察", "2026-02-09")
    assert header.summary == ("本期共两节。",)
    assert header.authors == ("织机研究组", "第三编辑室")
    assert shape(edition) == [
        ("1 行情", [(3, "1.1 现货"), (3, "1.2 期货")]),
        ("2 纱厂", [(2, "2 纱厂")]),
    ]
    assert edition.references == (Reference(publisher="织机日报", date="2026-02-08", title="《行情》"),)


def test_an_article_that_repeats_its_title_shows_it_once() -> None:
    edition, problems = read("# 织机 周报\n\n引子。\n\n## 一、行情\n\n上涨。\n")
    assert problems == []
    assert shape(edition) == [("", [(0, "织机周报")]), ("一、行情", [(2, "一、行情")])]


def test_a_first_heading_that_is_not_the_title_is_kept() -> None:
    edition, _ = read("# 另一个题目\n\n引子。\n\n## 行情\n\n上涨。\n")
    assert shape(edition) == [("另一个题目", [(0, "织机周报")]), ("行情", [(2, "行情")])]


def test_a_first_heading_that_is_not_the_title_is_kept_before_sections() -> None:
    edition, _ = read("# 另一个题目\n\n## 行情\n\n上涨。\n")
    assert shape(edition) == [("另一个题目", []), ("行情", [(2, "行情")])]


def test_a_quotation_at_the_top_is_the_summary_where_the_header_has_none() -> None:
    text = "> 一句话\n> 说完。\n\n正文。\n"
    edition, _ = read(text)
    assert edition.header.summary == ("一句话说完。",)
    assert [story.html for story in stories(edition)] == ["<p>正文。</p>\n"]


@pytest.mark.parametrize("text", ["> 引文。\n\n正文。\n", "## 摘要\n\n引文。\n\n## 行情\n\n正文。\n"])
def test_a_summary_of_the_text_stays_where_the_header_has_its_own(text: str) -> None:
    edition, _ = read(text, head="---\ntitle: 织机周报\ndate: 2026-02-10\nsummary: 另一句。\n---\n")
    assert edition.header.summary == ("另一句。",)
    assert stories(edition)[0].id == "summary"
    assert "引文。" in stories(edition)[0].html
    assert "正文。" in stories(edition)[1].html


def test_a_summary_that_is_a_list_is_several_paragraphs() -> None:
    edition, _ = read("## Summary\n\n- One.\n- Two.\n\n## News\n\nText.\n")
    assert edition.header.summary == ("One.", "Two.")


@pytest.mark.parametrize("heading", ["目录", "## 一、目录", "Contents", "1. TABLE OF CONTENTS"])
def test_a_list_of_contents_is_dropped_with_a_warning(heading: str) -> None:
    heading = heading.removeprefix("## ")
    edition, problems = read(f"正文。\n\n## {heading}\n\n- 行情\n\n## 行情\n\n上涨。\n")
    assert problems == ["body/contents 7"]
    assert shape(edition) == [("", [(0, "织机周报")]), ("行情", [(2, "行情")])]


def test_text_before_the_first_story_of_a_section_is_a_story_of_its_own() -> None:
    edition, _ = read("## 行情\n\n总的说来不错。\n\n### 现货\n\n上涨。\n")
    assert shape(edition) == [("行情", [(2, "行情"), (3, "现货")])]
    assert stories(edition)[0].html == "<p>总的说来不错。</p>\n"


def test_a_section_without_text_before_its_stories_has_none() -> None:
    edition, _ = read("## 行情\n\n### 现货\n\n上涨。\n")
    assert shape(edition) == [("行情", [(3, "现货")])]


def test_a_heading_at_the_end_stays() -> None:
    edition, _ = read("## 行情\n\n上涨。\n\n## 待续\n")
    assert shape(edition) == [("行情", [(2, "行情")]), ("待续", [(2, "待续")])]


def test_deeper_headings_stay_in_their_story() -> None:
    edition, _ = read("### 现货\n\n#### 上午\n\n上涨。\n\n##### 细节\n")
    (story,) = stories(edition)
    assert "上午" in story.html
    assert "细节" in story.html


def test_deeper_headings_are_headings() -> None:
    edition, _ = read("### 现货\n\n#### 上午\n\n上涨。\n")
    assert stories(edition)[0].html == "<h4>上午</h4>\n<p>上涨。</p>\n"


def test_an_edition_without_headings_is_one_story_under_its_title() -> None:
    edition, _ = read("一段。\n\n又一段。\n")
    assert shape(edition) == [("", [(0, "织机周报")])]
    assert stories(edition)[0].html == "<p>一段。</p>\n<p>又一段。</p>\n"
    assert stories(edition)[0].id == "lead"


def test_an_edition_without_a_body_has_no_stories() -> None:
    edition, problems = read("")
    assert (edition.sections, problems) == ((), [])


def test_a_list_is_of_micro_items_only_if_every_item_has_a_label() -> None:
    edition, _ = read("## 动态\n\n- **甲**：一\n- 二\n")
    assert shape(edition) == [("动态", [(2, "动态")])]
    edition, _ = read("## 动态\n\n- **甲**：一\n")
    assert shape(edition) == [("动态", [(2, "动态")])]
    edition, _ = read("## 动态\n\n前言。\n\n- **甲**：一\n- **乙**：二\n")
    assert shape(edition) == [("动态", [(2, "动态")])]


SOURCED = {
    "**来源：** 织机日报（2026-02-09），《行情》": (
        Reference(publisher="织机日报", date="2026-02-09", title="《行情》"),
    ),
    "**来源**: [织机日报](https://a.example/1)": (Reference(title="织机日报", link="https://a.example/1"),),
    "**Sources:** Loom (2026-02-09), One; Mill (2026-02-08), Two": (
        Reference(publisher="Loom", date="2026-02-09", title="One"),
        Reference(publisher="Mill", date="2026-02-08", title="Two"),
    ),
    "**资料来源：**\n\n- [一](https://a.example/1)\n- [二](https://a.example/2)": (
        Reference(title="一", link="https://a.example/1"),
        Reference(title="二", link="https://a.example/2"),
    ),
}


@pytest.mark.parametrize("text", SOURCED)
def test_what_a_story_names_as_its_sources_are_its_references(text: str) -> None:
    edition, _ = read(f"## 行情\n\n### 现货\n\n上涨。\n\n{text}\n\n### 期货\n\n下跌。\n")
    story, other = stories(edition)
    assert story.references == SOURCED[text]
    assert story.links == tuple(each.link for each in story.references if each.link)
    assert (story.html, other.references) == ("<p>上涨。</p>\n", ())


def test_a_source_label_without_sources_stays_text() -> None:
    edition, _ = read("### 现货\n\n**来源：**\n\n上涨。\n")
    assert "来源：" in stories(edition)[0].html


def test_a_source_keeps_its_own_link() -> None:
    edition, _ = read("### 现货\n\n**来源：** 织机日报; [纱厂报](https://a.example/2)\n")
    assert stories(edition)[0].references == (
        Reference(title="织机日报"),
        Reference(title="纱厂报", link="https://a.example/2"),
    )


def test_sources_between_commas_keep_their_links() -> None:
    edition, _ = read(
        "### 现货\n\n**来源：** [织机日报](https://a.example/1)、[纱厂报](https://a.example/2)\n"
    )
    assert stories(edition)[0].links == ("https://a.example/1", "https://a.example/2")


FOOTER = "**来源**: [{}](https://a.example/1)\n**撰稿人**: {}\n**字数统计**: 1,024\n"


@pytest.mark.parametrize(
    ("source", "author"),
    [
        ("Loom Daily", "Jia"),
        pytest.param(
            "织机日报",
            "阿甲",
        ),
    ],
)
def test_a_footer_gives_sources_authors_and_the_rest(source: str, author: str) -> None:
    edition, _ = read("## 行情\n\n上涨。\n\n---\n\n" + FOOTER.format(source, author))
    header = edition.header
    assert header.sources == (Reference(title=source, link="https://a.example/1"),)
    assert header.authors == (author,)
    assert header.extra == (("字数统计", "1,024"),)
    assert stories(edition)[0].html == "<p>上涨。</p>\n"


def test_a_last_paragraph_with_colons_is_no_footer() -> None:
    edition, _ = read("## 行情\n\n上午：上涨\n下午：下跌\n")
    assert stories(edition)[0].html == "<p>上午：上涨下午：下跌</p>\n"
    assert edition.header.extra == ()


def test_a_footer_is_not_lost_where_the_header_has_its_own() -> None:
    head = "---\ntitle: 织机周报\ndate: 2026-02-10\nauthors: 阿乙\n---\n"
    edition, problems = read("## 行情\n\n上涨。\n\n" + FOOTER.format("Loom Daily", "Jia"), head=head)
    assert "Jia" in words_of(edition, problems)


def test_made_ids_come_from_the_link_or_the_headline_and_stay_when_stories_move() -> None:
    first, _ = read("## 甲\n\n### [一](https://a.example/1)\n\n### 二\n")
    second, _ = read("## 甲\n\n### 二\n\n### 三\n\n### [一个新题目](https://a.example/1)\n")
    one, two = (story.id for story in stories(first))
    assert [story.id for story in stories(second)] == [two, stories(second)[1].id, one]
    assert all(re.fullmatch("s[0-9a-f]{8}", each.id) for each in stories(second))


def test_ids_are_unique_in_an_edition() -> None:
    edition, _ = read("## 甲 {#a}\n\n一。\n\n### 乙 {#a}\n\n### 丙\n\n### 丙\n\n### 丁 {#a-3}\n")
    ids = [story.id for story in stories(edition)]
    assert len(set(ids)) == len(ids)


@settings(max_examples=100, deadline=None)
@given(ids=st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "lead", "summary", ""]), max_size=8))
def test_ids_are_unique_whatever_ids_a_writer_chooses(ids: list[str]) -> None:
    text = "> 摘要。\n\n引子。\n\n" + "".join(
        f"### 题目 {{#{each}}}\n\n" if each else "### 题目\n\n" for each in ids
    )
    edition, _ = read(text, head=HEAD.replace("---\n", "---\nsummary: 另一句。\n", 1))
    found = [story.id for story in stories(edition)]
    assert len(set(found)) == len(found)


def test_links_to_files_are_told_with_their_lines() -> None:
    edition, _ = read("## 行情\n\n见\n[上期](001.md)与\n\n- [上上期](./000.md#a)\n")
    assert edition.files == (FileLink("001.md", 8), FileLink("./000.md#a", 10))


def test_faults_of_the_body_come_with_the_line_of_the_file() -> None:
    _, problems = read("## 行情\n\n<div>卡片</div>\n\n上涨。\n\n" + "> " * 80 + "深\n")
    assert set(problems) == {"html/dropped 7", "body/nesting 11"}


def test_a_footnote_that_nothing_refers_to_is_told() -> None:
    _, problems = read("上涨。\n\n[^a]: 无人引用。\n")
    assert [problem.partition(" ")[0] for problem in problems] == ["body/note"]


def test_footnotes_are_kept_apart_from_the_stories() -> None:
    edition, problems = read("## 行情\n\n上涨。[^a]\n\n[^a]: 据传。\n")
    assert problems == []
    assert "据传。" in edition.notes
    assert "据传。" not in stories(edition)[0].html


def test_raw_html_that_is_allowed_is_sanitised() -> None:
    config = replace(Config(), html=True)
    edition, problems = read('上涨<b onclick="x()">了</b><script>x()</script>。\n', config=config)
    assert problems == []
    assert stories(edition)[0].html == "<p>上涨<b>了</b>。</p>\n"


def test_raw_html_that_is_nested_too_deep_is_an_error() -> None:
    config = replace(Config(), html=True)
    _, problems = read("<div>" * 500 + "\n", config=config)
    assert [problem.partition(" ")[0] for problem in problems] == ["html/nesting"]


# -- nothing is lost in silence --------------------------------------------------------------------

WORD = re.compile(r"w\d+w")
BLOCKS = (
    *(
        "# {}",
        "## {}",
        "## 一、{}",
        "## 2.1 {}",
        "### {}",
        "### [{}](https://a.example/1)",
        "### {} {{#an-id}}",
        "#### {}",
    ),
    *("## 摘要", "## 目录", "## 参考文献", "## Summary", "## References", "## 更多动态"),
    *("{}", "{}。", "{}\n{}", "**{}：** {}", "**来源：** {}", "**Sources:** {}; {}"),
    *(
        "**来源：**",
        "- {}",
        "- {}\n- {}",
        "- **{}**：{}\n- **{}：**{}",
        "- [{}](https://a.example/2)",
        "1. {}\n2. {}",
    ),
    *(
        "> {}",
        "> {}\n>\n> - {}",
        "---",
        "```\n{}\n```",
        "| {} |\n|---|\n| {} |",
        "![{}](https://a.example/p.png)",
    ),
    *(
        "来源：{}\n撰稿人：{}",
        "**来源**: {}\n**字数统计**: {}",
        "阿甲 {}\n\n阿乙 {}",
        "{}[^n]\n\n[^n]: {}",
        "<div>{}</div>",
    ),
)


def numbered(texts: list[str]) -> str:
    """A body of `texts`, every gap filled by a word of its own."""
    body = "\n\n".join(text.replace("[^n]", f"[^n{place}]") for place, text in enumerate(texts))
    count = body.replace("{{", "").count("{}")
    return body.format(*(f"w{number}w" for number in range(count)))


def words_of(edition: Edition, problems: list[str]) -> str:
    """All that an edition and its problems say."""
    header = edition.header
    references = [*edition.references, *header.sources]
    parts = [header.title, header.series, *header.summary, *header.authors, edition.notes, *problems]
    parts += [part for pair in header.extra for part in pair]
    for section in edition.sections:
        parts.append(section.heading)
        for story in section.stories:
            parts += [story.headline, story.html]
            references += story.references
    parts += [f"{each.publisher} {each.title} {each.link}" for each in references]
    return html.unescape("\n".join(parts))


def lost(body: str, header: str) -> set[str]:
    data = (header + body).encode()
    edition, problems = read_edition(data, PATH, Config())
    if edition is None:  # nothing is published, and that is said
        return set() if problems else set(WORD.findall(body))
    said = words_of(edition, [str(problem) for problem in problems])
    lines = data.decode().splitlines()
    told = {line for problem in problems for line in lines_of(problem, lines)}
    return {
        word
        for number, line in enumerate(lines, 1)
        for word in WORD.findall(line)
        if word not in WORD.findall(said) and number not in told
    }


def lines_of(problem: Problem, lines: list[str]) -> range:
    """The lines that a problem speaks of; that of a list of contents names its heading."""
    end = problem.line + 1
    while problem.code == "body/contents" and end <= len(lines) and not re.match("#{1,3} ", lines[end - 1]):
        end += 1
    return range(problem.line, end)


FULL = """---
title: 织机周报
date: 2026-02-10
series: 织机
authors: 阿丙
sources: 纱厂报
summary: 一句话。
---
"""
FOOTERS = [each for each in BLOCKS if each.startswith(("来源：{}", "**来源**: {}"))]
HEADS = st.sampled_from(["", "---\ndate: 2026-02-10\n---\n", HEAD])
ANY = st.lists(st.sampled_from(BLOCKS), max_size=8)
# A body with a footer or a title page, but not with both, and with something above its footer: the others
# lose words, as the tests below tell.
TITLED = st.lists(st.sampled_from([each for each in BLOCKS if each not in FOOTERS]), max_size=8)
FOOTED = st.tuples(
    st.lists(
        st.sampled_from([each for each in BLOCKS if each not in FOOTERS and each != "# {}"]), max_size=6
    ),
    st.sampled_from(FOOTERS),
).map(lambda parts: [*parts[0], "## {}", "{}", parts[1]])


@settings(max_examples=400, deadline=None)
@given(texts=st.one_of(TITLED, FOOTED), head=HEADS)
def test_every_word_of_a_body_reaches_its_edition_or_is_named_by_a_problem(
    texts: list[str], head: str
) -> None:
    assert lost(numbered(texts), head) == set()


@settings(max_examples=400, deadline=None)
@given(texts=ANY)
def test_every_word_of_a_body_is_told_below_a_header_that_says_all(texts: list[str]) -> None:
    assert lost(numbered(texts), FULL) == set()


@pytest.mark.parametrize("text", FOOTERS)
def test_a_body_may_be_nothing_but_a_footer(text: str) -> None:
    assert lost(numbered([text]), HEAD) == set()


def test_a_line_of_a_title_page_with_a_date_is_not_lost() -> None:
    assert lost("# 织机观察\n\nw1w 研究组\n\n2026 年 2 月 9 日 w2w 发布\n\n## 行情\n\n上涨。\n", "") == set()


def test_a_footnote_that_is_defined_twice_is_told() -> None:
    assert lost("上涨。[^a]\n\n[^a]: w1w\n\n[^a]: w2w\n", HEAD) == set()
