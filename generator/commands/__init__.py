"""Beside the pipeline: what the commands do that build nothing."""
