"""An archive to search in: a few stories written for it, and many of the benchmarks, for several segments."""

from functools import cache
from pathlib import Path

from generator.config import Config
from generator.model.date import IsoDate
from generator.model.entity import Entity, Kind, Name
from generator.model.items import Shell, Switch
from generator.model.language import Lang, Localized
from generator.model.page import Output
from generator.model.search import Document
from generator.model.views import SearchView
from generator.render.templates import Templates, load_templates, packaged_templates
from generator.search.index import index_root, index_segment
from generator.search.segments import segments_of
from tests.benchmarks.search_corpus import SearchCorpus

_PAGES, _SIZE = 1_400, 300


def _entity(key: str, zh: str, en: str, *others: str, kind: Kind = Kind.COMPANY) -> Entity:
    return Entity(
        id=key,
        kind=kind,
        names=Localized(zh=zh, en=en),
        writings=tuple(Name(text=text) for text in (zh, en, *others)),
        owner=None,
        url="",
        about=Localized(zh="", en=""),
    )


ENTITIES = (
    _entity("google", "谷歌", "Google", "Alphabet", "字母控股"),
    _entity("nvidia", "英伟达", "NVIDIA", "輝達"),
    _entity("anthropic", "Anthropic", "Anthropic"),
    _entity("openai", "OpenAI", "OpenAI", "Open AI"),
    _entity("deepseek", "深度求索", "DeepSeek"),
    _entity("li-lei", "李雷·韩", "Lei Li", kind=Kind.PERSON),
)
_OF = {each.id: each for each in ENTITIES}


def _story(
    date: str,
    key: str,
    story: str,
    headline: str,
    text: str,
    *named: str,
    figures: tuple[tuple[str, str], ...] = (),
    topics: tuple[str, ...] = (),
    series: str = "",
) -> Document:
    lang = Lang.EN if key.startswith("en:") else Lang.ZH
    name = key.removeprefix("en:")
    return Document(
        digest=f"{date}-{name}",
        story=story,
        lang=lang,
        date=IsoDate(date),
        address=f"{lang}/{date.replace('-', '/')}/{name}.html",
        title=f"{date} {name}",
        headline=headline,
        text=text,
        mentions=tuple((each, 2) for each in named),
        figures=figures,
        topics=topics,
        series=series,
    )


