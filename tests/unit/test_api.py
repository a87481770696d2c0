"""Documents for programs: what they say, what the schema says of them, and which a change makes anew."""

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator

from tests.archive import Archive

BASE = "https://loom.example/archive/"
CONTENT = """\
-- content/entities/all.toml --
[acme]
kind = "company"
name = { zh = "艾克米", en = "Acme" }
url = "https://acme.example"

[loom-one]
kind = "product"
owner = "acme"
name = "Loom One"

[silent]
kind = "person"
name = "Nobody Ever"
-- content/2026/2026-02-10-looms.zh.md --
---
title: 织机
summary: 涨了。
tags: [布]
series: 周报
---

### [艾克米筹资 400 亿美元](https://wire.example/a) {#money}

艾克米在 2 月 9 日拿到 400 亿美元。

### 只有中文 {#alone}

一句话。
-- content/2026/2026-02-10-looms.en.md --
---
title: Looms
updated: 2026-02-12
authors: [Jia]
---

### [Acme raises $40 billion](https://wire.example/a) {#money}

Acme took $40 billion, and sold 30 looms of Loom One.
-- content/2026/2026-03-01-more.en.md --
---
title: More
---

### Acme goes on {#on}

Acme said so.
"""


def documents(archive: Archive) -> dict[str, Any]:
    return {
        address.removeprefix("api/"): json.loads(data)
        for address, data in archive.site().items()
        if address.startswith("api/")
    }


@pytest.fixture(params=["", BASE])
def built(request: pytest.FixtureRequest, archive: Archive) -> tuple[Archive, str]:
    archive.write(f'-- content/site.toml --\nbase_url = "{request.param}"\n{CONTENT}')
    assert archive.build().published
    return archive, request.param


def test_every_document_is_as_the_schema_says(built: tuple[Archive, str]) -> None:
    found = documents(built[0])
    schema = found.pop("schema.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for name, document in found.items():
        assert [str(fault) for fault in validator.iter_errors(document)] == [], name
        assert not validator.is_valid({**document, "version": 2}), name
    assert sorted(found) == [
        "digests.json",
        "entities.json",
        "entities/acme.json",
        "entities/loom-one.json",
        "index.json",
        "stories/2026-02.json",
        "stories/2026-03.json",
    ]


def test_every_address_leads_to_a_file_from_where_it_stands(built: tuple[Archive, str]) -> None:
    archive, base = built
    site = archive.site()
    for name, document in documents(archive).items():
        if name == "schema.json":
            continue
        found = list(urls(document))
        assert found
        for url in found:
            assert url.startswith(base)
            whole = urljoin(f"{BASE}api/{name}", url)
            address = unquote(urlsplit(whole).path).removeprefix("/archive/")
            assert str(PurePosixPath(address, "index.html") if address.endswith("/") else address) in site, (
                url
            )


def urls(value: object, key: str = "") -> list[str]:
    """What stands under a key for addresses, at whatever depth."""
    if isinstance(value, str):
        return [value] if key in ("url", "page", "home", "$schema") or value.endswith(".json") else []
    items = (
        value.items()
        if isinstance(value, dict)
        else [(key, each) for each in value]
        if isinstance(value, list)
        else []
    )
    return [url for name, each in items for url in urls(each, key if name in ("zh", "en") else name)]


def test_a_story_has_what_both_editions_tell_of_it(archive: Archive) -> None:
    archive.write(CONTENT)
    archive.build()
    money, alone = documents(archive)["stories/2026-02.json"]["stories"]
    assert money == {
        "digest": "2026-02-10-looms",
        "date": "2026-02-10",
        "story": "money",
        "headline": {"zh": "艾克米筹资 400 亿美元", "en": "Acme raises $40 billion"},
        "url": {
            "zh": "../../zh/2026/02/10/looms.html#money",
            "en": "../../en/2026/02/10/looms.html#money",
        },
        "sources": ["https://wire.example/a"],
        "entities": ["acme", "loom-one"],
        "figures": [{"value": "40000000000", "unit": "USD", "qualifier": "", "text": "400 亿美元"}],
        "times": ["2026-02-09"],
    }
    assert alone["headline"] == {"zh": "只有中文"}


def test_an_entity_has_every_story_that_names_it_newest_first(archive: Archive) -> None:
    archive.write(CONTENT)
    archive.build()
    found = documents(archive)
    acme = found["entities/acme.json"]
    assert [(each["digest"], each["story"]) for each in acme["stories"]] == [
        ("2026-03-01-more", "on"),
        ("2026-02-10-looms", "money"),
    ]
    assert (acme["website"], acme["owned"], acme["name"]) == (
        "https://acme.example",
        ["loom-one"],
        {"zh": "艾克米", "en": "Acme"},
    )
    assert [each["id"] for each in found["entities.json"]["entities"]] == ["acme", "loom-one"]


def test_a_digest_has_its_editions(archive: Archive) -> None:
    archive.write(CONTENT)
    archive.build()
    newest, oldest = documents(archive)["digests.json"]["digests"]
    assert newest["editions"].keys() == {"en"}
    assert (oldest["key"], oldest["stories"]) == ("2026-02-10-looms", "../api/stories/2026-02.json")
    assert oldest["editions"]["en"] == {
        "url": "../en/2026/02/10/looms.html",
        "title": "Looms",
        "summary": [],
        "authors": ["Jia"],
        "is_original": False,
        "updated": "2026-02-12",
    }


def test_a_new_digest_leaves_the_months_before_it_as_they_are(archive: Archive) -> None:
    archive.write(CONTENT)
    archive.build()
    before = archive.identities()
    archive.write(
        "-- content/2026/2026-03-02-last.en.md --\n---\ntitle: Last\n---\n\n### Loom One runs\n\nYes.\n"
    )
    archive.build()
    after = archive.identities()
    changed = {
        address for address in after if address.startswith("api/") and after[address] != before.get(address)
    }
    assert changed == {
        "api/index.json",
        "api/digests.json",
        "api/entities/loom-one.json",
        "api/stories/2026-03.json",
    }
