"""The description of all documents for programs, as JSON Schema (https://json-schema.org/draft/2020-12/schema)."""

from generator.model.api import ApiKind
from generator.model.digest import Qualifier
from generator.model.entity import Kind
from generator.model.language import Lang

_Schema = dict[str, object]
_Fields = dict[str, _Schema]

# Grows when a program that reads a document might no longer understand it; what is added does not count.
VERSION = 1

_TEXT: _Schema = {"type": "string"}
_COUNT: _Schema = {"type": "integer", "minimum": 0}
_URL: _Schema = {
    "type": "string",
    "minLength": 1,
    "description": "A whole address where the host of the site is known, else relative to the document.",
}
_DATE: _Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}(-\d{2})?$",
    "description": "A day, or a month where only that is known.",
}
_MONTH: _Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}$"}


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _by_language(values: _Schema) -> _Schema:
    return {
        "type": "object",
        "properties": {lang.value: values for lang in Lang},
        "additionalProperties": False,
    }


def _object(required: _Fields, optional: _Fields | None = None, about: str = "") -> _Schema:
    return {
        "type": "object",
        **({"description": about} if about else {}),
        "properties": {**required, **(optional or {})},
        "required": list(required),
    }


def _document(kind: ApiKind, about: str, required: _Fields, optional: _Fields | None = None) -> _Schema:
    head: _Fields = {"$schema": _URL, "type": {"const": kind}, "version": {"const": VERSION}}
    return _object({**head, **required}, optional, about)


_STORY_KEY = _object(
    {"digest": _TEXT, "story": _TEXT}, about="A digest by key, and a story of it by its anchor."
)
_BRIEF: _Fields = {
    "digest": _TEXT,
    "date": _DATE,
    "headline": _by_language(_TEXT),
    "url": _by_language(_URL),
}
_NAMED: _Fields = {
    "id": _TEXT,
    "kind": {"enum": list(Kind)},
    "name": _by_language(_TEXT),
    "page": _by_language(_URL),
}
_FIGURE = _object(
    {
        "value": {
            "type": "string",
            "pattern": r"^\d+(\.\d+)?$",
            "description": "A decimal number.",
        },
        "unit": {
            "type": "string",
            "description": "An ISO 4217 currency, W, % or people; empty if not told.",
        },
        "qualifier": {"enum": list(Qualifier)},
        "text": {"type": "string", "description": "As written."},
    }
)
_TIME: _Schema = {
    "type": "string",
    "description": "A day, month or year, or the ISO 8601 interval between two.",
    "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$",
}

_DOCUMENTS = {
    ApiKind.INDEX: _document(
        ApiKind.INDEX,
        "api/index.json: where all other documents are.",
        {
            "title": _by_language(_TEXT),
            "description": _by_language(_TEXT),
            "home": _by_language(_URL),
            "digests": _URL,
            "entities": _URL,
            "stories": _list(_object({"month": _MONTH, "digests": _COUNT, "url": _URL})),
        },
    ),
    ApiKind.DIGESTS: _document(
        ApiKind.DIGESTS,
        "api/digests.json: every digest, the newest first.",
        {
            "digests": _list(
                _object(
                    {
                        "key": _TEXT,
                        "date": _DATE,
                        "topics": _list(_TEXT),
                        "editions": _by_language(
                            _object(
                                {
                                    "url": _URL,
                                    "title": _TEXT,
                                    "summary": _list(_TEXT),
                                    "authors": _list(_TEXT),
                                    "is_original": {"type": "boolean"},
                                },
                                {"series": _TEXT, "updated": _TEXT},
                            )
                        ),
                        "stories": _URL,
                    }
                )
            )
        },
    ),
    ApiKind.ENTITIES: _document(
        ApiKind.ENTITIES,
        "api/entities.json: every company, product, person and organisation with a page, by id.",
        {"entities": _list(_object({**_NAMED, "url": _URL}))},
    ),
    ApiKind.ENTITY: _document(
        ApiKind.ENTITY,
        "api/entities/{id}.json: an entity, and every story that names it, the newest first.",
        {**_NAMED, "writings": _list(_TEXT), "stories": _list(_object(_BRIEF, {"story": _TEXT}))},
        {"about": _by_language(_TEXT), "website": _TEXT, "owner": _TEXT, "owned": _list(_TEXT)},
    ),
    ApiKind.STORIES: _document(
        ApiKind.STORIES,
        "api/stories/{month}.json: every story of a month with the facts that it tells.",
        {
            "month": _MONTH,
            "stories": _list(
                _object(
                    {
                        **_BRIEF,
                        "story": _TEXT,
                        "sources": _list(_TEXT),
                        "entities": _list(_TEXT),
                        "figures": _list(_FIGURE),
                        "times": _list(_TIME),
                    },
                    {"follows": _STORY_KEY, "related": _list(_STORY_KEY)},
                )
            ),
        },
    ),
}

SCHEMA: _Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Documents of a digest archive, for programs",
    "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in _DOCUMENTS],
    "$defs": {kind.value: described for kind, described in _DOCUMENTS.items()},
}
