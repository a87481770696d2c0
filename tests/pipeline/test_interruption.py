"""Builds that are killed, that run out of disk, or that find their cache spoilt.

Whatever happens, the site is a complete old one or a complete new one, and the next build succeeds.
"""

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive import Archive
from tests.pipeline.corpus import write_corpus
from tests.pipeline.disks import sealed, small_disk
from tests.pipeline.process import run, start
from tests.pipeline.sample import SAMPLE

QUAY = "content/2026/2026-03-02-quay.zh.md"
NEWER = """\
-- content/2026/2026-04-01-lock.zh.md --
---
title: 船闸修好
date: 2026-04-01
---

### 海望修好船闸

海望用了三天。
-- content/media/lock.svg --
<svg/>
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and mounts of POSIX")


@pytest.fixture
def built(archive: Archive) -> Archive:
    archive.write(SAMPLE)
    assert archive.build().published
    return archive


def go_back(archive: Archive) -> None:
    """The content before the change, and the site that was built from it."""
    shutil.rmtree(archive.root / "content")
    archive.write(SAMPLE)
    archive.build()


def go_on(archive: Archive) -> None:
    """A change of every sort: a digest more, an edition less, a new title, a picture."""
    archive.write(NEWER)
    archive.delete("content/2026/2026-03-05-ferry.en.md")
    archive.edit(QUAY, "title: 新码头开放", "title: 新码头启用")


def neighbours(archive: Archive) -> list[str]:
    return sorted(each.name for each in archive.root.iterdir())


# Kills

Watch = Callable[[str, tuple[object, ...]], bool]


def dies(archive: Archive, fatal: Watch) -> bool:
    """Build in a process that is killed just before the first operation that is `fatal`.

    The operations are those that Python audits: every file opened, linked, renamed or deleted.
    """
    child = os.fork()
    if child == 0:
        sys.addaudithook(
            lambda event, args: os.kill(os.getpid(), signal.SIGKILL) if fatal(event, args) else None
        )
        try:
            archive.build()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def nth_operation(number: int) -> Watch:
    seen = 0

    def fatal(event: str, _args: tuple[object, ...]) -> bool:
        nonlocal seen
        seen += event == "open" or event.startswith(("os.", "shutil.", "sqlite3.", "ctypes."))
        return seen == number

    return fatal


def count_operations(archive: Archive) -> int:
    low, high = 1, 2
    while dies(archive, nth_operation(high)):
        go_back(archive)
        go_on(archive)
        low, high = high, 2 * high
    while low + 1 < high:
        go_back(archive)
        go_on(archive)
        middle = (low + high) // 2
        low, high = (middle, high) if dies(archive, nth_operation(middle)) else (low, middle)
    return low


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(built: Archive) -> None:
    old = built.site()
    go_on(built)
    operations = count_operations(built)
    built.build()
    new = built.site()
    assert new != old
    # All over the build, and every one of the last, where the sites change places.
    moments = sorted({*range(1, operations, operations // 16), *range(operations - 16, operations + 1)})
    left = []
    for moment in moments:
        go_back(built)
        assert built.site() == old
        go_on(built)
        assert dies(built, nth_operation(moment)), f"ended before operation {moment}"
        left.append(built.site())
        assert left[-1] in (old, new), f"killed before operation {moment} of {operations}"
        report = built.build()
        assert (report.published, built.site()) == (True, new), f"after a kill before operation {moment}"
        assert neighbours(built) == [".cache", "content", "site"]
    assert old in left
    assert new in left, "no kill came after the exchange"


def test_a_first_build_that_is_killed_leaves_no_site_or_a_whole_one(archive: Archive) -> None:
    archive.write(SAMPLE)
    whole = archive.twin("whole")
    whole.build()
    for moment in range(10, 400, 40):
        shutil.rmtree(archive.output, ignore_errors=True)
        shutil.rmtree(archive.root / ".cache", ignore_errors=True)
        dies(archive, nth_operation(moment))
        assert archive.site() in ({}, whole.site())
        archive.build()
        assert archive.site() == whole.site()


def test_several_processes_killed_together_at_random_leave_a_whole_site(archive: Archive) -> None:
    write_corpus(archive)
    archive.build()
    old = archive.site()
    archive.write(NEWER)
    whole = archive.twin("whole")
    whole.build()
    chance = random.Random(20260425)
    for _ in range(6):
        # Without a cache everything is read and rendered anew, so that there is time to be killed in.
        (archive.root / ".cache" / "wenzhai.sqlite").unlink(missing_ok=True)
        with start(archive, "print(flush=True)\nbuild(order)\n", jobs=2) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.6))
            os.killpg(process.pid, signal.SIGKILL)
        assert archive.site() in (old, whole.site())
    archive.build(jobs=2)
    assert archive.site() == whole.site()


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_workers_end_with_the_build_that_started_them_and_let_go_of_the_lock(
    archive: Archive, name: str
) -> None:
    write_corpus(archive)
    tell = "build(order, lambda step, *_: print(step, flush=True))\n"
    with start(archive, tell, jobs=2) as process:
        assert process.stdout
        assert process.stdout.readline() == "read\n"
        process.send_signal(signal.Signals[name])
        process.wait()
        ended = ends(process.pid)
        if not ended:
            os.killpg(process.pid, signal.SIGKILL)
    assert ended, "a worker has outlived its build"
    assert archive.build().published


def ends(group: int) -> bool:
    """Whether the processes of `group` end of themselves; on a busy machine that may take a while."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_repository_in_the_output_survives_a_kill_between_the_exchange_and_its_move(built: Archive) -> None:
    built.write("-- site/.git/HEAD --\nref\n")
    go_on(built)
    assert dies(built, lambda event, args: event == "os.rename" and str(args[0]).endswith("/.git"))
    built.build()
    built.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    built.build()
    assert (built.output / ".git" / "HEAD").exists()


