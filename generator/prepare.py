"""Every source read and linked: in workers, and from the cache where it has not changed."""

import hashlib
import os
import pickle
from collections.abc import Sequence
from pathlib import Path

from generator.config import Config
from generator.fingerprints import fingerprint
from generator.link.edition import link_edition
from generator.link.names import index_names
from generator.model.digest import LinkedEdition
from generator.model.entity import Register
from generator.model.problem import Problem
from generator.model.progress import Tell
from generator.read.edition import read_edition
from generator.read.scan import Source
from generator.write.cache import Cache, PreparedRow, load
from generator.write.packed import packed
from generator.write.workers import map_in_workers

Prepared = tuple[LinkedEdition | None, tuple[Problem, ...]]


def prepare(
    root: Path,
    sources: Sequence[Source],
    register: Register,
    config: Config,
    code: str,
    cache: Cache,
    jobs: int,
    tell: Tell,
) -> tuple[list[LinkedEdition], list[Problem]]:
    """The linked edition of every source that has one, in the order of `sources`, and all their problems.

    Args:
        code: stands for the code; with the register and some settings it decides what a source becomes.
    """
    named = [entity.named for entity in register.entities]
    basis = fingerprint(code, named, config.html, config.languages, config.timezone)
    stamps = {source.path: repr(source) for source in sources}
    found = _known(stamps, basis, cache)
    needed = [source.path for source in sources if source.path not in found]
    names = index_names(register)

    def prepared(path: str) -> PreparedRow:
        source = (root / path).read_bytes()
        edition, problems = read_edition(source, path, config)
        if edition is None:
            return PreparedRow(path, stamps[path], basis, pickle.dumps((None, problems)), "", b"")
        # The date, the slug and the language may come from the name of the file.
        digest = hashlib.blake2b(os.fsencode(path), digest_size=16, key=basis.encode())
        digest.update(b"\0" + source)
        linked, body, doubts = link_edition(edition, names, digest.hexdigest())
        data = pickle.dumps((packed(linked), (*problems, *doubts)))
        return PreparedRow(path, stamps[path], basis, data, linked.body, pickle.dumps(body))

    for done, row in enumerate(map_in_workers(prepared, needed, jobs), 1):
        cache.keep_prepared(row)
        found[row.path] = pickle.loads(row.data)
        tell("read", done, len(needed))
    cache.commit()
    read = [found[source.path] for source in sources]
    problems = [problem for _, each in read for problem in each]
    return [edition for edition, _ in read if edition], problems


def _known(stamps: dict[str, str], basis: str, cache: Cache) -> dict[str, Prepared]:
    """What the cache has of the sources that are as they were; those that are no more are forgotten."""
    found: dict[str, Prepared] = {}
    gone = []
    for path, stamp, known_basis, data in cache.prepared():
        if path not in stamps:
            gone.append(path)
        elif stamp == stamps[path] and known_basis == basis:
            found[path] = load(data)
    cache.forget_sources(gone)
    return found
