"""Small archives to search in, in memory."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from generator.model.date import IsoDate
from generator.model.entity import Entity, Kind, Name
from generator.model.language import Lang, Localized
from generator.model.search import Document
from generator.search.index import FOLDER, Indexed, Map, index_root, index_segment
from generator.search.reader import Reader
from generator.search.segments import segments_of

CASES = Path(__file__).parent / "cases" / "search"


def document(text: str, **given: Any) -> Document:
    """A Chinese document of one story, unless `given` says otherwise."""
    lang = Lang(given.pop("lang", "zh"))
    digest = given.setdefault("digest", "digest")
    date = IsoDate(given.pop("date", "2026-04-24"))
    defaults = {"story": "story", "title": "", "headline": ""}
    address = f"{lang}/{date.replace('-', '/')}/{digest}.html"
    return Document(**{**defaults, **given, "lang": lang, "date": date, "address": address, "text": text})


def entity(entity_id: str, zh: str, en: str, aliases: Sequence[str] = (), kind: str = "company") -> Entity:
    """An entity that is found by its names and `aliases`."""
    return Entity(
        id=entity_id,
        kind=Kind(kind),
        names=Localized(zh=zh, en=en),
        writings=tuple(Name(text=text) for text in dict.fromkeys((zh, en, *aliases))),
        owner=None,
        url="",
        about=Localized(zh="", en=""),
    )


def case_archive() -> tuple[list[Document], list[Entity]]:
    """The archive of the case files."""
    given = json.loads((CASES / "archive.json").read_text(encoding="utf-8"))
    documents = []
    for row in given["documents"]:
        for key in ("mentions", "figures"):
            row[key] = tuple(tuple(pair) for pair in row.get(key, ()))
        documents.append(document(row.pop("text"), **{**row, "topics": tuple(row.get("topics", ()))}))
    return documents, [entity(row.pop("id"), **row) for row in given["entities"]]


def index(
    documents: Sequence[Document], entities: Sequence[Entity] = (), map_items: Map = map
) -> list[Indexed]:
    """The segments of an index."""
    segments = segments_of(documents)
    return [index_segment(each, lambda item: [item], entities, map_items) for each in segments]


def files_of(segments: Sequence[Indexed]) -> dict[str, bytes]:
    """All files of an index, by their names below its folder."""
    outputs = [*index_root(segments), *(output for each in segments for output in each.files)]
    return {output.address.removeprefix(f"{FOLDER}/"): output.data for output in outputs}


def loader(documents: Sequence[Document], entities: Sequence[Entity] = ()) -> Callable[[str], bytes]:
    """What loads the files of an index of `documents`."""
    return files_of(index(documents, entities)).__getitem__


def reader(documents: Sequence[Document], entities: Sequence[Entity] = ()) -> Reader:
    """A reader of an index of `documents`."""
    return Reader(loader(documents, entities))
