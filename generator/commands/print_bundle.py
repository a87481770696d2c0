"""Bundles as lines for people."""

from generator.commands.bundle import Bundle
from generator.report import printable

_UNITS = ("bytes", "kB", "MB", "GB")


def summary(bundle: Bundle) -> str:
    """Where a bundle is, how many files it holds, how large it is packed and unpacked."""
    files, unpacked, packed = bundle.sizes
    noun = "file" if files == 1 else "files"
    sizes = f"{_size(packed)} ({_size(unpacked)} unpacked)"
    return f"{printable(str(bundle.path))}: {files:,} {noun}, {sizes}"


def _size(count: float) -> str:
    """`4.2 MB`: a number of bytes with the SI unit that makes it short."""
    unit = _UNITS[0]
    for larger in _UNITS[1:]:
        if count < 1000:
            break
        count, unit = count / 1000, larger
    return f"{count:,.0f} {unit}" if unit == _UNITS[0] or count >= 100 else f"{count:.1f} {unit}"
