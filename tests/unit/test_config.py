"""Settings: what they may say, and what holds where they say nothing."""

from pathlib import Path

import pytest

from generator.config import Config, load_config
from generator.model.hosting import Encoding
from generator.model.language import Lang, Localized, Traditional
from generator.model.topic import DeclaredTopic


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
show_untranslated = false
traditional = "hk"
precompress = ["zst", "gz"]
sqlite = true

[topics.open-source]
zh = "开源"
en = "Open source"
aliases = ["開源", "OSS"]
about = { zh = "人人可看的代码。", en = "Code for everybody." }

[series.weekly]
en = "The Weekly"
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
        show_untranslated=False,
        traditional=Traditional.HONG_KONG,
        precompress=(Encoding.GZIP, Encoding.ZSTANDARD),
        sqlite=True,
        topics=(
            DeclaredTopic(
                slug="open-source",
                names=Localized(zh="开源", en="Open source"),
                aliases=("開源", "OSS"),
                about=Localized(zh="人人可看的代码。", en="Code for everybody."),
            ),
        ),
        series=(
            DeclaredTopic(
                slug="weekly",
                names=Localized(zh="", en="The Weekly"),
                aliases=(),
                about=Localized(zh="", en=""),
            ),
        ),
    )


def test_a_topic_and_a_series_may_have_the_same_names(tmp_path: Path) -> None:
    config = load(tmp_path, '[topics.looms]\nen = "Looms"\n[series.looms]\nen = "Looms"\n')
    assert config.topics == config.series


def test_a_name_of_a_topic_may_be_said_again_as_its_alias(tmp_path: Path) -> None:
    config = load(tmp_path, '[topics.looms]\nen = "Looms"\naliases = ["looms", "LOOMS"]\n')
    assert config.topics[0].aliases == ("looms", "LOOMS")


@pytest.mark.parametrize(("written", "used"), [("", ""), ("http://a.example/", "http://a.example/")])
def test_an_address_ends_in_a_slash_unless_there_is_none(tmp_path: Path, written: str, used: str) -> None:
    assert load(tmp_path, f'base_url = "{written}"').base_url == used
