"""The golden site is what it was, byte for byte."""

import difflib
from pathlib import Path

import pytest

from tests.golden.regenerate import EXPECTED, build_golden, golden_files

HOW = "If that is meant: python -m tests.golden.regenerate, and review the diff."
LONGEST_DIFF = 60


def test_the_golden_site_is_built_as_it_is_kept(tmp_path: Path) -> None:
    _, site = build_golden(tmp_path)
    built, kept = golden_files(site), golden_files(EXPECTED)
    told = [f"{address}: no longer built" for address in sorted(kept.keys() - built.keys())]
    told += [f"{address}: new" for address in sorted(built.keys() - kept.keys())]
    for address in sorted(built.keys() & kept.keys()):
        if built[address] != kept[address]:
            told += difference(address, kept[address], built[address])
    if told:
        more = [f"… and {len(told) - LONGEST_DIFF} lines more"] if len(told) > LONGEST_DIFF else []
        pytest.fail("\n".join((*told[:LONGEST_DIFF], *more, HOW)), pytrace=False)


def difference(address: str, kept: bytes, built: bytes) -> list[str]:
    lines = kept.decode().splitlines(), built.decode().splitlines()
    return list(difflib.unified_diff(*lines, f"kept/{address}", f"built/{address}", lineterm="", n=1))
