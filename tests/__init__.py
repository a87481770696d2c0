"""Tests; `tests.archive` writes the archives that they build."""
