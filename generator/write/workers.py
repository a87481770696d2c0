"""A map over processes.

Where the platform can fork, workers inherit the function and the items, and are sent indexes only:
an archive of 200,000 stories is never copied through a pipe. Elsewhere the map runs in this process,
with the same results.
"""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items a pool costs more than it saves.
_FEWEST = 64
_CHUNKS_PER_JOB = 16
_LARGEST_CHUNK = 50

# What forked workers inherit: set just before the fork, and read by them only.
_inherited: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def default_jobs() -> int:
    """As many processes as this one may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def no_collections() -> Iterator[None]:
    """No garbage collection while an archive is loaded: it would look at every value again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def map_in_workers(
    function: Callable[[Item], Result], items: Sequence[Item], jobs: int, *, fewest: int = _FEWEST
) -> Iterator[Result]:
    """The result of `function` for each of `items`, in order, made by `jobs` processes.

    `function` may be a closure. What it raises is raised here, and ends the map.

    Args:
        fewest: below so many items this process does the work.
    """
    # Collections go on during the map, but do not look at what was there before it: in a worker that
    # would also copy what it shares.
    gc.freeze()
    try:
        if jobs < 2 or len(items) < fewest or "fork" not in multiprocessing.get_all_start_methods():
            yield from _in_this_process(function, items)
        else:
            yield from _forked(function, items, jobs)
    finally:
        gc.unfreeze()


def _in_this_process(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    was_enabled = gc.isenabled()
    gc.enable()
    try:
        yield from map(function, items)
    finally:
        if not was_enabled:
            gc.disable()


def _forked(function: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    global _inherited  # noqa: PLW0603 - the one way to hand a closure to a forked worker
    _inherited = (function, items)
    size = max(1, min(_LARGEST_CHUNK, len(items) // (jobs * _CHUNKS_PER_JOB)))
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(
            jobs, mp_context=context, initializer=_start, initargs=(os.getpid(),)
        ) as pool:
            futures: list[Future[list[Any]]] = [
                pool.submit(_run, start, start + size) for start in range(0, len(items), size)
            ]
            try:
                for number, future in enumerate(futures):
                    yield from future.result()
                    futures[number] = Future()  # lets go of the results
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
    finally:
        _inherited = None


def _start(parent: int) -> None:
    """Make a worker ready: it ends with its parent, and Ctrl-C is for the parent, which then ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    gc.enable()


def _end_with(parent: int) -> None:
    """End this process when `parent` is gone; a worker that waits for work would hold its lock for ever."""
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)


def _run(start: int, stop: int) -> list[Any]:
    assert _inherited is not None
    function, items = _inherited
    return [function(item) for item in items[start:stop]]
