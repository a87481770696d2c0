"""What stands for many values in the cache: a hash of them."""

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

_PACKAGES = (
    "markdown-it-py",
    "mdit-py-plugins",
    "jinja2",
    "markupsafe",
    "babel",
    "nh3",
    "lxml",
    "opencc",
    "pystemmer",
)


def fingerprint(*parts: object) -> str:
    """A hash of `parts`, which must print alike in every process."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def code_fingerprint() -> str:
    """A hash of the project's own code and of the packages that decide what a page looks like."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    packages = [version(name) for name in _PACKAGES]
    return fingerprint(sys.version_info, packages, *((path.name, path.read_bytes()) for path in files))
