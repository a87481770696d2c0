"""Markdown of digests: the only package that knows markdown-it.

`blocks()` is all that the rest of the project calls; `rules` holds what this project parses
differently from CommonMark, and why.
"""

from generator.markdown.block import Block, Item
from generator.markdown.blocks import Parsed, blocks
from generator.markdown.rules import unwrapped

__all__ = ["Block", "Item", "Parsed", "blocks", "unwrapped"]
