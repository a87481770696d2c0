"""`llms.txt`: the site in short, for programs that read as people do (https://llmstxt.org)."""

import re
from collections.abc import Iterator, Sequence

from generator import addresses
from generator.model.hosting import Guide
from generator.model.page import Output
from generator.render.templates import Templates

_MARKS = re.compile(r"([\\\[\]<>`*_])")


def guide(guides: Sequence[Guide], base_url: str, templates: Templates) -> Output:
    """The one file for all languages; addresses in it are whole where the host is known."""
    names = " / ".join(dict.fromkeys(_plain(each.site) for each in guides))
    promises = " / ".join(dict.fromkeys(_plain(each.description) for each in guides if each.description))
    lines = [f"# {names}", ""]
    if promises:
        lines += [f"> {promises}", ""]
    for each in guides:
        lines += _of_language(each, base_url, templates)
    return Output(address="llms.txt", data="\n".join(lines).encode("utf-8", "replace"))


def _of_language(guide: Guide, base_url: str, templates: Templates) -> Iterator[str]:
    speech = templates.speech(guide.lang)
    t = speech.t
    counts = {"digests": t("count.digests", n=guide.digests), "stories": t("count.stories", n=guide.stories)}
    yield "## " + t("guide.title")
    yield ""
    yield t("guide.about", **counts)
    yield ""
    for way in guide.ways:
        yield _item(speech.label(way.label), way.address, t("guide." + way.label), base_url)
    yield _item("JSON", addresses.api("index"), t("guide.api"), base_url)
    yield ""
    if guide.latest:
        yield "## " + t("guide.latest")
        yield ""
        for item in guide.latest:
            told = item.summary or tuple(link.label for link in item.headlines)
            yield _item(item.title, item.address, f"{item.date}. {' '.join(told)}".strip(), base_url)
        yield ""


def _item(name: str, address: str, note: str, base_url: str) -> str:
    place = addresses.absolute(address, base_url) if base_url else addresses.quoted(address)
    return f"- [{_plain(name)}]({place}): {_plain(note)}"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
