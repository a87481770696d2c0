"""Search in Firefox, from a host and from a disk: the same answers as those of the Python reader."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.search.reader import Reader
from tests.browser.test_search_engine import as_answered, as_asked, questions
from tests.browser.unwatched import find_firefox, firefox_command, reported

_PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><script src="assets/%s"></script><script>
(async () => {
    let told;
    try {
        const reader = await wenzhaiIndex.Reader.open(wenzhaiIndex.loader("search/", "", "1"));
        told = [];
        for (const question of %s) {
            const {candidates, ...answer} = await reader.answer(question);
            answer.facets = question.limit === 20 ? await reader.facets(candidates) : null;
            told.push(answer);
        }
    } catch (fault) {
        told = String(fault);
    }
    await fetch(location.search.slice(1), {method: "POST", mode: "no-cors", body: JSON.stringify(told)});
})();
</script></html>"""


@pytest.mark.parametrize("from_disk", [False, True], ids=["host", "disk"])
def test_firefox_gives_the_same_answers(searchable: Path, *, from_disk: bool) -> None:
    program = find_firefox()
    if program is None:
        message = "There is no Firefox on this machine; on Debian: apt install firefox-esr."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    asked = questions()
    script = next((searchable / "assets").glob("search.*.js")).name
    page = searchable / "firefox.html"
    page.write_text(
        _PAGE % (script, json.dumps([as_asked(question) for question in asked])), encoding="utf-8"
    )
    try:
        told: list[dict[str, Any]] = reported(
            firefox_command, program, searchable, page.name, from_disk=from_disk, seconds=180
        )
    finally:
        page.unlink()
    reader = Reader(lambda name: (searchable / "search" / name).read_bytes())
    for question, answer in zip(asked, told, strict=True):
        assert answer == as_answered(reader, question), question
