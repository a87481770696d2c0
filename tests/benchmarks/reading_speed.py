"""What reading and linking cost beside markdown-it-py, which only parses the same files to HTML.

python -m tests.benchmarks.reading_speed [--digests 100]
"""

from __future__ import annotations

import argparse
import gc
import pickle
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from generator.config import load_config
from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.model.digest import Body, Edition, LinkedEdition
from generator.read.edition import read_edition
from generator.read.entities import read_register
from generator.write.packed import packed
from tests.benchmarks.corpus import write_corpus

# The best of so many runs counts: another program on the machine makes a run slower, nothing makes it faster.
_RUNS = 5


def main() -> None:
    """Print the processor time of each stage for a file, and its ratio to that of the peer."""
    parser = argparse.ArgumentParser(description="Reading and linking beside markdown-it-py.")
    parser.add_argument("--digests", type=int, default=100)
    digests = parser.parse_args().digests
    with tempfile.TemporaryDirectory(prefix="reading-speed-") as folder:
        corpus = write_corpus(Path(folder), digests)
        files = [(str(path.relative_to(corpus.root)), path.read_bytes()) for path in corpus.editions]
        config = load_config(corpus.root)
        names = index_names(read_register(corpus.root)[0])
    texts = [data.decode() for _, data in files]
    peer = MarkdownIt("commonmark").enable("table")
    editions = [_edition(read_edition(data, path, config)[0]) for path, data in files]
    linked = [link_edition(edition, names, "")[:2] for edition in editions]
    kept = [_kept(*each) for each in linked]
    gc.freeze()  # as the workers of a build do: what is there already is not looked at again
    costs = {
        "markdown-it-py": _cost(lambda: [peer.render(text) for text in texts]),
        "read": _cost(lambda: [read_edition(data, path, config) for path, data in files]),
        "link": _cost(lambda: [link_edition(edition, names, "") for edition in editions]),
        "keep": _cost(lambda: [_kept(*each) for each in linked]),
        "load": _cost(lambda: [pickle.loads(edition) for edition, _ in kept]),
    }
    print(f"{len(files)} files       ms/file  to the peer")
    for stage, seconds in costs.items():
        each, ratio = seconds / len(files) * 1e3, seconds / costs["markdown-it-py"]
        print(f"{stage:15}  {each:7.3f}  {ratio:11.3f}")


def _edition(edition: Edition | None) -> Edition:
    assert edition is not None
    return edition


def _kept(edition: LinkedEdition, body: Body) -> tuple[bytes, bytes]:
    """An edition as the cache keeps it."""
    return pickle.dumps(packed(edition)), pickle.dumps(body)


def _cost(work: Callable[[], object]) -> float:
    """The processor time of `work`, in seconds."""
    costs = []
    for _ in range(_RUNS):
        start = time.process_time()
        work()
        costs.append(time.process_time() - start)
    return min(costs)


if __name__ == "__main__":
    main()
