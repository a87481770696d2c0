"""Beside the pipeline: names that the register lacks are found in stories, gathered, and ranked."""
