"""Pictures of other hosts, fetched for a bundle when its maker asks for it: the one way to the network.

A picture that was fetched is kept, so that the next bundle has the same one and asks nobody.
"""

import hashlib
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

# Formats by their first bytes. SVG is not among them: opened by itself it may run a script.
_FORMATS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "webp"),
    (re.compile(rb"....ftypavif", re.DOTALL), "avif"),
)
_LARGEST = 20 << 20
_SECONDS = 30
_AT_ONCE = 8


class Picture(NamedTuple):
    """A picture in the bundle: its name there, and its bytes."""

    name: str
    data: bytes


class Missing(NamedTuple):
    """A picture that cannot be had, and why."""

    reason: str


class _UnfitError(Exception):
    """What came is no picture that a page can show; the message says why."""


def fetch_pictures(
    urls: Iterable[str], store: Path, tell: Callable[[int, int], None]
) -> Iterator[tuple[str, Picture | Missing]]:
    """The picture at each of `urls`, from `store` or from its host.

    Args:
        store: a folder that keeps what was fetched.
        tell: is told how many are done, and how many there are.
    """
    wanted = sorted(set(urls))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done, found in enumerate(pool.map(lambda url: _picture(url, store), wanted), 1):
            tell(done, len(wanted))
            yield wanted[done - 1], found


def _picture(url: str, store: Path) -> Picture | Missing:
    kept = store / hashlib.blake2b(url.encode(), digest_size=16).hexdigest()
    try:
        data = kept.read_bytes() if kept.is_file() else _fetched(url)
        found = Picture(f"pictures/{hashlib.blake2b(data, digest_size=8).hexdigest()}.{_format(data)}", data)
    except (urllib.error.URLError, HTTPException, TimeoutError, ConnectionError, ValueError) as fault:
        return Missing(str(getattr(fault, "reason", fault)) or type(fault).__name__)
    except _UnfitError as fault:
        return Missing(str(fault))
    if not kept.is_file():
        store.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(".part")
        half.write_bytes(data)
        half.replace(kept)
    return found


def _fetched(url: str) -> bytes:
    address = url if "://" in url else f"https:{url}"
    if not address.startswith(("https://", "http://")):
        raise _UnfitError("no address of a web host")
    request = urllib.request.Request(_ascii(address), headers={"User-Agent": "wenzhai", "Accept": "image/*"})
    with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
        data: bytes = answer.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise _UnfitError(f"larger than {_LARGEST >> 20} MB")
    return data


def _ascii(address: str) -> str:
    """The address with what is not ASCII in its path escaped; a host in other letters stays a fault."""
    return re.sub("[^!-~]+", lambda match: quote(match[0]), address)


def _format(data: bytes) -> str:
    for beginning, name in _FORMATS:
        if beginning.match(data):
            return name
    raise _UnfitError("not a PNG, JPEG, GIF, WebP or AVIF picture")
