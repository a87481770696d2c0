"""Documents for programs as JSON; `api_schema.py` describes them.

Addresses are whole where the host is known, else relative to the document. Nothing in a document depends on a
digest that it does not show, so that of a month stays as it is when the month is over.
"""

import json

from generator import addresses
from generator.config import Config
from generator.model.api import ApiDocument, ApiKind
from generator.model.archive import NEVER, Archive
from generator.model.digest import PairedEdition
from generator.model.entity import Entity
from generator.model.language import Lang, Localized
from generator.model.topic import TopicKind
from generator.render.api_schema import SCHEMA, VERSION
from generator.render.api_stories import Json, Stories, address_in, encoded


class Api:
    """The documents of one archive; it remembers the stories that several of them show."""

    def __init__(self, archive: Archive, config: Config) -> None:
        self._archive = archive
        self._config = config
        self._stories = Stories(archive, config)

    def data(self, document: ApiDocument) -> bytes:
        """The bytes of `document`."""
        make = {
            ApiKind.INDEX: self._index,
            ApiKind.DIGESTS: self._digests,
            ApiKind.ENTITIES: self._entities,
            ApiKind.ENTITY: self._entity,
            ApiKind.STORIES: self._month,
        }[document.kind]
        return f"{make(document)}\n".encode("utf-8", "replace")

    def _index(self, document: ApiDocument) -> str:
        config = self._config
        return self._written(
            document,
            {
                "title": _in_both(config.title, config),
                "description": _in_both(config.description, config),
                "home": {lang: self._at(addresses.home(lang), document) for lang in config.languages},
                "digests": self._at(addresses.api(ApiKind.DIGESTS), document),
                "entities": self._at(addresses.api(ApiKind.ENTITIES), document),
                "stories": [
                    {
                        "month": each.month,
                        "digests": len(each.digests),
                        "url": self._at(addresses.api(f"stories/{each.month}"), document),
                    }
                    for each in document.months
                ],
            },
        )

    def _digests(self, document: ApiDocument) -> str:
        return self._written(
            document,
            {},
            digests=[
                encoded(self._digest(number, each.month, document))
                for each in document.months
                for number in each.digests
            ],
        )

    def _digest(self, number: int, month: str, document: ApiDocument) -> Json:
        archive = self._archive
        digest = archive.digests[number]
        topics = [key.partition("/")[2] for key in archive.tagged[number]]
        editions = {
            paired.edition.header.lang: self._edition(paired, number, document)
            for paired in digest.editions
            if paired.edition.header.lang in self._config.languages
        }
        return {
            "key": digest.key,
            "date": digest.date,
            "topics": topics,
            "editions": editions,
            "stories": self._at(addresses.api(f"stories/{month}"), document),
        }

    def _edition(self, paired: PairedEdition, number: int, document: ApiDocument) -> Json:
        header = paired.edition.header
        digest = self._archive.digests[number]
        series = self._archive.spellings[TopicKind.SERIES].get(header.series, "").partition("/")[2]
        return {
            "url": self._at(addresses.edition(header.lang, digest.date, header.slug), document),
            "title": header.title,
            "summary": header.summary,
            "authors": header.authors,
            "is_original": paired is digest.editions[0],
            **({"series": series} if series else {}),
            **({"updated": header.updated} if header.updated else {}),
        }

    def _entities(self, document: ApiDocument) -> str:
        return self._written(
            document,
            {},
            entities=[
                encoded(
                    {
                        **self._name(self._archive.entities[each], document),
                        "url": self._at(addresses.api(f"entities/{each}"), document),
                    }
                )
                for each in document.entities
            ],
        )

    def _entity(self, document: ApiDocument) -> str:
        entity_id, *owned = document.entities
        entity = self._archive.entities[entity_id]
        said: Json = {
            **self._name(entity, document),
            "writings": list(dict.fromkeys(each.text for each in entity.writings)),
            "about": _in_both(entity.about, self._config),
            "website": entity.url,
            "owner": entity.owner or "",
            "owned": owned,
        }
        named: dict[tuple[int, str], None] = {}
        for lang in self._config.languages:
            shelf = self._archive.shelves[lang]
            for number, place, _ in self._archive.timelines[lang].get(entity_id, NEVER).appearances:
                named[number, shelf[number].paired.anchors[place] if place >= 0 else ""] = None
        briefs = self._stories.briefs
        stories = [briefs(number)[anchor] for number, anchor in sorted(named, key=lambda each: each[0])]
        return self._written(document, {key: value for key, value in said.items() if value}, stories=stories)

    def _name(self, entity: Entity, document: ApiDocument) -> Json:
        shown = self._archive.shown
        return {
            "id": entity.id,
            "kind": entity.kind,
            "name": _in_both(entity.names, self._config),
            "page": {
                lang: self._at(addresses.entity(lang, entity.kind, entity.id), document)
                for lang in self._config.languages
                if entity.id in shown[lang]
            },
        }

    def _month(self, document: ApiDocument) -> str:
        (month,) = document.months
        stories = [each for number in month.digests for each in self._stories.full(number)]
        return self._written(document, {"month": month.month}, stories=stories)

    def _written(self, document: ApiDocument, said: Json, **lists: list[str]) -> str:
        """A document as text; `lists` hold what is JSON already, an item for each line."""
        schema = self._at(addresses.api("schema"), document)
        head: Json = {"$schema": schema, "type": document.kind, "version": VERSION, **said}
        told = "".join(f',"{name}":[\n{_LINES.join(items)}\n]' for name, items in lists.items())
        return f"{encoded(head)[:-1]}{told}}}"

    def _at(self, address: str, document: ApiDocument) -> str:
        return address_in(document.address, address, self._config.base_url)


_LINES = ",\n"


def schema() -> bytes:
    """The description of all documents."""
    return (json.dumps(SCHEMA, ensure_ascii=False, indent=1) + "\n").encode()


def _in_both(text: Localized, config: Config) -> dict[Lang, str]:
    return {lang: text[lang] for lang in config.languages if text[lang]}
