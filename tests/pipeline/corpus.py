"""An archive large enough that its builds share the work among processes: 80 sources, over 300 pages."""

from tests.archive import Archive

DIGESTS = 40
REGISTER = """
[lanting]
kind = "company"
name = { zh = "兰汀", en = "Lanting" }

[qingzhou]
kind = "product"
owner = "lanting"
name = { zh = "青舟", en = "Qingzhou" }

[haiwang]
kind = "company"
name = { zh = "海望", en = "Haiwang" }
aliases = ["海望集团", "HW"]
"""
WORDS = {
    "zh": ("兰汀下水了第{n}艘船。", "青舟开到了{n}号码头。", "海望与兰汀谈了{n}天。", "河水涨了{n}寸。"),
    "en": (
        "Lanting launched ship {n}.",
        "Qingzhou went to pier {n}.",
        "Haiwang met Lanting for {n} days.",
        "The river rose {n} inches.",
    ),
}


def path_of(number: int, lang: str) -> str:
    # Three digests share a day, so that order on a day is put to the test too.
    return f"content/{2024 + number % 3}/{day_of(number)}-第{number}号.{lang}.md"


def day_of(number: int) -> str:
    return f"{2024 + number % 3}-{1 + number // 6:02}-{1 + number % 2 * 9:02}"


def source_of(number: int, lang: str, change: str = "") -> bytes:
    words = WORDS[lang]
    story = "\n\n".join(
        f"### {'新闻' if lang == 'zh' else 'News'} {number}.{each} {{#s{each}}}\n\n"
        + words[(number + each) % 4].format(n=number)
        + change
        for each in range(2)
    )
    return f"---\ntitle: {'摘要' if lang == 'zh' else 'Digest'} {number}\n---\n\n## A\n\n{story}\n".encode()


def write_corpus(archive: Archive, *, backwards: bool = False) -> None:
    numbers = range(DIGESTS)
    for number in reversed(numbers) if backwards else numbers:
        for lang in ("en", "zh") if backwards else ("zh", "en"):
            archive.put(path_of(number, lang), source_of(number, lang))
    archive.put("content/entities/all.toml", REGISTER.encode())
    archive.put("content/media/图 1.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
