"""Settings: what they may say, and what holds where they say nothing."""

from pathlib import Path

import pytest

from generator.config import Config, load_config
from generator.model.language import Lang, Localized


def load(root: Path, text: str) -> Config:
    (root / "content").mkdir()
    (root / "content" / "site.toml").write_text(text, encoding="utf-8")
    return load_config(root)


def test_a_folder_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()
    assert load(tmp_path, "") == Config()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    text = """
title = { zh = "纺织文摘", en = "Loom digest" }
description = "Looms"
base_url = "https://loom.example/archive"
languages = ["en", "zh"]
timezone = "Europe/Berlin"
authority = " loom.example "
html = true
home_digests = 3
"""
    assert load(tmp_path, text) == Config(
        title=Localized(zh="纺织文摘", en="Loom digest"),
        description=Localized(zh="Looms", en="Looms"),
        base_url="https://loom.example/archive/",
        languages=(Lang.EN, Lang.ZH),
        timezone="Europe/Berlin",
        authority="loom.example",
        html=True,
        home_digests=3,
    )


@pytest.mark.parametrize(("written", "used"), [("", ""), ("http://a.example/", "http://a.example/")])
def test_an_address_ends_in_a_slash_unless_there_is_none(tmp_path: Path, written: str, used: str) -> None:
    assert load(tmp_path, f'base_url = "{written}"').base_url == used
