"""Text compressed beforehand, which a host may send in place of the file. Owns brotli and zstandard.

An encoder is imported when it is first needed, and brotli and zstandard need not be there before. Each works
at the level beyond which pages get hardly smaller: the last one of Brotli takes three times as long for 2%.
"""
# ruff: noqa: PLC0415 -- see above

import sys
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.config import SETTINGS, ConfigError
from generator.model.hosting import Encoding

_TEXT = frozenset(".html .css .js .json .xml .txt .svg .webmanifest .opml".split())
# What is smaller fits in a packet as it is.
_SMALLEST = 1024  # bytes


class Encoder(NamedTuple):
    """What compresses to one encoding.

    Attributes:
        version: what it is; another one may give other bytes.
        compress: gives the same bytes for the same bytes.
    """

    encoding: Encoding
    version: str
    compress: Callable[[bytes], bytes]


def is_worth_compressing(address: str, size: int) -> bool:
    """Whether a file of the site is of text, and of so many bytes that fewer matter."""
    return size >= _SMALLEST and PurePosixPath(address).suffix in _TEXT


def encoders(encodings: Sequence[Encoding]) -> tuple[Encoder, ...]:
    """What compresses to each of `encodings`.

    Raises:
        ConfigError: a package for one is not installed.
    """
    try:
        return tuple(_ENCODERS[encoding]() for encoding in encodings)
    except ModuleNotFoundError as fault:
        raise ConfigError(
            f'{SETTINGS}: error config/value: "precompress" needs {fault.name}, which is not installed. '
            'Install it with "pip install wenzhai[compress]".'
        ) from fault


def _gzip() -> Encoder:
    """RFC 1952, without a time."""
    import gzip
    import zlib

    version = f"zlib {zlib.ZLIB_RUNTIME_VERSION}, Python {sys.version}"
    return Encoder(Encoding.GZIP, version, lambda data: gzip.compress(data, 9, mtime=0))


def _brotli() -> Encoder:
    """RFC 7932."""
    import brotli

    version = f"brotli {brotli.__version__}"
    return Encoder(Encoding.BROTLI, version, lambda data: brotli.compress(data, quality=10))


def _zstandard() -> Encoder:
    """RFC 8878."""
    import zstandard

    version = f"zstandard {zstandard.__version__}"
    return Encoder(
        Encoding.ZSTANDARD, version, lambda data: zstandard.ZstdCompressor(level=15).compress(data)
    )


_ENCODERS: dict[Encoding, Callable[[], Encoder]] = {
    Encoding.GZIP: _gzip,
    Encoding.BROTLI: _brotli,
    Encoding.ZSTANDARD: _zstandard,
}
