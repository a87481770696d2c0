"""Beside the pipeline: exports of other programs become clean digests."""
