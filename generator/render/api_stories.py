"""Stories as documents for programs show them: in short, and with the facts that they tell.

They are put together as text, each once: the same story is in the documents of all whom it names.
"""

import json
from json.encoder import encode_basestring as quoted_text

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.digest import Digest, LinkedStory, PairedEdition
from generator.model.language import Lang
from generator.model.relation import Relation

Json = dict[str, object]

encoded = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode

# Where the documents lie that show stories: those of entities and of months are equally deep.
_DOCUMENT = addresses.api("stories/month")


def address_in(document: str, address: str, base_url: str) -> str:
    """`address` for readers of the document at another one."""
    if base_url:
        return addresses.absolute(address, base_url)
    return addresses.to_root(document) + addresses.quoted(address)


class Stories:
    """The stories of an archive as JSON, a digest at a time; those of both editions are one."""

    def __init__(self, archive: Archive, config: Config) -> None:
        self._archive = archive
        self._config = config
        # Not `functools.cache` on the method: the circle would keep the archive until a collection.
        self._written: dict[int, dict[str, str]] = {}

    def briefs(self, number: int) -> dict[str, str]:
        """By anchor, what the stories of a digest are and where; under no anchor the digest itself."""
        if number not in self._written:
            self._written[number] = self._briefs(number)
        return self._written[number]

    def _briefs(self, number: int) -> dict[str, str]:
        digest = self._archive.digests[number]
        headlines: dict[str, dict[Lang, str]] = {}
        urls: dict[str, dict[Lang, str]] = {}
        for paired, url in self._editions(digest):
            header = paired.edition.header
            lang = header.lang
            headlines.setdefault("", {})[lang] = quoted_text(header.title)
            urls.setdefault("", {})[lang] = quoted_text(url)
            for headline, anchor in zip(paired.edition.headlines, paired.anchors, strict=True):
                headlines.setdefault(anchor, {})[lang] = quoted_text(headline or header.title)
                urls.setdefault(anchor, {})[lang] = quoted_text(f"{url}#{addresses.quoted(anchor)}")
        start = f'{{"digest":{quoted_text(digest.key)},"date":"{digest.date}"'
        return {
            anchor: start
            + (f',"story":{quoted_text(anchor)}' if anchor else "")
            + f',"headline":{_by_language(told)},"url":{_by_language(urls[anchor])}}}'
            for anchor, told in headlines.items()
        }

    def full(self, number: int) -> list[str]:
        """The stories of a digest in order, with the facts that any edition tells of them."""
        digest = self._archive.digests[number]
        tellings: dict[str, list[LinkedStory]] = {}
        for paired, _ in self._editions(digest):
            for story, anchor in zip(paired.edition.stories, paired.anchors, strict=True):
                tellings.setdefault(anchor, []).append(story)
        relations = {each.anchor: each for each in self._archive.related.get(digest.key, ())}
        briefs = self.briefs(number)
        return [
            f"{briefs[anchor][:-1]},{encoded(_facts(told, relations.get(anchor)))[1:]}"
            for anchor, told in tellings.items()
        ]

    def _editions(self, digest: Digest) -> list[tuple[PairedEdition, str]]:
        """The editions that have a page, with its address, the original first."""
        base_url = self._config.base_url
        return [
            (
                paired,
                address_in(_DOCUMENT, addresses.edition(header.lang, digest.date, header.slug), base_url),
            )
            for paired in digest.editions
            if (header := paired.edition.header).lang in self._config.languages
        ]


def _by_language(values: dict[Lang, str]) -> str:
    inner = ",".join([f'"{lang}":{value}' for lang, value in values.items()])
    return f"{{{inner}}}"


def _facts(told: list[LinkedStory], relation: Relation | None) -> Json:
    """What the tellings of a story tell together, each fact once; and what it is related to."""
    figures: dict[tuple[str, str, str], str] = {}
    for story in told:
        for each in story.figures:
            figures.setdefault((each.value, each.unit, each.qualifier), each.text)
    facts: Json = {
        "sources": list(dict.fromkeys([link for story in told for link in story.links if "://" in link])),
        "entities": list(dict.fromkeys([mention.entity for story in told for mention in story.mentions])),
        "figures": [
            {"value": value, "unit": unit, "qualifier": qualifier, "text": text}
            for (value, unit, qualifier), text in figures.items()
        ],
        "times": list(dict.fromkeys([moment.period for story in told for moment in story.moments])),
    }
    if relation and relation.before:
        facts["follows"] = {"digest": relation.before.digest, "story": relation.before.anchor}
    if relation and relation.related:
        facts["related"] = [{"digest": each.digest, "story": each.anchor} for each in relation.related]
    return facts
