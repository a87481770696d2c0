"""Any history of changes ends in the bytes of a first build.

What changes at random: texts, headers, names of files, media, the register, the settings.

`python -m tests.pipeline.test_histories FIRST LAST` tries the histories of many seeds.
"""

import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.problem import Problem
from tests.archive import Archive

_STEPS = 7
_DAYS = ("2024-12-30", "2025-03-01", "2025-03-09", "2026-02-28", "2026-03", "2026-03-09")
_SLUGS = ("码头", "quay", "ferry")
_HEADERS = {
    "tags": ("[港口]", "[Port]", "[港口, power]", "[power, Port]"),
    "series": ("河报", "River Paper"),
    "summary": ("码头开放。", "[第一点, 第二点]"),
    "updated": ("2026-03-10", "2026-05-01"),
    "authors": ("[阿兰]", "[阿兰, Bo]"),
    "cover": ("/media/a.png", "/media/b.svg"),
    "entities": ("[haiwang]", "[兰汀, qingzhou]"),
    "nolink": ("[海望]", "true"),
    "names": ("{青舟: lanting}",),
    "aliases": ("[/old/one]", "[/old/two.html]"),
    "draft": ("true",),
    "slug": ("pier", "码头二"),
    "translation_key": ("shared",),
    "sources": ("[{title: 河报, url: 'https://river.example/'}]",),
}
_SENTENCES = {
    "zh": (
        "兰汀下水了第三艘船。",
        "青舟开到了码头，估值400亿美元。",
        "海望与兰汀谈到2025年3月9日。",
        "河水涨了20%。",
        "见[旧闻](2025-03-01-quay.zh.md)。",
        "见[那天](ref:date/2025-03-01)。",
        "[海望集团](https://haiwang.example/a)说了话。",
        "![图](/media/a.png)",
        "兰汀在三月投资了12亿元。",
    ),
    "en": (
        "Lanting launched its third ship.",
        "Qingzhou is valued at $40 billion.",
        "Haiwang met Lanting on March 9, 2025.",
        "The river rose 20%.",
        "See [the old story](2025-03-01-quay.en.md).",
        "See [that day](ref:date/2025-03-01).",
        "[Haiwang](https://haiwang.example/a) spoke.",
        "![Picture](/media/b.svg)",
        "Lanting invested ¥1.2 billion in March.",
    ),
}
_HEADLINES = {
    "zh": ("海望修船闸", "青舟试航", "兰汀融资"),
    "en": ("Haiwang mends a lock", "Qingzhou sails", "Lanting"),
}
# The last is a table, so others stand before it.
_SETTINGS = (
    "show_untranslated = false",
    'traditional = "tw"',
    '[topics.port]\nzh = "港口"\nen = "Port"\naliases = ["码头"]',
)
_NAMES = ("兰汀", "青舟", "海望", "Haiwang", "Lanting", "河水", "Qingzhou")


def _put_edition(archive: Archive, chance: random.Random) -> None:
    lang = chance.choice(("zh", "en"))
    header = "".join(
        f"{key}: {chance.choice(values)}\n" for key, values in _HEADERS.items() if chance.random() < 0.15
    )
    stories = "".join(
        f"\n### {chance.choice(_HEADLINES[lang])}{f' {{#s{place}}}' if chance.random() < 0.5 else ''}\n\n"
        + "\n\n".join(chance.sample(_SENTENCES[lang], chance.randint(1, 4)))
        + "\n"
        for place in range(chance.randint(0, 3))
    )
    path = f"content/{chance.choice(_DAYS)}-{chance.choice(_SLUGS)}.{lang}.md"
    title = chance.choice(_HEADLINES[lang])
    archive.put(path, f"---\ntitle: {title}\n{header}---\n\n## 港 A\n{stories}".encode())


def _some_edition(archive: Archive, chance: random.Random) -> Path | None:
    found = sorted((archive.root / "content").rglob("*.md"))
    return chance.choice(found) if found else None


def _delete(archive: Archive, chance: random.Random) -> None:
    if path := _some_edition(archive, chance):
        path.unlink()


def _rename(archive: Archive, chance: random.Random) -> None:
    if path := _some_edition(archive, chance):
        folder = archive.root / "content" / chance.choice(("", "2025", "deep/er"))
        folder.mkdir(parents=True, exist_ok=True)
        path.rename(folder / f"{chance.choice(_DAYS)}-{chance.choice(_SLUGS)}.{_lang_of(path)}.md")


def _lang_of(path: Path) -> str:
    return path.name.split(".")[-2]