_MONEY = (("40000000000", "USD"),)
STORIES = (
    _story(
        "2026-04-24",
        "funding",
        "s1",
        "谷歌向 Anthropic 投资 400 亿美元",
        "谷歌说，这笔钱分三次到账。\n"
        "Anthropic 的估值因此到了 3500 亿美元，是去年同期的三倍。开源模型的人问：钱从哪里来？",
        "google",
        "anthropic",
        figures=(*_MONEY, ("350000000000", "USD")),
        topics=("funding",),
        series="morning",
    ),
    _story(
        "2026-04-24",
        "en:funding",
        "s1",
        "Google puts $40 billion into Anthropic",
        "The money comes in three parts. Anthropic's valuation tripled within a year, to $350 billion.\n"
        "It trained its models on chips that Google makes; training them took months.",
        "google",
        "anthropic",
        figures=(*_MONEY, ("350000000000", "USD")),
        topics=("funding",),
        series="morning",
    ),
    _story(
        "2026-04-24",
        "funding",
        "s2",
        "一台 <b>机器</b> 的 <script>alert(1)</script> 记号",
        "正文里有 <img src=x onerror=alert(1)> 和 & 这样的记号，也有 😀 和𠮷野家的𠮷字。",
    ),
    _story("2026-04-24", "funding", "", "四月二十四日的文摘", "融资与芯片。", topics=("funding",)),
    _story(
        "2026-04-23",
        "chips",
        "s1",
        "英伟达发布新芯片，人工智能公司排队",
        "英伟达的新芯片有 2,000 亿个晶体管，功耗 1.5 千瓦。人工智能的公司都在等。深度求索没有下单。",
        "nvidia",
        "deepseek",
        topics=("chips",),
    ),
    _story(
        "2026-04-23",
        "en:chips",
        "s1",
        "NVIDIA’s new chip has a queue",
        "Two hundred billion transistors, 1.5 kilowatts. Microsoft and others are waiting. DeepSeek isn't.",
        "nvidia",
        "deepseek",
        topics=("chips",),
    ),
    _story(
        "2026-04-20",
        "taiwan",
        "s1",
        "輝達與開源軟體",
        "輝達說，開源軟體的開發者會得到新工具。臺灣的工程師試用過了。",
        "nvidia",
        topics=("open-source",),
    ),
    _story(
        "2026-03-11",
        "open",
        "s1",
        "深度求索开源 V3.2 模型",
        "深度求索把 V3.2 的权重放了出来。开源社区当天就跑通了。李雷·韩说：“没有想到这么快。”",
        "deepseek",
        "li-lei",
        topics=("open-source",),
    ),
    _story(
        "2026-03-11",
        "en:open",
        "s1",
        "DeepSeek opens the weights of V3.2",
        'DeepSeek released V3.2 as open source. "Nobody thought it would be so fast," said Lei Li of the '
        "open-source community. The state-of-the-art results were reproduced on the same day.",
        "deepseek",
        "li-lei",
        topics=("open-source",),
    ),
    _story(
        "2026-01-05",
        "en:cafe",
        "s1",
        "A café in Zürich, and the naïve robot",
        "The robot at the café was naïve: it asked Σίσυφος for the way to the Straße. Москва was far.",
    ),
    _story(
        "2025-11-20",
        "old",
        "s1",
        "OpenAI 与微软的旧事",
        "OpenAI 和微软在十一月谈了四次。两家公司的人都说，合同里没有这一条。",
        "openai",
    ),
    _story(
        "2025-11-20",
        "en:old",
        "s1",
        "OpenAI and Microsoft, as it was",
        "OpenAI and Microsoft met four times in November. Neither company says that the contract has it.",
        "openai",
    ),
    _story("2025-11", "month", "s1", "只有月份的文摘", "这一期没有写是哪一天。"),
)


@cache
def documents_and_register() -> tuple[tuple[Document, ...], tuple[Entity, ...]]:
    """All documents, and the register."""
    corpus = SearchCorpus()
    pages = tuple(corpus.pages(_PAGES, _SIZE))
    return (*STORIES, *pages), (*ENTITIES, *corpus.entities())


def write_site(folder: Path) -> None:
    """Write the search pages, the index, and a plain page for every digest that was written for it."""
    documents, entities = documents_and_register()
    segments = [
        index_segment(segment, lambda document: [document], entities) for segment in segments_of(documents)
    ]
    templates = load_templates(packaged_templates(), None, Config())
    index = [*index_root(segments), *(file for each in segments for file in each.files)]
    files = [*templates.assets.values(), *index]
    files += [_search_page(templates, lang) for lang in Lang]
    shown = {each.address: each.digest for each in STORIES}
    files += [Output(address=address, data=_PLAIN % digest.encode()) for address, digest in shown.items()]
    for file in files:
        path = folder / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


_PLAIN = b'<!DOCTYPE html><html lang="en"><title>%s</title><p id="s1">One<p id="s2">Two</html>'


def _search_page(templates: Templates, lang: Lang) -> Output:
    shell = Shell(
        lang=lang,
        address=f"{lang}/search.html",
        root="../",
        title="search",
        site="A small archive",
        description="",
        area="search",
        switch=Switch(lang.other, f"{lang.other}/search.html", exact=True),
        topics="",
        crumbs=(),
        alternates=(),
        base_url="",
    )
    view = SearchView(
        shell=shell,
        company=_OF["google"].names[lang],
        day="2026-04-24",
        topics=(
            ("funding", {"zh": "融资", "en": "Funding"}[lang]),
            ("chips", {"zh": "芯片", "en": "Chips"}[lang]),
        ),
        series=(("morning", {"zh": "早报", "en": "Morning"}[lang]),),
        own=False,
        version="1",
    )
    page = templates.render("pages/search.html", lang, view=view, root="../", jsonld="")
    return Output(address=shell.address, data=page.encode())
