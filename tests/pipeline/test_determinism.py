"""The same content gives the same bytes, whoever builds it, where, in how many processes and after what."""

import random
import resource

import pytest

from tests.archive import Archive
from tests.pipeline.corpus import DIGESTS, path_of, source_of, write_corpus
from tests.pipeline.process import run


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the corpus, built by this process alone."""
    archive = Archive(tmp_path_factory.mktemp("reference"))
    write_corpus(archive)
    report = archive.build()
    assert (report.editions, report.problems) == (2 * DIGESTS, ())
    return archive.site()


def faults_of_children() -> int:
    """Memory that ended child processes have asked for: grows when a pool has worked."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_makes_the_same_bytes(
    archive: Archive, reference: dict[str, bytes], jobs: int
) -> None:
    write_corpus(archive)
    before = faults_of_children()
    archive.build(jobs=jobs)
    assert faults_of_children() > before, "no other process took part"
    assert archive.site() == reference


def test_processes_and_one_process_may_take_turns(archive: Archive, reference: dict[str, bytes]) -> None:
    write_corpus(archive)
    archive.build(jobs=2)
    assert archive.build(jobs=1).written == 0
    assert archive.build(jobs=2, force=True).written == len(reference)
    assert archive.site() == reference


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "TZ": "America/Los_Angeles"},
        {"PYTHONHASHSEED": "987654321", "LANG": "de_DE.UTF-8", "TZ": "UTC", "PYTHONOPTIMIZE": "1"},
    ],
    ids=["C", "Turkish", "German"],
)
def test_no_setting_of_the_machine_shows_in_the_site(
    archive: Archive, reference: dict[str, bytes], environment: dict[str, str]
) -> None:
    write_corpus(archive)
    run(archive, jobs=2, environment=environment)
    assert archive.site() == reference


def test_the_order_in_which_files_were_written_does_not_show(
    archive: Archive, reference: dict[str, bytes]
) -> None:
    write_corpus(archive, backwards=True)
    archive.build()
    assert archive.site() == reference


def test_what_a_site_was_built_over_does_not_show(archive: Archive, reference: dict[str, bytes]) -> None:
    write_corpus(archive)
    for number in range(0, DIGESTS, 7):
        archive.put(path_of(number, "zh"), source_of(number, "zh", change="青舟也在。"))
    archive.put("content/2026/2026-11-11-spare.zh.md", "# 多出来的\n\n海望。\n".encode())
    archive.build(jobs=2)
    assert archive.site() != reference
    archive.delete("content/2026/2026-11-11-spare.zh.md")
    write_corpus(archive)
    archive.build()
    assert archive.site() == reference


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_history_of_changes_ends_in_the_bytes_of_a_first_build(archive: Archive, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(8):
        for lang in ("zh", "en"):
            archive.put(path_of(number, lang), source_of(number, lang))
    write_register(archive, chance)
    archive.build()
    for step in range(6):
        change(archive, chance)
        archive.build()
        twin = archive.twin(f"step-{step}")
        twin.build()
        assert archive.site() == twin.site()


def change(archive: Archive, chance: random.Random) -> None:
    """Add, change or delete some editions, or rewrite the register."""
    for _ in range(chance.randint(1, 3)):
        number, lang = chance.randrange(12), chance.choice(["zh", "en"])
        path = path_of(number, lang)
        if (archive.root / path).exists() and chance.random() < 0.4:
            archive.delete(path)
        else:
            archive.put(path, source_of(number, lang, chance.choice(["", "青舟", " Haiwang", " 完。"])))
    if chance.random() < 0.3:
        write_register(archive, chance)


def write_register(archive: Archive, chance: random.Random) -> None:
    names = chance.sample(["兰汀", "青舟", "海望", "Haiwang", "Lanting", "河水", "新闻"], 4)
    text = "".join(f'[e{number}]\nkind = "company"\nname = "{name}"\n' for number, name in enumerate(names))
    archive.put("content/entities/all.toml", text.encode())
