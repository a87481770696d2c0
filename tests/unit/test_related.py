"""Which earlier stories are on the same thing, found in small archives written for it.

A judged archive says of each story which others it goes on with (`thread`), and which pairs a reader would
follow as well (`akin`); what it does not name is about somebody's other business.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.config import load_config
from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.link.pairs import pair
from generator.model.digest import Digest
from generator.model.language import Lang
from generator.model.relation import Relation
from generator.plan.related import related
from generator.read.edition import read_edition
from generator.read.entities import read_register
from generator.read.scan import scan
from tests.archive import Archive
from tests.case_files import Case, each_case

REGISTER = """\
-- content/entities/all.toml --
[haiwang]
kind = "company"
name = { zh = "海望", en = "Haiwang" }

[lanting]
kind = "company"
name = { zh = "兰汀", en = "Lanting" }

[qingzhou]
kind = "product"
owner = "lanting"
name = { zh = "青舟", en = "Qingzhou" }

[lighthouse]
kind = "organisation"
name = { zh = "灯塔局", en = "Lighthouse Office" }
"""


class Known(NamedTuple):
    """The digests of an archive in order of time, and the owner of each of its entities."""

    digests: tuple[Digest, ...]
    owners: Mapping[str, str | None]

    def relations(self, digests: Sequence[Digest] | None = None) -> list[tuple[Relation, ...]]:
        """The relations of each digest, or of each of `digests`."""
        digests = self.digests if digests is None else digests
        return list(related(digests, [0] * len(digests), range(len(digests)), self.owners))


@pytest.fixture
def known(tmp_path: Path) -> "Reader":
    return Reader(tmp_path)


class Reader:
    """Reads and links an archive written by a test."""

    def __init__(self, root: Path) -> None:
        self.archive = Archive(root)

    def __call__(self, text: str) -> Known:
        self.archive.write(text)
        root = self.archive.root
        config = load_config(root)
        register, problems = read_register(root)
        assert problems == ()
        names = index_names(register)
        editions = []
        for source in scan(root)[0]:
            edition, _ = read_edition((root / source.path).read_bytes(), source.path, config)
            assert edition is not None
            editions.append(link_edition(edition, names, "")[0])
        digests, _ = pair(editions, config.languages[0])
        owners = {entity.id: entity.owner for entity in register.entities}
        return Known(tuple(sorted(digests, key=lambda each: each.date)), owners)

    def stories(self, *stories: tuple[str, str]) -> dict[str, Relation]:
        """The relations of stories, each of a digest of its own: its date, and a headline with its text."""
        text = REGISTER
        for number, (date, story) in enumerate(stories):
            text += f"-- content/{date[:4]}/{date}-{number}.zh.md --\n---\ntitle: 摘要\ndate: {date}\n---\n\n"
            text += story.replace("### ", f"### s{number} ", 1) if False else story + "\n\n"
        return {each.anchor: each for digest in self(text).relations() for each in digest}