def test_an_old_site_left_aside_between_two_renames_is_put_back(built: Archive) -> None:
    # Where folders cannot be exchanged in one step, this is what a kill between the two steps leaves.
    old = built.site()
    built.output.rename(built.root / ".site.last")
    (built.root / ".site.next").mkdir()
    report = built.build()
    assert (report.published, report.written) == (True, 0)
    assert built.site() == old
    assert neighbours(built) == [".cache", "content", "site"]


# Disks


def test_a_full_disk_leaves_the_old_site(built: Archive) -> None:
    disk = built.root / "disk"
    with small_disk(disk, "1m"):
        built.build(output=disk / "site")
        before = {path: path.read_bytes() for path in disk.rglob("*.html")}
        built.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
        built.put("content/media/large.bin", os.urandom(2_000_000))
        with pytest.raises(OSError, match="No space left on device"):
            built.build(output=disk / "site")
        assert {path: path.read_bytes() for path in disk.rglob("*.html")} == before
        assert [each.name for each in disk.iterdir()] == ["site"]
        built.delete("content/media/large.bin")
        assert built.build(output=disk / "site").published


def test_a_file_that_the_disk_takes_only_in_part_leaves_the_old_site(built: Archive) -> None:
    before = built.identities()
    built.put("content/media/large.bin", os.urandom(2_000_000))
    limited = """
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    build(order)
except OSError as fault:
    print(os.strerror(fault.errno))
"""
    assert run(built, limited) == "File too large\n"
    assert built.identities() == before
    assert neighbours(built) == [".cache", "content", "site"]


# The cache


def test_a_cache_that_cannot_be_written_to_leaves_the_old_site(built: Archive) -> None:
    before = built.identities()
    built.edit(QUAY, "它在清晨靠岸。", "它在黄昏靠岸。")
    with (
        sealed(built.root / ".cache"),
        pytest.raises(OSError, match=r"Read-only file system|Permission denied"),
    ):
        built.build()
    assert built.identities() == before
    assert built.build().rendered == 4  # the edition, the page with both, and the search pages


def test_a_file_in_the_place_of_the_cache_is_an_error_that_names_it(archive: Archive) -> None:
    archive.write(SAMPLE)
    shutil.rmtree(archive.root / ".cache")
    archive.write("-- .cache --\nmine\n")
    with pytest.raises(OSError, match=r"\.cache"):
        archive.build()
    assert (archive.root / ".cache").read_text() == "mine\n"


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def blank(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:4096] + bytes(len(data) - 4096))


def execute(*statements: str) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        connection = sqlite3.connect(file)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    return spoil


WHOLE_CACHE = {
    "no SQLite": lambda file: file.write_bytes(b"\x00garbage" * 1000),
    "empty": lambda file: file.write_bytes(b""),
    "cut in half": cut,
    "of another version": execute("PRAGMA user_version = 99"),
    "without a table": execute("DROP TABLE page"),
}
PART_OF_CACHE = {
    "blank but for its first page": blank,
    "with a table of another shape": execute("DROP TABLE edition", "CREATE TABLE edition (x)"),
    "with an edition that cannot be loaded": execute("UPDATE edition SET data = x'80059500'"),
    "with a report that cannot be loaded": execute("UPDATE published SET report = x'80059500'"),
    "with a body that cannot be loaded": execute("UPDATE body SET data = x'80059500'"),
    "without the bodies": execute("DELETE FROM body"),
}


def assert_made_anew(built: Archive, spoil: Callable[[Path], object]) -> None:
    """A build over a spoilt cache, of content as it was and of other content, is as one without a cache."""
    for base_url in ("", "https://ferry.example/"):
        spoil(built.root / ".cache" / "wenzhai.sqlite")
        whole = built.twin(f"whole{len(base_url)}")
        whole.build(base_url=base_url)
        assert built.build(base_url=base_url).published
        assert built.site() == whole.site()
        assert built.build(base_url=base_url).written == 0


@pytest.mark.parametrize("name", WHOLE_CACHE)
def test_a_cache_that_is_none_is_made_anew(built: Archive, name: str) -> None:
    assert_made_anew(built, WHOLE_CACHE[name])


@pytest.mark.parametrize("name", PART_OF_CACHE)
def test_a_cache_with_a_spoilt_part_is_made_anew(built: Archive, name: str) -> None:
    assert_made_anew(built, PART_OF_CACHE[name])
