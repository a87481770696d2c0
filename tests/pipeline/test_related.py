"""Related stories in a site: the same whoever builds it, and there after any history."""

from pathlib import Path

import pytest

from tests.archive import Archive
from tests.pipeline.process import run

ARCHIVE = Path(__file__).parents[1] / "cases" / "related" / "northbank.txt"


@pytest.fixture
def northbank(archive: Archive) -> Archive:
    """An archive in which stories are followed over three months."""
    archive.write(ARCHIVE.read_text(encoding="utf-8"))
    return archive


def test_no_order_of_chance_shows_in_threads(northbank: Archive) -> None:
    twin = northbank.twin("twin")
    run(northbank, jobs=1, environment={"PYTHONHASHSEED": "1"})
    run(twin, jobs=2, environment={"PYTHONHASHSEED": "2"})
    site = northbank.site()
    assert sum(data.count(b'class="thread"') for data in site.values()) > 40
    assert twin.site() == site


def test_an_archive_that_grew_digest_by_digest_has_the_threads_of_one_built_at_once(
    northbank: Archive,
) -> None:
    twin = northbank.twin("grown")
    sources = sorted((twin.root / "content" / "2026").iterdir())
    texts = {path: path.read_bytes() for path in sources}
    for path in sources[3:]:
        path.unlink()
    for count in range(3, len(sources), 4):
        for path in sources[count : count + 4]:
            path.write_bytes(texts[path])
        twin.build()
    northbank.build()
    assert twin.site() == northbank.site()


def test_a_story_in_the_middle_that_goes_takes_its_place_in_the_thread_with_it(northbank: Archive) -> None:
    northbank.build()
    last = "zh/2026/03/16/settled.html"
    assert "#singers-hearing" in northbank.site()[last].decode()
    northbank.delete(*(f"content/2026/2026-02-20-court.{lang}.md" for lang in ("zh", "en")))
    northbank.build()
    site = northbank.site()
    assert "#singers-hearing" not in site[last].decode()
    assert '2026/01/16/voices.html#singers-sue"' in site[last].decode()
    assert '2026/03/16/settled.html#singers-settle"' in site["zh/2026/01/16/voices.html"].decode()
