"""Wall time, processor time and peak memory of a command with all its processes."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_INTERVAL = 0.05  # seconds between two samples
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What a command cost."""

    seconds: float  # wall time from start to end
    cpu_seconds: float  # user and system time of all its processes: tells a slow build from a busy machine
    peak_bytes: int  # highest memory of all its processes together


def measure(command: list[str], cwd: Path) -> Measurement:
    """Run `command` in `cwd` and measure it; a non-zero exit code raises with the end of what it printed.

    Memory is sampled every 50 ms over the processes of the session that the command leads. As long as that is
    one process, its RSS counts. From two on the sum of their PSS counts, so that a page shared since a fork
    is counted once and not in every worker; RSS stands in where PSS cannot be read. What falls between
    samples is caught as far as the kernel keeps it: the peak is at least the highest RSS of any process.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, stdout=printed, stderr=subprocess.STDOUT, start_new_session=True
        )
        with _Sampler(process.pid) as sampler:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait for it once more
        if process.returncode:
            printed.seek(0)
            tail = printed.read()[-2_000:]
            raise RuntimeError(f"{' '.join(command)} exited with {process.returncode}:\n{tail}")
    return Measurement(
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_bytes=max(sampler.peak, usage.ru_maxrss * 1024),
    )


class _Sampler:
    """A thread that watches the memory of a session while the `with` block lasts."""

    def __init__(self, session: int) -> None:
        self.peak = 0  # bytes
        self._session = session
        self._done = Event()
        self._thread = Thread(target=self._watch)

    def __enter__(self) -> _Sampler:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        pause = 0.0
        while not self._done.wait(pause):
            start = time.perf_counter()
            self.peak = max(self.peak, _session_bytes(self._session))
            # To tell PSS the kernel walks every page; rarer samples keep that below a tenth of a core.
            pause = max(_INTERVAL, 10 * (time.perf_counter() - start))


def _session_bytes(session: int) -> int:
    everything = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit())
    processes = [entry for entry in everything if _session(int(entry.name)) == session]
    return sum(_bytes(process, shared=len(processes) > 1) for process in processes)


def _session(process: int) -> int | None:
    try:
        return os.getsid(process)
    except ProcessLookupError:  # it has ended since the listing
        return None


def _bytes(process: Path, *, shared: bool) -> int:
    """PSS of a process that may share pages with others, else RSS; 0 once it has ended."""
    if shared:
        with suppress(OSError):
            for line in (process / "smaps_rollup").read_text(encoding="ascii").splitlines():
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    with suppress(OSError):
        return int((process / "statm").read_text(encoding="ascii").split()[1]) * _PAGE
    return 0
