"""Names of the register in Traditional characters, where the register lists only Simplified ones."""

import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from generator.fingerprints import fingerprint
from generator.link.names import index_names
from generator.link.traditional import traditional_writings
from generator.model.entity import Entity, Kind, Name, Register
from generator.model.language import Localized
from generator.write.cache import open_cache
from generator.writings import with_writings
from tests.archive import Archive


def entity(entity_id: str, *writings: Name) -> Entity:
    return Entity(
        id=entity_id,
        kind=Kind.COMPANY,
        names=Localized(zh=writings[0].text, en=writings[-1].text),
        writings=writings,
        owner=None,
        url="",
        about=Localized(zh="", en=""),
    )


def texts_of(*entities: Entity) -> dict[str, list[str]]:
    derived = traditional_writings(Register(entities=entities, digest=""))
    return {entity_id: [name.text for name in names] for entity_id, names in derived.items()}


def test_a_simplified_name_is_also_written_as_each_region_writes_it() -> None:
    assert texts_of(entity("nvidia", Name(text="英伟达"))) == {"nvidia": ["英偉達"]}
    assert texts_of(entity("tsmc", Name(text="台积电"))) == {"tsmc": ["臺積電", "台積電"]}


def test_a_character_of_a_name_may_stay_as_it_is() -> None:
    assert texts_of(entity("yu", Name(text="余承东"))) == {"yu": ["餘承東", "余承東"]}


def test_a_name_without_simplified_characters_has_no_other_writing() -> None:
    assert texts_of(entity("acme", Name(text="天河"), Name(text="Acme"), Name(text="達里奧"))) == {}


def test_a_writing_that_the_register_lists_is_not_derived() -> None:
    nearby = entity("nearby", Name(text="后海"))
    assert texts_of(nearby, entity("later", Name(text="後海"))) == {}
    listed = Name(text="英偉達", not_before=("大廈",))
    assert texts_of(entity("nvidia", Name(text="英伟达"), listed)) == {}


def test_two_entities_that_share_a_writing_share_it_in_either_characters() -> None:
    needs = [Name(text="长江", needs=("存储",)), Name(text="长江", needs=("电力",))]
    register = Register(
        entities=tuple(entity(f"e{place}", name) for place, name in enumerate(needs)), digest=""
    )
    assert [names[0].needs for names in traditional_writings(register).values()] == [
        ("存储", "存儲"),
        ("电力", "電力"),
    ]


def test_the_conditions_of_a_name_hold_in_either_characters() -> None:
    apple = Name(text="苹果", not_after=("红",), not_before=("树",), needs=("手机", "电脑"))
    (derived,) = traditional_writings(Register(entities=(entity("apple", apple),), digest=""))["apple"]
    assert derived == Name(
        text="蘋果",
        not_after=("红", "紅"),
        not_before=("树", "樹"),
        needs=("手机", "电脑", "手機", "電腦"),
    )


def test_derived_writings_are_kept_until_the_register_changes(tmp_path: Path) -> None:
    register = Register(entities=(entity("nvidia", Name(text="英伟达")),), digest="one")
    with open_cache(tmp_path) as cache:
        first = with_writings(register, "code", cache)
        assert index_names(first).known("英偉達") == "nvidia"
        assert with_writings(register, "code", cache) == first
        # What is kept is believed, and only for the register that it was derived from.
        cache.keep_value(
            "writing", fingerprint("code", "one"), pickle.dumps({"nvidia": (Name(text="輝達"),)})
        )
        assert index_names(with_writings(register, "code", cache)).known("輝達") == "nvidia"
        changed = replace(register, digest="two")
        assert with_writings(changed, "code", cache).entities == first.entities


ARCHIVE = """\
-- content/entities/all.toml --
[nvidia]
kind = "company"
name = { zh = "英伟达", en = "NVIDIA" }
-- content/2026/2026-03-02-chips.zh.md --
---
title: 晶片短訊
date: 2026-03-02
---

### 英偉達開工

工廠昨天開工，英偉達說這是第一座。
"""


def test_a_traditional_edition_names_whom_the_register_lists_in_simplified(archive: Archive) -> None:
    archive.write(ARCHIVE)
    assert archive.build().published
    page = archive.site()["zh/2026/03/02/chips.html"].decode()
    assert '<a class="entity" data-entity="nvidia"' in page
    assert "英偉達" in archive.site()["zh/company/nvidia.html"].decode()


def test_opencc_is_not_imported_before_it_is_needed() -> None:
    script = "import sys, generator.build; print('opencc' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
