"""An archive to measure with: as many digests as asked for, the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.benchmarks.companies import Company, make_companies, register
from tests.benchmarks.prose import Prose, Story
from tests.benchmarks.zipf import Zipf

_SEED = 20260424
_NEWEST = date(2026, 4, 24)
_TIMES_OF_DAY = ("evening", "noon", "morning")  # the three digests of a day, newest first
_LANGUAGES = ("zh", "en")
_SITE = """\
title = { zh = "文摘基准", en = "Digest Benchmark" }
base_url = "https://example.org/archive/"
languages = ["zh", "en"]
timezone = "Asia/Shanghai"
authority = "example.org"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """An archive on disk: `root/content/` and its editions, newest digest first, Chinese before English."""

    root: Path
    editions: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Digest:
    """What the two editions of a digest have in common."""

    day: date
    time_of_day: str
    tags: list[int]  # places in the lists of the vocabulary
    sections: list[int]
    stories: tuple[Story, ...]
    size: int  # bytes of UTF-8 that an edition comes to, give or take a sentence

    @property
    def stem(self) -> str:
        """The name that the files of both editions share."""
        first, *_, last = self.stories
        return f"{self.day}-{self.time_of_day}-{first.companies[0].id}-{last.companies[0].id}"


def write_corpus(root: Path, digests: int) -> Corpus:
    """Write an archive of `digests` digests in two languages under `root`.

    The digests are drawn newest first, so a small archive is the newest part of a larger one.
    """
    rng = Random(_SEED)
    companies = make_companies(rng)
    content = root / "content"
    (content / "entities").mkdir(parents=True)
    (content / "entities" / "companies.toml").write_text(register(companies), encoding="utf-8")
    (content / "site.toml").write_text(_SITE, encoding="utf-8")
    writers = [Prose(rng, lang) for lang in _LANGUAGES]
    names = Zipf(rng, companies)
    editions: list[Path] = []
    for number in range(digests):
        digest = _draw_digest(rng, names, number)
        folder = content / str(digest.day.year)
        folder.mkdir(exist_ok=True)
        for prose in writers:
            path = folder / f"{digest.stem}.{prose.lang}.md"
            path.write_text(_edition(rng, prose, digest), encoding="utf-8")
            editions.append(path)
    return Corpus(root=root, editions=tuple(editions))


def _draw_digest(rng: Random, names: Zipf[Company], number: int) -> _Digest:
    day = _NEWEST - timedelta(days=number // len(_TIMES_OF_DAY))
    size = rng.randrange(6_600, 11_600)
    return _Digest(
        day=day,
        time_of_day=_TIMES_OF_DAY[number % len(_TIMES_OF_DAY)],
        tags=Zipf(rng, range(28)).some(rng.randint(2, 5)),
        sections=rng.sample(range(8), rng.randint(2, 3)),
        stories=tuple(_draw_story(rng, names, day, place) for place in range(size // 1_600)),
        size=size,
    )


def _draw_story(rng: Random, names: Zipf[Company], day: date, place: int) -> Story:
    companies = tuple(names.some(rng.randint(1, 3)))
    identifier = f"{companies[0].id}-{place + 1}"
    publisher = rng.choice(("Daily Ledger", "Silicon Courier", "Harbour Times", "晨间科技", "财经观察"))
    return Story(
        id=identifier,
        link=f"https://news.example.com/{day:%Y/%m/%d}/{rng.randrange(16**8):08x}-{identifier}",
        publisher=publisher,
        companies=companies,
        days=tuple(day - timedelta(days=rng.randrange(1, 60)) for _ in range(2)),
        amounts=tuple(int(5 * rng.paretovariate(0.7)) % 30_000 + 1 for _ in range(2)),
    )


def _edition(rng: Random, prose: Prose, digest: _Digest) -> str:
    """The Markdown of one edition: header, sections, stories."""
    text = _front_matter(prose, digest)
    opened = -1
    for place, story in enumerate(digest.stories):
        section = place * len(digest.sections) // len(digest.stories)
        if section != opened:
            text += f"\n## {prose.vocabulary.sections[digest.sections[section]]}\n"
            opened = section
        # What earlier stories used too much or too little is evened out over those still to come.
        share = (digest.size - len(text.encode())) / (len(digest.stories) - place)
        text += _story(rng, prose, story, share)
    return text


def _front_matter(prose: Prose, digest: _Digest) -> str:
    lead = digest.stories[0]
    companies = dict.fromkeys(
        company.name(prose.lang) for story in digest.stories for company in story.companies
    )
    quoted = {
        "title": prose.headline(lead),
        "lang": prose.lang,
        "summary": prose.paragraph(lead, 200),
        "tags": [prose.vocabulary.tags[tag] for tag in digest.tags],
        "companies": list(companies),
    }
    # JSON strings and lists are YAML too.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in quoted.items()]
    return "\n".join(["---", f"date: {digest.day}", *lines, "---", ""])


def _story(rng: Random, prose: Prose, story: Story, share: float) -> str:
    """A story of about `share` bytes: heading, two to four paragraphs, where it comes from."""
    heading = f"### [{prose.headline(story)}]({story.link}) {{#{story.id}}}"
    sources = f"- {prose.vocabulary.sources}[{story.publisher}]({story.link})"
    count = rng.randint(2, 4)
    # A paragraph goes past its size by half a sentence, about 60 bytes, on average.
    size = (share - len((heading + sources).encode())) / count - 60
    paragraphs = [prose.paragraph(story, size) for _ in range(count)]
    if rng.random() < 0.6:
        paragraphs[-1] = rng.choice(prose.vocabulary.labels) + paragraphs[-1]
    return "".join(f"\n{block}\n" for block in (heading, *paragraphs, sources))
