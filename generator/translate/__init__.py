"""Beside the pipeline: translations compared with their originals."""
