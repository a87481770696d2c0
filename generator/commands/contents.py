"""An archive as commands look at it: read, linked and paired as a build does it, from the same cache.

Nothing of it is published.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator.config import Config, load_config
from generator.fingerprints import code_fingerprint
from generator.link.pairs import pair
from generator.model.digest import Digest, LinkedEdition
from generator.model.entity import Register
from generator.model.problem import Problem, Severity, in_order
from generator.model.progress import Tell
from generator.plan.archive import newest_first
from generator.prepare import prepare
from generator.read.entities import read_register
from generator.read.scan import scan
from generator.write.cache import Cache, SpoiltError, open_cache
from generator.write.lock import locked
from generator.write.workers import no_collections
from generator.writings import with_writings

Answer = TypeVar("Answer")


class Content(NamedTuple):
    """An archive, read and linked.

    Attributes:
        known: the register with the writings that it is looked for by beside those that it lists.
        digests: without drafts, the newest first.
        drafts: the editions that are drafts.
        problems: the errors of the register and of the sources; a source with one is missing here.
    """

    root: Path
    config: Config
    register: Register
    known: Register
    digests: tuple[Digest, ...]
    drafts: tuple[LinkedEdition, ...]
    problems: tuple[Problem, ...]
    cache: Cache
    jobs: int
    tell: Tell

    @property
    def keys(self) -> dict[str, str]:
        """The key of its digest for each edition, by path; without drafts."""
        return {each.edition.path: digest.key for digest in self.digests for each in digest.editions}


def ask(root: Path, jobs: int, tell: Tell, question: Callable[[Content], Answer]) -> Answer:
    """What `question` answers of the archive at `root`.

    Raises:
        ConfigError, BusyError, OSError: the archive cannot be read.
        Exception: what `question` raises.
    """
    try:
        return _ask(root, jobs, tell, question, afresh=False)
    except SpoiltError:
        return _ask(root, jobs, tell, question, afresh=True)


def _ask(root: Path, jobs: int, tell: Tell, question: Callable[[Content], Answer], *, afresh: bool) -> Answer:
    config = load_config(root)
    with no_collections(), locked(root), open_cache(root, afresh=afresh) as cache:
        register, register_problems = read_register(root)
        sources, _, name_problems = scan(root)
        code = code_fingerprint()
        known = with_writings(register, code, cache)
        read, read_problems = prepare(root, sources, known, config, code, cache, jobs, tell)
        digests, pair_problems = pair((each for each in read if not each.header.draft), config.languages[0])
        problems = in_order((*name_problems, *register_problems, *read_problems, *pair_problems))
        content = Content(
            root=root,
            config=config,
            register=register,
            known=known,
            digests=newest_first(digests),
            drafts=tuple(each for each in read if each.header.draft),
            problems=tuple(each for each in problems if each.severity is Severity.ERROR),
            cache=cache,
            jobs=jobs,
            tell=tell,
        )
        return question(content)