def _change_text(archive: Archive, chance: random.Random) -> None:
    if path := _some_edition(archive, chance):
        text = path.read_text("utf-8")
        path.write_text(f"{text}\n{chance.choice(_SENTENCES[_lang_of(path)])}\n", "utf-8")


def _change_header(archive: Archive, chance: random.Random) -> None:
    if path := _some_edition(archive, chance):
        key = chance.choice(list(_HEADERS))
        before, head, body = path.read_text("utf-8").split("---\n", 2)
        lines = [line for line in head.splitlines(keepends=True) if not line.startswith(f"{key}:")]
        if chance.random() < 0.7:
            lines.append(f"{key}: {chance.choice(_HEADERS[key])}\n")
        path.write_text("---\n".join((before, "".join(lines), body)), "utf-8")


def _change_media(archive: Archive, chance: random.Random) -> None:
    name = chance.choice(("a.png", "b.svg"))
    if chance.random() < 0.3:
        (archive.root / "content/media" / name).unlink(missing_ok=True)
    else:
        archive.put(f"content/media/{name}", b"\x89PNG" + b"x" * chance.randint(1, 9))


def _change_register(archive: Archive, chance: random.Random) -> None:
    names = chance.sample(_NAMES, 4)
    kinds = ("company", "product", "person", "organisation")
    text = ""
    for number, (key, name) in enumerate(zip(("haiwang", "lanting", "qingzhou", "e4"), names, strict=True)):
        text += f'[{key}]\nkind = "{chance.choice(kinds)}"\nname = "{name}"\n'
        if number > 1 and chance.random() < 0.5:
            text += 'owner = "haiwang"\n'
        if chance.random() < 0.3:
            text += 'about = { zh = "造船的。", en = "Builds ships." }\n'
        if chance.random() < 0.3:
            text += f'aliases = ["{name}集团"]\n'
    archive.put("content/entities/all.toml", text.encode())


def _change_settings(archive: Archive, chance: random.Random) -> None:
    text = 'title = { zh = "渡口", en = "Ferry" }\nbase_url = "https://ferry.example/"\n'
    text += chance.choice(("", "", "", 'languages = ["en", "zh"]\n', 'languages = ["zh"]\n'))
    for setting in _SETTINGS:
        if chance.random() < 0.3:
            text += f"{setting}\n"
    archive.put("content/site.toml", text.encode())


# Each change with how often it is made.
_CHANGES: dict[Callable[[Archive, random.Random], None], int] = {
    _put_edition: 6,
    _change_text: 6,
    _change_header: 6,
    _delete: 2,
    _rename: 4,
    _change_media: 2,
    _change_register: 1,
    _change_settings: 1,
}


def _differences(archive: Archive, seed: int) -> list[str]:
    """What a history of changes leaves otherwise than a first build would make it."""
    chance = random.Random(seed)
    _change_settings(archive, chance)
    _change_register(archive, chance)
    for _ in range(8):
        _put_edition(archive, chance)
    archive.build()
    for step in range(_STEPS):
        made = chance.choices(list(_CHANGES), list(_CHANGES.values()), k=chance.randint(1, 3))
        for change in made:
            change(archive, chance)
        twin = archive.twin(f"step-{step}")
        drafts = chance.random() < 0.3
        if chance.random() < 0.5 and _checked(archive, drafts) != _checked(twin, drafts):
            return [f"step {step}: {[each.__name__ for each in made]}: a check tells otherwise"]
        report = archive.build(drafts=drafts)
        first = twin.build(drafts=drafts)
        if report.problems != first.problems or report.published != first.published:
            return [f"step {step}: {[each.__name__ for each in made]}: other problems"]
        if not report.published:
            continue
        site, expected = archive.site(), twin.site()
        if wrong := sorted(each for each in {*site, *expected} if site.get(each) != expected.get(each)):
            return [f"step {step}: {[each.__name__ for each in made]}", *wrong]
    return []


def _checked(archive: Archive, drafts: bool) -> tuple[Problem, ...]:
    return archive.build(publish=False, drafts=drafts).problems


@pytest.mark.parametrize("seed", range(6))
def test_any_history_of_changes_ends_in_the_bytes_of_a_first_build(archive: Archive, seed: int) -> None:
    assert _differences(archive, seed) == []


def main() -> None:
    """Try the histories of the seeds from the first to the last."""
    for seed in range(int(sys.argv[1]), int(sys.argv[2])):
        with tempfile.TemporaryDirectory() as folder:
            if wrong := _differences(Archive(Path(folder) / "archive"), seed):
                print(seed, *wrong, sep="\n  ", flush=True)


if __name__ == "__main__":
    main()
